import { type ParagraphBlock } from '../../../src/domain/document/block.js';
import { flowing } from '../../../src/domain/document/printed-text.js';
import { findResponsibilityBrackets } from '../../../src/domain/document/responsibility/responsibility-bracket.js';
import { type Mutant, type OriginalDocument, withBlocks, workParagraphs } from './mutated-document.js';

const HEADING_MARK = /^\s*(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]|\d+[.、．])\s*/;
const PAGE_NUMBER = '87';

type ParagraphMutation = (block: ParagraphBlock, next: ParagraphBlock | null) => { readonly what: string; readonly texts: readonly string[]; readonly takesNext?: boolean }[];

/** Offsets of the characters of the clauses of a text that match. */
function inClauses(text: string, pattern: RegExp): number[] {
  return findResponsibilityBrackets(text).flatMap(({ start, end }) => [...text.slice(start, end).matchAll(pattern)].map(({ index }) => start + index));
}

function without(text: string, at: number): string {
  return text.slice(0, at) + text.slice(at + 1);
}

/**
 * Misprints of one paragraph of work, each wherever it can happen. Glued paragraphs show by the mark of the second; two paragraphs
 * without marks are one text either way.
 */
const PARAGRAPH_MUTATIONS: Readonly<Record<string, ParagraphMutation>> = {
  'bracket of a clause dropped': ({ text }) => inClauses(text, /[()（）〈〉]/g).map((at) => ({ what: `${at} ${text.slice(at - 4, at + 5)}`, texts: [without(text, at)] })),
  'separator of a clause dropped': ({ text }) => inClauses(text, /[、,，]/g).map((at) => ({ what: `${at} ${text.slice(at - 4, at + 5)}`, texts: [without(text, at)] })),
  'number deleted': ({ text }) => (HEADING_MARK.test(text) ? [{ what: '', texts: [text.replace(HEADING_MARK, '')] }] : []),
  'paragraph duplicated': ({ text }) => [{ what: '', texts: [text, text] }],
  'paragraph deleted': ({ text }, next) => (isMissed(text, next) ? [{ what: '', texts: [] }] : []),
  'paragraphs glued': ({ text }, next) => (next && HEADING_MARK.test(next.text) ? [{ what: '', texts: [text + next.text], takesNext: true }] : []),
  'page number in a paragraph of its own': ({ text }) => [{ what: '', texts: [text, PAGE_NUMBER] }],
};

/** A missing paragraph is missed by the numbers around it; the first of a list, the last one and one without number leave no trace. */
function isMissed(text: string, next: ParagraphBlock | null): boolean {
  const kind = (words: string): string => (HEADING_MARK.exec(words)?.[0] ?? '').replace(/[一二三四五六七八九十]+|\d+/, '').trim();
  return next !== null && kind(text) !== '' && kind(text) === kind(next.text);
}

/** Every document that one misprint of one paragraph of work makes of a document. */
export function paragraphMutants(original: OriginalDocument): Mutant[] {
  const flat = { ...original, blocks: original.blocks.map((block) => (block.kind === 'paragraph' ? { ...block, text: flowing(block.text) } : block)) };
  return workParagraphs(flat).flatMap((block) => {
    const following = flat.blocks[flat.blocks.indexOf(block) + 1];
    const next = following?.kind === 'paragraph' ? following : null;
    return Object.entries(PARAGRAPH_MUTATIONS).flatMap(([kind, mutate]) =>
      mutate(block, next).map(({ what, texts, takesNext }) => ({
        original,
        what: `${original.documentNumber} line ${block.place.line}: ${kind} ${what}`.trim(),
        blocks: () => withBlocks({ ...flat, blocks: flat.blocks.filter((other) => !takesNext || other !== next) }, block, texts.map((text) => ({ ...block, text }))),
        touched: [block.place, ...(takesNext && next ? [next.place] : [])],
      })),
    );
  });
}
