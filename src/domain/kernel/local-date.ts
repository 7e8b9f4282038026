/**
 * A local calendar date in Beijing, `YYYY-MM-DD`. Never an instant: deadlines are days (reliability promise A10).
 * @format date
 */
export type LocalDate = string;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

function parts(date: LocalDate): [number, number, number] {
  const match = SHAPE.exec(date);
  if (!match) throw new RangeError(`not a local date: ${date}`);
  return [Number(match[1]), Number(match[2]), Number(match[3])];
}

function fromDayNumber(dayNumber: number): LocalDate {
  return new Date(dayNumber * DAY_MS).toISOString().slice(0, 10);
}

/** Days since 1970-01-01; a whole number, so differences of dates are differences of numbers. */
export function dayNumber(date: LocalDate): number {
  const [year, month, day] = parts(date);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** True when the words are an existing calendar day in the ISO form (2026-02-30 is not). */
export function isLocalDate(words: string): boolean {
  if (!SHAPE.test(words)) return false;
  const [year, month, day] = parts(words);
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDayOfMonth(year, month);
}

/** The date `year-month-day`; throws RangeError for a day that does not exist. */
export function localDate(year: number, month: number, day: number): LocalDate {
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (!isLocalDate(date)) throw new RangeError(`no such day: ${date}`);
  return date;
}

/** Number of the last day of a month, 28 to 31. */
export function lastDayOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** First day of the month the date lies in. */
export function startOfMonth(date: LocalDate): LocalDate {
  return `${date.slice(0, 7)}-01`;
}

/** The date `count` calendar days later (earlier when negative). */
export function addDays(date: LocalDate, count: number): LocalDate {
  return fromDayNumber(dayNumber(date) + count);
}

/**
 * The date `count` months after the anchor, clamped to the month's last day.
 * Always count from the anchor, never from the last result: Jan 31 + 1 month + 1 month must be Mar 31.
 */
export function addMonths(anchor: LocalDate, count: number): LocalDate {
  const [year, month, day] = parts(anchor);
  const index = year * 12 + (month - 1) + count;
  const targetYear = Math.floor(index / 12);
  const targetMonth = (index % 12) + 1;
  return localDate(targetYear, targetMonth, Math.min(day, lastDayOfMonth(targetYear, targetMonth)));
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** ISO weekday of the date, 1 Monday to 7 Sunday. */
export function weekday(date: LocalDate): number {
  return weekdayOfNumber(dayNumber(date));
}

/** The same of a day given by its number. */
export function weekdayOfNumber(day: number): number {
  return ((day + 3) % 7) + 1;
}

/** The calendar year of a day given by its number. */
export function yearOfNumber(day: number): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

/** The calendar year of the date. */
export function yearOf(date: LocalDate): number {
  return parts(date)[0];
}
