import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { NavLink, Outlet, useLocation } from 'react-router';
import { matters, plans } from '../../api/queries';
import { BriefIcon, CalendarIcon, GaugeIcon, GearIcon, GridIcon, HornIcon, ImportIcon, LetterIcon, ListIcon, MenuIcon, PenIcon, PeopleIcon, ShieldIcon, TrayIcon, UnitIcon } from '../../components/icons';
import { LightShape } from '../../components/pictures/light';
import { Button } from '../../components/ui/button';
import { longDate } from '../../i18n/dates';
import { useLanguage, useWords } from '../../i18n/language';
import { DemoBar } from '../demo/demo-bar';
import { LiveBanner } from '../live/live-banner';
import { PaletteButton } from '../palette/palette-button';
import { PersonMenu } from '../sign-in/person-menu';
import { reviewQueue } from '../review/queries';
import { PageFault } from './page-fault';
import { TourCard } from '../tour/tour-card';
import { useSession } from './session';
import { TrailPlace } from './trail';

/** Roles that have work of their own; administrators see none of it. */
const WORKING = new Set(['liaison', 'clerk', 'unitHead', 'officeClerk', 'officeDirector']);
const UNIT = new Set(['liaison', 'clerk', 'unitHead']);
const READING = new Set([...WORKING, 'leader']);
const OFFICE = new Set(['officeClerk', 'officeDirector']);
/** The audit is the auditor's, and his own that of the security administrator. */
const WATCHING = new Set(['auditor', 'securityAdministrator']);

/** The rail of places, the bar on top, and the page between. */
export function Frame() {
  const words = useWords();
  const { language, speak } = useLanguage();
  const { person, demo, today } = useSession();
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  useEffect(() => setOpen(false), [pathname]);
  return (
    <div className="frame">
      <a className="skip" href="#main">{words.shell.skip}</a>
      <Rail open={open} />
      <div className="body">
        <header className="top">
          <span className="top-menu"><Button kind="plain" aria-label={words.shell.menu} aria-expanded={open} onPress={() => setOpen(!open)}><MenuIcon /></Button></span>
          <TrailPlace />
          {READING.has(person.post.role) && <PaletteButton />}
          <span className="top-date">{longDate(today, language)}</span>
          <Button onPress={() => speak(language === 'zh' ? 'en' : 'zh')}>{words.shell.language}<span className="out-of-sight">{words.shell.languageName}</span></Button>
          <PersonMenu person={person} />
        </header>
        {demo && READING.has(person.post.role) && <DemoBar today={today} />}
        {demo && <TourCard today={today} />}
        {READING.has(person.post.role) && <LiveBanner />}
        <main className="main" id="main" tabIndex={-1}>
          <PageFault key={pathname}><Outlet /></PageFault>
        </main>
      </div>
    </div>
  );
}

function Rail({ open }: { readonly open: boolean }) {
  const words = useWords();
  const { person, demo } = useSession();
  const [readable, works] = [READING.has(person.post.role), WORKING.has(person.post.role)];
  const listed = useQuery({ ...plans(), enabled: readable });
  const own = useQuery({ ...matters(), enabled: works });
  const office = OFFICE.has(person.post.role);
  const waiting = useQuery({ ...reviewQueue(), enabled: office });
  const rows = listed.data ?? [];
  return (
    <nav className="rail" aria-label={words.shell.navigation} data-open={open}>
      <NavLink className="rail-brand" to="/">
        <span className="rail-seal" aria-hidden="true">督</span>
        <span>
          <strong>{words.office}</strong>
          <small>{person.post.leadingGroup ?? person.post.unit ?? ''}</small>
        </span>
      </NavLink>
      {person.post.role === 'leader' && <NavLink className="rail-link" to="/brief"><BriefIcon /><span className="rail-link-words">{words.brief.title}</span></NavLink>}
      {office && <NavLink className="rail-link" to="/cockpit"><GaugeIcon /><span className="rail-link-words">{words.cockpit.title}</span></NavLink>}
      {works && (
        <NavLink className="rail-link" to="/inbox">
          <TrayIcon /><span className="rail-link-words">{words.shell.inbox}</span>
          {own.data && own.data.totals.matters > 0 && <span className="rail-badge">{own.data.totals.matters}</span>}
        </NavLink>
      )}
      {UNIT.has(person.post.role) && <NavLink className="rail-link" to="/my-unit"><UnitIcon /><span className="rail-link-words">{words.myUnit.title}</span></NavLink>}
      {office && (
        <NavLink className="rail-link" to="/review">
          <ShieldIcon /><span className="rail-link-words">{words.review.title}</span>
          {waiting.data && waiting.data.totals.waiting > 0 && <span className="rail-badge">{waiting.data.totals.waiting}</span>}
        </NavLink>
      )}
      {readable && <NavLink className="rail-link" to="/notices"><LetterIcon /><span className="rail-link-words">{words.notices.title}</span></NavLink>}
      {readable && <NavLink className="rail-link" to="/circulars"><HornIcon /><span className="rail-link-words">{words.circulars.title}</span></NavLink>}
      {(office || person.post.role === 'leader') && <NavLink className="rail-link" to="/instructions"><PenIcon /><span className="rail-link-words">{words.instructions.title}</span></NavLink>}
      {readable && <NavLink className="rail-link" to="/info"><GridIcon /><span className="rail-link-words">{words.submissions.title}</span></NavLink>}
      {OFFICE.has(person.post.role) && <NavLink className="rail-link" to="/rehearsal"><CalendarIcon /><span className="rail-link-words">{words.rehearsal.title}</span></NavLink>}
      {office && <NavLink className="rail-link" to="/import"><ImportIcon /><span className="rail-link-words">{words.imports.title}</span></NavLink>}
      {OFFICE.has(person.post.role) && <NavLink className="rail-link" to="/brief"><BriefIcon /><span className="rail-link-words">{words.brief.title}</span></NavLink>}
      {readable && (
        <>
          <div className="rail-heading"><span>{words.shell.plans}</span><span>{listed.data && words.shell.planCount(rows.length, rows.reduce((sum, { items }) => sum + items, 0))}</span></div>
          <NavLink className="rail-link" to="/plans" end><ListIcon /><span className="rail-link-words">{words.plans.title}</span></NavLink>
          {rows.map((plan) => (
            <NavLink key={plan.id} className="rail-link" to={`/plans/${plan.id}`} title={plan.title}>
              <span className="rail-link-words">{plan.shortName || plan.title}</span>
              {plan.overdue > 0 && <LightShape standing="red" size={12} />}
              <span className="rail-count">{plan.items}</span>
            </NavLink>
          ))}
        </>
      )}
      <div className="rail-heading"><span>{words.shell.administration}</span></div>
      <NavLink className="rail-link" to="/units"><UnitIcon /><span className="rail-link-words">{words.units.title}</span></NavLink>
      {!readable && <NavLink className="rail-link" to="/accounts"><PeopleIcon /><span className="rail-link-words">{words.accounts.title}</span></NavLink>}
      <NavLink className="rail-link" to="/rules"><CalendarIcon /><span className="rail-link-words">{words.rules.title}</span></NavLink>
      {WATCHING.has(person.post.role) && <NavLink className="rail-link" to="/audit"><ShieldIcon /><span className="rail-link-words">{words.audit.title}</span></NavLink>}
      <NavLink className="rail-link" to="/settings"><GearIcon /><span className="rail-link-words">{words.settings.title}</span></NavLink>
      {demo && <p className="rail-note">{words.shell.notice}</p>}
    </nav>
  );
}
