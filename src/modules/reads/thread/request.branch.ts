import { unitThen } from '../../items/index.js';
import type { ThreadBranch } from './thread-branch.js';

const OF_ASSIGNMENT = `from head join assignment on assignment.item_id = head.id join assignment_request request on request.assignment_id = assignment.id join unit on unit.id = assignment.unit_id`;

/** 退办 or 延期 that a unit asks of the office: nobody else's business. */
export const requestAsked: ThreadBranch = {
  kind: 'requestAsked',
  title: '申请退办或延期',
  rows: ({ own }) => `select asked_at, request.id, ${unitThen('asked_at')}, account.display_name, request.reason,
                    json_build_object('kind', request.kind, 'proposedUnit', proposed.name, 'dueOn', request.due_on, 'newDueOn', request.new_due_on)
               ${OF_ASSIGNMENT} join account on account.id = asked_by_id left join unit proposed on proposed.id = proposed_unit_id where ${own}`,
};

/** What became of the request: the office's answer, or that it was taken back. */
export const requestAnswered: ThreadBranch = {
  kind: 'requestAnswered',
  title: '退办或延期申请办结',
  rows: ({ own }) => `select decided_at, request.id, ${unitThen('decided_at')}, account.display_name, decision_reason,
                    json_build_object('kind', request.kind, 'status', request.status, 'grantedDueOn', granted_due_on, 'reassignedTo', heir.name)
               ${OF_ASSIGNMENT} left join account on account.id = decided_by_id
               left join assignment instead on instead.id = reassigned_to_id left join unit heir on heir.id = instead.unit_id where decided_at is not null and ${own}`,
};
