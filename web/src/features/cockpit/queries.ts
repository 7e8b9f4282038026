import { queryOptions } from '@tanstack/react-query';
import { answer, get } from '../../api/client';

const PAGE = 200;

/** How the plans of the office stand, and what lies with the office itself. */
export const cockpit = () => queryOptions({ queryKey: ['cockpit'], queryFn: () => answer(get('/api/v1/cockpit', { params: { query: { limit: PAGE } } })) });

/** What was brought to the office, the latest first. */
export const officeInbox = (leadingGroupId: string) =>
  queryOptions({ queryKey: ['leading-groups', leadingGroupId, 'inbox'], queryFn: () => answer(get('/api/v1/leading-groups/{id}/inbox', { params: { path: { id: leadingGroupId }, query: { limit: PAGE } } })) });

/** How long units waited for the office. */
export const officeLateness = (leadingGroupId: string) =>
  queryOptions({ queryKey: ['leading-groups', leadingGroupId, 'lateness'], queryFn: () => answer(get('/api/v1/leading-groups/{id}/lateness', { params: { path: { id: leadingGroupId } } })) });

/** What changed in a plan since the end of a day. */
export const comparison = (planId: string, since: string) =>
  queryOptions({ queryKey: ['plans', planId, 'comparison', since], queryFn: () => answer(get('/api/v1/plans/{id}/comparison', { params: { path: { id: planId }, query: { since, limit: 1 } } })) });
