/** Which kind of post a role is; what somebody may do with a thing is said by the `allowed` of that thing, not here. */
const UNIT = new Set(['liaison', 'clerk', 'unitHead']);
const OFFICE = new Set(['officeClerk', 'officeDirector']);

export const isUnit = (role: string): boolean => UNIT.has(role);
export const isOffice = (role: string): boolean => OFFICE.has(role);
export const isLeader = (role: string): boolean => role === 'leader';
/** Has work of its own: units and offices. */
export const works = (role: string): boolean => isUnit(role) || isOffice(role);
/** Sees the work: administrators see none of it. */
export const reads = (role: string): boolean => works(role) || isLeader(role);
