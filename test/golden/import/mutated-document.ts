import { type Block, type ParagraphBlock, type TableBlock, type TableRow } from '../../../src/domain/document/block.js';
import { type Place, type PlanDraft } from '../../../src/domain/document/plan-draft.js';
import { readGazette } from '../../../src/domain/document/read-gazette.js';
import { type Column, readHeader } from '../../../src/domain/document/table/table-columns.js';
import { textContent } from '../../../src/formats/import/gazette-text.js';
import { gazetteLines, readSeedGazette, seedUnits } from './seed-gazette.js';

const units = seedUnits();

/** One document of the seed gazette as blocks, with the reading of these blocks. */
export interface OriginalDocument {
  readonly documentNumber: string;
  readonly lines: readonly string[];
  readonly blocks: readonly Block[];
  readonly plan: PlanDraft;
}

/** A document with one misprint; `touched` are the lines in which it stands. */
export interface Mutant {
  readonly original: OriginalDocument;
  readonly what: string;
  readonly blocks: () => readonly Block[];
  readonly touched: readonly Place[];
}

/** A row of work with its page. */
export interface WorkRow {
  readonly table: TableBlock;
  readonly row: TableRow;
  readonly next: TableRow | null;
  readonly columns: readonly Column[];
}

/** The plan of some blocks, null when they have none. */
export function planOf(blocks: readonly Block[]): PlanDraft | null {
  return readGazette(blocks, units)[0]?.plan ?? null;
}

/** The blocks of a text as the reader of text files takes them. */
export function blocksOfLines(lines: readonly string[]): readonly Block[] {
  return textContent(lines.join('\n')).blocks;
}

/** The documents of the seed gazette that assign work, each cut out of it. */
export function originalDocuments(): OriginalDocument[] {
  const lines = gazetteLines();
  return readSeedGazette().flatMap(({ segment, plan }) => {
    if (!plan) return [];
    const own = lines.slice(segment.place.line - 1, segment.place.endLine);
    const blocks = blocksOfLines(own);
    const read = planOf(blocks);
    if (!read) throw new Error(`no plan read for ${segment.documentNumber} by itself`);
    return [{ documentNumber: segment.documentNumber, lines: own, blocks, plan: read }];
  });
}

/** The rows of a document that are items. */
export function workRows({ blocks, plan }: OriginalDocument): WorkRow[] {
  const lines = new Set(plan.items.map(({ place }) => place.line));
  return blocks.flatMap((table) => {
    const columns = table.kind === 'table' ? readHeader(table.rows[0]?.cells ?? []) : null;
    if (table.kind !== 'table' || !columns) return [];
    return table.rows.flatMap((row, position) => (position > 0 && lines.has(row.place.line) ? [{ table, row, next: table.rows[position + 1] ?? null, columns }] : []));
  });
}

/** The paragraphs of a document that are items, or hold some. */
export function workParagraphs({ blocks, plan }: OriginalDocument): ParagraphBlock[] {
  return blocks.flatMap((block) => (block.kind === 'paragraph' && plan.items.some(({ place }) => block.place.line >= place.line && block.place.endLine <= place.endLine) ? [block] : []));
}

/** The document with other rows in the place of one. */
export function withRows({ blocks }: OriginalDocument, { table, row }: WorkRow, rows: readonly TableRow[], dropped: TableRow | null = null): Block[] {
  return blocks.map((block) => (block === table ? { ...table, rows: table.rows.flatMap((own) => (own === row ? rows : own === dropped ? [] : [own])) } : block));
}

/** The document with other blocks in the place of one. */
export function withBlocks({ blocks }: OriginalDocument, replaced: Block, by: readonly Block[]): Block[] {
  return blocks.flatMap((block) => (block === replaced ? by : [block]));
}
