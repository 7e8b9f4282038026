import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { post, type Schemas } from '../../api/client';
import { LanguageProvider } from '../../i18n/language';
import { SignatureCard } from './signature-card';

vi.mock('../../api/client', async (original) => ({ ...(await original<typeof import('../../api/client')>()), get: vi.fn(), post: vi.fn() }));

const SIGNATURE: Schemas['SignatureRowResponse'] = {
  id: '3', status: 'waiting', statusTitle: '待签批', decisionReason: '', kind: 'report', kindTitle: '进展报告', planId: '6', documentNumber: '武政办〔2024〕21号', subjectType: 'assignment', subjectId: '25', title: '第23项',
  payload: { kind: 'report', report: { state: 'onTrack', progress: '申报23项' } } as never, askedBy: '联络员', askedAt: '2024-04-01T01:00:00Z', decidedBy: null, decidedAt: null, allowed: ['sign', 'return', 'takeBack'],
};
const shown = (parts: Partial<typeof SIGNATURE> = {}) => {
  const onDone = vi.fn();
  render(<LanguageProvider><QueryClientProvider client={new QueryClient()}><SignatureCard signature={{ ...SIGNATURE, ...parts }} onDone={onDone} /></QueryClientProvider></LanguageProvider>);
  return onDone;
};

beforeEach(() => {
  vi.mocked(post).mockReset().mockImplementation((path) => Promise.resolve({ data: { status: String(path).endsWith('/return') ? 'returned' : 'signed' }, response: new Response() }) as never);
});

it('shows the whole text and is signed in one tap', async () => {
  const onDone = shown();
  expect(screen.getByText('申报23项')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '签批' }));
  expect(vi.mocked(post).mock.calls.map((call: readonly unknown[]) => call[0])).toEqual(['/api/v1/signatures/{id}/sign']);
  expect(onDone.mock.calls).toEqual([['已签批：第23项']]);
});

it('is returned only with a reason', async () => {
  const user = userEvent.setup();
  const onDone = shown();
  await user.click(screen.getByRole('button', { name: '退回' }));
  await user.click(screen.getByRole('button', { name: '退回经办人' }));
  expect(post).not.toHaveBeenCalled();
  await user.type(screen.getByRole('textbox', { name: '退回原因' }), '请补差距');
  await user.click(screen.getByRole('button', { name: '退回经办人' }));
  expect(vi.mocked(post).mock.calls[0]?.[1]).toMatchObject({ params: { path: { id: '3' } }, body: { reason: '请补差距' } });
  expect(onDone.mock.calls).toEqual([['已退回：第23项']]);
});

it('offers its author to take it back, and not to sign', () => {
  shown({ allowed: ['takeBack'] });
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['撤回']);
});
