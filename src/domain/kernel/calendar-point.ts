import { chineseDigits, chineseNumber } from './chinese-number.js';
import type { DeadlinePrecision } from './deadline.js';
import { lastDayOfMonth, localDate, yearOf, type LocalDate } from './local-date.js';

/** What the document adds to a phrase: the year of its title or date and its date, null when it gives none. */
export interface PhraseContext {
  readonly year: number | null;
  /** The day 今年, 明年 and spans (3年内) are counted from; absent or null when the document gives none. */
  readonly issuedOn?: LocalDate | null;
}

/** Why a point may mean another one: 24年12月 may be no year of this century, 2024.1 may be a 2024.10 that a spreadsheet cut. */
export type PointDoubt = 'shortYear' | 'shortMonth';

/** The days some words cover. */
export interface Point {
  /** The printed year, null when none is printed. */
  readonly year: number | null;
  /** Years after that of the document's date: 0 for 今年, 1 for 明年; null when the words say neither. */
  readonly ahead: number | null;
  readonly month: number | null;
  readonly precision: DeadlinePrecision;
  readonly doubt: PointDoubt | null;
  readonly startsOn: (year: number) => LocalDate;
  readonly endsOn: (year: number) => LocalDate;
}

type Days = Pick<Point, 'month' | 'precision' | 'startsOn' | 'endsOn'>;

const QUARTERS = ['一', '二', '三', '四'];
/** First and last day of a part of a month, from its last day; 月初 is its first ten days (design.md section 3). */
const MONTH_PARTS = new Map<string, (last: number) => readonly [number, number]>([
  ['初', () => [1, 10]],
  ['上旬', () => [1, 10]],
  ['中旬', () => [11, 20]],
  ['下旬', (last) => [21, last]],
  ['上中旬', () => [1, 20]],
  ['中下旬', (last) => [11, last]],
]);
const BEFORE = /^(.*?)((?:之|以)?前)?$/s;
/** A year in which every date of any year exists, to check dates printed without one. */
const LEAP_YEAR = 2000;
const CHINESE_YEAR = /[〇○零一二三四五六七八九]{4}(?=年)/g;
const CHINESE_COUNT = /[零一二三四五六七八九十两]+(?=个?月|年[以之]?内|[日号天]|个?工作日|个?星期|周)/g;
const NUMERIC = /^((?:19|20)\d{2})([./-])(\d{1,2})(?:\2(\d{1,2})|([底末]))?$/;

/** The words half-width, without white space, with Chinese numerals before 年, 月, 日 and counted units as digits; for reading, never for storing. */
export function plainPhrase(words: string): string {
  return words
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(CHINESE_YEAR, (year) => String(chineseDigits(year) ?? year))
    .replace(CHINESE_COUNT, (count) => String(chineseNumber(count) ?? count));
}

function monthsOf(first: number, last: number, precision: DeadlinePrecision): Days {
  return {
    month: first === last ? first : null,
    precision,
    startsOn: (inYear) => localDate(inYear, first, 1),
    endsOn: (inYear) => localDate(inYear, last, lastDayOfMonth(inYear, last)),
  };
}

function dayOf(month: number, day: number, year: number | null): Days | null {
  if (month < 1 || month > 12 || day < 1 || day > lastDayOfMonth(year ?? LEAP_YEAR, month)) return null;
  const on = (inYear: number): LocalDate => localDate(inYear, month, day);
  return { month, precision: 'day', startsOn: on, endsOn: on };
}

function readMonthPart(month: number, part: string): Days | null {
  if (part === '底' || part === '末') {
    const lastDay = (inYear: number): LocalDate => localDate(inYear, month, lastDayOfMonth(inYear, month));
    return { month, precision: 'month', startsOn: lastDay, endsOn: lastDay };
  }
  const days = MONTH_PARTS.get(part);
  if (!days) return null;
  const bound = (inYear: number, end: 0 | 1): LocalDate => localDate(inYear, month, days(lastDayOfMonth(inYear, month))[end]);
  return { month, precision: 'tenDays', startsOn: (inYear) => bound(inYear, 0), endsOn: (inYear) => bound(inYear, 1) };
}

