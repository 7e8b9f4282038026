import type { ThreadBranch } from './thread-branch.js';

/** 调整、终止、办结、核查、销号 and 重新办理 by the office. */
export const itemChanged: ThreadBranch = {
  kind: 'itemChanged',
  title: '任务事项变更',
  rows: () => `select changed_at, item_change.id, null, account.display_name, reason, json_build_object('change', item_change.kind, 'dueOn', item_change.due_on, 'authority', authority, 'cause', cause)
               from head join item_change on item_change.item_id = head.id left join account on account.id = changed_by_id`,
};
