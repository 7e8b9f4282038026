import type { Block, TableRow } from './block.js';
import { flowing, folded, halfWidth } from './printed-text.js';
import { speaksOfResponsibility } from './responsibility/responsible-texts.js';
import { readHeader } from './table/table-columns.js';

const UNIT_HEADER = /^(?:牵头|主办|责任|承办|配合|协办|会办|落实|分管)(?:单位|部门|主体|领导|人|处室|科室)(?:[及(].*)?$/;
const WORK_HEADER = /任务|措施|举措|内容|事项|项目|工作|问题|要点|目标/;
/** A bracket at the end of a sentence that gives roles by verbs: (市发改委牵头,市财政局配合). */
const BRACKETED_ROLES = /\([^()。]{2,120}(?:牵头|配合|负责|落实)\)/;

/** True when a paragraph names who is responsible in a clause of its own, so that it is work for somebody. */
export function namesResponsible(words: string): boolean {
  return speaksOfResponsibility(words) || (BRACKETED_ROLES.test(halfWidth(words)) && /牵头|分工负责/.test(words));
}

/** True when a table row is a header with a column for units and one for work, or the second line of one, with two unit columns; the cells of a form to be filled in are none. */
export function headsTaskTable(row: TableRow): boolean {
  if (readHeader(row.cells) !== null) return true;
  const cells = row.cells.map(folded);
  if (cells.some((cell, position) => UNIT_HEADER.test(cell) && UNIT_HEADER.test(cells[position + 1] ?? ''))) return true;
  return cells.length > 2 && cells.every((cell) => cell !== '') && cells.some((cell) => UNIT_HEADER.test(cell)) && cells.some((cell) => WORK_HEADER.test(cell) && !UNIT_HEADER.test(cell));
}

/** The header of a table that lost its separators: on one line, or a column on a line of its own. */
function isLostHeader(line: string): boolean {
  const words = folded(line);
  return UNIT_HEADER.test(words) || (/^序号/.test(words) && /(?:牵头|责任|主办|承办)(?:单位|部门)/.test(words));
}

/** True when some blocks assign work to units: a paragraph with a responsibility clause, or the header of a task table, whole or fallen apart. */
export function holdWork(blocks: readonly Block[]): boolean {
  return blocks.some((block) => (block.kind === 'paragraph' ? namesResponsible(flowing(block.text)) || block.text.split('\n').some(isLostHeader) : block.rows.some(headsTaskTable)));
}

const PROSE = /由[^。,;]{2,40}牵头[^。]{0,60}(?:配合|完成|落实)/;

/** The paragraphs that give somebody work in the middle of a sentence (由市民政局牵头，市财政局配合，于6月底前完成), as minutes do. */
export function proseAssignments(blocks: readonly Block[]): Block[] {
  return blocks.filter((block) => block.kind === 'paragraph' && PROSE.test(halfWidth(flowing(block.text))));
}

/** True when a sentence of some blocks gives somebody work, in no form that can be read as an item. */
export function assignInProse(blocks: readonly Block[]): boolean {
  return proseAssignments(blocks).length > 0;
}
