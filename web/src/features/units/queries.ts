import { queryOptions } from '@tanstack/react-query';
import { answer, get } from '../../api/client';

const CHANGES = 200;

export const unit = (id: string) => queryOptions({ queryKey: ['units', 'one', id], queryFn: () => answer(get('/api/v1/units/{id}', { params: { path: { id } } })) });

export const unitPeople = (id: string) => queryOptions({ queryKey: ['units', 'people', id], retry: false, queryFn: () => answer(get('/api/v1/units/{id}/people', { params: { path: { id } } })) });

export const workload = (id: string) => queryOptions({ queryKey: ['units', 'workload', id], retry: false, queryFn: () => answer(get('/api/v1/units/{id}/workload', { params: { path: { id } } })) });

export const lateness = (id: string) => queryOptions({ queryKey: ['units', 'lateness', id], retry: false, queryFn: () => answer(get('/api/v1/units/{id}/lateness', { params: { path: { id } } })) });

/** What a change would touch; with the unit that would take over, also what becomes one with its own. */
export const changePreview = (id: string, successorId: string | null) =>
  queryOptions({
    queryKey: ['units', 'preview', id, successorId],
    queryFn: () => answer(get('/api/v1/units/{id}/change-preview', { params: { path: { id }, query: successorId === null ? {} : { successorId } } })),
  });

export const unitChanges = () => queryOptions({ queryKey: ['unit-changes'], queryFn: () => answer(get('/api/v1/unit-changes', { params: { query: { limit: CHANGES } } })) });

export const officePeople = (groupId: string) => queryOptions({ queryKey: ['office-people', groupId], queryFn: () => answer(get('/api/v1/leading-groups/{id}/people', { params: { path: { id: groupId } } })) });

export const liaisons = (groupId: string) => queryOptions({ queryKey: ['liaisons', groupId], queryFn: () => answer(get('/api/v1/leading-groups/{id}/liaisons', { params: { path: { id: groupId } } })) });
