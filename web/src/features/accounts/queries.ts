import { queryOptions } from '@tanstack/react-query';
import { answer, get } from '../../api/client';

/** What was proposed, confirmed and rejected, the newest first. */
export const roleChanges = () => queryOptions({ queryKey: ['role-changes'], queryFn: () => answer(get('/api/v1/role-changes')) });
