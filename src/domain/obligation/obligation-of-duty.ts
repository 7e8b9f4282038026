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

/** Obligation kind of a reporting duty, by the kind the document gives it. */
export function obligationKindOfDuty(kind: keyof typeof KIND_OF_DUTY): ObligationKind {
  return KIND_OF_DUTY[kind];
}
