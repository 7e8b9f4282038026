import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { SessionContext } from '../shell/session';
import { staged } from '../../test-stage';
import { RoleChangeList } from './role-change-list';

const POST = { postId: '9', role: 'securityAdministrator', unitId: null, unit: null, leadingGroupId: null, leadingGroup: null } as const;
const SECURITY = { login: 'li.si', displayName: '李四', post: POST, posts: [POST] };
const CHANGE = { id: '3', kind: 'grant', login: 'chen.xiaoming', role: 'liaison', unit: '市商务局', leadingGroup: null, field: [], postId: null, state: 'proposed', proposedBy: '赵六', proposedAt: '2024-07-05T01:00:00Z', decidedBy: null, decidedAt: null, reason: '' } as const;
const list = (change: object, onSaid = vi.fn()) => <SessionContext value={{ person: SECURITY, demo: true, today: '2024-07-05' }}><RoleChangeList changes={[{ ...CHANGE, field: [], ...change }]} people={[]} onSaid={onSaid} /></SessionContext>;

it('offers the second person to confirm, after saying when it takes effect', async () => {
  const said = vi.fn();
  const sent = staged(list({}, said), { 'POST /api/v1/role-changes/3/confirmation': { ...CHANGE, state: 'confirmed' } });
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: /^确认生效/ }));
  const dialog = screen.getByRole('dialog', { name: '确认岗位变动' });
  expect(dialog.textContent).toContain('联络员 · 市商务局');
  await user.click(within(dialog).getByRole('button', { name: '确认生效' }));
  await vi.waitFor(() => expect(said).toHaveBeenCalledWith('岗位变动已生效。'));
  expect(sent.map(({ path }) => path)).toContain('/api/v1/role-changes/3/confirmation');
});

it('lets nobody confirm what is his own, only take it back', () => {
  staged(list({ proposedBy: '李四' }), {});
  expect(screen.queryByRole('button', { name: /^确认/ })).toBeNull();
  expect(screen.getByRole('button', { name: /^收回/ })).toBeTruthy();
});

it('takes a reason for a refusal, and none goes without', async () => {
  const sent = staged(list({}), { 'POST /api/v1/role-changes/3/rejection': { ...CHANGE, state: 'rejected' } });
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: /^不同意/ }));
  const dialog = screen.getByRole('dialog', { name: '不同意岗位变动' });
  expect(within(dialog).getByText('先写理由。')).toBeTruthy();
  await user.type(within(dialog).getByRole('textbox', { name: '理由' }), '人员有误');
  await user.click(within(dialog).getByRole('button', { name: '不同意' }));
  await vi.waitFor(() => expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({ reason: '人员有误' }));
});

it('shows what was decided, by whom and why, without buttons', () => {
  staged(list({ state: 'rejected', decidedBy: '张三', decidedAt: '2024-07-05T02:00:00Z', reason: '人员有误' }), {});
  const row = within(screen.getByRole('table', { name: '已处理的岗位变动' })).getByRole('row', { name: /未同意.*张三.*人员有误/ });
  expect(within(row).queryByRole('button')).toBeNull();
});
