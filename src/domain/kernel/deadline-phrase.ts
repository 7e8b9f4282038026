import type { DateWindow, Deadline, DeadlinePrecision } from './deadline.js';
import { lastDayOfMonth, localDate, type LocalDate } from './local-date.js';

/** What the document adds to a phrase: the year of its title or date, null when it gives none. */
export interface PhraseContext {
  readonly year: number | null;
}

/** The days a phrase covers; `year` is the printed one, null when none is printed. */
interface Point {
  readonly year: number | null;
  readonly month: number | null;
  readonly precision: DeadlinePrecision;
  readonly startsOn: (year: number) => LocalDate;
  readonly endsOn: (year: number) => LocalDate;
}

const EVERGREEN = new Set(['持续推进', '长期坚持', '长期', '常态化推进']);
const NO_DEADLINE = /^[—–―\-/]*$/;
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
const RANGE = /^([^—–―\-~至到]+)[—–―\-~至到]+([^—–―\-~至到]+)$/;
/** A year in which every date of any year exists, to check dates printed without one. */
const LEAP_YEAR = 2000;

function plain(words: string): string {
  return words.normalize('NFKC').replace(/\s+/g, '');
}

function spanOfMonths(year: number | null, first: number, last: number, precision: DeadlinePrecision): Point {
  return {
    year,
    month: first === last ? first : null,
    precision,
    startsOn: (inYear) => localDate(inYear, first, 1),
    endsOn: (inYear) => localDate(inYear, last, lastDayOfMonth(inYear, last)),
  };
}

function readMonthPart(year: number | null, month: number, part: string): Point | null {
  if (part === '底' || part === '末') {
    const lastDay = (inYear: number): LocalDate => localDate(inYear, month, lastDayOfMonth(inYear, month));
    return { year, month, precision: 'month', startsOn: lastDay, endsOn: lastDay };
  }
  const days = MONTH_PARTS.get(part);
  if (!days) return null;
  const bound = (inYear: number, end: 0 | 1): LocalDate => localDate(inYear, month, days(lastDayOfMonth(inYear, month))[end]);
  return { year, month, precision: 'tenDays', startsOn: (inYear) => bound(inYear, 0), endsOn: (inYear) => bound(inYear, 1) };
}

function readInMonth(year: number | null, month: number, rest: string): Point | null {
  if (month < 1 || month > 12) return null;
  if (rest === '') return spanOfMonths(year, month, month, 'month');
  const day = /^(\d{1,2})[日号]$/.exec(rest);
  if (!day) return readMonthPart(year, month, rest);
  const number = Number(day[1]);
  if (number < 1 || number > lastDayOfMonth(year ?? LEAP_YEAR, month)) return null;
  const on = (inYear: number): LocalDate => localDate(inYear, month, number);
  return { year, month, precision: 'day', startsOn: on, endsOn: on };
}

/** Reads one point in time from words without spaces; null when any of them is not understood. */
function readPoint(words: string): Point | null {
  const [, printedYear, rest = ''] = /^(?:(\d{4})年)?(.*)$/s.exec(words) ?? [];
  const year = printedYear === undefined ? null : Number(printedYear);
  const inMonth = /^(\d{1,2})月(.*)$/s.exec(rest);
  if (inMonth) return readInMonth(year, Number(inMonth[1]), inMonth[2] ?? '');
  const quarterWord = /^第?([一二三四1-4])季度[底末]?$/.exec(rest)?.[1];
  const quarter = quarterWord === undefined ? 0 : QUARTERS.indexOf(quarterWord) + 1 || Number(quarterWord);
  if (quarter > 0) return spanOfMonths(year, quarter * 3 - 2, quarter * 3, 'quarter');
  const half = /^([上下])半年[底末]?$/.exec(rest)?.[1];
  if (half !== undefined) return half === '上' ? spanOfMonths(year, 1, 6, 'halfYear') : spanOfMonths(year, 7, 12, 'halfYear');
  const wholeYear = year === null ? /^年[底末内]$/.test(rest) : /^(?:年?[底末]|内)?$/.test(rest);
  return wholeYear ? spanOfMonths(year, 1, 12, 'year') : null;
}

