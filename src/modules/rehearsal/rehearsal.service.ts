import { Injectable } from '@nestjs/common';
import { ADVISORY_LOCKS } from '../../contracts/advisory-locks.js';
import { addDays, isLocalDate, type LocalDate } from '../../domain/kernel/local-date.js';
import type { WorkingCalendar } from '../../domain/kernel/working-calendar.js';
import type { PlanState } from '../../domain/plan/plan.machine.js';
import type { Actor } from '../../domain/policy/actor.js';
import type { Assumption } from '../../domain/rehearsal/assumption.js';
import { lastRehearsedDay, refusalOfDays, type RehearsedDays } from '../../domain/rehearsal/rehearsed-days.js';
import { type RehearsedInstant, sqlState, type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { unknownReference } from '../../platform/errors/named-objects.js';
import { permit, planInScope } from '../accounts/index.js';
import { Calendar } from '../calendar/index.js';
import { ConfirmationService, DocumentsQueries } from '../documents/index.js';
import { EngineService } from '../engine/index.js';
import { IssuingService } from '../issuing/index.js';
import { ActingInTime } from './acting-in-time.js';
import type { RehearsalResponse } from './dto/rehearsal.response.js';
import { refuseEscape, renewWornCopies, workOnCopies } from './rehearsal-copies.js';
import { RehearsalReport } from './rehearsal-report.js';
import { RehearsedDelivery } from './rehearsed-delivery.js';

/** A plan (issued, or a draft that is issued on the first day), a draft read from a document, or everything that runs. */
export type RehearsalSubject = { readonly planId: string } | { readonly documentId: string } | { readonly all: true };

export interface RehearsalAsked {
  readonly assume: Assumption;
  /** Today when absent; nothing before it is reported, but everything before it happens. */
  readonly from?: string | undefined;
  /** The last date of what is rehearsed, at most a year ahead, when absent. */
  readonly to?: string | undefined;
}

interface Rehearsed {
  readonly planIds: readonly string[];
  /** What is issued on the first day; null when it runs already. */
  readonly toIssue: { readonly planId: string } | { readonly readingId: string } | null;
}

// One rehearsal at a time in a database: it takes a connection and a processor for seconds.
const LONGEST_MS = 60_000;
const DAYS_BETWEEN_RENEWALS = 28;
/** The hour of a rehearsed day: the offices are open. */
const STANDS_AT = '09:00:00+08:00';
const TOOK_TOO_LONG = new Set(['57014', '55P03']);

/** 预演: lets the engine live through days to come, on copies, in a transaction that is rolled back. */
@Injectable()
export class RehearsalService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly engine: EngineService,
    private readonly delivery: RehearsedDelivery,
    private readonly inTime: ActingInTime,
    private readonly report: RehearsalReport,
    private readonly calendar: Calendar,
    private readonly issuing: IssuingService,
    private readonly confirmation: ConfirmationService,
    private readonly documents: DocumentsQueries,
  ) {}

  /**
   * What would happen from the first to the last day. Throws Failure forbidden or not-found for what the actor may not rehearse,
   * validation-failed for days that cannot be, conflict-state for what could not be issued or while another rehearsal runs.
   */
  async rehearse(actor: Actor, subject: RehearsalSubject, asked: RehearsalAsked): Promise<RehearsalResponse> {
    const rehearsed = await this.subject(actor, subject);
    const today = await this.uow.today();
    const from = dayOf(asked.from, '/from') ?? today;
    const to = dayOf(asked.to, '/to');
    refuseDays({ from, to: to ?? from }, today);
    try {
      return await this.uow.rehearse(async (tx, at) => {
        await refuseSecond(tx);
        await workOnCopies(tx, { planIds: rehearsed.planIds, readingId: rehearsed.toIssue && 'readingId' in rehearsed.toIssue ? rehearsed.toIssue.readingId : null });
        if (rehearsed.toIssue) await this.issue(from === tx.today ? tx : await at(`${from}T${STANDS_AT}`), actor, rehearsed.toIssue);
        const span = { from, to: to ?? lastRehearsedDay(from, await this.report.lastDate(tx), tx.today) };
        const calendar = await this.calendar.load(tx);
        await this.live(tx, at, { from: rehearsed.toIssue ? from : tx.today, to: span.to }, asked.assume, calendar);
        const report = await this.report.of(tx, span, asked.assume, calendar);
        // Who counts working days holds off whoever loads a calendar, until this transaction ends.
        await refuseEscape(tx, [ADVISORY_LOCKS.rehearsal, ADVISORY_LOCKS.calendarCounting]);
        return report;
      });
    } catch (error) {
      if (TOOK_TOO_LONG.has(sqlState(error) ?? '')) throw tookTooLong();
      throw error;
    }
  }

  private async live(tx: Tx, at: RehearsedInstant, { from, to }: RehearsedDays, assume: Assumption, calendar: WorkingCalendar): Promise<void> {
    const began = performance.now();
    for (let day = from, lived = 0; day <= to; day = addDays(day, 1), lived += 1) {
      // After the first day too: whatever was not looked at yet is looked at then, all at once.
      if (lived % DAYS_BETWEEN_RENEWALS === 1) await renewWornCopies(tx);
      const now = day === tx.today ? tx : await at(`${day}T${STANDS_AT}`);
      await this.engine.rehearse(now, calendar);
      await this.delivery.deliverAll(now);
      if (assume === 'allInTime') await this.inTime.settleDue(now);
      if (performance.now() - began > LONGEST_MS) throw tookTooLong();
    }
  }

  private async issue(tx: Tx, actor: Actor, what: NonNullable<Rehearsed['toIssue']>): Promise<void> {
    if ('planId' in what) return this.issuing.issue(tx, actor, what.planId);
    const planId = await this.confirmation.confirm(tx, actor, what.readingId);
    await this.issuing.issue(tx, actor, planId);
  }

  private async subject(actor: Actor, subject: RehearsalSubject): Promise<Rehearsed> {
    if ('planId' in subject) return this.plan(actor, subject.planId);
    if ('documentId' in subject) return this.document(actor, subject.documentId);
    permit(actor, 'rehearse');
    const parameters: unknown[] = [];
    const running = await this.uow.query<{ id: string }>(`select id from plan where status = 'issued' and ${planInScope(actor, 'plan', parameters)} order by id`, parameters);
    if (running.length === 0) throw new Failure('conflict-state', '还没有已交办的方案，没有可以预演的内容。');
    return { planIds: running.map(({ id }) => id), toIssue: null };
  }

  private async plan(actor: Actor, planId: string): Promise<Rehearsed> {
    const parameters: unknown[] = [planId];
    const [plan] = await this.uow.query<{ status: PlanState; documentNumber: string; leadingGroupId: string | null }>(
      `select status, document_number as "documentNumber", leading_group_id as "leadingGroupId" from plan
       where id = $1 and ${planInScope(actor, 'plan', parameters)}`,
      parameters,
    );
    if (!plan) throw unknownReference('/planId', `没有编号为 ${planId} 的方案。`);
    permit(actor, 'rehearse', { leadingGroupId: plan.leadingGroupId });
    if (plan.status === 'closed' || plan.status === 'archived') throw new Failure('conflict-state', `${plan.documentNumber} 已经结束，没有可以预演的内容。`);
    return { planIds: [planId], toIssue: plan.status === 'draft' ? { planId } : null };
  }

  private async document(actor: Actor, documentId: string): Promise<Rehearsed> {
    const reading = await this.documents.find(actor, documentId);
    if (reading === null) throw unknownReference('/documentId', `没有编号为 ${documentId} 的草稿。`);
    if (reading.planId !== null) return this.plan(actor, reading.planId);
    if (reading.runningPlanId !== null) throw new Failure('conflict-state', `${reading.documentNumber} 已有方案，这份新稿不能再转为方案。请预演现行方案，或先查看两者的差异。`);
    return { planIds: [], toIssue: { readingId: documentId } };
  }
}

