import type { ThreadBranch } from './thread-branch.js';

/** The plan's phases while the item ran. */
export const phaseChanged: ThreadBranch = {
  kind: 'phaseChanged',
  title: '阶段',
  rows: () => `select changed_at, phase_change.id, null, account.display_name, phase.name,
                    json_build_object('change', change, 'startsOn', phase_change.starts_on, 'endsOn', phase_change.ends_on, 'reason', reason)
               from head join phase on phase.plan_id = head.plan_id join phase_change on phase_change.phase_id = phase.id left join account on account.id = changed_by_id`,
};
