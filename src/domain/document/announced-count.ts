import { chineseNumber } from '../kernel/chinese-number.js';
import type { FindingLog } from './finding-log.js';
import type { DraftItem, Place } from './plan-draft.js';
import { folded } from './printed-text.js';

/** A number of tasks a document says its list has. */
export interface AnnouncedCount {
  readonly words: string;
  readonly count: number;
}

/** Words of a document that may say how many tasks follow, with their place. */
export interface CountSource {
  readonly text: string;
  readonly place: Place;
  /** True for titles, where the bare 58项重点任务 speaks of the list; running text must say 共 or 以下. */
  readonly title: boolean;
}

const NUMBER = '(\\d{1,4}|[一二三四五六七八九十百]{1,5})';
const KINDS = '(?:(?:重点|主要|具体|工作|目标|年度|民生|改革)*(?:任务|举措|措施|事项|工作|项目))';
const IN_TEXT = new RegExp(`(?:(?:以下|下列)(?:共)?${NUMBER}(?:项|条)|(?:共计?|总计|合计)(?:有|分为|包括|列出|提出|明确)?${NUMBER}(?:项|条)${KINDS})`, 'g');
const IN_TITLE = new RegExp(`(?:共计?${NUMBER}(?:项|条)|${NUMBER}(?:项|条)${KINDS})`, 'g');

/** The counts of tasks some words announce (共58项 · 以下18项任务 · 58项重点任务); counts of anything else are left out. */
export function announcedCounts(text: string, title: boolean): AnnouncedCount[] {
  return [...folded(text).matchAll(title ? IN_TITLE : IN_TEXT)].flatMap((match) => {
    const digits = match[1] ?? match[2] ?? '';
    const count = /^\d/.test(digits) ? Number(digits) : chineseNumber(digits);
    return count === null || count === 0 ? [] : [{ words: match[0], count }];
  });
}

/** Every number of things a person may mean by the tasks of a list: items, printed numbers, headings at each depth. */
function countsOf(items: readonly DraftItem[]): ReadonlySet<number> {
  const depth = Math.max(0, ...items.map((item) => item.headings.length));
  const levels = Array.from({ length: depth }, (_, level) => new Set(items.flatMap((item) => (item.headings.length > level ? [item.headings.slice(0, level + 1).join('>')] : []))).size);
  const numbered = new Set(items.map((item) => [...item.headings.slice(0, -1), item.number, item.number === '' ? item.key : ''].join('>'))).size;
  return new Set([items.length, numbered, new Set(items.map((item) => item.place.line)).size, ...levels]);
}

/** Reports announced counts that no count of the items read agrees with. */
export function reportAnnouncedCounts(sources: readonly CountSource[], items: readonly DraftItem[], log: FindingLog): void {
  const counts = countsOf(items);
  for (const { text, place, title } of sources) {
    for (const { words, count } of announcedCounts(text, title)) {
      if (counts.has(count)) continue;
      log.add({ code: 'count-mismatch', field: 'plan.items', place, printed: words, done: `读出 ${items.length} 项任务，与写明的 ${count} 项不同`, proposal: '请核对有没有漏读或多读' });
    }
  }
}
