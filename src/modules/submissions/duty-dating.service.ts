import { Injectable } from '@nestjs/common';
import type { DutyCadence, ReportingDutyKind } from '../../domain/document/plan-draft.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { statedReason } from '../../domain/kernel/stated-reason.js';
import { obligationKindOfDuty } from '../../domain/obligation/obligation-of-duty.js';
import type { Actor } from '../../domain/policy/actor.js';
import { can } from '../../domain/policy/can.js';
import { refuseDutyDay } from '../../domain/submission/duty-dating.js';
import { openingsDueBy } from '../../domain/submission/duty-schedule.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { planInScope } from '../accounts/index.js';
import { Audit } from '../audit/index.js';
import { ObligationsService } from '../obligations/index.js';

interface LockedDuty {
  readonly id: string;
  readonly kind: ReportingDutyKind;
  readonly title: string;
  readonly cadence: DutyCadence;
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  readonly dueOn: LocalDate | null;
  readonly dueDay: number | null;
  readonly dueWords: string;
  readonly leadingGroupId: string | null;
}

export interface DatedDuty {
  readonly id: string;
  readonly dueOn: LocalDate;
  /** Day on which it opens; null when it has opened already or the plan is not issued. */
  readonly nextOpensOn: LocalDate | null;
  /** Submissions already open that have the new day now. */
  readonly submissions: number;
}

/** Gives reporting duties the due day their document does not name. */
@Injectable()
export class DutyDatingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly obligations: ObligationsService,
    private readonly audit: Audit,
  ) {}

  /** The cycles sweep opens a duty that is dated for the first time; what is open already is due on the new day. */
  date(actor: Actor, dutyId: string, dueOn: LocalDate, words: string): Promise<DatedDuty> {
    return this.uow.run(async (tx) => {
      const duty = await lockDuty(tx, actor, dutyId);
      refuseDutyDay(duty, dueOn, tx.today);
      const reason = statedReason(words, '定时限');
      const dated = { ...duty, dueOn };
      const submissions = await this.moveOpen(tx, duty, dueOn);
      const opened = await tx.query('select from submission where duty_id = $1 limit 1', [dutyId]);
      const nextOpensOn = opened.length > 0 ? null : (openingsDueBy(dated, tx.today)[0]?.opensOn ?? duty.startsOn);
      await tx.query('update reporting_duty set due_on = $2, next_opens_on = $3 where id = $1', [dutyId, dueOn, nextOpensOn]);
      await this.audit.record(tx, actor, [{ action: 'reportingDuty.dated', subjectType: 'reportingDuty', subjectId: dutyId, detail: { from: duty.dueOn, to: dueOn, reason, submissions } }]);
      return { id: dutyId, dueOn, nextOpensOn, submissions };
    });
  }

  private async moveOpen(tx: Tx, duty: LockedDuty, dueOn: LocalDate): Promise<number> {
    const rows = await tx.query<{ id: string }>(
      `update submission set due_on = $2, version = version + 1 where duty_id = $1 and status in ('open', 'returned') and due_on <> $2 returning id`, [duty.id, dueOn]);
    await this.obligations.reschedule(tx, { subjectType: 'submission', subjectIds: rows.map(({ id }) => id), kind: obligationKindOfDuty(duty.kind) }, dueOn, duty.dueWords);
    return rows.length;
  }
}

async function lockDuty(tx: Tx, actor: Actor, dutyId: string): Promise<LockedDuty> {
  const parameters: unknown[] = [dutyId];
  const [duty] = await tx.query<LockedDuty>(
    `select duty.id, duty.kind, duty.title, cadence, starts_on as "startsOn", ends_on as "endsOn", due_on as "dueOn", due_day as "dueDay", due_words as "dueWords",
            plan.leading_group_id as "leadingGroupId"
     from reporting_duty duty join plan on plan.id = duty.plan_id
     where duty.id = $1 and plan.status in ('draft', 'issued') and ${planInScope(actor, 'plan', parameters)} for update of duty`,
    parameters,
  );
  if (!duty) throw new Failure('not-found', `没有编号为 ${dutyId} 的报送要求，或它的方案已经结束。`);
  if (!can(actor, 'dateDuty', { unitId: null, leadingGroupId: duty.leadingGroupId })) {
    throw new Failure('forbidden', '只有该方案的领导小组办公室可以为报送要求定时限，请换用该办公室的账号。');
  }
  return duty;
}
