import { SourceRejected } from '../../../domain/document/source-rejected.js';
import { WORKBOOK_LIMITS } from './package-limits.js';

/** A position in a sheet, both 1-based. */
export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells, bounds included. */
export interface CellRange {
  readonly from: CellPosition;
  readonly to: CellPosition;
}

/** The row number written in a sheet; throws SourceRejected `bad-reference` outside 1 to 1048576. */
export function rowNumber(written: string): number {
  const row = /^\d{1,10}$/.test(written) ? Number(written) : 0;
  if (row < 1 || row > WORKBOOK_LIMITS.lastRow) throw badReference(written);
  return row;
}

/** The position a reference such as B12 names; throws SourceRejected `bad-reference` when it is none or lies beyond XFD1048576. */
export function cellPosition(written: string): CellPosition {
  const match = /^([A-Z]{1,4})(\d{1,10})$/.exec(written);
  if (!match) throw badReference(written);
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  if (column > WORKBOOK_LIMITS.lastColumn) throw badReference(written);
  return { row: rowNumber(match[2] ?? ''), column };
}

/** The range a reference such as A1:G1 names, or null when it is no rectangle inside a sheet. */
export function cellRange(written: string): CellRange | null {
  const [first, last, ...rest] = written.split(':');
  if (first === undefined || rest.length > 0) return null;
  try {
    const from = cellPosition(first);
    const to = cellPosition(last ?? first);
    return from.row <= to.row && from.column <= to.column ? { from, to } : null;
  } catch {
    return null;
  }
}

/** The letters of a column: 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

function badReference(written: string): SourceRejected {
  const last = `${columnLetters(WORKBOOK_LIMITS.lastColumn)}${WORKBOOK_LIMITS.lastRow}`;
  return new SourceRejected('bad-reference', `工作表里有不存在的位置“${written.slice(0, 30)}”（最后一格是 ${last}），没有读取。请用 Excel 或 WPS 打开原件，另存一份再导入。`);
}
