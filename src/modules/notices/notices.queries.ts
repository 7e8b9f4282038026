import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { NOTICE_COLOUR_TITLES } from '../../domain/notice/notice-colour.js';
import { noticeMachine, type NoticeState } from '../../domain/notice/notice.machine.js';
import type { NoticeColour } from '../../domain/obligation/ladder.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { cursorFrom, DAY, ID, pageOf, WHOLE } from '../../platform/http/cursor.js';
import { FOUR_EYES } from './locked-notice.js';

export interface NoticeRow {
  readonly id: string;
  readonly colour: NoticeColour;
  readonly colourTitle: string;
  readonly state: NoticeState;
  readonly stateTitle: string;
  readonly title: string;
  readonly planId: string;
  readonly documentNumber: string;
  readonly unitId: string;
  readonly unit: string;
  readonly itemId: string | null;
  readonly obligationId: string | null;
  /** The effective due date of the matter, when it has one. */
  readonly dueOn: LocalDate | null;
  readonly draftedOn: LocalDate;
  readonly byLadder: boolean;
  readonly replyWithin: number;
  readonly number: string;
  readonly signatory: string;
  readonly issuingAuthority: string;
  readonly issuedOn: LocalDate | null;
  /** Last day for the reply, while one is owed. */
  readonly replyDueOn: LocalDate | null;
  readonly closedOn: LocalDate | null;
  readonly closingNote: string;
  readonly supersededById: string | null;
  readonly discardReason: string;
  /** The leading group whose office decides on it. */
  readonly leadingGroupId: string | null;
  readonly fourEyes: boolean;
  readonly writers: readonly (string | null)[];
}

export interface NoticeReplyRow {
  readonly id: string;
  readonly text: string;
  readonly repliedOn: LocalDate;
  readonly repliedBy: string;
  readonly decision: 'accepted' | 'returned' | null;
  readonly decisionReason: string;
}

export type NoticeLetter = NoticeRow & { readonly body: string; readonly replies: readonly NoticeReplyRow[]; readonly version: number };

const COLUMNS = `
  notice.id, colour, notice.state, notice.title, notice.plan_id as "planId", document_number as "documentNumber", notice.unit_id as "unitId", unit.name as unit, item_id as "itemId",
  obligation_id as "obligationId", notice.due_on as "dueOn", drafted_on as "draftedOn", reminder_id is not null as "byLadder", reply_within as "replyWithin", number, signatory,
  notice.issuing_authority as "issuingAuthority", notice.issued_on as "issuedOn", owed.effective_due_on as "replyDueOn", notice.closed_on as "closedOn", closing_note as "closingNote",
  superseded_by_id as "supersededById", discard_reason as "discardReason", plan.leading_group_id as "leadingGroupId", ${FOUR_EYES} as "fourEyes",
  array[drafted_by_id::text, edited_by_id::text] as writers`;
const FROM = `
  from notice join plan on plan.id = notice.plan_id join unit on unit.id = notice.unit_id
  left join obligation owed on owed.subject_type = 'notice' and owed.subject_id = notice.id and owed.kind = 'noticeReply' and owed.state in ('open', 'paused')`;
const REPLIES = `
  coalesce((select json_agg(json_build_object('id', reply.id::text, 'text', reply.text, 'repliedOn', replied_on, 'repliedBy', account.display_name, 'decision', decision,
                                              'decisionReason', decision_reason) order by reply.id)
            from notice_reply reply join account on account.id = replied_by_id where notice_id = notice.id), '[]') as replies`;

export interface NoticesWanted {
  /** Only those of plans whose office is this leading group's; null for all. */
  readonly leadingGroupId: string | null;
  /** Only those of plans of these leading groups (and of plans without one); null for all. */
  readonly field?: readonly string[] | null;
  /** Only those issued to this unit; null for all, drafts included. */
  readonly unitId?: string | null;
  readonly state: NoticeState | null;
  readonly limit: number;
  /** Mark of the page, as a page before gave it out. */
  readonly cursor?: string;
}

export interface NoticesPage {
  readonly rows: readonly NoticeRow[];
  readonly nextCursor: string | null;
}

const GRAVITY = `array_position(array['red', 'yellow', 'blue'], colour)`;

/** Reads of notices. */
@Injectable()
export class NoticesQueries {
  constructor(private readonly uow: UnitOfWork) {}

  /** Newest first, the graver before the milder; a page of them. Throws Failure for a cursor that no page gave out. */
  async list({ leadingGroupId, state, unitId = null, field = null, limit, cursor }: NoticesWanted): Promise<NoticesPage> {
    const [day = null, ...after] = cursorFrom(cursor, [DAY, WHOLE, ID, WHOLE, ID]) ?? [];
    const [gravity = null, planId = null, position = null, id = null] = after;
    const rows = await this.uow.query<NoticeRow & { gravity: number; unitPosition: number }>(
      `select ${COLUMNS}, ${GRAVITY} as gravity, unit.position as "unitPosition" ${FROM}
       where ($1::bigint is null or plan.leading_group_id = $1) and ($2::text is null or notice.state = $2)
         and ($3::bigint is null or (notice.unit_id = $3 and notice.issued_on is not null))
         and ($4::bigint[] is null or plan.leading_group_id is null or plan.leading_group_id = any($4))
         and ($5::date is null or drafted_on < $5 or (drafted_on = $5 and (${GRAVITY}, plan.id, unit.position, notice.id) > ($6::int, $7::bigint, $8::int, $9::bigint)))
       order by drafted_on desc, ${GRAVITY}, plan.id, unit.position, notice.id limit $10`,
      [leadingGroupId, state, unitId, field, day, gravity, planId, position, id, limit + 1],
    );
    const page = pageOf(rows, limit, (row) => [row.draftedOn, String(row.gravity), row.planId, String(row.unitPosition), row.id]);
    return { rows: page.rows.map(({ gravity: _, unitPosition: __, ...row }) => titled(row)), nextCursor: page.nextCursor };
  }

  /** One notice with its letter and the replies to it, undefined when there is none. */
  async one(noticeId: string): Promise<NoticeLetter | undefined> {
    const rows = await this.uow.query<NoticeLetter>(`select ${COLUMNS}, body, ${REPLIES}, notice.version ${FROM} where notice.id = $1`, [noticeId]);
    return rows.map(titled)[0];
  }
}

function titled<Row extends NoticeRow>(row: Row): Row {
  return { ...row, colourTitle: NOTICE_COLOUR_TITLES[row.colour], stateTitle: noticeMachine.stateTitles[row.state] };
}
