import { CsvError, parse } from 'csv-parse/sync';
import { spanOf, type TableBlock, type TableRow } from '../../../domain/document/block.js';
import { SourceRejected } from '../../../domain/document/source-rejected.js';
import { readHeader } from '../../../domain/document/table/table-columns.js';
import type { SourceLine } from './source-line.js';

/** What a text consists of: lines, and tables whose cells are parted by , ; | or quoted. */
export type TextPiece = { readonly line: SourceLine } | { readonly table: TableBlock };

type Delimiter = ',' | ';' | '\t' | '|';
const DELIMITERS: readonly Delimiter[] = ['|', ',', ';', '\t'];
const RULE = /^\s*\|?(?:\s*:?-{2,}:?\s*\|)*\s*:?-{2,}:?\s*\|?\s*$/;
const FEWEST_COLUMNS = 3;
const LONGEST_HEADER = 400;
const LONGEST_TITLE_LINES = 10;
const ASK_AGAIN = '请用表格软件打开核对这一行，改正后重新导出。';

interface Table {
  readonly rows: readonly TableRow[];
  /** Index of the first line behind the table. */
  readonly next: number;
}

/** The pieces of a text. Throws SourceRejected `corrupt` with the line number for a quote that never ends and for a row with too many or too few cells. */
export function textPieces(lines: readonly SourceLine[]): TextPiece[] {
  const pieces: TextPiece[] = [];
  for (let index = 0; index < lines.length; ) {
    const line = lines[index] as SourceLine;
    const delimiter = headerDelimiter(line.words);
    const table = delimiter === null || (delimiter === '\t' && !hasQuotes(lines, index)) ? null : readTable(lines, index, delimiter);
    if (table && delimiter !== null) {
      const rows = [...titleRows(pieces, delimiter), ...table.rows];
      pieces.push({ table: { kind: 'table', rows, place: spanOf(rows.map(({ place }) => place)) } });
      index = table.next;
    } else {
      pieces.push({ line });
      index += 1;
    }
  }
  return pieces;
}

/** The delimiter by which a line is the header of a task table, or null. */
function headerDelimiter(words: string): Delimiter | null {
  if (words.length > LONGEST_HEADER) return null;
  const found = DELIMITERS.find((delimiter) => {
    const cells = words.includes(delimiter) ? trimmedEnd(plainCells(words, delimiter)) : [];
    return cells.length >= FEWEST_COLUMNS && readHeader(cells) !== null;
  });
  return found ?? null;
}

function plainCells(words: string, delimiter: Delimiter): string[] {
  return delimiter === '|' ? pipedCells(words) : words.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/s, '$1'));
}

function trimmedEnd(cells: readonly string[]): string[] {
  const last = cells.findLastIndex((cell) => cell !== '');
  return cells.slice(0, last + 1);
}

/** Cells of a Markdown row; `\|` is a bar within a cell. */
function pipedCells(words: string): string[] {
  const inner = words.trim().replace(/^\|/, '').replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').replace(/<br\s*\/?>/gi, '\n').split('\n').map((line) => line.trim()).join('\n'));
}

