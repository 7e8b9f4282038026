import { lengthInCharacters } from '../kernel/readable-text.js';
import type { LocalDate } from '../kernel/local-date.js';
import { RuleViolation } from '../kernel/rule-violation.js';
import { statedReason } from '../kernel/stated-reason.js';

/** What a lead unit files about how it will work (工作方案备案): in time, or why not and by when. */
export interface PlanFiling {
  readonly onTime: boolean;
  /** The plan of work in short; may be empty where a document was filed apart. */
  readonly plan: string;
  readonly reason: string;
  readonly expectedOn: LocalDate | null;
}

/** Most characters of the plan of work. */
export const FILED_PLAN_LIMIT = 5000;

/** The filing that may be stored; throws RuleViolation. `effectiveDueOn` is the day that counts, null for an item without a date. */
export function acceptableFiling(filing: PlanFiling, effectiveDueOn: LocalDate | null): PlanFiling {
  const length = lengthInCharacters(filing.plan);
  if (length > FILED_PLAN_LIMIT) throw new RuleViolation('PLAN_FILING_TEXT_TOO_LONG', { field: '工作方案', length, limit: FILED_PLAN_LIMIT });
  const plan = filing.plan.trim();
  if (filing.onTime) {
    if (filing.expectedOn !== null) throw new RuleViolation('PLAN_FILING_DATE_UNASKED', {});
    return { ...filing, plan, reason: '' };
  }
  const reason = statedReason(filing.reason, '不能按期完成');
  if (filing.expectedOn === null) throw new RuleViolation('PLAN_FILING_DATE_MISSING', {});
  if (effectiveDueOn !== null && filing.expectedOn <= effectiveDueOn) throw new RuleViolation('PLAN_FILING_DATE_NOT_LATER', { dueOn: effectiveDueOn });
  return { ...filing, plan, reason };
}
