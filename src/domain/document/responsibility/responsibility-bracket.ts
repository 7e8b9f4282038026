import { halfWidth } from '../printed-text.js';
import { readClauseContent, withoutTime, type ClauseContent } from './clause-content.js';
import { readRoleSentence } from './role-sentence.js';
import { clauseWords, coversAbove, UNIT_ROLE_NOUN, type ClauseWord } from './role-words.js';

/** A clause that says who is responsible for the text before it: (牵头单位:A、B;责任单位:C), (A牵头,B配合). */
export interface ResponsibilityBracket extends ClauseContent {
  readonly printed: string;
  /** Offsets in the text; `end` is behind the closing bracket. */
  readonly start: number;
  readonly end: number;
  /** False when an opening or closing bracket is missing; a clause on a line of its own or at the end of its text needs none. */
  readonly bracketed: boolean;
  /** Where the clause stands: in brackets, on a line of its own, behind the last sentence; `names`: a bracket of bare unit names. */
  readonly form: 'bracket' | 'line' | 'sentence' | 'names';
  /** The printed words behind a bracket closed too early that were taken back into the clause; absent when there are none. */
  readonly rejoined?: string;
  /** The clause says that it is for everything above it (以上任务责任单位:…). */
  readonly coversAbove: boolean;
}

