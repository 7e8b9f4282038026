import { unitThen } from '../../items/index.js';
import type { ThreadBranch } from './thread-branch.js';

/** Reports of progress. */
export const report: ThreadBranch = {
  kind: 'reported',
  title: '进展报告',
  rows: ({ work }) => `select reported_at, progress_report.id, ${unitThen('reported_at')}, account.display_name, progress,
                    json_build_object('kind', progress_report.kind, 'state', state, 'problems', problems, 'nextSteps', next_steps, 'role', assignment.role)
               from head join assignment on assignment.item_id = head.id join progress_report on progress_report.assignment_id = assignment.id
               join unit on unit.id = assignment.unit_id join account on account.id = reported_by_id where ${work}`,
};
