import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, get, type Schemas } from '../../api/client';
import { PAGE } from '../../api/queries';

/** Instructions, the newest first: all one may see, or those on one thing. */
export const instructions = (about: { readonly planId?: string; readonly itemId?: string } = {}) =>
  queryOptions({
    queryKey: ['instructions', about],
    queryFn: () => answer(get('/api/v1/instructions', { params: { query: { ...about, limit: 20 } } })),
    placeholderData: keepPreviousData,
  });

/** Every instruction one may see, the newest first. */
export const everyInstruction = () =>
  queryOptions({
    queryKey: ['instructions', 'every'],
    queryFn: async () => {
      const rows: Schemas['InstructionResponse'][] = [];
      for (let before: string | null = ''; before !== null; ) {
        const page: Schemas['InstructionResponse'][] = await answer(get('/api/v1/instructions', { params: { query: { limit: PAGE, ...(before === '' ? {} : { before }) } } }));
        rows.push(...page);
        before = page.length < PAGE ? null : (page[page.length - 1]?.id ?? null);
      }
      return rows;
    },
  });
