import type { Schemas } from '../../api/client';
import { isOffice, reads } from '../shell/roles';

type Role = Schemas['HeldPostResponse']['role'];

export type RulesView = 'ladders' | 'calendar' | 'channels' | 'deliveries' | 'freeze';

/** What of the rules a post may look at (access table): the calendar everybody. */
export function viewsOf(role: Role): readonly RulesView[] {
  const office = isOffice(role);
  const system = role === 'systemAdministrator';
  return [
    ...(reads(role) ? (['ladders'] as const) : []),
    'calendar',
    ...(office || role === 'unitHead' ? (['channels'] as const) : []),
    ...(office || system ? (['deliveries'] as const) : []),
    ...(system ? (['freeze'] as const) : []),
  ];
}

export function mayLoadCalendar(role: Role): boolean {
  return isOffice(role) || role === 'systemAdministrator';
}
