import { readCadence } from './cadence-phrase.js';
import { dayIn, plainPhrase, readEnd, yearOfPoint, type PhraseContext, type Point, type PointDoubt } from './calendar-point.js';
import type { Cadence, Deadline, DeadlinePrecision } from './deadline.js';
import type { LocalDate } from './local-date.js';
import { readRelative, type CountedSpan } from './relative-phrase.js';
import { readSpan } from './window-phrase.js';

/**
 * What a person should know about a reading: `range` the end of a range was taken · `immediate` 立行立改 has no date · `thenOngoing` the
 * work goes on after the date · `steps` a completion beside dated steps · `milestone` only steps are dated · `several` several dates and
 * none is said to be the end · `yearMissing` no year is known · `cadence`, `relative` · `shortYear`, `shortMonth` as in `PointDoubt`.
 */
export type DeadlineRemark = 'range' | 'immediate' | 'thenOngoing' | 'steps' | 'milestone' | 'several' | 'yearMissing' | 'cadence' | 'relative' | PointDoubt;

/** A step on the way with its own date (2024年6月底前开工); its `raw` is without spaces. */
export interface DatedStep {
  readonly event: string;
  readonly deadline: Deadline;
}

/** Everything a deadline phrase says. */
export interface DeadlineReading {
  readonly deadline: Deadline;
  readonly steps: readonly DatedStep[];
  readonly remarks: readonly DeadlineRemark[];
  /** Last of the dates where `dueOn` is null for want of a printed completion. */
  readonly latest: LocalDate | null;
  /** True where a date took its year from the context instead of the words. */
  readonly yearInferred: boolean;
}

interface DatePart {
  readonly kind: 'date';
  readonly words: string;
  readonly dueOn: LocalDate | null;
  readonly precision: DeadlinePrecision;
  /** What is to have happened by then, '' when the words say no more than that the work is done. */
  readonly event: string;
  /** True where the words say 完成 or its like behind the date. */
  readonly done: boolean;
  readonly year: number | null;
  readonly yearInferred: boolean;
  readonly remarks: readonly DeadlineRemark[];
}

type Tail = Pick<DatePart, 'event' | 'done'>;
type Part = { readonly kind: 'none' | 'evergreen' | 'immediate' } | { readonly kind: 'cadence'; readonly cadence: Cadence } | { readonly kind: 'relative'; readonly counted: CountedSpan } | DatePart;

const LONGEST = 80;
const NO_DEADLINE = /^[—–―\-/]*$/;
const EVERGREEN = /^(?:(?:长期|持续|常态化)(?:坚持|推进|实施|开展|落实|抓好|执行|进行|任务|工作)?|坚持常态化|常态长效|常抓不懈)$/;
const IMMEDIATE = /^(?:立行立改|立即整改|即知即改|立查立改|即行即改|马上就办|立即(?:执行|落实|办理)?)$/;
const LABEL = /^(?:(?:完成|办结)?(?:时限|时间|期限)):/;
/** Words behind a date that say no more than that the work is done by then. */
const DONE = /^(?:(?:全面|全部)?完成(?:到位|整改|任务|工作)?|整改到位|落实到位|办结|取得(?:明显|显著)?(?:实效|成效)|见(?:到)?(?:实|成)效)$/;
const STARTS = '开工|启动|开始|动工|进场|奠基';
const ENDS = '投入使用|投入运营|竣工|建成|完工|交付|验收|投用|投产|通车|上线|试运行|启用|开园|开业|运营';
const START_OR_END = new RegExp(`^(?:全面|正式|全部)?(?:${STARTS}|${ENDS})`);
/** Steps other than start and end that a date may stand before. */
const STEP = /^(?:基本|全面|全部|初步)?(?:完成|出台|印发|形成|制定|制订|编制|提交|报送|取得|实现|发布|确定|开展|建立|落地|推出)/;
const LONGEST_EVENT = 24;
/** A date inside the words of a step belongs to another step that was not parted from it. */
const DATED = /\d[年月日号]|季度|年底|半年/;

/** A deadline that names no day. */
function undated(raw: string, evergreen: boolean): Deadline {
  return { raw, dueOn: null, precision: null, evergreen };
}

