import { queryOptions } from '@tanstack/react-query';
import { answer, get, type Schemas } from '../../api/client';

const PAGE = 200;

/** Every notice the person sees, the newest first. */
export const notices = () =>
  queryOptions({
    queryKey: ['notices'],
    queryFn: async () => {
      const rows: Schemas['NoticeResponse'][] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: Schemas['NoticesPageResponse'] = await answer(get('/api/v1/notices', { params: { query: { limit: PAGE, ...(cursor ? { cursor } : {}) } } }));
        rows.push(...page.rows);
        cursor = page.nextCursor;
      }
      return rows;
    },
  });

export const notice = (id: string) => queryOptions({ queryKey: ['notices', id], queryFn: () => answer(get('/api/v1/notices/{id}', { params: { path: { id } } })) });
