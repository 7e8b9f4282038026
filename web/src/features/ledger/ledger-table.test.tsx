import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { LanguageProvider } from '../../i18n/language';
import { blocksOf } from './blocks';
import { LedgerTable } from './ledger-table';
import { printedColumns } from './printed-columns';
import type { Line } from './standing';

const line = (number: string, parts: Partial<Line>): Line => ({
  itemId: `i${number}`, position: Number(number), number, headings: ['（一）开放平台', '1、自贸区'], text: `举措${number}`, upstreamText: null, points: [], deadlineWords: '2024年12月', originalDueOn: '2024-12-31', dueOn: '2024-12-31',
  effectiveDueOn: '2024-12-31', evergreen: false, clauses: [], unresolved: [], line: 1, status: 'issued', statusTitle: '已交办', standsStill: false, version: 1, acknowledged: 1, assignments: 1,
  units: [{ unitId: '7', unit: '市商务局', role: 'lead', status: null }], latestProgress: null, light: { colour: 'green', reason: '未到预警日', provisional: false, ladder: null, dueOn: null, yellowFrom: null }, ...parts,
});
const LINES = [line('1', {}), line('2', { light: { colour: 'red', reason: '已过时限', provisional: false, ladder: null, dueOn: null, yellowFrom: null }, effectiveDueOn: '2024-03-30', acknowledged: 0 }), line('3', { headings: ['（二）外贸主体', '2、龙头'] })];

const shown = (onOpen = vi.fn(), lines: readonly Line[] = LINES) => {
  render(<LanguageProvider><LedgerTable sections={blocksOf(lines, lines)} today="2024-04-01" printed={printedColumns(lines)} onOpen={onOpen} /></LanguageProvider>);
  return onOpen;
};

it('merges the cell of a main task over its measures and names the sections', () => {
  shown();
  expect(screen.getByRole('rowheader', { name: /1、自贸区/ })).toHaveProperty('rowSpan', 2);
  expect(screen.getAllByRole('row')).toHaveLength(1 + 2 + 3);
  expect(screen.getByRole('rowheader', { name: /（一）开放平台/ }).textContent).toContain('逾期 1');
});

it('says of a late line what and by how much, in words', () => {
  shown();
  const late = screen.getByRole('button', { name: '举措2' }).closest('tr') as HTMLElement;
  expect(within(late).getByText('逾期')).toBeTruthy();
  expect(within(late).getByText('超 2 天')).toBeTruthy();
  expect(within(late).getByText('已签收 0/1')).toBeTruthy();
});

it('is walked with the arrow keys and opened with Enter', async () => {
  const onOpen = shown();
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: '举措1' }));
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}{Enter}');
  expect(onOpen.mock.calls).toEqual([['i1'], ['i2']]);
});

const clause = (role: 'lead' | 'cooperating', roleWord: string, words: string) => ({ role, roleWord, words });

it('shows what the document prints for a unit that is nobody, and says that it is nobody yet', () => {
  const districts = { clauses: [clause('lead', '牵头单位', '各相关区人民政府'), clause('cooperating', '责任单位', '市商务局、专班其他成员单位')], unresolved: [{ printed: '各相关区人民政府', roleWord: '牵头单位' }, { printed: '专班其他成员单位', roleWord: '责任单位' }] };
  shown(vi.fn(), [line('6', { ...districts, units: [{ unitId: '7', unit: '市商务局', role: 'cooperating', status: null }] })]);
  const [, , , leads, others] = within(screen.getByRole('button', { name: '举措6' }).closest('tr') as HTMLElement).getAllByRole('cell').map((cell) => [cell.title, ...[...cell.children].map((part) => part.textContent)]);
  expect(leads).toEqual(['各相关区人民政府', '各相关区人民政府', '未对应到单位', '各相关区人民政府']);
  expect(others).toEqual(['市商务局、专班其他成员单位', '市商务局', '另 1 处未对应到单位', '市商务局、专班其他成员单位']);
});

it('stands under the words of the document, and has no column that the document does not have', () => {
  shown(vi.fn(), [line('1', { headings: [], clauses: [clause('lead', '责任单位', '市商务局')], deadlineWords: '' })]);
  expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual(['序号', '工作举措', '责任单位', '状态', '最新进展']);
});
