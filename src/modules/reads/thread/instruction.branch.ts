import type { ThreadBranch } from './thread-branch.js';

/** 批示 on the item: between leaders and the office (access table row 24). */
export const instructed: ThreadBranch = {
  kind: 'instructed',
  title: '批示',
  rows: ({ code }) => `select given_at, instruction.id, null, account.display_name, instruction.text, json_build_object('action', action)
               from head join instruction on instruction.item_id = head.id left join account on account.id = given_by_id where ${code !== 'unit'}`,
};

/** How the office handled it. */
export const instructionAnswered: ThreadBranch = {
  kind: 'instructionAnswered',
  title: '办理批示',
  rows: ({ code }) => `select answered_at, instruction.id, null, account.display_name, note, json_build_object('action', action, 'newItemId', new_item_id::text)
               from head join instruction on instruction.item_id = head.id left join account on account.id = answered_by_id where answered_at is not null and ${code !== 'unit'}`,
};
