import { useQuery } from '@tanstack/react-query';
import { thread } from '../../api/queries';
import { Waiting } from '../../components/ui/waiting';
import { ledgerDate } from '../../i18n/dates';
import { useWords } from '../../i18n/language';
import { useSession } from '../shell/session';
import { linesOf, titleOf } from './entry-words';
import { dayOf, type EntryGroup, markOf, threadGroups } from './thread-groups';

/** Everything that was said and done about the item, the newest on top. */
export function ItemThread({ itemId }: { readonly itemId: string }) {
  const words = useWords();
  const query = useQuery(thread(itemId));
  return (
    <Waiting query={query}>
      {({ entries, nextCursor }) =>
        entries.length === 0 ? <p className="quiet">{words.item.empty}</p> : (
          <>
            <ol className="talk">{threadGroups(entries).map((group) => (group.kind === 'reminded' ? <Reminders key={group.key} group={group} /> : <Talk key={group.key} group={group} />))}</ol>
            {nextCursor !== null && <p className="quiet">{words.item.latestOnly(entries.length)}</p>}
          </>
        )
      }
    </Waiting>
  );
}

/** What the system said by itself, in one line that opens into its days. */
function Reminders({ group }: { readonly group: EntryGroup }) {
  const words = useWords();
  const { today } = useSession();
  const line = (entry: EntryGroup['entries'][number]): string => [ledgerDate(dayOf(entry.at), today), ...linesOf(entry, words).map(({ name, text }) => `${name} ${text}`), entry.unit].filter(Boolean).join(' · ');
  const [latest] = group.entries;
  const earliest = group.entries[group.entries.length - 1];
  if (!latest || !earliest) return null;
  const [from, to] = [ledgerDate(dayOf(earliest.at), today), ledgerDate(group.day, today)];
  return (
    <li className="talk-entry" data-kind="reminded">
      <span className="talk-mark" aria-hidden="true" />
      <div className="talk-body">
        {group.entries.length === 1 ? (
          <div className="talk-head"><span>{titleOf(latest, words)}</span><span>{linesOf(latest, words).map(({ name, text }) => `${name} ${text}`).join(' · ')}</span><span>{latest.unit}</span><time dateTime={latest.at}>{to}</time></div>
        ) : (
          <details className="fold">
            <summary className="talk-fold">{words.item.remindedTimes(group.entries.length)} <time dateTime={latest.at}>{from === to ? to : `${from} — ${to}`}</time></summary>
            <ul className="plain-list">{group.entries.map((entry) => <li key={entry.id}>{line(entry)}</li>)}</ul>
          </details>
        )}
      </div>
    </li>
  );
}

function Talk({ group }: { readonly group: EntryGroup }) {
  const words = useWords();
  const { today } = useSession();
  const [first] = group.entries;
  if (!first) return null;
  const units = [...new Set(group.entries.flatMap(({ unit }) => (unit === null ? [] : [unit])))];
  const mark = first.kind === 'acknowledged' && units.length > 1 ? '' : markOf(first, words.item.officeMark);
  const lines = linesOf(first, words);
  return (
    <li className="talk-entry" data-kind={first.kind}>
      <span className="talk-mark" aria-hidden="true">{mark}</span>
      <div className="talk-body">
        <div className="talk-head">
          <strong>{titleOf(first, words)}</strong>
          <span>{units.length > 3 ? words.item.unitsDid(units.length) : units.join('、')}</span>
          {first.person && !units.some((unit) => first.person?.startsWith(unit)) && <span>{first.person}</span>}
          <time dateTime={first.at}>{ledgerDate(group.day, today)}</time>
        </div>
        {units.length > 3 && <details className="fold"><summary>{words.item.which}</summary>{units.join('、')}</details>}
        {first.words && <p className="talk-words">{first.words}</p>}
        {lines.map(({ name, text }) => <p key={name + text} className="talk-line"><span className="quiet">{name}</span> {text}</p>)}
      </div>
    </li>
  );
}
