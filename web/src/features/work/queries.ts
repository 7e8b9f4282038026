import { queryOptions } from '@tanstack/react-query';
import { answer, get } from '../../api/client';

const of = (id: string) => ({ params: { path: { id } } });

// What a form begins with is read once when it opens: asking again in between would change the ground under what is being typed.
const ONCE = { refetchOnWindowFocus: false } as const;

export const reportForm = (id: string) => queryOptions({ queryKey: ['assignments', id, 'report-form'], queryFn: () => answer(get('/api/v1/assignments/{id}/report-form', of(id))), ...ONCE });

export const completionForm = (id: string) => queryOptions({ queryKey: ['assignments', id, 'completion-form'], queryFn: () => answer(get('/api/v1/assignments/{id}/completion-form', of(id))), ...ONCE });

export const submission = (id: string) => queryOptions({ queryKey: ['submissions', id], queryFn: () => answer(get('/api/v1/submissions/{id}', of(id))) });

export const submissionDraft = (id: string) => queryOptions({ queryKey: ['submissions', id, 'draft'], queryFn: () => answer(get('/api/v1/submissions/{id}/draft', of(id))), ...ONCE });

export const notice = (id: string) => queryOptions({ queryKey: ['notices', id], queryFn: () => answer(get('/api/v1/notices/{id}', of(id))) });

export const circularOfPassage = (id: string) => queryOptions({ queryKey: ['circular-passages', id], queryFn: () => answer(get('/api/v1/circulars/passages/{id}', of(id))) });

/** Units whose name or alias holds the words, in the official order. */
export const unitsNamed = (words: string) => queryOptions({ queryKey: ['units', words], queryFn: () => answer(get('/api/v1/units', { params: { query: { q: words } } })), enabled: words !== '', staleTime: 300_000 });

/** Every unit there is, to know one by its id. */
export const allUnits = () => queryOptions({ queryKey: ['units', 'all'], queryFn: () => answer(get('/api/v1/units')), staleTime: 300_000 });
