import { Injectable } from '@nestjs/common';
import { itemLabel, type NamedItem } from '../../domain/item/item-label.js';
import { itemMachine, type ItemState } from '../../domain/item/item.machine.js';
import { optionalReason, statedReason } from '../../domain/kernel/stated-reason.js';
import { planMachine } from '../../domain/plan/plan.machine.js';
import { isJudgedByProposers, rehandleBy, type Satisfaction, SATISFACTION_TITLES } from '../../domain/plan/satisfaction.js';
import type { Actor } from '../../domain/policy/actor.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { type ExpectedVersions, refuseStale } from '../../platform/errors/version-mismatch.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { permit } from '../accounts/index.js';
import { Audit } from '../audit/index.js';
import { ItemReopeningService, OpenAsks } from '../items/index.js';
import { ObligationsService } from '../obligations/index.js';
import { SubmissionEndings } from '../submissions/index.js';
import { type PlanAnswer, planAnswer, planRow, type StoredPlan } from './plan-row.js';

export interface ClosingAsked {
  readonly reason: string;
  /** The office knows what is open and closes all the same. */
  readonly confirmOpen: boolean;
  /** The proposers' judgement, where it has not been recorded before. */
  readonly satisfaction?: Satisfaction;
  readonly satisfactionComment?: string;
}

interface OpenWork {
  readonly items: readonly (NamedItem & { readonly id: string; readonly status: ItemState })[];
  readonly submissions: number;
  readonly instructions: number;
}

const LISTED = 100;

/** What closing the plan would leave undone. */
export interface ClosePreview {
  readonly planId: string;
  readonly version: number;
  readonly items: readonly { readonly itemId: string; readonly label: string; readonly status: ItemState; readonly statusTitle: string }[];
  readonly submissions: number;
  readonly instructions: number;
  /** A proposal (议案, 建议案) that its proposers have not judged, or judged 不满意, cannot be closed. */
  readonly awaitsJudgement: boolean;
}

/** 结束, 满意度 and 归档 of plans. */
@Injectable()
export class PlanClosingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly obligations: ObligationsService,
    private readonly submissions: SubmissionEndings,
    private readonly reopening: ItemReopeningService,
    private readonly asks: OpenAsks,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** What is still open in the plan; throws Failure for a plan of another office. */
  preview(actor: Actor, planId: string): Promise<ClosePreview> {
    return this.uow.run(async (tx) => {
      const plan = await planRow(tx, actor, planId);
      permit(actor, 'closePlan', { leadingGroupId: plan.leadingGroupId });
      const { items, submissions, instructions } = await openWork(tx, planId);
      return {
        planId,
        version: plan.version,
        items: items.map((item) => ({ itemId: item.id, label: itemLabel(item), status: item.status, statusTitle: itemMachine.stateTitles[item.status] })),
        submissions,
        instructions,
        awaitsJudgement: isJudgedByProposers(plan.kind) && (plan.satisfaction === null || plan.satisfaction === 'dissatisfied'),
      };
    });
  }

  /** Closes the plan; what is still owed is taken back with the reason. Throws Failure, with what is open, unless the office confirms; and for a proposal nobody has judged 满意 or 基本满意. */
  close(actor: Actor, planId: string, asked: ClosingAsked, expected: ExpectedVersions = null): Promise<PlanAnswer> {
    return this.uow.run(async (tx) => {
      const plan = await planRow(tx, actor, planId, 'for update');
      permit(actor, 'closePlan', { leadingGroupId: plan.leadingGroupId });
      refuseStale(plan.version, expected);
      const status = planMachine.next(plan.status, 'close');
      const open = await openWork(tx, planId);
      const isOpen = open.items.length + open.submissions + open.instructions > 0;
      if (isOpen && !asked.confirmOpen) throw stillOpen(open);
      const reason = isOpen ? statedReason(asked.reason, planMachine.commandTitles.close) : optionalReason(asked.reason);
      const satisfaction = judgement(plan, asked.satisfaction);
      if (asked.satisfaction !== undefined) await judge(tx, planId, asked.satisfaction, asked.satisfactionComment ?? '');
      await tx.query('update plan set status = $2, closed_on = $3, closing_reason = $4, version = version + 1 where id = $1', [planId, status, tx.today, reason]);
      await this.asks.takeBackOfPlan(tx, planId, reason === '' ? '方案已结束' : reason);
      const voided = await this.obligations.voidPlan(tx, planId, reason === '' ? '方案已结束' : reason);
      const waived = await this.submissions.waiveOpen(tx, planId, reason === '' ? '方案已结束' : reason);
      await this.audit.record(tx, actor, [
        { action: 'plan.closed', subjectType: 'plan', subjectId: planId, detail: { from: plan.status, to: status, reason, satisfaction, openItems: open.items.map(({ id }) => id), voided, waived } },
      ]);
      await this.outbox.add(tx, [{ type: 'plan.closed', payload: { planId } }]);
      return planAnswer(tx, actor, planId);
    });
  }

  /**
   * The proposers' judgement. 不满意: the items that were done are handled again within a month, and a plan that was closed runs again
   * (domain.md 4.5). Throws Failure for plans that carry out no proposal.
   */
  rate(actor: Actor, planId: string, satisfaction: Satisfaction, comment: string, expected: ExpectedVersions = null): Promise<PlanAnswer> {
    return this.uow.run(async (tx) => {
      const plan = await planRow(tx, actor, planId, 'for update');
      permit(actor, 'closePlan', { leadingGroupId: plan.leadingGroupId });
      refuseStale(plan.version, expected);
      if (!isJudgedByProposers(plan.kind)) throw new Failure('conflict-state', '只有议案、建议案的办理方案登记满意度；其他方案请直接结束。');
      if (plan.status !== 'issued' && plan.status !== 'closed') throw new Failure('conflict-state', `方案现在是“${planMachine.stateTitles[plan.status]}”，不能登记满意度。`);
      const words = satisfaction === 'dissatisfied' ? statedReason(comment, SATISFACTION_TITLES.dissatisfied) : optionalReason(comment);
      await judge(tx, planId, satisfaction, words);
      const reopened = satisfaction === 'dissatisfied' ? await this.rehandle(tx, actor, plan, words) : [];
      await this.audit.record(tx, actor, [{ action: 'plan.rated', subjectType: 'plan', subjectId: planId, detail: { satisfaction, comment: words, reopened } }]);
      return planAnswer(tx, actor, planId);
    });
  }

  archive(actor: Actor, planId: string, expected: ExpectedVersions = null): Promise<PlanAnswer> {
    return this.uow.run(async (tx) => {
      const plan = await planRow(tx, actor, planId, 'for update');
      permit(actor, 'closePlan', { leadingGroupId: plan.leadingGroupId });
      refuseStale(plan.version, expected);
      const status = planMachine.next(plan.status, 'archive');
      await tx.query('update plan set status = $2, archived_on = $3, version = version + 1 where id = $1', [planId, status, tx.today]);
      await this.audit.record(tx, actor, [{ action: 'plan.archived', subjectType: 'plan', subjectId: planId, detail: { from: plan.status, to: status } }]);
      return planAnswer(tx, actor, planId);
    });
  }

  private async rehandle(tx: Tx, actor: Actor, plan: StoredPlan, reason: string): Promise<string[]> {
    if (plan.status === 'closed') {
      await tx.query(`update plan set status = $2, closed_on = null, closing_reason = '' where id = $1`, [plan.id, planMachine.next(plan.status, 'reopen')]);
    }
    const done = await tx.query<{ id: string }>(`select id from item where plan_id = $1 and status = any($2::text[]) order by position`, [plan.id, itemMachine.statesAllowing('reopen')]);
    for (const { id } of done) await this.reopening.reopenIn(tx, actor, id, { cause: 'dissatisfied', reason, dueOn: rehandleBy(tx.today) });
    return done.map(({ id }) => id);
  }
}

