import { queryOptions } from '@tanstack/react-query';
import { answer, get, type Schemas } from '../../api/client';

/** Every circular and briefing the person sees, the newest first. */
export const circulars = () =>
  queryOptions({
    queryKey: ['circulars'],
    queryFn: async () => {
      const rows: Schemas['CircularListRowResponse'][] = [];
      for (let before: string | null = ''; before !== null; ) {
        const page: Schemas['CircularsPageResponse'] = await answer(get('/api/v1/circulars', { params: { query: before === '' ? {} : { before } } }));
        rows.push(...page.circulars);
        before = page.next;
      }
      return rows;
    },
  });

export const circular = (id: string) => queryOptions({ queryKey: ['circulars', id], queryFn: () => answer(get('/api/v1/circulars/{id}', { params: { path: { id } } })) });
