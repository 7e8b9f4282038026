import { Injectable } from '@nestjs/common';
import type { InstructionAction } from '../../domain/instruction/instruction.js';
import { itemLabel } from '../../domain/item/item-label.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { instructionAnsweredText, instructionFulfilledText, instructionText } from '../../domain/notification/instruction-text.js';
import type { NotificationText } from '../../domain/notification/notification.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { addressed, type Addressed, type EntriesOf, type Telling, tellings } from './telling.js';

interface ToldItem {
  readonly number: string | null;
  readonly position: number;
  readonly text: string;
}

/** An instruction told to the leader who gave it. */
interface ToGiver extends ToldItem {
  readonly eventId: string;
  readonly planId: string;
  readonly accountId: string;
  readonly documentNumber: string;
  readonly words: string;
  readonly action: InstructionAction;
  readonly note: string;
}

const EVENTS = 'unnest($1::bigint[], $2::bigint[]) as event (id, instruction_id) join instruction on instruction.id = event.instruction_id';
const GIVEN = addressed(
  `select event.id as event_id, instruction.plan_id, null::bigint as unit_id, number, item.position, item.text, instruction.text as words, coalesce(account.display_name, '领导') as given_by,
          (select due_on from obligation where subject_type = 'instruction' and subject_id = instruction.id and state = 'open') as due_on
   from ${EVENTS} left join item on item.id = instruction.item_id left join account on account.id = given_by_id`,
  'subject.number, subject.position, subject.text, subject.words, subject.given_by as "givenBy", subject.due_on as "dueOn"',
);
/** To the very person while he is a leader: an answer to his own words, which nobody else reads for him. Named after the item it was turned into, else the one it is about. */
const TO_GIVER = `
  select event.id as "eventId", instruction.plan_id as "planId", given_by_id as "accountId", document_number as "documentNumber", number, item.position, item.text,
         instruction.text as words, action, note
  from ${EVENTS} join plan on plan.id = instruction.plan_id left join item on item.id = coalesce(instruction.new_item_id, instruction.item_id)
  where exists (select from incumbent where incumbent.id = given_by_id and role = 'leader') order by event.id`;

/** Tells the office of an instruction (批示), and the leader who gave it what became of it. */
@Injectable()
export class InstructionFanout {
  async given(tx: Tx, entries: EntriesOf<'instruction.given'>): Promise<Telling[]> {
    const rows = await tx.query<Addressed & ToldItem & { words: string; givenBy: string; dueOn: LocalDate | null }>(GIVEN, instructionsOf(entries));
    return tellings(rows, (row) => instructionText({ ...row, item: labelOf(row), text: row.words }));
  }

  async answered(tx: Tx, entries: EntriesOf<'instruction.answered'>): Promise<Telling[]> {
    return (await tx.query<ToGiver>(TO_GIVER, instructionsOf(entries))).map((row) => own(row, instructionAnsweredText({ ...row, item: labelOf(row), text: row.words })));
  }

  async fulfilled(tx: Tx, entries: EntriesOf<'instruction.fulfilled'>): Promise<Telling[]> {
    return (await tx.query<ToGiver>(TO_GIVER, instructionsOf(entries))).map((row) => own(row, instructionFulfilledText({ ...row, item: labelOf(row), text: row.words })));
  }
}

function own({ eventId, planId, accountId }: ToGiver, text: NotificationText): Telling {
  return { eventId, unheard: [], heard: [{ accountId, planId, occasion: { reminderId: null, eventId }, text, late: false, substitute: false }] };
}

function labelOf({ number, position, text }: ToldItem): string | null {
  return number === null ? null : itemLabel({ number, position, text });
}

function instructionsOf(entries: EntriesOf<'instruction.given' | 'instruction.answered' | 'instruction.fulfilled'>): string[][] {
  return [entries.map(({ id }) => id), entries.map(({ payload }) => payload.instructionId)];
}
