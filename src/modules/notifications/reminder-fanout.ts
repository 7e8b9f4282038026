import { Inject, Injectable } from '@nestjs/common';
import type { DomainEvents } from '../../domain/events.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { type RemindedObligation, reminderText } from '../../domain/notification/reminder-text.js';
import type { LadderPolicy, LadderRung, RungAudience } from '../../domain/obligation/ladder.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { LADDER_POLICY, LadderEditions } from '../obligations/index.js';
import { InboxRepository } from './inbox.repository.js';
import { PEOPLE_OF_SEAT, type StandsIn } from './recipients.js';
import type { EntriesOf } from './telling.js';
import { AUDIENCE_TITLES, Unreached, withReason } from './unreached.js';

interface Recipient extends RemindedObligation {
  readonly reminderId: string;
  readonly planId: string;
  readonly ladder: string;
  readonly rungCode: string;
  readonly audience: RungAudience;
  readonly unitId: string | null;
  readonly officeId: string | null;
  readonly accountId: string | null;
  readonly standsIn: StandsIn;
  readonly why: string;
  readonly late: boolean;
  readonly firedOn: LocalDate;
}

type Batch = DomainEvents['reminders.fired'];

/** Reminders looked at together: as many as one batch of the sweep holds. */
const TOGETHER = 5_000;

/**
 * Who hears of the reminders of some batches: people are found now, by unit and role, not when the rung was set up (`PEOPLE_OF_SEAT`).
 * A reminder whose date was moved or whose duty was done meanwhile is told to nobody (promise A15).
 */
const RECIPIENTS = `
  with fired as (
    select reminder.id, reminder.ladder, reminder.rung_code, reminder.late, reminder.due_on, obligation.due_on as written_due_on, obligation.kind, obligation.title, batch.fired_on,
           obligation.unit_id, obligation.plan_id, plan.document_number, plan.notice_start, coalesce(obligation.leading_group_id, plan.leading_group_id) as leading_group_id,
           coalesce(unit.name, leading_group.office_name) as unit_name
    from unnest($1::bigint[], $2::date[]) as batch (id, fired_on) join reminder on reminder.batch_id = batch.id join obligation on obligation.id = reminder.obligation_id
    join plan on plan.id = obligation.plan_id left join unit on unit.id = obligation.unit_id
    left join leading_group on leading_group.id = obligation.leading_group_id
    where not reminder.superseded and obligation.state = 'open' and obligation.effective_due_on = reminder.due_on
  ), wanted as (
    select fired.*, rung.audience from fired
    join unnest($3::text[], $4::text[], $5::text[]) as rung (ladder, code, audience) on rung.ladder = fired.ladder and rung.code = fired.rung_code
  ), seat as materialized (
    select distinct audience, unit_id, leading_group_id from wanted
  ), person as materialized (
    select seat.*, person.* from seat left join lateral ${PEOPLE_OF_SEAT} person on true
  )
  select wanted.id as "reminderId", wanted.plan_id as "planId", ladder, rung_code as "rungCode", audience, wanted.late, fired_on as "firedOn", due_on as "dueOn", written_due_on as "writtenDueOn", kind,
         title, unit_name as "unitName", document_number as "planNumber", notice_start as "noticeStart", wanted.unit_id as "unitId", wanted.leading_group_id as "officeId",
         person.account_id as "accountId", person.stands_in as "standsIn", person.why
  from wanted join person using (audience)
  where wanted.unit_id is not distinct from person.unit_id and wanted.leading_group_id is not distinct from person.leading_group_id
  -- Who is addressed himself and stands in for somebody else gets the entry as his own: the first one is kept.
  order by wanted.id, person.stands_in nulls first`;

/** Turns the reminders of sweep batches into inbox entries. */
@Injectable()
export class ReminderFanout {
  constructor(
    private readonly inbox: InboxRepository,
    private readonly unreached: Unreached,
    @Inject(LADDER_POLICY) private readonly policy: LadderPolicy,
    private readonly editions: LadderEditions,
  ) {}

  /** Small batches are looked at together, large ones alone. */
  async deliver(tx: Tx, entries: EntriesOf<'reminders.fired'>): Promise<void> {
    await this.editions.refuseLaterBatches(tx, entries.map(({ payload }) => payload.batchId));
    for (const batches of await this.portions(tx, entries)) await this.deliverPortion(tx, batches);
  }

  private async portions(tx: Tx, entries: EntriesOf<'reminders.fired'>): Promise<Batch[][]> {
    const sizes = await tx.query<{ id: string; size: number }>(
      'select batch_id as id, count(*)::int as size from reminder where batch_id = any($1::bigint[]) group by batch_id', [entries.map(({ payload }) => payload.batchId)]);
    const sizeOf = new Map(sizes.map(({ id, size }) => [id, size]));
    const portions: Batch[][] = [];
    let room = 0;
    for (const { payload } of entries) {
      const size = sizeOf.get(payload.batchId) ?? 0;
      const current = portions.at(-1);
      if (current && size <= room) current.push(payload);
      else portions.push([payload]);
      room = (current && size <= room ? room : TOGETHER) - size;
    }
    return portions;
  }

  private async deliverPortion(tx: Tx, batches: readonly Batch[]): Promise<void> {
    const rungs = this.policy.ladders.flatMap((ladder) => ladder.rungs.map((rung) => ({ ladder: ladder.code, rung })));
    const audiences = rungs.flatMap(({ ladder, rung }) => rung.audience.map((audience) => ({ ladder, code: rung.code, audience })));
    const recipients = await tx.query<Recipient>(RECIPIENTS, [
      batches.map(({ batchId }) => batchId),
      batches.map(({ firedOn }) => firedOn),
      audiences.map((row) => row.ladder),
      audiences.map((row) => row.code),
      audiences.map((row) => row.audience),
    ]);
    const rungOf = new Map<string, LadderRung>(rungs.map(({ ladder, rung }) => [`${ladder}/${rung.code}`, rung]));
    await this.unreached.keep(
      tx,
      recipients.filter((recipient) => recipient.accountId === null).map((recipient) => ({
        planId: recipient.planId,
        occasion: { reminderId: recipient.reminderId, eventId: null },
        seat: recipient,
        text: reminderText(rungIn(rungOf, recipient), recipient, recipient.firedOn, isOfTheUnit(recipient)),
        who: `${recipient.planNumber} ${recipient.unitName}（${AUDIENCE_TITLES[recipient.audience]}）`,
      })),
    );
    await this.inbox.deliver(
      tx,
      recipients.flatMap((recipient) => {
        if (recipient.accountId === null) return [];
        const rung = rungIn(rungOf, recipient);
        const text = reminderText(rung, recipient, recipient.firedOn, isOfTheUnit(recipient) && recipient.standsIn !== 'desk');
        return [
          {
            accountId: recipient.accountId,
            planId: recipient.planId,
            occasion: { reminderId: recipient.reminderId, eventId: null },
            text: { ...text, body: withReason(text.body, recipient.why) },
            late: recipient.late,
            substitute: recipient.standsIn !== null,
            seat: recipient,
            immediate: rung.delivery === 'immediate',
            anyHour: rung.anyHour ?? false,
          },
        ];
      }),
    );
  }
}

function rungIn(rungOf: ReadonlyMap<string, LadderRung>, { ladder, rungCode }: Recipient): LadderRung {
  const rung = rungOf.get(`${ladder}/${rungCode}`);
  if (!rung) throw new Error(`ladder ${ladder} has no rung ${rungCode}`);
  return rung;
}

function isOfTheUnit({ audience }: Recipient): boolean {
  return audience === 'liaison' || audience === 'unitHead';
}
