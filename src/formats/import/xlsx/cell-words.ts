import type { SourceDoubt } from '../../../domain/document/source-content.js';
import { printedNumber } from './number-format.js';
import { corrupt, typedWords, type Workbook } from './workbook.js';

/** A cell as it stands in the file. */
export interface StoredCell {
  /** Attribute t: s, str, inlineStr, b, e, d, n. */
  readonly type: string;
  readonly style: number;
  /** Null where the cell holds no formula; '' for a cell that shares the formula of another. */
  readonly formula: string | null;
  /** Null where no value is stored. */
  readonly value: string | null;
  readonly inline: string;
}

/** A doubt about a cell, before its line is known. */
export type CellDoubt = Omit<SourceDoubt, 'place'>;

/** What a cell says, with the lines of the cell separated by `\n`. */
export interface CellWords {
  readonly words: string;
  readonly doubts: readonly CellDoubt[];
}

/** [1]任务!A1 and '[1]任务 表'!A1 name another workbook; Table1[[#This Row],[2]] does not. */
const EXTERNAL = /\[\d+\][^\][]*!/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}).*)?$/;

/** The words of a cell; formulas count by the result stored with them, nothing is calculated. `name` (任务表!C5) is used in doubts. */
export function cellWords(cell: StoredCell, book: Workbook, name: string): CellWords {
  const doubts: CellDoubt[] = [];
  const formula = cell.formula === null ? '' : `=${cell.formula}`.slice(0, 200);
  if (EXTERNAL.test(formula)) doubts.push({ code: 'formula-external', printed: `${name} ${formula}`, done: '用文件里保存的计算结果，没有打开别的工作簿' });
  // Text results may be empty; an empty number means that nobody has calculated the sheet.
  const uncached = cell.formula !== null && (cell.value === null || (cell.value === '' && cell.type !== 'str'));
  if (uncached) {
    doubts.push({ code: 'formula-uncached', printed: `${name} ${formula}`, done: '按空白读取', proposal: '请在 Excel 或 WPS 中打开并保存一次，再重新导入；或在这里填写' });
    return { words: '', doubts };
  }
  if (cell.type === 'e') {
    doubts.push({ code: 'cell-error', printed: `${name} ${cell.value ?? ''}`, done: '按空白读取', proposal: '请对照原件填写这一格' });
    return { words: '', doubts };
  }
  const stored = storedWords(cell, book);
  if (stored.doubt) doubts.push({ code: stored.doubt, printed: `${name} ${stored.words}`, done: '按原样保留', proposal: '请对照原件核对这一格' });
  return { words: cellLines(stored.words), doubts };
}

function storedWords(cell: StoredCell, book: Workbook): ReturnType<typeof printedNumber> {
  const value = cell.value ?? '';
  switch (cell.type) {
    case 's':
      return { words: value === '' ? '' : sharedString(value, book) };
    case 'str':
      return { words: typedWords(value) };
    case 'inlineStr':
      return { words: typedWords(cell.inline) };
    case 'b':
      return { words: value === '1' || value === 'true' ? 'TRUE' : 'FALSE' };
    case 'd':
      return { words: value.replace(DATE, (_, year: string, month: string, day: string, time?: string) => `${year}年${Number(month)}月${Number(day)}日${time === undefined || time === '00:00' ? '' : ` ${time}`}`) };
    default: {
      if (value === '') return { words: '' };
      const number = Number(value);
      if (!Number.isFinite(number)) throw corrupt(`单元格的数字“${value.slice(0, 30)}”无法读取`);
      return printedNumber(number, book.formats[cell.style] ?? 'General', book.date1904);
    }
  }
}

function sharedString(index: string, book: Workbook): string {
  const words = /^\d{1,9}$/.test(index.trim()) ? book.sharedStrings[Number(index)] : undefined;
  if (words === undefined) throw corrupt(`单元格指向不存在的文字（第 ${index.slice(0, 20)} 条）`);
  return words;
}

/** Lines without blanks at their ends; empty ones are left out. */
function cellLines(words: string): string {
  return words.split(/\r\n?|\n/).map((line) => line.trim()).filter((line) => line !== '').join('\n');
}
