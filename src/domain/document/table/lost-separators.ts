import type { Block, TableBlock, TableRow } from '../block.js';
import { spanOf } from '../block.js';
import { closedUp, flowing, halfWidth } from '../printed-text.js';
import type { ReadingContext } from '../reading-context.js';
import { lostHeaderAt, type LostHeader } from './lost-header.js';
import { placePieces, readLostRow } from './lost-row.js';
import { isRowsLabel, lostTableEnd, type PlacedLine } from './lost-table-end.js';

/** The blocks of a document with the tables put together again, and whether rows were left unread. */
export interface RestoredTables {
  readonly blocks: readonly Block[];
  readonly unread: boolean;
}

/** One printed line of a paragraph. */
interface Line extends PlacedLine {
  readonly block: Block;
}

/** What became of one table: its rows under one header, and the lines that are no certain row. */
interface Restored {
  readonly header: LostHeader;
  readonly rows: TableRow[];
  readonly unread: Line[][];
  /** Lines that belong to the table, header included. */
  readonly used: number;
}

const SHOWN = 60;

/** Reads the tables of a document whose cell separators are lost in copying and reports what was put together and what was not. */
export function restoreLostTables(blocks: readonly Block[], context: ReadingContext): RestoredTables {
  const restored: Restored[] = [];
  const whole: Block[] = [];
  let lines: Line[] = [];
  const close = (): void => {
    whole.push(...withTables(lines, restored, context));
    lines = [];
  };
  for (const block of blocks) {
    if (block.kind === 'paragraph') lines.push(...linesOf(block));
    else {
      close();
      whole.push(block);
    }
  }
  close();
  if (restored.length === 0) return { blocks, unread: false };
  report(restored, context);
  return { blocks: whole, unread: restored.some(({ unread }) => unread.length > 0) };
}

function linesOf(block: Block & { kind: 'paragraph' }): Line[] {
  const printed = block.text.split('\n');
  const { line, endLine } = block.place;
  const isExact = printed.length === endLine - line + 1;
  return printed.map((words, index) => ({ words: words.trim(), place: isExact ? { line: line + index, endLine: line + index } : block.place, block })).filter(({ words }) => words !== '');
}

/** The paragraphs some lines came from, with a table block in the place of every table among them. */
function withTables(lines: readonly Line[], restored: Restored[], context: ReadingContext): Block[] {
  const blocks: Block[] = [];
  const words = lines.map((line) => line.words);
  let kept: Line[] = [];
  let last = 0;
  const keep = (): void => {
    blocks.push(...paragraphsOf(kept));
    kept = [];
  };
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    const header = lostHeaderAt(words, at);
    if (!line || !header) {
      if (line) kept.push(line);
      at += 1;
      continue;
    }
    keep();
    const table = readTable(lines, words, at, header, last, context);
    restored.push(table);
    last = Number(table.rows.at(-1)?.cells[0] ?? last) || last;
    const place = line.place;
    const headerRow: TableRow = { cells: header.columns.map((column) => column.header), place };
    blocks.push({ kind: 'table', rows: [headerRow, ...table.rows], place: spanOf(lines.slice(at, at + table.used).map((used) => used.place)) } satisfies TableBlock);
    at += table.used;
  }
  keep();
  return blocks;
}

/** Lines of one block go on as that block; a block of which a table took a part keeps its other lines. */
function paragraphsOf(lines: readonly Line[]): Block[] {
  const groups: Line[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    if (group?.[0]?.block === line.block) group.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => {
    const [first] = group as [Line];
    const all = first.block.kind === 'paragraph' ? linesOf(first.block).length : 0;
    return group.length === all ? first.block : { kind: 'paragraph', text: group.map((line) => line.words).join('\n'), place: spanOf(group.map((line) => line.place)) };
  });
}

