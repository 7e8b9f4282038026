import type { NoticeRow } from '../modules/notices/index.js';
import { type Column, textTable } from './text-table.js';

const COLUMNS: readonly Column[] = [
  { title: '编号', align: 'right' },
  { title: '状态' },
  { title: '文号' },
  { title: '督办单', flexible: 4 },
  { title: '到期日' },
  { title: '拟稿' },
  { title: '作废理由', flexible: 2 },
];

/** All notices, one line each. */
export function noticesTable(notices: readonly NoticeRow[], width: number): string {
  if (notices.length === 0) return '没有督办单。逾期事项到达阶梯的督办单时点后，系统会拟出草稿，待办公室签发。';
  return textTable(
    COLUMNS,
    notices.map((notice) => [
      notice.id,
      notice.stateTitle,
      notice.documentNumber,
      notice.title,
      notice.dueOn ?? '',
      notice.draftedOn,
      notice.discardReason,
    ]),
    width,
  );
}
