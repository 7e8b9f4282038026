import type { ThreadBranch } from './thread-branch.js';

const OF_ITEM = 'from head join notice on notice.item_id = head.id join unit on unit.id = notice.unit_id';
/** A notice is read by its own unit, the office and leaders. */
const readBy = (code: string): string => (code === 'unit' ? 'notice.unit_id = $3::bigint' : 'true');

/** 督办单 drafted for the item: the office's own paper until it is issued. */
export const noticeDrafted: ThreadBranch = {
  kind: 'noticeDrafted',
  title: '拟督办单',
  rows: ({ code }) => `select drafted_at, notice.id, unit.name, account.display_name, notice.title, json_build_object('colour', colour, 'state', notice.state, 'dueOn', notice.due_on, 'discardReason', discard_reason)
               ${OF_ITEM} left join account on account.id = drafted_by_id where ${code !== 'unit'}`,
};

/** 督办单 with its number. */
export const noticeIssued: ThreadBranch = {
  kind: 'noticeIssued',
  title: '督办单',
  rows: ({ code }) => `select notice.issued_at, notice.id, unit.name, account.display_name, notice.title, json_build_object('colour', colour, 'number', notice.number, 'state', notice.state, 'issuingAuthority', notice.issuing_authority)
               ${OF_ITEM} left join account on account.id = issued_by_id where notice.issued_at is not null and ${readBy(code)}`,
};

/** 回复 of the unit on it. */
export const noticeReplied: ThreadBranch = {
  kind: 'noticeReplied',
  title: '回复督办单',
  rows: ({ code }) => `select replied_at, reply.id, unit.name, account.display_name, reply.text, json_build_object('number', notice.number, 'decision', decision, 'decisionReason', decision_reason)
               ${OF_ITEM} join notice_reply reply on reply.notice_id = notice.id join account on account.id = replied_by_id where ${readBy(code)}`,
};
