import type { PlanKind } from '../../domain/document/plan-draft.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { planMachine, type PlanState } from '../../domain/plan/plan.machine.js';
import type { Satisfaction } from '../../domain/plan/satisfaction.js';
import { type WorkRules, workRules } from '../../domain/plan/work-rules.js';
import type { Actor } from '../../domain/policy/actor.js';
import { allowedOnPlan, refusedOnPlan } from '../../domain/policy/allowed-on-plan.js';
import type { RefusedCommand } from '../../domain/policy/offered.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { planInScope } from '../accounts/index.js';

export interface StoredPlan {
  readonly id: string;
  readonly documentNumber: string;
  readonly kind: PlanKind;
  readonly status: PlanState;
  readonly leadingGroupId: string | null;
  readonly workRules: Readonly<Record<string, unknown>>;
  readonly issuingAuthority: string;
  readonly satisfaction: Satisfaction | null;
  readonly closedOn: LocalDate | null;
  readonly version: number;
  readonly items: number;
  readonly assignments: number;
  /** Who made the plan of its document; null when the system did. */
  readonly createdById: string | null;
}

export interface PlanAnswer {
  readonly id: string;
  readonly version: number;
  readonly status: PlanState;
  readonly statusTitle: string;
  readonly issuingAuthority: string;
  readonly satisfaction: Satisfaction | null;
  readonly workRules: WorkRules;
  readonly allowed: readonly string[];
  readonly refused: readonly RefusedCommand[];
}

/** The plan, with `for update` locked: no item of it changes until the transaction ends. Throws Failure when there is none for the actor. */
export async function planRow(tx: Tx, actor: Actor, planId: string, lock: '' | 'for update' = ''): Promise<StoredPlan> {
  const parameters: unknown[] = [planId];
  const [plan] = await tx.query<StoredPlan>(
    `select id, document_number as "documentNumber", kind, status, leading_group_id as "leadingGroupId", work_rules as "workRules", issuing_authority as "issuingAuthority",
            satisfaction, closed_on as "closedOn", version, (select count(*)::int from item where plan_id = plan.id) as items,
            (select count(*)::int from assignment where plan_id = plan.id and assignment.status <> 'withdrawn') as assignments,
            (select actor_account_id from audit_entry where subject_type = 'plan' and subject_id = plan.id and action = 'plan.created' order by audit_entry.id limit 1) as "createdById"
     from plan where id = $1 and ${planInScope(actor, 'plan', parameters)} ${lock}`,
    parameters,
  );
  if (!plan) throw new Failure('not-found', `没有编号为 ${planId} 的方案。`);
  return plan;
}

/** The plan as a command has left it, with what the actor may do next and what not yet. */
export async function planAnswer(tx: Tx, actor: Actor, planId: string): Promise<PlanAnswer> {
  const plan = await planRow(tx, actor, planId);
  const subject = { unitId: null, leadingGroupId: plan.leadingGroupId };
  return {
    id: plan.id,
    version: plan.version,
    status: plan.status,
    statusTitle: planMachine.stateTitles[plan.status],
    issuingAuthority: plan.issuingAuthority,
    satisfaction: plan.satisfaction,
    workRules: workRules(plan.workRules),
    allowed: allowedOnPlan(actor, plan.status, subject),
    refused: refusedOnPlan(actor, plan.status, subject),
  };
}
