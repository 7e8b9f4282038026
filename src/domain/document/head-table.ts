import type { Block, ParagraphBlock, TableRow } from './block.js';
import { readNumberLine } from './document-number.js';
import { isMasthead, isWholeTitle } from './document-title.js';
import { flowing, halfWidth } from './printed-text.js';

/** Masthead, number and title, or number and 签发人. */
const MOST_CELLS = 3;
const SIGNER = /^签发人:.{0,40}$/;

function filledCells(row: TableRow): string[] {
  return row.cells.filter((cell, position) => cell !== '' && !row.continued?.includes(position));
}

function isNumber(line: string): boolean {
  return readNumberLine(line.trim())?.withoutIssuer === false;
}

function holdsNumber(cell: string): boolean {
  return cell.split('\n').some(isNumber);
}

/** True for a cell of the head of a letter. A title beside a number is a line of a directory, one above or below it is a head. */
function isHeadCell(cell: string, row: readonly string[]): boolean {
  const words = flowing(cell);
  if (isMasthead(words)) return true;
  if (/关于/.test(words) && isWholeTitle(words)) return !row.some(holdsNumber);
  return cell.split('\n').every((line) => isNumber(line) || isMasthead(line) || SIGNER.test(halfWidth(line.trim())));
}

/** A table that only arranges the head of a letter (masthead, number, 签发人, title; at most three cells), as the paragraphs it is on paper; any other block as it is. */
export function headTableTakenApart(block: Block): Block[] {
  if (block.kind === 'paragraph') return [block];
  const rows = block.rows.map((row) => ({ cells: filledCells(row), place: row.place }));
  const cells = rows.flatMap((row) => row.cells);
  const isHead = cells.length <= MOST_CELLS && cells.filter(holdsNumber).length === 1 && rows.every((row) => row.cells.every((cell) => isHeadCell(cell, row.cells)));
  if (!isHead) return [block];
  return rows.flatMap((row) =>
    row.cells.flatMap((cell) => (holdsNumber(cell) ? cell.split('\n') : [cell])).map((text): ParagraphBlock => ({ kind: 'paragraph', text, place: row.place })),
  );
}
