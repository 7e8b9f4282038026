import type { Block } from './block.js';
import { readDocumentRules } from './document-rules.js';
import { flowing, halfWidth } from './printed-text.js';
import { findResponsibilityBrackets, type ResponsibilityBracket } from './responsibility/responsibility-bracket.js';
import { bracketOfNames, readLastSentence, responsibleTexts, speaksOfResponsibility, type KnowsUnits, type ResponsibleText } from './responsibility/responsible-texts.js';
import { isTasksTitle, readMark, walkSections, type Section } from './section.js';

/** One text of work among the paragraphs of a document, with the clause that says who answers for it. */
export interface ItemText {
  readonly section: Section;
  /** Headings above it, outermost first, without clauses. */
  readonly headings: readonly string[];
  readonly text: string;
  /** Null when none is printed. */
  readonly bracket: ResponsibilityBracket | null;
  /** The clause is printed once for several texts. */
  readonly isShared: boolean;
  /** A paragraph of its own, or a text with a mark of its own, behind the text its number was printed for. */
  readonly isUnderNumberAbove: boolean;
}

interface Leaf {
  readonly section: Section;
  readonly above: readonly Section[];
}

const WORDS = /[\p{L}\p{N}]/u;

/** True for a paragraph that is nothing but a rule for all tasks (注:列第一位的为牵头单位。): it is no work itself. */
function isRuleNote(block: Block): boolean {
  const [rule, ...more] = readDocumentRules([block]);
  return block.kind === 'paragraph' && rule?.kind === 'firstUnitLeads' && more.length === 0 && flowing(block.text).replace(/[()（）。;；\s]/g, '') === rule.words.replace(/[()（）\s]/g, '');
}

function paragraphsOf(section: Section): string[] {
  return section.blocks.flatMap((block) => (block.kind === 'paragraph' && !isRuleNote(block) ? [flowing(block.text)] : []));
}

/** Heading paragraph and loose paragraphs of a section, each on a line of its own. */
function linesOf(section: Section): string {
  return [flowing(section.text), ...paragraphsOf(section)].join('\n');
}

/** True when the own text of a section, headings below it aside, says who is responsible for something. */
export function holdsClause(section: Section, knowsUnits: KnowsUnits): boolean {
  return speaksOfResponsibility(linesOf(section)) || bracketOfNames(linesOf(section), knowsUnits) !== null;
}

/** The words outside the clauses of a text. */
function outsideClauses(text: string): string {
  return responsibleTexts(text)
    .map((part) => part.text)
    .join('');
}

/** A heading on a line of its own, without a sentence in it: it stands above the text below it and is no part of it. */
function isBareHeading(section: Section): boolean {
  return WORDS.test(outsideClauses(paragraphsOf(section).join('\n'))) && !/[。;:]/.test(halfWidth(flowing(section.text))) && !speaksOfResponsibility(section.text);
}

/** The clause of a heading that has no sentence of its own ((一)推进开放(责任单位:A)): it is for all that stands below. */
function clauseOfHeading(section: Section): ResponsibilityBracket | null {
  const [part, ...more] = responsibleTexts(flowing(section.text));
  if (!part?.bracket || more.length > 0 || paragraphsOf(section).some(speaksOfResponsibility)) return null;
  return /[。;:]/.test(halfWidth(part.text).replace(/[。;]$/, '')) || !part.bracket.bracketed ? null : part.bracket;
}

/** The clause paragraphs between a heading and the headings below it, when they are nothing but one clause. */
function clauseBelowHeading(section: Section): ResponsibilityBracket | null {
  const own = paragraphsOf(section).join('\n');
  const clauses = findResponsibilityBrackets(own);
  return clauses[0]?.bracketed && clauses.length === 1 && !WORDS.test(outsideClauses(own)) && !/[。;:]/.test(halfWidth(flowing(section.text)).replace(/[。;]$/, '')) ? clauses[0] : null;
}

function withoutClause(title: string): string {
  return title.slice(0, findResponsibilityBrackets(title)[0]?.start ?? title.length);
}

function label({ mark, title }: Section): string {
  return mark + withoutClause(title);
}

/** A clause that a heading gives to all below it, or null. */
function clauseFromAbove(above: readonly Section[]): ResponsibilityBracket | null {
  return above.map((section) => clauseOfHeading(section) ?? clauseBelowHeading(section)).findLast((clause) => clause !== null) ?? null;
}

/**
 * The clause that one of several texts under a heading prints for those above it as well: it says so (以上任务责任单位:…), or it is a
 * paragraph of its own behind the last of them and none of the others has a clause.
 */
