import { chineseWords, romanNumerals } from '../counting-words.js';
import { attribute, childrenOf, isElement, styleOf, type HtmlElement } from './html-tree.js';

type Numerals = (value: number) => string;

/** More letters are no number any more. */
const MOST_IN_LETTERS = 3999;

/** A…Z, AA, AB …, as browsers count on; Word repeats the letter instead. */
function letters(value: number): string | null {
  if (value < 1 || value > MOST_IN_LETTERS) return null;
  let words = '';
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26)) words = String.fromCharCode(0x41 + ((rest - 1) % 26)) + words;
  return words;
}

/** The words of a numeral with the sign behind it; digits for numbers it cannot write. */
function written(words: (value: number) => string | null, sign: string): Numerals {
  return (value) => {
    const shown = words(value);
    return shown === null ? `${value}. ` : shown + sign;
  };
}

const NUMERALS: readonly { pattern: RegExp; numerals: Numerals }[] = [
  { pattern: /^none$/, numerals: () => '' },
  { pattern: /^(?:disc|circle|square)$/, numerals: () => '' },
  { pattern: /^(?:a|lower-alpha|lower-latin)$/, numerals: written((value) => letters(value)?.toLowerCase() ?? null, '. ') },
  { pattern: /^(?:A|upper-alpha|upper-latin)$/, numerals: written(letters, '. ') },
  { pattern: /^(?:i|lower-roman)$/, numerals: written((value) => romanNumerals(value)?.toLowerCase() ?? null, '. ') },
  { pattern: /^(?:I|upper-roman)$/, numerals: written(romanNumerals, '. ') },
  { pattern: /^(?:cjk-ideographic|simp-chinese-informal|trad-chinese-informal)$/, numerals: written(chineseWords, '、') },
];

function integer(words: string | null): number | null {
  return words !== null && /^\s*[-+]?\d{1,9}\s*$/.test(words) ? Number(words) : null;
}

function numeralsOf(list: HtmlElement): Numerals {
  const style = /list-style(?:-type)?\s*:[^;]*?\b(none|disc|circle|square|decimal|(?:lower|upper)-(?:alpha|latin|roman)|cjk-ideographic|(?:simp|trad)-chinese-informal)\b/i.exec(styleOf(list))?.[1];
  const type = style?.toLowerCase() ?? attribute(list, 'type') ?? '1';
  return NUMERALS.find(({ pattern }) => pattern.test(type))?.numerals ?? ((value) => `${value}. `);
}

/** What is shown before each item of an ordered list: 1. 一、 a. by its type, start, direction and the items' own values (HTML, ol and li). */
export function listNumbers(list: HtmlElement): Map<HtmlElement, string> {
  const items = childrenOf(list).filter((child): child is HtmlElement => isElement(child) && child.tagName === 'li');
  const isReversed = attribute(list, 'reversed') !== null;
  const numerals = numeralsOf(list);
  let value = integer(attribute(list, 'start')) ?? (isReversed ? items.length : 1);
  return new Map(
    items.map((item) => {
      value = integer(attribute(item, 'value')) ?? value;
      const shown = numerals(value);
      value += isReversed ? -1 : 1;
      return [item, shown];
    }),
  );
}
