/**
 * Who may act: liaison (联络员), clerk (经办人) and unitHead (单位负责人) for their unit, officeClerk and officeDirector (办公室经办人、主任)
 * for a leading-group office, leader (分管领导) over the whole or a field; the three administrators run the system and see no business content.
 */
export const ACCOUNT_ROLES = [
  'liaison', 'clerk', 'unitHead', 'officeClerk', 'officeDirector', 'leader', 'systemAdministrator', 'securityAdministrator', 'auditor',
] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number];

/** Roles bound to one unit. */
export const UNIT_ROLES = ['liaison', 'clerk', 'unitHead'] as const satisfies readonly AccountRole[];
/** Roles bound to one leading-group office. */
export const OFFICE_ROLES = ['officeClerk', 'officeDirector'] as const satisfies readonly AccountRole[];
/** Three different people (GB/T 22239: 系统管理、安全管理、审计管理). */
export const ADMINISTRATOR_ROLES = ['systemAdministrator', 'securityAdministrator', 'auditor'] as const satisfies readonly AccountRole[];

/** What a program's token may be for: reading, doing a unit's reporting, doing an office's handling of work. Never accounts, roles or the engine. */
export const TOKEN_SCOPES = ['read', 'report', 'handle'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** The person (or the system itself) behind a request, acting in one post at a time. */
export interface Actor {
  readonly accountId: string | null;
  readonly name: string;
  readonly role: AccountRole | 'system';
  readonly unitId: string | null;
  readonly leadingGroupId: string | null;
  /** A leader's field: the leading groups whose plans he looks after; null or absent for the whole. */
  readonly field?: readonly string[] | null;
  /** The post acted in; absent for the system. */
  readonly postId?: string;
  /** Present when a program acts by a token: the only things it may do. */
  readonly scopes?: readonly TokenScope[];
}

/** The engine and the command line of the operator. */
export const SYSTEM_ACTOR: Actor = { accountId: null, name: '系统', role: 'system', unitId: null, leadingGroupId: null };

export const ROLE_TITLES: Readonly<Record<AccountRole, string>> = {
  liaison: '联络员',
  clerk: '经办人',
  unitHead: '单位负责人',
  officeClerk: '办公室经办人',
  officeDirector: '办公室主任',
  leader: '分管领导',
  systemAdministrator: '系统管理员',
  securityAdministrator: '安全管理员',
  auditor: '审计管理员',
};

/** True for people who act for one unit. */
export function isUnitRole(role: Actor['role']): boolean {
  return (UNIT_ROLES as readonly string[]).includes(role);
}

/** True for people of a leading-group office. */
export function isOfficeRole(role: Actor['role']): boolean {
  return (OFFICE_ROLES as readonly string[]).includes(role);
}

/** True for the three who run the system. */
export function isAdministratorRole(role: Actor['role']): boolean {
  return (ADMINISTRATOR_ROLES as readonly string[]).includes(role);
}
