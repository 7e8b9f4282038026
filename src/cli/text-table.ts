import CliTable from 'cli-table3';
import { clipped, displayWidth, wrapped } from './display-width.js';

export interface Column {
  readonly title: string;
  readonly align?: 'right';
  /** Share of the room this column gives up or gets when the table is wider than the terminal; absent: the column keeps its width. */
  readonly flexible?: number;
}

/** Cells in column order, or one line over the whole width. */
export type TableRow = readonly string[] | { readonly across: string };

export interface TableStyle {
  /** A line between rows, for tables whose cells take several lines. */
  readonly ruled?: boolean;
  /** One line per row: what does not fit is cut and marked with …. */
  readonly clip?: boolean;
}

/** The line between two columns with a blank on either side. */
const BETWEEN = 3;
const MARGINS = 2;
const NARROWEST = 8;
// The mid characters also join rows with a line over the whole width; of the frame itself they leave a line of nothing else.
const NO_FRAME = { top: '', 'top-mid': '┬', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '┴', 'bottom-left': '', 'bottom-right': '' };
const LEFT_OF_FRAME = /^[┬┴]+$/;
const CHARACTERS = { ...NO_FRAME, left: '', 'left-mid': '', right: '', 'right-mid': '', mid: '─', 'mid-mid': '┼', middle: '│' };

/**
 * The table as text of at most `width` columns (unless the fixed columns alone are wider): long cells are wrapped unless the style says otherwise.
 */
export function textTable(columns: readonly Column[], rows: readonly TableRow[], width: number, style: TableStyle = {}): string {
  const { ruled = false, clip = false } = style;
  const inside = (cell: string, room: number): string => (clip ? clipped(cell.replace(/\s+/g, ' '), room) : wrapped(cell, room).join('\n'));
  const widths = columnWidths(columns, rows, width);
  const whole = widths.reduce((sum, each) => sum + each, 0) + (columns.length - 1) * BETWEEN;
  const table = new CliTable({
    head: columns.map((column, index) => wrapped(column.title, widths[index] ?? 0).join('\n')),
    colWidths: widths.map((each) => each + MARGINS),
    colAligns: columns.map((column) => column.align ?? 'left'),
    chars: CHARACTERS,
    style: { 'padding-left': 1, 'padding-right': 1, head: [], border: [], compact: !ruled },
  });
  for (const row of rows) {
    if ('across' in row) table.push([{ content: wrapped(row.across, whole).join('\n'), colSpan: columns.length, hAlign: 'left' }]);
    else table.push(row.map((cell, index) => inside(cell, widths[index] ?? 0)));
  }
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => !LEFT_OF_FRAME.test(line))
    .join('\n');
}

/** Every column its natural width if that fits; otherwise flexible columns share what the fixed ones leave. */
function columnWidths(columns: readonly Column[], rows: readonly TableRow[], width: number): readonly number[] {
  const natural = columns.map((column, index) =>
    Math.max(displayWidth(column.title), ...rows.map((row) => ('across' in row ? 0 : widestLine(row[index] ?? '')))),
  );
  const widths = [...natural];
  let room = width - MARGINS - (columns.length - 1) * BETWEEN;
  let open = columns.map((_, index) => index).filter((index) => columns[index]?.flexible !== undefined);
  columns.forEach((column, index) => {
    if (column.flexible === undefined) room -= natural[index] ?? 0;
  });
  // Columns that need less than their share leave the rest to the others; so shares are dealt out until nobody gives back.
  for (;;) {
    const shares = open.reduce((sum, index) => sum + (columns[index]?.flexible ?? 0), 0);
    const shareOf = (index: number): number => Math.max(NARROWEST, Math.floor((room * (columns[index]?.flexible ?? 0)) / shares));
    const content = open.filter((index) => (natural[index] ?? 0) <= shareOf(index));
    if (content.length === 0) {
      for (const index of open) widths[index] = shareOf(index);
      return widths;
    }
    for (const index of content) room -= natural[index] ?? 0;
    open = open.filter((index) => !content.includes(index));
  }
}

function widestLine(cell: string): number {
  return Math.max(...cell.split('\n').map(displayWidth));
}