/** Reads the rows below a header, each from the number that is due to the next; `last` is the number the table before ended with. */
function readTable(lines: readonly Line[], words: readonly string[], at: number, header: LostHeader, last: number, context: ReadingContext): Restored {
  const rows: TableRow[] = [];
  const unread: Line[][] = [];
  const from = at + header.lines;
  const end = lostTableEnd(lines, from, header);
  if (header.columns[0]?.kind !== 'number') return withoutNumbers(lines.slice(from, end), header, context);
  const first = startsRow(words[from] ?? '', last + 1, header) ? last + 1 : 1;
  let due = first;
  for (let start = from; start < end; ) {
    const line = lines[start] as Line;
    if (!startsRow(line.words, due, header)) {
      if (isRowsLabel(line.words) && startsRow(words[start + 1] ?? '', due, header)) rows.push({ cells: [line.words], place: line.place });
      else leave(unread, line, start > from);
      start += 1;
      continue;
    }
    let next = start + 1;
    while (next < end && !startsRow(words[next] ?? '', due + 1, header) && !(isRowsLabel(words[next] ?? '') && startsRow(words[next + 1] ?? '', due + 1, header))) next += 1;
    const group = lines.slice(start, next);
    const cells = cellsOf(group, due, header, context);
    if (cells) rows.push({ cells, place: spanOf(group.map(({ place }) => place)) });
    else unread.push([...group]);
    due += 1;
    start = next;
  }
  if (rows.length === 0 && unread.length === 0) unread.push(lines.slice(at, from));
  return { header, rows, unread, used: end - at };
}

/** Lines that belong to no row, together as long as they follow each other. */
function leave(unread: Line[][], line: Line, follows: boolean): void {
  const group = unread.at(-1);
  if (follows && group && group.at(-1)?.place.endLine === line.place.line - 1) group.push(line);
  else unread.push([line]);
}

function cellsOf(group: readonly Line[], number: number, header: LostHeader, context: ReadingContext): readonly string[] | null {
  const [first] = group;
  if (header.lines > 1) return placePieces(group.map(({ words }) => words), header.columns, context);
  return first && group.length === 1 ? readLostRow(first.words, number, header.columns, context) : null;
}

/** Without numbers only the rhythm tells rows apart: every line must be a row, or every so many lines one, to the last. */
function withoutNumbers(lines: readonly Line[], header: LostHeader, context: ReadingContext): Restored {
  const size = header.lines;
  const groups = Array.from({ length: Math.ceil(lines.length / size) }, (_, row) => lines.slice(row * size, (row + 1) * size));
  const rows = groups.map((group) => {
    const cells = size > 1 ? placePieces(group.map(({ words }) => words), header.columns, context) : readLostRow(group[0]?.words ?? '', 0, header.columns, context);
    return cells && !cells.includes('') ? { cells, place: spanOf(group.map(({ place }) => place)) } : null;
  });
  const whole = rows.filter((row) => row !== null);
  const isCertain = whole.length === groups.length;
  return { header, rows: isCertain ? whole : [], unread: isCertain || lines.length === 0 ? [] : [[...lines]], used: lines.length + size };
}

/** True when the line begins a row with this number: as a cell of its own, or before the other cells. */
function startsRow(words: string, number: number, header: LostHeader): boolean {
  const printed = /^(\d{1,3})([.、．]?)(?!\d)(.*)$/s.exec(halfWidth(words));
  if (!printed || Number(printed[1]) !== number) return false;
  return header.lines > 1 ? printed[2] === '' && printed[3] === '' : printed[3] !== '';
}

function report(restored: readonly Restored[], { log }: ReadingContext): void {
  const headers = new Map<string, Restored[]>();
  for (const table of restored) {
    const words = table.header.columns.map(({ header }) => header).join('|');
    headers.set(words, [...(headers.get(words) ?? []), table]);
  }
  for (const [words, tables] of headers) {
    const rows = tables.flatMap((table) => table.rows);
    if (rows.length === 0) continue;
    const how = (tables[0]?.header.lines ?? 1) > 1 ? '每个单元格单独成行' : '各栏之间没有分隔符';
    log.add({ code: 'separators-lost', field: 'plan.items', place: spanOf(rows.map(({ place }) => place)), printed: words, done: `${how}，按表头、序号和各栏内容的类型还原出 ${rows.length} 行`, proposal: '请对照原文核对各栏' });
  }
  for (const group of restored.flatMap(({ unread }) => unread)) {
    const printed = closedUp(flowing(group.map(({ words }) => words).join(' ')));
    log.add({
      code: 'table-unread',
      field: 'plan.items',
      place: spanOf(group.map(({ place }) => place)),
      printed: printed.length > SHOWN ? `${printed.slice(0, SHOWN)}……` : printed,
      done: '各栏从哪里分开不能确定，没有立项',
      proposal: '请对照原文补录，或保留制表符重新粘贴后导入',
    });
  }
}
