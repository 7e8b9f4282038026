import type { Schemas } from '../../api/client';

export type Cell = Schemas['MatrixCellResponse'];
type Duty = Schemas['MatrixDutyResponse'];
export type Mark = 'scheduled' | 'open' | 'waiting' | 'accepted' | 'late' | 'lateWaiting' | 'returned' | 'missed' | 'waived' | 'noChange';

/** A month of what recurs, or something handed in once. */
export interface Column {
  readonly key: string;
  readonly month: number | null;
  /** Of what is handed in once. */
  readonly duty: Duty | null;
}

export interface Row {
  readonly unitId: string;
  readonly unit: string;
  /** As many as there are columns; mostly one submission in each, none where nothing is asked. */
  readonly places: readonly (readonly Cell[])[];
}

export interface Grid {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

const MONTHS = 12;

/** Units × the twelve months of what recurs, then what is handed in once, in the order of its dates. Months are left out when nothing recurs. */
export function gridOf({ duties, rows }: Pick<Schemas['MatrixResponse'], 'duties' | 'rows'>): Grid {
  const owed = new Set(rows.flatMap(({ cells }) => cells.map(({ dutyId }) => dutyId)));
  const recurs = new Set(duties.filter(({ cadence }) => cadence !== 'once').map(({ dutyId }) => dutyId));
  const once = duties.filter(({ dutyId }) => !recurs.has(dutyId) && owed.has(dutyId)).sort((one, other) => (one.dueOn ?? '9').localeCompare(other.dueOn ?? '9'));
  const months = [...recurs].some((id) => owed.has(id)) ? Array.from({ length: MONTHS }, (_, index) => index + 1) : [];
  const columns: Column[] = [...months.map((month) => ({ key: `m${month}`, month, duty: null })), ...once.map((duty) => ({ key: `d${duty.dutyId}`, month: null, duty }))];
  const places = ({ cells }: { readonly cells: readonly Cell[] }): (readonly Cell[])[] =>
    columns.map(({ month, duty }) => cells.filter((cell) => (duty === null ? recurs.has(cell.dutyId) && Number(cell.month.slice(5)) === month : cell.dutyId === duty.dutyId)));
  return { columns, rows: rows.map((row) => ({ unitId: row.unitId, unit: row.unit, places: places(row) })) };
}

/** How a submission is marked in its cell. */
export function markOf({ status, overdue }: Pick<Cell, 'status' | 'overdue'>): Mark {
  switch (status) {
    case 'open':
      return overdue ? 'missed' : 'open';
    case 'submitted':
      return 'waiting';
    case 'submittedLate':
      return 'lateWaiting';
    case 'acceptedLate':
      return 'late';
    case 'returned':
    case 'returnedLate':
      return 'returned';
    default:
      return status;
  }
}

const RECEIVED: ReadonlySet<Mark> = new Set(['waiting', 'accepted', 'late', 'lateWaiting', 'noChange'] satisfies Mark[]);

/** How many were handed in of those owed, in each column; waived ones are not owed. */
export function countsOf({ columns, rows }: Grid): readonly { readonly owed: number; readonly received: number }[] {
  return columns.map((_, index) => {
    const marks = rows.flatMap(({ places }) => places[index] ?? []).map(markOf).filter((mark) => mark !== 'waived');
    return { owed: marks.length, received: marks.filter((mark) => RECEIVED.has(mark)).length };
  });
}

export interface Place {
  readonly row: number;
  readonly column: number;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** The next place with a submission in the direction of the key; null when there is none, or the key does not move. */
export function moved(grid: Grid, from: Place, key: string): Place | null {
  const has = ({ row, column }: Place): boolean => (grid.rows[row]?.places[column]?.length ?? 0) > 0;
  const [down, right] = STEPS[key] ?? [0, 0];
  if (key === 'Home' || key === 'End') {
    const filled = grid.columns.map((_, column) => ({ row: from.row, column })).filter(has);
    return (key === 'Home' ? filled[0] : filled[filled.length - 1]) ?? null;
  }
  if (down === 0 && right === 0) return null;
  for (let place = { row: from.row + down, column: from.column + right }; place.row >= 0 && place.row < grid.rows.length && place.column >= 0 && place.column < grid.columns.length; place = { row: place.row + down, column: place.column + right }) {
    if (has(place)) return place;
  }
  return null;
}
