import { addDays, addMonths, daysBetween, type LocalDate } from '../kernel/local-date.js';

/** Both inclusive. */
export interface RehearsedDays {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** No rehearsal looks further ahead than this many days. */
export const MOST_REHEARSED_DAYS = 800;

const A_YEAR = 12;

/**
 * The last day when none is asked for: the last date of what is rehearsed, but not more than a year after the first day nor further from
 * today than a rehearsal looks; that far when it has no date to come.
 */
export function lastRehearsedDay(from: LocalDate, lastDate: LocalDate | null, today: LocalDate): LocalDate {
  const inAYear = addDays(addMonths(from, A_YEAR), -1);
  const farthest = addDays(today, MOST_REHEARSED_DAYS - 1);
  const last = inAYear < farthest ? inAYear : farthest;
  return lastDate !== null && lastDate >= from && lastDate < last ? lastDate : last;
}

/** Why a span cannot be rehearsed, in Chinese; null when it can. A day before today cannot: what was sent then has been sent. */
export function refusalOfDays({ from, to }: RehearsedDays, today: LocalDate): string | null {
  if (from < today) return `预演不能从过去开始：今天是 ${today}，起始日期 ${from} 已过。请改为今天或以后的日期。`;
  if (to < from) return `截止日期 ${to} 早于起始日期 ${from}，请调整日期。`;
  if (daysBetween(today, to) >= MOST_REHEARSED_DAYS) return `一次最多预演${MOST_REHEARSED_DAYS}天，请选择更近的日期。今天是 ${today}。`;
  return null;
}
