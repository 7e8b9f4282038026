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

/** A paragraph that page breaks may have cut into pieces; what decides about the next piece is kept, so that nothing is scanned twice. */
interface OpenParagraph {
  readonly pieces: string[];
  readonly line: number;
  endLine: number;
  readonly isHeading: boolean;
  hasFullStop: boolean;
  hasComma: boolean;
  ending: string;
}

function opened(block: ParagraphBlock): OpenParagraph {
  const open = { pieces: [], line: block.place.line, endLine: block.place.endLine, isHeading: HEADING_MARK.test(halfWidth(block.text)), hasFullStop: false, hasComma: false, ending: '' };
  extend(open, block);
  return open;
}

function extend(open: OpenParagraph, block: ParagraphBlock): void {
  const half = halfWidth(block.text);
  open.pieces.push(block.text);
  open.endLine = block.place.endLine;
  open.hasFullStop ||= half.includes('。');
  open.hasComma ||= half.includes(',');
  open.ending = half.slice(-1);
}

/** A page break cuts a paragraph in two: the first half is running text that ends without a full stop, the second opens nothing. */
function isContinuation(open: OpenParagraph, next: string): boolean {
  if (OPENS_RESPONSIBILITY.test(next)) return true;
  if (OPENS_PARAGRAPH.test(next) || ENDS_SENTENCE.test(open.ending)) return false;
  if (open.ending === ',' || open.ending === '、') return true;
  return open.hasFullStop || (open.hasComma && !open.isHeading);
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
  let open: OpenParagraph | null = null;
  const close = (): void => {
    if (open) whole.push({ kind: 'paragraph', text: open.pieces.join(''), place: { line: open.line, endLine: open.endLine } });
    open = null;
  };
  for (const block of blocks) {
    if (block.kind === 'table') {
      close();
      whole.push(block);
    } else if (open && isContinuation(open, halfWidth(block.text))) extend(open, block);
    else {
      close();
      open = opened(block);
    }
  }
  close();
  return whole;
}
