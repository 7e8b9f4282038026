import { keepPreviousData, MutationCache, QueryCache, QueryClient, queryOptions } from '@tanstack/react-query';
import { answer, get } from './client';
import { ApiProblem } from './problem';

/** Whoever is told that nobody is signed in is asked who it is: where the session is over, the entrance takes the place of the page, and what was written waits behind it. */
function askWhoWhenNobody(error: unknown): void {
  if (error instanceof ApiProblem && error.status === 401) void queryClient.invalidateQueries({ queryKey: ['me'], predicate: ({ state }) => state.status === 'success' });
}

/** Lists are asked again when the page is looked at again; what people typed is never touched by it. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: askWhoWhenNobody }),
  mutationCache: new MutationCache({ onError: askWhoWhenNobody }),
  defaultOptions: {
    // A browser that believes itself offline may still reach a server in its own building: what cannot be reached says so at once instead of waiting in silence.
    queries: {
      networkMode: 'always',
      refetchOnReconnect: true,
      staleTime: 15_000,
      retry: (failures, error) => failures < 2 && !(error instanceof ApiProblem && error.status >= 400 && error.status < 500),
    },
    mutations: { networkMode: 'always' },
  },
});

/** The longest page the API gives: a plan of the size people work with is one or two of them. */
export const PAGE = 200;

interface Page<Row> {
  readonly rows: Row[];
  readonly nextCursor: string | null;
}

/** The first page with the rows of all. */
export async function everyPage<Row, Answer extends Page<Row>>(ask: (cursor: { readonly cursor?: string }) => Promise<Answer>): Promise<Answer> {
  const first = await ask({});
  const rows = [...first.rows];
  for (let cursor = first.nextCursor; cursor !== null; ) {
    const next = await ask({ cursor });
    rows.push(...next.rows);
    cursor = next.nextCursor;
  }
  return { ...first, rows };
}

export const today = () => queryOptions({ queryKey: ['today'], queryFn: () => answer(get('/api/v1/demo-clock')), staleTime: 60_000 });

/** Who one is, asked anew for every person of the demonstration. */
export const me = (account: string | null) =>
  queryOptions({
    queryKey: ['me', account],
    queryFn: () => answer(get('/api/v1/sessions/current')),
    staleTime: 300_000,
    retry: false,
    // Whoever comes back to the entrance from another window, such as with the digits of the second factor, finds there what was written.
    refetchOnWindowFocus: ({ state }) => state.status !== 'error',
    refetchOnReconnect: ({ state }) => state.status !== 'error',
  });

export const demoAccounts = () => queryOptions({ queryKey: ['demo-accounts'], queryFn: () => answer(get('/api/v1/demo-accounts')), staleTime: Infinity });

/** Every plan one may see, page after page: the rail lists them all. */
export const plans = () =>
  queryOptions({
    queryKey: ['plans'],
    queryFn: () => everyPage((cursor) => answer(get('/api/v1/plans', { params: { query: { limit: PAGE, ...cursor } } }))).then(({ rows }) => rows),
  });

export const plan = (id: string) => queryOptions({ queryKey: ['plans', id], queryFn: () => answer(get('/api/v1/plans/{id}', { params: { path: { id } } })) });

export const phases = (id: string) =>
  queryOptions({ queryKey: ['plans', id, 'phases'], queryFn: () => answer(get('/api/v1/plans/{id}/phases', { params: { path: { id } } })) });

/** The whole ledger of a plan: filters, counts and merged cells are worked out over all of its rows. */
export const ledger = (id: string) =>
  queryOptions({
    queryKey: ['plans', id, 'ledger'],
    queryFn: () => everyPage((cursor) => answer(get('/api/v1/plans/{id}/ledger-page', { params: { path: { id }, query: { limit: PAGE, ...cursor } } }))),
    placeholderData: keepPreviousData,
  });

export const item = (id: string) => queryOptions({ queryKey: ['items', id], queryFn: () => answer(get('/api/v1/items/{id}', { params: { path: { id } } })) });

export const thread = (id: string) =>
  queryOptions({ queryKey: ['items', id, 'thread'], queryFn: () => answer(get('/api/v1/items/{id}/thread', { params: { path: { id }, query: { limit: PAGE } } })) });

/** Everything one's unit or office owes, what is due first on top. */
export const matters = () =>
  queryOptions({ queryKey: ['matters'], queryFn: () => everyPage((cursor) => answer(get('/api/v1/inbox/matters', { params: { query: { limit: PAGE, ...cursor } } }))) });

/** Every account with its posts, for the administrators. */
export const accounts = () => queryOptions({ queryKey: ['accounts'], queryFn: () => answer(get('/api/v1/accounts')) });

/** One's own tokens, for the system administrator those of programs too. */
export const apiTokens = () => queryOptions({ queryKey: ['api-tokens'], queryFn: () => answer(get('/api/v1/api-tokens')) });

export const leadingGroups = () => queryOptions({ queryKey: ['leading-groups'], queryFn: () => answer(get('/api/v1/leading-groups')) });
