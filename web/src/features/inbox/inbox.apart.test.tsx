import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, useLocation } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { get, post } from '../../api/client';
import { LanguageProvider } from '../../i18n/language';
import { Inbox } from './inbox';
import type { Matter } from './queue';

vi.mock('../../api/client', async (original) => ({ ...(await original<typeof import('../../api/client')>()), get: vi.fn(), post: vi.fn() }));
vi.mock('../shell/session', () => ({ useSession: () => ({ person: { login: 'li', displayName: '李', post: { role: 'liaison', unitId: '29', unit: '市商务局' }, posts: [] }, demo: false, today: '2024-04-01' }) }));

const matter = (subjectId: string, title: string, parts: Partial<Matter> = {}): Matter => ({
  obligationId: `${subjectId}-${parts.kind ?? 'acknowledgement'}`, kind: 'acknowledgement', kindTitle: '签收', title, planId: '5', documentNumber: '武政办〔2024〕20号', planTitle: '3号建议案', askedBy: '办公室', basis: '', dueOn: null, effectiveDueOn: '2024-04-07', dueWords: '',
  subjectType: 'assignment', subjectId, subjectVersion: 4, itemId: `i${subjectId}`, itemNumber: '1', light: { colour: 'green', reason: '还有6天', provisional: false, ladder: null, dueOn: null, yellowFrom: null }, officeTurn: null as never, allowed: ['acknowledge', 'decline'], ...parts,
});
const ROWS = [
  matter('9', '报备具体工作方案', { kind: 'unitPlanFiling', kindTitle: '工作方案备案', effectiveDueOn: '2024-03-31', subjectType: 'submission', itemId: null, allowed: ['submit'] }),
  matter('1', '第一项'),
  matter('2', '第二项'),
  matter('1', '第一项', { kind: 'itemCompletion', kindTitle: '事项办结', effectiveDueOn: '2024-12-31' }),
  matter('8', '4月报送信息', { kind: 'monthlyInformation', kindTitle: '月度信息报送', effectiveDueOn: '2024-04-30', subjectType: 'submission', itemId: null, allowed: ['submit', 'declareNoChange'] }),
];
const PAGE = { today: '2024-04-01', totals: { matters: 5, lights: { red: 0, yellow: 0, green: 5, grey: 0 }, standingStill: 0, dueThisWeek: 2 }, rows: ROWS, nextCursor: null };
const ok = (data: unknown) => Promise.resolve({ data, response: new Response() }) as never;

let place = '';
function Place() {
  place = useLocation().search;
  return null;
}

const shown = (address = '/inbox') =>
  render(
    <LanguageProvider>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <MemoryRouter initialEntries={[address]}><Inbox page={PAGE} /><Place /></MemoryRouter>
      </QueryClientProvider>
    </LanguageProvider>,
  );

const ITEM = (id: string) => ({
  itemId: id, planId: '5', headings: [], text: `${id}的原文`, line: 7, deadlineWords: '2024年12月', progressReports: [],
  assignmentsOfUnits: [{ id: id.slice(1), unit: '市商务局', role: 'lead', roleWord: '牵头单位', status: 'pendingAck', version: 4, declineBy: '2024-04-09', originalDueOn: null, effectiveDueOn: null, allowed: ['acknowledge', 'decline'], refused: [{ command: 'report', title: '报告进展', reason: '先签收，再报告进展。' }] }],
});

beforeEach(() => {
  vi.mocked(post).mockReset().mockImplementation(() => ok({ status: 'acknowledged', signatureRequestId: null }));
  vi.mocked(get).mockReset().mockImplementation(((path: string, { params }: { params: { path: { id: string } } }) => {
    if (path === '/api/v1/items/{id}') return ok(ITEM(params.path.id));
    if (path === '/api/v1/plans') return ok({ rows: [], nextCursor: null });
    return ok(path === '/api/v1/signatures' ? [] : { version: 1, title: '', text: '', savedAt: null, status: 'open', statusTitle: '待报送', decisionReason: '', pieces: 0, minCount: 1, piecesHandedIn: [], allowed: ['submit'] });
  }) as never);
});

