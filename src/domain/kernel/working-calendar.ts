import { addDays, dayNumber, type LocalDate, weekday, weekdayOfNumber, yearOf, yearOfNumber } from './local-date.js';

/** One day of a State Council notice: a day off, or a weekend worked to make up for one (调休). */
export interface CalendarDay {
  readonly date: LocalDate;
  readonly kind: 'dayOff' | 'workday';
  /** Year of the notice; its days may reach into the year before. */
  readonly year: number;
  /** 春节, 国庆节 … */
  readonly name: string;
  /** Number of the notice, 国办发明电〔2023〕7号. */
  readonly source: string;
}

/** `provisional` is true when a day of an unloaded year had to be answered by its weekday (reliability promise A12). */
export interface WorkingDayAnswer {
  readonly working: boolean;
  readonly provisional: boolean;
}

export interface CountedDate {
  readonly date: LocalDate;
  readonly provisional: boolean;
}

export interface CountedDays {
  readonly days: number;
  readonly provisional: boolean;
}

const SATURDAY = 6;

/** The official working days. Counting excludes the start day (民法典 art. 201). */
export class WorkingCalendar {
  private readonly kindOf = new Map<LocalDate, CalendarDay['kind']>();
  private readonly kindOfNumber = new Map<number, CalendarDay['kind']>();
  private readonly years: ReadonlySet<number>;

  /** `loadedYears` are the years whose notice is known whole; throws RangeError when a date has two rows. */
  constructor(days: readonly CalendarDay[], loadedYears: readonly number[]) {
    this.years = new Set(loadedYears);
    for (const { date, kind } of days) {
      if (this.kindOf.has(date)) throw new RangeError(`two calendar rows for ${date}`);
      this.kindOf.set(date, kind);
      this.kindOfNumber.set(dayNumber(date), kind);
    }
  }

  /** Whether the day is worked; a day no notice names is worked on Monday to Friday. */
  isWorkingDay(date: LocalDate): WorkingDayAnswer {
    const kind = this.kindOf.get(date);
    if (kind) return { working: kind === 'workday', provisional: false };
    return { working: weekday(date) < SATURDAY, provisional: !this.years.has(yearOf(date)) };
  }

  /** The `count`-th working day after the date (before it when negative); the date itself, worked or not, when count is 0. */
  addWorkingDays(date: LocalDate, count: number): CountedDate {
    if (!Number.isInteger(count)) throw new RangeError(`not a whole number of working days: ${count}`);
    const step = Math.sign(count);
    let day = date;
    let provisional = false;
    for (let left = Math.abs(count); left > 0; ) {
      day = addDays(day, step);
      const answer = this.isWorkingDay(day);
      provisional ||= answer.provisional;
      if (answer.working) left -= 1;
    }
    return { date: day, provisional };
  }

  /** The date itself when it is worked, else the last working day before it. */
  workingDayOnOrBefore(date: LocalDate): CountedDate {
    return this.addWorkingDays(addDays(date, 1), -1);
  }

  /** Working days after `from` up to and including `to`; when `to` is earlier, minus the working days from `to` up to before `from`. */
  workingDaysBetween(from: LocalDate, to: LocalDate): CountedDays {
    const last = dayNumber(to);
    const step = to < from ? -1 : 1;
    let days = 0;
    let provisional = false;
    // By numbers: a duty can be late by years, and a page tells of hundreds.
    for (let day = dayNumber(from); day !== last; ) {
      day += step;
      const kind = this.kindOfNumber.get(day);
      if (kind === undefined ? weekdayOfNumber(day) < SATURDAY : kind === 'workday') days += step;
      provisional ||= kind === undefined && !this.years.has(yearOfNumber(day));
    }
    return { days, provisional };
  }
}
