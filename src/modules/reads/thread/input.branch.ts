import { unitThen } from '../../items/index.js';
import type { ThreadBranch } from './thread-branch.js';

/** 配合情况 of a cooperating unit, sent to the leads of the item. */
export const inputSent: ThreadBranch = {
  kind: 'inputSent',
  title: '配合情况',
  rows: ({ work }) => `select sent_at, input.id, ${unitThen('sent_at')}, account.display_name, input.text, json_build_object('kind', input.kind, 'newDueOn', input.new_due_on, 'usedInReportId', used_in_report_id::text)
               from head join assignment on assignment.item_id = head.id join cooperating_input input on input.assignment_id = assignment.id
               join unit on unit.id = assignment.unit_id join account on account.id = sent_by_id where ${work}`,
};
