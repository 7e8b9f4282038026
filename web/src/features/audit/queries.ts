import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, get, type Schemas } from '../../api/client';
import type { AuditFilter } from './filter';

const PAGE = 50;

/** Rows that the filter leaves, the newest first, page after page; those of the auditors themselves for the security administrator. */
export const auditRows = (filter: AuditFilter, ofAuditors: boolean) =>
  infiniteQueryOptions({
    queryKey: ['audit', ofAuditors, filter],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }): Promise<Schemas['AuditPageResponse']> => {
      const query = { ...filter, limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) };
      return ofAuditors ? answer(get('/api/v1/audit/of-auditors', { params: { query }, signal })) : answer(get('/api/v1/audit', { params: { query }, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });

/** One row by its number, also one that is not among those listed; null where there is none, or none for this person. */
export const auditRow = (id: string, ofAuditors: boolean) =>
  queryOptions({
    queryKey: ['audit', ofAuditors, 'row', id],
    queryFn: async () => {
      const query = { limit: 1, cursor: String(BigInt(id) + 1n) };
      const { rows } = await (ofAuditors ? answer(get('/api/v1/audit/of-auditors', { params: { query } })) : answer(get('/api/v1/audit', { params: { query } })));
      return rows.find((row) => row.id === id) ?? null;
    },
  });