it('lists one matter a row, what is due first on top, under when it is due', () => {
  shown();
  const list = screen.getByRole('region', { name: '要办的事' });
  expect(within(list).getAllByRole('heading').map(({ textContent }) => textContent)).toEqual(['已逾期1 件', '本周2 件', '本月1 件']);
  expect(within(list).getAllByRole('button').map(({ textContent }) => textContent?.replace(/3号建议案.*/, ''))).toEqual(['正常工作方案备案报备具体工作方案', '正常签收第一项', '正常签收第二项', '正常月度信息报送4月报送信息']);
  expect(within(list).getByRole('button', { name: /报备具体工作方案/ }).textContent).toContain('超 1 天');
});

it('keeps in the address what is looked at, and shows it with what cannot be done and why', async () => {
  shown();
  await userEvent.click(screen.getByRole('button', { name: /第二项/ }));
  expect(place).toBe('?matter=assignment-2');
  const pane = screen.getByRole('region', { name: '选中的事' });
  expect(await within(pane).findByText('i2的原文')).toBeTruthy();
  expect(within(pane).getByText('先签收，再报告进展。')).toBeTruthy();
  expect(within(pane).getByText('签收即确认由本单位承办，签收后不能撤销，也不能再退办。不属于本单位职责的，请在4月9日前退办。')).toBeTruthy();
});

it('is walked with J and K; 1 goes on to the next and acknowledges with the next act', async () => {
  shown();
  const user = userEvent.setup();
  await user.keyboard('jjk');
  expect(place).toBe('?matter=assignment-1');
  await user.keyboard('1');
  await waitFor(() => expect(place).toBe('?matter=assignment-2'));
  expect(post).not.toHaveBeenCalled();
  expect(screen.getByText('签收：第一项，8 秒后送出')).toBeTruthy();
  await user.keyboard('1');
  expect(vi.mocked(post).mock.calls).toEqual([['/api/v1/assignments/{id}/acknowledgement', { params: { path: { id: '1' } }, headers: { 'If-Match': '"v4"', 'Idempotency-Key': expect.any(String) }, keepalive: false }]]);
  expect(screen.getByText('签收：第二项，8 秒后送出')).toBeTruthy();
});

it('takes back what was acknowledged by a slip of the finger', async () => {
  shown('/inbox?matter=assignment-1');
  const user = userEvent.setup();
  await user.keyboard('1');
  await user.click(screen.getByRole('button', { name: '撤销' }));
  expect(screen.queryByRole('button', { name: '撤销' })).toBeNull();
  cleanup();
  expect(post).not.toHaveBeenCalled();
});

it('opens the decline form with 2 and lets keys be letters there', async () => {
  shown('/inbox?matter=assignment-1');
  const user = userEvent.setup();
  await user.keyboard('2');
  const reason = await screen.findByRole('textbox', { name: '退办理由' });
  await waitFor(() => expect(document.activeElement).toBe(reason));
  await user.keyboard('n1j');
  expect(reason.textContent).toBe('n1j');
  expect(place).toBe('?matter=assignment-1&form=decline');
  expect(post).not.toHaveBeenCalled();
});

it('says no change with N only where one tap may answer', async () => {
  shown('/inbox?matter=assignment-2');
  const user = userEvent.setup();
  await user.keyboard('n');
  expect(post).not.toHaveBeenCalled();
  await user.keyboard('jn');
  expect(screen.getByText('报无新进展：4月报送信息，8 秒后送出')).toBeTruthy();
  cleanup();
  await waitFor(() => expect(vi.mocked(post).mock.calls.map((call: readonly unknown[]) => call[0])).toEqual(['/api/v1/submissions/{id}/no-change']));
});

it('acknowledges many at once after saying what it means', async () => {
  shown();
  const user = userEvent.setup();
  await user.click(screen.getByRole('checkbox', { name: '选择可签收的 2 件' }));
  expect(screen.getByText('签收即确认由本单位承办，签收后不能撤销，也不能再退办。')).toBeTruthy();
  await user.click(screen.getByRole('checkbox', { name: '选择：第一项' }));
  await user.click(screen.getByRole('button', { name: '签收选中的 1 件' }));
  expect(screen.getByText('签收选中的 1 件，8 秒后送出')).toBeTruthy();
  cleanup();
  await waitFor(() => expect(vi.mocked(post).mock.calls[0]).toMatchObject(['/api/v1/assignments/acknowledgements', { body: { assignmentIds: ['2'] } }]));
});

