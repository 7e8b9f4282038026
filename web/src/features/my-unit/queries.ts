import { queryOptions } from '@tanstack/react-query';
import { answer, get } from '../../api/client';
import { everyPage, PAGE } from '../../api/queries';

/** What of a plan's ledger is the unit's. */
export const ownLedger = (planId: string, unitId: string) =>
  queryOptions({
    queryKey: ['plans', planId, 'ledger', unitId],
    queryFn: () => everyPage((cursor) => answer(get('/api/v1/plans/{id}/ledger-page', { params: { path: { id: planId }, query: { limit: PAGE, unitId, ...cursor } } }))),
  });

export const workload = (unitId: string) => queryOptions({ queryKey: ['units', unitId, 'workload'], queryFn: () => answer(get('/api/v1/units/{id}/workload', { params: { path: { id: unitId } } })) });

/** What waits for the signature of the unit's head. */
export const waitingSignatures = () => queryOptions({ queryKey: ['signatures', 'waiting'], queryFn: () => answer(get('/api/v1/signatures', { params: { query: { status: 'waiting' } } })) });
