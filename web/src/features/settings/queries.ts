import { queryOptions } from '@tanstack/react-query';
import { answer, get, type Schemas } from '../../api/client';

export const ownAccount = () => queryOptions({ queryKey: ['own-account'], queryFn: () => answer(get('/api/v1/accounts/me')) });

export const ownSessions = () => queryOptions({ queryKey: ['own-sessions'], queryFn: () => answer(get('/api/v1/sessions')) });

/** The people of one's own unit or office; nobody for who has neither. */
export const colleagues = ({ unitId, leadingGroupId }: Schemas['HeldPostResponse']) =>
  queryOptions({
    queryKey: ['colleagues', unitId, leadingGroupId],
    queryFn: () =>
      unitId !== null
        ? answer(get('/api/v1/units/{id}/people', { params: { path: { id: unitId } } }))
        : leadingGroupId !== null
          ? answer(get('/api/v1/leading-groups/{id}/people', { params: { path: { id: leadingGroupId } } }))
          : Promise.resolve([]),
  });