function datePart(words: string, point: Point, tail: Tail, context: PhraseContext): DatePart | null {
  const year = yearOfPoint(point, context);
  const dueOn = dayIn(point.endsOn, year);
  if (dueOn === undefined) return null;
  const yearInferred = point.year === null && point.ahead === null;
  return { kind: 'date', words, dueOn, precision: point.precision, ...tail, year, yearInferred, remarks: point.doubt === null ? [] : [point.doubt] };
}

function rangePart(words: string, tail: Tail, head: string, context: PhraseContext): DatePart | null {
  const span = readSpan(head, context);
  if (!span) return null;
  const yearInferred = [span.start, span.end].every((point) => point.year === null && point.ahead === null);
  const year = span.end.year ?? yearOfPoint(span.start, context);
  const doubts = [span.start.doubt, span.end.doubt].filter((doubt) => doubt !== null);
  return { kind: 'date', words, dueOn: span.endsOn, precision: span.end.precision, ...tail, year, yearInferred, remarks: ['range', ...doubts] };
}

/** What the words behind a date say; null when they are not understood. */
function readTail(words: string): Tail | null {
  if (words === '' || DONE.test(words)) return { event: '', done: words !== '' };
  return words.length <= LONGEST_EVENT && !DATED.test(words) && (START_OR_END.test(words) || STEP.test(words)) ? { event: words, done: false } : null;
}

/** A date, or a range, with what is to have happened by then: the longest beginning that is a date decides. */
function readDatePart(words: string, context: PhraseContext): DatePart | null {
  for (let length = words.length; length > 0; length -= 1) {
    const tail = readTail(words.slice(length));
    if (!tail) continue;
    const head = words.slice(0, length);
    const point = readEnd(head);
    const part = point ? datePart(words, point, tail, context) : rangePart(words, tail, head, context);
    if (part) return part;
  }
  return null;
}

function readPart(words: string, context: PhraseContext): Part | null {
  if (EVERGREEN.test(words)) return { kind: 'evergreen' };
  if (IMMEDIATE.test(words)) return { kind: 'immediate' };
  if (NO_DEADLINE.test(words)) return { kind: 'none' };
  const done = words.replace(/完成$/, '');
  const cadence = readCadence(words);
  if (cadence) return { kind: 'cadence', cadence };
  const counted = readRelative(done, context);
  return counted ? { kind: 'relative', counted } : readDatePart(words, context);
}

/** Reads the parts in order; a date without a year takes that of the date before it, and must not come before it then. */
function readParts(words: readonly string[], context: PhraseContext): Part[] | null {
  const parts: Part[] = [];
  let before: DatePart | null = null;
  for (const piece of words) {
    const inherited: number | null = before !== null && !before.yearInferred ? before.year : null;
    const part = readPart(piece, inherited === null ? context : { ...context, year: inherited });
    if (!part) return null;
    if (part.kind !== 'date') {
      parts.push(part);
      continue;
    }
    const taken: boolean = part.yearInferred && inherited !== null;
    if (taken && before?.dueOn && part.dueOn && part.dueOn < before.dueOn) return null;
    before = taken ? { ...part, yearInferred: false } : part;
    parts.push(before);
  }
  return parts;
}

function stepOf({ words, event, dueOn, precision }: DatePart): DatedStep {
  return { event, deadline: { raw: words, dueOn, precision, evergreen: false } };
}

function readDates(raw: string, dates: readonly DatePart[], further: readonly DeadlineRemark[]): DeadlineReading {
  const completions = dates.filter((date) => date.event === '');
  const events = dates.filter((date) => date.event !== '');
  const completion = completions[0];
  const latest = dates.reduce<LocalDate | null>((last, { dueOn }) => (dueOn !== null && (last === null || dueOn > last) ? dueOn : last), null);
  const missing = dates.some((date) => date.dueOn === null);
  const yearInferred = dates.some((date) => date.yearInferred);
  const remarks: DeadlineRemark[] = [...new Set([...dates.flatMap((date) => date.remarks), ...further, ...(missing ? (['yearMissing'] as const) : [])])];
  const steps = events.map(stepOf);
  // Beside steps a date without 完成 may be one more step whose words are missing.
  const ends = completion !== undefined && completions.length === 1 && dates.at(-1) === completion && (events.length === 0 || completion.done);
  if (ends && (missing || completion.dueOn === latest)) {
    const deadline = { raw, dueOn: completion.dueOn, precision: completion.precision, evergreen: false };
    return { deadline, steps, remarks: steps.length === 0 ? remarks : [...remarks, 'steps'], latest, yearInferred };
  }
  const onlySteps = completions.length === 0 && (events.length === 1 || events.every((date) => START_OR_END.test(date.event)));
  return { deadline: undated(raw, false), steps, remarks: [...remarks, onlySteps ? 'milestone' : 'several'], latest, yearInferred };
}

