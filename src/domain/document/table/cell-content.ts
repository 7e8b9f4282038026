import { readDeadlinePhrase, speaksOfTime } from '../../kernel/deadline-phrase.js';
import { lookUpName, matchUnitName } from '../../unit/match-unit-name.js';
import { splitUnitList } from '../../unit/split-unit-list.js';
import { phraseContextOf } from '../item-deadline.js';
import { readNumber } from '../numbering.js';
import { flowing, folded, halfWidth } from '../printed-text.js';
import type { ReadingContext } from '../reading-context.js';
import { clauseWords } from '../responsibility/role-words.js';
import { readMark } from '../section.js';
import { UNIT_COLUMNS, type Column, type ColumnKind } from './table-columns.js';

/** Longer words are a measure, not a heading or a list of two units. */
const LONGEST_LABEL = 30;
const LONGEST_DEADLINE = 40;

/** Last characters of names of bodies. */
const NAMES_A_BODY = /(?:局|委|办|区|府|会|厅|院|集团|公司|海关|单位|部门|中心|组|部|总工会|指挥部|支队|营管部|营业部|行|署|社|联|县|市|州|旗|盟|镇|乡|街道|室|处|科|队|大学|学校|管理站)$/;

/** True when the words are a deadline by themselves (2025年12月, 持续推进), dated steps (2024年6月底前开工) left out: a measure reads like one. */
export function looksLikeDeadline(words: string, context: ReadingContext): boolean {
  if (words.length < 2 || words.length > LONGEST_DEADLINE || /^\d+$/.test(words)) return false;
  return readDeadlinePhrase(words, phraseContextOf(context))?.steps.length === 0;
}

/** True when the words read as a list of bodies: half of the names are known, or the list speaks of bodies by their endings. */
export function looksLikeUnits(words: string, context: ReadingContext): boolean {
  if (/[。;]/.test(halfWidth(words)) || looksLikeDeadline(words, context)) return false;
  if (/牵头|配合/.test(halfWidth(words))) return true;
  const mentions = splitUnitList(words, context.index, context.asOf);
  const known = mentions.filter((mention) => {
    const match = matchUnitName(mention.name, context.index, context.asOf);
    return match.outcome === 'matched' || match.outcome === 'group' || NAMES_A_BODY.test(mention.name);
  });
  return mentions.length > 0 && known.length * 2 >= mentions.length;
}

/** True for a heading of a group of rows: marked 一、 or (一) or 1、, or short, without a sentence in it. */
export function looksLikeLabel(words: string): boolean {
  return words.length <= LONGEST_LABEL && !/[。;]/.test(halfWidth(words));
}

/** A section label of the first level (一、完善…), as it stands beside or between the rows it covers. */
export function isSectionLabel(words: string): boolean {
  return readMark(folded(words))?.level === 1 && looksLikeLabel(words);
}

const ROW_NUMBER = /^\(?(?<number>\d{1,3}(?:[.-]\d{1,2}){0,2}|[一二三四五六七八九十]{1,3})\)?[.、]?$/;

/** True for the printed number of a row: 1, 1., (1), 1.2, 一. */
export function isRowNumber(words: string): boolean {
  return ROW_NUMBER.test(folded(words));
}

/** The printed number of a row without its punctuation; other words as they are. */
export function rowNumber(words: string): string {
  return ROW_NUMBER.exec(folded(words))?.groups?.['number'] ?? folded(words);
}

function joint(before: string, after: string, { index, asOf }: ReadingContext): string {
  if (/[、,，;；(（〈]$/.test(before) || /^[、,，;；)）〉]/.test(after)) return '';
  if (clauseWords(halfWidth(after))[0]?.start === 0) return '；';
  const last = before.split(/[、,，;；]/).at(-1) ?? '';
  const first = after.split(/[、,，;；]/)[0] ?? '';
  if (lookUpName(last + first, index, asOf)) return '';
  const isBody = (name: string): boolean => lookUpName(name, index, asOf) !== null || NAMES_A_BODY.test(halfWidth(name));
  return isBody(last) && isBody(first) ? '、' : '';
}

/** The unit list of a cell in one line: lines that each end with a whole name are parted by 、, a name broken over two lines is joined. */
export function unitList(cell: string, context: ReadingContext): string {
  return cell
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .reduce((list, line) => (list === '' ? line : flowing(list + joint(list, line, context) + line)), '');
}

/** True when the words may stand in a column of this kind; an empty cell may stand anywhere but in the number column. */
export function fitsColumn(words: string, column: ColumnKind, context: ReadingContext): boolean {
  if (column === 'number') return isRowNumber(words) || readNumber(words) !== null;
  if (words === '') return true;
  if (column === 'deadline') return readDeadlinePhrase(words, phraseContextOf(context)) !== null || (speaksOfTime(words) && !looksLikeUnits(words, context));
  if (UNIT_COLUMNS.includes(column)) return looksLikeUnits(words, context);
  if (column === 'mainTask') return looksLikeLabel(words) && !looksLikeDeadline(words, context);
  if (column === 'measure') return !looksLikeDeadline(words, context) && !/^\d+$/.test(words);
  return true;
}

/** Number of cells that do not fit their column. */
export function misfits(cells: readonly string[], columns: readonly Column[], context: ReadingContext): number {
  return columns.filter((column, position) => !fitsColumn(cells[position] ?? '', column.kind, context)).length;
}
