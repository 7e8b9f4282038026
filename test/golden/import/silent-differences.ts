import { type DraftItem, type Finding, type Place, type PlanDraft } from '../../../src/domain/document/plan-draft.js';
import { characterPairs, closedUp, sharedText } from '../../../src/domain/document/printed-text.js';

/** Below this share of common text two items at different places are different work. */
const LEAST_IN_COMMON = 0.4;

/** An empty cell of further units is told as a note: real tables leave it empty on purpose (武政办〔2024〕21号, items 53 and 57). */
const TOLD_AS_NOTE = 'no-cooperating-unit';

/** Item fields that a reader must never change without a word, each as comparable words. */
const FIELDS: Readonly<Record<string, (item: DraftItem) => string>> = {
  number: (item) => item.number,
  headings: (item) => item.headings.join('／'),
  text: (item) => item.text,
  upstreamText: (item) => item.upstreamText ?? '',
  deadline: (item) => JSON.stringify([item.deadline, (item.milestones ?? []).map(({ event, deadline }) => [event, deadline])]),
  assignments: (item) => item.assignments.map(({ role, unitCode, printed }) => `${role} ${unitCode ?? `“${printed}”`}`).sort().join(' '),
};

function pairedBy(before: readonly DraftItem[], after: readonly DraftItem[], pairs: Map<DraftItem, DraftItem>, isSame: (left: DraftItem, right: DraftItem) => boolean): void {
  const taken = new Set(pairs.values());
  for (const left of before) {
    if (pairs.has(left)) continue;
    const right = after.find((candidate) => !taken.has(candidate) && isSame(left, candidate));
    if (!right) continue;
    pairs.set(left, right);
    taken.add(right);
  }
}

function likeness(left: DraftItem, right: DraftItem): number {
  const [one, other] = [characterPairs(left.text), characterPairs(right.text)];
  return Math.max(sharedText(one, other), sharedText(other, one));
}

/** The items of two readings of one document that are the same work: by text, then by what else they share. */
function pairedItems(before: readonly DraftItem[], after: readonly DraftItem[]): Map<DraftItem, DraftItem> {
  const pairs = new Map<DraftItem, DraftItem>();
  const sameText = (left: DraftItem, right: DraftItem): boolean => closedUp(left.text) === closedUp(right.text);
  pairedBy(before, after, pairs, (left, right) => sameText(left, right) && left.number === right.number && left.place.line === right.place.line);
  pairedBy(before, after, pairs, sameText);
  pairedBy(before, after, pairs, (left, right) => likeness(left, right) >= LEAST_IN_COMMON);
  pairedBy(before, after, pairs, (left, right) => left.number !== '' && left.number === right.number);
  pairedBy(before, after, pairs, (left, right) => left.place.line === right.place.line);
  return pairs;
}

function isDoubt({ severity }: Finding): boolean {
  return severity !== 'note';
}

function itemOfField(field: string, items: readonly DraftItem[]): DraftItem | undefined {
  return items.find(({ key }) => key === field.split('.')[0]);
}

/** The findings of the second reading that want a person and that the first does not have about the same item. */
function newDoubts(before: PlanDraft, after: PlanDraft, pairs: ReadonlyMap<DraftItem, DraftItem>): Finding[] {
  const keyBefore = new Map([...pairs].map(([left, right]) => [right.key, left.key]));
  const signature = ({ code, printed, severity }: Finding, field: string): string => [code, severity, field, printed].join('|');
  const known = new Map<string, number>();
  for (const finding of before.findings) known.set(signature(finding, finding.field), (known.get(signature(finding, finding.field)) ?? 0) + 1);
  return after.findings.filter((finding) => {
    const item = itemOfField(finding.field, after.items);
    const field = item ? finding.field.replace(item.key, keyBefore.get(item.key) ?? 'new') : finding.field;
    const left = known.get(signature(finding, field)) ?? 0;
    known.set(signature(finding, field), left - 1);
    return left <= 0 && (isDoubt(finding) || finding.code === TOLD_AS_NOTE);
  });
}

function covers(place: Place, other: Place): boolean {
  return place.line <= other.endLine && other.line <= place.endLine;
}

/**
 * What the reading of a changed document has other than that of the original without a new finding that says so: one line per field
 * or item. A finding says so when it is about the field, its item or the list of items, or stands at one of the touched lines.
 */
export function silentDifferences(before: PlanDraft, after: PlanDraft | null, touched: readonly Place[]): string[] {
  if (!after) return ['no plan was read'];
  const pairs = pairedItems(before.items, after.items);
  const doubts = newDoubts(before, after, pairs);
  if (doubts.some(({ field, place }) => field === 'plan.items' || touched.some((line) => covers(place, line)))) return [];
  const paired = new Set(pairs.values());
  const isSaid = (item: DraftItem, field: string): boolean => doubts.some((finding) => finding.field === item.key || finding.field === `${item.key}.${field}`);
  const changed = [...pairs].flatMap(([left, right]) =>
    Object.entries(FIELDS).flatMap(([field, wordsOf]) => (wordsOf(left) === wordsOf(right) || isSaid(right, field) ? [] : [`${left.key}.${field}: ${wordsOf(left)} → ${wordsOf(right)}`])),
  );
  const lost = before.items.filter((item) => !pairs.has(item)).map((item) => `${item.key} lost: ${item.text.slice(0, 30)}`);
  const added = after.items.filter((item) => !paired.has(item) && !doubts.some(({ field }) => field.split('.')[0] === item.key)).map((item) => `${item.key} added: ${item.text.slice(0, 30)}`);
  return [...changed, ...lost, ...added];
}

/** Where the origins of a draft and its findings do not say the same about what is certain; [] when they agree. */
export function disagreeingOrigins(draft: PlanDraft): string[] {
  const origins = Object.entries(draft.origins ?? {});
  const doubts = draft.findings.filter(isDoubt);
  const isOf = (field: string, name: string): boolean => field === name || field.startsWith(`${name}.`);
  const certainInSpite = doubts.flatMap(({ key, field }) => origins.filter(([name, { certain }]) => certain && isOf(name, field)).map(([name]) => `${name} is certain in spite of ${key}`));
  const aboutNothing = doubts.filter(({ field }) => field !== 'plan.source' && !origins.some(([name]) => isOf(name, field) || isOf(field, name))).map(({ key }) => `${key} is about no field`);
  const aboutAll = new Set(['plan.items', ...draft.scopes.map(({ groupCode }) => `scope.${groupCode}`)]);
  const withoutFinding = origins
    .filter(([name, { certain }]) => !certain && !doubts.some(({ field }) => isOf(name, field) || (name.startsWith('item-') && aboutAll.has(field))))
    .map(([name]) => `${name} is uncertain without a finding`);
  return [...certainInSpite, ...aboutNothing, ...withoutFinding];
}

/** Every item field of a draft in comparable words, for readings that must be the same. */
export function itemWords(draft: PlanDraft | null): Record<string, string>[] {
  return (draft?.items ?? []).map((item) => Object.fromEntries(Object.entries(FIELDS).map(([field, wordsOf]) => [field, wordsOf(item)])));
}
