import { unitThen } from '../../items/index.js';
import type { ThreadBranch } from './thread-branch.js';

/** 申报办结 by a lead unit. */
export const completionClaim: ThreadBranch = {
  kind: 'completionClaimed',
  title: '申报办结',
  rows: ({ work }) => `select claimed_at, completion_claim.id, ${unitThen('claimed_at')}, account.display_name, evidence, json_build_object('claimedOn', completion_claim.claimed_on)
               from head join assignment on assignment.item_id = head.id join completion_claim on completion_claim.assignment_id = assignment.id
               join unit on unit.id = assignment.unit_id join account on account.id = claimed_by_id where ${work}`,
};

/** The office's answer to a claim. */
export const completionAnswer: ThreadBranch = {
  kind: 'completionAnswered',
  title: '答复办结申报',
  rows: ({ work }) => `select decided_at, completion_claim.id, ${unitThen('decided_at')}, account.display_name, decision_reason, json_build_object('decision', decision)
               from head join assignment on assignment.item_id = head.id join completion_claim on completion_claim.assignment_id = assignment.id
               join unit on unit.id = assignment.unit_id left join account on account.id = decided_by_id where decided_at is not null and ${work}`,
};
