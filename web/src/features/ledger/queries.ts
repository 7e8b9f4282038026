import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, get } from '../../api/client';
import { everyPage, PAGE } from '../../api/queries';

/** How much was reported in each month, and when each unit was last heard of. */
export const activity = (planId: string) => queryOptions({ queryKey: ['plans', planId, 'activity'], queryFn: () => answer(get('/api/v1/plans/{id}/activity', { params: { path: { id: planId } } })) });

/** What has become different in a plan since the end of a day, all of it. */
export const changesSince = (planId: string, since: string) =>
  queryOptions({
    queryKey: ['plans', planId, 'changes', since],
    queryFn: () => everyPage((cursor) => answer(get('/api/v1/plans/{id}/comparison', { params: { path: { id: planId }, query: { since, limit: PAGE, ...cursor } } }))),
    placeholderData: keepPreviousData,
  });

export const savedViews = (planId: string) => queryOptions({ queryKey: ['saved-views', planId], queryFn: () => answer(get('/api/v1/saved-views', { params: { query: { planId } } })) });
