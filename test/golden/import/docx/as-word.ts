import type { Block, TableRow } from '../../../../src/domain/document/block.js';
import { cell, docxParts, list, lists, numbered, paragraph, row, run, table } from '../../../support/docx-parts.js';

const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const NOTHING = '<w:suff w:val="nothing"/>';
/** The heading marks of an official document as one list of three levels, the way its Word template numbers them. */
const HEADINGS = list(
  1,
  { format: 'chineseCounting', pattern: '%1、', more: NOTHING },
  { format: 'chineseCounting', pattern: '(%2)', more: NOTHING },
  { format: 'decimal', pattern: '%3.', more: '<w:suff w:val="space"/>' },
);
const MARKS = [/^([一二三四五六七八九十]+)、\s*/, /^\(([一二三四五六七八九十]+)\)\s*/, /^(\d{1,3})\.\s*(?!\d)/];

function valueOf(ordinal: string): number {
  if (/^\d+$/.test(ordinal)) return Number(ordinal);
  const [tens = '', units = ''] = ordinal.includes('十') ? ordinal.split('十') : ['0', ordinal];
  const digit = (words: string, none: number): number => (words === '' ? none : ORDINALS.indexOf(words) + 1);
  return digit(tens, 1) * 10 + digit(units, 0);
}

/** Writes blocks as the body of a Word document in which Word numbers the headings and breaks the lines. */
class WordWriter {
  private readonly counts = [0, 0, 0];
  private readonly restarts: string[] = [];

  body(blocks: readonly Block[]): string {
    return blocks.map((block) => (block.kind === 'table' ? this.table(block.rows) : this.paragraph(block.text))).join('');
  }

  get numbering(): string {
    return lists([HEADINGS], this.restarts.join(''));
  }

  private paragraph(text: string): string {
    for (const [index, pattern] of MARKS.entries()) {
      const match = pattern.exec(text);
      if (match) return numbered(text.slice(match[0].length), this.listFor(index, valueOf(match[1] ?? '')), index);
    }
    return paragraph(text.split('\n').map((line) => run(line)).join('<w:r><w:br/></w:r>'));
  }

  /** The headings' list where its count gives the number, else a use of it that begins at the number. */
  private listFor(index: number, value: number): number {
    const expected = (this.counts[index] ?? 0) + 1;
    this.counts[index] = value;
    this.counts.fill(0, index + 1);
    if (value === expected) return 1;
    const numId = this.restarts.length + 2;
    this.restarts.push(`<w:num w:numId="${numId}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="${index}"><w:startOverride w:val="${value}"/></w:lvlOverride></w:num>`);
    return numId;
  }

  private table(rows: readonly TableRow[]): string {
    return table(rows.map(({ cells }) => row(cells.map((words) => cell(words)))));
  }
}

/** A Word package with the words of some blocks. */
export function asWord(blocks: readonly Block[]): Map<string, Uint8Array> {
  const writer = new WordWriter();
  const body = writer.body(blocks);
  return docxParts(body, { numbering: writer.numbering });
}