function clauseOfGroup(group: readonly Section[], hasParent: boolean, knowsUnits: KnowsUnits): { readonly bracket: ResponsibilityBracket; readonly covered: readonly Section[] } | null {
  const speaking = group.filter((section) => holdsClause(section, knowsUnits));
  const last = speaking[0];
  const bracket = last && findResponsibilityBrackets(linesOf(last)).at(-1);
  if (!last || !bracket) return null;
  const covered = group.slice(0, group.indexOf(last) + 1);
  if (speaking.length !== 1 || covered.length < 2 || !bracket.bracketed) return null;
  if (bracket.coversAbove) return { bracket, covered };
  const ownParagraph = paragraphsOf(last).at(-1);
  const standsAlone = ownParagraph !== undefined && findResponsibilityBrackets(ownParagraph).length === 1 && !WORDS.test(outsideClauses(ownParagraph));
  return hasParent && standsAlone && last === group.at(-1) && findResponsibilityBrackets(linesOf(last)).length === 1 ? { bracket, covered } : null;
}

/** Clauses printed once for several leaves, by leaf. */
function sharedClauses(sections: readonly Section[], leaves: readonly Leaf[], knowsUnits: KnowsUnits): Map<Section, ResponsibilityBracket> {
  const shared = new Map<Section, ResponsibilityBracket>();
  const groups = [{ group: sections, hasParent: false }, ...walkSections(sections).map(({ section }) => ({ group: section.children, hasParent: true }))];
  for (const { group, hasParent } of groups) {
    const found = clauseOfGroup(group.filter((section) => section.children.length === 0), hasParent, knowsUnits);
    for (const section of found?.covered ?? []) if (found) shared.set(section, found.bracket);
  }
  for (const { section, above } of leaves) {
    const clause = shared.has(section) || holdsClause(section, knowsUnits) ? null : clauseFromAbove(above);
    if (clause) shared.set(section, clause);
  }
  return shared;
}

function headingsAbove(above: readonly Section[]): string[] {
  return above.filter((heading) => !isTasksTitle(heading.title)).map(label);
}

function textsOfSection({ section, above }: Leaf, shared: ResponsibilityBracket | undefined, knowsUnits: KnowsUnits): ItemText[] {
  const path = headingsAbove(above);
  const ownHeading = clauseOfHeading(section);
  // A full stop before the clause, or a list that runs on below it, makes the heading a text of its own.
  if (ownHeading && paragraphsOf(section).length > 0 && !/。/.test(section.text.slice(0, ownHeading.start)) && findResponsibilityBrackets(linesOf(section))[0]?.end === ownHeading.end) {
    return [{ section, headings: [...path, label(section)], text: paragraphsOf(section).join('\n'), bracket: ownHeading, isShared: false, isUnderNumberAbove: false }];
  }
  const bare = isBareHeading(section);
  const parts = responsibleTexts(bare ? paragraphsOf(section).join('\n') : linesOf(section), shared ? undefined : knowsUnits).filter((part) => part.bracket !== null || WORDS.test(part.text));
  const headings = parts.length > 1 || bare ? [...path, label(section)] : path;
  const opensParagraph = ({ text }: ResponsibleText): boolean => readMark(text) !== null || paragraphsOf(section).some((paragraph) => text !== '' && paragraph.startsWith(text.split('\n')[0] ?? ''));
  return parts.map((part: ResponsibleText, position) => ({ section, headings, text: part.text, bracket: part.bracket ?? shared ?? null, isShared: shared !== undefined, isUnderNumberAbove: position > 0 && !bare && opensParagraph(part) }));
}

/** True for a heading with text of its own and a clause behind it, besides the headings below it. */
function isItemOfItsOwn(section: Section): boolean {
  return section.children.length > 0 && speaksOfResponsibility(linesOf(section)) && clauseOfHeading(section) === null && clauseBelowHeading(section) === null;
}

/**
 * The texts of work among some sections, in printed order: a paragraph is one when it says who is responsible or stands beside
 * paragraphs of its level that do; a heading when its own text does. A clause printed once for several of them is given to each.
 */
export function itemTextsOf(sections: readonly Section[], knowsUnits: KnowsUnits): ItemText[] {
  const all = walkSections(sections);
  const leaves = all.filter(({ section }) => section.children.length === 0);
  const shared = sharedClauses(sections, leaves, knowsUnits);
  const levels = new Set(leaves.filter(({ section }) => holdsClause(section, knowsUnits)).map(({ section }) => section.level));
  return all
    .filter(({ section, above }) => (section.children.length === 0 ? levels.has(section.level) || shared.has(section) || above.some(isItemOfItsOwn) : isItemOfItsOwn(section)))
    .flatMap((leaf) => textsOfSection(leaf, shared.get(leaf.section), knowsUnits));
}

/** The responsibility a text states in its last sentence where it has no clause, or null. */
export function sentenceOf({ text, bracket, isShared }: ItemText): ReturnType<typeof readLastSentence> {
  return bracket === null || isShared ? readLastSentence(text) : null;
}
