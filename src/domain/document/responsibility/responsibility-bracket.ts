import { flowing, halfWidth } from '../printed-text.js';

/** One role of a clause with the unit list printed behind it. */
export interface ResponsibilityPart {
  /** 牵头单位, 责任单位, 配合单位 … as printed. */
  readonly roleWord: string;
  readonly units: string;
}

/** A bracket that says who is responsible for the text before it: (牵头单位:A、B;责任单位:C). */
export interface ResponsibilityBracket {
  readonly parts: readonly ResponsibilityPart[];
  readonly printed: string;
  /** Offsets in the text; `end` is behind the closing bracket. */
  readonly start: number;
  readonly end: number;
  /** False when an opening or closing bracket is missing; a clause on a line of its own needs none. */
  readonly bracketed: boolean;
  /** The printed words behind a bracket closed too early that were taken back into the clause; absent when there are none. */
  readonly rejoined?: string;
  /** Words inside the clause that belong to no role ([] when all was read). */
  readonly unread: readonly string[];
}

/** Text of one responsibility: what is to be done and who answers for it; `bracket` null when none is printed. */
export interface ResponsibleText {
  readonly text: string;
  readonly bracket: ResponsibilityBracket | null;
}

const ROLE_WORD = /((?:牵头|主办|责任|承办|配合|协办|会办|指导|汇总)(?:单位|部门))\s*:/g;
const OUTER_SEPARATORS = /^[\s;,、。]+|[\s;,、。]+$/g;
const LEFT_OVER_BRACKETS = /\)+。?$/;
/** Words behind a clause that are the rest of its list: names up to a closing bracket that nothing opens. */
const REST_OF_LIST = /^\s*([^。;:()]*[、,](?:[^。;:()]|\([^()]*\))*)\)/;

/** Offset behind the bracket that closes the one at `open`, or null when none does. */
function closingEnd(half: string, open: number): number | null {
  let depth = 0;
  for (let index = open; index < half.length; index += 1) {
    const character = half.charAt(index);
    if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (depth === 0) return index + 1;
  }
  return null;
}

/** The words of a range as printed, without the separators around them. */
function between(text: string, half: string, from: number, to: number): string {
  const range = half.slice(from, to);
  const lead = range.length - range.replace(/^[\s;,、。]+/, '').length;
  const length = range.replace(OUTER_SEPARATORS, '').length;
  return flowing(text.slice(from + lead, from + lead + length));
}

function readInside(text: string, half: string, from: number, to: number): { parts: ResponsibilityPart[]; unread: string[] } {
  const roles = [...half.slice(from, to).matchAll(ROLE_WORD)];
  const unread: string[] = [];
  const parts = roles.map((role, position) => {
    const start = from + role.index + role[0].length;
    const next = roles[position + 1];
    const units = between(text, half, start, next ? from + next.index : to);
    // A colon or full stop among unit names is a role word the print has damaged; nothing behind a role word is a lost list.
    if (units === '' || /[:。;]/.test(halfWidth(units))) unread.push(role[0] + units);
    return { roleWord: role[1] ?? '', units };
  });
  return { parts, unread };
}

/** End of a clause on a line of its own; null when the line says more than a list. */
function lineEnd(half: string, start: number): number | null {
  const next = half.indexOf('\n', start);
  const end = next < 0 ? half.length : next;
  return /[。()]/.test(half.slice(start, end).replace(/\([^()]*\)/g, '').replace(/。$/, '')) ? null : end;
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

/**
 * The responsibility clauses of a text in order. A clause starts at a bracket with a role word behind it and ends at its own closing
 * bracket, whatever brackets (scope notes) stand inside, or on a line of its own with that line; where a bracket is missing the clause
 * runs to the end of the text and says so.
 */
export function findResponsibilityBrackets(text: string): ResponsibilityBracket[] {
  const half = halfWidth(text);
  const clauses: ResponsibilityBracket[] = [];
  let from = 0;
  for (const role of half.matchAll(ROLE_WORD)) {
    if (role.index < from) continue;
    const opened = half.charAt(role.index - 1) === '(';
    const start = opened ? role.index - 1 : role.index;
    const ownLine = !opened && /(?:^|\n)$/.test(half.slice(0, start)) ? lineEnd(half, start) : null;
    const closing = opened ? closingEnd(half, start) : ownLine;
    const end = closing ?? text.length;
    const leftOver = LEFT_OVER_BRACKETS.exec(half)?.[0].length ?? 0;
    const insideEnd = ownLine !== null ? end : closing === null ? end - leftOver : end - 1;
    const clause = { ...readInside(text, half, role.index, insideEnd), printed: text.slice(start, end), start, end, bracketed: closing !== null };
    const whole = opened && closing !== null ? withRestOfList(clause, text, half) : clause;
    clauses.push(whole);
    from = whole.end;
  }
  return clauses;
}

const OPENED_ROLE = /[(;](?:牵头|主办|责任|承办|配合|协办|会办|指导|汇总)(?:单位|部门)|(?:牵头|主办|责任|承办|配合|协办|会办)单位:/;

/** True when a text has a responsibility clause or the damaged remains of one: it is work for somebody. */
export function speaksOfResponsibility(text: string): boolean {
  return OPENED_ROLE.test(halfWidth(text));
}

/**
 * The text cut behind each of its clauses: one entry per responsibility. Words behind the last clause that are more than
 * punctuation come as an entry of their own without a clause; a text without any clause is one such entry.
 */
export function responsibleTexts(text: string): ResponsibleText[] {
  const clauses = findResponsibilityBrackets(text);
  const texts: ResponsibleText[] = [];
  let from = 0;
  for (const clause of clauses) {
    texts.push({ text: text.slice(from, clause.start).trim(), bracket: clause });
    from = clause.end;
  }
  const rest = text.slice(from).replace(/^[\s。;；,，]+/, '').trim();
  if (rest !== '' || clauses.length === 0) texts.push({ text: rest, bracket: null });
  return texts;
}
