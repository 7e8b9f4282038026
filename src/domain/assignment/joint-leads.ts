import type { JointLeadPolicy } from '../plan/work-rules.js';
import type { AssignmentState } from './assignment.machine.js';
import { everyLeadHasFinished } from './completion.rules.js';

/** True when the leads the policy asks for have finished; `leads` in the order of their printing, those taken off among them. */
export function requiredLeadsHaveFinished(leads: readonly AssignmentState[], policy: JointLeadPolicy): boolean {
  const standing = leads.filter((state) => state !== 'withdrawn');
  return everyLeadHasFinished(policy === 'firstConsolidates' ? standing.slice(0, 1) : standing);
}
