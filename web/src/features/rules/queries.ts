import { queryOptions } from '@tanstack/react-query';
import { answer, get, type Schemas } from '../../api/client';

export const ladderPolicy = () => queryOptions({ queryKey: ['ladder-policy'], queryFn: () => answer(get('/api/v1/ladders')) });

export const calendarYears = () => queryOptions({ queryKey: ['calendar-years'], queryFn: () => answer(get('/api/v1/calendar-years')) });

export const calendarYear = (year: number) =>
  queryOptions({ queryKey: ['calendar-years', 'whole', year], queryFn: () => answer(get('/api/v1/calendar-years/{year}', { params: { path: { year: String(year) } } })) });

/** What is wrong with the service as a whole; nothing while it cannot say. */
export const healthWarnings = () =>
  queryOptions({ queryKey: ['health-warnings'], retry: false, queryFn: (): Promise<readonly Schemas['HealthWarningResponse'][]> => answer(get('/readyz')).then(({ warnings }) => warnings, () => []) });

export const channelEndpoints = () => queryOptions({ queryKey: ['channel-endpoints'], queryFn: () => answer(get('/api/v1/channel-endpoints')) });

export const deliveries = () => queryOptions({ queryKey: ['deliveries'], queryFn: () => answer(get('/api/v1/deliveries')) });

export const freeze = () => queryOptions({ queryKey: ['freeze'], queryFn: () => answer(get('/api/v1/freeze')) });
