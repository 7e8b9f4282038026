import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, get } from '../../api/client';

const SHOWN = 20;

/** What is found by a number, a unit, an alias, pinyin initials or words. Asked for nothing, it does not ask. */
export const found = (words: string) =>
  queryOptions({
    queryKey: ['search', words],
    enabled: words !== '',
    queryFn: ({ signal }) => answer(get('/api/v1/search', { params: { query: { q: words, limit: SHOWN } }, signal })),
    placeholderData: keepPreviousData,
  });
