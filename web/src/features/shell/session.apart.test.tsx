import { QueryClientProvider, useMutation, useQuery } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answer, post } from '../../api/client';
import { plans, queryClient } from '../../api/queries';
import { useDraft } from '../../draft';
import { LanguageProvider } from '../../i18n/language';
import { SessionGate } from './session';

const POST = { postId: '1', role: 'liaison', unitId: '29', unit: '市商务局', leadingGroupId: null, leadingGroup: null };
const PERSON = { login: 'chen', displayName: '陈', post: POST, posts: [POST] };
const START = { words: '' };
let signedIn = true;

beforeEach(() => {
  signedIn = true;
  queryClient.clear();
  vi.stubGlobal('fetch', async (request: Request | string) => {
    const { pathname } = new URL(typeof request === 'string' ? request : request.url, window.location.href);
    const method = typeof request === 'string' ? 'GET' : request.method;
    if (pathname === '/api/v1/demo-clock') return Response.json({ demo: false, today: '2024-04-01' });
    if (`${method} ${pathname}` === 'POST /api/v1/sessions') {
      signedIn = true;
      return Response.json(PERSON);
    }
    if (!signedIn) return Response.json({ status: 401, code: 'unauthenticated', detail: '请先登录。' }, { status: 401 });
    return Response.json(pathname === '/api/v1/sessions/current' ? PERSON : { rows: [], nextCursor: null });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
});

function Writing() {
  const { text, change } = useDraft('k', START);
  const send = useMutation({ mutationFn: () => answer(post('/api/v1/assignments/{id}/no-change', { params: { path: { id: '1' } } } as never)) });
  useQuery(plans());
  return (
    <>
      <textarea aria-label="进展" value={text.words} onChange={(event) => change({ words: event.target.value })} />
      <button type="button" onClick={() => send.mutate()}>报送</button>
    </>
  );
}

const shown = () => render(<LanguageProvider><QueryClientProvider client={queryClient}><MemoryRouter><SessionGate><Writing /></SessionGate></MemoryRouter></QueryClientProvider></LanguageProvider>);

it.each([
  ['what is sent', async (user: ReturnType<typeof userEvent.setup>) => user.click(screen.getByRole('button', { name: '报送' }))],
  ['what is read', async () => void (await queryClient.invalidateQueries({ queryKey: ['plans'] }))],
])('a session that is over shows the entrance once %s is refused, and loses no word', async (_, act) => {
  shown();
  const user = userEvent.setup();
  await user.type(await screen.findByRole('textbox', { name: '进展' }), '写了一半');
  signedIn = false;
  await act(user);
  await user.type(await screen.findByRole('textbox', { name: '登录名' }), 'chen');
  await user.type(screen.getByLabelText('口令'), '江城夜雨十年灯');
  await user.click(screen.getByRole('button', { name: '登录' }));
  expect((await screen.findByRole('textbox', { name: '进展' })).textContent).toBe('写了一半');
});
