import { attribute, childrenOf, isElement, styleOf, type HtmlElement } from './html-tree.js';

type Numerals = (value: number) => string;

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const ROMAN: readonly (readonly [number, string])[] = [[1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i']];

function letters(value: number): string {
  let words = '';
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26)) words = String.fromCharCode(97 + ((rest - 1) % 26)) + words;
  return words;
}

function roman(value: number): string {
  let rest = value;
  let words = '';
  for (const [worth, sign] of ROMAN) {
    while (rest >= worth) {
      words += sign;
      rest -= worth;
    }
  }
  return words;
}

function chinese(value: number): string {
  if (value > 99) return String(value);
  const tens = Math.floor(value / 10);
  return `${tens > 1 ? (DIGITS[tens] ?? '') : ''}${tens > 0 ? '十' : ''}${DIGITS[value % 10] ?? ''}`;
}

const MOST_IN_WORDS = 3999;
const bounded = (numerals: Numerals): Numerals => (value) => (value < 1 || value > MOST_IN_WORDS ? `${value}. ` : numerals(value));
const NUMERALS: readonly { pattern: RegExp; numerals: Numerals }[] = [
  { pattern: /^none$/, numerals: () => '' },
  { pattern: /^(?:disc|circle|square)$/, numerals: () => '' },
  { pattern: /^(?:a|lower-alpha|lower-latin)$/, numerals: bounded((value) => `${letters(value)}. `) },
  { pattern: /^(?:A|upper-alpha|upper-latin)$/, numerals: bounded((value) => `${letters(value).toUpperCase()}. `) },
  { pattern: /^(?:i|lower-roman)$/, numerals: bounded((value) => `${roman(value)}. `) },
  { pattern: /^(?:I|upper-roman)$/, numerals: bounded((value) => `${roman(value).toUpperCase()}. `) },
  { pattern: /^(?:cjk-ideographic|simp-chinese-informal|trad-chinese-informal)$/, numerals: bounded((value) => `${chinese(value)}、`) },
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