function combined(raw: string, parts: readonly Part[]): DeadlineReading | null {
  const dates = parts.filter((part) => part.kind === 'date');
  const others = parts.filter((part) => part.kind === 'cadence' || part.kind === 'relative');
  const ongoing = parts.some((part) => part.kind === 'evergreen');
  const immediate: DeadlineRemark[] = parts.some((part) => part.kind === 'immediate') ? ['immediate'] : [];
  const plain = { steps: [], latest: null, yearInferred: false };
  if (others.length > 1 || (others.length > 0 && dates.length > 0)) return null;
  if (parts.some((part) => part.kind === 'none')) return parts.length === 1 ? { deadline: undated(raw, false), remarks: [], ...plain } : null;
  const afterwards: DeadlineRemark[] = ongoing ? [...immediate, 'thenOngoing'] : immediate;
  if (dates.length > 0) return readDates(raw, dates, afterwards);
  const [other] = others;
  if (other?.kind === 'cadence') return { deadline: { ...undated(raw, false), cadence: other.cadence }, remarks: ['cadence', ...immediate], ...plain };
  if (other?.kind === 'relative') {
    const { span, dueOn } = other.counted;
    return { deadline: { raw, dueOn, precision: dueOn === null ? null : 'day', evergreen: false, relative: span }, remarks: ['relative', ...afterwards], ...plain };
  }
  return { deadline: undated(raw, ongoing), remarks: immediate, ...plain };
}

function piecesOf(text: string): string[] {
  return text
    .replace(/[。;,]+$/, '')
    .replace(/^\((.*)\)$/, '$1')
    .replace(LABEL, '')
    .replace(/[并且](?=长期|持续|常态|坚持)/g, ',')
    .split(/[,;、。]+/);
}

/**
 * Everything a deadline phrase says, its dates, steps, rhythm or span; null when it is not understood as a whole or names a day that does
 * not exist. Line breaks part dates only where the words make no sense without them.
 */
export function readDeadlinePhrase(words: string, context: PhraseContext): DeadlineReading | null {
  for (const text of [plainPhrase(words), plainPhrase(words.trim().replace(/\s*\n\s*/g, ','))]) {
    if (text.length > LONGEST) return null;
    const parts = readParts(piecesOf(text), context);
    const reading = parts && combined(words, parts);
    if (reading) return reading;
  }
  return null;
}

/**
 * The deadline a phrase states; null when the phrase is not understood as a whole or names a day that does not exist.
 * `dueOn` is the last day still in time: 2025年12月 and 12月底前 → the 31st, 4月8日前 → the 8th, 上旬 and 月初 → the 10th, a range → its end.
 * A missing year comes from the context; without one `dueOn` is null and the precision stays. '' and — state no deadline;
 * 持续推进, 长期坚持, 常态化 are evergreen; 每季度末 is a cadence; 3年内 counts from the document's date. Dates of steps only (6月底前开工) and
 * several dates leave `dueOn` null. 12月前 is null: the words leave open whether December counts.
 */
export function readDeadline(words: string, context: PhraseContext): Deadline | null {
  return readDeadlinePhrase(words, context)?.deadline ?? null;
}

/** A date, period or duration at the beginning of words. */
const BEGINS_WITH_TIME = /^(?:自|于|在|到|至)?(?:['’‘]?\d{2,4}[年./-]|\d{1,2}[月.]|每[周月季半年]|第?[一二三四]季度|[上下]半年|[今明本当次]年|年[底内末])/;
const VAGUE_TIME = /适时|尽快|近期|及时|随时|待定|另行(?:通知|确定)|^(?:长期|持续|常态)|^立[行即]|[按根据视].*(?:要求|进度|计划|部署|安排|情况|节点)/;
const LONGEST_VAGUE = 16;

/** True when words speak of a time without being a deadline that can be read (适时, 按上级要求, 12月前): they stand in the right column. */
export function speaksOfTime(words: string): boolean {
  const text = plainPhrase(words);
  return text.length <= LONGEST && !text.includes('。') && (BEGINS_WITH_TIME.test(text) || (text.length <= LONGEST_VAGUE && VAGUE_TIME.test(text)));
}
