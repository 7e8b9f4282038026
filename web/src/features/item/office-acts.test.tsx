import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import type { Schemas } from '../../api/client';
import { staged } from '../../test-stage';
import { ItemActions } from './item-actions';

beforeEach(() => localStorage.clear());

const assignment = (id: string, unit: string, role: string, status = 'inProgress') => ({ id, unitId: `u${id}`, unit, role, status });
const item = (parts: object = {}) =>
  ({
    itemId: '75', planId: '6', number: '7', position: 7, status: 'inProgress', version: 3, verified: false, evergreen: false, text: '开展试点', deadlineWords: '2024年12月', dueOn: '2024-12-31', original: null, completionClaims: [],
    requests: { total: 0, latest: [] }, assignmentsOfUnits: [assignment('1', '市商务局', 'lead'), assignment('2', '市财政局', 'cooperating'), assignment('3', '市科技局', 'cooperating', 'withdrawn')],
    allowed: ['adjust', 'suspend', 'terminate'], refused: [], ...parts,
  }) as unknown as Schemas['ItemPageResponse'];
const shown = (parts: object, address = '/') =>
  staged(<ItemActions item={item(parts)} />, {
    'GET /api/v1/items/75/urges': { urges: [], nextCursor: null, units: [], allowed: [] },
    'GET /api/v1/units': [{ id: 'u1', name: '市商务局' }, { id: 'u9', name: '市口岸办' }],
    'POST /api/v1/items/75/adjustment': {}, 'POST /api/v1/items/75/suspension': {}, 'DELETE /api/v1/items/75/suspension': {}, 'POST /api/v1/items/75/termination': {}, 'POST /api/v1/items/75/reopening': {},
    'POST /api/v1/notices': { id: '40' },
  }, address);
const sentWith = (sent: ReturnType<typeof shown>, method: string) => {
  const found = sent.find((one) => one.method === method && one.path !== '/api/v1/units');
  return found && [found.path, found.headers.get('if-match'), found.body];
};

it('adjusts only what was changed, with the reason, after showing what the document printed and who hears of it', async () => {
  const sent = shown({ original: { text: '先行开展试点', deadlineWords: '2024年6月', dueOn: '2024-06-30', evergreen: false } }, '/?do=adjust');
  const user = userEvent.setup();
  const dialog = within(await screen.findByRole('dialog', { name: '调整第 7 项' }));
  expect(dialog.getByText('先行开展试点')).toBeTruthy();
  expect(dialog.getByRole('button', { name: '调整并告知' })).toHaveProperty('disabled', true);
  await user.click(dialog.getByRole('button', { name: '撤回：市财政局' }));
  await user.type(await dialog.findByRole('combobox', { name: '增加单位' }), '市口岸办');
  expect(dialog.getByText('将告知 3 家单位')).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: '调整并告知' }));
  expect(dialog.getByRole('textbox', { name: '调整的理由' }).getAttribute('aria-invalid')).toBe('true');
  await user.type(dialog.getByRole('textbox', { name: '调整的理由' }), '职责调整');
  await user.click(dialog.getByRole('button', { name: '调整并告知' }));
  await waitFor(() => expect(sentWith(sent, 'POST')).toEqual(['/api/v1/items/75/adjustment', '"v3"', { add: [{ unitId: 'u9', role: 'cooperating' }], withdraw: ['2'], reason: '职责调整' }]));
  expect(await screen.findByText('已调整，已告知各单位。')).toBeTruthy();
});

it('asks why before a day that is earlier than the printed one is sent', async () => {
  const sent = shown({}, '/?do=adjust');
  const user = userEvent.setup();
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByLabelText('日期'), '2024-11-30');
  await user.type(dialog.getByRole('textbox', { name: '调整的理由' }), '提前');
  await user.click(dialog.getByRole('button', { name: '调整并告知' }));
  expect(sentWith(sent, 'POST')).toBeUndefined();
  await user.type(dialog.getByRole('textbox', { name: '提前的理由' }), '市政府常务会要求');
  await user.click(dialog.getByRole('button', { name: '调整并告知' }));
  await waitFor(() => expect(sentWith(sent, 'POST')?.[2]).toEqual({ deadline: { words: '', dueOn: '2024-11-30' }, earlierReason: '市政府常务会要求', reason: '提前' }));
});

