import { halfWidth } from '../../../domain/document/printed-text.js';
import { lostHeaderAt } from '../../../domain/document/table/lost-header.js';
import { lostTableEnd } from '../../../domain/document/table/lost-table-end.js';
import type { SourceLine } from './source-line.js';

/** Which lines of a text begin a paragraph although no blank line stands before them. */
export interface LineLayout {
  /** Numbers of the lines that begin a paragraph. */
  readonly opening: ReadonlySet<number>;
  /** Numbers of the lines of tables that lost their separators: each stands for itself. */
  readonly tableLines: ReadonlySet<number>;
  /** True when every line break ends a paragraph, so that only what is plainly cut may be joined. */
  readonly isLinePerParagraph: boolean;
}

const MARKED = /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d{1,3}[.、](?!\d)|第[一二三四五六七八九十百]+[章条]|附件)/;
const DOCUMENT_NUMBER = /^[\u4e00-\u9fff]{2,12}\(\d{4}\)\d+号$/;
const MASTHEAD = /^[\u4e00-\u9fff]{2,20}文件$/;
const STANDS_ALONE = /^(?:\d{4}年\d{1,2}月\d{1,2}日|.{2,60}:|\(此件.*\))$/;
const ENDS_SENTENCE = /[。;:!?)」”》]$/;
const ENDS_TITLE = /(?:通知|意见|决定|通报|公告|方案|办法|措施|规定|细则|规划|计划|要点|清单|批复|报告|函)$/;
const INDENT = /^(?:\u3000{2}|\s{4})/;
const LONGEST_TITLE_LINES = 4;
/** Printed lines are this wide at most; longer ones are paragraphs. */
const [NARROWEST_PAGE, WIDEST_PAGE] = [15, 60];
/** A line that breaks this near the margin was broken by it: the next word did not fit. */
const RAGGED = 4;

/** How the lines of a text make paragraphs, by the evidence of the whole text. */
export function layoutOf(lines: readonly SourceLine[]): LineLayout {
  const tableLines = lostTableLines(lines);
  const prose = lines.map(({ words, number }) => (words.includes('\t') || tableLines.has(number) ? '' : words));
  if (!breaksAtLines(prose)) {
    const opens = lines.filter(({ number }, index) => tableLines.has(number) || standsInHead(prose, index) || standsInHead(prose, index - 1));
    return { opening: new Set(opens.map(({ number }) => number)), tableLines, isLinePerParagraph: false };
  }
  const width = pageWidth(prose);
  const opens = lines.filter((_, index) => opensParagraph(prose, index, width) || tableLines.has(lines[index]?.number ?? 0));
  return { opening: new Set(opens.map(({ number }) => number)), tableLines, isLinePerParagraph: width === null };
}

/** True when marked lines stand below other lines more often than below blank ones: blank lines do not part the paragraphs. */
function breaksAtLines(prose: readonly string[]): boolean {
  let within = 0;
  let apart = 0;
  prose.forEach((words, index) => {
    const half = halfWidth(words.trim());
    // The first line of all begins a paragraph in any layout.
    if (index === 0 || (!MARKED.test(half) && !DOCUMENT_NUMBER.test(half))) return;
    if ((prose[index - 1] ?? '').trim() === '') apart += 1;
    else within += 1;
  });
  return within > apart;
}

/** True for a document number at the beginning of lines that stand together, or below the masthead. */
function standsInHead(prose: readonly string[], index: number): boolean {
  const before = (prose[index - 1] ?? '').trim();
  return DOCUMENT_NUMBER.test(halfWidth((prose[index] ?? '').trim())) && (before === '' || MASTHEAD.test(before));
}

/** Width of printed words in full-width characters. */
function widthOf(words: string): number {
  let width = 0;
  for (const character of words) width += character < '\u0080' ? 0.5 : 1;
  return width;
}

/** Width of the page whose margin broke the lines; null when the line breaks are those of the paragraphs. */
function pageWidth(prose: readonly string[]): number | null {
  const widths = prose.map((words) => widthOf(words.trimEnd()));
  const printed = widths.filter((width) => width > 0).sort((left, right) => left - right);
  const widest = printed[Math.floor(printed.length * 0.95)] ?? 0;
  if (widest < NARROWEST_PAGE || widest > WIDEST_PAGE || (printed.at(-1) ?? 0) > WIDEST_PAGE * 2) return null;
  const broken = prose.filter((words, index) => {
    const next = halfWidth((prose[index + 1] ?? '').trim());
    return (widths[index] ?? 0) >= widest - RAGGED && next !== '' && !ENDS_SENTENCE.test(halfWidth(words.trim())) && !MARKED.test(next);
  });
  return broken.length >= 2 && broken.length * 4 >= printed.length ? widest : null;
}

function opensParagraph(prose: readonly string[], index: number, width: number | null): boolean {
  if (continuesTitle(prose, index)) return false;
  if (width === null) return true;
  const words = prose[index] ?? '';
  const before = prose[index - 1] ?? '';
  const half = halfWidth(words.trim());
  if (MARKED.test(half) || DOCUMENT_NUMBER.test(half) || INDENT.test(words)) return true;
  if (widthOf(before.trimEnd()) < width - RAGGED) return true;
  return STANDS_ALONE.test(half) && ENDS_SENTENCE.test(halfWidth(before.trim()));
}

/** True for the further lines of a title below a document number, as far as it ends like one (…的通知). */
function continuesTitle(prose: readonly string[], index: number): boolean {
  for (let number = index - 2; number >= 0 && number >= index - LONGEST_TITLE_LINES; number -= 1) {
    if (!DOCUMENT_NUMBER.test(halfWidth((prose[number] ?? '').trim()))) continue;
    const title = prose.slice(number + 1, index).map((words) => words.trim());
    if (title.includes('') || title.some((words) => ENDS_TITLE.test(words) || /[:：。]$/.test(words))) return false;
    const rest = prose.slice(index, number + 1 + LONGEST_TITLE_LINES).map((words) => words.trim());
    const end = rest.findIndex((words) => ENDS_TITLE.test(words));
    return end >= 0 && rest.slice(0, end + 1).every((words) => words !== '' && !/[:：。]$/.test(words));
  }
  return false;
}

/** Numbers of the lines that hold a table without separators, header included. */
function lostTableLines(lines: readonly SourceLine[]): Set<number> {
  const found = new Set<number>();
  const groups: SourceLine[][] = [[]];
  for (const line of lines) {
    if (line.words.includes('\t')) groups.push([]);
    else if (line.words.trim() !== '') groups.at(-1)?.push(line);
  }
  for (const group of groups) {
    const placed = group.map(({ words, number }) => ({ words: words.trim(), place: { line: number, endLine: number } }));
    const words = placed.map((line) => line.words);
    for (let at = 0; at < placed.length; ) {
      const header = lostHeaderAt(words, at);
      const end = header ? lostTableEnd(placed, at + header.lines, header) : at + 1;
      if (header) for (const line of placed.slice(at, end)) found.add(line.place.line);
      at = end;
    }
  }
  return found;
}
