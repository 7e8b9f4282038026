import { Injectable } from '@nestjs/common';
import type { InputKind } from '../../domain/assignment/cooperating-input.rules.js';
import type { RequestKind } from '../../domain/assignment/request.rules.js';
import { itemLabel, type NamedItem } from '../../domain/item/item-label.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { inputSentText, planDelayedText, reassignedText, requestAnsweredText, requestFiledText, signatureAskedText, signatureReturnedText } from '../../domain/notification/work-text.js';
import type { SignatureKind } from '../../domain/signature/signature-rules.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { addressed, type Addressed, type EntriesOf, type Telling, tellings } from './telling.js';

type OfItem = Addressed & NamedItem;

const ITEM_COLUMNS = 'subject.number, subject.position, subject.text';
/** Parameters of every query here are the ids of the events and of their subjects, side by side. */
const EVENTS = 'unnest($1::bigint[], $2::bigint[]) as event (id, subject_id)';
const OF_REQUESTS = `${EVENTS} join assignment_request request on request.id = event.subject_id
  join assignment on assignment.id = request.assignment_id join item on item.id = assignment.item_id`;
const dueOf = (kind: string, assignment: string): string => `
  (select effective_due_on from obligation where subject_type = 'assignment' and subject_id = ${assignment} and kind = '${kind}' and state in ('open', 'paused'))`;

const REQUEST_FILED = addressed(
  `select event.id as event_id, assignment.plan_id, null::bigint as unit_id, unit.name as unit, item.number, item.position, item.text, request.kind, request.reason,
          proposed.name as proposed_unit, request.new_due_on, ${dueOf('officeReview', 'assignment.id')} as answer_by
   from ${OF_REQUESTS} join unit on unit.id = assignment.unit_id left join unit proposed on proposed.id = request.proposed_unit_id`,
  `${ITEM_COLUMNS}, subject.unit, subject.kind, subject.reason, subject.proposed_unit as "proposedUnit", subject.new_due_on as "newDueOn", subject.answer_by as "answerBy"`,
);
const REQUEST_ANSWERED = addressed(
  `select event.id as event_id, assignment.plan_id, assignment.unit_id, item.number, item.position, item.text, request.kind, request.status = 'accepted' as accepted,
          request.decision_reason, ${dueOf('itemCompletion', 'assignment.id')} as effective_due_on
   from ${OF_REQUESTS}`,
  `${ITEM_COLUMNS}, subject.kind, subject.accepted, subject.decision_reason as reason, subject.effective_due_on as "effectiveDueOn"`,
);
const REASSIGNED = addressed(
  `select event.id as event_id, assignment.plan_id, assignment.unit_id, item.number, item.position, item.text, assignment.role_word, ${dueOf('acknowledgement', 'assignment.id')} as acknowledge_by
   from ${EVENTS} join assignment on assignment.id = event.subject_id join item on item.id = assignment.item_id`,
  `${ITEM_COLUMNS}, subject.role_word as "roleWord", subject.acknowledge_by as "acknowledgeBy"`,
);
const PLAN_DELAYED = addressed(
  `select event.id as event_id, assignment.plan_id, null::bigint as unit_id, unit.name as unit, item.number, item.position, item.text, filing.reason, filing.expected_on,
          ${dueOf('itemCompletion', 'assignment.id')} as due_on
   from ${EVENTS} join plan_filing filing on filing.id = event.subject_id and not filing.on_time
   join assignment on assignment.id = filing.assignment_id join item on item.id = assignment.item_id join unit on unit.id = assignment.unit_id`,
  `${ITEM_COLUMNS}, subject.unit, subject.reason, subject.expected_on as "expectedOn", subject.due_on as "dueOn"`,
);
/** Every lead of the item hears of it. */
const INPUT_SENT = addressed(
  `select event.id as event_id, lead.plan_id, lead.unit_id, unit.name as sender, item.number, item.position, item.text, input.kind, input.text as words, input.new_due_on
   from ${EVENTS} join cooperating_input input on input.id = event.subject_id join assignment sender on sender.id = input.assignment_id
   join unit on unit.id = sender.unit_id join item on item.id = sender.item_id
   join assignment lead on lead.item_id = item.id and lead.role = 'lead' and lead.status <> 'withdrawn'`,
  `${ITEM_COLUMNS}, subject.sender, subject.kind as "inputKind", subject.words, subject.new_due_on as "newDueOn"`,
);
const OF_SIGNATURES = `
  select event.id as event_id, draft.plan_id, draft.unit_id, draft.title, draft.kind, draft.decision_reason,
         (select due_on from obligation where subject_type = 'signature' and subject_id = draft.id and state = 'open') as sign_by
  from ${EVENTS} join signature_request draft on draft.id = event.subject_id`;
