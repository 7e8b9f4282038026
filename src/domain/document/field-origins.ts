import { normaliseName } from '../unit/normalise-name.js';
import type { UnitIndex } from '../unit/unit-index.js';
import { spanOf, type Block } from './block.js';
import type { DocumentSegment } from './document-segment.js';
import type { DraftAssignment, DraftItem, DraftPhase, DraftReportingDuty, FieldBasis, FieldOrigin, Finding, Place, PlanDraft } from './plan-draft.js';
import { PrintedLines } from './printed-lines.js';
import { ranksUnits } from './responsibility/assignment-role.js';

type DraftParts = Omit<PlanDraft, 'origins'>;

/** One field before its certainty is known. */
interface Field {
  readonly name: string;
  readonly basis: FieldBasis;
  readonly place: Place;
}

/** Findings about the whole list that make a field of every item from their place on uncertain. */
const ABOUT_ALL_ITEMS: Readonly<Record<string, string>> = { 'no-named-lead': 'assignments', 'column-missing': 'assignments', 'items-unnumbered': 'number' };

const HAS_YEAR = /\d{4}|[〇○零一二三四五六七八九]{4}年/;

/** A date that is printed with its year, one the reader has completed, or none. */
function basisOfDate(raw: string, isDated: boolean): FieldBasis {
  if (raw === '' && !isDated) return 'absent';
  return isDated && !HAS_YEAR.test(raw.normalize('NFKC')) ? 'inferred' : 'printed';
}

function basisOfWords(words: string): FieldBasis {
  return words === '' ? 'absent' : 'printed';
}

/** True when the assignment is no more than its printed words: its own unit's name or alias in a list of this item, no group, no successor. */
function isAsPrinted(assignment: DraftAssignment, item: DraftItem, index: UnitIndex): boolean {
  if (assignment.viaGroup !== null || assignment.carriedOnBy !== undefined) return false;
  if (!item.clauses.some(({ words }) => words.includes(assignment.printed))) return false;
  if (assignment.unitCode === null) return true;
  return (index.unitsByName.get(normaliseName(assignment.printed)) ?? []).some(({ unit }) => unit.code === assignment.unitCode);
}

/** Units as printed in roles as printed; 责任单位 counts as printed only beside a word that ranks the others. */
function basisOfAssignments(item: DraftItem, index: UnitIndex): FieldBasis {
  if (item.assignments.length === 0) return 'absent';
  const isRanked = item.clauses.some(({ roleWord }) => ranksUnits(roleWord));
  return isRanked && item.assignments.every((assignment) => isAsPrinted(assignment, item, index)) ? 'printed' : 'inferred';
}

function itemFields(item: DraftItem, hasUpstream: boolean, lines: PrintedLines, index: UnitIndex): Field[] {
  const { key, place } = item;
  const stands = (words: string): FieldBasis => (words === '' ? 'absent' : lines.has(place, words) ? 'printed' : 'inferred');
  // Above a paragraph its headings stand printed in order; a table's own heading only where the row itself prints it.
  const headings = item.headings.length === 0 ? 'absent' : !lines.isTable(place) || item.headings.every((words) => lines.has(place, words)) ? 'printed' : 'inferred';
  return [
    { name: `${key}.number`, basis: stands(item.number), place },
    { name: `${key}.headings`, basis: headings, place },
    { name: `${key}.text`, basis: stands(item.text), place },
    { name: `${key}.deadline`, basis: basisOfDate(item.deadline.raw, item.deadline.dueOn !== null), place },
    { name: `${key}.assignments`, basis: basisOfAssignments(item, index), place },
    ...(hasUpstream ? [{ name: `${key}.upstreamText`, basis: stands(item.upstreamText ?? ''), place }] : []),
  ];
}

function phaseFields({ key, name, window, place }: DraftPhase): Field[] {
  return [
    { name: `${key}.name`, basis: basisOfWords(name), place },
    { name: `${key}.window`, basis: basisOfDate(window.raw, window.startsOn !== null || window.endsOn !== null), place },
  ];
}

function dutyFields({ key, words, audience, cadence, deadline, place }: DraftReportingDuty): Field[] {
  // The bound of a recurring duty is the end of a phase: nothing prints it beside 每月.
  const bounded = cadence !== 'once' && deadline.dueOn !== null;
  return [
    { name: `${key}.kind`, basis: /报送|报备|备案|提交|上报|报告/.test(words) ? 'printed' : 'inferred', place },
    { name: `${key}.audience`, basis: audience === 'leads' && !/牵头/.test(words) ? 'inferred' : 'printed', place },
    { name: `${key}.deadline`, basis: bounded ? 'inferred' : basisOfDate(deadline.raw, deadline.dueOn !== null), place },
  ];
}

