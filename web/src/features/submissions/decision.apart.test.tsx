import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Schemas } from '../../api/client';
import { LanguageProvider } from '../../i18n/language';
import { Decision } from './decision';

const post = vi.hoisted(() => vi.fn());
vi.mock('../../api/client', async (original) => ({ ...(await original<typeof import('../../api/client')>()), post }));

beforeEach(() => {
  post.mockReset();
  post.mockResolvedValue({ data: {}, response: new Response() });
});

const SUBMITTED: Schemas['SubmissionResponse'] = {
  version: 3, id: '12', unitId: '1', unit: '市民政局', periodKey: '2024-06', title: '6月信息', opensOn: '2024-06-01', dueOn: '2024-06-30', status: 'submitted', statusTitle: '已报送', submittedAt: null, minCount: 1, pieces: 1, decidedAt: null,
  decisionReason: '', allowed: ['accept', 'return'], refused: [{ command: 'waive', title: '免报', reason: '报送材料现在是“已报送”，不能免报。' }], piecesHandedIn: [],
};

const shown = (parts: Partial<Schemas['SubmissionResponse']> = {}) => render(<LanguageProvider><QueryClientProvider client={new QueryClient()}><Decision submission={{ ...SUBMITTED, ...parts }} /></QueryClientProvider></LanguageProvider>);
const names = (): (string | null)[] => screen.queryAllByRole('button').map(({ textContent }) => textContent);

it('offers what is allowed and says why the rest is not', () => {
  shown();
  expect(names()).toEqual(['收下', '退回']);
  expect(screen.getByRole('listitem').textContent).toBe('报送材料现在是“已报送”，不能免报。');
});

it('shows nothing to whoever decides nothing', () => {
  shown({ allowed: ['submit'], refused: [] });
  expect(names()).toEqual([]);
});

it('accepts the version that was seen in one press', async () => {
  shown();
  await userEvent.setup().click(screen.getByRole('button', { name: '收下' }));
  const [path, given] = post.mock.calls[0] as [string, { headers: Record<string, string> }];
  expect([path, given.headers['If-Match']]).toEqual(['/api/v1/submissions/{id}/acceptance', '"v3"']);
});

it('returns only with a reason, and keeps the reason when somebody else was faster', async () => {
  const user = userEvent.setup();
  post.mockResolvedValue({ error: { code: 'version-mismatch', detail: '已被他人修改' }, response: new Response(null, { status: 412 }) });
  shown();
  await user.click(screen.getByRole('button', { name: '退回' }));
  expect(screen.getByRole('button', { name: '退回给单位' })).toHaveProperty('disabled', true);
  await user.type(screen.getByRole('textbox', { name: /退回的理由/ }), '缺少数据');
  await user.click(screen.getByRole('button', { name: '退回给单位' }));
  expect((await screen.findByRole('alert')).textContent).toContain('刚被别人处理过');
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: /退回的理由/ }).value).toBe('缺少数据');
  expect((post.mock.calls[0] as [string, { body: unknown }])[1].body).toEqual({ reason: '缺少数据' });
});
