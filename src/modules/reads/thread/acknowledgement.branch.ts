import { unitThen } from '../../items/index.js';
import type { ThreadBranch } from './thread-branch.js';

/** 签收 by the units. */
export const acknowledgement: ThreadBranch = {
  kind: 'acknowledged',
  title: '签收',
  rows: ({ work }) => `select acknowledged_at, assignment.id, ${unitThen('acknowledged_at')}, null, '', json_build_object('role', role)
               from head join item on item.id = head.id join assignment on assignment.item_id = item.id join unit on unit.id = assignment.unit_id
               where acknowledged_at is not null and ${work}`,
};