/** True when a cell of the lines up to the next blank one begins with a quotation mark: lines may then be parts of a row. */
function hasQuotes(lines: readonly SourceLine[], from: number): boolean {
  for (let index = from; index < lines.length; index += 1) {
    const { words } = lines[index] as SourceLine;
    if (words.trim() === '') return false;
    if (/(?:^|\t)"/.test(words)) return true;
  }
  return false;
}

function readTable(lines: readonly SourceLine[], from: number, delimiter: Delimiter): Table {
  const rows: TableRow[] = [];
  let width = 0;
  let columns = 0;
  let next = from;
  while (next < lines.length && lines[next]?.words.trim() !== '') {
    const record = delimiter === '|' ? pipedRecord(lines, next) : quotedRecord(lines, next, delimiter);
    if (rows.length === 0) {
      width = record.cells.length;
      columns = trimmedEnd(record.cells).length;
    }
    const isRow = record.cells.length === width;
    const number = (lines[next] as SourceLine).number;
    if (!isRow && !mayBeRow(record.cells, delimiter)) break;
    if (!isRow && !(delimiter === '|' && record.cells.length < width)) {
      throw new SourceRejected('corrupt', `第 ${number} 行有 ${record.cells.length} 栏，表头有 ${width} 栏：单元格里可能有没加引号的分隔符。${ASK_AGAIN}`);
    }
    const cells = [...record.cells, ...Array<string>(width - record.cells.length).fill('')];
    // Empty columns at the end belong to the sheet, not to the table.
    if (!record.isRule) rows.push({ cells: cells.slice(columns).every((cell) => cell === '') ? cells.slice(0, columns) : cells, place: { line: number, endLine: lines[record.next - 1]?.number ?? number } });
    next = record.next;
  }
  return { rows: rows.filter((row) => row.cells.some((cell) => cell !== '')), next };
}

/** A line with other delimiters than the header goes with the table when it begins like a row; otherwise it is text behind it. */
function mayBeRow(cells: readonly string[], delimiter: Delimiter): boolean {
  return cells.length > 1 && (delimiter === '|' || /^\d{1,4}$/.test(cells[0] ?? ''));
}

interface TableRecord {
  readonly cells: readonly string[];
  readonly isRule: boolean;
  readonly next: number;
}

function pipedRecord(lines: readonly SourceLine[], at: number): TableRecord {
  const { words } = lines[at] as SourceLine;
  return { cells: pipedCells(words), isRule: RULE.test(words), next: at + 1 };
}

/** One record of CSV (RFC 4180): a quoted cell may run over several lines. */
function quotedRecord(lines: readonly SourceLine[], at: number, delimiter: Delimiter): TableRecord {
  const parts: string[] = [];
  let quotes = 0;
  let next = at;
  do {
    const words = lines[next]?.words;
    if (words === undefined) throw new SourceRejected('corrupt', `第 ${lines[at]?.number ?? 0} 行的引号没有成对，之后的内容无法分栏。${ASK_AGAIN}`);
    parts.push(words);
    quotes += words.split('"').length - 1;
    next += 1;
  } while (quotes % 2 !== 0);
  if (quotes === 0) return { cells: (parts[0] ?? '').split(delimiter).map((cell) => cell.trim()), isRule: false, next };
  try {
    const [cells = []] = parse(parts.join('\n'), { delimiter, relax_column_count: true, trim: true });
    return { cells: cells.map((cell) => cell.split('\n').map((line) => line.trim()).filter((line) => line !== '').join('\n')), isRule: false, next };
  } catch (error) {
    if (error instanceof CsvError) throw new SourceRejected('corrupt', `第 ${lines[at]?.number ?? 0} 行的引号用法不对，无法分栏。${ASK_AGAIN}`);
    throw error;
  }
}

/** Takes the rows of one cell above the header of a sheet (number, title) off the pieces: their other cells are empty. */
function titleRows(pieces: TextPiece[], delimiter: Delimiter): TableRow[] {
  const rows: TableRow[] = [];
  while (delimiter !== '|') {
    const lines = lastRecord(pieces);
    const [first] = lines;
    if (!first || lines.some(({ words }) => words.length > LONGEST_HEADER)) break;
    const isQuoted = first.words.startsWith('"');
    const [title = '', ...others] = isQuoted ? quotedRecord(lines, 0, delimiter).cells : plainCells(first.words, delimiter);
    if (others.length === 0 || others.some((cell) => cell !== '')) break;
    rows.unshift({ cells: [title, ...others], place: { line: first.number, endLine: lines.at(-1)?.number ?? first.number } });
    pieces.splice(-lines.length);
  }
  return rows;
}

/** The lines of the last record of the pieces, several when a quoted cell runs over them; [] when there is none. */
function lastRecord(pieces: readonly TextPiece[]): SourceLine[] {
  const lines: SourceLine[] = [];
  let quotes = 0;
  for (let back = 1; back <= LONGEST_TITLE_LINES; back += 1) {
    const piece = pieces.at(-back);
    if (!piece || !('line' in piece)) return [];
    lines.unshift(piece.line);
    quotes += piece.line.words.split('"').length - 1;
    if (quotes % 2 === 0) return lines;
  }
  return [];
}