it('terminates with reason and authority and not without', async () => {
  const sent = shown({});
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: '终止…' }));
  const dialog = within(await screen.findByRole('dialog', { name: '终止第 7 项' }));
  await user.type(dialog.getByRole('textbox', { name: '终止的理由' }), '政策已废止');
  await user.click(dialog.getByRole('button', { name: '终止并告知' }));
  expect(sentWith(sent, 'POST')).toBeUndefined();
  await user.type(dialog.getByRole('textbox', { name: '批准机关或批准人' }), '市政府办公厅');
  await user.click(dialog.getByRole('button', { name: '终止并告知' }));
  await waitFor(() => expect(sentWith(sent, 'POST')).toEqual(['/api/v1/items/75/termination', '"v3"', { reason: '政策已废止', authority: '市政府办公厅' }]));
});

it('resumes in one press', async () => {
  const sent = shown({ status: 'suspended', allowed: ['resume'] });
  await userEvent.setup().click(await screen.findByRole('button', { name: '恢复办理' }));
  await waitFor(() => expect(sentWith(sent, 'DELETE')).toEqual(['/api/v1/items/75/suspension', '"v3"', null]));
  expect(await screen.findByText(/已恢复办理/)).toBeTruthy();
});

it('reopens by a new day, which only ongoing work may leave out', async () => {
  const sent = shown({ status: 'closedOut', allowed: ['reopen'], refused: [{ command: 'adjust', title: '调整', reason: '事项已销号。' }] }, '/?do=reopen');
  const user = userEvent.setup();
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('radio', { name: '不满意' }));
  await user.type(dialog.getByRole('textbox', { name: '重新办理的理由' }), '代表不满意');
  await user.click(dialog.getByRole('button', { name: '重新办理并告知' }));
  expect(sentWith(sent, 'POST')).toBeUndefined();
  await user.type(dialog.getByLabelText('新的办结时限'), '2024-09-30');
  await user.click(dialog.getByRole('button', { name: '重新办理并告知' }));
  await waitFor(() => expect(sentWith(sent, 'POST')?.[2]).toEqual({ cause: 'dissatisfied', reason: '代表不满意', dueOn: '2024-09-30' }));
  expect(await screen.findByText('事项已销号。')).toBeTruthy();
});

it('opens no dialog that the server does not allow, whatever the address says', async () => {
  shown({ allowed: [] }, '/?do=terminate');
  await screen.findByRole('button', { name: '发督办单…' });
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('drafts a notice by hand to one unit, says whom it will reach, and leads to where it is issued', async () => {
  const sent = shown({}, '/?do=notice');
  const user = userEvent.setup();
  const dialog = within(await screen.findByRole('dialog', { name: '发督办单：第 7 项' }));
  expect(dialog.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['市商务局', '市财政局']);
  await user.selectOptions(dialog.getByRole('combobox', { name: '发往单位' }), '市财政局');
  await user.click(dialog.getByRole('radio', { name: '红色（责令限期）' }));
  expect(dialog.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['市财政局联络员', '市财政局负责人', '分管领导（抄送）']);
  await user.type(dialog.getByRole('textbox', { name: /^正文/ }), '请说明');
  await user.type(dialog.getByRole('spinbutton', { name: /回复期限/ }), '3');
  await user.click(dialog.getByRole('button', { name: '存为待签发的督办单' }));
  await waitFor(() => expect(sentWith(sent, 'POST')).toEqual(['/api/v1/notices', null, { itemId: '75', unitId: 'u2', colour: 'red', text: '请说明', replyWithin: 3 }]));
  expect((await screen.findByRole('link', { name: '去签发' })).getAttribute('href')).toBe('/notices?open=40');
});
