import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Schemas } from '../../api/client';
import { staged } from '../../test-stage';
import { InstructionView } from './instruction-view';

beforeEach(() => localStorage.clear());

const instruction = (parts: object = {}) =>
  ({ id: '5', planId: '6', documentNumber: '21号', itemId: '75', item: '第7项 开展试点', text: '请抓紧。', givenBy: '分管副市长', givenAt: '2024-07-01T01:00:00Z', action: null, note: '', newItemId: null, answeredBy: null, answeredAt: null, fulfilledAt: null, version: 2, allowed: ['answer'], ...parts }) as unknown as Schemas['InstructionResponse'];
const item = (parts: object = {}) => ({ itemId: '75', status: 'closedOut', statusTitle: '已销号', evergreen: false, assignmentsOfUnits: [{ id: '1', unitId: 'u1', unit: '市商务局', role: 'lead', status: 'completed' }], allowed: ['reopen'], ...parts });
const shown = (of: Schemas['InstructionResponse'], about: object = item()) => {
  const onDone = vi.fn();
  const sent = staged(<InstructionView instruction={of} onDone={onDone} />, { 'GET /api/v1/items/75': about, 'GET /api/v1/items/80': item({ itemId: '80', status: 'draft', allowed: ['issue'] }), 'GET /api/v1/units': [{ id: 'u1', name: '市商务局' }], 'POST /api/v1/instructions/5/answer': {} });
  return { onDone, answered: () => sent.find(({ method }) => method === 'POST') };
};

it('makes a new item of it, with its words to begin with and the units that are chosen', async () => {
  const { answered, onDone } = shown(instruction());
  const user = userEvent.setup();
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: '事项内容' }).value).toBe('请抓紧。');
  await user.type(screen.getByRole('textbox', { name: '时限的说法' }), '2024年9月底');
  await user.click(screen.getByRole('button', { name: '答复' }));
  expect(screen.getByText('至少选一家单位。')).toBeTruthy();
  expect(answered()).toBeUndefined();
  await user.type(await screen.findByRole('combobox', { name: '增加单位' }), '市商务局');
  await user.click(screen.getByRole('button', { name: '答复' }));
  await waitFor(() => expect(answered()?.body).toEqual({ action: 'newItem', item: { text: '请抓紧。', deadline: { words: '2024年9月底' }, units: [{ unitId: 'u1', role: 'lead' }] } }));
  expect(answered()?.headers.get('if-match')).toBe('"v2"');
  await waitFor(() => expect(onDone).toHaveBeenCalledWith('已转为新事项草稿，请交办。'));
});

it('reopens an item that is done, by a new day, and shows who hears of it', async () => {
  const { answered } = shown(instruction());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('radio', { name: '重新办理该事项' }));
  expect(screen.getByText('将告知 1 家单位')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '答复' }));
  expect(answered()).toBeUndefined();
  await user.type(screen.getByLabelText('新的办结时限'), '2024-09-30');
  await user.click(screen.getByRole('button', { name: '答复' }));
  await waitFor(() => expect(answered()?.body).toEqual({ action: 'reopen', dueOn: '2024-09-30' }));
});

it('does not offer to reopen what is under way, and says why', async () => {
  shown(instruction(), item({ status: 'inProgress', allowed: [] }));
  expect(await screen.findByText(/该事项还在办理，不用重新办理/)).toBeTruthy();
  expect(screen.queryByRole('radio', { name: '重新办理该事项' })).toBeNull();
});

it('is noted only with a word on what was done', async () => {
  const { answered } = shown(instruction({ itemId: null, item: null }));
  const user = userEvent.setup();
  await user.click(screen.getByRole('radio', { name: '阅知' }));
  await user.click(screen.getByRole('button', { name: '答复' }));
  expect(answered()).toBeUndefined();
  await user.type(screen.getByRole('textbox', { name: '办理情况' }), '已召集两次会。');
  await user.click(screen.getByRole('button', { name: '答复' }));
  await waitFor(() => expect(answered()?.body).toEqual({ action: 'note', note: '已召集两次会。' }));
});

it('leads to where the item that came of it is issued', async () => {
  shown(instruction({ action: 'newItem', answeredAt: '2024-07-02T01:00:00Z', answeredBy: '办公室', newItemId: '80', allowed: [] }));
  expect((await screen.findByRole('link', { name: '去交办' })).getAttribute('href')).toBe('/tasks/80?do=issue');
  expect(screen.queryByRole('form')).toBeNull();
});
