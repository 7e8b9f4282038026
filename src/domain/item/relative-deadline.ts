import type { RelativeSpan } from '../kernel/deadline.js';
import type { LocalDate } from '../kernel/local-date.js';
import { countsFromDocument, lastDayOf } from '../kernel/relative-phrase.js';
import type { WorkingCalendar } from '../kernel/working-calendar.js';

/** The days the system knows when a plan is issued. */
export interface KnownDays {
  /** Date printed under the document; null when it has none. */
  readonly documentDate: LocalDate | null;
  /** Day of 交办: the units receive the task. */
  readonly issuedOn: LocalDate;
}

export interface CountedDeadline {
  readonly dueOn: LocalDate;
  readonly from: LocalDate;
  /** Set for a span of working days, which is counted again when an official calendar is loaded. */
  readonly workingDays: number | null;
  readonly provisional: boolean;
}

/** The unit receives a task when it is 交办: these words mean that day. */
const RECEIPT = /^(?:收到|接到|接收|接)(?:本|该|此)?(?:通知|方案|文件|任务|意见|清单|公文|交办单?|任务单)(?:之日)?$|^(?:任务)?(?:交办|下达|布置)(?:之日)?$/;

/**
 * The last day of a span (15个工作日内) counted from the document's date or the day of 交办, whichever its words name; null when they
 * name another day (项目开工后), which only a person can know. The start day does not count (民法典 Article 201).
 */
export function countedDeadline(span: RelativeSpan, { documentDate, issuedOn }: KnownDays, calendar: WorkingCalendar): CountedDeadline | null {
  const from = RECEIPT.test(span.from) ? issuedOn : countsFromDocument(span) ? documentDate : null;
  if (from === null) return null;
  const dueOn = lastDayOf(span, from);
  if (dueOn !== null) return { dueOn, from, workingDays: null, provisional: false };
  const { date, provisional } = calendar.addWorkingDays(from, span.count);
  return { dueOn: date, from, workingDays: span.count, provisional };
}

/** Why an issued item with such a span has no date yet, in Chinese, with what to do. */
export function whyUndated(span: RelativeSpan): string {
  if (countsFromDocument(span)) return '期限从文件印发之日起算，而文件没有载明日期；请办公室确定期限。';
  return `期限从“${span.from}”起算，系统无从知道是哪一天；请办公室确定期限。`;
}
