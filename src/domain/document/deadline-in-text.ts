import { NO_DEADLINE, phraseContextOf, readItemDeadline, type ItemDeadline } from './item-deadline.js';
import { readDeadlinePhrase } from '../kernel/deadline-phrase.js';
import { halfWidth } from './printed-text.js';
import type { ReadingContext } from './reading-context.js';

/** Words of an item's text that name a time. */
export interface TextDeadline {
  readonly words: string;
  /** True where a label calls the words the deadline (完成时限：…); false for a time in running text. */
  readonly certain: boolean;
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
}

const LABEL = '(?:(?:完成|办结)(?:时限|时间|期限)|时限要求|时间节点)';
/** (完成时限:2024年12月) or a line of its own 完成时限:2024年12月. */
const LABELLED = new RegExp(`\\(\\s*${LABEL}\\s*:([^()]*)\\)|(?<=^|\\n)\\s*${LABEL}\\s*:([^\\n。]*)`, 'g');
const YEAR = '(?:(?:(?:19|20)\\d{2}|[〇○零一二三四五六七八九]{4}|[今明本当])\\s*年)';
const MONTH = '(?:\\d{1,2}|[一二三四五六七八九十]{1,2})\\s*月份?';
/** A point with a clear end and 前 behind it; 到2025年 has no 前 and stays a target. */
const TIMED = new RegExp(`(?:每年?)?(?:${YEAR}\\s*)?(?:${MONTH}\\s*(?:[底末]|[上中下]旬|\\d{1,2}\\s*[日号])|年?[底末]|[一二三四]季度末)(?:之|以)?前`, 'g');

/** The words that name a time in the text of an item: those under a label, which are the deadline, then those in its running text. */
export function deadlineInText(text: string): TextDeadline[] {
  const half = halfWidth(text);
  const labelled = [...half.matchAll(LABELLED)].map((match) => {
    const inside = match[1] ?? match[2] ?? '';
    const from = match.index + match[0].lastIndexOf(inside);
    return { words: text.slice(from, from + inside.length).trim(), certain: true, start: match.index, end: match.index + match[0].length };
  });
  const running = [...half.matchAll(TIMED)]
    .filter((match) => !labelled.some(({ start, end }) => match.index >= start && match.index < end))
    .map((match) => ({ words: text.slice(match.index, match.index + match[0].length), certain: false, start: match.index, end: match.index + match[0].length }));
  return [...labelled, ...running];
}

/** The printed words around a time, for a person to judge. */
function around(text: string, { start, end }: TextDeadline): string {
  return text.slice(Math.max(0, start - 10), end + 15).replace(/\s+/g, '');
}

/**
 * The deadline the text of an item states where neither a column nor a clause does: the one under a label, else none. A time in running
 * text may belong to a step only, so it is reported and not taken; so are further labels.
 */
export function readTextDeadline(text: string, context: ReadingContext): ItemDeadline {
  const found = deadlineInText(text);
  const [stated, ...rest] = [...found.filter(({ certain }) => certain), ...found.filter(({ certain }) => !certain)];
  if (!stated) return { deadline: NO_DEADLINE, doubts: [] };
  const read = stated.certain ? readItemDeadline(stated.words, context) : { deadline: NO_DEADLINE, doubts: [] };
  const untaken = stated.certain ? rest : found;
  const first = untaken[0];
  if (!first) return read;
  const dates = untaken.map(({ words }) => readDeadlinePhrase(words, phraseContextOf(context))?.deadline.dueOn ?? null).filter((date) => date !== null);
  const latest = [...dates].sort().at(-1);
  const proposal = latest === undefined ? '如果是完成时限，请填写' : `如果是完成时限，请填写 ${latest}`;
  const done = stated.certain ? `完成时限按“${stated.words}”记，正文里的其他时间没有登记` : `正文里写有时间（${untaken.map(({ words }) => words).join('、')}），没有作为完成时限`;
  return { ...read, doubts: [...read.doubts, { code: 'deadline-in-text', printed: around(text, first), done, proposal }] };
}

/** The deadline of an item: the words of its column or clause, and where those are absent or empty the text of the item. */
export function deadlineOfItem(words: string | null, text: string, context: ReadingContext): ItemDeadline {
  const stated = readItemDeadline(words, context);
  if (words !== null && words.trim() !== '') return stated;
  const inText = readTextDeadline(text, context);
  return inText.deadline.raw === '' ? { ...stated, doubts: [...stated.doubts, ...inText.doubts] } : inText;
}
