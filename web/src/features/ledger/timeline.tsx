import { Light } from '../../components/pictures/light';
import { MiniLights } from '../../components/pictures/mini-lights';
import { useWords } from '../../i18n/language';
import { dueDay, dueMonths } from './due-months';
import type { ActiveMonth } from './phase-band';
import { countsOf, type Line, standingOf } from './standing';

interface Props {
  readonly lines: readonly Line[];
  readonly whole: readonly Line[];
  readonly months: readonly ActiveMonth[];
  readonly onOpen: (itemId: string) => void;
}

/** The lines under the month in which they are due; the numbers of the picture above, month by month, fold out as a table. */
export function Timeline({ lines, whole, months, onOpen }: Props) {
  const words = useWords();
  const titleOf = (key: string): string => (key === 'evergreen' || key === 'undated' ? words.ledgerViews.groups[key] : words.ledgerViews.dueIn(key.slice(0, 4), Number(key.slice(5))));
  if (lines.length === 0) return <p className="blank">{words.ledger.empty}</p>;
  return (
    <>
      <MonthTable whole={whole} months={months} />
      <div className="table-scroll" tabIndex={0} role="region" aria-label={words.ledgerViews.timelineCaption}>
        <table className="table ledger timeline">
          <caption className="out-of-sight">{words.ledgerViews.timelineCaption}</caption>
          <thead>
            <tr><th scope="col">{words.ledger.number}</th><th scope="col">{words.ledgerViews.dueOn}</th><th scope="col">{words.ledger.measure}</th><th scope="col">{words.ledgerViews.lead}</th><th scope="col">{words.ledger.state}</th></tr>
          </thead>
          {dueMonths(lines).map(({ key, lines: members }) => {
            const counts = countsOf(members);
            return (
              <tbody key={key}>
                <tr className="section">
                  <th scope="rowgroup" colSpan={5}>
                    {titleOf(key)}
                    <span className="section-facts">
                      <MiniLights counts={counts} /> {words.ledgerViews.ofGroup(members.length)}
                      {counts.red > 0 && <span className="sub-red"> {words.colours.red} {counts.red}</span>}
                      {counts.done > 0 && ` ${words.colours.done} ${counts.done}`}
                    </span>
                  </th>
                </tr>
                {members.map((line) => <TimelineRow key={line.itemId} line={line} onOpen={onOpen} />)}
              </tbody>
            );
          })}
        </table>
      </div>
    </>
  );
}

function TimelineRow({ line, onOpen }: { readonly line: Line; readonly onOpen: (itemId: string) => void }) {
  const words = useWords();
  const standing = standingOf(line);
  const leads = line.units.filter(({ role }) => role === 'lead').map(({ unit }) => unit);
  return (
    <tr data-light={standing} data-done={standing === 'done'}>
      <td>{line.number || line.position}</td>
      <td>{dueDay(line) ?? (line.deadlineWords || words.ledgerViews.none)}{line.originalDueOn && line.originalDueOn !== dueDay(line) && !line.evergreen && <span className="sub">{words.item.original(line.originalDueOn)}</span>}</td>
      <td><button type="button" className="ledger-open" onClick={() => onOpen(line.itemId)} title={line.text}><span className="clamp">{line.text}</span></button></td>
      <td title={leads.join('、')}><span className="clamp">{leads[0] ?? words.ledgerViews.none}</span>{leads.length > 1 && <span className="sub">{words.ledger.unitsMore(leads.length)}</span>}</td>
      <td className="state" data-light={standing}><Light standing={standing} reason={line.light.reason} /></td>
    </tr>
  );
}

/** What the picture shows, as numbers. */
function MonthTable({ whole, months }: { readonly whole: readonly Line[]; readonly months: readonly ActiveMonth[] }) {
  const words = useWords();
  const due = new Map(dueMonths(whole).map(({ key, lines }) => [key, lines.length]));
  const reported = new Map(months.map(({ month, reports }) => [month, reports]));
  const keys = [...new Set([...due.keys(), ...reported.keys()])].filter((key) => key !== 'evergreen' && key !== 'undated').sort();
  if (keys.length === 0) return null;
  return (
    <details className="fold month-table">
      <summary>{words.ledgerViews.asTable}</summary>
      <table className="table">
        <caption className="out-of-sight">{words.ledgerViews.asTable}</caption>
        <thead><tr><th scope="col">{words.ledgerViews.month}</th><th scope="col">{words.ledgerViews.due}</th><th scope="col">{words.ledgerViews.reports}</th></tr></thead>
        <tbody>{keys.map((key) => <tr key={key}><th scope="row">{key}</th><td>{due.get(key) ?? 0}</td><td>{reported.get(key) ?? 0}</td></tr>)}</tbody>
      </table>
    </details>
  );
}
