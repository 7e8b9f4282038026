import { chineseNumber } from '../kernel/chinese-number.js';
import { folded } from './printed-text.js';

/** How a printed number stands to the one before it. */
export type NumberStep =
  | { readonly kind: 'next' | 'repeated' | 'backwards' | 'restart' }
  | { readonly kind: 'gap'; /** Numbers left out between the two. */ readonly missing: number };

const LONGEST_NUMBER = 12;
const CIRCLED_ONE = 0x2460;
const CIRCLED_TWENTY = 0x2473;

function partOf(words: string): number | null {
  if (/^\d{1,3}$/.test(words)) return Number(words);
  const code = words.codePointAt(0) ?? 0;
  if (words.length === 1 && code >= CIRCLED_ONE && code <= CIRCLED_TWENTY) return code - CIRCLED_ONE + 1;
  return chineseNumber(words);
}

/**
 * The value of a printed number, one entry per level: 3 · 3. · （三） · 三、 · ③ · 第3项 are [3], 2.1 and 2-1 are [2, 1]; null for words
 * that are no number. A number glued to words is none.
 */
export function readNumber(printed: string): readonly number[] | null {
  const words = folded(printed);
  if (words === '' || words.length > LONGEST_NUMBER) return null;
  const bare = words.replace(/^第(.+)[项条]$/, '$1').replace(/^\((.+)\)$/, '$1').replace(/[.、)]$/, '');
  const parts = bare.split(/[.—–-]/).map(partOf);
  return parts.every((part) => part !== null) ? parts : null;
}

/**
 * How `next` follows `last` ([] before the first): the count goes on by one at any level, a deeper level begins at 1, a return to a level
 * goes on there. A return to 1 is a restart, which is right below a new heading only.
 */
export function stepFrom(last: readonly number[], next: readonly number[]): NumberStep {
  const at = next.findIndex((part, level) => part !== last[level]);
  // No count has a zero.
  if (next.includes(0)) return { kind: 'backwards' };
  if (at < 0) return { kind: last.length === next.length ? 'repeated' : 'backwards' };
  const difference = (next[at] ?? 0) - (last[at] ?? 0);
  const deeperBegin = next.slice(at + 1).every((part) => part === 1);
  if (difference < 0) return { kind: next[at] === 1 && deeperBegin ? 'restart' : 'backwards' };
  const missing = difference - 1 + next.slice(at + 1).reduce((sum, part) => sum + part - 1, 0);
  return missing === 0 ? { kind: 'next' } : { kind: 'gap', missing };
}
