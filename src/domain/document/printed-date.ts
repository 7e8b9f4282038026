import { isLocalDate, type LocalDate } from '../kernel/local-date.js';
import { closedUp, halfWidth } from './printed-text.js';

const DIGITS = '〇一二三四五六七八九';
const IDEOGRAPHIC = /([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/;
const NUMERIC = /(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})(?:日|(?!\d))/;
const DATE_ONLY = new RegExp(`^(?:${NUMERIC.source}|${IDEOGRAPHIC.source})$`);

/** The number below 100 that ideographs like 二十九 or 〇三 write. */
function numberOf(words: string): number {
  const [tens, ones] = words.includes('十') ? words.split('十') : ['', words];
  const digit = (word: string | undefined): number => Math.max(0, DIGITS.indexOf(word ?? ''));
  return words.includes('十') ? (tens === '' ? 1 : digit(tens)) * 10 + (ones === '' ? 0 : digit(ones)) : digit(ones);
}

function yearOfIdeographs(words: string): number {
  return Number([...words.replace(/[○零]/g, '〇')].map((word) => DIGITS.indexOf(word)).join(''));
}

function asDate(year: number, month: number, day: number): LocalDate | null {
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isLocalDate(date) ? date : null;
}

/** The first printed day of the words (2024年3月7日, 二〇二四年三月七日, 2024-03-07), or null when there is none or it does not exist. */
export function readPrintedDate(words: string): LocalDate | null {
  const half = halfWidth(words);
  const numeric = NUMERIC.exec(half);
  if (numeric) return asDate(Number(numeric[1]), Number(numeric[2]), Number(numeric[3]));
  const [, year = '', month = '', day = ''] = IDEOGRAPHIC.exec(half) ?? [];
  return year === '' ? null : asDate(yearOfIdeographs(year), numberOf(month), numberOf(day));
}

/** True when a line is a date and nothing else, as below a signature. */
export function isDateLine(line: string): boolean {
  return DATE_ONLY.test(closedUp(halfWidth(line)));
}
