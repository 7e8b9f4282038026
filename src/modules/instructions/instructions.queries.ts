import { Injectable } from '@nestjs/common';
import type { InstructionAction } from '../../domain/instruction/instruction.js';
import { itemLabel } from '../../domain/item/item-label.js';
import type { Actor } from '../../domain/policy/actor.js';
import { can } from '../../domain/policy/can.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';

export interface InstructionView {
  readonly id: string;
  readonly planId: string;
  readonly documentNumber: string;
  readonly itemId: string | null;
  /** What people call the item by; null for the plan as a whole. */
  readonly item: string | null;
  readonly text: string;
  readonly givenBy: string;
  readonly givenAt: Date;
  /** Null while the office has not answered. */
  readonly action: InstructionAction | null;
  readonly note: string;
  readonly newItemId: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
  /** When the item it led to was done. */
  readonly fulfilledAt: Date | null;
  readonly version: number;
  readonly allowed: readonly 'answer'[];
}

type StoredInstruction = Omit<InstructionView, 'item' | 'allowed'> & { readonly number: string | null; readonly position: number; readonly itemText: string; readonly leadingGroupId: string | null };

const VIEW = `
  select instruction.id, instruction.plan_id as "planId", document_number as "documentNumber", instruction.item_id as "itemId", item.number, item.position, left(item.text, 80) as "itemText",
         instruction.text, coalesce(giver.display_name, '') as "givenBy", given_at as "givenAt", action, note, new_item_id as "newItemId", answerer.display_name as "answeredBy",
         answered_at as "answeredAt", fulfilled_at as "fulfilledAt", instruction.version, plan.leading_group_id as "leadingGroupId"
  from instruction join plan on plan.id = instruction.plan_id left join item on item.id = instruction.item_id
  left join account giver on giver.id = given_by_id left join account answerer on answerer.id = answered_by_id`;

/** Reads of instructions. */
@Injectable()
export class InstructionsQueries {
  constructor(private readonly uow: UnitOfWork) {}

  /** A page of the instructions the person may see, newest first: of a plan, of an item, or of all that is in reach. */
  async list(actor: Actor, of: { readonly planId: string | null; readonly itemId: string | null; readonly openOnly: boolean }, before: string | null, limit: number): Promise<InstructionView[]> {
    const rows = await this.uow.query<StoredInstruction>(
      `${VIEW} where ($1::bigint is null or instruction.plan_id = $1) and ($2::bigint is null or instruction.item_id = $2) and (not $3 or answered_at is null)
         and ($4::bigint is null or instruction.id < $4) and ($6::bigint is null or plan.leading_group_id = $6) and ($7::bigint[] is null or plan.leading_group_id is null or plan.leading_group_id = any($7))
       order by instruction.id desc limit $5`,
      [of.planId, of.itemId, of.openOnly, before, limit, actor.leadingGroupId, actor.field ?? null],
    );
    return rows.map((row) => view(actor, row));
  }

  async one(tx: Tx, actor: Actor, instructionId: string): Promise<InstructionView> {
    const [row] = await tx.query<StoredInstruction>(`${VIEW} where instruction.id = $1`, [instructionId]);
    if (!row) throw new Failure('not-found', `没有编号为 ${instructionId} 的批示。`);
    return view(actor, row);
  }
}

function view(actor: Actor, { number, position, itemText, leadingGroupId, ...row }: StoredInstruction): InstructionView {
  const answerable = row.answeredAt === null && can(actor, 'answerInstruction', { unitId: null, leadingGroupId });
  return { ...row, item: number === null ? null : itemLabel({ number, position, text: itemText }), allowed: answerable ? ['answer'] : [] };
}
