import { RuleViolation } from '../kernel/rule-violation.js';

/** The first of two steps that two people must take (双人复核): who took it, null for the system, and what it was. */
export interface FirstStep {
  readonly accountId: string | null;
  /** 核查, 方案的拟定 */
  readonly did: string;
}

/**
 * Why this person may not take the second step: the plan asks for two people, and one of the first steps was theirs. Null when they may; a step
 * nobody took (the system imported or drafted) binds nobody.
 */
export function secondStepRefusal(fourEyes: boolean, firsts: readonly FirstStep[], secondId: string | null, commandTitle: string): RuleViolation<'FOUR_EYES'> | null {
  const own = fourEyes && secondId !== null ? firsts.find(({ accountId }) => accountId === secondId) : undefined;
  return own ? new RuleViolation('FOUR_EYES', { first: own.did, commandTitle }) : null;
}

/** Throws RuleViolation `FOUR_EYES` when the plan asks for two people and the second step is taken by a person of the first. */
export function refuseSamePerson(fourEyes: boolean, firsts: readonly FirstStep[], secondId: string | null, commandTitle: string): void {
  const refusal = secondStepRefusal(fourEyes, firsts, secondId, commandTitle);
  if (refusal) throw refusal;
}
