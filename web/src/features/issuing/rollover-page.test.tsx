import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { expect, it } from 'vitest';
import { staged } from '../../test-stage';
import { decided, RolloverPage } from './rollover-page';

const PLAN = { id: '6', title: '实施方案', documentNumber: '21号', status: 'issued', issuedOn: '2024-04-01', allowed: ['close'], refused: [], office: '办公室', officeUnit: null };
const row = (itemId: string, decision: 'continue' | 'complete' | null = null) => ({
  itemId, title: `第${itemId}项 推动`, status: 'issued', statusTitle: '已交办', leadUnits: ['市商务局'], lastReport: null, proposed: 'continue', decision, reason: '', decidedBy: decision ? '办公室' : null, decidedAt: decision ? '2024-12-02T01:00:00.000Z' : null,
});
const found = (begun: boolean) => ({ planId: '6', year: 2024, begun, dueOn: '2024-12-31', hasOffice: true, undecided: 2, items: [row('1'), row('2'), row('3', 'continue')] });

function page(begun: boolean, plan: object = PLAN) {
  const sent = staged(<Routes><Route path="plans/:planId/rollover" element={<RolloverPage />} /></Routes>, { 'GET /api/v1/plans/6': plan, 'GET /api/v1/plans/6/rollover': found(begun), 'POST /api/v1/plans/6/rollover': found(begun) }, '/plans/6/rollover');
  return { sent, user: userEvent.setup() };
}

const PATIENTLY = { timeout: 10_000 };

it('before December it says when, and decides nothing', async () => {
  page(false);
  expect(await screen.findByText('2024 年 12 月 1 日起确认。没有确认的照常继续。', {}, PATIENTLY)).toBeTruthy();
  expect(screen.queryByRole('radio')).toBeNull();
}, 30_000);

it('decides some, completing only with a reason, and the rest by one press', async () => {
  const { sent, user } = page(true);
  const group = within(await screen.findByRole('group', { name: '第1项 推动 的决定' }, PATIENTLY));
  await user.click(group.getByRole('radio', { name: '办结' }));
  expect(screen.getByRole('button', { name: '确认 1 项' })).toHaveProperty('disabled', true);
  await user.type(screen.getByRole('textbox', { name: '办结的理由：第1项 推动' }), '已全部完成');
  await user.click(screen.getByRole('button', { name: '没有确认的都选续办' }));
  await user.click(screen.getByRole('button', { name: '确认 2 项' }));
  await waitFor(() => expect(sent.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([{ year: 2024, decisions: [{ itemId: '1', decision: 'complete', reason: '已全部完成' }, { itemId: '2', decision: 'continue' }] }]));
}, 30_000);

it('belongs to the office of the plan', async () => {
  page(true, { ...PLAN, allowed: [] });
  expect(await screen.findByText('这个方案由办公室督办，由该办公室的人员办理。', {}, PATIENTLY)).toBeTruthy();
}, 30_000);

it('leaves alone what somebody has decided before', () => expect(decided([{ itemId: '3', decision: 'continue' }, { itemId: '4', decision: null }], { 3: { decision: 'complete', reason: 'x' }, 4: { decision: 'complete', reason: ' 办完 ' } })).toEqual([{ itemId: '4', decision: 'complete', reason: '办完' }]));
