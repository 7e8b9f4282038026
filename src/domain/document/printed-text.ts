const FULL_WIDTH = /[\uff01-\uff5e]/g;
const WIDE_TO_HALF_GAP = 0xfee0;
const OPENING_BRACKET = /[〈〔【[]/g;
const CLOSING_BRACKET = /[〉〕】\]]/g;

/** The words with half-width forms and round brackets, character for character, so that offsets stay valid; for recognising, never for storing. */
export function halfWidth(words: string): string {
  return words
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
  return words.replace(/\s*\n\s*/g, '').trim();
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

const CHINESE_DIGITS = '零一二三四五六七八九';

/** The value of a Chinese numeral up to 99 (二十一 → 21), or null when the words are none. */
export function chineseNumber(words: string): number | null {
  if (!/^[一二三四五六七八九十]{1,3}$/.test(words)) return null;
  const ten = words.indexOf('十');
  if (ten < 0) return words.length === 1 ? CHINESE_DIGITS.indexOf(words) : null;
  const tens = ten === 0 ? 1 : CHINESE_DIGITS.indexOf(words.slice(0, ten));
  const ones = ten === words.length - 1 ? 0 : CHINESE_DIGITS.indexOf(words.slice(ten + 1));
  return tens < 1 || ones < 0 ? null : tens * 10 + ones;
}
