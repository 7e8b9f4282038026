import type { Block } from '../../../domain/document/block.js';
import type { SourceContent, SourceDoubt } from '../../../domain/document/source-content.js';
import { SourceRejected } from '../../../domain/document/source-rejected.js';
import { columnLetters } from '../package/cell-reference.js';
import { sheetBlocks, type SheetBlocks } from './sheet-blocks.js';
import { readSheet, type SheetGrid } from './sheet-grid.js';
import { readWorkbook, type ListedSheet } from './workbook.js';

/** Names that programs give to new sheets say nothing about what is in them. */
const UNNAMED = /^(?:sheet|工作表|表)\s*\d*$/i;

/**
 * The visible sheets of a workbook in their order, from the parts of a checked package (readPackage). Hidden sheets are not read but
 * reported; lines are called by sheet and row (任务表!5). Throws SourceRejected `corrupt`, `type-mismatch`, or `no-text` when no visible
 * sheet has words.
 */
export function xlsxContent(parts: ReadonlyMap<string, Uint8Array>): SourceContent {
  const book = readWorkbook(parts);
  const lines: string[] = [];
  const lineNames: string[] = [];
  const blocks: Block[] = [];
  const doubts: SourceDoubt[] = [];
  for (const sheet of book.sheets) {
    const grid = readSheet(sheet, book);
    if (sheet.hidden) {
      doubts.push(hiddenSheet(sheet, grid));
      continue;
    }
    if (grid.rows.every((row) => row.words.size === 0 && row.doubts.length === 0)) continue;
    const read = sheetBlocks(grid, lines.length + 1);
    const titled = read.blocks[0]?.kind === 'paragraph' || UNNAMED.test(sheet.name) ? read : sheetBlocks(grid, lines.length + 2);
    if (titled !== read) {
      lines.push(sheet.name);
      lineNames.push(sheet.name);
      blocks.push({ kind: 'paragraph', text: sheet.name, place: { line: lines.length, endLine: lines.length } });
    }
    lines.push(...titled.lines);
    lineNames.push(...[...titled.lineOfRow].sort(([, left], [, right]) => left - right).map(([row]) => `${sheet.name}!${row}`));
    blocks.push(...titled.blocks);
    doubts.push(...cellDoubts(grid, titled), ...hiddenRows(sheet, grid, titled), ...hiddenColumns(sheet, grid, titled));
  }
  if (!blocks.some(hasWords)) {
    const hidden = book.sheets.some((sheet) => sheet.hidden) ? '显示着的工作表里没有文字（隐藏的工作表不读取）。请取消隐藏要督办的工作表，另存后再导入。' : '工作簿里没有文字，可能只有图片。请导入有文字的表格。';
    throw new SourceRejected('no-text', hidden);
  }
  return { format: 'xlsx', encoding: null, text: lines.join('\n'), lineNames, blocks, doubts };
}

function hasWords(block: Block): boolean {
  return block.kind === 'paragraph' ? block.text !== '' : block.rows.some((row) => row.cells.some((cell) => cell !== ''));
}

function cellDoubts(grid: SheetGrid, read: SheetBlocks): SourceDoubt[] {
  return grid.rows.flatMap((row) => {
    const line = read.lineOfRow.get(row.number) ?? 1;
    return row.doubts.map((doubt) => ({ ...doubt, place: { line, endLine: line } }));
  });
}

function hiddenSheet(sheet: ListedSheet, grid: SheetGrid): SourceDoubt {
  const printed = `工作表“${sheet.name}”（${grid.rows.length} 行有内容）`;
  return { code: 'sheet-hidden', place: { line: 1, endLine: 1 }, printed, done: '没有读取', proposal: '请确认不需要这个工作表；需要的请取消隐藏，另存后重新导入' };
}

/** One doubt for each stretch of hidden rows: a filter hides hundreds at once. */
function hiddenRows(sheet: ListedSheet, grid: SheetGrid, read: SheetBlocks): SourceDoubt[] {
  const stretches: number[][] = [];
  grid.rows.forEach((row, index) => {
    if (!row.hidden) return;
    if (grid.rows[index - 1]?.hidden) stretches.at(-1)?.push(row.number);
    else stretches.push([row.number]);
  });
  return stretches.map((numbers) => {
    const [first = 0, last = first] = [numbers[0], numbers.at(-1)];
    const printed = first === last ? `${sheet.name}第 ${first} 行` : `${sheet.name}第 ${first}—${last} 行，共 ${numbers.length} 行`;
    const place = { line: read.lineOfRow.get(first) ?? 1, endLine: read.lineOfRow.get(last) ?? 1 };
    return { code: 'row-hidden', place, printed: `${printed}是隐藏的`, done: '照常读取', proposal: '请确认这些行属于任务清单；不属于的请删去后重新导入' };
  });
}

function hiddenColumns(sheet: ListedSheet, grid: SheetGrid, read: SheetBlocks): SourceDoubt[] {
  const lines = [...read.lineOfRow.values()];
  if (grid.hiddenColumns.length === 0 || lines.length === 0) return [];
  const printed = `${sheet.name}第 ${grid.hiddenColumns.map(columnLetters).join('、')} 列是隐藏的`;
  return [{ code: 'row-hidden', place: { line: Math.min(...lines), endLine: Math.max(...lines) }, printed, done: '照常读取', proposal: '请确认这些列属于任务清单；不属于的请删去后重新导入' }];
}
