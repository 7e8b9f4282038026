import type { TableBlock } from '../../../src/domain/document/block.js';
import { readHeader } from '../../../src/domain/document/table/table-columns.js';
import { type Mutant, type OriginalDocument, withBlocks } from './mutated-document.js';

function swapped(table: TableBlock, header: number, left: number, right: number): TableBlock {
  const width = table.rows[header]?.cells.length;
  const rows = table.rows.map((row, position) => {
    if (position <= header || row.cells.length !== width) return row;
    return { ...row, cells: row.cells.with(left, row.cells[right] ?? '').with(right, row.cells[left] ?? '') };
  });
  return { ...table, rows };
}

/** Every page of a document with two of its columns swapped below the header, which stays as it is. */
export function pageMutants(original: OriginalDocument): Mutant[] {
  return original.blocks.flatMap((block) => {
    if (block.kind !== 'table') return [];
    const header = block.rows.findIndex((row) => readHeader(row.cells) !== null);
    const columns = readHeader(block.rows[header]?.cells ?? []) ?? [];
    const pairs = columns.flatMap((_, left) => columns.slice(left + 1).map((__, index) => [left, left + 1 + index] as const));
    return pairs.map(([left, right]) => ({
      original,
      what: `${original.documentNumber} line ${block.place.line}: columns ${left} and ${right} swapped below the header`,
      blocks: () => withBlocks(original, block, [swapped(block, header, left, right)]),
      touched: block.rows.slice(header + 1).map((row) => row.place),
    }));
  });
}
