import type { TableRow } from '../block.js';
import { closedUp, folded } from '../printed-text.js';
import { HEADER_WORDS, namesPartOfUnit, readHeaderWords, readMisprintedHeader, type ColumnKind, type HeaderReading } from './header-words.js';

export type { ColumnKind } from './header-words.js';

/** One column with its printed header; `exact` is false when the header was recognised in spite of a wrong character. */
export interface Column {
  readonly kind: ColumnKind;
  readonly header: string;
  readonly exact: boolean;
  /** False for a header nobody knows: the column is kept out of the items and reported. */
  readonly known: boolean;
}

/** Columns that name units, with their default role word. */
export const UNIT_COLUMNS: readonly ColumnKind[] = ['lead', 'responsible', 'cooperating', 'guiding'];

/** Longer words, or words with a sentence in them, are no header. */
const LONGEST_HEADER = 14;
/** More words side by side are a line that tabs or commas run through: no sheet of tasks is half as wide. */
const MOST_HEADERS = 60;
/** Columns of which a table may have several. */
const REPEATABLE: readonly ColumnKind[] = ['people', 'remark'];

interface ReadCell {
  readonly header: string;
  readonly reading: HeaderReading | null;
  readonly exact: boolean;
}

function readCell(cell: string): ReadCell {
  const exact = readHeaderWords(cell);
  return { header: closedUp(cell), reading: exact ?? readMisprintedHeader(cell), exact: exact !== null };
}

/** True for short words that may be a header nobody knows, or a blank one. */
function mayBeHeader(header: string): boolean {
  return header.length <= LONGEST_HEADER && !/^\d/.test(folded(header)) && !/[。;,、]/.test(folded(header));
}

/** The kinds of the text columns by position: the most detailed is the measure, the next the main task, the widest a category; null when there are more, or only categories. */
function textKinds(cells: readonly ReadCell[]): Map<number, ColumnKind> | null {
  const texts = cells.flatMap(({ reading }, position) => (reading?.kind === 'text' ? [{ position, depth: reading.depth }] : []));
  const deepest = [...texts].sort((left, right) => right.depth - left.depth || right.position - left.position);
  const kinds: readonly ColumnKind[] = ['measure', 'mainTask', 'category'];
  return deepest.length > kinds.length || deepest[0]?.depth === 1 ? null : new Map(deepest.map(({ position }, rank) => [position, kinds[rank] ?? 'measure']));
}

function columnsOf(cells: readonly ReadCell[]): Column[] | null {
  const texts = textKinds(cells);
  if (!texts) return null;
  const isUnits = ({ reading }: ReadCell): boolean => UNIT_COLUMNS.includes(reading?.kind as ColumnKind);
  return cells.map((cell, position) => {
    const { header, reading, exact } = cell;
    if (!reading) return { kind: 'remark', header, exact: true, known: false };
    if (reading.kind === 'text') return { kind: texts.get(position) ?? 'measure', header, exact, known: true };
    // An office of a unit beside the unit itself is a person to turn to, no second unit.
    const office = namesPartOfUnit(header) && cells.some((other) => other !== cell && isUnits(other) && other.reading?.kind === reading.kind);
    return { kind: office ? 'people' : reading.kind, header, exact, known: true };
  });
}

/**
 * The columns a header row names, or null when the cells are no header of a task table: one column must name units and one the work,
 * both by known words, and no kind may stand twice. Other short headers are kept as unknown columns while they are the minority; a blank one,
 * beside a header that spans several columns, is an unknown column without a name.
 */
