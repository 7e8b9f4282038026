import type { Schemas } from '../../api/client';

type Role = Schemas['HeldPostResponse']['role'];

export type RulesView = 'ladders' | 'calendar' | 'channels' | 'deliveries' | 'freeze';

const READING: ReadonlySet<Role> = new Set(['liaison', 'clerk', 'unitHead', 'officeClerk', 'officeDirector', 'leader']);
const OFFICE: ReadonlySet<Role> = new Set(['officeClerk', 'officeDirector']);

/** What of the rules a post may look at (access table): the calendar everybody. */
export function viewsOf(role: Role): readonly RulesView[] {
  const office = OFFICE.has(role);
  const system = role === 'systemAdministrator';
  return [
    ...(READING.has(role) ? (['ladders'] as const) : []),
    'calendar',
    ...(office || role === 'unitHead' ? (['channels'] as const) : []),
    ...(office || system ? (['deliveries'] as const) : []),
    ...(system ? (['freeze'] as const) : []),
  ];
}

export function mayLoadCalendar(role: Role): boolean {
  return OFFICE.has(role) || role === 'systemAdministrator';
}
