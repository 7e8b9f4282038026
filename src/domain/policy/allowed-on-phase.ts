import type { PhaseState } from '../plan/phase.js';
import type { PlanState } from '../plan/plan.machine.js';
import type { Actor } from './actor.js';
import { can, type PolicySubject } from './can.js';

/** What this person may do to the phase now: its office may move its window, and close it while it runs. */
export function allowedOnPhase(actor: Actor, state: PhaseState, planState: PlanState, subject: PolicySubject): ('override' | 'close')[] {
  if (planState !== 'issued' || !can(actor, 'adjustPhase', subject)) return [];
  return state === 'active' ? ['override', 'close'] : ['override'];
}
