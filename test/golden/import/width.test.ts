import { originalDocuments, planOf } from './mutated-document.js';
import { halfWidth } from '../../../src/domain/document/printed-text.js';
import { itemWords } from './silent-differences.js';

/** Brackets and commas of the other width. */
function widened(words: string): string {
  return words.replace(/[(),:;]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));
}

function folded(items: ReturnType<typeof itemWords>): string[][] {
  return items.map((item) => Object.values(item).map(halfWidth));
}

describe.each(originalDocuments().map((original) => ({ number: original.documentNumber, original })))('$number with wide brackets and punctuation', ({ original }) => {
  const blocks = original.blocks.map((block) => (block.kind === 'paragraph' ? { ...block, text: widened(block.text) } : { ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(widened) })) }));
  const plan = planOf(blocks);

  it('has the same items', () => expect(folded(itemWords(plan))).toEqual(folded(itemWords(original.plan))));

  it('has the same findings that block issuing', () => {
    const blocking = (read: typeof plan): string[] => (read?.findings ?? []).filter(({ severity }) => severity === 'blocking').map(({ key }) => key);
    expect(blocking(plan)).toEqual(blocking(original.plan));
  });
});
