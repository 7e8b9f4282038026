import { Fragment, type KeyboardEvent, type ReactNode, useState } from 'react';
import { Light } from '../../components/pictures/light';
import { MiniLights } from '../../components/pictures/mini-lights';
import { daysBetween, ledgerDate } from '../../i18n/dates';
import { useWords } from '../../i18n/language';
import type { SectionBlock } from './blocks';
import type { Changed } from './changes';
import { hideableIn, type PrintedColumns, unmatchedIn } from './printed-columns';
import { type Line, standingOf } from './standing';
import type { Column } from './view-address';

interface Props {
  readonly sections: readonly SectionBlock[];
  readonly today: string;
  /** The columns of the document, under its own words; what it does not have is not shown. */
  readonly printed: PrintedColumns;
  readonly hidden?: ReadonlySet<Column>;
  /** What has changed since the day that is compared with, by item. */
  readonly marks?: ReadonlyMap<string, Changed>;
  readonly onOpen: (itemId: string) => void;
}

/** Number, measure and state always stand. */
const FIXED = 3;
const NONE_HIDDEN: ReadonlySet<Column> = new Set();
const NOT_COMPARED: ReadonlyMap<string, Changed> = new Map();

/** The table of the document with what has become of it to the right: source order, merged main tasks, section rows. */
export function LedgerTable({ sections, today, printed, hidden = NONE_HIDDEN, marks = NOT_COMPARED, onOpen }: Props) {
  const words = useWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const lines = sections.flatMap(({ tasks }) => tasks.flatMap((task) => task.lines));
  const hideable = hideableIn(printed);
  const shows = (column: Column): boolean => !hidden.has(column) && hideable.includes(column);
  const columns = FIXED + (printed.tasks ? 1 : 0) + hideable.filter(shows).length;
  const move = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const at = lines.findIndex(({ itemId }) => itemId === chosen);
    const next = lines[Math.min(lines.length - 1, Math.max(0, at + (event.key === 'ArrowDown' ? 1 : -1)))];
    if (next === undefined) return;
    setChosen(next.itemId);
    document.getElementById(`open-${next.itemId}`)?.focus();
  };
  if (lines.length === 0) return <p className="blank">{words.ledger.empty}</p>;
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={words.ledger.caption}>
      <table className="table ledger">
        <caption className="out-of-sight">{words.ledger.caption}</caption>
        <colgroup>
          <col style={{ width: 62 }} />
          {printed.tasks && <col style={{ width: 150 }} />}
          <col />
          {shows('deadline') && <col style={{ width: 108 }} />}
          {shows('leads') && <col style={{ width: 132 }} />}
          {shows('others') && <col style={{ width: 148 }} />}
          <col style={{ width: 104 }} />
          {shows('progress') && <col style={{ width: '18%' }} />}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{words.ledger.number}</th>
            {printed.tasks && <th scope="col">{words.ledger.task}</th>}
            <th scope="col">{words.ledger.measure}</th>
            {shows('deadline') && <th scope="col">{words.ledger.deadline}</th>}
            {shows('leads') && <th scope="col">{words.ledger.head(printed.leads, words.ledger.leads)}</th>}
            {shows('others') && <th scope="col">{words.ledger.head(printed.others, words.ledger.others)}</th>}
            <th scope="col">{words.ledger.state}</th>
            {shows('progress') && <th scope="col">{words.ledger.progress}</th>}
          </tr>
        </thead>
        {sections.map((section, index) => (
          <tbody key={`${index}-${section.title}`}>
            {section.title !== '' && (
              <tr className="section">
                <th scope="rowgroup" colSpan={columns}>
                  {section.title}
                  <span className="section-facts">
                    <MiniLights counts={section.counts} /> {words.ledger.sectionFacts(section.all)}
                    {section.counts.red > 0 && <span className="sub-red"> {words.colours.red} {section.counts.red}</span>}
                    {section.counts.yellow > 0 && ` ${words.colours.yellow} ${section.counts.yellow}`}
                    {section.counts.done > 0 && ` ${words.colours.done} ${section.counts.done}`}
                  </span>
                </th>
              </tr>
            )}
            {section.tasks.map((task, at) => (
              <Fragment key={`${at}-${task.title}`}>
                {task.lines.map((line, row) => (
                  <Row key={line.itemId} line={line} today={today} shows={shows} mark={marks.get(line.itemId) ?? null} chosen={chosen === line.itemId} onMove={move} onOpen={() => { setChosen(line.itemId); onOpen(line.itemId); }}>
                    {row === 0 && printed.tasks && task.title === '' && <td className="task" rowSpan={task.lines.length} />}
                    {row === 0 && task.title !== '' && (
                      <th className="task" scope="rowgroup" rowSpan={task.lines.length}>
                        <strong>{task.title}</strong>
                        <span className="track" aria-hidden="true"><i style={{ width: `${(task.done / task.all) * 100}%` }} /></span>
                        {words.ledger.taskFacts(task.all, task.done)}
                      </th>
                    )}
                  </Row>
                ))}
              </Fragment>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

interface RowProps {
  readonly line: Line;
  readonly today: string;
  readonly shows: (column: Column) => boolean;
  readonly mark: Changed | null;
  readonly chosen: boolean;
  readonly onMove: (event: KeyboardEvent) => void;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}

function Row({ line, today, shows, mark, chosen, onMove, onOpen, children }: RowProps) {
  const words = useWords();
  const standing = standingOf(line);
  return (
    <tr data-light={standing} data-done={standing === 'done'} data-chosen={chosen}>
      <td>{line.number || line.position}</td>
      {children}
      <td>
        <button type="button" id={`open-${line.itemId}`} className="ledger-open" onClick={onOpen} onKeyDown={onMove} title={line.text}>
          <span className="clamp">{line.text}</span>
        </button>
      </td>
      {shows('deadline') && (
        <td>
          {mark?.changes.includes('dueMoved') && <del className="was-due">{mark.thenDueOn ?? words.ledgerViews.undatedThen}</del>}
          {line.deadlineWords || '—'}
          {mark?.changes.includes('dueMoved') && mark.dueOn !== null && <span className="sub"><ins>{mark.dueOn}</ins></span>}
          <Remaining line={line} today={today} done={standing === 'done'} />
        </td>
      )}
      {shows('leads') && <Units line={line} column="leads" />}
      {shows('others') && <Units line={line} column="others" />}
      <td className="state" data-light={standing}>
        <Light standing={standing} reason={line.light.reason} />
        <span className="sub">{line.acknowledged < line.assignments ? words.ledger.acknowledged(line.acknowledged, line.assignments) : ''}</span>
        {mark && <Mark mark={mark} />}
      </td>
      {shows('progress') && <td>
        {line.latestProgress && (
          <span className="clamp" title={line.latestProgress.text}>
            <span className="quiet">{ledgerDate(line.latestProgress.on, today)}</span> {line.latestProgress.text}
          </span>
        )}
      </td>}
    </tr>
  );
}

/** What has changed with the line since the day that is compared with. */
function Mark({ mark }: { readonly mark: Changed }) {
  const words = useWords();
  return (
    <span className="marks">
      {mark.changes.map((name) => <span key={name} className="mark" data-change={name}>{name === 'progress' ? words.ledgerViews.progressTimes(mark.progressSince) : words.ledgerViews.changes[name]}</span>)}
    </span>
  );
}

function Remaining({ line, today, done }: { readonly line: Line; readonly today: string; readonly done: boolean }) {
  const words = useWords();
  if (done || line.effectiveDueOn === null) return null;
  const days = daysBetween(today, line.effectiveDueOn);
  if (days < 0) return <span className="sub sub-red">{words.ledger.daysOver(-days)}</span>;
  return <span className="sub">{days === 0 ? words.ledger.dueToday : words.ledger.daysLeft(days)}</span>;
}

/** The first unit and how many there are; what is printed and is no unit stands there as well, and on paper all of it as the document has it. */
function Units({ line, column }: { readonly line: Line; readonly column: 'leads' | 'others' }) {
  const words = useWords();
  const ofColumn = ({ role }: { readonly role: string }): boolean => (role === 'lead') === (column === 'leads');
  const units = line.units.filter(ofColumn).map(({ unit }) => unit);
  const unmatched = unmatchedIn(line, column);
  const all = [...units, ...unmatched];
  const clauses = line.clauses.filter(ofColumn).map((clause) => clause.words);
  return (
    <td title={all.join('、')}>
      <span className="clamp on-screen">{all[0] ?? '—'}</span>
      {units.length > 1 && <span className="sub on-screen">{words.ledger.unitsMore(units.length)}</span>}
      {unmatched.length > 0 && <span className="sub on-screen">{units.length === 0 ? words.item.unresolved : words.ledger.alsoUnmatched(unmatched.length)}</span>}
      <span className="on-paper">{(clauses.length > 0 ? clauses : all).join('；') || '—'}</span>
    </td>
  );
}
