import { folded, halfWidth } from '../../../domain/document/printed-text.js';
import type { SourceDoubt } from '../../../domain/document/source-content.js';
import { opensWithHeader } from '../../../domain/document/table/table-columns.js';
import type { SourceLine } from './source-line.js';

/** — 12 —, - 3 -, －3－: a number between dashes on a line of its own. */
const DASHED_NUMBER = /^[-‐-―─]{1,3}\s*(\d{1,4})\s*[-‐-―─]{1,3}$/;
/** 第 3 页 共 9 页, 第3页. */
const WORDED_NUMBER = /^第\s*(\d{1,4})\s*页(?:\s*[,/]?\s*共\s*\d{1,4}\s*页)?$/;
/** 武汉市人民政府公报 2024年第9号, with the page number before or after it. */
const GAZETTE_HEADER = /^\d{0,4}[\u4e00-\u9fff]{2,16}公报\d{4}年第?\d{1,3}[号期]\d{0,4}$/;
const LONGEST_HEADER = 40;
/** A header stands on more pages than this; a line printed twice may be meant twice. */
const RECURRING = 3;
const SHOWN = 3;

function pageNumber(words: string): number | null {
  if (words.length > LONGEST_HEADER) return null;
  const half = halfWidth(words.trim());
  const printed = (DASHED_NUMBER.exec(half) ?? WORDED_NUMBER.exec(half))?.[1];
  return printed === undefined ? null : Number(printed);
}

/** Indexes of the lines that are page numbers: at least two, each higher than the one before. */
function pageNumbers(lines: readonly SourceLine[]): number[] {
  const found: number[] = [];
  let last = -1;
  lines.forEach(({ words }, index) => {
    const number = pageNumber(words);
    if (number === null || number <= last) return;
    found.push(index);
    last = number;
  });
  return found.length < 2 ? [] : found;
}

/** The words of a header without its page number, null for a line that cannot be one. */
function headerWords(words: string): string | null {
  if (words.length > LONGEST_HEADER || words.includes('\t')) return null;
  const plain = folded(words);
  return plain === '' ? null : plain;
}

/** Indexes of the recurring lines that name the gazette and its issue, or that stand beside page numbers again and again; on the first page such a line may be the title. */
function pageHeaders(lines: readonly SourceLine[], numbers: readonly number[]): number[] {
  const named = new Map<string, number[]>();
  const beside = new Map<string, number[]>();
  const note = (groups: Map<string, number[]>, key: string, index: number): void => {
    const known = groups.get(key);
    if (!known) groups.set(key, [index]);
    else if (known.at(-1) !== index) known.push(index);
  };
  lines.forEach(({ words }, index) => {
    const plain = headerWords(words);
    if (plain !== null && GAZETTE_HEADER.test(plain)) note(named, plain.replace(/^\d{0,4}(?=[\u4e00-\u9fff])|(?<=[号期])\d{0,4}$/g, ''), index);
  });
  for (const number of numbers) {
    for (const index of besides(lines, number)) {
      const plain = headerWords(lines[index]?.words ?? '');
      if (plain !== null && !opensWithHeader(plain)) note(beside, plain, index);
    }
  }
  const ofPages = [...beside.values()].filter((indexes) => indexes.length >= RECURRING && indexes.length * 2 >= numbers.length).map((indexes) => indexes.filter((index) => index > (numbers[0] ?? 0)));
  return [...[...named.values()].filter((indexes) => indexes.length >= RECURRING), ...ofPages].flat();
}

/** The nearest printed lines before and after a line. */
function besides(lines: readonly SourceLine[], index: number): number[] {
  return [-1, 1].flatMap((step) => {
    let beside = index + step;
    while (lines[beside]?.words.trim() === '') beside += step;
    return lines[beside] ? [beside] : [];
  });
}

/** The lines without page numbers and running page headers; what was left out is one doubt with its count, or none. */
export function withoutPageFurniture(lines: readonly SourceLine[]): { lines: readonly SourceLine[]; doubts: SourceDoubt[] } {
  const numbers = pageNumbers(lines);
  const furniture = new Set([...numbers, ...pageHeaders(lines, numbers)]);
  const dropped = lines.filter((_, index) => furniture.has(index));
  const [first] = dropped;
  if (!first) return { lines, doubts: [] };
  const examples = [...new Set(dropped.map(({ words }) => words.trim()))];
  const printed = examples.slice(0, SHOWN).join(' / ') + (examples.length > SHOWN ? ' ……' : '');
  const doubt: SourceDoubt = { code: 'page-furniture', place: { line: first.number, endLine: dropped.at(-1)?.number ?? first.number }, printed, done: `略去 ${dropped.length} 行页眉、页码` };
  return { lines: lines.filter((_, index) => !furniture.has(index)), doubts: [doubt] };
}
