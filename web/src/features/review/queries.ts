import { queryOptions } from '@tanstack/react-query';
import { answer, get } from '../../api/client';

const PAGE = 200;

/** What waits for the answer of the office, the oldest first. */
export const reviewQueue = () => queryOptions({ queryKey: ['review-queue'], queryFn: () => answer(get('/api/v1/review-queue', { params: { query: { limit: PAGE } } })) });

export const submission = (id: string) => queryOptions({ queryKey: ['submissions', id], queryFn: () => answer(get('/api/v1/submissions/{id}', { params: { path: { id } } })) });

/** Every unit, in the official order. */
export const units = () => queryOptions({ queryKey: ['units'], queryFn: () => answer(get('/api/v1/units')), staleTime: 300_000 });