/** The day a rule of the calendar gives in a year; null when the year is unknown or has no such day (2月29日). */
function dayIn(rule: (year: number) => LocalDate, year: number | null): LocalDate | null | undefined {
  if (year === null) return null;
  try {
    return rule(year);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * The deadline a phrase states; null when the phrase is not understood as a whole or names a day that does not exist.
 * `dueOn` is the last day still in time: 2025年12月 and 12月底前 → the 31st, 4月8日前 → the 8th, 上旬 and 月初 → the 10th.
 * A missing year comes from the context; without one `dueOn` is null and the precision stays. '' and — state no deadline;
 * 持续推进, 长期坚持, 长期, 常态化推进 are evergreen. 12月前 is null: the words leave open whether December counts.
 */
export function readDeadline(words: string, context: PhraseContext): Deadline | null {
  const text = plain(words);
  if (EVERGREEN.has(text)) return { raw: words, dueOn: null, precision: null, evergreen: true };
  if (NO_DEADLINE.test(text)) return { raw: words, dueOn: null, precision: null, evergreen: false };
  const [, stem = '', before] = BEFORE.exec(text) ?? [];
  const point = readPoint(stem);
  if (!point || (before !== undefined && !endIsClear(stem, point))) return null;
  const dueOn = dayIn(point.endsOn, point.year ?? context.year);
  return dueOn === undefined ? null : { raw: words, dueOn, precision: point.precision, evergreen: false };
}

/** True when …前 can only mean "until the end of": a day, a part of a month, or 底/末/内. */
function endIsClear(stem: string, point: Point): boolean {
  return point.precision === 'day' || point.precision === 'tenDays' || /[底末内]$/.test(stem);
}

function readWindowEnd(words: string, start: Point): Point | null {
  const dayOnly = /^(\d{1,2})[日号]$/.test(words) && start.month !== null;
  const partOnly = MONTH_PARTS.has(words) && start.month !== null;
  return readPoint(dayOnly || partOnly ? `${start.month}月${words}` : words);
}

/** A bare number before the dash takes the unit after it: 4—9月. */
function readWindowStart(words: string, end: string): Point | null {
  return /^(?:\d{4}年)?\d{1,2}$/.test(words) && /^\d{1,2}月/.test(end) ? readPoint(`${words}月`) : readPoint(words);
}

function readPointWindow(words: string, text: string, context: PhraseContext): DateWindow | null {
  const [, stem = '', before] = BEFORE.exec(text) ?? [];
  const point = readPoint(stem);
  if (!point || (before !== undefined && point.precision !== 'month' && !endIsClear(stem, point))) return null;
  const year = point.year ?? context.year;
  const startsOn = before === undefined ? dayIn(point.startsOn, year) : null;
  const endsOn = dayIn(point.endsOn, year);
  return startsOn === undefined || endsOn === undefined ? null : { raw: words, startsOn, endsOn };
}

/**
 * The window a phrase states, both ends inclusive; null when the phrase is not understood as a whole or ends before it starts.
 * 2024年1月—3月 runs to the 31st of March; one point alone (2024年10月) is a window of its own days; 2024年3月底前 and 2024年3月前
 * have no start and end with the month (the end of a phase closes nothing, so the month counts). The end takes the year of the start, the start
 * that of the context; without any year both ends are null.
 */
export function readWindow(words: string, context: PhraseContext): DateWindow | null {
  const text = plain(words);
  const [, first, last] = RANGE.exec(text) ?? [];
  if (first === undefined || last === undefined) return readPointWindow(words, text, context);
  const start = readWindowStart(first, last);
  const end = start && readWindowEnd(last, start);
  if (!start || !end) return null;
  const startYear = start.year ?? context.year;
  const startsOn = dayIn(start.startsOn, startYear);
  const endsOn = dayIn(end.endsOn, end.year ?? startYear);
  if (startsOn === undefined || endsOn === undefined || (startsOn !== null && endsOn !== null && startsOn > endsOn)) return null;
  return { raw: words, startsOn, endsOn };
}
