import { type Block, type ParagraphBlock, type TableBlock, type TableRow } from '../../domain/document/block.js';
import { halfWidth } from '../../domain/document/printed-text.js';

/** 一、 (一) 1. 第一条 —— ● - 附件 《: a line that begins like this starts its own paragraph. */
const OPENS_PARAGRAPH = /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+[.、]|第[一二三四五六七八九十百]+[章条]|——|●|- |附件|《)/;
const HEADING_MARK = /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))/;
const OPENS_RESPONSIBILITY = /^\((?:牵头|责任|配合|主办|承办)单位:/;
const ENDS_SENTENCE = /[。;:!?)」”》]$/;

function tableRow(line: string, number: number): TableRow {
  return { cells: line.split('\t').map(cellText), place: { line: number, endLine: number } };
}

/** HTML remains of the source: paragraphs of a cell become lines, their tags go. */
function cellText(cell: string): string {
  return cell
    .replace(/<\/p>\s*<p>|<br\s*\/?>/g, '\n')
    .replace(/<\/?p>/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** A page break cuts a paragraph in two: the first half is running text that ends without a full stop, the second opens nothing. */
function isContinuation(before: ParagraphBlock, after: ParagraphBlock): boolean {
  const first = halfWidth(before.text);
  const second = halfWidth(after.text);
  if (OPENS_RESPONSIBILITY.test(second)) return true;
  if (OPENS_PARAGRAPH.test(second) || ENDS_SENTENCE.test(first)) return false;
  if (/[,、]$/.test(first)) return true;
  return HEADING_MARK.test(first) ? first.includes('。') : /[。,]/.test(first);
}

function joined(before: ParagraphBlock, after: ParagraphBlock): ParagraphBlock {
  return { kind: 'paragraph', text: before.text + after.text, place: { line: before.place.line, endLine: after.place.endLine } };
}

function paragraph(lines: readonly string[], firstLine: number): ParagraphBlock {
  return { kind: 'paragraph', text: lines.join('\n'), place: { line: firstLine, endLine: firstLine + lines.length - 1 } };
}

function table(rows: readonly TableRow[]): TableBlock {
  const first = rows[0]?.place.line ?? 0;
  return { kind: 'table', rows, place: { line: first, endLine: first + rows.length - 1 } };
}

/**
 * The blocks of a gazette text: blank lines part paragraphs, tab-separated lines are table rows,
 * paragraphs cut by a page break are joined again. Places are 1-based lines of the text.
 */
export function gazetteBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let words: string[] = [];
  let rows: TableRow[] = [];
  const close = (nextLine: number): void => {
    if (words.length > 0) blocks.push(paragraph(words, nextLine - words.length));
    if (rows.length > 0) blocks.push(table(rows));
    words = [];
    rows = [];
  };
  text.split('\n').forEach((line, index) => {
    const number = index + 1;
    const isRow = line.includes('\t');
    if (line.trim() === '' || (isRow ? words.length > 0 : rows.length > 0)) close(number);
    if (isRow) rows.push(tableRow(line, number));
    else if (line.trim() !== '') words.push(line.trim());
  });
  close(text.split('\n').length + 1);
  return joinedOverPages(blocks);
}

function joinedOverPages(blocks: readonly Block[]): Block[] {
  const whole: Block[] = [];
  for (const block of blocks) {
    const before = whole.at(-1);
    if (block.kind === 'paragraph' && before?.kind === 'paragraph' && isContinuation(before, block)) whole[whole.length - 1] = joined(before, block);
    else whole.push(block);
  }
  return whole;
}
