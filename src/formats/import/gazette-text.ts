import type { Block, ParagraphBlock, TableRow } from '../../domain/document/block.js';
import type { Place } from '../../domain/document/plan-draft.js';
import { halfWidth } from '../../domain/document/printed-text.js';
import type { SourceContent, SourceDoubt } from '../../domain/document/source-content.js';
import { type TextPiece, textPieces } from './text/delimited-tables.js';
import { type LineLayout, layoutOf } from './text/line-layout.js';
import { withoutPageFurniture } from './text/page-furniture.js';
import { type SourceLine, sourceLines } from './text/source-line.js';
import { sheetBlocks } from './title-rows.js';

/** 一、 (一) 1. 第一条 —— ● - 附件 《: a line that begins like this starts its own paragraph. */
const OPENS_PARAGRAPH = /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+[.、]|第[一二三四五六七八九十百]+[章条]|——|●|- |附件|《)/;
const HEADING_MARK = /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))/;
const OPENS_RESPONSIBILITY = /^\((?:牵头|责任|配合|主办|承办)单位:/;
const ENDS_SENTENCE = /[。;:!?)」”》]$/;
const DAMAGE_SHOWN = 15;

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

function paragraph(lines: readonly SourceLine[]): ParagraphBlock {
  return { kind: 'paragraph', text: lines.map(({ words }) => words.trim()).join('\n'), place: spanOfLines(lines) };
}

function spanOfLines(lines: readonly SourceLine[]): Place {
  return { line: lines[0]?.number ?? 0, endLine: lines.at(-1)?.number ?? 0 };
}

/**
 * The blocks of a text as gazettes are printed: blank lines part paragraphs, tab-separated lines are table rows,
 * paragraphs cut by a page break are joined again. Places are 1-based lines of the text.
 */
export function gazetteBlocks(text: string): Block[] {
  const pieces = sourceLines(text).map((line) => ({ line }));
  return joinedOverPages(blocksOf(pieces, { opening: new Set(), tableLines: new Set(), isLinePerParagraph: false }), () => true);
}

/**
 * A text of any layout: that of the gazette, lines of a page broken at its margin, or a paragraph per line as pasted from a word processor;
 * with tables in tab-separated lines, Markdown or CSV. Page headers and numbers are left out and noted. Throws SourceRejected `corrupt`
 * for a table whose quotes or delimiters do not fit.
 */
export function textContent(text: string): Pick<SourceContent, 'text' | 'blocks' | 'doubts' | 'lineNames'> {
  const { lines, doubts } = withoutPageFurniture(sourceLines(text));
  const pieces = textPieces(lines);
  const layout = layoutOf(pieces.flatMap((piece) => ('line' in piece ? [piece.line] : [])));
  const mayJoin = (open: OpenParagraph, next: ParagraphBlock): boolean => {
    if (layout.tableLines.has(open.line) || layout.tableLines.has(next.place.line)) return false;
    return !layout.isLinePerParagraph || open.ending === ',' || open.ending === '、' || OPENS_RESPONSIBILITY.test(halfWidth(next.text));
  };
  return { text, blocks: joinedOverPages(blocksOf(pieces, layout), mayJoin), doubts: [...doubts, ...damagedCharacters(lines)], lineNames: [] };
}

/** One doubt per line in which an earlier conversion has put replacement characters for characters it could not read. */
function damagedCharacters(lines: readonly SourceLine[]): SourceDoubt[] {
  return lines.flatMap(({ words, number }) => {
    const at = words.indexOf('\ufffd');
    if (at < 0) return [];
    const printed = words.slice(Math.max(0, at - DAMAGE_SHOWN), at + DAMAGE_SHOWN).trim();
    return [{ code: 'text-damaged' as const, place: { line: number, endLine: number }, printed, done: '有的字在以前转换编码时已经丢失，按“\ufffd”保留', proposal: '请按原件更正' }];
  });
}

function blocksOf(pieces: readonly TextPiece[], { opening }: LineLayout): Block[] {
  const blocks: Block[] = [];
  let words: SourceLine[] = [];
  let rows: TableRow[] = [];
  const close = (): void => {
    if (words.length > 0) blocks.push(paragraph(words));
    if (rows.length > 0) blocks.push(...sheetBlocks(rows));
    words = [];
    rows = [];
  };
  for (const piece of pieces) {
    if ('table' in piece) {
      close();
      blocks.push(...sheetBlocks(piece.table.rows));
      continue;
    }
    const { line } = piece;
    const isRow = line.words.includes('\t');
    if (line.words.trim() === '' || (isRow ? words.length > 0 : rows.length > 0) || (opening.has(line.number) && !(isRow && rows.length > 0))) close();
    if (isRow && line.words.trim() !== '') rows.push(tableRow(line.words, line.number));
    else if (line.words.trim() !== '') words.push(line);
  }
  close();
  return blocks;
}

function joinedOverPages(blocks: readonly Block[], mayJoin: (open: OpenParagraph, next: ParagraphBlock) => boolean): Block[] {
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
    } else if (open && mayJoin(open, block) && isContinuation(open, halfWidth(block.text))) extend(open, block);
    else {
      close();
      open = opened(block);
    }
  }
  close();
  return whole;
}
