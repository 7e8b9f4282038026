import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, get } from '../../api/client';
import { everyPage, PAGE } from '../../api/queries';

/** All units of a plan with what they owe in a year; a unit's people get their own row. */
export const matrix = (planId: string, year: string | null) =>
  queryOptions({
    queryKey: ['matrix', planId, year],
    queryFn: () => everyPage((cursor) => answer(get('/api/v1/submissions/matrix', { params: { query: { planId, limit: PAGE, ...(year ? { year } : {}), ...cursor } } }))),
    placeholderData: keepPreviousData,
  });

/** What the plan asks to be submitted, in the words of the document. */
export const duties = (planId: string) =>
  queryOptions({ queryKey: ['plans', planId, 'reporting-duties'], queryFn: () => answer(get('/api/v1/plans/{id}/reporting-duties', { params: { path: { id: planId } } })), staleTime: 300_000 });

export const submission = (id: string) => queryOptions({ queryKey: ['submissions', id], queryFn: () => answer(get('/api/v1/submissions/{id}', { params: { path: { id } } })) });

export const attachmentsOf = (id: string) =>
  queryOptions({ queryKey: ['submissions', id, 'attachments'], queryFn: () => answer(get('/api/v1/attachments', { params: { query: { subjectType: 'submission', subjectId: id } } })) });
