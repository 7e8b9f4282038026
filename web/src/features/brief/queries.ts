import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, get, type Schemas } from '../../api/client';
import { everyPage, PAGE } from '../../api/queries';

/** A leader reads the first of them; who wants the rest asks for it. */
const EXCEPTIONS = 20;
/** Changes slowly, and takes a request for each item. */
const TARGETS_ARE_FRESH_MS = 30 * 60_000;
/** A row has room for three pictures; more than these are not looked into. */
const MOST_ITEMS_WITH_TARGETS = 12;

export const brief = () =>
  infiniteQueryOptions({
    queryKey: ['brief'],
    queryFn: ({ pageParam }) => answer(get('/api/v1/brief', { params: { query: { limit: EXCEPTIONS, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });

/** Each plan with its lights, its phase and the next day something is due. */
export const planRows = () =>
  queryOptions({
    queryKey: ['brief', 'plans'],
    queryFn: () => everyPage((cursor) => answer(get('/api/v1/cockpit', { params: { query: { limit: PAGE, ...cursor } } })).then(({ plans: rows, nextCursor }) => ({ rows, nextCursor }))).then(({ rows }) => rows),
  });

/** What has become different in a plan since the end of a day. */
export const monthDelta = (planId: string, since: string) =>
  queryOptions({
    queryKey: ['brief', 'delta', planId, since],
    queryFn: () => answer(get('/api/v1/plans/{id}/comparison', { params: { path: { id: planId }, query: { since, limit: 1 } } })).then(({ totals }) => totals),
  });

export type PlanTarget = Schemas['TargetResponse'] & { readonly itemId: string; readonly number: string };

/** The numbers a plan asks for, with what was reported; those of the first items that have any. */
export const planTargets = (planId: string) =>
  queryOptions({
    queryKey: ['targets', planId],
    staleTime: TARGETS_ARE_FRESH_MS,
    queryFn: async (): Promise<{ readonly asked: number; readonly reported: readonly PlanTarget[] }> => {
      const rows = await answer(get('/api/v1/plans/{id}/ledger', { params: { path: { id: planId } } }));
      const numbered = rows.filter(({ targets }) => targets.length > 0);
      const found = await Promise.all(
        numbered.slice(0, MOST_ITEMS_WITH_TARGETS).map(async ({ itemId, number }) => {
          const targets = await answer(get('/api/v1/items/{id}/targets', { params: { path: { id: itemId } } }));
          return targets.map((target) => ({ ...target, itemId, number }));
        }),
      );
      return { asked: numbered.reduce((sum, { targets }) => sum + targets.length, 0), reported: found.flat().filter(({ actual }) => actual.length > 0) };
    },
  });