it('shows one kind only when asked to', async () => {
  shown();
  await userEvent.click(screen.getByRole('button', { name: '待签收 2' }));
  expect(place).toBe('?view=ack');
  expect(within(screen.getByRole('region', { name: '要办的事' })).queryByRole('button', { name: /4月报送信息/ })).toBeNull();
});

it('shows what was typed for a form that has become impossible meanwhile, and why', async () => {
  localStorage.setItem('duban.draft.li.assignment-1.report', JSON.stringify({ state: 'onTrack', progress: '已完成三家企业认定工作' }));
  shown('/inbox?matter=assignment-1');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('“报进展”现在办不了。先签收，再报告进展。你写的内容还在：已完成三家企业认定工作');
  await userEvent.click(within(alert).getByRole('button', { name: '丢弃草稿' }));
  expect(screen.queryByRole('alert')).toBeNull();
});

const acknowledgeByForm = async (user: ReturnType<typeof userEvent.setup>): Promise<void> => user.click(within(await screen.findByRole('form', { name: '签收' })).getByRole('button', { name: '签收' }));

it('lets what a form sends wait as well, and brings back what was taken back', async () => {
  shown('/inbox?matter=assignment-1&form=acknowledge');
  const user = userEvent.setup();
  await acknowledgeByForm(user);
  expect(screen.getByText('签收：第一项，8 秒后送出')).toBeTruthy();
  await waitFor(() => expect(place).toBe('?matter=assignment-2'));
  await user.keyboard('k');
  await waitFor(() => expect(place).toBe('?matter=assignment-1'));
  const pane = screen.getByRole('region', { name: '选中的事' });
  expect(within(pane).getByText('这件事正等着送出，先撤销才能再改。')).toBeTruthy();
  expect(within(pane).queryByRole('form')).toBeNull();
  await user.keyboard('j1');
  expect(post).toHaveBeenCalledOnce();
  expect(screen.getByText('签收：第二项，8 秒后送出')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '撤销' }));
  await waitFor(() => expect(place).toBe('?matter=assignment-2'));
  cleanup();
  expect(post).toHaveBeenCalledOnce();
});

it('says what could not be sent, however far one has gone on, and leads back to it', async () => {
  vi.mocked(post).mockImplementationOnce(() => Promise.resolve({ error: { code: 'version-mismatch', detail: '该责任已被他人更新。' }, response: new Response(null, { status: 412 }) }) as never);
  shown('/inbox?matter=assignment-1&form=acknowledge');
  const user = userEvent.setup();
  await acknowledgeByForm(user);
  await user.keyboard('1');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('没有送出“签收：第一项”。该责任已被他人更新。');
  expect(alert.textContent).toContain('你写的内容都在');
  await user.click(within(alert).getByRole('button', { name: '回到这件事' }));
  await waitFor(() => expect(place).toBe('?matter=assignment-1&form=acknowledge'));
  expect(screen.queryByRole('alert')).toBeNull();
});

it('takes back many at once, and has them chosen still', async () => {
  shown();
  const user = userEvent.setup();
  await user.click(screen.getByRole('checkbox', { name: /选择可签收的/ }));
  await user.click(screen.getByRole('button', { name: '签收选中的 2 件' }));
  await user.click(screen.getByRole('button', { name: '撤销' }));
  expect(screen.getByRole('checkbox', { name: /选择可签收的/ })).toHaveProperty('checked', true);
  cleanup();
  expect(post).not.toHaveBeenCalled();
});

it('shows the way back to the list where a matter is there no more', async () => {
  shown('/inbox?matter=assignment-77');
  await userEvent.click(screen.getByRole('button', { name: '返回列表' }));
  await waitFor(() => expect(place).toBe(''));
});