const SIGNATURE_ASKED = addressed(OF_SIGNATURES, 'subject.title, subject.sign_by as "signBy"', `'unitHead'`);
const SIGNATURE_RETURNED = addressed(OF_SIGNATURES, 'subject.title, subject.kind as "signatureKind", subject.decision_reason as reason');

/** Tells offices, units and heads of what goes back and forth between them about the work. */
@Injectable()
export class WorkFanout {
  async requestFiled(tx: Tx, entries: EntriesOf<'assignment.requestFiled'>): Promise<Telling[]> {
    const rows = await tx.query<OfItem & { unit: string; kind: RequestKind; reason: string; proposedUnit: string | null; newDueOn: LocalDate | null; answerBy: LocalDate | null }>(
      REQUEST_FILED, sides(entries, ({ assignmentRequestId }) => assignmentRequestId));
    return tellings(rows, (row) => requestFiledText({ ...row, item: itemLabel(row) }));
  }

  async requestAnswered(tx: Tx, entries: EntriesOf<'assignment.requestAnswered'>): Promise<Telling[]> {
    const rows = await tx.query<OfItem & { kind: RequestKind; accepted: boolean; reason: string; effectiveDueOn: LocalDate | null }>(
      REQUEST_ANSWERED, sides(entries, ({ assignmentRequestId }) => assignmentRequestId));
    return tellings(rows, (row) => requestAnsweredText({ ...row, item: itemLabel(row) }));
  }

  async reassigned(tx: Tx, entries: EntriesOf<'assignment.reassigned'>): Promise<Telling[]> {
    const rows = await tx.query<OfItem & { roleWord: string; acknowledgeBy: LocalDate | null }>(REASSIGNED, sides(entries, ({ assignmentId }) => assignmentId));
    return tellings(rows, (row) => reassignedText({ ...row, item: itemLabel(row) }));
  }

  /** A plan of work in time is filed and nobody is told. */
  async planFiled(tx: Tx, entries: EntriesOf<'assignment.planFiled'>): Promise<Telling[]> {
    const rows = await tx.query<OfItem & { unit: string; reason: string; expectedOn: LocalDate; dueOn: LocalDate | null }>(PLAN_DELAYED, sides(entries, ({ planFilingId }) => planFilingId));
    return tellings(rows, (row) => planDelayedText({ ...row, item: itemLabel(row) }));
  }

  async inputSent(tx: Tx, entries: EntriesOf<'input.sent'>): Promise<Telling[]> {
    const rows = await tx.query<OfItem & { sender: string; inputKind: InputKind; words: string; newDueOn: LocalDate | null }>(INPUT_SENT, sides(entries, ({ cooperatingInputId }) => cooperatingInputId));
    return tellings(rows, (row) => inputSentText({ ...row, item: itemLabel(row), text: row.words }));
  }

  async signatureAsked(tx: Tx, entries: EntriesOf<'signature.asked'>): Promise<Telling[]> {
    const rows = await tx.query<Addressed & { title: string; signBy: LocalDate | null }>(SIGNATURE_ASKED, sides(entries, ({ signatureRequestId }) => signatureRequestId));
    return tellings(rows, signatureAskedText);
  }

  async signatureReturned(tx: Tx, entries: EntriesOf<'signature.returned'>): Promise<Telling[]> {
    const rows = await tx.query<Addressed & { title: string; signatureKind: SignatureKind; reason: string }>(SIGNATURE_RETURNED, sides(entries, ({ signatureRequestId }) => signatureRequestId));
    return tellings(rows, signatureReturnedText);
  }
}

function sides<Payload>(entries: readonly { readonly id: string; readonly payload: Payload }[], subjectOf: (payload: Payload) => string): string[][] {
  return [entries.map(({ id }) => id), entries.map(({ payload }) => subjectOf(payload))];
}
