import { simplified } from '../kernel/simplified-script.js';

const FULL_WIDTH = /[\uff01-\uff5e]/g;
const WIDE_TO_HALF_GAP = 0xfee0;
const OPENING_BRACKET = /[〈〔【[]/g;
const CLOSING_BRACKET = /[〉〕】\]]/g;
const ANY_OF_THESE = /[\uff01-\uff5e〈〔【[〉〕】\]]/;

/** The words with half-width forms, round brackets and simplified characters, character for character, so that offsets stay valid; for recognising, never for storing. */
export function halfWidth(words: string): string {
  const letters = simplified(words);
  // Most words have none, and a sheet of a million cells asks for each several times.
  if (!ANY_OF_THESE.test(letters)) return letters;
  return letters
    .replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - WIDE_TO_HALF_GAP))
    .replace(OPENING_BRACKET, '(')
    .replace(CLOSING_BRACKET, ')');
}

/** Half-width forms without white space: the form in which printed words are compared, never stored. */
export function folded(words: string): string {
  return halfWidth(words).replace(/\s+/g, '');
}

/** The words without printed line breaks and outer space; inner spaces stay as printed. */
export function flowing(words: string): string {
  return words
    .split('\n')
    .map((line) => line.trim())
    .join('');
}

/** A heading or title without the spaces a justified line leaves between its characters. */
export function closedUp(words: string): string {
  return words.replace(/\s+/g, '');
}

/** Every pair of neighbouring letters, digits or ideographs of the words with its number of occurrences; punctuation is skipped. */
export function characterPairs(words: string): ReadonlyMap<string, number> {
  const letters = folded(words).replace(/[^\p{L}\p{N}%]/gu, '');
  const pairs = new Map<string, number>();
  for (let index = 0; index + 1 < letters.length; index += 1) {
    const pair = letters.slice(index, index + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** Share (0 to 1) of the character pairs of `part` that also stand in `whole`; 0 when `part` has none. */
export function sharedText(part: ReadonlyMap<string, number>, whole: ReadonlyMap<string, number>): number {
  let total = 0;
  let shared = 0;
  for (const [pair, count] of part) {
    total += count;
    shared += Math.min(count, whole.get(pair) ?? 0);
  }
  return total === 0 ? 0 : shared / total;
}
