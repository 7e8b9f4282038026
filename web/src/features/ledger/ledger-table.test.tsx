import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { LanguageProvider } from '../../i18n/language';
import { blocksOf } from './blocks';
import { LedgerTable } from './ledger-table';
import type { Line } from './standing';

const line = (number: string, parts: Partial<Line>): Line => ({
  itemId: `i${number}`, position: Number(number), number, headings: ['（一）开放平台', '1、自贸区'], text: `举措${number}`, upstreamText: null, points: [], deadlineWords: '2024年12月', originalDueOn: '2024-12-31', dueOn: '2024-12-31',
  effectiveDueOn: '2024-12-31', evergreen: false, clauses: [], unresolved: [], line: 1, status: 'issued', statusTitle: '已交办', standsStill: false, version: 1, acknowledged: 1, assignments: 1,
  units: [{ unitId: '7', unit: '市商务局', role: 'lead', status: null }], latestProgress: null, light: { colour: 'green', reason: '未到预警日', provisional: false, ladder: null, dueOn: null, yellowFrom: null }, ...parts,
});
const LINES = [line('1', {}), line('2', { light: { colour: 'red', reason: '已过时限', provisional: false, ladder: null, dueOn: null, yellowFrom: null }, effectiveDueOn: '2024-03-30', acknowledged: 0 }), line('3', { headings: ['（二）外贸主体', '2、龙头'] })];

const shown = (onOpen = vi.fn()) => {
  render(<LanguageProvider><LedgerTable sections={blocksOf(LINES, LINES)} today="2024-04-01" withDeadline onOpen={onOpen} /></LanguageProvider>);
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
