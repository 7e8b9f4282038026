import type { LocalDate } from './local-date.js';

/** How exactly the printed words fix the day; `null` when they fix none. */
export type DeadlinePrecision = 'day' | 'tenDays' | 'month' | 'quarter' | 'halfYear' | 'year';

/** How often something falls due without an end (每季度末, 每月25日前); `day` is the day of the month, null for the last day of the period. */
export interface Cadence {
  readonly every: 'week' | 'month' | 'quarter' | 'halfYear' | 'year';
  readonly day: number | null;
}

/** A span counted from a day the words name (收到通知后15个工作日内); it becomes a date once that day is known. */
export interface RelativeSpan {
  readonly count: number;
  readonly unit: 'workingDay' | 'day' | 'month' | 'year';
  /** The words that name the day to count from (收到通知, 印发之日), '' when none is named. */
  readonly from: string;
}

/** What a deadline states beside or instead of a day. */
export interface DeadlineTerms {
  /** Set where the words state a rhythm instead of a day; `dueOn` is null then. */
  readonly cadence?: Cadence;
  /** Set where the words count from a day; `dueOn` is null while that day, or the calendar, is not known. */
  readonly relative?: RelativeSpan;
}

/**
 * A deadline as a document states it. `raw` keeps the printed words for ever;
 * `dueOn` is the last day that is still in time, or null (evergreen, undated or unreadable).
 */
export interface Deadline extends DeadlineTerms {
  readonly raw: string;
  readonly dueOn: LocalDate | null;
  readonly precision: DeadlinePrecision | null;
  /** 持续推进 / 长期坚持: no end date by intent. */
  readonly evergreen: boolean;
}

/** A window of days as a document states it (2024年4月—9月); both ends are inclusive. */
export interface DateWindow {
  readonly raw: string;
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
}
