import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { useParams } from 'react-router';
import type { Schemas } from '../../api/client';
import { ledger, phases, plan } from '../../api/queries';
import { useAddress } from '../../address';
import type { Standing } from '../../components/pictures/light';
import { Button } from '../../components/ui/button';
import { Choice } from '../../components/ui/choice';
import { SearchBox } from '../../components/ui/search-box';
import { Waiting } from '../../components/ui/waiting';
import { useWords } from '../../i18n/language';
import { useKeys } from '../../keys';
import { lastMonthEnd } from '../brief/figures';
import { ItemDrawer } from '../item/item-drawer';
import { Trail } from '../shell/trail';
import { blocksOf, tasksIn } from './blocks';
import { changeNamed, changesByItem } from './changes';
import { ColumnChoice } from './column-choice';
import { CompareBar } from './compare-bar';
import { deadlinesOf, type Filter, filtered, inView, leadsOf, type View, VIEWS } from './filter-lines';
import { LedgerTable } from './ledger-table';
import { LightsBar } from './lights-bar';
import { PhaseBand } from './phase-band';
import { PlanHead } from './plan-head';
import { printedColumns } from './printed-columns';
import { activity, changesSince } from './queries';
import { SavedViews } from './saved-views';
import { countsOf } from './standing';
import { Timeline } from './timeline';
import { UnitMatrix } from './unit-matrix';
import { unitRows } from './unit-rows';
import { addressOf, hiddenIn, LAYOUTS, viewIn } from './view-address';

const STANDINGS: readonly string[] = ['red', 'yellow', 'review', 'green', 'grey', 'done'] satisfies readonly Standing[];
const NOTHING_FILTERED = { q: null, lead: null, deadline: null, light: null, change: null } as const;

/** The plan of the address: its phases, how it stands, and its items as ledger, by time or by unit. Layout, filters and the open item stand in the address. */
export function LedgerPage() {
  const words = useWords();
  const { planId = '' } = useParams();
  const [ofPlan, ofLedger, ofPhases] = [useQuery(plan(planId)), useQuery(ledger(planId)), useQuery(phases(planId))];
  return (
    <Waiting query={ofPlan} page={words.plans.title}>
      {(facts) => (
        <>
          <Trail>{facts.documentNumber}</Trail>
          <Waiting query={ofLedger}>{(page) => <Ledger key={planId} plan={facts} page={page} phases={ofPhases.data ?? []} />}</Waiting>
        </>
      )}
    </Waiting>
  );
}

interface Props {
  readonly plan: Schemas['PlanResponse'];
  readonly page: Schemas['LedgerPageResponse'];
  readonly phases: readonly Schemas['PhaseResponse'][];
}

