import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { beforeEach, expect, it, vi } from 'vitest';
import { LanguageProvider } from '../../i18n/language';
import { InstructSheet } from './instruct-sheet';

const post = vi.hoisted(() => vi.fn());
const GIVEN = {
  id: '1', planId: '6', documentNumber: '武政办〔2024〕21号', itemId: '101', item: '第33项', text: '一周内对接。', givenBy: '分管副市长', givenAt: '2024-07-05T09:00:00Z', action: 'note', note: '已召集对接。', newItemId: null,
  answeredBy: '领导小组办公室', answeredAt: '2024-07-08T09:00:00Z', fulfilledAt: null, version: 2, allowed: [],
};

vi.mock('../../api/client', async (original) => ({
  ...(await original<typeof import('../../api/client')>()),
  get: (path: string) => Promise.resolve({ data: path.endsWith('/instructions') ? [GIVEN] : { rows: [{ id: '6', office: '市对外开放领导小组办公室' }], nextCursor: null }, response: new Response() }),
  post,
}));

beforeEach(() => {
  post.mockReset();
  post.mockResolvedValue({ data: {}, response: new Response() });
});

const ON = { planId: '6', itemId: '101', title: '21号第 33 项', text: '制订行动方案' };
const shown = (onDone = vi.fn()) => {
  const { unmount } = render(<LanguageProvider><QueryClientProvider client={new QueryClient()}><MemoryRouter><InstructSheet on={ON} today="2024-07-19" onClose={vi.fn()} onDone={onDone} /></MemoryRouter></QueryClientProvider></LanguageProvider>);
  return { onDone, unmount };
};

it('says who gets it and what was said and answered before', async () => {
  shown();
  expect(await screen.findByText(/送市对外开放领导小组办公室拟办/)).toBeTruthy();
  expect(await screen.findByText('一周内对接。')).toBeTruthy();
  expect((await screen.findByText('阅知')).parentElement?.textContent).toBe('阅知：已召集对接。领导小组办公室 7月8日 答复');
});

it('keeps what was typed until it is sent', async () => {
  const user = userEvent.setup();
  const { unmount } = shown();
  await user.type(screen.getByRole('textbox', { name: '批示内容' }), '请抓紧');
  unmount();
  const { onDone } = shown();
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: '批示内容' }).value).toBe('请抓紧');
  await user.click(screen.getByRole('button', { name: '批示' }));
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  const [path, given] = post.mock.calls[0] as [string, { body: unknown; params: unknown }];
  expect([path, given.params, given.body]).toEqual(['/api/v1/items/{id}/instructions', { path: { id: '101' }, header: { 'Idempotency-Key': expect.stringMatching(/^[0-9a-f]{32}$/) } }, { text: '请抓紧' }]);
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: '批示内容' }).value).toBe('');
});

it('keeps the words and says so when the host refuses', async () => {
  const user = userEvent.setup();
  post.mockResolvedValue({ error: { code: 'x', detail: '方案已经结束。' }, response: new Response(null, { status: 409 }) });
  const { onDone } = shown();
  await user.type(screen.getByRole('textbox', { name: '批示内容' }), '请抓紧');
  await user.click(screen.getByRole('button', { name: '批示' }));
  expect((await screen.findByRole('alert')).textContent).toBe('方案已经结束。');
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: '批示内容' }).value).toBe('请抓紧');
  expect(onDone).not.toHaveBeenCalled();
});

it('cannot be sent empty', () => {
  shown();
  expect(screen.getByRole('button', { name: '批示' })).toHaveProperty('disabled', true);
});
