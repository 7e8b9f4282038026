import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { LanguageProvider } from '../../i18n/language';
import { ExceptionList } from './exception-list';
import type { Exception } from './figures';
import { Sentences } from './sentences';

const exception = (parts: Partial<Exception>): Exception => ({
  itemId: '1', planId: '6', documentNumber: '武政办〔2024〕21号', number: '33', text: '制订市场采购贸易行动方案', status: 'inProgress', statusTitle: '办理中', leads: ['黄陂区人民政府'], late: true, blocked: false, suspended: false,
  why: '', saidOn: null, light: { colour: 'red', reason: '', provisional: false, ladder: null, dueOn: '2024-06-30', yellowFrom: null }, ...parts,
});
const LATE = exception({});
const STUCK = exception({ itemId: '2', number: '7', text: '推进预制菜人才培养', late: false, blocked: true, leads: ['市农业农村局', '市经信局', '市科创局'], why: '用地指标尚未落实', saidOn: '2024-06-25' });

const shown = (onInstruct: ((exception: Exception) => void) | null = null) => {
  const onOpen = vi.fn();
  render(<LanguageProvider><ExceptionList exceptions={[LATE, STUCK]} today="2024-07-05" onOpen={onOpen} onInstruct={onInstruct} /></LanguageProvider>);
  return { onOpen, rows: screen.getAllByRole('listitem') };
};

it('names who is late with what and for how many days', () => {
  const [late] = shown().rows;
  const row = within(late as HTMLElement);
  expect(row.getByText('超 5 天')).toBeTruthy();
  expect(row.getByText('黄陂区人民政府')).toBeTruthy();
  expect(row.getByText(/21号第 33 项 · 应于 2024-06-30 完成/)).toBeTruthy();
  expect(row.getByText('牵头单位没有说明原因')).toBeTruthy();
});

it('says since when somebody is stuck, why, and how many lead', () => {
  const [, stuck] = shown().rows;
  const row = within(stuck as HTMLElement);
  expect(row.getByText('受阻 10 天')).toBeTruthy();
  expect(row.getByText(/用地指标尚未落实/).textContent).toContain('6月25日报告');
  expect(row.getByText('等 3 家')).toBeTruthy();
  expect(row.queryByText('市科创局')).toBeNull();
});

it('opens the item, and lets only a leader instruct', async () => {
  const user = userEvent.setup();
  const instruct = vi.fn();
  const { onOpen } = shown(instruct);
  await user.click(screen.getByRole('button', { name: /推进预制菜人才培养/ }));
  await user.click(screen.getByRole('button', { name: /批示.*第 33 项/ }));
  expect(onOpen.mock.calls).toEqual([['2']]);
  expect(instruct.mock.calls).toEqual([[LATE]]);
});

it('offers no instruction to the office', () => {
  shown(null);
  expect(screen.queryByRole('button', { name: /批示/ })).toBeNull();
});

it('shows the three sentences as they were said', () => {
  render(<LanguageProvider><Sentences sentences={['2个方案共9项，已办结1项；逾期3项，没有临近到期的。', '卡住的：单位报告受阻2项。', '没有等办公室答复的。']} /></LanguageProvider>);
  const region = screen.getByRole('region', { name: '总的判断' });
  expect(Array.from(region.querySelectorAll('p'), (line) => line.textContent)).toEqual(['2个方案共9项，已办结1项；逾期3项，没有临近到期的。', '卡住的：单位报告受阻2项。', '没有等办公室答复的。']);
  expect(within(region).getByText('逾期3项').tagName).toBe('STRONG');
});
