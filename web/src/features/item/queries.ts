import { queryOptions } from '@tanstack/react-query';
import { answer, get } from '../../api/client';

const PAGE = 200;
const path = (id: string) => ({ path: { id } });

/** Who changed what of an item, the newest first. */
export const history = (id: string) => queryOptions({ queryKey: ['items', id, 'history'], queryFn: () => answer(get('/api/v1/items/{id}/history', { params: { ...path(id), query: { limit: PAGE } } })) });

/** What is promised in numbers, what was reached and what should have been reached by now. */
export const targets = (id: string) => queryOptions({ queryKey: ['items', id, 'targets'], queryFn: () => answer(get('/api/v1/items/{id}/targets', { params: path(id) })) });

export const attachments = (id: string) => queryOptions({ queryKey: ['items', id, 'attachments'], queryFn: () => answer(get('/api/v1/items/{id}/attachments', { params: { ...path(id), query: { limit: PAGE } } })) });

/** How often units were urged, and which of them this person may urge now. */
export const urges = (id: string) => queryOptions({ queryKey: ['items', id, 'urges'], queryFn: () => answer(get('/api/v1/items/{id}/urges', { params: { ...path(id), query: { limit: PAGE } } })) });

export const requests = (id: string) => queryOptions({ queryKey: ['items', id, 'requests'], queryFn: () => answer(get('/api/v1/items/{id}/requests', { params: path(id) })) });
