import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useWords } from '../../i18n/language';
import { CellMark } from './cell-mark';
import { type Cell, type Column, countsOf, type Grid, markOf, moved, type Place } from './grid';

interface Props {
  readonly grid: Grid;
  readonly caption: string;
  /** The month one is in, 1 to 12; null in another year. */
  readonly month: number | null;
  readonly onOpen: (submissionId: string) => void;
}

/** Units in official order × periods. One cell is in the order of Tab at a time; arrows walk from one to the next that has something to open. */
export function MatrixTable({ grid, caption, month, onOpen }: Props) {
  const words = useWords().submissions;
  const counts = useMemo(() => countsOf(grid), [grid]);
  const first = useMemo(() => firstPlace(grid), [grid]);
  const [at, setAt] = useState<Place | null>(null);
  const here = at !== null && (grid.rows[at.row]?.places[at.column]?.length ?? 0) > 0 ? at : first;
  const table = useRef<HTMLTableElement>(null);
  const walk = (event: KeyboardEvent, from: Place): void => {
    const next = moved(grid, from, event.key);
    if (next === null) return;
    event.preventDefault();
    setAt(next);
    table.current?.querySelector<HTMLButtonElement>(`[data-place="${next.row}-${next.column}"]`)?.focus();
  };
  return (
    <div className="matrix-scroll">
      <table className="table matrix" ref={table}>
        <caption className="out-of-sight">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="matrix-unit">{words.unit}<span className="sub">{words.receivedRow}</span></th>
            {grid.columns.map((column, index) => (
              <th key={column.key} scope="col" className={column.duty ? 'matrix-once' : undefined} data-now={column.month !== null && column.month === month} title={column.duty?.words}>
                <Heading column={column} />
                <span className="sub">{counts[index]?.owed ? words.received(counts[index].received, counts[index].owed) : '　'}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map(({ unitId, unit, places }, row) => (
            <tr key={unitId}>
              <th scope="row" className="matrix-unit" title={unit}>{unit}</th>
              {places.map((cells, column) => {
                const place = { row, column };
                const chosen = here?.row === row && here.column === column;
                return (
                  <td key={grid.columns[column]?.key} data-mark={cells[0] && markOf(cells[0])} data-now={grid.columns[column]?.month === month && month !== null} className={grid.columns[column]?.duty ? 'matrix-once' : undefined}>
                    {cells.length === 0 && <Empty later={month !== null && (grid.columns[column]?.month ?? 0) > month} />}
                    {cells.map((cell, index) => (
                      <CellButton key={cell.submissionId} cell={cell} unit={unit} place={index === 0 ? `${row}-${column}` : undefined} inTabOrder={chosen} onOpen={() => { setAt(place); onOpen(cell.submissionId); }} onKeyDown={(event) => walk(event, place)} />
                    ))}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Heading({ column }: { readonly column: Column }) {
  const words = useWords().submissions;
  if (column.duty === null) return <>{words.month(column.month ?? 0)}</>;
  return <span className="matrix-once-words">{column.duty.title}<span className="sub">{column.duty.dueOn ? words.due(column.duty.dueOn.slice(5)) : words.undated}</span></span>;
}

/** Nothing to open: the period has not come yet, or nothing is asked of the unit. */
function Empty({ later }: { readonly later: boolean }) {
  const words = useWords().submissions;
  return (
    <>
      {later && <CellMark mark="scheduled" />}
      <span className="out-of-sight">{later ? words.marks.scheduled : words.notAsked}</span>
    </>
  );
}

interface CellProps {
  readonly cell: Cell;
  readonly unit: string;
  readonly place: string | undefined;
  readonly inTabOrder: boolean;
  readonly onOpen: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function CellButton({ cell, unit, place, inTabOrder, onOpen, onKeyDown }: CellProps) {
  const words = useWords().submissions;
  const mark = markOf(cell);
  const label = words.cell(unit, cell.title, words.marks[mark], cell.pieces, cell.dueOn);
  return (
    <button type="button" className="matrix-cell" data-place={place} tabIndex={inTabOrder ? 0 : -1} aria-label={label} title={label} onClick={onOpen} onKeyDown={onKeyDown}>
      <CellMark mark={mark} />
      {cell.pieces > 1 && <span>{cell.pieces}</span>}
    </button>
  );
}

function firstPlace({ rows }: Grid): Place | null {
  for (const [row, { places }] of rows.entries()) {
    const column = places.findIndex((cells) => cells.length > 0);
    if (column >= 0) return { row, column };
  }
  return null;
}
