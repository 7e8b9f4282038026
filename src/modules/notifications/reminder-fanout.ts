import { Inject, Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { type RemindedObligation, reminderText } from '../../domain/notification/reminder-text.js';
import type { LadderPolicy, LadderRung, RungAudience } from '../../domain/obligation/ladder.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { LADDER_POLICY } from '../obligations/index.js';
import { InboxRepository } from './inbox.repository.js';

interface Recipient extends RemindedObligation {
  readonly reminderId: string;
  readonly planId: string;
  readonly ladder: string;
  readonly rungCode: string;
  readonly audience: RungAudience;
  readonly accountId: string | null;
  readonly substitute: boolean;
  readonly late: boolean;
}

/**
 * Who hears of the reminders of one batch: people are found now, by unit and role, not when the rung was set up. A unit without
 * a reachable person of the role is answered for by the plan's office (the substitute). A reminder whose date was moved or whose
 * duty was done meanwhile is told to nobody (promise A15).
 */
const RECIPIENTS = `
  with fired as (
    select reminder.id, reminder.ladder, reminder.rung_code, reminder.late, reminder.due_on, obligation.kind, obligation.title,
           obligation.unit_id, obligation.plan_id, plan.document_number, plan.leading_group_id, unit.name as unit_name
    from reminder join obligation on obligation.id = reminder.obligation_id
    join plan on plan.id = obligation.plan_id join unit on unit.id = obligation.unit_id
    where reminder.batch_id = $1 and not reminder.superseded and obligation.state = 'open' and obligation.due_on = reminder.due_on
  ), wanted as (
    select fired.*, rung.audience from fired
    join unnest($2::text[], $3::text[], $4::text[]) as rung (ladder, code, audience) on rung.ladder = fired.ladder and rung.code = fired.rung_code
  ), direct as (
    select wanted.*, account.id as account_id from wanted
    left join account on account.active and (
      (wanted.audience in ('liaison', 'unitHead') and account.unit_id = wanted.unit_id and account.role = wanted.audience)
      or (wanted.audience = 'office' and account.role = 'officeClerk' and account.leading_group_id = wanted.leading_group_id)
      or (wanted.audience = 'leader' and account.role = 'leader'))
  )
  select direct.id as "reminderId", direct.plan_id as "planId", ladder, rung_code as "rungCode", audience, direct.late, due_on as "dueOn", kind,
         title, unit_name as "unitName", document_number as "planNumber", coalesce(direct.account_id, office.id) as "accountId",
         direct.account_id is null as substitute
  from direct
  left join account office on direct.account_id is null and office.active and office.role = 'officeClerk' and office.leading_group_id = direct.leading_group_id
  -- An office that is addressed itself and stands in for somebody else gets the entry as its own: the first one is kept.
  order by direct.id, direct.account_id is null`;

/** Turns the reminders of one sweep batch into inbox entries. */
@Injectable()
export class ReminderFanout {
  constructor(
    private readonly inbox: InboxRepository,
    @Inject(LADDER_POLICY) private readonly policy: LadderPolicy,
  ) {}

  async deliver(tx: Tx, batchId: string, firedOn: LocalDate): Promise<void> {
    const rungs = this.policy.ladders.flatMap((ladder) => ladder.rungs.map((rung) => ({ ladder: ladder.code, rung })));
    const audiences = rungs.flatMap(({ ladder, rung }) => rung.audience.map((audience) => ({ ladder, code: rung.code, audience })));
    const recipients = await tx.query<Recipient>(RECIPIENTS, [
      batchId,
      audiences.map((row) => row.ladder),
      audiences.map((row) => row.code),
      audiences.map((row) => row.audience),
    ]);
    const rungOf = new Map<string, LadderRung>(rungs.map(({ ladder, rung }) => [`${ladder}/${rung.code}`, rung]));
    const unheard = recipients.filter((recipient) => recipient.accountId === null);
    this.inbox.alarmNobodyReachable(unheard.map(({ planNumber, unitName, title, audience }) => `${planNumber} ${unitName} ${title} (${audience})`));
    await this.inbox.deliver(
      tx,
      recipients.flatMap((recipient) => {
        const rung = rungOf.get(`${recipient.ladder}/${recipient.rungCode}`);
        if (!rung) throw new Error(`ladder ${recipient.ladder} has no rung ${recipient.rungCode}`);
        if (recipient.accountId === null) return [];
        const forOwner = !recipient.substitute && (recipient.audience === 'liaison' || recipient.audience === 'unitHead');
        return [
          {
            accountId: recipient.accountId,
            planId: recipient.planId,
            occasion: { reminderId: recipient.reminderId, eventId: null },
            text: reminderText(rung, recipient, firedOn, forOwner),
            late: recipient.late,
            substitute: recipient.substitute,
          },
        ];
      }),
    );
  }
}
