import { originsAfterDecisions } from './field-origins.js';
import type { Correction, DraftAssignment, DraftItem, Finding, PlanDraft } from './plan-draft.js';

/** Why a stored correction changed nothing. */
export type UnusedReason = 'findingGone' | 'unknownField' | 'wrongShape' | 'noSingleCandidate' | 'unknownGroup' | 'repeated';

export interface UnusedCorrection {
  readonly correction: Correction;
  readonly why: UnusedReason;
}

/** A draft after a person's decisions: what they changed, which findings are still open and which decisions no longer apply. */
export interface CorrectedDraft {
  readonly draft: PlanDraft;
  readonly openFindings: readonly Finding[];
  readonly unusedCorrections: readonly UnusedCorrection[];
}

/** Decisions kept for one document; the shape of the files in seed-data/corrections. */
export interface CorrectionFile {
  readonly documentNumber: string;
  readonly corrections: readonly Correction[];
}

type Applied = { readonly draft: PlanDraft } | { readonly why: UnusedReason };

/** Findings about a name that belongs to no unit: `set` names units or a group for it. */
const ABOUT_A_NAME: ReadonlySet<string> = new Set(['unit-unknown', 'unit-ambiguous', 'group-members-unknown']);

function sameShape(current: unknown, value: unknown): boolean {
  if (current === null || value === null) return true;
  return typeof current === typeof value && Array.isArray(current) === Array.isArray(value);
}

function withFields<T extends object>(target: T, set: Readonly<Record<string, unknown>>): T | UnusedReason {
  const current = new Map<string, unknown>(Object.entries(target));
  for (const [name, value] of Object.entries(set)) {
    if (!current.has(name)) return 'unknownField';
    if (!sameShape(current.get(name), value)) return 'wrongShape';
  }
  return { ...target, ...set };
}

/** Replaces the object with this key in a list; null when no object has it. */
function replaceIn<T extends { readonly key: string }>(list: readonly T[], key: string, set: Readonly<Record<string, unknown>>): { list: T[] } | UnusedReason | null {
  const position = list.findIndex((entry) => entry.key === key);
  const target = list[position];
  if (!target) return null;
  const changed = withFields(target, set);
  return typeof changed === 'string' ? changed : { list: list.with(position, changed) };
}

function setFields(draft: PlanDraft, finding: Finding, set: Readonly<Record<string, unknown>>): Applied {
  const key = finding.field.split('.')[0] ?? '';
  if (key === 'plan') {
    const changed = withFields(draft, set);
    return typeof changed === 'string' ? { why: changed } : { draft: changed };
  }
  const items = replaceIn(draft.items, key, set);
  if (items) return typeof items === 'string' ? { why: items } : { draft: { ...draft, items: items.list } };
  const phases = replaceIn(draft.phases, key, set);
  if (phases) return typeof phases === 'string' ? { why: phases } : { draft: { ...draft, phases: phases.list } };
  const duties = replaceIn(draft.duties, key, set);
  if (duties) return typeof duties === 'string' ? { why: duties } : { draft: { ...draft, duties: duties.list } };
  return { why: 'unknownField' };
}

interface NamedUnits {
  readonly unitCodes: readonly string[];
  readonly groupCode: string | null;
}

function namedUnits(set: Readonly<Record<string, unknown>>, draft: PlanDraft): NamedUnits | UnusedReason {
  const { unitCodes, groupCode } = set;
  if (typeof groupCode === 'string') {
    const scope = draft.scopes.find((candidate) => candidate.groupCode === groupCode);
    return scope ? { unitCodes: scope.memberCodes, groupCode } : 'unknownGroup';
  }
  if (!Array.isArray(unitCodes) || unitCodes.length === 0) return 'unknownField';
  const codes = unitCodes.filter((code): code is string => typeof code === 'string');
  return codes.length === unitCodes.length ? { unitCodes: codes, groupCode: null } : 'wrongShape';
}

