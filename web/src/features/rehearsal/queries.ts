import { queryOptions } from '@tanstack/react-query';
import { answer, get, post, type Schemas } from '../../api/client';

export interface Asked {
  /** Null for all plans. */
  readonly planId: string | null;
  readonly from: string;
  /** Empty: to the last date of the plan. */
  readonly to: string;
  readonly assume: Schemas['RehearsalRequest']['assume'];
}

/** What would happen; takes seconds, so it is kept until the page is closed and asked again only on purpose. */
export const rehearsal = (asked: Asked | null) =>
  queryOptions({
    queryKey: ['rehearsal', asked],
    enabled: asked !== null,
    staleTime: Infinity,
    retry: false,
    queryFn: ({ signal }) => {
      if (asked === null) throw new Error('nothing was asked');
      const { planId, from, to, assume } = asked;
      return answer(post('/api/v1/rehearsals', { body: { ...(planId === null ? { all: true as const } : { planId }), from, ...(to === '' ? {} : { to }), assume }, signal }));
    },
  });

export const calendarYear = (year: number) =>
  queryOptions({
    queryKey: ['calendar-years', year],
    staleTime: Infinity,
    retry: false,
    queryFn: () => answer(get('/api/v1/calendar-years/{year}', { params: { path: { year: String(year) } } })).then(({ days }) => days),
  });

/** The rungs in words people know: how many days before or after, what is done, who is told. */
export const ladders = () => queryOptions({ queryKey: ['ladders'], staleTime: Infinity, queryFn: () => answer(get('/api/v1/ladders')).then(({ ladders: all }) => all) });
