import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { staged } from '../../test-stage';
import { ChangeDialog } from './change-dialog';

const UNIT = { id: '1', code: 'commerce-bureau', name: '市商务局', kind: 'government', validFrom: null, validTo: null, successor: null, aliases: [], groups: [] } as const;
const UNITS = [UNIT, { id: '2', code: 'investment-bureau', name: '市投资促进局', kind: 'government' }, { id: '3', code: 'finance-bureau', name: '市财政局', kind: 'government' }];
const preview = (unitId: string, unit: string) => ({ unitId, unit, plans: [{ planId: '6', documentNumber: '武政办〔2024〕21号', assignments: 9, merges: 4, submissions: 1 }], openObligations: 12, people: ['王五'], groups: ['成员单位'], leadingGroupsHoused: [] });
const DECIDED = { id: '5', kind: 'merge', kindTitle: '合并', effectiveOn: '2024-07-05', reason: '机构改革', newName: '', from: [], to: [], decidedBy: '办公室', decidedAt: '2024-07-05T01:00:00Z', appliedAt: null, cancelledAt: null };
const ANSWERS = {
  'GET /api/v1/units': UNITS,
  'GET /api/v1/units/1/change-preview': preview('1', '市商务局'),
  'GET /api/v1/units/2/change-preview': preview('2', '市投资促进局'),
  'POST /api/v1/units/1/merge': DECIDED,
  'POST /api/v1/units/1/dissolve': 409,
};

it('merges others into the unit after showing what moves, whose posts end and what becomes one', async () => {
  const done = vi.fn();
  const sent = staged(<ChangeDialog unit={{ ...UNIT, aliases: [], groups: [] }} kind="merge" onDone={done} onClose={() => undefined} />, ANSWERS);
  const user = userEvent.setup();
  expect(screen.getByText('先选并入的单位、写依据。')).toBeTruthy();
  await vi.waitFor(() => expect(document.querySelectorAll('option').length).toBe(2));
  await user.type(screen.getByRole('combobox', { name: '并入的单位' }), '市投资促进局');
  const shown = await screen.findByRole('region', { name: '变更预览' });
  expect(shown.textContent).toContain('9 项责任（其中 4 项与承接单位的合为一项），1 项报送');
  expect(shown.textContent).toContain('任职随之结束：王五');
  await user.type(screen.getByRole('textbox', { name: '依据' }), '机构改革');
  await user.click(screen.getByRole('button', { name: '并入' }));
  await vi.waitFor(() => expect(done).toHaveBeenCalled());
  expect(sent.find(({ method }) => method === 'POST')).toMatchObject({ path: '/api/v1/units/1/merge', body: { reason: '机构改革', unitIds: ['2'] } });
});

it('takes a unit out again, and its preview with it', async () => {
  staged(<ChangeDialog unit={{ ...UNIT, aliases: [], groups: [] }} kind="merge" onDone={() => undefined} onClose={() => undefined} />, ANSWERS);
  const user = userEvent.setup();
  await vi.waitFor(() => expect(document.querySelectorAll('option').length).toBe(2));
  await user.type(screen.getByRole('combobox', { name: '并入的单位' }), '市投资促进局');
  await screen.findByRole('region', { name: '变更预览' });
  await user.click(screen.getByRole('button', { name: '不选市投资促进局' }));
  expect(screen.queryByRole('region', { name: '变更预览' })).toBeNull();
});

it('says what the server objects to and keeps the ground that was written', async () => {
  staged(<ChangeDialog unit={{ ...UNIT, aliases: [], groups: [] }} kind="dissolve" onDone={() => undefined} onClose={() => undefined} />, ANSWERS);
  const user = userEvent.setup();
  const dialog = screen.getByRole('dialog', { name: '撤销市商务局' });
  expect(within(dialog).getByText('没有承接单位：未完成的责任撤回')).toBeTruthy();
  await user.type(screen.getByRole('textbox', { name: '依据' }), '机构改革');
  await user.click(screen.getByRole('button', { name: '撤销' }));
  expect((await screen.findByRole('alert')).textContent).toContain('内容已被他人修改');
  expect((screen.getByRole('textbox', { name: '依据' }) as HTMLTextAreaElement).value).toBe('机构改革');
});
