import type { ThreadBranch } from './thread-branch.js';

/** 年底续办确认 by the office. */
export const rolledOver: ThreadBranch = {
  kind: 'rolledOver',
  title: '年底续办',
  rows: () => `select decided_at, item_rollover.id, null, account.display_name, reason, json_build_object('year', year, 'decision', decision)
               from head join item_rollover on item_rollover.item_id = head.id join account on account.id = decided_by_id`,
};
