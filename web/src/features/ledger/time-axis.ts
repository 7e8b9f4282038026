import { daysBetween } from '../../i18n/dates';
import type { Language } from '../../i18n/language';

/** Of marks in order, those that leave `room` for each other; where two are too close, the one with the larger count stays. */
export function apart(marks: readonly (readonly [string, number])[], x: (day: string) => number, room: number): readonly (readonly [string, number])[] {
  const kept: (readonly [string, number])[] = [];
  for (const mark of marks) {
    const before = kept[kept.length - 1];
    if (before === undefined || x(mark[0]) - x(before[0]) >= room) kept.push(mark);
    else if (mark[1] > before[1]) kept[kept.length - 1] = mark;
  }
  return kept;
}

/** The firsts of months between two days; of a span of more than about a year and a half only each third, of one of more than four years one a year. */
export function monthsBetween(first: string, last: string): readonly string[] {
  const step = daysBetween(first, last) > 1_500 ? 12 : daysBetween(first, last) > 500 ? 3 : 1;
  const months: string[] = [];
  for (let year = Number(first.slice(0, 4)), month = 1; `${year}` <= last.slice(0, 4); month === 12 ? ((year += 1), (month = 1)) : (month += 1)) {
    const day = `${year}-${String(month).padStart(2, '0')}-01`;
    if (day >= first && day <= last && (month - 1) % step === 0) months.push(day);
  }
  return months;
}

/** The first of the month after. */
export function monthAfter(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
}

export function monthWords(day: string, language: Language): string {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  if (month === 1) return language === 'zh' ? `${year}.1` : year;
  return language === 'zh' ? `${month}月` : String(month);
}
