import { SourceRejected } from '../../../domain/document/source-rejected.js';
import { cellPosition, cellRange, rowNumber, type CellRange } from './cell-reference.js';
import { WORKBOOK_LIMITS } from './package-limits.js';
import type { XmlHandlers } from './scan-xml.js';

/** Counts over all sheets of one package. */
export interface WorkbookCounts {
  rows: number;
  cells: number;
}

/**
 * Handlers that stop a sheet or a list of shared strings at the first thing that is out of bounds: rows, cells, references, merges.
 * Parts with another root pass untouched. What a part is follows from its root, never from its path.
 */
export function sheetGuard(counts: WorkbookCounts): XmlHandlers & { finish: () => void } {
  let root = '';
  let row = 0;
  let lastCountedRow = 0;
  let sharedStrings = 0;
  let mergedCells = 0;
  const merges: CellRange[] = [];

  const openInSheet = (name: string, attributes: ReadonlyMap<string, string>): void => {
    if (name === 'row') row = rowNumber(attributes.get('r') ?? String(row + 1));
    else if (name === 'c') cellPosition(attributes.get('r') ?? 'A1');
    else if (name === 'v' || name === 'is' || name === 'f') {
      counts.cells += name === 'f' ? 0 : 1;
      if (row !== lastCountedRow) counts.rows += 1;
      lastCountedRow = row;
      refuseLarge(counts);
    } else if (name === 'mergeCell') takeMerge(attributes.get('ref') ?? '');
  };
  const takeMerge = (written: string): void => {
    const range = cellRange(written);
    if (!range) throw badMerge(`合并单元格的范围“${written.slice(0, 40)}”不在工作表内`);
    mergedCells += (range.to.row - range.from.row + 1) * (range.to.column - range.from.column + 1);
    merges.push(range);
    if (mergedCells > WORKBOOK_LIMITS.mergedCells) throw badMerge(`合并单元格的范围“${written}”太大`);
    if (merges.length > WORKBOOK_LIMITS.merges) throw badMerge(`合并单元格超过 ${WORKBOOK_LIMITS.merges} 处`);
  };
  return {
    open: (name, attributes) => {
      if (root === '') root = name;
      else if (root === 'worksheet') openInSheet(name, attributes);
      else if (root === 'sst' && name === 'si') {
        sharedStrings += 1;
        if (sharedStrings > WORKBOOK_LIMITS.sharedStrings) throw new SourceRejected('corrupt', `工作簿里的文字超过 ${WORKBOOK_LIMITS.sharedStrings} 条，没有读取。请只保留要督办的工作表，另存一份再导入。`);
      }
    },
    finish: () => refuseOverlappingMerges(merges),
  };
}

function refuseLarge(counts: WorkbookCounts): void {
  if (counts.rows > WORKBOOK_LIMITS.rows) throw new SourceRejected('too-many-rows', `表格有内容的行超过 ${WORKBOOK_LIMITS.rows} 行，没有读取。请分成几个文件导入。`);
  if (counts.cells > WORKBOOK_LIMITS.cells) throw new SourceRejected('too-many-rows', `表格有内容的单元格超过 ${WORKBOOK_LIMITS.cells} 个，没有读取。请分成几个文件导入。`);
}

function refuseOverlappingMerges(merges: readonly CellRange[]): void {
  const taken = new Set<number>();
  for (const { from, to } of merges) {
    for (let row = from.row; row <= to.row; row += 1) {
      for (let column = from.column; column <= to.column; column += 1) {
        const cell = row * WORKBOOK_LIMITS.lastColumn + column;
        if (taken.has(cell)) throw badMerge('合并单元格的范围互相重叠');
        taken.add(cell);
      }
    }
  }
}

function badMerge(what: string): SourceRejected {
  return new SourceRejected('bad-merge', `${what}，没有读取。请在 Excel 或 WPS 中取消这些合并，另存一份再导入。`);
}