function dayOf(words: string | undefined, pointer: string): LocalDate | null {
  if (words === undefined || isLocalDate(words)) return words ?? null;
  const detail = `“${words}”不是有效日期，请写成 YYYY-MM-DD，例如 2024-07-05。`;
  throw new Failure('validation-failed', detail, [{ pointer, detail }]);
}

function refuseDays(span: { readonly from: LocalDate; readonly to: LocalDate }, today: LocalDate): void {
  const refusal = refusalOfDays(span, today);
  if (refusal !== null) throw new Failure('validation-failed', refusal, [{ pointer: span.from < today ? '/from' : '/to', detail: refusal }]);
}

async function refuseSecond(tx: Tx): Promise<void> {
  const [lock] = await tx.query<{ taken: boolean }>('select pg_try_advisory_xact_lock($1) as taken', [ADVISORY_LOCKS.rehearsal]);
  if (!lock?.taken) throw new Failure('conflict-state', '另一个预演正在进行，通常几秒内结束，请稍后再试。');
  await tx.query(`select set_config('statement_timeout', '20s', true), set_config('lock_timeout', '2s', true), set_config('jit', 'off', true)`);
}

function tookTooLong(): Failure {
  return new Failure('dependency-unavailable', '预演用时过长，已经停止，没有留下任何变化。请缩短起止日期，或只预演一个方案。');
}