function readInMonth(year: number | null, month: number, rest: string): Days | null {
  if (month < 1 || month > 12) return null;
  if (rest === '') return monthsOf(month, month, 'month');
  const day = /^(\d{1,2})[日号]$/.exec(rest)?.[1];
  return day === undefined ? readMonthPart(month, rest) : dayOf(month, Number(day), year);
}

/** Month, quarter, half or whole of a year that stands before `rest` (`hasYear`) or not. */
function readInYear(year: number | null, hasYear: boolean, rest: string): Days | null {
  const inMonth = /^(\d{1,2})月份?(.*)$/s.exec(rest);
  if (inMonth) return readInMonth(year, Number(inMonth[1]), inMonth[2] ?? '');
  const quarterWord = /^第?([一二三四1-4])季(?:度[底末]?|末)$/.exec(rest)?.[1];
  const quarter = quarterWord === undefined ? 0 : QUARTERS.indexOf(quarterWord) + 1 || Number(quarterWord);
  if (quarter > 0) return monthsOf(quarter * 3 - 2, quarter * 3, 'quarter');
  const half = /^([上下])半年[底末]?$/.exec(rest)?.[1];
  if (half !== undefined) return half === '上' ? monthsOf(1, 6, 'halfYear') : monthsOf(7, 12, 'halfYear');
  const wholeYear = hasYear ? /^(?:年?[底末]|年?内|度内?|全年)?$/.test(rest) : /^(?:年[底末内]|全年|年度内)$/.test(rest);
  return wholeYear ? monthsOf(1, 12, 'year') : null;
}

/** 2024.12, 2024/12/31, 2024-12底. */
function readNumeric(words: string): Point | null {
  const [, printedYear, separator, month = '', day, end = ''] = NUMERIC.exec(words) ?? [];
  if (printedYear === undefined) return null;
  const year = Number(printedYear);
  const days = day === undefined ? readInMonth(year, Number(month), end) : dayOf(Number(month), Number(day), year);
  const cut = separator === '.' && month === '1' && day === undefined;
  return days && { ...days, year, ahead: null, doubt: cut ? 'shortMonth' : null };
}

/** Reads one point in time from plain words; null when any of them is not understood or the day does not exist. */
export function readPoint(words: string): Point | null {
  const numeric = readNumeric(words);
  if (numeric) return numeric;
  const [, long, short, word, rest = ''] = /^(?:((?:19|20)\d{2})年|['’‘]?([2-4]\d)年(?!内)|([今本当明次])年)?(.*)$/s.exec(words) ?? [];
  const year = long !== undefined ? Number(long) : short !== undefined ? 2000 + Number(short) : null;
  const ahead = word === undefined ? null : word === '明' || word === '次' ? 1 : 0;
  const days = readInYear(year, year !== null || ahead !== null, rest);
  return days && { ...days, year, ahead, doubt: short === undefined ? null : 'shortYear' };
}

/** The year a point lies in: the printed one, else that of the context; null when neither is known. */
export function yearOfPoint({ year, ahead }: Point, context: PhraseContext): number | null {
  if (year !== null) return year;
  if (ahead === null) return context.year;
  const base = context.issuedOn ? yearOf(context.issuedOn) : context.year;
  return base === null ? null : base + ahead;
}

/** The day a rule of the calendar gives in a year; null when the year is unknown, undefined when it has no such day (2月29日). */
export function dayIn(rule: (year: number) => LocalDate, year: number | null): LocalDate | null | undefined {
  if (year === null) return null;
  try {
    return rule(year);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The words before 前, 之前 or 以前, and whether one of them stands there. */
export function withoutBefore(text: string): { stem: string; before: boolean } {
  const [, stem = '', before] = BEFORE.exec(text) ?? [];
  return { stem, before: before !== undefined };
}

/** True when …前 can only mean "until the end of": a day, a part of a month, or 底/末/内. */
export function endIsClear(stem: string, point: Point): boolean {
  return point.precision === 'day' || point.precision === 'tenDays' || /[底末内]$/.test(stem);
}

/** The point in words that may end in 前; null where 前 leaves open whether the point itself still counts (12月前). */
export function readEnd(words: string): Point | null {
  const { stem, before } = withoutBefore(words);
  const point = readPoint(stem);
  return point && before && !endIsClear(stem, point) ? null : point;
}

/** True for the words of a part of a month (上旬, 中下旬). */
export function isMonthPart(words: string): boolean {
  return MONTH_PARTS.has(words);
}
