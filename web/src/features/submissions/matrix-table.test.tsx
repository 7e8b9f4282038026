import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { LanguageProvider } from '../../i18n/language';
import { type Cell, gridOf } from './grid';
import { MatrixTable } from './matrix-table';

const cell = (submissionId: string, month: string, parts: Partial<Cell>): Cell => ({ submissionId, dutyId: '6', periodKey: month, month, title: `${Number(month.slice(5))}月信息`, opensOn: `${month}-01`, dueOn: `${month}-30`, status: 'accepted', statusTitle: '', overdue: false, pieces: 1, minCount: 1, submittedOn: null, ...parts });
const GRID = gridOf({
  duties: [{ dutyId: '6', kind: 'monthlyInformation', title: '每月报送信息', words: '', cadence: 'monthly', soft: true, minCount: 1, dueOn: null }],
  rows: [
    { unitId: '1', unit: '市民政局', cells: [cell('a', '2024-04', { pieces: 2 }), cell('b', '2024-06', { status: 'missed', overdue: true, pieces: 0 })] },
    { unitId: '2', unit: '市残联', cells: [cell('c', '2024-04', { status: 'submittedLate' }), cell('d', '2024-06', { status: 'waived', pieces: 0 })] },
  ],
});

const shown = () => {
  const onOpen = vi.fn();
  render(<LanguageProvider><MatrixTable grid={GRID} caption="报送情况" month={7} onOpen={onOpen} /></LanguageProvider>);
  return onOpen;
};

it('says of every cell what it means, without its colour', () => {
  shown();
  expect(screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual([
    '市民政局，4月信息，已收下，2 篇，2024-04-30 截止', '市民政局，6月信息，未报，2024-06-30 截止', '市残联，4月信息，迟报，待收下，2024-04-30 截止', '市残联，6月信息，已免报，2024-06-30 截止',
  ]);
  const shapes = screen.getAllByRole('button').map((button) => button.querySelector('svg')?.innerHTML);
  expect(new Set(shapes).size).toBe(4);
});

it('heads rows with units, columns with months and how many have arrived', () => {
  shown();
  expect(screen.getByRole('table', { name: '报送情况' })).toBeTruthy();
  expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual(['市民政局', '市残联']);
  expect(screen.getByRole('columnheader', { name: /^4月/ }).textContent).toBe('4月2/2');
  expect(screen.getByRole('columnheader', { name: /^6月/ }).textContent).toBe('6月0/1');
});

it('is one stop of Tab, walked with arrows and opened with Enter', async () => {
  const onOpen = shown();
  const user = userEvent.setup();
  await user.tab();
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/市民政局，4月/);
  await user.keyboard('{ArrowRight}{ArrowDown}{Enter}');
  expect(onOpen.mock.calls).toEqual([['d']]);
  await user.keyboard('{ArrowLeft}{ArrowUp}{Enter}');
  expect(onOpen.mock.calls).toEqual([['d'], ['a']]);
  await user.tab();
  expect(document.activeElement).toBe(document.body);
});
