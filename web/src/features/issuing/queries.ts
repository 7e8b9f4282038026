import { queryOptions } from '@tanstack/react-query';
import { answer, get } from '../../api/client';
import { plan, queryClient } from '../../api/queries';

const of = (id: string) => ({ params: { path: { id } } });

export const issuePreview = (planId: string) => queryOptions({ queryKey: ['plans', planId, 'issue-preview'], queryFn: () => answer(get('/api/v1/plans/{id}/issue-preview', of(planId))) });

export const planGroups = (planId: string) => queryOptions({ queryKey: ['plans', planId, 'groups'], queryFn: () => answer(get('/api/v1/plans/{id}/groups', of(planId))) });

export const planLadders = (planId: string) => queryOptions({ queryKey: ['plans', planId, 'ladders'], queryFn: () => answer(get('/api/v1/plans/{id}/ladders', of(planId))) });

export const closePreview = (planId: string) => queryOptions({ queryKey: ['plans', planId, 'close-preview'], queryFn: () => answer(get('/api/v1/plans/{id}/close-preview', of(planId))) });

export const rollover = (planId: string, year: number) =>
  queryOptions({ queryKey: ['plans', planId, 'rollover', year], queryFn: () => answer(get('/api/v1/plans/{id}/rollover', { params: { path: { id: planId }, query: { year } } })) });

/** The version of the plan that this page has read last: one of its parts may be ahead of the one that was drawn with `shown`. */
export function planVersion(planId: string, shown: number): number {
  const read = [plan(planId).queryKey, issuePreview(planId).queryKey, planLadders(planId).queryKey].map((key) => queryClient.getQueryData<{ readonly version: number }>(key)?.version ?? 0);
  return Math.max(shown, ...read);
}
