import { useQueries, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Schemas } from '../../api/client';
import { ledger } from '../../api/queries';
import { useAddress } from '../../address';
import { LightShape, type Standing } from '../../components/pictures/light';
import { Waiting } from '../../components/ui/waiting';
import { longDate } from '../../i18n/dates';
import { useLanguage, useWords } from '../../i18n/language';
import { ItemDrawer } from '../item/item-drawer';
import { notices } from '../notices/queries';
import { useReviewMatters } from '../review/use-matters';
import { useSession } from '../shell/session';
import { Escalations } from './escalations-list';
import { escalationsOf } from './escalations';
import { OfficeClock } from './office-clock';
import { PlansTable } from './plans-table';
import { cockpit, officeInbox } from './queries';
import { TodayQueue } from './today-queue';
import { Upcoming } from './upcoming';

const LIGHTS = ['red', 'yellow', 'green', 'grey'] as const satisfies readonly Standing[];

/** The home of the office: what it has to do today, how its plans stand, what was brought to it, what comes next, and how long others wait for it. */
export function CockpitPage() {
  const words = useWords();
  const { language } = useLanguage();
  const { person, today } = useSession();
  const query = useQuery(cockpit());
  const [params, change] = useAddress();
  useEffect(() => {
    document.title = `${words.cockpit.title} · ${words.product}`;
  }, [words]);
  const open = params.get('item');
  return (
    <>
      <header className="page-head">
        <div className="page-head-words">
          <h1 className="page-title">{words.cockpit.title}</h1>
          <div className="page-facts"><span>{person.displayName}</span><span>{longDate(today, language)}</span></div>
        </div>
      </header>
      <Waiting query={query}>
        {(facts) => (
          <>
            <Today facts={facts} />
            <Totals totals={facts.totals} />
            <PlansTable plans={facts.plans} today={facts.today} />
            <div className="cockpit-pair">
              {person.post.leadingGroupId && <Brought leadingGroupId={person.post.leadingGroupId} facts={facts} onOpen={(item) => change({ item }, { replace: false })} />}
              <Upcoming rows={facts.upcoming} plans={facts.plans} today={facts.today} />
            </div>
            {person.post.leadingGroupId && <OfficeClock leadingGroupId={person.post.leadingGroupId} longest={facts.totals.longestReviewWorkingDays} />}
            {open !== null && <ItemDrawer itemId={open} onClose={() => change({ item: null, tab: null })} />}
          </>
        )}
      </Waiting>
    </>
  );
}

function Today({ facts }: { readonly facts: Schemas['CockpitResponse'] }) {
  const words = useWords();
  const { list, settled } = useReviewMatters();
  if (!settled) return <section className="today"><p className="quiet" role="status">{words.loading}</p></section>;
  return <TodayQueue matters={list} noticeDrafts={facts.totals.noticeDrafts} queue={facts.queue} />;
}

function Totals({ totals }: { readonly totals: Schemas['CockpitTotalsResponse'] }) {
  const words = useWords();
  return (
    <section className="cockpit-totals" aria-label={words.cockpit.plansAndItems(totals.plans, totals.items)}>
      <strong>{words.cockpit.plansAndItems(totals.plans, totals.items)}</strong>
      {LIGHTS.map((colour) => (
        <span key={colour} className={totals.lights[colour] > 0 && colour === 'red' ? 'light light-red' : 'light'}><LightShape standing={colour} />{words.colours[colour]} <b>{totals.lights[colour]}</b></span>
      ))}
      <span className="light"><LightShape standing="review" />{words.cockpit.reviewing(totals.reviews)}</span>
      <span className="light quiet"><LightShape standing="done" />{words.cockpit.ofThemDone(totals.completed)}</span>
    </section>
  );
}

function Brought({ leadingGroupId, facts, onOpen }: { readonly leadingGroupId: string; readonly facts: Schemas['CockpitResponse']; readonly onOpen: (itemId: string) => void }) {
  const told = useQuery(officeInbox(leadingGroupId));
  const drafts = useQuery(notices());
  const ledgers = useQueries({ queries: facts.plans.filter(({ status }) => status === 'issued').map(({ planId }) => ledger(planId)) });
  const issued = facts.plans.filter(({ status }) => status === 'issued');
  const lines = issued.flatMap(({ documentNumber }, index) => (ledgers[index]?.data?.rows ?? []).map((line) => ({ ...line, documentNumber })));
  return <Waiting query={told}>{(inbox) => <Escalations rows={escalationsOf(inbox.told, lines, drafts.data ?? [], facts.today)} onOpen={onOpen} />}</Waiting>;
}
