import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { vi } from 'vitest';
import { queryClient } from './api/queries';
import { SessionContext } from './features/shell/session';
import { LanguageProvider } from './i18n/language';

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
}

type Answers = Readonly<Record<string, unknown>>;

/** Shows a part of the pages to a person of the office, with the answers of the server by `METHOD /path`; what was sent is collected. A number as answer is a problem with that status, a function is asked each time. */
export function staged(part: ReactNode, answers: Answers, address = '/'): readonly Sent[] {
  const sent: Sent[] = [];
  queryClient.clear();
  vi.stubGlobal('answerOf', async (request: Request) => {
    const { pathname } = new URL(request.url);
    const text = await request.clone().text();
    sent.push({ method: request.method, path: pathname, headers: request.headers, body: text === '' ? null : JSON.parse(text) });
    const answer = answers[`${request.method} ${pathname}`];
    const known: unknown = typeof answer === 'function' ? (answer as () => unknown)() : answer;
    if (known === undefined) return Response.json({ status: 404, code: 'not-found', detail: `no answer for ${request.method} ${pathname}` }, { status: 404 });
    if (typeof known === 'number') return Response.json({ status: known, code: 'version-mismatch', detail: '内容已被他人修改。' }, { status: known });
    return Response.json(known);
  });
  render(
    <LanguageProvider>
      <QueryClientProvider client={queryClient}>
        <MemoryRouter initialEntries={[address]}>
          <SessionContext value={{ person: OFFICE, demo: true, today: '2024-07-05' }}>{part}</SessionContext>
        </MemoryRouter>
      </QueryClientProvider>
    </LanguageProvider>,
  );
  return sent;
}

const POST = { postId: '143', role: 'officeClerk', unitId: null, unit: null, leadingGroupId: '6', leadingGroup: '市对外开放领导小组' } as const;
const OFFICE = { login: 'office', displayName: '办公室', post: POST, posts: [POST] };
