import { textsOf, type Block } from './block.js';
import type { Place } from './plan-draft.js';
import { folded } from './printed-text.js';

/** The printed words of some blocks by line, for asking whether words stand where they are said to stand. */
export class PrintedLines {
  private readonly texts = new Map<number, string[]>();
  private readonly tableLines = new Set<number>();
  /** The place asked about last: the fields of an item, and the items of one paragraph, share theirs. */
  private last = { line: 0, endLine: 0, text: '' };

  constructor(blocks: readonly Block[]) {
    for (const block of blocks) {
      for (const { text, place } of textsOf(block)) {
        const known = this.texts.get(place.line);
        if (known) known.push(folded(text));
        else this.texts.set(place.line, [folded(text)]);
        if (block.kind === 'table') this.tableLines.add(place.line);
      }
    }
  }

  /** True when the words stand in what begins on the lines of the place, widths and spaces aside. */
  has(place: Place, words: string): boolean {
    return this.textAt(place).includes(folded(words));
  }

  /** True when the place is a row of a table. */
  isTable(place: Place): boolean {
    return this.tableLines.has(place.line);
  }

  private textAt({ line, endLine }: Place): string {
    if (this.last.line !== line || this.last.endLine !== endLine) {
      const found: string[] = [];
      for (let at = line; at <= endLine; at += 1) found.push(...(this.texts.get(at) ?? []));
      this.last = { line, endLine, text: found.join('') };
    }
    return this.last.text;
  }
}
