import { Inject, Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { colourToDraft } from '../../domain/notice/notice-colour.js';
import { noticeMachine } from '../../domain/notice/notice.machine.js';
import { DISCARD_REASONS, type NoticeMatter, noticeText, replacedReason } from '../../domain/notice/notice-text.js';
import type { LadderPolicy, NoticeColour } from '../../domain/obligation/ladder.js';
import type { SupervisionPolicy } from '../../domain/supervision/supervision-policy.js';
import { SYSTEM_ACTOR } from '../../domain/policy/actor.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Audit } from '../audit/index.js';
import { LADDER_POLICY, LadderEditions } from '../obligations/index.js';
import { SUPERVISION_POLICY } from '../supervision-policy/index.js';

interface ReachedMatter extends NoticeMatter {
  readonly reminderId: string;
  readonly obligationId: string;
  readonly planId: string;
  readonly unitId: string;
  readonly itemId: string | null;
  readonly rungColour: NoticeColour;
  readonly noticeStart: NoticeColour | null;
  readonly drafted: readonly NoticeColour[];
}

/** What the batch says is due a notice and still is: owed by a unit, not done, its date not moved. */
const REACHED = `
  select reminder.id as "reminderId", obligation.id as "obligationId", obligation.plan_id as "planId", obligation.unit_id as "unitId", obligation.kind,
         obligation.title, obligation.due_on as "dueOn", obligation.effective_due_on as "effectiveDueOn", obligation.due_words as "dueWords",
         unit.name as "unitName", plan.document_number as "planNumber", plan.title as "planTitle", plan.notice_start as "noticeStart",
         leading_group.office_name as "officeName", rung.colour as "rungColour",
         (select item_id from assignment where subject_type = 'assignment' and assignment.id = subject_id) as "itemId",
         array(select colour from notice where obligation_id = obligation.id and due_on = reminder.due_on and (reminder_id is not null or notice.state <> 'discarded')) as drafted
  from reminder join obligation on obligation.id = reminder.obligation_id
  join unnest($2::text[], $3::text[], $4::text[]) as rung (ladder, code, colour) on rung.ladder = reminder.ladder and rung.code = reminder.rung_code
  join unit on unit.id = obligation.unit_id join plan on plan.id = obligation.plan_id left join leading_group on leading_group.id = plan.leading_group_id
  where reminder.batch_id = $1 and not superseded and obligation.state = 'open' and obligation.effective_due_on = reminder.due_on
  order by obligation.id`;

// What a person wrote by hand is about the matter, not about the day it was missed.
const NEEDLESS = `obligation.id = notice.obligation_id and notice.state in ('draft', 'signed')
  and (obligation.state in ('settled', 'voided') or (notice.reminder_id is not null and obligation.effective_due_on is distinct from notice.due_on))`;
/** FROM and WHERE of the waiting drafts that nobody needs any more. */
export const NEEDLESS_DRAFTS = `from notice join obligation on ${NEEDLESS}`;

/** Drafts notices (督办单) where a ladder says so and takes back drafts that nobody needs any more. A person signs them. */
@Injectable()
export class NoticeDrafts {
  constructor(
    @Inject(LADDER_POLICY) private readonly policy: LadderPolicy,
    @Inject(SUPERVISION_POLICY) private readonly supervision: SupervisionPolicy,
    private readonly editions: LadderEditions,
    private readonly audit: Audit,
  ) {}

  /** Drafts what the reminders of one batch ask for; `firedOn` is the day the letters speak of. Returns how many; a second call drafts nothing. */
  async draftBatch(tx: Tx, batchId: string, firedOn: LocalDate): Promise<number> {
    const rungs = this.policy.ladders.flatMap((ladder) => ladder.rungs.flatMap(({ code, notice }) => (notice === null ? [] : [{ ladder: ladder.code, code, notice }])));
    await this.editions.refuseLaterBatches(tx, [batchId]);
    // Locked before they are read: who drafts another colour, settles or moves the same duty at this moment comes before or after.
    await tx.query(
      `select id from obligation where id in (select obligation_id from reminder where batch_id = $1 and not superseded
         and (ladder, rung_code) in (select * from unnest($2::text[], $3::text[]))) order by id for no key update`,
      [batchId, rungs.map(({ ladder }) => ladder), rungs.map(({ code }) => code)],
    );
    const reached = await tx.query<ReachedMatter>(REACHED, [
      batchId, rungs.map(({ ladder }) => ladder), rungs.map(({ code }) => code), rungs.map(({ notice }) => notice),
    ]);
    const drafts = reached.flatMap((matter) => {
      const colour = colourToDraft(matter.rungColour, matter.noticeStart, matter.drafted);
      return colour === null ? [] : [{ ...matter, colour, text: noticeText(colour, matter, firedOn, this.supervision.noticeReplyWithin[colour]) }];
    });
    if (drafts.length === 0) return 0;
    await this.replaceWaiting(tx, drafts);
    const stored = await tx.query<{ id: string; colour: NoticeColour; obligationId: string }>(
      `insert into notice (plan_id, obligation_id, unit_id, reminder_id, colour, due_on, title, body, item_id, reply_within, state, drafted_on, drafted_at)
       select row.*, $11, $12, $13 from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::date[], $7::text[], $8::text[], $9::bigint[], $10::int[]) as row
       on conflict do nothing returning id, colour, obligation_id as "obligationId"`,
      [
        drafts.map(({ planId }) => planId),
        drafts.map(({ obligationId }) => obligationId),
        drafts.map(({ unitId }) => unitId),
        drafts.map(({ reminderId }) => reminderId),
        drafts.map(({ colour }) => colour),
        drafts.map(({ effectiveDueOn }) => effectiveDueOn),
        drafts.map(({ text }) => text.title),
        drafts.map(({ text }) => text.body),
        drafts.map(({ itemId }) => itemId),
        drafts.map(({ colour }) => this.supervision.noticeReplyWithin[colour]),
        noticeMachine.initial,
        tx.today,
        tx.now,
      ],
    );
    await this.audit.record(tx, SYSTEM_ACTOR, stored.map(({ id, ...detail }) => ({ action: 'notice.drafted', subjectType: 'notice', subjectId: id, detail })));
    return stored.length;
  }

  /** Takes back waiting drafts whose duty is done, no longer asked for, or due on another day; returns how many. */
  async discardNeedless(tx: Tx): Promise<number> {
    return this.discarded(
      tx,
      await tx.query(
        `update notice set state = $1, version = notice.version + 1,
                discard_reason = case obligation.state when 'settled' then $2 when 'voided' then $3 else $4 end
         from obligation where ${NEEDLESS}
         returning notice.id, discard_reason as reason`,
        [noticeMachine.next('draft', 'discard'), DISCARD_REASONS.settled, DISCARD_REASONS.voided, DISCARD_REASONS.rescheduled],
      ),
    );
  }

  private async replaceWaiting(tx: Tx, drafts: readonly { readonly obligationId: string; readonly colour: NoticeColour }[]): Promise<void> {
    await this.discarded(
      tx,
      await tx.query(
        `update notice set state = $3, version = version + 1, discard_reason = row.reason
         from unnest($1::bigint[], $2::text[]) as row (obligation_id, reason) where notice.obligation_id = row.obligation_id and state in ('draft', 'signed')
         returning id, discard_reason as reason`,
        [drafts.map(({ obligationId }) => obligationId), drafts.map(({ colour }) => replacedReason(colour)), noticeMachine.next('draft', 'discard')],
      ),
    );
  }

  private async discarded(tx: Tx, notices: readonly { readonly id: string; readonly reason: string }[]): Promise<number> {
    if (notices.length === 0) return 0;
    await this.audit.record(tx, SYSTEM_ACTOR, notices.map(({ id, reason }) => ({ action: 'notice.discarded', subjectType: 'notice', subjectId: id, detail: { reason } })));
    return notices.length;
  }
}
