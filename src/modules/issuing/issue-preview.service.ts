import { Injectable } from '@nestjs/common';
import type { AssignmentRole } from '../../domain/document/plan-draft.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { OBLIGATION_KIND_TITLES, type ObligationKind } from '../../domain/obligation/obligation.js';
import { secondStepRefusal } from '../../domain/plan/four-eyes.js';
import { planMachine, type PlanState } from '../../domain/plan/plan.machine.js';
import { workRules } from '../../domain/plan/work-rules.js';
import type { Actor } from '../../domain/policy/actor.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { permit, UnitSeats } from '../accounts/index.js';
import { IssuingService } from './issuing.service.js';
import { planRow } from './plan-row.js';

export interface Recipient {
  readonly unitId: string;
  readonly unit: string;
  /** How many items of each role. */
  readonly leads: number;
  readonly cooperates: number;
  readonly guides: number;
  /** Nobody of the unit can be told. */
  readonly unreachable: boolean;
}

export interface OpeningDuties {
  readonly kind: ObligationKind;
  readonly kindTitle: string;
  readonly count: number;
  readonly undated: number;
  readonly firstDueOn: LocalDate | null;
}

export interface IssuePreview {
  readonly planId: string;
  readonly version: number;
  readonly recipients: readonly Recipient[];
  readonly items: number;
  readonly itemsWithoutLead: readonly { readonly itemId: string; readonly number: string; readonly position: number; readonly text: string }[];
  readonly unreachableUnits: readonly string[];
  /** What is owed from the day of issuing on. */
  readonly opens: readonly OpeningDuties[];
  /** Reporting duties with the first day on which they open. */
  readonly reportingDuties: readonly { readonly title: string; readonly opensOn: LocalDate | null; readonly dueOn: LocalDate | null }[];
  /** Why it cannot be issued by this person now; empty when it can. */
  readonly blocks: readonly string[];
}

/** What stands in the way of issuing a plan, as far as the plan itself decides. */
export interface IssuablePlan {
  readonly status: PlanState;
  readonly items: number;
  readonly assignments: number;
  readonly createdById: string | null;
  readonly workRules: Readonly<Record<string, unknown>>;
}

/** What happens when a plan is issued: the very issuing, in a transaction that is rolled back. */
@Injectable()
export class IssuePreviewService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly issuing: IssuingService,
    private readonly seats: UnitSeats,
  ) {}

  preview(actor: Actor, planId: string): Promise<IssuePreview> {
    return this.uow.rehearse(async (tx) => {
      const plan = await planRow(tx, actor, planId);
      permit(actor, 'issuePlan', { leadingGroupId: plan.leadingGroupId });
      const blocks = whatBlocksIssuing(plan, actor);
      const recipients = await recipientsOf(tx, planId);
      const unreachable = new Set(await this.seats.withoutLiaison(tx, recipients.map(({ unitId }) => unitId)));
      const head = {
        planId,
        version: plan.version,
        recipients: recipients.map((recipient) => ({ ...recipient, unreachable: unreachable.has(recipient.unitId) })),
        items: plan.items,
        itemsWithoutLead: await itemsWithoutLead(tx, planId),
        unreachableUnits: recipients.filter(({ unitId }) => unreachable.has(unitId)).map(({ unit }) => unit),
        blocks,
      };
      if (plan.status !== planMachine.initial) return { ...head, opens: [], reportingDuties: [] };
      await this.issuing.issue(tx, actor, planId);
      return { ...head, opens: await openingDuties(tx, planId), reportingDuties: await reportingDuties(tx, planId) };
    });
  }
}

/** Why the plan cannot be issued by this person, in Chinese with what to do; empty when it can. */
export function whatBlocksIssuing({ status, items, assignments, createdById, workRules: stored }: IssuablePlan, actor: Actor): string[] {
  return [
    status === planMachine.initial ? '' : `方案现在是“${planMachine.stateTitles[status]}”，不能再次交办。`,
    items > 0 ? '' : '方案没有任务事项，不能交办。',
    assignments > 0 ? '' : '方案没有任何承担单位，不能交办；请先为事项指定单位。',
    secondStepRefusal(workRules(stored).fourEyes, [{ accountId: createdById, did: '方案的拟定' }], actor.accountId, planMachine.commandTitles.issue)?.message ?? '',
  ].filter((block) => block !== '');
}

function recipientsOf(tx: Tx, planId: string): Promise<Omit<Recipient, 'unreachable'>[]> {
  const counted = (role: AssignmentRole): string => `count(*) filter (where role = '${role}')::int`;
  return tx.query(
    `select unit.id as "unitId", unit.name as unit, ${counted('lead')} as leads, ${counted('cooperating')} as cooperates, ${counted('guiding')} as guides
     from assignment join unit on unit.id = unit_id where plan_id = $1 and assignment.status <> 'withdrawn' group by unit.id order by unit.position`,
    [planId],
  );
}

function itemsWithoutLead(tx: Tx, planId: string): Promise<IssuePreview['itemsWithoutLead'][number][]> {
  return tx.query(
    `select id as "itemId", number, position, left(text, 80) as text from item
     where plan_id = $1 and not exists (select from assignment where item_id = item.id and role = 'lead' and assignment.status <> 'withdrawn') order by position`,
    [planId],
  );
}

async function openingDuties(tx: Tx, planId: string): Promise<OpeningDuties[]> {
  const rows = await tx.query<Omit<OpeningDuties, 'kindTitle'>>(
    `select kind, count(*)::int as count, count(*) filter (where due_on is null)::int as undated, min(due_on) as "firstDueOn"
     from obligation where plan_id = $1 and state = 'open' group by kind order by min(due_on) nulls last, kind`,
    [planId],
  );
  return rows.map((row) => ({ ...row, kindTitle: OBLIGATION_KIND_TITLES[row.kind] }));
}

function reportingDuties(tx: Tx, planId: string): Promise<IssuePreview['reportingDuties'][number][]> {
  return tx.query(`select title, next_opens_on as "opensOn", due_on as "dueOn" from reporting_duty where plan_id = $1 order by next_opens_on nulls last, position`, [planId]);
}