async function judge(tx: Tx, planId: string, satisfaction: Satisfaction, comment: string): Promise<void> {
  await tx.query('update plan set satisfaction = $2, satisfaction_comment = $3, judged_on = $4, version = version + 1 where id = $1', [planId, satisfaction, optionalReason(comment), tx.today]);
}

function judgement({ kind, satisfaction: before }: StoredPlan, asked: Satisfaction | undefined): Satisfaction | null {
  if (!isJudgedByProposers(kind)) {
    if (asked !== undefined) throw new Failure('conflict-state', '只有议案、建议案的办理方案登记满意度；其他方案请直接结束。');
    return null;
  }
  const satisfaction = asked ?? before;
  if (satisfaction === null) throw new Failure('conflict-state', '议案、建议案的办理方案须先登记满意度（satisfaction：满意、基本满意或不满意），再结束。');
  if (satisfaction === 'dissatisfied') throw new Failure('conflict-state', '提出者不满意的，须在一个月内重新办理，不能结束；请用 POST /api/v1/plans/方案编号/satisfaction 登记。');
  return satisfaction;
}

async function openWork(tx: Tx, planId: string): Promise<OpenWork> {
  const items = await tx.query<OpenWork['items'][number]>(
    `select id, number, position, left(text, 80) as text, status from item where plan_id = $1 and status in ('draft', 'issued', 'inProgress', 'suspended') order by position`,
    [planId],
  );
  const [counts] = await tx.query<{ submissions: number; instructions: number }>(
    `select (select count(*)::int from obligation where plan_id = $1 and subject_type = 'submission' and state in ('open', 'paused')) as submissions,
            (select count(*)::int from instruction where plan_id = $1 and answered_at is null) as instructions`,
    [planId],
  );
  return { items, submissions: counts?.submissions ?? 0, instructions: counts?.instructions ?? 0 };
}

function stillOpen({ items, submissions, instructions }: OpenWork): Failure {
  const counts = [items.length > 0 ? `${items.length}项事项` : '', submissions > 0 ? `${submissions}件报送` : '', instructions > 0 ? `${instructions}件批示` : ''].filter((words) => words !== '');
  return new Failure(
    'conflict-state',
    `方案还有${counts.join('、')}没有办完。确要结束的，请写明理由并确认（confirmOpen: true），未完成的不再督办。`,
    items.slice(0, LISTED).map((item) => ({ pointer: `/items/${item.id}`, detail: `${itemLabel(item)}：${itemMachine.stateTitles[item.status]}` })),
  );
}
