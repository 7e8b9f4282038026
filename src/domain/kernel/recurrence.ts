import type { Cadence } from './deadline.js';
import { addDays, addMonths, dayNumber, lastDayOfMonth, type LocalDate, localDate, startOfMonth, weekday, yearOf } from './local-date.js';

/** Days within which something repeats, both inclusive; `endsOn` null has no end. */
export interface RecurrenceWindow {
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate | null;
}

/** One period of what repeats: the natural week, month, quarter, half-year or year, clipped to the window. */
export interface Period {
  /** `2024-W14`, `2024-04`, `2024-Q2`, `2024-H1` or `2024`. */
  readonly key: string;
  /** 2024年第14周, 2024年4月, 2024年第二季度, 2024年上半年 or 2024年. */
  readonly title: string;
  readonly opensOn: LocalDate;
  readonly dueOn: LocalDate;
}

const MONTHS = { month: 1, quarter: 3, halfYear: 6, year: 12 } as const;
const DAYS_OF_WEEK = 7;
const THURSDAY = 4;
const QUARTER_NUMERALS = ['一', '二', '三', '四'] as const;

/**
 * The periods that have opened by today and not before `since`, oldest first. Each is counted from the natural period the window begins
 * in, so that none is skipped or drifts. A period whose due day lies before the window (issued on the 26th, due by the 25th) is not asked for.
 */
export function periodsDueBy(cadence: Cadence, window: RecurrenceWindow, today: LocalDate, since: LocalDate = window.startsOn): Period[] {
  const periods: Period[] = [];
  // A period may open later than the day its natural beginning says only where the window clips it: the one before `since` cannot.
  for (let index = Math.max(0, indexOn(cadence, window.startsOn, since)); ; index += 1) {
    const period = periodAt(cadence, window, index);
    if (period === null || period.opensOn > today) return periods;
    if (period.opensOn >= since && period.dueOn >= window.startsOn) periods.push(period);
  }
}

/** First day after `today` on which a period opens, null when the window has no further one. */
export function nextPeriodOpening(cadence: Cadence, window: RecurrenceWindow, today: LocalDate): LocalDate | null {
  const first = today < window.startsOn ? 0 : indexOn(cadence, window.startsOn, today) + 1;
  const period = periodAt(cadence, window, first);
  // Only the period the window begins in can be due before it: the next one is not.
  return period !== null && period.dueOn < window.startsOn ? (periodAt(cadence, window, first + 1)?.opensOn ?? null) : (period?.opensOn ?? null);
}

/** The natural period number `index` from the one the window begins in; null when it begins after the window's end. */
function periodAt(cadence: Cadence, { startsOn, endsOn }: RecurrenceWindow, index: number): Period | null {
  const anchor = firstDayOf(cadence, startsOn);
  const firstDay = later(cadence, anchor, index);
  const opensOn = firstDay < startsOn ? startsOn : firstDay;
  if (endsOn !== null && opensOn > endsOn) return null;
  const dueOn = dueDayOf(cadence, addDays(later(cadence, anchor, index + 1), -1));
  return { ...nameOf(cadence, firstDay), opensOn, dueOn: endsOn !== null && endsOn < dueOn ? endsOn : dueOn };
}

/** The first day of the natural period the date lies in; weeks begin on Monday (GB/T 7408). */
function firstDayOf({ every }: Cadence, date: LocalDate): LocalDate {
  if (every === 'week') return addDays(date, 1 - weekday(date));
  return addMonths(startOfMonth(date), -((monthOf(date) - 1) % MONTHS[every]));
}

function later({ every }: Cadence, anchor: LocalDate, periods: number): LocalDate {
  return every === 'week' ? addDays(anchor, periods * DAYS_OF_WEEK) : addMonths(anchor, periods * MONTHS[every]);
}

/** How many periods after the one of `start` the one of `date` is. */
function indexOn(cadence: Cadence, start: LocalDate, date: LocalDate): number {
  const { every } = cadence;
  if (every === 'week') return Math.floor((dayNumber(date) - dayNumber(firstDayOf(cadence, start))) / DAYS_OF_WEEK);
  return Math.floor((monthNumber(date) - monthNumber(firstDayOf(cadence, start))) / MONTHS[every]);
}

/** The day of the period's last month that is asked for (每月25日前), its last day when none is or the month is shorter. */
function dueDayOf({ every, day }: Cadence, lastDay: LocalDate): LocalDate {
  if (day === null || every === 'week') return lastDay;
  const [year, month] = [yearOf(lastDay), monthOf(lastDay)];
  return localDate(year, month, Math.min(day, lastDayOfMonth(year, month)));
}

function nameOf({ every }: Cadence, firstDay: LocalDate): Pick<Period, 'key' | 'title'> {
  const year = firstDay.slice(0, 4);
  const month = monthOf(firstDay);
  switch (every) {
    case 'week':
      return nameOfWeek(firstDay);
    case 'month':
      return { key: firstDay.slice(0, 7), title: `${year}年${month}月` };
    case 'quarter': {
      const quarter = (month + 2) / 3;
      return { key: `${year}-Q${quarter}`, title: `${year}年第${QUARTER_NUMERALS[quarter - 1]}季度` };
    }
    case 'halfYear':
      return month === 1 ? { key: `${year}-H1`, title: `${year}年上半年` } : { key: `${year}-H2`, title: `${year}年下半年` };
    case 'year':
      return { key: year, title: `${year}年` };
  }
}

/** The week's number in the year its Thursday lies in (GB/T 7408, ISO 8601). */
function nameOfWeek(monday: LocalDate): Pick<Period, 'key' | 'title'> {
  const year = yearOf(addDays(monday, THURSDAY - 1));
  const firstMonday = firstDayOf({ every: 'week', day: null }, localDate(year, 1, 4));
  const week = (dayNumber(monday) - dayNumber(firstMonday)) / DAYS_OF_WEEK + 1;
  return { key: `${year}-W${String(week).padStart(2, '0')}`, title: `${year}年第${week}周` };
}

function monthOf(date: LocalDate): number {
  return Number(date.slice(5, 7));
}

function monthNumber(date: LocalDate): number {
  return yearOf(date) * 12 + monthOf(date);
}
