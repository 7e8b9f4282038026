import { DataSource } from 'typeorm';
import type { AccountRole } from '../../src/domain/policy/actor.js';
import { AccountsService, type NewAccount } from '../../src/modules/accounts/index.js';
import { UnitOfWork } from '../../src/platform/db/unit-of-work.js';
import type { TestApi } from './api.js';

/** One plan of the seed and the people around it. */
export interface Cast {
  readonly planId: string;
  readonly leadingGroupId: string;
  /** Logins by role: people of the unit and the office that the plan concerns, the leader, the administrators. */
  readonly logins: Readonly<Record<AccountRole, string>>;
  readonly unitId: string;
}

/** Adds one person of every role to the seeded city: the unit's for market work in the plan, the office's of the plan. */
export async function castEveryRole(api: TestApi, documentNumber = '武政办〔2024〕21号', unitCode = 'commerce-bureau'): Promise<Cast> {
  const database = api.app.get(DataSource);
  const [plan] = await database.query<{ id: string; leadingGroupId: string }[]>('select id, leading_group_id as "leadingGroupId" from plan where document_number = $1', [documentNumber]);
  const [unit] = await database.query<{ id: string }[]>('select id from unit where code = $1', [unitCode]);
  if (!plan || !unit) throw new Error('the seed has no such plan or unit');
  const nowhere = { unitId: null, leadingGroupId: null };
  const ofUnit = { unitId: unit.id, leadingGroupId: null };
  const ofOffice = { unitId: null, leadingGroupId: plan.leadingGroupId };
  const places: Readonly<Record<AccountRole, Pick<NewAccount, 'unitId' | 'leadingGroupId'>>> = {
    liaison: ofUnit, clerk: ofUnit, unitHead: ofUnit, officeClerk: ofOffice, officeDirector: ofOffice, leader: nowhere,
    systemAdministrator: nowhere, securityAdministrator: nowhere, auditor: nowhere,
  };
  const roles = Object.keys(places) as AccountRole[];
  await api.app.get(UnitOfWork).run((tx) => api.app.get(AccountsService).addDemoAccounts(tx, roles.map((role) => ({ login: `every.${role}`, displayName: `试${role}`, role, ...places[role] }))));
  return { planId: plan.id, leadingGroupId: plan.leadingGroupId, unitId: unit.id, logins: Object.fromEntries(roles.map((role) => [role, `every.${role}`])) as Record<AccountRole, string> };
}
