import type { FindingLog } from './finding-log.js';
import type { DraftItem } from './plan-draft.js';
import { folded } from './printed-text.js';

/** Shorter lines may stand twice for good reason (持续推进。). */
const SHORTEST = 12;
const SHOWN = 30;

/** The first line of a text that stands in it twice, or null. */
function repeatedLine(text: string): string | null {
  const lines = text.split('\n').filter((line) => folded(line).length >= SHORTEST);
  return lines.find((line, position) => lines.findIndex((other) => folded(other) === folded(line)) < position) ?? null;
}

/** Reports items whose whole text another item of the document has, and texts in which a paragraph stands twice: a row or paragraph printed twice. */
export function reportRepeatedTexts(items: readonly DraftItem[], log: FindingLog): void {
  const first = new Map<string, DraftItem>();
  for (const item of items) {
    const field = `${item.key}.text`;
    const words = folded(item.text);
    const earlier = first.get(words);
    // Several units that lead separately share one row and its text.
    if (earlier && earlier.place.line !== item.place.line) log.add({ code: 'text-repeated', field, place: item.place, printed: item.text.slice(0, SHOWN), done: `与第 ${earlier.position} 项文字相同，分别立项`, proposal: '请确认是否重复印了一行，重复的删去' });
    const line = repeatedLine(item.text);
    if (line !== null) log.add({ code: 'text-repeated', field, place: item.place, printed: line.slice(0, SHOWN), done: '这一段在本项里印了两次，都保留', proposal: '请确认是否重复印了一段' });
    if (words.length >= SHORTEST && !earlier) first.set(words, item);
  }
}
