import type { DateWindow, Deadline } from '../kernel/deadline.js';
import type { LocalDate } from '../kernel/local-date.js';
import type { UnitKind } from '../unit/unit.js';

/** What kind of document the plan came from. */
export type PlanKind = 'npcMotion' | 'cppccProposal' | 'implementationPlan' | 'taskList' | 'opinion' | 'policy';

/** Where in the source something stands: 1-based lines of the text, and the printed words when they are short. */
export interface Place {
  readonly line: number;
  readonly endLine: number;
}

/** Whose duty: 牵头/主办 lead, 责任/配合 beside a lead cooperating, 指导 guiding. */
export type AssignmentRole = 'lead' | 'cooperating' | 'guiding';

/** One unit (or one name that could not be resolved) in one role of one item. */
export interface DraftAssignment {
  readonly role: AssignmentRole;
  /** The role word of the document, verbatim (牵头单位, 责任单位, 配合单位 …). */
  readonly roleWord: string;
  /** The unit name as printed; for a group the group's printed words. */
  readonly printed: string;
  readonly outcome: 'matched' | 'ambiguous' | 'unknown';
  readonly unitCode: string | null;
  /** Group code the unit came from (各区人民政府), null when it is named itself. */
  readonly viaGroup: string | null;
  /** Codes of possible units when not matched; never chosen silently. */
  readonly candidates: readonly string[];
  /** Code of the unit that has taken over from the named one by the day the text took effect; absent while the named unit stands. */
  readonly carriedOnBy?: string;
}

/** The words of one role clause or table cell as printed, separators included, so that the ledger can show the source's own cell. */
export interface ResponsibilityClause {
  readonly role: AssignmentRole;
  readonly roleWord: string;
  readonly words: string;
}

/** A number the text promises (2000列, 30家以上, 年均增长10%). */
export interface NumericTarget {
  readonly words: string;
  readonly value: number;
  readonly unit: string;
  readonly bound: 'atLeast' | 'atMost' | 'exactly';
  /** Year named in the sentence (到2025年), else null. */
  readonly year: number | null;
}

/** People a document names beside the units (牵头领导：张三): kept as printed, never units. */
export interface ResponsiblePeople {
  readonly roleWord: string;
  readonly words: string;
}

/** A step on the way that the words date (2024年6月底前开工): no end of the work. */
export interface Milestone {
  /** What is to have happened by then: 开工, 投入使用. */
  readonly event: string;
  readonly deadline: Deadline;
}

export interface DraftItem {
  /** Stable within the document, e.g. `item-33`. */
  readonly key: string;
  /** Position counted by structure, from 1. */
  readonly position: number;
  /** Number as printed, '' when none is printed. */
  readonly number: string;
  /** Headings above it, outermost first: section, main task. */
  readonly headings: readonly string[];
  readonly text: string;
  /** 一是…二是… */
  readonly points: readonly string[];
  /** The text of the higher-level measure this item carries out (省若干措施 in 24号), else null. */
  readonly upstreamText: string | null;
  readonly deadline: Deadline;
  readonly targets: readonly NumericTarget[];
  readonly clauses: readonly ResponsibilityClause[];
  readonly assignments: readonly DraftAssignment[];
  /** Absent where the document names no people. */
  readonly people?: readonly ResponsiblePeople[];
  /** Absent where no step is dated. */
  readonly milestones?: readonly Milestone[];
  readonly place: Place;
}

export interface DraftPhase {
  readonly key: string;
  readonly name: string;
  readonly window: DateWindow;
  readonly text: string;
  readonly place: Place;
}

export type ReportingDutyKind = 'unitPlanFiling' | 'halfYearSummary' | 'phaseSummary' | 'finalSummary' | 'monthlyInformation' | 'briefing' | 'progressReporting';
/** Who owes it: every lead · every unit with a responsibility · members of the leading group · the office. */
export type DutyAudience = 'leads' | 'responsibleUnits' | 'leadingGroupMembers' | 'office';
export type DutyCadence = 'once' | 'weekly' | 'monthly' | 'quarterly' | 'halfYearly' | 'yearly';

export interface DraftReportingDuty {
  readonly key: string;
  readonly kind: ReportingDutyKind;
  readonly title: string;
  readonly words: string;
  readonly place: Place;
  readonly audience: DutyAudience;
  readonly cadence: DutyCadence;
  /** For `once`: the day it is due; dueOn null waits for a person to date it. For cadences: the bound. */
  readonly deadline: Deadline;
  /** Phase the duty belongs to, by key, or null for the whole plan. */
  readonly phaseKey: string | null;
  readonly minCount: number;
  /** 原则上: asked for, not escalated as a breach. */
  readonly soft: boolean;
}

