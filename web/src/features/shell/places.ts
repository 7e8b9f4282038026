import type { ComponentType } from 'react';
import { BriefIcon, CalendarIcon, GaugeIcon, GearIcon, GridIcon, HornIcon, ImportIcon, LetterIcon, ListIcon, PenIcon, PeopleIcon, ShieldIcon, TrayIcon, UnitIcon } from '../../components/icons';
import type { Messages } from '../../i18n/zh';
import { isLeader, isOffice, isUnit, reads, works } from './roles';

/** A page that somebody goes to by its name. */
export interface Place {
  readonly to: string;
  readonly Icon: ComponentType;
  readonly name: (words: Messages) => string;
  /** The initials of its Chinese name in pinyin, by which it is found. */
  readonly initials: string;
  readonly group: 'work' | 'plans' | 'administration';
  readonly seenBy: (role: string) => boolean;
}

/** The audit is the auditor's, and his own that of the security administrator. */
const WATCHING = new Set(['auditor', 'securityAdministrator']);

const everybody = (): boolean => true;

/** The pages in the order of the rail; a leader begins with the brief, an office ends with it. */
export const PLACES: readonly Place[] = [
  { to: '/brief', Icon: BriefIcon, name: (words) => words.brief.title, initials: 'ldkb', group: 'work', seenBy: isLeader },
  { to: '/cockpit', Icon: GaugeIcon, name: (words) => words.cockpit.title, initials: 'jsc', group: 'work', seenBy: isOffice },
  { to: '/inbox', Icon: TrayIcon, name: (words) => words.shell.inbox, initials: 'db', group: 'work', seenBy: works },
  { to: '/my-unit', Icon: UnitIcon, name: (words) => words.myUnit.title, initials: 'bdwrw', group: 'work', seenBy: isUnit },
  { to: '/review', Icon: ShieldIcon, name: (words) => words.review.title, initials: 'shxh', group: 'work', seenBy: isOffice },
  { to: '/notices', Icon: LetterIcon, name: (words) => words.notices.title, initials: 'dbd', group: 'work', seenBy: reads },
  { to: '/circulars', Icon: HornIcon, name: (words) => words.circulars.title, initials: 'tbhjb', group: 'work', seenBy: reads },
  { to: '/instructions', Icon: PenIcon, name: (words) => words.instructions.title, initials: 'ps', group: 'work', seenBy: (role) => isOffice(role) || isLeader(role) },
  { to: '/info', Icon: GridIcon, name: (words) => words.submissions.title, initials: 'xxbs', group: 'work', seenBy: reads },
  { to: '/rehearsal', Icon: CalendarIcon, name: (words) => words.rehearsal.title, initials: 'tyrl', group: 'work', seenBy: isOffice },
  { to: '/import', Icon: ImportIcon, name: (words) => words.imports.title, initials: 'drfa', group: 'work', seenBy: isOffice },
  { to: '/brief', Icon: BriefIcon, name: (words) => words.brief.title, initials: 'ldkb', group: 'work', seenBy: isOffice },
  { to: '/plans', Icon: ListIcon, name: (words) => words.plans.title, initials: 'fatz', group: 'plans', seenBy: reads },
  { to: '/units', Icon: UnitIcon, name: (words) => words.units.title, initials: 'dwml', group: 'administration', seenBy: everybody },
  { to: '/accounts', Icon: PeopleIcon, name: (words) => words.accounts.title, initials: 'zhygw', group: 'administration', seenBy: (role) => !reads(role) },
  { to: '/rules', Icon: CalendarIcon, name: (words) => words.rules.title, initials: 'gzyrl', group: 'administration', seenBy: everybody },
  { to: '/audit', Icon: ShieldIcon, name: (words) => words.audit.title, initials: 'czrz', group: 'administration', seenBy: (role) => WATCHING.has(role) },
  { to: '/settings', Icon: GearIcon, name: (words) => words.settings.title, initials: 'grsz', group: 'administration', seenBy: everybody },
];
