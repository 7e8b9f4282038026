import type { PhraseContext } from '../kernel/calendar-point.js';
import { readDeadlinePhrase, type DeadlineReading, type DeadlineRemark } from '../kernel/deadline-phrase.js';
import type { Cadence, Deadline, RelativeSpan } from '../kernel/deadline.js';
import { yearOf } from '../kernel/local-date.js';
import type { Doubt } from './finding-log.js';
import type { Milestone } from './plan-draft.js';
import type { ReadingContext } from './reading-context.js';

/** A deadline the document does not state. */
export const NO_DEADLINE: Deadline = { raw: '', dueOn: null, precision: null, evergreen: false };

/** What is to be reported about a deadline; field and place are filled in with the item. */
export type DeadlineDoubt = Omit<Doubt, 'field' | 'place'>;

/** The deadline of an item with its dated steps and everything that is not certain about it. */
export interface ItemDeadline {
  readonly deadline: Deadline;
  /** Absent where no step is dated. */
  readonly milestones?: readonly Milestone[];
  readonly doubts: readonly DeadlineDoubt[];
}

const PERIOD_WORDS: Readonly<Record<Cadence['every'], string>> = { week: '每周', month: '每月', quarter: '每季度', halfYear: '每半年', year: '每年' };
const UNIT_WORDS: Readonly<Record<RelativeSpan['unit'], string>> = { workingDay: '个工作日', day: '天', month: '个月', year: '年' };

/** Year and date that phrases of a document are read with; the year of the title goes before that of the date. */
export function phraseContextOf({ year, titleYear, issuedOn }: Pick<ReadingContext, 'year' | 'titleYear' | 'issuedOn'>): PhraseContext {
  return { year: titleYear ?? (Number.isInteger(year) ? year : null), issuedOn };
}

function relativeDoubt({ count, unit, from }: RelativeSpan, dueOn: string | null, printed: string): DeadlineDoubt {
  const length = `${count}${UNIT_WORDS[unit]}`;
  if (dueOn !== null) return { code: 'deadline-relative', printed, done: `从成文日期起算${length}，记为 ${dueOn}`, proposal: '请确认起算日' };
  const day = from === '' ? '起算日' : `起算日（${from}）`;
  return { code: 'deadline-relative', printed, done: unit === 'workingDay' ? `记为${length}内，没有推算日期` : `记为${length}内，没有${day}，没有日期`, proposal: `请确定${day}，填写完成时限` };
}

function cadenceDoubt({ every, day }: Cadence, printed: string): DeadlineDoubt {
  const due = day === null ? '期末' : `${day} 日`;
  return { code: 'deadline-cadence', printed, done: `记为${PERIOD_WORDS[every]}${due}，没有最后日期`, proposal: '请确定从什么时候起、到什么时候为止' };
}

