import { dayIn, endIsClear, isMonthPart, plainPhrase, readEnd, readPoint, withoutBefore, yearOfPoint, type PhraseContext, type Point } from './calendar-point.js';
import type { DateWindow } from './deadline.js';
import type { LocalDate } from './local-date.js';

/** Two points with words that join them; the hyphen comes last because dates are written with it. */
const RANGES = [/^([^—–―~至到]+)[—–―~至到]+([^—–―~至到]+)$/, /^([^-]+)-+([^-]+)$/];

/** A stretch from one point to another, with its days; null days where no year is known. */
export interface Span {
  readonly start: Point;
  readonly end: Point;
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
}

function readSpanEnd(words: string, start: Point): Point | null {
  const dayOnly = /^(\d{1,2})[日号]$/.test(words) && start.month !== null;
  const partOnly = isMonthPart(words) && start.month !== null;
  return readEnd(dayOnly || partOnly ? `${start.month}月${words}` : words);
}

/** A bare number before the dash takes the unit after it: 4—9月, 2024—2025年. */
function readSpanStart(words: string, end: string): Point | null {
  if (/^\d{4}$/.test(words) && /^\d{4}年/.test(end)) return readPoint(`${words}年`);
  return /^(?:\d{4}年)?\d{1,2}$/.test(words) && /^\d{1,2}月/.test(end) ? readPoint(`${words}月`) : readPoint(words);
}

/** The span plain words state (2024年3月-12月); null when they are no range or it ends before it starts. The end takes the year of the start. */
export function readSpan(text: string, context: PhraseContext): Span | null {
  for (const pattern of RANGES) {
    const [, first, last] = pattern.exec(text) ?? [];
    if (first === undefined || last === undefined) continue;
    const start = readSpanStart(first, last);
    const end = start && readSpanEnd(last, start);
    if (!start || !end) return null;
    const startYear = yearOfPoint(start, context);
    const startsOn = dayIn(start.startsOn, startYear);
    const endsOn = dayIn(end.endsOn, end.ahead === null ? (end.year ?? startYear) : yearOfPoint(end, context));
    if (startsOn === undefined || endsOn === undefined || (startsOn !== null && endsOn !== null && startsOn > endsOn)) return null;
    return { start, end, startsOn, endsOn };
  }
  return null;
}

function readPointWindow(words: string, text: string, context: PhraseContext): DateWindow | null {
  const { stem, before } = withoutBefore(text);
  const point = readPoint(stem);
  if (!point || (before && point.precision !== 'month' && !endIsClear(stem, point))) return null;
  const year = yearOfPoint(point, context);
  const startsOn = before ? null : dayIn(point.startsOn, year);
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
  const text = plainPhrase(words);
  const point = readPointWindow(words, text, context);
  if (point) return point;
  const span = readSpan(text, context);
  return span && { raw: words, startsOn: span.startsOn, endsOn: span.endsOn };
}