export function readHeader(cells: readonly string[]): readonly Column[] | null {
  if (cells.filter((cell) => cell !== '').length > MOST_HEADERS) return null;
  const read = cells.map(readCell);
  const columns = columnsOf(read);
  if (!columns || read.some(({ header, reading }) => !reading && !mayBeHeader(header))) return null;
  const named = columns.filter((column) => column.header !== '');
  const unknown = named.filter((column) => !column.known).length;
  if (unknown * 2 >= named.length) return null;
  // A guess beside an unknown column is one guess too many.
  if (unknown > 0 && columns.some((column) => !column.exact)) return null;
  const kinds = columns.map((column) => column.kind).filter((kind) => !REPEATABLE.includes(kind));
  const complete = kinds.includes('measure') && kinds.some((kind) => UNIT_COLUMNS.includes(kind)) && new Set(kinds).size === kinds.length;
  return complete ? columns : null;
}

/** The header words of a column in two rows: the lower one, or both where only both make a header (牵头 below 责任单位). */
function lowerOrUpper(upper: string, lower: string): string {
  if (readHeaderWords(lower)) return lower;
  const both = [upper + lower, lower + closedUp(upper).slice(-2)];
  return both.find((words) => upper !== lower && readHeaderWords(words) !== null) ?? lower;
}

/** The words of the upper of two header rows; a blank cell belongs to the cell before it, as 责任单位 stands over 牵头单位 and 配合单位. */
function spread(cells: readonly string[]): string[] {
  let last = '';
  return cells.map((cell) => (last = cell === '' ? last : cell));
}

/** True for a row that holds nothing but header words, at least one of them naming units or people. */
function isLowerHeader(cells: readonly string[]): boolean {
  const words = cells.filter((cell) => cell !== '');
  const readings = words.map((cell) => readHeaderWords(cell) ?? readHeaderWords(`${cell}单位`));
  return words.length > 0 && readings.every((reading) => reading !== null) && readings.some((reading) => reading?.kind !== 'number' && reading?.kind !== 'text');
}

/** A header that starts at a row, and how many rows it takes. */
export interface HeaderRows {
  readonly columns: readonly Column[];
  readonly rows: 1 | 2;
}

/** The header that starts at the first of some rows: two rows where the second says more of what the first says, else one; null when there is none. */
export function headerAt([first, second]: readonly TableRow[]): HeaderRows | null {
  if (!first) return null;
  const upper = first.cells;
  const lower = second?.cells ?? [];
  // One text alone is the title of the list, even where it reads like a header (任务清单).
  const isTitle = new Set(upper.filter((cell) => cell !== '')).size < 2;
  if (!isTitle && lower.length === upper.length && isLowerHeader(lower) && lower.some((cell, position) => closedUp(cell) !== '' && closedUp(cell) !== closedUp(upper[position] ?? ''))) {
    const columns = readHeader(lower.map((cell, position) => (cell === '' ? (upper[position] ?? '') : lowerOrUpper(spread(upper)[position] ?? '', cell))));
    if (columns && upper.some((cell) => readHeaderWords(cell) !== null)) return { columns, rows: 2 };
  }
  const columns = readHeader(upper);
  return columns && { columns, rows: 1 };
}

/** True when the words are one of the header words of a column: the remains of a repeated header. */
export function isHeaderWords(words: string, column: Column): boolean {
  if (folded(words) === folded(column.header)) return true;
  const reading = readHeaderWords(words);
  const own = readHeaderWords(column.header) ?? readMisprintedHeader(column.header);
  return reading !== null && own !== null && reading.kind === own.kind && (reading.kind !== 'text' || (own.kind === 'text' && own.depth === reading.depth));
}

/** True when a line begins with the words of a column header. */
export function opensWithHeader(words: string): boolean {
  const plain = folded(words);
  return HEADER_WORDS.some((header) => plain.startsWith(header));
}

/** The header words that stand together without anything between them (序号重点任务责任单位); null when other words stand among them. */
export function gluedHeaderCells(words: string): string[] | null {
  const cells: string[] = [];
  for (let rest = folded(words); rest !== ''; ) {
    const [longest] = HEADER_WORDS.filter((header) => rest.startsWith(header)).sort((left, right) => right.length - left.length);
    if (longest === undefined) return null;
    cells.push(longest);
    rest = rest.slice(longest.length);
  }
  return cells;
}
