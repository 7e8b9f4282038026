import { halfWidth } from '../printed-text.js';
import { findResponsibilityBrackets, type ResponsibilityBracket } from './responsibility-bracket.js';
import type { ResponsibilityPart } from './responsibility-part.js';
import { readRoleSentence } from './role-sentence.js';

/** Text of one responsibility: what is to be done and who answers for it; `bracket` null when none is printed. */
export interface ResponsibleText {
  readonly text: string;
  readonly bracket: ResponsibilityBracket | null;
}

const OPENED_ROLE = /[(;](?:牵头|主办|责任|承办|配合|协办|会办|指导|汇总)(?:单位|部门)|(?:牵头|主办|责任|承办|配合|协办|会办)单位:/;

/** True when a text has a responsibility clause or the damaged remains of one: it is work for somebody. */
export function speaksOfResponsibility(text: string): boolean {
  return OPENED_ROLE.test(halfWidth(text)) || findResponsibilityBrackets(text).length > 0 || readLastSentence(text) !== null;
}

/**
 * The responsibility that the last sentence of a text states without brackets (由市商务局牵头,市财政局配合。); null when it is no
 * such sentence. Only a sentence that begins with 由 or names a lead counts: 负责 alone is said of many things.
 */
export function readLastSentence(text: string): { readonly parts: readonly ResponsibilityPart[]; readonly printed: string } | null {
  const printed = /(?:^|[。!?！？\n])([^。!?！？\n]+)[。]?\s*$/.exec(text)?.[1]?.trim() ?? '';
  if (!/^由|牵头|牽頭/.test(printed) || /[:：]/.test(printed)) return null;
  const parts = readRoleSentence(printed);
  return parts ? { parts, printed } : null;
}

const WORDS = /[\p{L}\p{N}]/u;
const LIST = '\\((?<names>(?:[^()。;:]|\\([^()]*\\))+)\\)';
const LAST_LIST = new RegExp(`${LIST}[。;]?\\s*$`);
const FIRST_LIST = new RegExp(`^\\s*${LIST}(?=\\s*[\\p{L}])`, 'u');

/** Says whether words are a list of units and nothing else. */
export type KnowsUnits = (words: string) => boolean;

/** A bracket at the end or the beginning of a text that holds nothing but names of units ((市商务局、市财政局)), or null. */
export function bracketOfNames(text: string, knowsUnits: KnowsUnits): ResponsibilityBracket | null {
  const half = halfWidth(text);
  const match = LAST_LIST.exec(half) ?? FIRST_LIST.exec(half);
  if (!match) return null;
  const open = match.index + match[0].indexOf('(');
  const length = match.groups?.['names']?.length ?? 0;
  const units = text.slice(open + 1, open + 1 + length);
  if (!knowsUnits(units)) return null;
  const end = open + length + 2;
  return { parts: [{ roleWord: '', units }], people: [], deadlineWords: null, unread: [], printed: text.slice(open, end), start: open, end, bracketed: true, form: 'names', coversAbove: false };
}

function clausesOf(text: string, knowsUnits: KnowsUnits): ResponsibilityBracket[] {
  const clauses = findResponsibilityBrackets(text);
  const names = clauses.length === 0 ? bracketOfNames(text, knowsUnits) : null;
  return names ? [names] : clauses;
}

/**
 * The text cut at its clauses: one entry per responsibility. A clause stands behind its text; where the text begins with a clause and
 * ends without one, each stands before its text. Words that are more than punctuation and have no clause come as an entry of their
 * own; a text without any clause is one such entry. A bracket of bare unit names is a clause where the text has no other.
 */
export function responsibleTexts(text: string, knowsUnits: KnowsUnits = () => false): ResponsibleText[] {
  const clauses = clausesOf(text, knowsUnits);
  const gaps = [...clauses.map((clause, position) => text.slice(clauses[position - 1]?.end ?? 0, clause.start).trim()), text.slice(clauses.at(-1)?.end ?? 0).replace(/^[\s。;；,，]+/, '').trim()];
  const last = gaps.length - 1;
  if (clauses.length > 0 && !WORDS.test(gaps[0] ?? '') && gaps.slice(1).every((gap) => WORDS.test(gap))) {
    return clauses.map((bracket, position) => ({ text: gaps[position + 1] ?? '', bracket }));
  }
  const texts: ResponsibleText[] = clauses.map((bracket, position) => ({ text: gaps[position] ?? '', bracket }));
  return gaps[last] !== '' || clauses.length === 0 ? [...texts, { text: gaps[last] ?? '', bracket: null }] : texts;
}
