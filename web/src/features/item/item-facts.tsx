import type { Schemas } from '../../api/client';
import { Light } from '../../components/pictures/light';
import { daysBetween } from '../../i18n/dates';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { standingOf } from '../ledger/standing';
import { unacknowledged } from './units-by-role';

type Item = Schemas['ItemPageResponse'];

/** So many names are read at a glance; more are folded. */
const FEW = 8;

/** How the item stands, when it is due, who leads it, and who has not even acknowledged it. */
export function ItemFacts({ item }: { readonly item: Item }) {
  const words = useWords();
  const leads = item.assignmentsOfUnits.filter(({ role, status }) => role === 'lead' && status !== 'withdrawn').map(({ unit }) => unit);
  const open = unacknowledged(item.assignmentsOfUnits);
  return (
    <dl className="facts">
      <dt>{words.ledger.state}</dt>
      <dd><Light standing={standingOf(item)} /> <span className="quiet">{standingOf(item) !== 'done' && `${item.statusTitle} · `}{item.light.reason}{item.light.provisional && words.item.provisional}</span></dd>
      <dt>{words.item.deadline}</dt>
      <dd><Deadline item={item} /></dd>
      <dt>{words.assignmentRoles.lead}</dt>
      <dd>{leads.join('、') || <span className="quiet">{words.item.nobody}</span>}</dd>
      <dt>{words.item.acknowledgement}</dt>
      <dd>
        {words.item.acknowledgedOf(item.acknowledged, item.assignments)}
        {open.length > 0 && open.length <= FEW && <span className="quiet"> {words.item.stillOpen(open.join('、'))}</span>}
        {open.length > FEW && <details className="fold"><summary>{words.item.notAcknowledged(open.length)}</summary>{open.join('、')}</details>}
      </dd>
      {item.milestones.length > 0 && <><dt>{words.item.milestones}</dt><dd><ul className="plain-list">{item.milestones.map((one) => <li key={one.event}>{one.event} <span className="quiet">{wordsOfDay(one.deadline)}</span></li>)}</ul></dd></>}
      {item.people.map(({ roleWord, words: printed }) => <FactPair key={roleWord + printed} name={roleWord} words={printed} />)}
      {item.unresolved.length > 0 && <><dt>{words.item.unresolved}</dt><dd>{item.unresolved.map(({ printed, roleWord }) => `${printed}（${roleWord}）`).join('、')}</dd></>}
      {item.openInstructions > 0 && <><dt>{words.item.instructions}</dt><dd>{words.item.openInstructions(item.openInstructions)}</dd></>}
      {item.suspensions.filter(({ resumedOn }) => resumedOn === null).map(({ reason, suspendedOn }) => <FactPair key={suspendedOn} name={words.item.suspended} words={`${suspendedOn} ${reason}`} />)}
    </dl>
  );
}

function FactPair({ name, words }: { readonly name: string; readonly words: string }) {
  return <><dt>{name}</dt><dd>{words}</dd></>;
}

/** The words of the document first; the present date, and the original one whenever they differ. */
function Deadline({ item }: { readonly item: Item }) {
  const words = useWords();
  const { today } = useSession();
  const moved = item.assignmentsOfUnits.find(({ role, originalDueOn }) => role === 'lead' && originalDueOn !== null);
  const present = moved?.effectiveDueOn ?? item.dueOn;
  const original = item.original?.dueOn ?? moved?.originalDueOn ?? null;
  const left = present === null ? null : daysBetween(today, present);
  const done = ['completed', 'closedOut', 'terminated'].includes(item.status);
  return (
    <>
      {item.deadlineWords || (item.evergreen ? words.ledger.evergreen : '—')}
      {present && <span className="quiet"> {present}</span>}
      {left !== null && !done && <span className={left < 0 ? 'sub-red' : 'quiet'}> {left < 0 ? words.ledger.daysOver(-left) : left === 0 ? words.ledger.dueToday : words.ledger.daysLeft(left)}</span>}
      {original !== null && original !== present ? <span className="sub">{words.item.original(original)}</span> : present !== null && <span className="sub">{words.item.neverMoved}</span>}
      {item.stricterThanSource && <span className="sub">{words.item.stricter}</span>}
      {item.undatedReason && <span className="sub">{item.undatedReason}</span>}
    </>
  );
}

function wordsOfDay(deadline: unknown): string {
  const { raw, dueOn } = deadline as { readonly raw?: string; readonly dueOn?: string };
  return [raw, dueOn].filter(Boolean).join(' ');
}
