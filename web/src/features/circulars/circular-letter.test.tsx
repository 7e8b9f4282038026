import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { staged } from '../../test-stage';
import { CircularLetter } from './circular-letter';
import { type Circular, inView, monthBefore } from './views';

beforeEach(() => localStorage.clear());

const FACTS = { unitId: '28', unit: '市商务局', owed: 3, inTime: 1, late: 1, openLate: 1, openInTime: 0, lateDuties: [{ kind: 'summary', title: '半年小结', documentNumber: '20号', dueOn: '2024-06-30', effectiveDueOn: '2024-06-30', settledOn: null, daysLate: 5 }], missed: [{ title: '6月信息', documentNumber: '20号', dueOn: '2024-06-30' }] };
const passage = (id: string, unit: string, parts: object = {}) => ({ id, unitId: `u${id}`, unit, factsUnitId: `u${id}`, text: `${unit}逾期1件。`, compiledText: '', correction: '', named: true, replied: false, replies: [], facts: FACTS, ...parts });
const letter = (parts: object = {}): Circular =>
  ({
    id: '1', kind: 'circular', state: 'draft', leadingGroupId: '6', office: '办公室', title: '关于6月到期任务的通报', from: '2024-06-01', to: '2024-06-30', number: '', draftedOn: '2024-07-05', replyDueOn: null, issuedOn: null, named: 2, replied: 0, signatory: '', issuingAuthority: '',
    kindTitle: '通报', stateTitle: '拟稿', lead: '逐项作了核对。', closing: '请抓紧办理。', length: 300, asked: false, discardReason: '', takenOn: '2024-07-05', snapshotHash: '', intact: true, passages: [passage('1', '市商务局'), passage('2', '市财政局', { named: false })], snapshot: { units: [] },
    allowed: ['edit', 'askReplies', 'discard'], refused: [{ command: 'finish', title: '定稿', reason: '请先送被点到的单位核实，再定稿。' }], version: 4, ...parts,
  }) as unknown as Circular;
const shown = (parts: object, answers: object = {}) => {
  const onSaid = vi.fn();
  const sent = staged(<CircularLetter letter={letter(parts)} onSaid={onSaid} />, { 'PUT /api/v1/circulars/1/passages/u1': letter(), 'PUT /api/v1/circulars/1/passages/u2': letter(), 'PUT /api/v1/circulars/1': letter(), 'POST /api/v1/circulars/1/reply-requests': letter(), 'POST /api/v1/circulars/1/finish': letter(), 'POST /api/v1/circulars/1/issue': letter({ number: '督查通报〔2024〕1号' }), 'POST /api/v1/circulars/1/discard': letter(), ...answers });
  return { onSaid, sent, change: () => sent.find(({ method }) => method !== 'GET') };
};

it('sends it to the units it names, and to no other, after a look at who that is', async () => {
  const { change, onSaid } = shown({});
  const user = userEvent.setup();
  expect(screen.getByRole('button', { name: '定稿', description: /请先送/ }).getAttribute('aria-disabled')).toBe('true');
  await user.click(screen.getByRole('button', { name: '送单位核实…' }));
  const dialog = within(screen.getByRole('dialog', { name: '送被点到的单位核实' }));
  expect(dialog.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['市商务局']);
  await user.type(dialog.getByRole('spinbutton', { name: /答复期限/ }), '3');
  await user.click(dialog.getByRole('button', { name: '送核实' }));
  await waitFor(() => expect(change()).toMatchObject({ path: '/api/v1/circulars/1/reply-requests', body: { replyWithin: 3 } }));
  expect(change()?.headers.get('if-match')).toBe('"v4"');
  await waitFor(() => expect(onSaid).toHaveBeenCalledWith('已送 1 家单位核实。'));
});

it('leaves a unit out and names it again in one press while it is a draft', async () => {
  const { change } = shown({});
  await userEvent.setup().click(screen.getByRole('button', { name: '恢复点到：市财政局' }));
  await waitFor(() => expect(change()).toMatchObject({ path: '/api/v1/circulars/1/passages/u2', body: { named: true } }));
});

