import type { LocalDate } from '../kernel/local-date.js';
import type { WorkingCalendar } from '../kernel/working-calendar.js';
import { beginOfNextWorkingDay, beijingTime, releaseAt, type WorkingHours } from './working-hours.js';

/** An inbox entry that waits to be carried out of the house. */
export interface WaitingEntry {
  readonly id: string;
  readonly accountId: string;
  readonly immediate: boolean;
  readonly anyHour: boolean;
}

/** What a person was or will be sent already. */
export interface PersonsMessages {
  /** Messages by the Beijing day they leave on. */
  readonly perDay: ReadonlyMap<LocalDate, number>;
  /** True while a digest of the person collects entries. */
  readonly collecting: boolean;
  /** When the person's last digest left, null when none did. */
  readonly lastDigestAt: Date | null;
}

/** A message to be made; an entry alone, or the entries that join the person's digest. */
export interface GatheredMessage {
  readonly accountId: string;
  readonly entryIds: readonly string[];
  readonly releaseAt: Date;
  readonly day: LocalDate;
}

export interface Gathering {
  readonly alone: readonly GatheredMessage[];
  readonly digests: readonly GatheredMessage[];
}

export interface GatheringRules {
  readonly now: Date;
  readonly hours: WorkingHours;
  readonly calendar: WorkingCalendar;
  /** Messages one person may get on one day, the digest among them. */
  readonly dailyCap: number;
}

/** Two digests of one person leave at least this far apart. */
const DIGEST_PAUSE_MS = 2 * 3_600_000;
const NOTHING: PersonsMessages = { perDay: new Map(), collecting: false, lastDigestAt: null };

/**
 * Which messages carry the entries: immediate ones one each until the person's day is full but for one place, which is kept for the
 * digest; everything else joins the digest. A digest beyond the full day leaves when the next working day begins.
 */
export function gatherEntries(entries: readonly WaitingEntry[], sent: ReadonlyMap<string, PersonsMessages>, rules: GatheringRules): Gathering {
  const alone: GatheredMessage[] = [];
  const digests: GatheredMessage[] = [];
  for (const [accountId, own] of byPerson(entries)) {
    const before = sent.get(accountId) ?? NOTHING;
    const perDay = new Map(before.perDay);
    const joining: WaitingEntry[] = [];
    for (const entry of own) {
      const at = releaseAt(rules.now, rules.hours, rules.calendar, entry.anyHour);
      const { day } = beijingTime(at);
      const taken = perDay.get(day) ?? 0;
      // A digest that collects already has its place.
      const room = rules.dailyCap - (before.collecting ? 0 : 1);
      if (!entry.immediate || taken >= room) {
        joining.push(entry);
        continue;
      }
      perDay.set(day, taken + 1);
      alone.push({ accountId, entryIds: [entry.id], releaseAt: at, day });
    }
    if (joining.length > 0) digests.push({ accountId, entryIds: joining.map(({ id }) => id), ...digestLeaves(joining, before.lastDigestAt, perDay, rules) });
  }
  return { alone, digests };
}

function digestLeaves(entries: readonly WaitingEntry[], lastDigestAt: Date | null, perDay: ReadonlyMap<LocalDate, number>, rules: GatheringRules): Pick<GatheredMessage, 'releaseAt' | 'day'> {
  const pauseEnds = lastDigestAt === null ? rules.now : new Date(Math.max(rules.now.getTime(), lastDigestAt.getTime() + DIGEST_PAUSE_MS));
  const at = releaseAt(pauseEnds, rules.hours, rules.calendar, entries.some((entry) => entry.anyHour));
  const { day } = beijingTime(at);
  if ((perDay.get(day) ?? 0) < rules.dailyCap) return { releaseAt: at, day };
  const next = beginOfNextWorkingDay(day, rules.hours, rules.calendar);
  return { releaseAt: next, day: beijingTime(next).day };
}

function byPerson(entries: readonly WaitingEntry[]): Map<string, WaitingEntry[]> {
  const persons = new Map<string, WaitingEntry[]>();
  for (const entry of entries) {
    const own = persons.get(entry.accountId);
    if (own) own.push(entry);
    else persons.set(entry.accountId, [entry]);
  }
  return persons;
}
