import { unitThen } from '../../items/index.js';
import type { ThreadBranch } from './thread-branch.js';

/** 工作方案备案 of a lead unit with the office. */
export const planFiled: ThreadBranch = {
  kind: 'planFiled',
  title: '工作方案备案',
  rows: ({ own }) => `select filed_at, plan_filing.id, ${unitThen('filed_at')}, account.display_name, plan_filing.plan, json_build_object('onTime', on_time, 'reason', plan_filing.reason, 'expectedOn', expected_on)
               from head join assignment on assignment.item_id = head.id join plan_filing on plan_filing.assignment_id = assignment.id
               join unit on unit.id = assignment.unit_id join account on account.id = filed_by_id where ${own}`,
};
