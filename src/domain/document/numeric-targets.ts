import { halfWidth } from './printed-text.js';
import type { NumericTarget } from './plan-draft.js';

const MEASURES =
  '亿元|万元|亿美元|万美元|元|亩|公里|平方米|吨|标准煤|家|条|项|个|次|人次|场次|场|人|名|户|套|间|张|所|座|辆|列|部|册|片|处|种|件|起|台|架|床|天|小时|分钟|类|批|支|对|兆瓦|千瓦|MW|GW|P|%|％';
const AT_LEAST_BEFORE = '不少于|不低于|至少|超过|突破|高于|达到|达|完成|新增|大于';
const AT_MOST_BEFORE = '不超过|不高于|控制在|低于|降至|少于|以内';
const TARGET = new RegExp(
  `(?<before>${AT_MOST_BEFORE}|${AT_LEAST_BEFORE})?\\s*(?<first>\\d+(?:\\.\\d+)?)(?:\\s*[—\\-~～]\\s*(?<last>\\d+(?:\\.\\d+)?))?\\s*(?<unit>(?:万|亿|千|百)?(?:${MEASURES}))(?:\\((?:[套间次人]+)\\))?\\s*(?<after>以上|以下|以内|左右)?`,
  'g',
);
const YEAR = /(\d{4})年/g;
const FLOOR_WORDS = /不少于|不低于|至少|超过|突破|高于|大于|不超过|不高于|控制在|低于|少于|降至/;
const CEILING_WORDS = /不超过|不高于|控制在|低于|少于|降至/;

function boundOf(before: string, after: string): NumericTarget['bound'] {
  if (/以下|以内/.test(after)) return 'atMost';
  if (/以上/.test(after)) return 'atLeast';
  if (!FLOOR_WORDS.test(before)) return 'exactly';
  return /^不低于|^不少于/.test(before) || !CEILING_WORDS.test(before) ? 'atLeast' : 'atMost';
}

/** The year the sentence around an offset names last before it, or null. */
function yearBefore(text: string, offset: number): number | null {
  const sentence = text.slice(text.lastIndexOf('。', offset) + 1, offset);
  const last = [...sentence.matchAll(YEAR)].at(-1);
  return last ? Number(last[1]) : null;
}

/**
 * The numbers a text promises (2000列, 30家以上, 年均增长10%), in order, with the year its sentence names. Words in quotation marks
 * or book titles and ordinals promise nothing. A range (20—25项) is its lower end.
 */
export function readNumericTargets(text: string): NumericTarget[] {
  const half = halfWidth(text);
  const quoted = half.replace(/“[^”]*”|《[^》]*》/g, (words) => '·'.repeat(words.length));
  return [...quoted.matchAll(TARGET)].flatMap((match) => {
    const { before = '', first = '', unit = '', after = '' } = match.groups ?? {};
    const start = match.index + match[0].search(/\S/);
    if (/第\s*$/.test(quoted.slice(0, start))) return [];
    const words = text.slice(start, match.index + match[0].length).trim();
    return [{ words, value: Number(first), unit: unit.replace('％', '%'), bound: boundOf(before, after), year: yearBefore(quoted, match.index) }];
  });
}

const POINT = /[一二三四五六七八九十]是/g;

/** The points of a text counted 一是…二是…, without their counters; [] when there are fewer than two. */
export function readPoints(text: string): string[] {
  const starts = [...text.matchAll(POINT)];
  if (starts.length < 2 || starts[0]?.[0] !== '一是') return [];
  return starts.map((start, position) => text.slice(start.index + 2, starts[position + 1]?.index ?? text.length).trim());
}
