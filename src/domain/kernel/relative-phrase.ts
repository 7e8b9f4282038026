import type { PhraseContext } from './calendar-point.js';
import type { RelativeSpan } from './deadline.js';
import { addDays, addMonths, type LocalDate } from './local-date.js';

/** A span with the day it ends on, null while the day to count from or the working calendar is not known. */
export interface CountedSpan {
  readonly span: RelativeSpan;
  readonly dueOn: LocalDate | null;
}

const SPAN = /^(?:自|从|在)?(?<from>[^\d,;]{0,24}?)(?<mark>当?之?日起|之日|以后|之后|后的?|起)?的?(?<count>\d{1,3}|半)(?<unit>年|个月|个?星期|周|个?工作日|[日天])(?:以|之)?内$/;
const ISSUE = /^(?:本|该)?(?:通知|方案|文件|意见|办法|清单|公文)?(?:正式)?(?:印发|发布|公布|下发|印发公布)(?:之日)?$/;
const DAYS_OF_WEEK = 7;
/** Beyond this many years a number before 年内 is a year that was cut short (24年内). */
const MOST_YEARS = 15;

function spanOf(count: string, unit: string, from: string): RelativeSpan {
  if (count === '半') return { count: 6, unit: 'month', from };
  const number = Number(count);
  if (unit === '年') return { count: number, unit: 'year', from };
  if (unit === '个月') return { count: number, unit: 'month', from };
  if (/工作日/.test(unit)) return { count: number, unit: 'workingDay', from };
  return { count: /[日天]/.test(unit) ? number : number * DAYS_OF_WEEK, unit: 'day', from };
}

/**
 * The last day of a span of days, months or years: the day it starts on does not count, a span of months or years ends on the same day of the month, clamped to
 * its last one (民法典 Articles 201 and 202). Null for working days, which need the official calendar.
 */
export function lastDayOf({ count, unit }: Pick<RelativeSpan, 'count' | 'unit'>, start: LocalDate): LocalDate | null {
  if (unit === 'workingDay') return null;
  return unit === 'day' ? addDays(start, count) : addMonths(start, unit === 'year' ? count * 12 : count);
}

/** True when the words mean the day of the document itself, or name no day to count from. */
export function countsFromDocument({ from }: Pick<RelativeSpan, 'from'>): boolean {
  return from === '' || ISSUE.test(from);
}

/**
 * The span plain words count from a day: 3年内, 收到通知后15个工作日内, 自印发之日起30日内; null when they state none. A span without a
 * day to count from, or counted from the document's issue, ends by the document's date when the context gives it. A week is seven days.
 */
export function readRelative(text: string, context: PhraseContext): CountedSpan | null {
  const { from = '', mark = '', count = '', unit = '' } = SPAN.exec(text)?.groups ?? {};
  if (count === '' || Number(count) === 0 || (from !== '' && mark === '') || (count === '半' && unit !== '年')) return null;
  if (unit === '年' && Number(count) > MOST_YEARS) return null;
  const span = spanOf(count, unit, from === '' ? '' : from + (/日/.test(mark) ? '之日' : ''));
  return { span, dueOn: countsFromDocument(span) && context.issuedOn ? lastDayOf(span, context.issuedOn) : null };
}
