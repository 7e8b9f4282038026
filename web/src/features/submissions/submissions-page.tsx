import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useAddress } from '../../address';
import type { Schemas } from '../../api/client';
import { plans } from '../../api/queries';
import { PrintIcon } from '../../components/icons';
import { Button } from '../../components/ui/button';
import { Choice } from '../../components/ui/choice';
import { Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { Legend } from './cell-mark';
import { gridOf, markOf } from './grid';
import { MatrixTable } from './matrix-table';
import { duties, matrix } from './queries';
import { SubmissionDrawer } from './submission-drawer';

/** Which unit has handed in what, plan by plan and year by year. */
export function SubmissionsPage() {
  const words = useWords();
  const listed = useQuery(plans());
  useEffect(() => {
    document.title = `${words.submissions.title} · ${words.product}`;
  }, [words]);
  return (
    <Waiting query={listed} page={words.submissions.title}>
      {(all) => {
        const asking = all.filter(({ reportingDuties }) => reportingDuties > 0);
        return asking.length === 0 ? <><header className="page-head"><h1 className="page-title">{words.submissions.title}</h1></header><p className="blank">{words.submissions.noPlans}</p></> : <Matrix plans={asking} />;
      }}
    </Waiting>
  );
}

const YEARS_AROUND = [-1, 0, 1] as const;

function Matrix({ plans: asking }: { readonly plans: readonly Schemas['PlanResponse'][] }) {
  const words = useWords();
  const { today } = useSession();
  const [params, change] = useAddress();
  const plan = asking.find(({ id }) => id === params.get('plan')) ?? firstBusy(asking);
  const year = params.get('year') ?? today.slice(0, 4);
  const query = useQuery(matrix(plan?.id ?? '', year));
  const opened = params.get('open');
  if (plan === undefined) return null;
  const years = YEARS_AROUND.map((offset) => String(Number(today.slice(0, 4)) + offset));
  return (
    <div className="info">
      <header className="page-head">
        <div className="page-head-words"><h1 className="page-title">{words.submissions.title}</h1><p className="page-facts"><span>{plan.title}</span><span>{plan.documentNumber}</span></p></div>
        <div className="page-actions"><Button onPress={() => window.print()}><PrintIcon />{words.submissions.print}</Button></div>
      </header>
      <div className="toolbar">
        <Choice label={words.submissions.plan} none={words.submissions.noYear} options={asking.map(({ id, shortName, title }) => ({ id, words: shortName || title }))} chosen={plan.id} onChoose={(id) => change({ plan: id, open: null })} />
        <Choice label={words.submissions.year} none={today.slice(0, 4)} options={years.map((id) => ({ id, words: id }))} chosen={year} onChoose={(id) => change({ year: id, open: null })} />
        {query.data && <Standing page={query.data} today={today} />}
      </div>
      <Duties planId={plan.id} />
      <Waiting query={query}>{(page) => <MatrixBody page={page} today={today} onOpen={(id) => change({ open: id }, { replace: false })} />}</Waiting>
      {opened && <SubmissionDrawer id={opened} today={today} onClose={() => change({ open: null })} />}
    </div>
  );
}

/** The plan that asks for most: the one people come for. */
function firstBusy(asking: readonly Schemas['PlanResponse'][]): Schemas['PlanResponse'] | undefined {
  return [...asking].sort((one, other) => other.reportingDuties - one.reportingDuties)[0];
}

function MatrixBody({ page, today, onOpen }: { readonly page: Schemas['MatrixResponse']; readonly today: string; readonly onOpen: (id: string) => void }) {
  const words = useWords().submissions;
  const grid = useMemo(() => gridOf(page), [page]);
  if (grid.rows.length === 0) return <p className="blank">{words.empty(page.year)}</p>;
  return (
    <>
      <MatrixTable grid={grid} caption={words.caption(page.title, page.year)} month={page.year === today.slice(0, 4) ? Number(today.slice(5, 7)) : null} onOpen={onOpen} />
      <Legend />
    </>
  );
}

/** How it stands now, in three numbers. */
function Standing({ page, today }: { readonly page: Schemas['MatrixResponse']; readonly today: string }) {
  const words = useWords().submissions;
  const month = page.months.find((one) => one.month === today.slice(0, 7));
  const marks = page.rows.flatMap(({ cells }) => cells.map(markOf));
  const [missed, waiting] = [marks.filter((mark) => mark === 'missed').length, marks.filter((mark) => mark === 'waiting' || mark === 'lateWaiting').length];
  return (
    <span className="toolbar-end info-standing" role="status">
      <span>{words.units(page.rows.length)}</span>
      {month && <span>{words.thisMonth(month.received, month.owed)}</span>}
      {waiting > 0 && <span>{words.waiting(waiting)}</span>}
      {missed > 0 && <strong className="light-red">{words.overdue(missed)}</strong>}
    </span>
  );
}

/** What the document says must be handed in, in its own words. */
function Duties({ planId }: { readonly planId: string }) {
  const words = useWords().submissions;
  const { data } = useQuery(duties(planId));
  if (data === undefined) return null;
  return (
    <details className="duties">
      <summary>{words.original}　{data.map(({ title, soft }) => (soft ? `${title}（${words.soft}）` : title)).join(' · ')}</summary>
      <ul>{data.map(({ id, title, words: said, minCount, cadence, dueOn }) => <li key={id}><strong>{title}</strong>　{said}<span className="sub">{cadence === 'once' ? (dueOn ? words.due(dueOn) : words.undated) : words.minCount(minCount)}</span></li>)}</ul>
    </details>
  );
}
