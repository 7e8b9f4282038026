import { NO_DETAIL, type ThreadBranch } from './thread-branch.js';

/** 中止 of the item. */
export const suspended: ThreadBranch = {
  kind: 'suspended',
  title: '中止',
  rows: () => `select suspended_at, item_suspension.id, null, account.display_name, reason, ${NO_DETAIL}
               from head join item_suspension on item_suspension.item_id = head.id join account on account.id = suspended_by_id`,
};

/** 恢复办理 after a suspension. */
export const resumed: ThreadBranch = {
  kind: 'resumed',
  title: '恢复办理',
  rows: () => `select resumed_at, item_suspension.id, null, account.display_name, '', ${NO_DETAIL}
               from head join item_suspension on item_suspension.item_id = head.id left join account on account.id = resumed_by_id where resumed_at is not null`,
};
