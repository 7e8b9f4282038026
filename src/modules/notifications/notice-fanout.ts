import { Injectable } from '@nestjs/common';
import { itemLabel, type NamedItem } from '../../domain/item/item-label.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { noticeAnsweredText, noticeClosedText, noticeIssuedText, noticeReturnedText, type ToldNotice, urgedText } from '../../domain/notification/notice-event-text.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { addressed, type Addressed, type EntriesOf, type Telling, tellings } from './telling.js';

type OfNotice = Addressed & ToldNotice;

const REPLY_BY = `(select effective_due_on from obligation where subject_type = 'notice' and subject_id = notice.id and kind = 'noticeReply' and state = 'open') as reply_by`;
const OF_NOTICES = 'unnest($1::bigint[], $2::bigint[]) as event (id, notice_id) join notice on notice.id = event.notice_id';
const OF_REPLIES = `
  unnest($1::bigint[], $2::bigint[]) as event (id, reply_id) join notice_reply reply on reply.id = event.reply_id
  join notice on notice.id = reply.notice_id join unit on unit.id = notice.unit_id`;

/** The graver the notice, the higher it is told: 黄 to the head of the unit too, 红 also to the leader (domain.md 3.6). */
const ISSUED = addressed(
  `select event.id as event_id, notice.plan_id, case seat.audience when 'leader' then null else notice.unit_id end as unit_id, seat.audience, number, title, body, signatory, issuing_authority,
          unit.name as unit, ${REPLY_BY}
   from ${OF_NOTICES} join unit on unit.id = notice.unit_id
   join (values ('liaison', array['blue', 'yellow', 'red']), ('unitHead', array['yellow', 'red']), ('leader', array['red'])) as seat (audience, colours) on notice.colour = any(seat.colours)`,
  'subject.number, subject.title, subject.body, subject.signatory, subject.issuing_authority as "issuingAuthority", subject.unit, subject.reply_by as "replyBy", true as immediate',
  'told.audience',
);
const ANSWERED = addressed(
  `select event.id as event_id, notice.plan_id, null::bigint as unit_id, number, title, unit.name as unit, reply.text,
          (select due_on from obligation where subject_type = 'notice' and subject_id = notice.id and kind = 'officeReview' and state = 'open') as review_by
   from ${OF_REPLIES}`,
  'subject.number, subject.title, subject.unit, subject.text, subject.review_by as "reviewBy"',
);
const RETURNED = addressed(
  `select event.id as event_id, notice.plan_id, notice.unit_id, number, title, decision_reason as reason, ${REPLY_BY} from ${OF_REPLIES}`,
  'subject.number, subject.title, subject.reason, subject.reply_by as "replyBy"',
);
const CLOSED = addressed(
  `select event.id as event_id, notice.plan_id, notice.unit_id, number, title, closing_note as note from ${OF_NOTICES}`, 'subject.number, subject.title, subject.note');
const URGED = addressed(
  `select event.id as event_id, item.plan_id, urge.unit_id, coalesce(urging.name, account.display_name) as urged_by, item.number, item.position, item.text as item_text, urge.text, urge.urged_on,
          (select min(effective_due_on) from obligation
           where subject_type = 'assignment' and subject_id = urge.assignment_id and kind in ('itemCompletion', 'itemPeriod', 'evergreenReview') and state = 'open') as due_on
   from unnest($1::bigint[], $2::bigint[]) as event (id, urge_id) join urge on urge.id = event.urge_id join item on item.id = urge.item_id
   join account on account.id = urged_by_id left join unit urging on urging.id = urging_unit_id`,
  'subject.urged_by as "urgedBy", subject.number, subject.position, subject.item_text as "itemText", subject.text, subject.urged_on as "urgedOn", subject.due_on as "dueOn"',
);

/** Tells units of notices and urges, the office of replies, leaders of red notices. */
@Injectable()
export class NoticeFanout {
  async issued(tx: Tx, entries: EntriesOf<'notice.issued'>): Promise<Telling[]> {
    const rows = await tx.query<OfNotice & { body: string; signatory: string; issuingAuthority: string; unit: string; replyBy: LocalDate | null }>(
      ISSUED, [entries.map(({ id }) => id), entries.map(({ payload }) => payload.noticeId)]);
    return tellings(rows, (row) => noticeIssuedText({ ...row, forLeader: row.audience === 'leader' }));
  }

  async answered(tx: Tx, entries: EntriesOf<'notice.answered'>): Promise<Telling[]> {
    return tellings(await tx.query<OfNotice & { unit: string; text: string; reviewBy: LocalDate | null }>(ANSWERED, repliesOf(entries)), noticeAnsweredText);
  }

  async returned(tx: Tx, entries: EntriesOf<'notice.returned'>): Promise<Telling[]> {
    return tellings(await tx.query<OfNotice & { reason: string; replyBy: LocalDate | null }>(RETURNED, repliesOf(entries)), noticeReturnedText);
  }

  async closed(tx: Tx, entries: EntriesOf<'notice.closed'>): Promise<Telling[]> {
    const rows = await tx.query<OfNotice & { note: string }>(CLOSED, [entries.map(({ id }) => id), entries.map(({ payload }) => payload.noticeId)]);
    return tellings(rows, noticeClosedText);
  }

  async urged(tx: Tx, entries: EntriesOf<'unit.urged'>): Promise<Telling[]> {
    const rows = await tx.query<Addressed & Omit<NamedItem, 'text'> & { itemText: string; urgedBy: string; text: string; urgedOn: LocalDate; dueOn: LocalDate | null }>(
      URGED, [entries.map(({ id }) => id), entries.map(({ payload }) => payload.urgeId)]);
    return tellings(rows, (row) => urgedText({ ...row, item: itemLabel({ ...row, text: row.itemText }) }));
  }
}

function repliesOf(entries: EntriesOf<'notice.answered' | 'notice.returned'>): string[][] {
  return [entries.map(({ id }) => id), entries.map(({ payload }) => payload.noticeReplyId)];
}