/** Puts units in the place of a printed name; a unit the item has already is not named twice. */
function nameUnits(item: DraftItem, printed: string, named: NamedUnits): DraftItem | UnusedReason {
  const position = item.assignments.findIndex((assignment) => assignment.printed === printed && assignment.unitCode === null);
  const unresolved = item.assignments[position];
  if (!unresolved) return 'findingGone';
  const others = new Set(item.assignments.map((assignment) => assignment.unitCode));
  const viaGroup = named.groupCode ?? unresolved.viaGroup;
  const resolved = named.unitCodes
    .filter((code) => !others.has(code))
    .map((code): DraftAssignment => ({ ...unresolved, outcome: 'matched', unitCode: code, viaGroup, candidates: [] }));
  return { ...item, assignments: [...item.assignments.slice(0, position), ...resolved, ...item.assignments.slice(position + 1)] };
}

function resolveName(draft: PlanDraft, finding: Finding, named: NamedUnits): Applied {
  const key = finding.field.split('.')[0];
  const position = draft.items.findIndex((item) => item.key === key);
  const item = draft.items[position];
  if (!item) return { why: 'unknownField' };
  const changed = nameUnits(item, finding.printed, named);
  return typeof changed === 'string' ? { why: changed } : { draft: { ...draft, items: draft.items.with(position, changed) } };
}

/** The one unit the reader offered for a name; null when it offered none or several. */
function onlyCandidate(draft: PlanDraft, finding: Finding): string | null {
  const item = draft.items.find((candidate) => finding.field.startsWith(`${candidate.key}.`));
  const candidates = item?.assignments.find((assignment) => assignment.printed === finding.printed && assignment.unitCode === null)?.candidates ?? [];
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

function applyOne(draft: PlanDraft, finding: Finding, correction: Correction): Applied {
  const aboutAName = ABOUT_A_NAME.has(finding.code) && finding.field.endsWith('.assignments');
  if (correction.decision === 'keepPrinted' || correction.decision === 'ignore') return { draft };
  if (correction.decision === 'acceptProposal') {
    if (!aboutAName || finding.code === 'group-members-unknown') return { draft };
    const code = onlyCandidate(draft, finding);
    return code === null ? { why: 'noSingleCandidate' } : resolveName(draft, finding, { unitCodes: [code], groupCode: null });
  }
  const set = correction.set ?? {};
  if (!aboutAName) return setFields(draft, finding, set);
  const named = namedUnits(set, draft);
  return typeof named === 'string' ? { why: named } : resolveName(draft, finding, named);
}

/**
 * Replays decisions on a fresh reading, in their order. `acceptProposal` agrees with what the reader did and, for a name with exactly
 * one candidate, takes it; `keepPrinted` and `ignore` leave the reading as it is; `set` replaces fields of the object the finding is about, or
 * names `unitCodes` or a `groupCode` defined in the document for an unresolved name. Findings stay in the draft; only undecided ones
 * are open. A correction that fits nothing any more is returned, never dropped silently.
 */
export function applyCorrections(draft: PlanDraft, corrections: readonly Correction[]): CorrectedDraft {
  const findings = new Map(draft.findings.map((finding) => [finding.key, finding]));
  const decided = new Set<string>();
  const edited = new Set<string>();
  const unusedCorrections: UnusedCorrection[] = [];
  let current = draft;
  for (const correction of corrections) {
    const finding = findings.get(correction.finding);
    if (!finding || decided.has(finding.key)) {
      unusedCorrections.push({ correction, why: finding ? 'repeated' : 'findingGone' });
      continue;
    }
    const applied = applyOne(current, finding, correction);
    if ('why' in applied) {
      unusedCorrections.push({ correction, why: applied.why });
      continue;
    }
    current = applied.draft;
    decided.add(finding.key);
    if (correction.decision === 'set') edited.add(finding.field);
  }
  const openFindings = draft.findings.filter((finding) => !decided.has(finding.key));
  const origins = draft.origins && originsAfterDecisions(current, draft.origins, openFindings, edited);
  return { draft: origins ? { ...current, origins } : current, openFindings, unusedCorrections };
}
