import { addDays, addMonths, startOfMonth, type LocalDate } from '../kernel/local-date.js';

/** Cadences that repeat; a duty asked for once has no periods. */
export type RecurringCadence = 'monthly' | 'quarterly';

/** Days within which a duty repeats, both inclusive; `endsOn` null has no end. */
export interface RecurrenceWindow {
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate | null;
}

/** One period of a recurring duty: the natural month or quarter, clipped to the window. */
export interface Period {
  /** `2024-04` or `2024-Q2`. */
  readonly key: string;
  /** 2024年4月 or 2024年第二季度. */
  readonly title: string;
  readonly opensOn: LocalDate;
  readonly dueOn: LocalDate;
}

const QUARTER_NUMERALS = ['一', '二', '三', '四'] as const;

/** The periods that have opened by today, oldest first; counted from the first one, so that no month is skipped or drifts. */
export function periodsDueBy(cadence: RecurringCadence, { startsOn, endsOn }: RecurrenceWindow, today: LocalDate): Period[] {
  const months = cadence === 'monthly' ? 1 : 3;
  const anchor = cadence === 'monthly' ? startOfMonth(startsOn) : startOfQuarter(startsOn);
  const lastOpening = endsOn !== null && endsOn < today ? endsOn : today;
  const periods: Period[] = [];
  for (let index = 0; ; index += 1) {
    const firstDay = addMonths(anchor, index * months);
    const opensOn = firstDay < startsOn ? startsOn : firstDay;
    if (opensOn > lastOpening) return periods;
    const lastDay = addDays(addMonths(anchor, (index + 1) * months), -1);
    periods.push({ ...nameOf(cadence, firstDay), opensOn, dueOn: endsOn !== null && endsOn < lastDay ? endsOn : lastDay });
  }
}

function startOfQuarter(date: LocalDate): LocalDate {
  return addMonths(startOfMonth(date), -((monthOf(date) - 1) % 3));
}

function nameOf(cadence: RecurringCadence, firstDay: LocalDate): Pick<Period, 'key' | 'title'> {
  const year = firstDay.slice(0, 4);
  if (cadence === 'monthly') return { key: firstDay.slice(0, 7), title: `${year}年${monthOf(firstDay)}月` };
  const quarter = (monthOf(firstDay) + 2) / 3;
  return { key: `${year}-Q${quarter}`, title: `${year}年第${QUARTER_NUMERALS[quarter - 1]}季度` };
}

function monthOf(date: LocalDate): number {
  return Number(date.slice(5, 7));
}
