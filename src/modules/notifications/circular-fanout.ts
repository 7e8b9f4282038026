import { Injectable } from '@nestjs/common';
import type { CircularKind } from '../../domain/circular/circular.machine.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import {
  circularCorrectedText,
  circularDiscardedText,
  circularIssuedText,
  circularPassageMovedText,
  circularRepliedText,
  circularReplyAskedText,
} from '../../domain/notification/circular-event-text.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { addressed, type Addressed, type EntriesOf, type Telling, tellings } from './telling.js';

type OfCircular = Addressed & { kind: CircularKind; title: string };

const OF_CIRCULARS = 'unnest($1::bigint[], $2::bigint[]) as event (id, circular_id) join circular on circular.id = event.circular_id';
const NAMED = 'join circular_passage passage on passage.circular_id = circular.id and passage.named';
const ASKED_SEATS = `join (values ('liaison'), ('unitHead')) as seat (audience) on true`;
const REPLY_BY = `(select effective_due_on from obligation where subject_type = 'circularPassage' and subject_id = passage.id and obligation.kind = 'circularReply' and obligation.state = 'open') as reply_by`;

/** What a circular says of a unit is told to its head too: the head answers for it (H18: no unit reads of another). */
const REPLIES_ASKED = addressed(
  `select event.id as event_id, circular.plan_id, passage.unit_id, seat.audience, circular.kind, title, passage.text as passage, ${REPLY_BY} from ${OF_CIRCULARS} ${NAMED} ${ASKED_SEATS}`,
  'subject.kind, subject.title, subject.passage, subject.reply_by as "replyBy", true as immediate',
  'told.audience',
);
const REPLIED = addressed(
  `select event.id as event_id, circular.plan_id, null::bigint as unit_id, circular.kind, title, unit.name as unit, reply.text
   from unnest($1::bigint[], $2::bigint[]) as event (id, reply_id) join circular_reply reply on reply.id = event.reply_id join circular_passage passage on passage.id = reply.passage_id
   join circular on circular.id = passage.circular_id join unit on unit.id = passage.unit_id`,
  'subject.kind, subject.title, subject.unit, subject.text',
);
const CORRECTED = addressed(
  `select event.id as event_id, circular.plan_id, passage.unit_id, circular.kind, title, passage.text as passage, passage.named, passage.correction, ${REPLY_BY}
   from unnest($1::bigint[], $2::bigint[]) as event (id, passage_id) join circular_passage passage on passage.id = event.passage_id join circular on circular.id = passage.circular_id`,
  'subject.kind, subject.title, subject.passage, subject.named, subject.correction, subject.reply_by as "replyBy"',
);
const MOVED = addressed(
  `select event.id as event_id, circular.plan_id, passage.unit_id, seat.audience, circular.kind, title, passage.text as passage, passage.correction, ${REPLY_BY}
   from unnest($1::bigint[], $2::bigint[]) as event (id, passage_id) join circular_passage passage on passage.id = event.passage_id join circular on circular.id = passage.circular_id ${ASKED_SEATS}`,
  'subject.kind, subject.title, subject.passage, subject.correction, subject.reply_by as "replyBy", true as immediate',
  'told.audience',
);
const ISSUED = addressed(
  `select event.id as event_id, circular.plan_id, heard.unit_id, heard.audience, circular.kind, title, number, issuing_authority, signatory
   from ${OF_CIRCULARS} cross join lateral (
     select passage.unit_id, seat.audience from circular_passage passage ${ASKED_SEATS} where passage.circular_id = circular.id and passage.named
     union all select null, 'leader') heard`,
  'subject.kind, subject.title, subject.number, subject.issuing_authority as "issuingAuthority", subject.signatory',
  'told.audience',
);
const DISCARDED = addressed(
  `select event.id as event_id, circular.plan_id, passage.unit_id, circular.kind, title, discard_reason as reason from ${OF_CIRCULARS} ${NAMED}`,
  'subject.kind, subject.title, subject.reason',
);

/** Tells units what circulars will say and say of them, the office of their replies, leaders of what was issued. */
@Injectable()
export class CircularFanout {
  async repliesAsked(tx: Tx, entries: EntriesOf<'circular.repliesAsked'>): Promise<Telling[]> {
    return tellings(await tx.query<OfCircular & { passage: string; replyBy: LocalDate | null }>(REPLIES_ASKED, circularsOf(entries)), circularReplyAskedText);
  }

  async replied(tx: Tx, entries: EntriesOf<'circular.replied'>): Promise<Telling[]> {
    const rows = await tx.query<OfCircular & { unit: string; text: string }>(REPLIED, [entries.map(({ id }) => id), entries.map(({ payload }) => payload.circularReplyId)]);
    return tellings(rows, circularRepliedText);
  }

  async corrected(tx: Tx, entries: EntriesOf<'circular.corrected'>): Promise<Telling[]> {
    const rows = await tx.query<OfCircular & { passage: string; named: boolean; correction: string; replyBy: LocalDate | null }>(
      CORRECTED, passagesOf(entries));
    return tellings(rows, circularCorrectedText);
  }

  async passageMoved(tx: Tx, entries: EntriesOf<'circular.passageMoved'>): Promise<Telling[]> {
    const rows = await tx.query<OfCircular & { passage: string; correction: string; replyBy: LocalDate | null }>(MOVED, passagesOf(entries));
    return tellings(rows, circularPassageMovedText);
  }

  async issued(tx: Tx, entries: EntriesOf<'circular.issued'>): Promise<Telling[]> {
    return tellings(await tx.query<OfCircular & { number: string; issuingAuthority: string; signatory: string }>(ISSUED, circularsOf(entries)), circularIssuedText);
  }

  async discarded(tx: Tx, entries: EntriesOf<'circular.discarded'>): Promise<Telling[]> {
    return tellings(await tx.query<OfCircular & { reason: string }>(DISCARDED, circularsOf(entries)), circularDiscardedText);
  }
}

function circularsOf(entries: EntriesOf<'circular.repliesAsked' | 'circular.issued' | 'circular.discarded'>): string[][] {
  return [entries.map(({ id }) => id), entries.map(({ payload }) => payload.circularId)];
}

function passagesOf(entries: EntriesOf<'circular.corrected' | 'circular.passageMoved'>): string[][] {
  return [entries.map(({ id }) => id), entries.map(({ payload }) => payload.circularPassageId)];
}
