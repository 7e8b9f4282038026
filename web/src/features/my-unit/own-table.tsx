import { Link } from 'react-router';
import { Light } from '../../components/pictures/light';
import { daysBetween, ledgerDate } from '../../i18n/dates';
import { useWords } from '../../i18n/language';
import { daysLeft, type Matter } from '../inbox/queue';
import { standingOf } from '../ledger/standing';
import type { OwnLine, OwnPlan } from './own-lines';

interface Props {
  readonly plans: readonly OwnPlan[];
  readonly today: string;
  readonly onOpen: (itemId: string) => void;
}

/** The items of the unit, plan after plan, in the words and the order of the documents. */
export function OwnTable({ plans, today, onOpen }: Props) {
  const words = useWords();
  return (
    <div className="table-scroll">
      <table className="table ledger own-table">
        <caption className="out-of-sight">{words.myUnit.caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="own-number">{words.myUnit.number}</th>
            <th scope="col">{words.myUnit.measure}</th>
            <th scope="col" className="own-role">{words.myUnit.role}</th>
            <th scope="col" className="own-deadline">{words.myUnit.deadline}</th>
            <th scope="col" className="own-state">{words.myUnit.state}</th>
            <th scope="col" className="own-stands">{words.myUnit.stands}</th>
            <th scope="col" className="own-progress">{words.myUnit.progress}</th>
          </tr>
        </thead>
        {plans.map(({ plan, lines }) => (
          <tbody key={plan.planId}>
            <tr className="section">
              <th colSpan={7} scope="rowgroup"><Link to={`/plans/${plan.planId}`}>{plan.shortName || plan.title}</Link><span className="section-facts">{plan.documentNumber} · {words.myUnit.planFacts(lines.length)}</span></th>
            </tr>
            {lines.map((own) => <OwnRow key={own.line.itemId} own={own} today={today} onOpen={onOpen} />)}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function OwnRow({ own: { line, role, status, owed }, today, onOpen }: { readonly own: OwnLine } & Pick<Props, 'today' | 'onOpen'>) {
  const words = useWords();
  const standing = standingOf(line);
  const left = line.effectiveDueOn === null ? null : daysBetween(today, line.effectiveDueOn);
  return (
    <tr data-light={standing} data-done={standing === 'done'}>
      <td>{line.number || line.position}</td>
      <td>
        <button type="button" className="ledger-open" title={line.text} onClick={() => onOpen(line.itemId)}><span className="clamp">{line.text}</span></button>
      </td>
      <td>{words.assignmentRoles[role]}</td>
      <td>
        {line.deadlineWords || (line.evergreen ? words.ledger.evergreen : '—')}
        {left !== null && standing !== 'done' && <span className={left < 0 ? 'sub sub-red' : 'sub'}>{left < 0 ? words.ledger.daysOver(-left) : left === 0 ? words.ledger.dueToday : words.ledger.daysLeft(left)}</span>}
      </td>
      <td className="state" data-light={standing}><Light standing={standing} reason={line.light.reason} /></td>
      <td>
        {status === null ? '—' : words.assignmentStates[status]}
        {owed !== null && <Owed matter={owed} today={today} />}
      </td>
      <td>{line.latestProgress ? <span className="clamp" title={line.latestProgress.text}>{ledgerDate(line.latestProgress.on, today)} {line.latestProgress.text}</span> : <span className="quiet">{words.myUnit.none}</span>}</td>
    </tr>
  );
}

/** What the unit owes on the item first, and how late it is with that. */
function Owed({ matter, today }: { readonly matter: Matter; readonly today: string }) {
  const words = useWords();
  const left = daysLeft(matter, today);
  if (left === null) return null;
  return <span className={left < 0 ? 'sub sub-red' : 'sub'} title={matter.light.reason}>{words.inbox.kinds[matter.kind]} {left < 0 ? words.ledger.daysOver(-left) : left === 0 ? words.ledger.dueToday : words.ledger.daysLeft(left)}</span>;
}
