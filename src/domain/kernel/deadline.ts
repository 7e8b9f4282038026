import type { LocalDate } from './local-date.js';

/** How exactly the printed words fix the day; `null` when they fix none. */
export type DeadlinePrecision = 'day' | 'tenDays' | 'month' | 'quarter' | 'halfYear' | 'year';

/**
 * A deadline as a document states it. `raw` keeps the printed words for ever;
 * `dueOn` is the last day that is still in time, or null (evergreen, undated or unreadable).
 */
export interface Deadline {
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
