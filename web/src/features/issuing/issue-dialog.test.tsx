import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { Schemas } from '../../api/client';
import { staged } from '../../test-stage';
import { IssueDialog } from './issue-dialog';
import { IssuePreview } from './issue-preview';
import type { Plan } from './plan-frame';

const plan = { id: '12', title: '实施方案', office: '市对外开放领导小组办公室' } as Plan;

const preview = (parts: Partial<Schemas['IssuePreviewResponse']> = {}): Schemas['IssuePreviewResponse'] => ({
  planId: '12', version: 3, items: 58, itemsWithoutLead: [], unreachableUnits: [], blocks: [], reportingDuties: [],
  recipients: [
    { unitId: '1', unit: '市发改委', leads: 1, cooperates: 9, guides: 0, unreachable: false },
    { unitId: '2', unit: '市外贸发展局', leads: 0, cooperates: 2, guides: 0, unreachable: true },
  ],
  opens: [{ kind: 'acknowledgement', kindTitle: '签收', count: 12, undated: 0, firstDueOn: '2024-04-07' }, { kind: 'itemCompletion', kindTitle: '事项办结', count: 3, undated: 2, firstDueOn: '2023-12-31' }], ...parts,
});

/** `counted` is what the preview comes to when it is asked for again. */
function dialog(answer: unknown = { id: '12' }, of = preview(), counted = of) {
  const [onClose, onIssued] = [vi.fn(), vi.fn()];
  const asked = staged(<IssueDialog plan={plan} preview={of} onClose={onClose} onIssued={onIssued} />, { 'POST /api/v1/plans/12/issue': answer, 'GET /api/v1/plans/12/issue-preview': counted });
  const sent = { get all() { return asked.filter(({ method }) => method === 'POST'); } };
  return { sent, onClose, onIssued, user: userEvent.setup() };
}

it('shows whom it reaches, how much it opens and whom it does not reach, before it goes out', () => {
  dialog(undefined, preview({ unreachableUnits: ['市外贸发展局'] }));
  const box = within(screen.getByRole('dialog', { name: '交办方案' }));
  expect(box.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['市发改委 10', '市外贸发展局 2']);
  expect(box.getByText(/2 家单位的联络员/)).toBeTruthy();
  expect(box.getByText('15 件')).toBeTruthy();
  expect(box.getByText('▲ 市外贸发展局')).toBeTruthy();
});

it('goes out in a name, with a key and the version that was seen', async () => {
  const { sent, onClose, onIssued, user } = dialog();
  const name = screen.getByRole('textbox', { name: '签发机关或签发人' });
  expect(name).toHaveProperty('value', '市对外开放领导小组办公室');
  await user.clear(name);
  expect(screen.getByRole('button', { name: '交办' })).toHaveProperty('disabled', true);
  await user.type(name, '市人民政府办公厅');
  await user.click(screen.getByRole('button', { name: '交办' }));
  await waitFor(() => expect(onIssued).toHaveBeenCalledOnce());
  expect(onClose).toHaveBeenCalledOnce();
  expect(sent.all[0]?.headers.get('if-match')).toBe('"v3"');
  expect(sent.all[0]?.headers.get('idempotency-key')).toMatch(/^[0-9a-f]{32}$/);
  expect(sent.all[0]?.body).toEqual({ issuingAuthority: '市人民政府办公厅' });
});

it('goes out over a change of a moment ago that reaches the same units', async () => {
  const { sent, onIssued, user } = dialog({ id: '12' }, preview(), preview({ version: 5 }));
  await user.click(screen.getByRole('button', { name: '交办' }));
  await waitFor(() => expect(onIssued).toHaveBeenCalledOnce());
  expect(sent.all[0]?.headers.get('if-match')).toBe('"v5"');
});

it('does not go out when a change of a moment ago makes it reach others than were shown', async () => {
  const { sent, onIssued, user } = dialog({ id: '12' }, preview(), preview({ version: 5, recipients: [] }));
  await user.click(screen.getByRole('button', { name: '交办' }));
  expect((await screen.findByRole('alert')).textContent).toContain('还没有交办');
  expect(sent.all).toEqual([]);
  expect(onIssued).not.toHaveBeenCalled();
});

it('says what went wrong, keeps what was typed, and sends the same key again', async () => {
  const { sent, onIssued, user } = dialog(412);
  await user.type(screen.getByRole('textbox', { name: '交办通知文号' }), '督〔2024〕1号');
  await user.click(screen.getByRole('button', { name: '交办' }));
  expect((await screen.findByRole('alert')).textContent).toContain('内容已被他人修改');
  expect(onIssued).not.toHaveBeenCalled();
  expect(screen.getByRole('textbox', { name: '交办通知文号' })).toHaveProperty('value', '督〔2024〕1号');
  await user.click(screen.getByRole('button', { name: '交办' }));
  await waitFor(() => expect(sent.all).toHaveLength(2));
  expect(sent.all[1]?.headers.get('idempotency-key')).toBe(sent.all[0]?.headers.get('idempotency-key'));
});

it('the preview names every unit with its counts, what opens, what is missing and what forbids it', () => {
  staged(<IssuePreview preview={preview({ blocks: ['方案没有任务事项，不能交办。'], itemsWithoutLead: [{ itemId: '7', number: '', position: 6, text: '统筹推进' }] })} />, {});
  expect(within(screen.getByRole('table', { name: '收到的单位' })).getAllByRole('row').map(({ textContent }) => textContent)).toEqual(['单位牵头配合指导通知', '市发改委19—通知联络员', '市外贸发展局—2—▲ 没有联络员']);
  expect(within(screen.getByRole('table', { name: '交办当天产生的应办' })).getAllByRole('row').map(({ textContent }) => textContent)).toEqual(['应办件数最早到期', '签收122024-04-07', '事项办结32023-12-31其中 2 件没有日期']);
  expect(screen.getByRole('region', { name: '现在不能交办' }).textContent).toContain('方案没有任务事项，不能交办。');
  expect(screen.getByRole('link', { name: '未编号（第 6 条）' }).getAttribute('href')).toBe('/tasks/7');
});
