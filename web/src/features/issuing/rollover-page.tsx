import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useCommand } from '../../api/command';
import { useAddress } from '../../address';
import { answer, idempotencyKey, post, type Schemas } from '../../api/client';
import { queryClient } from '../../api/queries';
import { Button } from '../../components/ui/button';
import { Segments } from '../../components/ui/segments';
import { problemWords, Waiting } from '../../components/ui/waiting';
import { useDraft } from '../../draft';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { type Plan, PlanFrame } from './plan-frame';
import { rollover } from './queries';

type Row = Schemas['RolloverItemResponse'];
type Decision = Row['proposed'];

interface Given {
  readonly decision: Decision | null;
  readonly reason: string;
}

type Answers = Readonly<Record<string, Given>>;

const NONE: { answers: Answers } = { answers: {} };
const NOTHING: Given = { decision: null, reason: '' };

/** At a year's end the office says of every item without an end whether it goes on. */
export function RolloverPage() {
  const words = useWords();
  return <PlanFrame title={words.issuing.rollover.title}>{(plan) => <OfYear plan={plan} />}</PlanFrame>;
}

function OfYear({ plan }: { readonly plan: Plan }) {
  const words = useWords().issuing;
  const { today } = useSession();
  const [params, change] = useAddress();
  const [first, last] = [Number((plan.issuedOn ?? today).slice(0, 4)), Number(today.slice(0, 4))];
  const years = Array.from({ length: Math.max(1, last - first + 1) }, (_, index) => first + index);
  const year = years.find((one) => String(one) === params.get('year')) ?? last;
  const query = useQuery({ ...rollover(plan.id, year), enabled: plan.status !== 'draft' });
  if (plan.status === 'draft') return <p className="blank">{words.closing.notIssued}</p>;
  return (
    <div className="issue-life">
      {years.length > 1 && <Segments label={words.rollover.year} options={years.map((one) => ({ id: String(one), words: words.rollover.yearOf(one) }))} chosen={String(year)} onChoose={(next) => change({ year: next })} />}
      <Waiting query={query}>{(found) => <Decisions key={year} found={found} />}</Waiting>
    </div>
  );
}

function Decisions({ found }: { readonly found: Schemas['RolloverResponse'] }) {
  const all = useWords();
  const words = all.issuing.rollover;
  const { text, change, discard } = useDraft(`rollover.${found.planId}.${found.year}`, NONE);
  const [said, setSaid] = useState('');
  const given = decided(found.items, text.answers);
  const lacking = given.some(({ decision, reason }) => decision === 'complete' && (reason ?? '') === '');
  const confirm = useCommand({
    mutationFn: () => answer(post('/api/v1/plans/{id}/rollover', { params: { path: { id: found.planId } }, headers: idempotencyKey(), body: { year: found.year, decisions: given } })),
    onSuccess: () => {
      discard();
      setSaid(words.said(given.length));
    },
    onSettled: () => queryClient.invalidateQueries(),
  });
  const put = (itemId: string, parts: Partial<Given>): void => change({ answers: { ...text.answers, [itemId]: { ...(text.answers[itemId] ?? NOTHING), ...parts } } });
  const open = found.items.filter(({ decision }) => decision === null);
  return (
    <>
      <p className="page-facts"><span>{words.undecided(found.undecided)}</span><span>{words.dueOn(found.dueOn)}</span></p>
      {!found.begun && <p className="message">{words.notBegun(found.year)}</p>}
      {!found.hasOffice && <p className="message message-attention">{words.noOffice}</p>}
      <p className="issue-said" role="status">{said}</p>
      {found.items.length === 0 ? <p className="quiet">{words.none}</p> : (
        <div className="table-scroll">
          <table className="table issue-rollover">
            <caption className="out-of-sight">{words.title}</caption>
            <thead><tr><th scope="col">{words.item}</th><th scope="col">{words.leads}</th><th scope="col">{words.last}</th><th scope="col">{words.decision}</th></tr></thead>
            <tbody>{found.items.map((row) => <Line key={row.itemId} row={row} begun={found.begun} given={text.answers[row.itemId] ?? NOTHING} onGive={(parts) => put(row.itemId, parts)} />)}</tbody>
          </table>
        </div>
      )}
      {confirm.error && <p className="message message-fault" role="alert">{problemWords(confirm.error, all)}</p>}
      {found.begun && open.length > 0 && (
        <div className="verdict-acts">
          <Button kind="primary" isDisabled={given.length === 0 || lacking || confirm.isPending} onPress={() => confirm.mutate()}>{words.confirm(given.length)}</Button>
          <Button onPress={() => change({ answers: { ...Object.fromEntries(open.map(({ itemId }) => [itemId, { decision: 'continue' as const, reason: '' }])), ...chosenOnly(text.answers) } })}>{words.allContinue}</Button>
          {lacking && <span className="quiet">{words.reasonFirst}</span>}
        </div>
      )}
    </>
  );
}

const chosenOnly = (answers: Answers): Answers => Object.fromEntries(Object.entries(answers).filter(([, { decision }]) => decision !== null));

/** What has been chosen of the items that nobody has decided yet, as the server takes it. */
export function decided(items: readonly Pick<Row, 'itemId' | 'decision'>[], answers: Answers): Schemas['RolloverDecisionRequest'][] {
  return items.flatMap(({ itemId, decision: before }) => {
    const { decision, reason } = answers[itemId] ?? NOTHING;
    if (before !== null || decision === null) return [];
    return [{ itemId, decision, ...(decision === 'complete' ? { reason: reason.trim() } : {}) }];
  });
}

interface LineProps {
  readonly row: Row;
  readonly begun: boolean;
  readonly given: Given;
  readonly onGive: (parts: Partial<Given>) => void;
}

function Line({ row, begun, given, onGive }: LineProps) {
  const words = useWords().issuing.rollover;
  return (
    <tr>
      <th scope="row"><Link to={`/tasks/${row.itemId}`}>{row.title}</Link></th>
      <td>{row.leadUnits.join('、')}</td>
      <td>{row.lastReport ? <>{row.lastReport.progress}<span className="sub">{row.lastReport.unit} {row.lastReport.reportedAt.slice(0, 10)}</span></> : <span className="quiet">{words.noReport}</span>}</td>
      <td>
        {row.decision !== null ? <>{words.decided(words.decisions[row.decision], row.decidedBy ?? '', (row.decidedAt ?? '').slice(0, 10))}{row.reason !== '' && <span className="sub">{row.reason}</span>}</> : !begun ? <span className="quiet">{words.proposed(words.decisions[row.proposed])}</span> : (
          <div className="issue-decision">
            <Segments label={words.decisionOf(row.title)} options={(['continue', 'complete'] as const).map((id) => ({ id, words: words.decisions[id] }))} chosen={given.decision} onChoose={(decision) => onGive({ decision })} />
            <span className="sub">{words.proposed(words.decisions[row.proposed])}</span>
            {given.decision === 'complete' && <input className="input" aria-label={`${words.reason}：${row.title}`} placeholder={words.reason} maxLength={1000} value={given.reason} onChange={(event) => onGive({ reason: event.target.value })} />}
          </div>
        )}
      </td>
    </tr>
  );
}
