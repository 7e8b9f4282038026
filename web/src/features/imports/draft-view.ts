import type { Schemas } from '../../api/client';

/** What of a draft the pages show; the whole shape is docs/draft.schema.json. */
export type AssignmentRole = 'lead' | 'cooperating' | 'guiding';

export interface DraftAssignment {
  readonly role: AssignmentRole;
  readonly roleWord: string;
  readonly printed: string;
  readonly outcome: 'matched' | 'ambiguous' | 'unknown';
  readonly unitCode: string | null;
  readonly viaGroup: string | null;
  readonly candidates: readonly string[];
}

export interface DraftDeadline {
  readonly raw: string;
  readonly dueOn: string | null;
  readonly precision: string | null;
  readonly evergreen: boolean;
}

export interface DraftItem {
  readonly key: string;
  readonly number: string;
  readonly headings: readonly string[];
  readonly text: string;
  readonly upstreamText: string | null;
  readonly deadline: DraftDeadline;
  readonly clauses: readonly { readonly role: AssignmentRole; readonly roleWord: string; readonly words: string }[];
  readonly assignments: readonly DraftAssignment[];
}

export interface DraftPhase {
  readonly key: string;
  readonly name: string;
  readonly window: { readonly raw: string; readonly startsOn: string | null; readonly endsOn: string | null };
}

export interface DraftDuty {
  readonly key: string;
  readonly title: string;
  readonly words: string;
  readonly deadline: DraftDeadline;
}

export interface UnitProposal {
  readonly name: string;
  readonly kind: string | null;
  readonly nearest: readonly string[];
  readonly itemKeys: readonly string[];
}

export interface PlanDraft {
  readonly documentNumber: string;
  readonly title: string;
  readonly shortName: string;
  readonly kind: string;
  readonly issuer: string;
  readonly issuedOn: string | null;
  readonly leadingGroup: { readonly name: string; readonly officePrinted: string; readonly officeUnitCode: string | null } | null;
  readonly supervisor?: { readonly printed: string; readonly unitCode: string } | null;
  readonly phases: readonly DraftPhase[];
  readonly duties: readonly DraftDuty[];
  readonly scopes: readonly { readonly groupCode: string; readonly words: string; readonly memberCodes: readonly string[] }[];
  readonly items: readonly DraftItem[];
  readonly unitProposals?: readonly UnitProposal[];
}

export type Finding = Schemas['FindingResponse'];

/** A draft with its findings, and the decisions of earlier readings that fit nothing any more. */
export type DraftView = Omit<Schemas['DraftResponse'], 'draft'> & { readonly draft: PlanDraft };

/** The answer of the server with the draft in the shape that the pages know. */
export function draftView(answer: Schemas['DraftResponse']): DraftView {
  return { ...answer, draft: answer.draft as unknown as PlanDraft };
}

/** What a finding is about: the object, and the part of it ('' for the whole). */
export type Subject = { readonly part: string } & (
  | { readonly of: 'item'; readonly item: DraftItem }
  | { readonly of: 'phase'; readonly phase: DraftPhase }
  | { readonly of: 'duty'; readonly duty: DraftDuty }
  | { readonly of: 'plan' | 'other' }
);

export function subjectOf(draft: PlanDraft, field: string): Subject {
  const [key = '', part = ''] = field.split('.');
  const item = draft.items.find((one) => one.key === key);
  if (item) return { of: 'item', item, part };
  const phase = draft.phases.find((one) => one.key === key);
  if (phase) return { of: 'phase', phase, part };
  const duty = draft.duties.find((one) => one.key === key);
  if (duty) return { of: 'duty', duty, part };
  return { of: key === 'plan' ? 'plan' : 'other', part };
}

/** How many different tasks and sections the items stand under. */
export function headingCounts(items: readonly DraftItem[]): { readonly tasks: number; readonly sections: number } {
  const deep = items.filter(({ headings }) => headings.length > 1);
  return { tasks: new Set(deep.map(({ headings }) => headings.join('\n'))).size, sections: new Set(items.flatMap(({ headings }) => headings.slice(0, 1))).size };
}

export interface RoleWord {
  readonly word: string;
  readonly role: AssignmentRole;
  readonly items: number;
}

/** The words with which this document names who does what, and what each was taken for. */
export function roleWords(items: readonly DraftItem[]): readonly RoleWord[] {
  const counted = new Map<string, RoleWord>();
  for (const { clauses } of items) {
    for (const [key, { roleWord: word, role }] of new Map(clauses.map((clause) => [`${clause.roleWord}\n${clause.role}`, clause]))) {
      counted.set(key, { word, role, items: (counted.get(key)?.items ?? 0) + 1 });
    }
  }
  return [...counted.values()];
}

export interface NamedUnit {
  readonly printed: string;
  readonly unitCodes: readonly string[];
  readonly viaGroup: string | null;
  readonly items: number;
}

/** Each printed name of a unit or group with what it was taken for, in the order of the document; names nobody bears have no codes. */
export function namedUnits(items: readonly DraftItem[]): readonly NamedUnit[] {
  const named = new Map<string, { codes: Set<string>; viaGroup: string | null; items: Set<string> }>();
  for (const item of items) {
    for (const { printed, unitCode, viaGroup } of item.assignments) {
      const known = named.get(printed) ?? { codes: new Set<string>(), viaGroup, items: new Set<string>() };
      if (unitCode !== null) known.codes.add(unitCode);
      known.items.add(item.key);
      named.set(printed, known);
    }
  }
  return [...named].map(([printed, { codes, viaGroup, items: of }]) => ({ printed, unitCodes: [...codes], viaGroup, items: of.size }));
}