function Ledger({ plan: facts, page, phases: ofPlan }: Props) {
  const words = useWords();
  const [params, change] = useAddress();
  const layout = LAYOUTS.find((name) => name === params.get('as')) ?? 'ledger';
  const since = params.get('since');
  const changed = changeNamed(since === null ? null : params.get('change'));
  const reported = useQuery(activity(facts.id));
  const compared = useQuery({ ...changesSince(facts.id, since ?? ''), enabled: since !== null });
  const filter = useMemo(() => filterIn(params), [params]);
  const marks = useMemo(() => changesByItem(since === null ? undefined : compared.data?.rows), [since, compared.data]);
  const shown = useMemo(() => filtered(page.rows, filter).filter(({ itemId }) => changed === null || (marks.get(itemId)?.changes.includes(changed) ?? false)), [page.rows, filter, changed, marks]);
  const sections = useMemo(() => blocksOf(shown, page.rows), [shown, page.rows]);
  const printed = useMemo(() => printedColumns(page.rows), [page.rows]);
  const counts = useMemo(() => countsOf(page.rows), [page.rows]);
  const tasks = useMemo(() => tasksIn(page.rows), [page.rows]);
  const narrowed = filter.words !== '' || filter.lead !== null || filter.deadline !== null || filter.standing !== null || changed !== null;
  const months = reported.data?.months ?? [];
  const search = useRef<HTMLInputElement>(null);
  useKeys({ '/': () => search.current?.focus() });
  const open = (item: string): void => change({ item }, { replace: false });
  const linkTo = (more: Readonly<Record<string, string>>): string => {
    const next = new URLSearchParams(viewIn(params));
    next.delete('as');
    for (const [name, value] of Object.entries(more)) next.set(name, value);
    return `?${next.toString()}`;
  };
  const opened = params.get('item');
  return (
    <>
      <PlanHead plan={facts} tasks={tasks} items={page.rows.length} />
      <PhaseBand phases={ofPlan} lines={page.rows} months={months} today={page.today} tall={layout === 'timeline'} />
      <LightsBar counts={counts} evergreen={page.rows.filter(({ evergreen }) => evergreen).length} chosen={filter.standing} onChoose={(standing) => change({ light: standing })} />
      <div className="tabs" role="group" aria-label={words.ledger.all}>
        {VIEWS.map((view) => (
          <button key={view} type="button" className="tab" aria-pressed={filter.view === view} onClick={() => change({ view: view === 'all' ? null : view })}>
            {words.ledger[view]} <span>{page.rows.filter((line) => inView(line, view)).length}</span>
          </button>
        ))}
        <SavedViews planId={facts.id} now={viewIn(params)} onOpen={(view) => change(addressOf(view))} />
        <div className="layouts" role="group" aria-label={words.ledgerViews.as}>
          {LAYOUTS.map((name) => <button key={name} type="button" className="layout" aria-pressed={layout === name} onClick={() => change({ as: name === 'ledger' ? null : name })}>{words.ledgerViews.layouts[name]}</button>)}
        </div>
      </div>
      <div className="toolbar">
        <SearchBox ref={search} label={words.ledger.search} shortcut="/" value={filter.words} onChange={(text) => change({ q: text })} />
        <Choice label={words.ledger.head(printed.leads, words.ledger.leadFilter)} none={words.ledger.any} options={leadsOf(page.rows)} chosen={filter.lead} onChoose={(lead) => change({ lead })} />
        {printed.deadline && <Choice label={words.ledger.deadlineFilter} none={words.ledger.any} options={deadlinesOf(page.rows)} chosen={filter.deadline} onChoose={(deadline) => change({ deadline })} />}
        {layout === 'ledger' && <ColumnChoice printed={printed} hidden={hiddenIn(params)} onHide={(columns) => change({ hide: columns.join(',') })} />}
        {narrowed && <Button kind="plain" onPress={() => change(NOTHING_FILTERED)}>{words.ledger.clear}</Button>}
        <span className="toolbar-end" role="status">{words.ledger.shown(shown.length, page.rows.length)}</span>
        {since === null && <Button kind="plain" onPress={() => change({ since: lastMonthEnd(page.today) })}><span className="compare-open">{words.ledgerViews.compare(lastMonthEnd(page.today))}</span></Button>}
      </div>
      {since !== null && (
        <CompareBar since={since} today={page.today} start={facts.issuedOn} changes={compared} chosen={changed} onSince={(day) => change({ since: day, change: null })} onChoose={(name) => change({ change: name })} />
      )}
      {layout === 'ledger' && <LedgerTable sections={sections} today={page.today} hidden={hiddenIn(params)} printed={printed} marks={marks} onOpen={open} />}
      {layout === 'timeline' && <Timeline lines={shown} whole={page.rows} months={months} onOpen={open} />}
      {layout === 'units' && <Waiting query={reported}>{({ units }) => <UnitMatrix rows={unitRows(shown, units, page.today)} linkTo={linkTo} />}</Waiting>}
      {opened !== null && <ItemDrawer itemId={opened} onClose={() => change({ item: null, tab: null, do: null })} />}
    </>
  );
}

function filterIn(params: URLSearchParams): Filter {
  const view = VIEWS.find((name): name is View => name === params.get('view')) ?? 'all';
  const light = params.get('light');
  return {
    view,
    words: params.get('q') ?? '',
    lead: params.get('lead'),
    deadline: params.get('deadline'),
    standing: light !== null && STANDINGS.includes(light) ? (light as Standing) : null,
  };
}
