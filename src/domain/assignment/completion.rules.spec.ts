import type { AssignmentRole } from '../document/plan-draft.js';
import type { ItemState } from '../item/item.machine.js';
import type { AssignmentState } from './assignment.machine.js';
import { acceptableEvidence, EVIDENCE_LIMIT, everyLeadHasFinished, mayClaimCompletion } from './completion.rules.js';

describe('completion', () => {
  it.each<[AssignmentRole, ItemState, boolean]>([
    ['lead', 'inProgress', true],
    ['lead', 'suspended', false],
    ['lead', 'completed', false],
    ['cooperating', 'inProgress', false],
    ['guiding', 'inProgress', false],
  ])('of a %s unit on an item that is %s may be claimed: %s', (role, itemStatus, allowed) => expect(mayClaimCompletion({ role, itemStatus })).toBe(allowed));

  it.each<[AssignmentState[], boolean]>([
    [['completed'], true],
    [['completed', 'completed'], true],
    [['completed', 'completionReview'], false],
    [['completed', 'pendingAck'], false],
    [['completed', 'withdrawn'], true],
    [['withdrawn'], false],
    [[], false],
  ])('of an item whose leads are %j is reached: %s', (leads, finished) => expect(everyLeadHasFinished(leads)).toBe(finished));

  it('needs evidence that says something and is not too long', () => {
    expect(acceptableEvidence(' 已验收，见验收意见。 ')).toBe('已验收，见验收意见。');
    expect(() => acceptableEvidence(' 。 ')).toThrow('没有写明办结情况和佐证');
    expect(() => acceptableEvidence('长'.repeat(EVIDENCE_LIMIT + 1))).toThrow('“办结情况”有5001个字，超过5000个字的上限');
  });
});
