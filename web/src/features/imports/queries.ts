import { queryOptions } from '@tanstack/react-query';
import { answer, get } from '../../api/client';
import { draftView } from './draft-view';

export const documents = () => queryOptions({ queryKey: ['documents'], queryFn: () => answer(get('/api/v1/documents')) });

/** The draft as the decisions leave it; each decision answers with the next one. */
export const draft = (id: string) => queryOptions({ queryKey: ['documents', id], queryFn: () => answer(get('/api/v1/documents/{id}', { params: { path: { id } } })).then(draftView) });

export const sourceLines = (sourceDocumentId: string, from: number, to: number) =>
  queryOptions({
    queryKey: ['source-documents', sourceDocumentId, 'lines', from, to],
    queryFn: () => answer(get('/api/v1/source-documents/{id}/lines', { params: { path: { id: sourceDocumentId }, query: { from, to } } })),
    staleTime: Infinity,
  });

export const difference = (id: string) => queryOptions({ queryKey: ['documents', id, 'difference'], queryFn: () => answer(get('/api/v1/documents/{id}/difference', { params: { path: { id } } })) });

/** Whether the directory knows a name by now, and whom it may mean. */
export const nameMatch = (name: string, asOf: string | null) =>
  queryOptions({ queryKey: ['units', 'match', name, asOf], queryFn: () => answer(get('/api/v1/units/match', { params: { query: { name, ...(asOf === null ? {} : { asOf }) } } })), staleTime: 60_000 });
