/** Who may act: liaison (联络员) and unitHead (单位负责人) for their unit, officeClerk for a leading-group office, leader over the whole. */
export type AccountRole = 'liaison' | 'unitHead' | 'officeClerk' | 'leader' | 'systemAdministrator';

/** The person (or the system itself) behind a request. */
export interface Actor {
  readonly accountId: string | null;
  readonly name: string;
  readonly role: AccountRole | 'system';
  readonly unitId: string | null;
  readonly leadingGroupId: string | null;
}

/** The engine and the command line of the operator. */
export const SYSTEM_ACTOR: Actor = { accountId: null, name: '系统', role: 'system', unitId: null, leadingGroupId: null };

export const ROLE_TITLES: Readonly<Record<AccountRole, string>> = {
  liaison: '联络员',
  unitHead: '单位负责人',
  officeClerk: '办公室',
  leader: '分管领导',
  systemAdministrator: '系统管理员',
};
