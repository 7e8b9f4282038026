import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { get, post } from '../../api/client';
import { LanguageProvider } from '../../i18n/language';
import { DeclineForm } from './decline-form';

vi.mock('../../api/client', async (original) => ({ ...(await original<typeof import('../../api/client')>()), get: vi.fn(), post: vi.fn() }));

const shown = () => {
  const onDone = vi.fn();
  render(
    <LanguageProvider>
      <QueryClientProvider client={new QueryClient()}>
        <DeclineForm subject={{ id: '25', version: 2, title: '第二项', role: 'lead', declineBy: '2024-04-09', effectiveDueOn: null }} draftKey="li.assignment-25.decline" toHead={false} onDone={onDone} onOutgoing={vi.fn()} />
      </QueryClientProvider>
    </LanguageProvider>,
  );
  return onDone;
};

beforeEach(() => {
  vi.mocked(get).mockReset().mockImplementation(() => Promise.resolve({ data: [{ id: '18', name: '市民政局' }, { id: '19', name: '区民政局' }], response: new Response() }) as never);
  vi.mocked(post).mockReset().mockImplementation(() => Promise.resolve({ data: { signatureRequestId: null }, response: new Response() }) as never);
});

it('declines with a reason and the unit that was found by its name', async () => {
  const user = userEvent.setup();
  const onDone = shown();
  await user.type(screen.getByRole('textbox', { name: '退办理由' }), '三定方案');
  await user.type(screen.getByRole('searchbox'), '民政');
  await user.click(await screen.findByRole('button', { name: '市民政局' }));
  expect(screen.getByText(/建议由市民政局承办/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '申请退办' }));
  expect(vi.mocked(post).mock.calls[0]).toMatchObject(['/api/v1/assignments/{id}/decline', { body: { reason: '三定方案', proposedUnitId: '18', attachmentIds: [] }, headers: { 'If-Match': '"v2"' } }]);
  expect(onDone.mock.calls).toEqual([['已报送']]);
});

it('is not sent without a reason, and puts the focus where it is missing', async () => {
  shown();
  await userEvent.click(screen.getByRole('button', { name: '申请退办' }));
  expect(post).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '退办理由' })));
});
