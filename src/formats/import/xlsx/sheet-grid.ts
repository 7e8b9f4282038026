import type { CellRange } from '../package/cell-reference.js';
import { cellPosition, cellRange, columnLetters, rowNumber } from '../package/cell-reference.js';
import { scanXml } from '../package/scan-xml.js';
import { cellWords, type CellDoubt, type StoredCell } from './cell-words.js';
import { corrupt, type ListedSheet, type Workbook } from './workbook.js';

/** A row of a sheet that holds words or a doubt, by columns counted from 1. */
export interface GridRow {
  readonly number: number;
  /** Words by column; a vertical merge repeats its words in every row. */
  readonly words: ReadonlyMap<number, string>;
  /** Columns whose words are those of a merged cell that begins further up. */
  readonly continued: ReadonlySet<number>;
  /** True when the first words of the row stand in a cell merged over several columns. */
  readonly isWide: boolean;
  readonly hidden: boolean;
  readonly doubts: readonly CellDoubt[];
}

/** What one sheet shows. */
export interface SheetGrid {
  readonly rows: readonly GridRow[];
  readonly hiddenColumns: readonly number[];
  /** Row numbers that a vertical merge spans below its first row: no gap in the table even where nothing else is written in them. */
  readonly spannedRows: ReadonlySet<number>;
}

interface OpenRow {
  readonly number: number;
  readonly hidden: boolean;
  readonly words: Map<number, string>;
  readonly continued: Set<number>;
  readonly doubts: CellDoubt[];
}

interface OpenCell {
  column: number;
  type: string;
  style: number;
  formula: string | null;
  value: string | null;
  inline: string;
}

/** The rows of a sheet in order; throws SourceRejected `corrupt` where a row or a cell stands twice or names words that do not exist. */
export function readSheet(sheet: ListedSheet, book: Workbook): SheetGrid {
  const rows = new Map<number, OpenRow>();
  const merges: CellRange[] = [];
  const hiddenColumns: { first: number; last: number }[] = [];
  let row: OpenRow = { number: 0, hidden: false, words: new Map(), continued: new Set(), doubts: [] };
  let cell: OpenCell | null = null;
  let column = 0;
  let reading: 'formula' | 'value' | 'inline' | null = null;
  let inPhonetic = false;
  let seen = new Set<number>();

  const takeRow = (attributes: ReadonlyMap<string, string>): void => {
    const number = rowNumber(attributes.get('r') ?? String(row.number + 1));
    if (rows.has(number)) throw corrupt(`工作表“${sheet.name}”的第 ${number} 行出现了两次`);
    row = { number, hidden: isOn(attributes.get('hidden')), words: new Map(), continued: new Set(), doubts: [] };
    rows.set(number, row);
    column = 0;
    seen = new Set();
  };
  const takeCell = (attributes: ReadonlyMap<string, string>): void => {
    const reference = attributes.get('r');
    const position = reference === undefined ? { row: row.number, column: column + 1 } : cellPosition(reference);
    if (position.row !== row.number || seen.has(position.column)) throw corrupt(`工作表“${sheet.name}”第 ${row.number} 行的单元格“${reference ?? ''}”位置不对`);
    column = position.column;
    seen.add(column);
    cell = { column, type: attributes.get('t') ?? 'n', style: Number(attributes.get('s') ?? 0), formula: null, value: null, inline: '' };
  };
  const finishCell = (stored: OpenCell): void => {
    const { words, doubts } = cellWords(stored satisfies StoredCell, book, `${sheet.name}!${columnLetters(stored.column)}${row.number}`);
    if (words !== '') row.words.set(stored.column, words);
    row.doubts.push(...doubts);
  };
  scanXml(sheet.part, sheet.path, {
    open: (name, attributes) => {
      if (name === 'row') takeRow(attributes);
      else if (name === 'c') takeCell(attributes);
      else if (name === 'rPh') inPhonetic = true;
      else if (name === 'mergeCell') merges.push(cellRange(attributes.get('ref') ?? '') ?? unreadableMerge());
      else if (name === 'col' && isOn(attributes.get('hidden'))) hiddenColumns.push({ first: Number(attributes.get('min')), last: Number(attributes.get('max')) });
      if (!cell) return;
      if (name === 'f') [cell.formula, reading] = ['', 'formula'];
      if (name === 'v') [cell.value, reading] = ['', 'value'];
      if (name === 't' && !inPhonetic) reading = 'inline';
    },
    text: (piece) => {
      if (!cell || !reading) return;
      if (reading === 'formula') cell.formula += piece;
      else if (reading === 'value') cell.value += piece;
      else cell.inline += piece;
    },
    close: (name) => {
      if (name === 'f' || name === 'v' || name === 't') reading = null;
      if (name === 'rPh') inPhonetic = false;
      if (name === 'c' && cell) {
        finishCell(cell);
        cell = null;
      }
    },
  });
  const { wideRows, spannedRows } = applyMerges(rows, merges, sheet.name);
  const held = [...rows.values()].filter(({ words, continued, doubts }) => words.size > continued.size || doubts.length > 0);
  const used = new Set(held.flatMap(({ words }) => [...words.keys()]));
  return {
    rows: held.map((open) => ({ ...open, isWide: wideRows.has(open.number) })).sort((left, right) => left.number - right.number),
    hiddenColumns: [...used].filter((used) => hiddenColumns.some(({ first, last }) => first <= used && used <= last)).sort((left, right) => left - right),
    spannedRows,
  };
}

/** Repeats the words of vertical merges downwards and takes out what merged cells cover. */
function applyMerges(rows: Map<number, OpenRow>, merges: readonly CellRange[], sheet: string): { wideRows: ReadonlySet<number>; spannedRows: ReadonlySet<number> } {
  const wideRows = new Set<number>();
  const spannedRows = new Set<number>();
  for (const { from, to } of merges) {
    const top = rows.get(from.row);
    const words = top?.words.get(from.column) ?? '';
    if (to.column > from.column && top && Math.min(...top.words.keys()) === from.column) wideRows.add(from.row);
    for (let number = from.row; number <= to.row; number += 1) {
      const row = rows.get(number);
      if (words !== '' && number > from.row) spannedRows.add(number);
      for (let column = from.column; row && column <= to.column; column += 1) {
        if (number === from.row && column === from.column) continue;
        const covered = row.words.get(column) ?? '';
        row.words.delete(column);
        if (covered !== '' && covered !== words) {
          const name = `${sheet}!${columnLetters(column)}${number}`;
          row.doubts.push({ code: 'cell-covered', printed: `${name} ${covered}`, done: '没有读取', proposal: '请确认被盖住的内容不需要；需要的请取消合并后重新导入' });
        }
      }
      if (row && words !== '' && number > from.row) {
        row.words.set(from.column, words);
        row.continued.add(from.column);
      }
    }
  }
  return { wideRows, spannedRows };
}

function unreadableMerge(): never {
  throw corrupt('合并单元格的范围无法读取');
}

function isOn(written: string | undefined): boolean {
  return written === '1' || written === 'true';
}
