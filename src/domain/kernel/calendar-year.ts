import { isLocalDate, type LocalDate, weekday, yearOf } from './local-date.js';
import type { CalendarDay } from './working-calendar.js';

/** A day as somebody wrote it down, not checked yet. */
export interface PrintedCalendarDay {
  /** Line of the file, or place in the list, from 1. */
  readonly row: number;
  readonly date: string;
  readonly kind: string;
  readonly name: string;
}

export interface CalendarDayProblem {
  readonly row: number;
  /** Chinese: what is wrong and what to do. */
  readonly detail: string;
}

export type NoticeDay = Pick<CalendarDay, 'date' | 'kind' | 'name'>;

export interface CheckedCalendarYear {
  readonly days: readonly NoticeDay[];
  /** In order of the rows; nothing may be stored while there is one. */
  readonly problems: readonly CalendarDayProblem[];
}

const SATURDAY = 6;
const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const;
const KINDS: readonly CalendarDay['kind'][] = ['dayOff', 'workday'];
const EARLIEST_MONTH = '12';

/**
 * The days of the State Council notice for a year, each row checked: an existing day of the year (or of the December before: 元旦 may
 * begin on the 31st), named once, a make-up workday on a Saturday or Sunday.
 */
export function checkedCalendarYear(rows: readonly PrintedCalendarDay[], year: number): CheckedCalendarYear {
  const firstRow = new Map<string, number>();
  const problems: CalendarDayProblem[] = [];
  const days: NoticeDay[] = [];
  for (const { row, date, kind, name } of rows) {
    const detail = problemOf({ date, kind, name }, year, firstRow.get(date));
    if (!firstRow.has(date)) firstRow.set(date, row);
    if (detail !== null) problems.push({ row, detail });
    else if (isKind(kind)) days.push({ date, kind, name });
  }
  if (problems.length === 0 && !days.some((day) => day.kind === 'dayOff')) {
    problems.push({ row: rows.at(-1)?.row ?? 1, detail: `没有一天放假，不是完整的${year}年放假安排；请把通知中的放假日期（dayOff）和调休上班日期（workday）全部列出` });
  }
  return { days, problems };
}

function problemOf({ date, kind, name }: { readonly date: string; readonly kind: string; readonly name: string }, year: number, earlierRow: number | undefined): string | null {
  if (!isLocalDate(date)) return `“${date}”不是日期，请写成 YYYY-MM-DD`;
  if (!isKind(kind)) return `“${kind}”不认识，应为 dayOff（放假）或 workday（调休上班）`;
  if (name === '') return '没有写是什么节日，请填写（如“春节”）';
  if (!belongsTo(date, year)) return `${date}不在${year}年（最早可到${year - 1}年12月），请核对日期，或把它放到那一年的安排里`;
  if (earlierRow !== undefined) return `${date}与第${earlierRow}行重复，请只保留与通知一致的一行`;
  const day = weekday(date);
  if (kind === 'workday' && day < SATURDAY) return `${date}是周${WEEKDAYS[day - 1]}，本来就上班，不是调休上班日，请核对日期`;
  return null;
}

function isKind(words: string): words is CalendarDay['kind'] {
  return KINDS.some((kind) => kind === words);
}

function belongsTo(date: LocalDate, year: number): boolean {
  return yearOf(date) === year || (yearOf(date) === year - 1 && date.slice(5, 7) === EARLIEST_MONTH);
}
