import type { ReportingDutyKind } from '../document/plan-draft.js';
import { addDays, daysBetween, type LocalDate } from '../kernel/local-date.js';
import { RuleViolation } from '../kernel/rule-violation.js';

/** Kinds the office answers for: a filing is 备案 only when it was looked at, a summary goes into the office's own. */
const REVIEWED: ReadonlySet<ReportingDutyKind> = new Set(['unitPlanFiling', 'halfYearSummary', 'phaseSummary', 'finalSummary']);

/**
 * True when what is handed in waits for the office's answer, so that the unit's clock stands still and the office's runs. The pieces of
 * a month, briefings and progress are taken as they come, as is whatever is asked for 原则上; the office may still accept or return them.
 */
export function needsOfficeReview({ kind, soft }: { readonly kind: ReportingDutyKind; readonly soft: boolean }): boolean {
  return !soft && REVIEWED.has(kind);
}

/** True when the duty asks for a document of its own (工作方案, 总结), so that 无新进展 is no answer to it. */
export function asksForContent(kind: ReportingDutyKind): boolean {
  return REVIEWED.has(kind);
}

/** Throws RuleViolation `SUBMISSION_CONTENT_ASKED_FOR` when the period cannot be answered by 无新进展; `title` is the submission's. */
export function refuseNoChange(kind: ReportingDutyKind, title: string): void {
  if (asksForContent(kind)) throw new RuleViolation('SUBMISSION_CONTENT_ASKED_FOR', { title });
}

/** The day a piece that was given back is due again: the unit has the days it had left when it handed in, as if its clock had stood still. */
export function dueAfterReturn(dueOn: LocalDate, handedInOn: LocalDate, today: LocalDate): LocalDate {
  return addDays(dueOn, daysBetween(handedInOn, today));
}