it('corrects what a unit was asked about only with a reason', async () => {
  const { change } = shown({ state: 'replying', asked: true, allowed: ['edit', 'finish', 'discard'], refused: [] });
  const user = userEvent.setup();
  expect(screen.queryByRole('button', { name: '不再点到：市商务局' })).toBeNull();
  await user.click(screen.getByRole('button', { name: '修改文字：市商务局' }));
  await user.type(screen.getByRole('textbox', { name: '关于市商务局的内容' }), '已于7月补办。');
  expect(screen.getByRole('button', { name: '更正并告知' })).toHaveProperty('disabled', true);
  await user.type(screen.getByRole('textbox', { name: /更正理由/ }), '单位补充了材料');
  await user.click(screen.getByRole('button', { name: '更正并告知' }));
  await waitFor(() => expect(change()).toMatchObject({ method: 'PUT', body: { text: '市商务局逾期1件。已于7月补办。', note: '单位补充了材料' } }));
});

it('keeps what was half written of the words over a reload, and saves it', async () => {
  const { change } = shown({});
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: '修改文字' }));
  await user.type(screen.getByRole('textbox', { name: '工作要求' }), '七月底前报结果。');
  expect(Object.values({ ...localStorage }).join('')).toContain('七月底前报结果');
  await user.click(screen.getByRole('button', { name: '保存' }));
  await waitFor(() => expect(change()).toMatchObject({ path: '/api/v1/circulars/1', body: { title: '关于6月到期任务的通报', lead: '逐项作了核对。', closing: '请抓紧办理。七月底前报结果。' } }));
  expect(Object.values({ ...localStorage }).join('')).not.toContain('七月底前报结果');
});

it('is issued with a signatory after a look at the whole, its number and who gets it', async () => {
  const { change, onSaid } = shown({ state: 'ready', allowed: ['edit', 'issue', 'discard'], refused: [] });
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: '印发…' }));
  const dialog = within(screen.getByRole('dialog', { name: '印发' }));
  expect(dialog.getByText(/督查通报〔2024〕…号/)).toBeTruthy();
  expect(dialog.getByText('市商务局逾期1件。')).toBeTruthy();
  expect(dialog.queryByText('市财政局逾期1件。')).toBeNull();
  expect(dialog.getByRole('button', { name: '印发' })).toHaveProperty('disabled', true);
  await user.type(dialog.getByRole('textbox', { name: '签发人' }), '王主任');
  await user.click(dialog.getByRole('button', { name: '印发' }));
  await waitFor(() => expect(change()).toMatchObject({ path: '/api/v1/circulars/1/issue', body: { signatory: '王主任', issuingAuthority: '市对外开放领导小组办公室' } }));
  await waitFor(() => expect(onSaid).toHaveBeenCalledWith('已印发，编号 督查通报〔2024〕1号。'));
});

it('is given up only with a reason', async () => {
  const { change } = shown({});
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: '作废…' }));
  const dialog = within(screen.getByRole('dialog', { name: '作废' }));
  expect(dialog.getByRole('button', { name: '作废' })).toHaveProperty('disabled', true);
  await user.type(dialog.getByRole('textbox', { name: /作废理由/ }), '事实有误，另编');
  await user.click(dialog.getByRole('button', { name: '作废' }));
  await waitFor(() => expect(change()).toMatchObject({ path: '/api/v1/circulars/1/discard', body: { reason: '事实有误，另编' } }));
});

it('offers nothing to somebody who only reads', () => {
  shown({ state: 'issued', number: '督查通报〔2024〕1号', allowed: [], refused: [] });
  expect(screen.queryAllByRole('button')).toEqual([]);
  expect(screen.getByRole('heading', { level: 2, name: '督查通报〔2024〕1号' })).toBeTruthy();
});

it.each([['2024-07-05', '2024-06-01', '2024-06-30'], ['2024-03-01', '2024-02-01', '2024-02-29'], ['2024-01-15', '2023-12-01', '2023-12-31']])('on %s the month before is %s to %s', (today, from, to) => expect(monthBefore(today)).toEqual({ from, to }));
it('has every state in exactly one view', () => {
  const states = ['draft', 'replying', 'ready', 'issued', 'discarded'] as const;
  for (const state of states) expect([state, (['working', 'issued', 'discarded'] as const).filter((view) => inView([{ state }], view).length > 0).length]).toEqual([state, 1]);
});
