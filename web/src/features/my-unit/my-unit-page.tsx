import { useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { matters, plans } from '../../api/queries';
import { useAddress } from '../../address';
import { Choice } from '../../components/ui/choice';
import { Drawer } from '../../components/ui/drawer';
import { SearchBox } from '../../components/ui/search-box';
import { Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { AssignmentWork } from '../work/assignment-work';
import { OutgoingBar, useOutgoing } from '../work/outgoing';
import { inOwnView, OWN_VIEWS, owedByItem, type OwnPlan, ownLines, type OwnView, saysWords } from './own-lines';
import { OwnTable } from './own-table';
import { ownLedger, waitingSignatures, workload } from './queries';
import { SignatureCard } from './signature-card';
import { WeekBars } from './week-bars';

/** What one's unit leads and takes part in over all plans, and what waits for its head to sign. */
export function MyUnitPage() {
  const words = useWords();
  const { person } = useSession();
  useEffect(() => {
    document.title = `${words.myUnit.title} · ${words.product}`;
  }, [words]);
  return person.post.unitId === null ? <p className="blank">{words.notFound}</p> : <MyUnit unitId={person.post.unitId} unit={person.post.unit ?? ''} />;
}

function MyUnit({ unitId, unit }: { readonly unitId: string; readonly unit: string }) {
  const words = useWords();
  const load = useQuery(workload(unitId));
  const known = useQuery(plans());
  const duties = useQuery(matters());
  const ledgers = useQueries({ queries: (known.data ?? []).map(({ id }) => ownLedger(id, unitId)) });
  const failed = ledgers.find(({ isError }) => isError);
  const pages = ledgers.flatMap(({ data }) => (data ? [data] : []));
  const complete = pages.length === ledgers.length;
  const owed = useMemo(() => owedByItem(duties.data?.rows ?? []), [duties.data]);
  const own = pages.map(({ plan, rows }) => ({ plan, lines: ownLines(rows, unitId, owed) })).filter(({ lines }) => lines.length > 0);
  const lines = own.flatMap((plan) => plan.lines);
  const leading = lines.filter(({ role }) => role === 'lead').length;
  return (
    <>
      <header className="page-head my-unit-head">
        <div className="page-head-words">
          <h1 className="page-title">{words.myUnit.title}</h1>
          <p className="page-facts">
            <span>{unit}</span>
            {complete && <span>{words.myUnit.facts(leading, lines.length - leading)}</span>}
            {load.data && load.data.lateNow > 0 && <span className="light-red">{words.myUnit.late(load.data.lateNow)}</span>}
            {load.data && load.data.undated > 0 && <span>{words.myUnit.undated(load.data.undated)}</span>}
          </p>
        </div>
        {load.data && <WeekBars weeks={load.data.weeks} />}
      </header>
      <Signatures />
      <Waiting query={known}>
        {() => failed ? <Waiting query={failed}>{() => null}</Waiting> : !complete ? <p className="blank" role="status">{words.loading}</p> : lines.length === 0 ? <p className="blank">{words.myUnit.empty}</p> : <OwnItems own={own} today={load.data?.today ?? pages[0]?.today ?? ''} />}
      </Waiting>
    </>
  );
}

/** Texts that wait for the head; nothing when there are none. */
function Signatures() {
  const words = useWords();
  const waiting = useQuery(waitingSignatures());
  const [said, setSaid] = useState('');
  const rows = waiting.data ?? [];
  return (
    <>
      <p className="inbox-said" role="status">{said}</p>
      {rows.length > 0 && (
        <section className="signatures" aria-labelledby="signatures">
          <h2 id="signatures">{words.myUnit.sign.title}<span>{words.myUnit.sign.count(rows.length)}</span></h2>
          {rows.map((signature) => <SignatureCard key={signature.id} signature={signature} onDone={setSaid} />)}
        </section>
      )}
    </>
  );
}

function OwnItems({ own, today }: { readonly own: readonly OwnPlan[]; readonly today: string }) {
  const words = useWords();
  const [params, change] = useAddress();
  const acts = useOutgoing();
  const all = own.flatMap(({ lines }) => lines);
  const begin: OwnView = all.some(({ role }) => role === 'lead') ? 'lead' : 'other';
  const view = OWN_VIEWS.find((name): name is OwnView => name === params.get('view')) ?? begin;
  const planId = params.get('plan');
  const sought = params.get('q') ?? '';
  const shown = own
    .filter(({ plan }) => planId === null || plan.planId === planId)
    .map(({ plan, lines }) => ({ plan, lines: lines.filter((line) => inOwnView(line, view) && saysWords(line, sought)) }))
    .filter(({ lines }) => lines.length > 0);
  const ofView = all.filter((line) => inOwnView(line, view)).length;
  const open = params.get('item');
  const opened = all.find(({ line }) => line.itemId === open);
  const close = (): void => change({ item: null, form: null });
  return (
    <>
      <div className="tabs" role="group" aria-label={words.myUnit.viewsName}>
        {OWN_VIEWS.map((name) => (
          <button key={name} type="button" className="tab" aria-pressed={name === view} onClick={() => change({ view: name === begin ? null : name })}>{words.myUnit.views[name]} <span>{all.filter((line) => inOwnView(line, name)).length}</span></button>
        ))}
      </div>
      <div className="toolbar">
        <SearchBox label={words.myUnit.search} value={sought} onChange={(q) => change({ q })} />
        <Choice label={words.myUnit.planFilter} none={words.myUnit.any} options={own.map(({ plan }) => ({ id: plan.planId, words: plan.shortName || plan.title }))} chosen={planId} onChoose={(plan) => change({ plan })} />
        <span className="toolbar-end">{words.myUnit.shown(shown.reduce((sum, { lines }) => sum + lines.length, 0), ofView)}</span>
      </div>
      <OutgoingBar acts={acts} />
      {shown.length === 0 ? <p className="blank">{words.myUnit.emptyView}</p> : <OwnTable plans={shown} today={today} onOpen={(item) => change({ item, form: null }, { replace: false })} />}
      {open !== null && opened && (
        <Drawer title={words.item.title(opened.line.number || String(opened.line.position))} actions={<Link to={`/tasks/${open}`}>{words.item.full}</Link>} onClose={close}>
          <div className="drawer-work">
            {acts.waiting?.about === open ? <p className="work-note">{words.work.form.waiting}</p> : <AssignmentWork
              itemId={open}
              assignmentId={null}
              title={opened.line.text}
              kind={null}
              form={params.get('form')}
              onForm={(form) => change({ form })}
              onDone={(result) => {
                acts.say(result);
                close();
              }}
              onOutgoing={(act) => {
                const form = params.get('form');
                close();
                acts.hold({ ...act, about: open, back: () => change({ item: open, form }) });
              }}
            />}
          </div>
        </Drawer>
      )}
    </>
  );
}
