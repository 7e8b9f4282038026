import type { ObligationKind } from './obligation.js';

/** Which obligation a reporting duty of a document becomes. */
const KIND_OF_DUTY = {
  unitPlanFiling: 'unitPlanFiling',
  halfYearSummary: 'summary',
  phaseSummary: 'summary',
  finalSummary: 'summary',
  monthlyInformation: 'monthlyInformation',
  briefing: 'briefing',
  progressReporting: 'progressReporting',
} as const satisfies Record<string, ObligationKind>;

// 原则上: such a duty is reminded of, but its ladder drafts no notices.
const SOFT_LADDER = 'information';

/** Ladder of what a reporting duty becomes: the plan's own choice, else the softer one for 原则上; null takes the kind's default. */
export function ladderOfDuty(planLadders: Readonly<Record<string, string>>, { kind, soft }: { readonly kind: keyof typeof KIND_OF_DUTY; readonly soft: boolean }): string | null {
  return planLadders[KIND_OF_DUTY[kind]] ?? (soft ? SOFT_LADDER : null);
}

/** Obligation kind of a reporting duty, by the kind the document gives it. */
export function obligationKindOfDuty(kind: keyof typeof KIND_OF_DUTY): ObligationKind {
  return KIND_OF_DUTY[kind];
}
