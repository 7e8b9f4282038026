import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { staged } from '../../test-stage';
import { DecisionPane } from './decision-pane';
import { aDraft, aFinding, anItem, aView } from './sample-draft';

const UNITS = [{ id: '1', code: 'commerce-bureau', name: '市商务局', kind: 'government' }, { id: '2', code: 'tax-bureau', name: '市税务局', kind: 'government' }];
const unknown = { role: 'lead', roleWord: '牵头单位', printed: '市外贸发展局', outcome: 'unknown', unitCode: null, viaGroup: null, candidates: [] } as const;
const DATED = anItem({ deadline: { raw: '2023年12月', dueOn: '2023-12-31', precision: 'month', evergreen: false } });
const NAMED = anItem({ assignments: [unknown] });
const ABOUT_A_NAME = aFinding({ code: 'unit-unknown', key: 'unit-unknown:item-1.assignments', severity: 'blocking', field: 'item-1.assignments', printed: '市外贸发展局' });

function pane(finding = aFinding(), item = DATED, reading = {}) {
  const [onDecide, onSkip] = [vi.fn(), vi.fn()];
  staged(<DecisionPane view={aView(aDraft({ items: [item], unitProposals: [{ name: '市外贸发展局', kind: null, nearest: [], itemKeys: ['item-1'] }] }), [finding], reading)} finding={finding} busy={false} onDecide={onDecide} onSkip={onSkip} />, { 'GET /api/v1/units': UNITS });
  return { onDecide, onSkip, user: userEvent.setup() };
}

it('A accepts with a reason of its own, X goes on, and neither while somebody writes', async () => {
  const { onDecide, onSkip, user } = pane();
  await user.keyboard('a');
  expect(onDecide).toHaveBeenCalledWith({ decision: 'acceptProposal', reason: '同意所作的处理' }, expect.any(Function));
  await user.keyboard('x');
  expect(onSkip).toHaveBeenCalledOnce();
  await user.type(screen.getByRole('textbox', { name: '理由' }), 'ax');
  expect(onDecide).toHaveBeenCalledOnce();
  expect(onSkip).toHaveBeenCalledOnce();
});

it('ignoring needs a reason and says so', async () => {
  const { onDecide, user } = pane();
  await user.click(screen.getByRole('button', { name: '忽略' }));
  expect(onDecide).not.toHaveBeenCalled();
  expect(screen.getByText('写一句理由再决定。')).toBeTruthy();
  await user.type(screen.getByRole('textbox', { name: '理由' }), '不影响督办');
  await user.click(screen.getByRole('button', { name: '忽略' }));
  expect(onDecide).toHaveBeenCalledWith({ decision: 'ignore', reason: '不影响督办' }, expect.any(Function));
});

it('a deadline is changed with a date, the printed words stay', async () => {
  const { onDecide, user } = pane();
  await user.click(screen.getByRole('button', { name: '改定…' }));
  const day = screen.getByLabelText('完成时限');
  expect(day).toHaveProperty('value', '2023-12-31');
  await user.clear(day);
  await user.type(day, '2024-12-31');
  await user.type(screen.getByRole('textbox', { name: '理由' }), '与牵头单位核实');
  await user.click(screen.getByRole('button', { name: '改定' }));
  expect(onDecide).toHaveBeenCalledWith({ decision: 'set', set: { deadline: { raw: '2023年12月', dueOn: '2024-12-31', precision: 'day', evergreen: false } }, reason: '与牵头单位核实' }, expect.any(Function));
});

it('a name that is nobody cannot be accepted, but given to a unit found by its name', async () => {
  const { onDecide, user } = pane(ABOUT_A_NAME, NAMED);
  expect(screen.queryByRole('button', { name: /采纳/ })).toBeNull();
  expect(screen.getByText(/可以在“单位对照”一步补入/)).toBeTruthy();
  await user.keyboard('a');
  expect(onDecide).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: '改定…' }));
  await user.click(screen.getByRole('button', { name: '改定' }));
  expect(screen.getByText('还没有填完。')).toBeTruthy();
  await screen.findByRole('combobox', { name: '改为哪些单位' });
  await user.type(screen.getByRole('combobox', { name: '改为哪些单位' }), '市商务局');
  expect(screen.getByRole('list', { name: '改为哪些单位' }).textContent).toContain('市商务局');
  await user.type(screen.getByRole('textbox', { name: '理由' }), '职能在市商务局');
  await user.click(screen.getByRole('button', { name: '改定' }));
  expect(onDecide).toHaveBeenCalledWith({ decision: 'set', set: { unitCodes: ['commerce-bureau'] }, reason: '职能在市商务局' }, expect.any(Function));
});

it('what was begun is still there after the page was left, and gone once it is decided', async () => {
  const { onDecide, user } = pane();
  await user.type(screen.getByRole('textbox', { name: '理由' }), '写到一半');
  expect(localStorage.getItem('duban.draft.import.18.deadline-past:item-1.deadline')).toContain('写到一半');
  await user.click(screen.getByRole('button', { name: '按原文保留' }));
  expect(onDecide.mock.calls[0]?.[0]).toEqual({ decision: 'keepPrinted', reason: '写到一半' });
  onDecide.mock.calls[0]?.[1]();
  expect(localStorage.getItem('duban.draft.import.18.deadline-past:item-1.deadline')).toBeNull();
});

it('a decision says who made it and why, and can be taken back until the draft is a plan', async () => {
  const decided = aFinding({ decision: 'keepPrinted', decisionReason: '与原文一致', decidedBy: '办公室', decidedAt: '2024-04-01T02:00:00.000Z' });
  const { onDecide, user } = pane(decided);
  expect(screen.getByText('按原文保留 · 办公室 · 2024-04-01')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '撤回这个决定' }));
  expect(onDecide).toHaveBeenCalledWith(null);
});

it('nothing is decided any more once the draft is a plan', () => {
  pane(aFinding({ decision: 'ignore', decisionReason: '不影响' }), DATED, { planId: '6' });
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getByText('不影响')).toBeTruthy();
});
