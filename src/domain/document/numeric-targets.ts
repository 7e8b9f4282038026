import { halfWidth } from './printed-text.js';
import type { NumericTarget } from './plan-draft.js';

/** What is counted or measured, longer words before those they begin with. */
const MEASURES = [
  ...['亿美元', '万美元', '亿元', '万元', '元', '平方米', '公里', '公顷', '亩', '吨', '兆瓦', '千瓦', 'MW', 'GW', 'P', '%'],
  ...['人次', '场次', '次', '场', '人', '名', '户', '家', '条', '项', '个', '套', '间', '张', '所', '座', '辆', '列', '部', '册', '片', '处', '种', '件', '台', '架', '类', '批', '支'],
].join('|');
const AT_LEAST_BEFORE = '不少于|不低于|至少|超过|突破|高于|大于';
const GROWTH_BEFORE = '(?:年均)?增长';
const AT_MOST_BEFORE = '不超过|不高于|控制在|低于|降至|少于';
const TARGET = new RegExp(
  `(?:(?:达到?|提升至|提高到|提高至|增至|扩大到)\\s*)?(?<words>(?<before>${AT_MOST_BEFORE}|${AT_LEAST_BEFORE}|${GROWTH_BEFORE})?\\s*(?<first>\\d+(?:\\.\\d+)?)(?:\\s*[—\\-~～]\\s*(?<last>\\d+(?:\\.\\d+)?))?\\s*(?<unit>(?:万|亿|千|百)?(?:${MEASURES}))(?:\\((?:[套间次人]+)\\))?\\s*(?<after>以上|以下|以内|左右)?)(?!区(?!域)|月|方面|工作日)`,
  'g',
);
const YEAR = /(\d{4})\s*年/g;
const FLOOR_WORDS = /达到?|提升至|提高到|提高至|增至|扩大到|不少于|不低于|至少|超过|突破|高于|大于|不超过|不高于|控制在|低于|少于|降至/;
/** Sentences that say what is paid for something promise no result: rates and caps of grants. */
const GRANT = /给予[^。;]*(?:奖励|奖补|补贴|资助|扶持)|(?:奖励|奖补|补贴|扶持)(?:资金|金额)|一次性(?:奖励|补贴)|展位费奖补|抵扣/;
const CEILING_WORDS = /不超过|不高于|控制在|低于|少于|降至/;

function boundOf(before: string, after: string): NumericTarget['bound'] {
  if (/以下|以内/.test(after)) return 'atMost';
  if (/以上/.test(after)) return 'atLeast';
  if (!FLOOR_WORDS.test(before)) return 'exactly';
  return /^不低于|^不少于/.test(before) || !CEILING_WORDS.test(before) ? 'atLeast' : 'atMost';
}

/** The sentence around an offset. */
function sentenceAt(text: string, offset: number): string {
  const end = text.slice(offset).search(/[。;]/);
  const start = Math.max(text.lastIndexOf('。', offset), text.lastIndexOf(';', offset)) + 1;
  return text.slice(start, end < 0 ? text.length : offset + end);
}

/** The year the sentence around an offset names last before it, or null. */
function yearBefore(text: string, offset: number): number | null {
  const sentence = text.slice(text.lastIndexOf('。', offset) + 1, offset);
  const last = [...sentence.matchAll(YEAR)].at(-1);
  return last ? Number(last[1]) : null;
}

/**
 * The numbers a text promises (2000列, 30家以上, 年均增长10%), in order, with the year its sentence names. Words in quotation marks
 * or book titles, ordinals, grants (给予2%奖励) and the count of the points that follow (主要包括3项任务:) promise nothing. A range (20—25项) is its lower end.
 */
export function readNumericTargets(text: string): NumericTarget[] {
  const half = halfWidth(text);
  const quoted = half.replace(/“[^”]*”|《[^》]*》/g, (words) => '·'.repeat(words.length));
  return [...quoted.matchAll(TARGET)].flatMap((match) => {
    const { words: matched = '', before = '', first = '', unit = '', after = '' } = match.groups ?? {};
    const end = match.index + match[0].length;
    const start = end - matched.trimStart().length;
    const reached = match[0].slice(0, match[0].length - matched.length);
    if (/第\s*$/.test(quoted.slice(0, start)) || GRANT.test(sentenceAt(quoted, start))) return [];
    if (unit === '项' && /^任务[:,]/.test(quoted.slice(end))) return [];
    const words = text.slice(start, end).trim();
    return [{ words, value: Number(first), unit, bound: boundOf(reached + before, after), year: yearBefore(quoted, match.index) }];
  });
}

const POINT = /[一二三四五六七八九十]是/g;

/** The points of a text counted 一是…二是…, without their counters; [] when there are fewer than two. */
export function readPoints(text: string): string[] {
  const starts = [...text.matchAll(POINT)];
  if (starts.length < 2 || starts[0]?.[0] !== '一是') return [];
  return starts.map((start, position) => text.slice(start.index + 2, starts[position + 1]?.index ?? text.length).trim());
}