/** Lines of the head: from the first of the document to the number, or to the text where the title stands below the number. */
function headPlace({ blocks, place, numberPlace }: DocumentSegment): Place {
  return { line: place.line, endLine: Math.max(numberPlace.endLine, (blocks[0]?.place.line ?? place.line + 1) - 1) };
}

function signaturePlace({ signatureBlocks }: DocumentSegment, head: Place): Place {
  const signed: readonly Block[] = [...signatureBlocks];
  return signed.length === 0 ? head : spanOf(signed.map((block) => block.place));
}

function planFields(draft: DraftParts, segment: DocumentSegment): Field[] {
  const head = headPlace(segment);
  const signed = signaturePlace(segment, head);
  const { place } = segment;
  const number: FieldBasis = draft.documentNumber === '' ? 'absent' : draft.documentNumber === segment.printedDocumentNumber ? 'printed' : 'inferred';
  const issuer: FieldBasis = draft.issuer === '' ? 'absent' : segment.isSigned ? 'printed' : 'inferred';
  return [
    { name: 'plan.documentNumber', basis: number, place: segment.numberPlace },
    { name: 'plan.title', basis: basisOfWords(draft.title), place: head },
    { name: 'plan.shortName', basis: basisOfWords(draft.shortName), place },
    { name: 'plan.kind', basis: 'inferred', place: head },
    { name: 'plan.issuer', basis: issuer, place: segment.isSigned ? signed : head },
    { name: 'plan.issuedOn', basis: draft.issuedOn === null ? 'absent' : 'printed', place: signed },
    { name: 'plan.leadingGroup', basis: draft.leadingGroup === null ? 'absent' : 'printed', place },
    { name: 'plan.supervisor', basis: draft.supervisor ? 'printed' : 'absent', place },
    { name: 'plan.items', basis: draft.items.length === 0 ? 'absent' : 'printed', place },
    ...draft.scopes.map((scope): Field => ({ name: `scope.${scope.groupCode}`, basis: 'printed', place: scope.place })),
  ];
}

function isDoubt(finding: Finding): boolean {
  return finding.severity !== 'note';
}

/** The fields some findings that want a person make uncertain: their own, every field of their object, and those of the items they speak of. */
function doubtfulFields(draft: DraftParts): (field: string) => boolean {
  const doubts = draft.findings.filter(isDoubt);
  const named = new Set(doubts.map(({ field }) => field));
  for (const { code, field, place } of doubts) {
    const part = ABOUT_ALL_ITEMS[code];
    if (part !== undefined && field === 'plan.items') for (const item of draft.items) if (item.place.endLine >= place.line) named.add(`${item.key}.${part}`);
  }
  for (const { groupCode } of draft.scopes) {
    if (!named.has(`scope.${groupCode}`)) continue;
    for (const { key, assignments } of draft.items) if (assignments.some(({ viaGroup }) => viaGroup === groupCode)) named.add(`${key}.assignments`);
  }
  return (field) => named.has(field) || named.has(field.split('.')[0] ?? field);
}

/**
 * Where every field of a draft came from, by the names findings use. `printed`: the words stand there as such; `inferred`: the reader has
 * concluded something (a year, the members of a group, a role no word ranks, a heading printed beside another row, an upstream measure
 * carried down, a number of its own, a number put in its standard form); `absent`: nothing is printed. The basis is found by comparing
 * with the printed words, whatever was reported. Certain unless a finding that blocks or wants a look is about the field, about the whole
 * object (`item-42`), about a scope the item's units come from, or about the list as a whole: 没有牵头单位 and a missing unit column about
 * the assignments, missing numbers about the numbers, of all items from there on.
 */
export function fieldOrigins(draft: DraftParts, segment: DocumentSegment, index: UnitIndex): Record<string, FieldOrigin> {
  const lines = new PrintedLines(segment.blocks);
  const hasUpstream = draft.items.some((item) => item.upstreamText !== null);
  const fields = [
    ...planFields(draft, segment),
    ...draft.items.flatMap((item) => itemFields(item, hasUpstream, lines, index)),
    ...draft.phases.flatMap(phaseFields),
    ...draft.duties.flatMap(dutyFields),
  ];
  const isDoubtful = doubtfulFields(draft);
  return Object.fromEntries(fields.map(({ name, basis, place }) => [name, { basis, certain: !isDoubtful(name), place }]));
}

/** The origins of a draft after decisions: what nobody doubts any more is certain, and what a person has set is `decided`. */
export function originsAfterDecisions(draft: DraftParts, origins: Readonly<Record<string, FieldOrigin>>, open: readonly Finding[], set: ReadonlySet<string>): Record<string, FieldOrigin> {
  const isDoubtful = doubtfulFields({ ...draft, findings: open });
  return Object.fromEntries(Object.entries(origins).map(([field, origin]) => [field, { ...origin, ...(set.has(field) ? { basis: 'decided' as const } : {}), certain: origin.certain || !isDoubtful(field) }]));
}
