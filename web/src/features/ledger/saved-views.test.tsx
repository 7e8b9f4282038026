import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { staged } from '../../test-stage';
import { SavedViews } from './saved-views';

const view = (id: string, name: string, address: string, shared = false) => ({ id, name, address, planId: '6', shared, savedBy: '张三' });
const shown = (now: string) => {
  const onOpen = vi.fn();
  const sent = staged(<SavedViews planId="6" now={now} onOpen={onOpen} />, {
    'GET /api/v1/saved-views': [view('1', '逾期', 'view=attention'), view('2', '商务局', 'lead=28', true)],
    'POST /api/v1/saved-views': view('3', '新的', now), 'PUT /api/v1/saved-views/1': view('1', '改了', now), 'DELETE /api/v1/saved-views/1': {},
  });
  return { onOpen, change: () => sent.find(({ method }) => method !== 'GET'), last: () => sent[sent.map(({ method }) => method !== 'GET').lastIndexOf(true)] };
};

it('opens a view by its tab and says which one is shown', async () => {
  const { onOpen } = shown('view=attention');
  expect((await screen.findByRole('button', { name: '逾期' })).getAttribute('aria-pressed')).toBe('true');
  expect(screen.queryByRole('button', { name: '＋存为视图' })).toBeNull();
  await userEvent.setup().click(screen.getByRole('button', { name: '商务局' }));
  expect(onOpen).toHaveBeenCalledWith('lead=28');
});

it('saves what is shown for everybody of the office, for this plan or for all', async () => {
  const { change } = shown('as=units&lead=28');
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: '＋存为视图' }));
  const dialog = within(screen.getByRole('dialog', { name: '存为视图' }));
  expect(dialog.getByRole('button', { name: '存下' })).toHaveProperty('disabled', true);
  await user.type(dialog.getByRole('textbox', { name: '名称' }), '新的');
  await user.click(dialog.getByRole('checkbox', { name: '本办公室的人都看得到' }));
  await user.click(dialog.getByRole('checkbox', { name: '在各方案的台账上都显示' }));
  await user.click(dialog.getByRole('button', { name: '存下' }));
  await waitFor(() => expect(change()).toMatchObject({ method: 'POST', body: { name: '新的', address: 'as=units&lead=28', shared: true } }));
  expect(change()?.body).not.toHaveProperty('planId');
});

it('deletes at once and takes it back when asked', async () => {
  const { change, last } = shown('view=attention');
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: '删除视图' }));
  await waitFor(() => expect(change()?.method).toBe('DELETE'));
  await user.click(await screen.findByRole('button', { name: '撤销' }));
  await waitFor(() => expect(last()).toMatchObject({ method: 'POST', body: { name: '逾期', address: 'view=attention', planId: '6', shared: false } }));
});

it('renames the one that is shown', async () => {
  const { change } = shown('view=attention');
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: '改名' }));
  const name = screen.getByRole('textbox', { name: '名称' });
  await user.clear(name);
  await user.type(name, '改了');
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '改名' }));
  await waitFor(() => expect(change()).toMatchObject({ method: 'PUT', path: '/api/v1/saved-views/1', body: { name: '改了' } }));
});
