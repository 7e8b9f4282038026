import { withoutFirstUnitRule } from '../document-rules.js';
import type { ResponsiblePeople } from '../plan-draft.js';
import { flowing, halfWidth } from '../printed-text.js';
import type { ResponsibilityPart } from './responsibility-part.js';
import { readRoleSentence } from './role-sentence.js';
import type { ClauseWord } from './role-words.js';

/** What stands inside a clause, sorted by what its words say it is. */
export interface ClauseContent {
  readonly parts: readonly ResponsibilityPart[];
  readonly people: readonly ResponsiblePeople[];
  /** Words behind 完成时限 and the like, null when there are none. */
  readonly deadlineWords: string | null;
  /** Words inside the clause that belong to no role ([] when all was read). */
  readonly unread: readonly string[];
}

const AROUND = /^[\s;,、。]+|[\s;,、。]+$/g;

/** The words of a range as printed, without the separators around them. */
export function between(text: string, half: string, from: number, to: number): string {
  const range = half.slice(from, to);
  const lead = range.length - range.replace(/^[\s;,、。]+/, '').length;
  const length = range.replace(AROUND, '').length;
  return flowing(text.slice(from + lead, from + lead + length));
}

const TIME = /^\s*(?:力争|确保)?(?<words>(?:\d{4}年|\d{1,2}月|年[底内]|长期|持续)[^、()]{0,12}?)(?:完成|出台|印发|建成)?$/u;

/** Words of a clause without the time that ends them (商务部牵头,2024年底前完成); `time` null when none does. */
export function withoutTime(words: string): { readonly rest: string; readonly time: string | null } {
  const half = halfWidth(words);
  const comma = Math.max(half.lastIndexOf(','), half.lastIndexOf(';'));
  const stated = comma < 1 ? undefined : TIME.exec(half.slice(comma + 1))?.groups?.['words'];
  if (stated === undefined) return { rest: words, time: null };
  const start = half.indexOf(stated, comma);
  return { rest: words.slice(0, comma), time: words.slice(start, start + stated.length) };
}

/** The units behind a role word: a list, or a sentence that gives roles of its own (责任单位:A牵头,B配合). */
function unitParts(roleWord: string, units: string): readonly ResponsibilityPart[] {
  return readRoleSentence(units) ?? [{ roleWord, units }];
}

/** Reads the words between two offsets of a text by the clause words that stand there. */
export function readClauseContent(text: string, half: string, words: readonly ClauseWord[], to: number): ClauseContent {
  const parts: ResponsibilityPart[] = [];
  const people: ResponsiblePeople[] = [];
  const unread: string[] = [];
  let deadlineWords: string | null = null;
  words.forEach((word, position) => {
    const roleWord = text.slice(word.start, word.start + word.length);
    const content = withoutFirstUnitRule(between(text, half, word.end, words[position + 1]?.start ?? to));
    const printed = text.slice(word.start, word.end) + content;
    if (word.kind === 'people') {
      if (content !== '') people.push({ roleWord, words: content });
      return;
    }
    if (word.kind === 'deadline') {
      if (deadlineWords === null) deadlineWords = content;
      else unread.push(printed);
      return;
    }
    const { rest, time } = withoutTime(content);
    if (time !== null) {
      if (deadlineWords === null) deadlineWords = time;
      else unread.push(printed);
    }
    // A colon or full stop among unit names is a role word the print has damaged; nothing behind a role word is a lost list.
    if (rest === '' || /[:。;]/.test(halfWidth(rest))) unread.push(printed);
    parts.push(...unitParts(roleWord, rest));
  });
  return { parts, people, deadlineWords, unread };
}
