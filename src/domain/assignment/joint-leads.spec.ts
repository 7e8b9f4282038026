import type { JointLeadPolicy } from '../plan/work-rules.js';
import type { AssignmentState } from './assignment.machine.js';
import { requiredLeadsHaveFinished } from './joint-leads.js';

describe('joint leads have done what the policy asks', () => {
  it.each<[JointLeadPolicy, readonly AssignmentState[], boolean]>([
    ['allMustFinish', ['completed', 'completed'], true],
    ['allMustFinish', ['completed', 'inProgress'], false],
    ['allMustFinish', ['completed', 'withdrawn'], true],
    ['allMustFinish', [], false],
    ['firstConsolidates', ['completed', 'inProgress'], true],
    ['firstConsolidates', ['inProgress', 'completed'], false],
    ['firstConsolidates', ['withdrawn', 'completed', 'inProgress'], true],
    ['firstConsolidates', ['withdrawn'], false],
  ])('%s with %j: %s', (policy, leads, done) => expect(requiredLeadsHaveFinished(leads, policy)).toBe(done));
});