/** Words that define a group for this document only (各区人民政府〈含开发区…,下同〉). */
export interface ScopeDefinition {
  readonly groupCode: string;
  readonly words: string;
  readonly memberCodes: readonly string[];
  readonly place: Place;
}

/**
 * A rule the document lays down for all its tasks: the items that follow have further units (武政〔2024〕7号), a unit that takes over
 * functions carries on (武政办〔2024〕28号), a successor in post steps in without a new document (武政办〔2024〕25号), the unit listed
 * first leads (列第一位的为牵头单位).
 */
export type DocumentRuleKind = 'unitsOfFollowingItems' | 'unitSuccession' | 'postSuccession' | 'firstUnitLeads';

export interface DocumentRule {
  readonly kind: DocumentRuleKind;
  readonly words: string;
  /** For `unitsOfFollowingItems`: role word and units as printed; otherwise null. */
  readonly adds: { readonly roleWord: string; readonly units: string } | null;
  readonly place: Place;
}

export type FindingSeverity = 'blocking' | 'review' | 'note';

/**
 * A doubt about the reading. `field` names what it is about (`item-33.deadline`);
 * `done` says in Chinese what the reader did, `proposal` what it suggests a person decide.
 */
export interface Finding {
  /** Stable within the document: `<code>:<field>`, with `#n` when one field has several. */
  readonly key: string;
  readonly code: string;
  readonly severity: FindingSeverity;
  readonly field: string;
  readonly place: Place;
  readonly printed: string;
  readonly done: string;
  readonly proposal: string | null;
}

export interface LeadingGroup {
  readonly name: string;
  /** Printed name and code of the unit in which the group's office sits; code null when unresolved. */
  readonly officePrinted: string;
  readonly officeUnitCode: string | null;
}

/** The unit that the document charges with supervising the whole plan where no leading group does. */
export interface SupervisingUnit {
  readonly printed: string;
  readonly unitCode: string;
}

/** A printed name that no unit of the directory bears: offered to be added in one step, never added by the reader. */
export interface UnitProposal {
  readonly name: string;
  /** Guessed from the name's own words; null when they betray nothing. */
  readonly kind: UnitKind | null;
  /** Codes of the most similar known units, best first. */
  readonly nearest: readonly string[];
  /** Keys of the items that name it. */
  readonly itemKeys: readonly string[];
  readonly place: Place;
}

/** Where a field came from: the words themselves, something the reader concluded (a year, a group's members), nothing printed, or a person's edit. */
export type FieldBasis = 'printed' | 'inferred' | 'absent' | 'decided';

/** Origin of one field of a draft. A field that is not certain has a finding about it. */
export interface FieldOrigin {
  readonly basis: FieldBasis;
  readonly certain: boolean;
  readonly place: Place;
}

/** What the reader makes of one document; nothing is stored until a person (or a stored correction) confirms it. */
export interface PlanDraft {
  readonly documentNumber: string;
  readonly title: string;
  /** Short name people use for it: 3号建议案, 外经贸 …; '' when the text gives none. */
  readonly shortName: string;
  readonly kind: PlanKind;
  readonly issuer: string;
  readonly issuedOn: LocalDate | null;
  readonly leadingGroup: LeadingGroup | null;
  /** Set when a sentence charges one known unit with 督导检查 of the work (市发改委 in 武政办〔2024〕24号). */
  readonly supervisor?: SupervisingUnit | null;
  readonly phases: readonly DraftPhase[];
  readonly duties: readonly DraftReportingDuty[];
  readonly scopes: readonly ScopeDefinition[];
  /** Absent in drafts stored before rules were read. */
  readonly rules?: readonly DocumentRule[];
  readonly items: readonly DraftItem[];
  /** Absent in drafts stored before proposals were made. */
  readonly unitProposals?: readonly UnitProposal[];
  /** Origin per field, by the names findings use (`item-33.deadline`, `plan.issuedOn`). Absent in drafts stored before origins were kept. */
  readonly origins?: Readonly<Record<string, FieldOrigin>>;
  readonly findings: readonly Finding[];
  readonly place: Place;
}

/**
 * What a person decides about a finding: `acceptProposal` agrees with the reader, `set` replaces fields of the object the finding is
 * about, `keepPrinted` leaves the printed words as they are, `ignore` says that the doubt does not matter.
 */
export const DECISIONS = ['acceptProposal', 'set', 'keepPrinted', 'ignore'] as const;
export type Decision = (typeof DECISIONS)[number];

/** A decision about one finding, kept in `seed-data/corrections/` or the database and replayed on every reading. */
export interface Correction {
  readonly finding: string;
  readonly decision: Decision;
  readonly set?: Readonly<Record<string, unknown>>;
  readonly reason: string;
}
