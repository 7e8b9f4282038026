import type { PlanKind } from '../document/plan-draft.js';
import { addMonths, type LocalDate } from '../kernel/local-date.js';

/** How the proposers judge what was done (满意度测评). */
export const SATISFACTION_TITLES = { satisfied: '满意', basicallySatisfied: '基本满意', dissatisfied: '不满意' } as const;

export type Satisfaction = keyof typeof SATISFACTION_TITLES;

export const SATISFACTIONS = Object.keys(SATISFACTION_TITLES) as readonly Satisfaction[];

const PROPOSALS: readonly PlanKind[] = ['npcMotion', 'cppccProposal'];

/** True for plans that carry out a motion or a proposal: whoever made it judges the result before the plan is closed. */
export function isJudgedByProposers(kind: PlanKind): boolean {
  return PROPOSALS.includes(kind);
}

/** 不满意: last day of handling again (重新办理), one month from the judgement (domain.md 4.5). */
export function rehandleBy(judgedOn: LocalDate): LocalDate {
  return addMonths(judgedOn, 1);
}