/** What one remark of the phrase reader says to a person. */
function remarkDoubt(remark: DeadlineRemark, { deadline, steps, latest }: DeadlineReading, printed: string): DeadlineDoubt | null {
  const named = latest === null ? '请填写完成时限' : `如以最后一个时间为准，完成时限为 ${latest}`;
  const listed = steps.map((step) => `${step.event}（${step.deadline.dueOn ?? step.deadline.raw}）`).join('、');
  switch (remark) {
    case 'range':
      return { code: 'deadline-range', printed, done: latest === null ? '取这段时间的最后一天，没有年份' : `取这段时间的最后一天 ${latest}` };
    case 'immediate':
      return { code: 'deadline-immediate', printed, done: deadline.evergreen ? '按长期坚持记录，立行立改没有日期' : `立行立改没有日期${deadline.dueOn === null ? '，完成时限留空' : `，按写明的时间记为 ${deadline.dueOn}`}`, proposal: '请确定整改完成的日期' };
    case 'thenOngoing':
      return { code: 'deadline-then-ongoing', printed, done: deadline.dueOn === null ? '没有日期，也没有记为长期' : `记为 ${deadline.dueOn}，之后长期坚持的要求没有另行登记`, proposal: '请确认到期后是否继续督办' };
    case 'steps':
      return { code: 'deadline-several', severity: 'note', printed, done: `完成时限记为 ${deadline.dueOn ?? '（缺年份）'}，另记节点：${listed}` };
    case 'milestone':
      return { code: 'deadline-is-milestone', printed, done: `记为节点：${listed}；完成时限留空`, proposal: named };
    case 'several':
      return { code: 'deadline-several', printed, done: listed === '' ? '几个时间都没有写明是不是最后完成，完成时限留空' : `记为节点：${listed}；完成时限留空`, proposal: named };
    case 'yearMissing':
      return { code: 'deadline-year-missing', printed, done: '没有年份，没有推算日期', proposal: '请填写年份' };
    case 'shortYear':
      return { code: 'deadline-assumed', printed, done: `年份只印了两位，按 20 开头的年份理解${latest === null ? '' : `，记为 ${latest}`}`, proposal: '请确认年份' };
    case 'shortMonth':
      return { code: 'deadline-assumed', printed, done: `按 1 月理解${latest === null ? '' : `，记为 ${latest}`}；电子表格会把 10 月印成“.1”`, proposal: '请确认是 1 月还是 10 月' };
    case 'cadence':
      return deadline.cadence ? cadenceDoubt(deadline.cadence, printed) : null;
    case 'relative':
      return deadline.relative ? relativeDoubt(deadline.relative, deadline.dueOn, printed) : null;
  }
}

function yearDoubts({ yearInferred, latest }: DeadlineReading, printed: string, { titleYear, issuedOn }: ReadingContext): DeadlineDoubt[] {
  if (!yearInferred || latest === null || !titleYear || issuedOn === null || yearOf(issuedOn) === titleYear) return [];
  return [{ code: 'deadline-assumed', printed, done: `没有印年份：标题写 ${titleYear} 年，成文在 ${yearOf(issuedOn)} 年，记为 ${latest}`, proposal: '请确认年份' }];
}

function pastDoubts({ deadline, yearInferred }: DeadlineReading, printed: string, { issuedOn }: ReadingContext): DeadlineDoubt[] {
  if (deadline.dueOn === null || issuedOn === null || deadline.dueOn >= issuedOn) return [];
  const proposal = yearInferred ? `请核实：没有印年份，是否应为 ${yearOf(deadline.dueOn) + 1} 年` : '请与牵头单位核实，必要时调整期限';
  return [{ code: 'deadline-past', printed, done: `按原文记为 ${deadline.dueOn}，早于成文日期 ${issuedOn}`, proposal }];
}

/**
 * The deadline, dated steps and doubts of the printed words of one item (a table cell, the list of a clause); null words mean that the
 * document has no place for a deadline. Words that are not understood as a whole are kept without a date and reported.
 */
export function readItemDeadline(words: string | null, context: ReadingContext): ItemDeadline {
  if (words === null) return { deadline: NO_DEADLINE, doubts: [] };
  const raw = words.trim();
  const reading = readDeadlinePhrase(raw, phraseContextOf(context));
  if (!reading) {
    return { deadline: { ...NO_DEADLINE, raw }, doubts: [{ code: 'deadline-unread', printed: raw, done: '保留原文，没有日期', proposal: '请填写完成时限' }] };
  }
  const { deadline, steps, remarks } = reading;
  if (remarks.length === 0 && deadline.dueOn === null && !deadline.evergreen) {
    return { deadline, doubts: [{ code: 'deadline-undated', severity: 'review', printed: raw, done: '没有日期', proposal: '请填写完成时限' }] };
  }
  const doubts = [...remarks.map((remark) => remarkDoubt(remark, reading, raw)).filter((doubt) => doubt !== null), ...yearDoubts(reading, raw, context), ...pastDoubts(reading, raw, context)];
  return steps.length === 0 ? { deadline, doubts } : { deadline, milestones: steps, doubts };
}
