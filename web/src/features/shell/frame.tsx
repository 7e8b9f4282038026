import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { NavLink, Outlet, useLocation } from 'react-router';
import { matters, plans } from '../../api/queries';
import { MenuIcon } from '../../components/icons';
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
import { type Place, PLACES } from './places';
import { isOffice, reads, works } from './roles';
import { TourCard } from '../tour/tour-card';
import { useSession } from './session';
import { TrailPlace } from './trail';

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
          {reads(person.post.role) && <PaletteButton />}
          <span className="top-date">{longDate(today, language)}</span>
          <Button onPress={() => speak(language === 'zh' ? 'en' : 'zh')}>{words.shell.language}<span className="out-of-sight">{words.shell.languageName}</span></Button>
          <PersonMenu person={person} />
        </header>
        {demo && reads(person.post.role) && <DemoBar today={today} />}
        {demo && <TourCard today={today} />}
        {reads(person.post.role) && <LiveBanner />}
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
  const { role } = person.post;
  const listed = useQuery({ ...plans(), enabled: reads(role) });
  const own = useQuery({ ...matters(), enabled: works(role) });
  const waiting = useQuery({ ...reviewQueue(), enabled: isOffice(role) });
  const badges: Readonly<Record<string, number | undefined>> = { '/inbox': own.data?.totals.matters, '/review': waiting.data?.totals.waiting };
  const rows = listed.data ?? [];
  const placesOf = (group: Place['group']) =>
    PLACES.filter((place) => place.group === group && place.seenBy(role)).map(({ to, Icon, name }) => (
      <NavLink key={to} className="rail-link" to={to} end={to === '/plans'}>
        <Icon /><span className="rail-link-words">{name(words)}</span>
        {(badges[to] ?? 0) > 0 && <span className="rail-badge">{badges[to]}</span>}
      </NavLink>
    ));
  return (
    <nav className="rail" aria-label={words.shell.navigation} data-open={open}>
      <NavLink className="rail-brand" to="/">
        <span className="rail-seal" aria-hidden="true">督</span>
        <span>
          <strong>{words.office}</strong>
          <small>{person.post.leadingGroup ?? person.post.unit ?? ''}</small>
        </span>
      </NavLink>
      {placesOf('work')}
      {reads(role) && (
        <>
          <div className="rail-heading"><span>{words.shell.plans}</span><span>{listed.data && words.shell.planCount(rows.length, rows.reduce((sum, { items }) => sum + items, 0))}</span></div>
          {placesOf('plans')}
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
      {placesOf('administration')}
      {demo && <p className="rail-note">{words.shell.notice}</p>}
    </nav>
  );
}