const LEFT_OVER_BRACKETS = /\)+。?$/;
/** Words behind a clause that are the rest of its list: names up to a closing bracket that nothing opens. */
const REST_OF_LIST = /^\s*([^。;:()]*[、,](?:[^。;:()]|\([^()]*\))*)\)/;
const ONLY_SEPARATORS = /^[\s;,。、]*$/;
const ENDS_SENTENCE = /(?:^|[。;!?:)\n])\s*$/;
const BEGINS_NOTHING = /^\s*(?:$|[。;!(\n])/;
/** A bracket that gives a role in words nobody understands; a noun without its colon is a damaged clause of the other kind. */
const SPEAKS_OF_ROLES = new RegExp(`^(?!${UNIT_ROLE_NOUN}|.*为牵头).*(?:牵头|按(?:照)?(?:各自)?(?:职责|任务)?分工|(?:负责|配合|参与|协助|督导)$)`, 's');

/** Of every opening bracket that is closed: the offset behind its closing bracket. */
function closingEnds(half: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (let index = 0; index < half.length; index += 1) {
    const character = half.charAt(index);
    if (character === '(') open.push(index);
    else if (character === ')') {
      const start = open.pop();
      if (start !== undefined) ends.set(start, index + 1);
    }
  }
  return ends;
}

/** The words without the brackets that are closed in them. */
function outsideBrackets(half: string): string {
  const outer = half.replace(/\([^()]*\)/g, '');
  return outer === half ? outer : outsideBrackets(outer);
}

/** End of a clause on a line of its own, with the lines its list runs on to; null when the line says more than lists. */
function lineEnd(half: string, word: ClauseWord, words: readonly ClauseWord[]): number | null {
  let end = word.end;
  do {
    const next = half.indexOf('\n', end + 1);
    end = next < 0 ? half.length : next;
  } while (/[、,]\s*$/.test(half.slice(0, end)) && end < half.length);
  return isOnlyClauses(half, word, words, end) ? end : null;
}

/** True when a range holds clauses with lists and nothing else: no bracket left open, no sentence but before a clause word. */
function isOnlyClauses(half: string, first: ClauseWord, words: readonly ClauseWord[], end: number): boolean {
  const starts = words.filter((word) => word.start > first.start && word.start < end).map((word) => word.start);
  return [...starts, end].every((until, position) => {
    const list = half.slice(position === 0 ? first.start : starts[position - 1], until);
    return !/[。()]/.test(outsideBrackets(list).trimEnd().replace(/[。;]$/, ''));
  });
}

/** Length of the longest ending of `words` that `rest` repeats at its beginning. */
function repeatedLength(words: string, rest: string): number {
  for (let length = Math.min(words.length, rest.length); length > 0; length -= 1) if (words.endsWith(rest.slice(0, length))) return length;
  return 0;
}

/**
 * A clause whose bracket a page break has closed too early, with the rest of its list (…市住房和城乡建设局)↵局、市交通运输局…)): the
 * rest goes on with a separator or repeats the last characters before the break. Source: 武政办〔2024〕19号, line 833.
 */
function withRestOfList(clause: ResponsibilityBracket, text: string, half: string): ResponsibilityBracket {
  const match = REST_OF_LIST.exec(half.slice(clause.end));
  const last = clause.parts.at(-1);
  if (!match || !last) return clause;
  const end = clause.end + match[0].length;
  const rest = text.slice(end - 1 - (match[1]?.length ?? 0), end - 1);
  const repeated = repeatedLength(last.units, rest);
  if (repeated === 0 && !/^[、,，]/.test(rest)) return clause;
  const parts = clause.parts.with(-1, { ...last, units: last.units + rest.slice(repeated) });
  return { ...clause, parts, printed: text.slice(clause.start, end), end, rejoined: rest };
}

/** Finds the clauses of one text; offsets are kept so that the text can be cut behind each. */
class ClauseFinder {
  private readonly half: string;
  private readonly words: readonly ClauseWord[];
  private readonly closings: ReadonlyMap<number, number>;

  constructor(private readonly text: string) {
    this.half = halfWidth(text);
    this.words = clauseWords(this.half);
    this.closings = closingEnds(this.half);
  }

  find(): ResponsibilityBracket[] {
    const found: ResponsibilityBracket[] = [];
    const byStart = new Map(this.words.map((word) => [word.start, word]));
    let from = 0;
    for (const start of this.candidates()) {
      if (start < from) continue;
      const word = byStart.get(start);
      const clause = word ? this.atWord(word) : this.atBracket(start);
      if (!clause) continue;
      found.push(clause);
      from = clause.end;
    }
    return this.joined(found).filter(({ parts, unread }) => parts.length > 0 || unread.length > 0);
  }

  /** Where a clause may begin: at brackets, and at clause words. */
  private candidates(): number[] {
    const brackets = [...this.half.matchAll(/\(/g)].map((match) => match.index);
    return [...brackets, ...this.words.map((word) => word.start)].sort((left, right) => left - right);
  }

  private inside(from: number, to: number): ClauseWord[] {
    return this.words.filter((word) => word.start >= from && word.end <= to);
  }

  /** A bracket with clause words or with a sentence that gives roles. */
  private atBracket(open: number): ResponsibilityBracket | null {
    const { half, text } = this;
    const end = this.closings.get(open) ?? null;
    const words = this.inside(open, end ?? half.length);
    const head = half.slice(open + 1, words[0]?.start ?? (end === null ? half.length : end - 1)).trim();
    const speaks = words.some((word) => word.kind === 'units');
    if (head === '' || coversAbove(head)) {
      if (words.length === 0 || (!speaks && end === null)) return null;
      const contentEnd = end === null ? text.length - (LEFT_OVER_BRACKETS.exec(half)?.[0].length ?? 0) : end - 1;
      const clause = this.clause(open, end ?? text.length, readClauseContent(text, half, words, contentEnd), { bracketed: end !== null, form: 'bracket', coversAbove: head !== '' });
      return end === null ? clause : withRestOfList(clause, text, half);
    }
    return end === null ? null : this.sentenceIn(open, end, words);
  }

  /** A bracket whose words give roles by verbs (发展改革委牵头,财政部等按职责分工负责). */
  private sentenceIn(open: number, end: number, words: readonly ClauseWord[]): ResponsibilityBracket | null {
    const { half, text } = this;
    const first = words[0];
    const sentence = text.slice(open + 1, first?.start ?? end - 1).replace(/[\s;；,，。]+$/, '');
    const closes = BEGINS_NOTHING.test(half.slice(end));
    if (!closes && !ENDS_SENTENCE.test(half.slice(0, open))) return null;
    const { rest, time } = withoutTime(sentence);
    const parts = readRoleSentence(rest);
    const content = readClauseContent(text, half, words, end - 1);
    const form = { bracketed: true, form: 'bracket', coversAbove: false } as const;
    if (parts) {
      const twice = time !== null && content.deadlineWords !== null ? [time] : [];
      return this.clause(open, end, { ...content, parts: [...parts, ...content.parts], deadlineWords: content.deadlineWords ?? time, unread: [...content.unread, ...twice] }, form);
    }
    const unread = closes && first === undefined && !/[。]/.test(sentence) && SPEAKS_OF_ROLES.test(halfWidth(sentence));
    return unread ? this.clause(open, end, { ...content, unread: [sentence] }, form) : null;
  }

  /** A clause word outside brackets: on a line of its own, behind a sentence, or the remains of a bracket. */
  private atWord(word: ClauseWord): ResponsibilityBracket | null {
    const { half, text } = this;
    const before = half.slice(0, word.start);
    const lineHead = /[^\n]*$/.exec(before)?.[0].trim() ?? '';
    const covers = coversAbove(lineHead);
    if (lineHead === '' || covers) {
      const end = lineEnd(half, word, this.words);
      if (end !== null) return this.clause(covers ? word.start - lineHead.length : word.start, end, readClauseContent(text, half, this.inside(word.start, end), end), { bracketed: true, form: 'line', coversAbove: covers });
      if (/\n/.test(half.slice(word.start, word.end)) || !half.slice(word.start, word.end).includes(':')) return null;
    }
    const words = this.inside(word.start, half.length);
    if (!words.some(({ kind }) => kind === 'units')) return null;
    const sentence = ENDS_SENTENCE.test(before) && isOnlyClauses(half, word, this.words, half.length);
    if (word.kind !== 'units' && !sentence) return null;
    const contentEnd = text.length - (sentence ? 0 : (LEFT_OVER_BRACKETS.exec(half)?.[0].length ?? 0));
    return this.clause(word.start, text.length, readClauseContent(text, half, words, contentEnd), { bracketed: sentence, form: 'sentence', coversAbove: false });
  }

  private clause(start: number, end: number, content: ClauseContent, how: Pick<ResponsibilityBracket, 'bracketed' | 'form' | 'coversAbove'>): ResponsibilityBracket {
    return { ...content, ...how, printed: this.text.slice(start, end), start, end };
  }

  /** Clauses with nothing but separators between them are one: a line 牵头单位 above a line 配合单位. */
  private joined(clauses: readonly ResponsibilityBracket[]): ResponsibilityBracket[] {
    const whole: ResponsibilityBracket[] = [];
    for (const clause of clauses) {
      const before = whole.at(-1);
      if (before && ONLY_SEPARATORS.test(this.half.slice(before.end, clause.start))) whole[whole.length - 1] = this.both(before, clause);
      else whole.push(clause);
    }
    return whole;
  }

  private both(first: ResponsibilityBracket, second: ResponsibilityBracket): ResponsibilityBracket {
    const twice = first.deadlineWords !== null && second.deadlineWords !== null ? [second.printed] : [];
    return {
      ...first,
      ...(second.rejoined === undefined ? {} : { rejoined: second.rejoined }),
      parts: [...first.parts, ...second.parts],
      people: [...first.people, ...second.people],
      deadlineWords: first.deadlineWords ?? second.deadlineWords,
      unread: [...first.unread, ...second.unread, ...twice],
      bracketed: first.bracketed && second.bracketed,
      coversAbove: first.coversAbove || second.coversAbove,
      printed: this.text.slice(first.start, second.end),
      end: second.end,
    };
  }
}

/**
 * The responsibility clauses of a text in order. A clause stands in a bracket whose first words give a role (a noun with a colon, or
 * a sentence that the whole bracket is) and ends at its own closing bracket, whatever brackets (scope notes) stand inside; or on a
 * line of its own; or behind the last sentence. Where a bracket is missing the clause runs to the end of the text and says so.
 * Clauses that touch are one. Words about people or deadlines alone are no clause.
 */
export function findResponsibilityBrackets(text: string): ResponsibilityBracket[] {
  return new ClauseFinder(text).find();
}
