import type { ThreadBranch } from './thread-branch.js';

/** 催办 of a unit, by the office or the lead. */
export const urged: ThreadBranch = {
  kind: 'urged',
  title: '催办',
  rows: ({ work }) => `select urged_at, urge.id, unit.name, account.display_name, urge.text, json_build_object('urgingUnit', urging.name)
               from head join urge on urge.item_id = head.id join assignment on assignment.id = urge.assignment_id join unit on unit.id = urge.unit_id
               join account on account.id = urged_by_id left join unit urging on urging.id = urging_unit_id where ${work}`,
};
