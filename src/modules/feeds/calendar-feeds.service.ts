import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { calendarEntry, type DatedDuty } from '../../domain/obligation/calendar-entry.js';
import { ladderNamed, type LadderPolicy } from '../../domain/obligation/ladder.js';
import type { Actor } from '../../domain/policy/actor.js';
import { isOfAnotherUnit } from '../../domain/policy/own-unit.js';
import { calendarFeed } from '../../formats/export/calendar-feed.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { permit } from '../accounts/index.js';
import { Audit } from '../audit/index.js';
import { Calendar } from '../calendar/index.js';
import { LADDER_POLICY } from '../obligations/index.js';

const SECRET_BYTES = 32;
const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** The secret links under which units subscribe to their due days. Only hashes are kept: a lost link is replaced, never looked up. */
@Injectable()
export class CalendarFeedsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly calendar: Calendar,
    private readonly audit: Audit,
    @Inject(LADDER_POLICY) private readonly policy: LadderPolicy,
  ) {}

  /** Gives the unit a new link and ends the one it had; returns the secret, which nobody can read again. */
  create(actor: Actor, unitId: string): Promise<{ secret: string; createdAt: Date }> {
    refuseOthers(actor, unitId);
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    return this.uow.run(async (tx) => {
      // Two people of a unit at once: the second one's link replaces the first one's.
      await tx.query('select from unit where id = $1 for no key update', [unitId]);
      const replaced = await tx.query<{ id: string }>('update calendar_feed set revoked_at = $2 where unit_id = $1 and revoked_at is null returning id', [unitId, tx.now]);
      await tx.query('insert into calendar_feed (unit_id, secret_hash, created_by_id, created_at) values ($1, $2, $3, $4)', [unitId, hashOf(secret), actor.accountId, tx.now]);
      await this.audit.record(tx, actor, [{ action: 'calendarFeed.created', subjectType: 'unit', subjectId: unitId, detail: { replaced: replaced.length > 0 } }]);
      return { secret, createdAt: tx.now };
    });
  }

  /** Ends the unit's link at once; throws Failure when it has none. */
  revoke(actor: Actor, unitId: string): Promise<void> {
    refuseOthers(actor, unitId);
    return this.uow.run(async (tx) => {
      const revoked = await tx.query<{ id: string }>('update calendar_feed set revoked_at = $2 where unit_id = $1 and revoked_at is null returning id', [unitId, tx.now]);
      if (revoked.length === 0) throw new Failure('not-found', '本单位没有正在使用的日程订阅链接，不需要撤销。');
      await this.audit.record(tx, actor, [{ action: 'calendarFeed.revoked', subjectType: 'unit', subjectId: unitId }]);
    });
  }

  /** The unit is dissolved: its link shows nothing any more. In the caller's transaction. */
  async endOfUnit(tx: Tx, unitId: string): Promise<void> {
    await tx.query('update calendar_feed set revoked_at = $2 where unit_id = $1 and revoked_at is null', [unitId, tx.now]);
  }

  /** The calendar behind a link; throws Failure for a link that is unknown or was ended. Looked up by hash: the time taken says nothing about the secret. */
  async calendarOf(secret: string): Promise<string> {
    const [feed] = SECRET.test(secret)
      ? await this.uow.query<{ unitId: string; unit: string }>(
          `select unit_id as "unitId", unit.name as unit from calendar_feed join unit on unit.id = unit_id where secret_hash = $1 and revoked_at is null`,
          [hashOf(secret)],
        )
      : [];
    if (!feed) throw new Failure('not-found', '这个日程订阅链接不存在或已被撤销，请向本单位联络员索取新的链接。');
    const duties = await this.uow.query<DatedDuty & { ladder: string }>(
      `select obligation.id as "obligationId", obligation.kind, obligation.title, document_number as "documentNumber", plan.title as "planTitle",
              due_on as "dueOn", effective_due_on as "effectiveDueOn", due_words as "dueWords", provisional, opened_at as "openedAt", due_changed_at as "dueChangedAt", ladder
       from obligation join plan on plan.id = obligation.plan_id
       where unit_id = $1 and state = 'open' and due_on is not null order by effective_due_on, obligation.id`,
      [feed.unitId],
    );
    const [calendar, today] = [await this.calendar.load(this.uow), await this.uow.today()];
    return calendarFeed(
      `${feed.unit}督办日程`,
      duties.map((duty) => calendarEntry(duty, today, ladderNamed(this.policy, duty.ladder), calendar)),
    );
  }
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function refuseOthers(actor: Actor, unitId: string): void {
  if (isOfAnotherUnit(actor, { unitId })) throw new Failure('not-found', `没有编号为 ${unitId} 的单位，或它不是你单位。`);
  permit(actor, 'manageCalendarFeed', { unitId });
}
