import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { Schemas } from '../../api/client';
import { staged } from '../../test-stage';
import { ItemActions } from './item-actions';

const item = (parts: Partial<Schemas['ItemPageResponse']> = {}) =>
  ({ itemId: '75', number: '7', position: 7, status: 'inProgress', version: 3, verified: false, completionClaims: [], requests: { total: 0, latest: [] }, allowed: [], refused: [], ...parts }) as unknown as Schemas['ItemPageResponse'];
const unit = (unitId: string, name: string, refused = '') => ({ unitId, unit: name, role: 'lead', refused });
const urges = (units: object[], allowed: string[]) => ({ urges: [{ id: '1', unitId: '29', unit: '市商务局', text: '', urgedOn: '2024-04-01', urgedBy: '办公室', answer: null, answeredOn: null }], nextCursor: null, units, allowed });

it('urges whom is left after a look at who gets it, and says how many', async () => {
  const sent = staged(<ItemActions item={item()} />, {
    'GET /api/v1/items/75/urges': urges([unit('29', '市商务局'), unit('40', '市投资促进局'), unit('58', '武汉海关', '正在等待办公室答复，不应催办单位。')], ['urge']),
    'POST /api/v1/items/75/urges': { urged: ['29'], left: [] },
  });
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: '催办' }));
  const dialog = within(await screen.findByRole('dialog', { name: '催办 第 7 项' }));
  expect(await dialog.findByRole('checkbox', { name: /武汉海关/ })).toHaveProperty('disabled', true);
  expect(dialog.getByText('正在等待办公室答复，不应催办单位。')).toBeTruthy();
  expect(dialog.getByRole('checkbox', { name: /市商务局 牵头 · 已催 1 次/ })).toHaveProperty('checked', true);
  await user.click(dialog.getByRole('checkbox', { name: /市投资促进局/ }));
  await user.type(dialog.getByRole('textbox', { name: /写给单位的话/ }), '请补报');
  await user.click(dialog.getByRole('button', { name: '催办 1 家单位' }));
  await waitFor(() => expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({ unitIds: ['29'], text: '请补报' }));
  expect(await screen.findByText('已催办 1 家单位。')).toBeTruthy();
});

it('says why nobody can be urged and why the item is not complete', async () => {
  staged(<ItemActions item={item({ refused: [{ command: 'complete', title: '确认办结', reason: '牵头单位还没有全部办结，不能确认事项办结。' }] })} />, {
    'GET /api/v1/items/75/urges': urges([unit('29', '市商务局', '本周已催办 2 次，不再催。')], []),
  });
  expect((await screen.findByRole('button', { name: '催办', description: '本周已催办 2 次，不再催。' })).getAttribute('aria-disabled')).toBe('true');
  expect(screen.getByRole('button', { name: '确认办结', description: /牵头单位还没有全部办结/ }).getAttribute('aria-disabled')).toBe('true');
});

it('leads from a completed item to where it is struck off', async () => {
  staged(<ItemActions item={item({ status: 'completed', verified: true, allowed: ['closeOut'] })} />, { 'GET /api/v1/items/75/urges': urges([], []) });
  expect((await screen.findByRole('link', { name: '去销号' })).getAttribute('href')).toBe('/review?open=item-75');
});
