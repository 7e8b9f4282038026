import { type PlanCommand, planMachine, type PlanState } from '../plan/plan.machine.js';
import type { Actor } from './actor.js';
import type { PolicySubject } from './can.js';
import { type ActionOf, granted, refused, type RefusedCommand } from './offered.js';

// A closed plan runs again by the proposers' judgement (不满意), not by a command of its own.
const ACTIONS: ActionOf<PlanCommand> = { issue: 'issuePlan', close: 'closePlan', archive: 'closePlan' };

/** What this person may do to the plan now. */
export function allowedOnPlan(actor: Actor, state: PlanState, subject: PolicySubject): PlanCommand[] {
  return granted(actor, planMachine.allowed(state), ACTIONS, subject);
}

/** What this person's role may do to the plan, but not now, with the reason. */
export function refusedOnPlan(actor: Actor, state: PlanState, subject: PolicySubject): RefusedCommand<PlanCommand>[] {
  return refused(actor, planMachine, state, { actions: ACTIONS, subject, allowed: allowedOnPlan(actor, state, subject) });
}
