import type { Deadline } from '../kernel/deadline.js';
import type { DraftItem, DraftPhase, DraftReportingDuty, PlanDraft } from './plan-draft.js';
import { characterPairs, closedUp, sharedText } from './printed-text.js';

/** One field in two versions, as words a person can compare. */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** An item, phase or reporting duty with the words of its fields; `text` is what it is recognised by in another version. */
export interface ComparedEntry {
  readonly key: string;
  readonly number: string;
  readonly text: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface ChangedEntry {
  readonly before: ComparedEntry;
  readonly after: ComparedEntry;
  readonly changes: readonly FieldChange[];
}

/** What became of the entries of one kind. */
export interface EntriesDifference {
  readonly added: readonly ComparedEntry[];
  readonly removed: readonly ComparedEntry[];
  readonly changed: readonly ChangedEntry[];
  readonly unchanged: number;
}

/** A plan as it is compared: its head and its entries. */
export interface ComparedPlan {
  readonly head: Readonly<Record<string, string>>;
  readonly items: readonly ComparedEntry[];
  readonly phases: readonly ComparedEntry[];
  readonly duties: readonly ComparedEntry[];
}

/** How a new version of a document differs from the plan that is running. */
export interface PlanDifference {
  readonly head: readonly FieldChange[];
  readonly items: EntriesDifference;
  readonly phases: EntriesDifference;
  readonly duties: EntriesDifference;
  /** True when nothing differs. */
  readonly same: boolean;
}

/** Below half of their text in common two entries are different work. */
const LEAST_IN_COMMON = 0.5;

interface Pairing {
  readonly before: number;
  readonly after: number;
}

function fieldChanges(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): FieldChange[] {
  return Object.keys({ ...before, ...after })
    .map((field) => ({ field, before: before[field] ?? '', after: after[field] ?? '' }))
    .filter((change) => change.before !== change.after);
}

function likeness(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): number {
  return Math.min(sharedText(left, right), sharedText(right, left));
}

/** Pairs entries whose text is the same, first with first. */
function sameText(before: readonly ComparedEntry[], after: readonly ComparedEntry[]): Pairing[] {
  const waiting = new Map<string, number[]>();
  after.forEach((entry, index) => waiting.set(closedUp(entry.text), [...(waiting.get(closedUp(entry.text)) ?? []), index]));
  return before.flatMap((entry, index) => {
    const found = waiting.get(closedUp(entry.text))?.shift();
    return found === undefined ? [] : [{ before: index, after: found }];
  });
}

/** Pairs the rest by the greatest likeness of their text, the same number first among equals. */
function likeText(before: readonly (readonly [number, ComparedEntry])[], after: readonly (readonly [number, ComparedEntry])[]): Pairing[] {
  const pairsAfter = after.map(([, entry]) => characterPairs(entry.text));
  const candidates = before.flatMap(([beforeIndex, left]) => {
    const pairs = characterPairs(left.text);
    return after
      .map(([afterIndex, right], position) => ({ before: beforeIndex, after: afterIndex, sameNumber: left.number === right.number, alike: likeness(pairs, pairsAfter[position] ?? new Map()) }))
      .filter(({ alike }) => alike >= LEAST_IN_COMMON);
  });
  candidates.sort((one, other) => other.alike - one.alike || Number(other.sameNumber) - Number(one.sameNumber) || one.before - other.before);
  const takenBefore = new Set<number>();
  const takenAfter = new Set<number>();
  return candidates.filter((candidate) => {
    if (takenBefore.has(candidate.before) || takenAfter.has(candidate.after)) return false;
    takenBefore.add(candidate.before);
    takenAfter.add(candidate.after);
    return true;
  });
}

/** What became of some entries: recognised by their text, then by likeness of at least a half; every entry is counted once. */
export function compareEntries(before: readonly ComparedEntry[], after: readonly ComparedEntry[]): EntriesDifference {
  const same = sameText(before, after);
  const rest = (entries: readonly ComparedEntry[], taken: ReadonlySet<number>) => [...entries.entries()].filter(([index]) => !taken.has(index));
  const like = likeText(rest(before, new Set(same.map((pair) => pair.before))), rest(after, new Set(same.map((pair) => pair.after))));
  const pairings = [...same, ...like].sort((one, other) => one.after - other.after);
  const pairs = pairings.flatMap((pair) => {
    const [left, right] = [before[pair.before], after[pair.after]];
    return left && right ? [{ before: left, after: right, changes: fieldChanges(left.fields, right.fields) }] : [];
  });
  const pairedBefore = new Set(pairings.map((pair) => pair.before));
  const pairedAfter = new Set(pairings.map((pair) => pair.after));
  return {
    added: after.filter((_, index) => !pairedAfter.has(index)),
    removed: before.filter((_, index) => !pairedBefore.has(index)),
    changed: pairs.filter((pair) => pair.changes.length > 0),
    unchanged: pairs.filter((pair) => pair.changes.length === 0).length,
  };
}

/** How `after` differs from the running plan `before`. */
export function comparePlans(before: ComparedPlan, after: ComparedPlan): PlanDifference {
  const head = fieldChanges(before.head, after.head);
  const items = compareEntries(before.items, after.items);
  const phases = compareEntries(before.phases, after.phases);
  const duties = compareEntries(before.duties, after.duties);
  const same = head.length === 0 && [items, phases, duties].every(({ added, removed, changed }) => added.length + removed.length + changed.length === 0);
  return { head, items, phases, duties, same };
}

/** What of a draft, or of a plan stored long ago, is compared. */
export interface ComparableDraft extends Pick<PlanDraft, 'title' | 'issuer' | 'issuedOn'> {
  readonly leadingGroup: { readonly name: string } | null;
  readonly items: readonly (Pick<DraftItem, 'key' | 'number' | 'headings' | 'text' | 'clauses'> & { readonly deadline: DatedWords })[];
  readonly phases: readonly Pick<DraftPhase, 'key' | 'name' | 'window'>[];
  readonly duties: readonly (Pick<DraftReportingDuty, 'key' | 'title' | 'words'> & { readonly deadline: DatedWords })[];
}

type DatedWords = Pick<Deadline, 'raw' | 'dueOn'>;

function clauseWords(clauses: DraftItem['clauses']): string {
  return clauses.map(({ roleWord, words }) => `${roleWord}：${words}`).join('；');
}

/** A draft or stored plan in the shape plans are compared in; dates and printed words, no positions. */
export function comparedDraft(draft: ComparableDraft): ComparedPlan {
  return {
    head: { title: draft.title, issuer: draft.issuer, issuedOn: draft.issuedOn ?? '', leadingGroup: draft.leadingGroup?.name ?? '' },
    items: draft.items.map((item) => ({
      key: item.key,
      number: item.number,
      text: item.text,
      fields: { number: item.number, headings: item.headings.join('／'), text: item.text, deadline: item.deadline.raw, dueOn: item.deadline.dueOn ?? '', responsibility: clauseWords(item.clauses) },
    })),
    phases: draft.phases.map((phase) => ({ key: phase.key, number: '', text: phase.name, fields: { name: phase.name, window: phase.window.raw, startsOn: phase.window.startsOn ?? '', endsOn: phase.window.endsOn ?? '' } })),
    duties: draft.duties.map((duty) => ({ key: duty.key, number: '', text: duty.title, fields: { title: duty.title, words: duty.words, deadline: duty.deadline.raw, dueOn: duty.deadline.dueOn ?? '' } })),
  };
}
