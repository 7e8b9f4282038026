import { Inject, Injectable } from '@nestjs/common';
import { acceptableInstruction, type InstructionAction, INSTRUCTION_ACTION_TITLES } from '../../domain/instruction/instruction.js';
import { itemLabel, type NamedItem } from '../../domain/item/item-label.js';
import { addDays, type LocalDate } from '../../domain/kernel/local-date.js';
import { optionalReason, statedReason } from '../../domain/kernel/stated-reason.js';
import type { LadderPolicy } from '../../domain/obligation/ladder.js';
import { planMachine, type PlanState } from '../../domain/plan/plan.machine.js';
import type { Actor } from '../../domain/policy/actor.js';
import { can } from '../../domain/policy/can.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { type ExpectedVersions, refuseStale } from '../../platform/errors/version-mismatch.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { Audit } from '../audit/index.js';
import { Calendar } from '../calendar/index.js';
import { type DraftItemAsked, DraftItemsService, ItemReopeningService } from '../items/index.js';
import { LADDER_POLICY, type NewObligation, ObligationsService } from '../obligations/index.js';
import { InstructionsQueries, type InstructionView } from './instructions.queries.js';

/** What the office does with an instruction. */
export interface InstructionAnswer {
  readonly action: InstructionAction;
  readonly note: string;
  /** For `newItem`: the draft to be made. */
  readonly item?: DraftItemAsked;
  /** For `reopen`: the new last day of the item. */
  readonly dueOn?: LocalDate;
}

interface InstructedPlan {
  readonly id: string;
  readonly documentNumber: string;
  readonly status: PlanState;
  readonly leadingGroupId: string | null;
  readonly ladders: Readonly<Record<string, string>>;
}

interface LockedInstruction extends InstructedPlan {
  readonly instructionId: string;
  readonly itemId: string | null;
  readonly answered: boolean;
  readonly version: number;
}

const KIND = 'instructionHandling';

/** 批示: a leader writes, the plan's office owes the handling and says what it made of it. */
@Injectable()
export class InstructionsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: InstructionsQueries,
    private readonly obligations: ObligationsService,
    private readonly calendar: Calendar,
    private readonly drafts: DraftItemsService,
    private readonly reopening: ItemReopeningService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    @Inject(LADDER_POLICY) private readonly policy: LadderPolicy,
  ) {}

  onPlan(actor: Actor, planId: string, text: string): Promise<InstructionView> {
    return this.uow.run(async (tx) => this.give(tx, actor, await instructedPlan(tx, actor, planId), null, text));
  }

  async onItem(actor: Actor, itemId: string, text: string): Promise<InstructionView> {
    return this.uow.run(async (tx) => {
      const [item] = await tx.query<NamedItem & { planId: string; status: string }>('select plan_id as "planId", status, number, position, text from item where id = $1 for update', [itemId]);
      if (!item || item.status === 'draft') throw new Failure('not-found', `没有编号为 ${itemId} 的任务事项。`);
      return this.give(tx, actor, await instructedPlan(tx, actor, item.planId), { id: itemId, ...item }, text);
    });
  }

  /** The office's answer; throws Failure when it has been answered, when the action needs an item and there is none, or what the draft or the reopening throws. */
  answer(actor: Actor, instructionId: string, { action, note: words, item, dueOn }: InstructionAnswer, expected: ExpectedVersions = null): Promise<InstructionView> {
    return this.uow.run(async (tx) => {
      const instruction = await lockInstruction(tx, actor, instructionId);
      refuseStale(instruction.version, expected);
      if (instruction.answered) throw new Failure('conflict-state', '该批示已经答复，不能再次答复。');
      const note = action === 'note' ? statedReason(words, `批示办理（${INSTRUCTION_ACTION_TITLES.note}）`) : optionalReason(words);
      const newItemId = action === 'newItem' ? await this.makeItem(tx, actor, instruction, item) : null;
      if (action === 'reopen') await this.reopen(tx, actor, instruction, note, dueOn);
      await tx.query('update instruction set action = $2, note = $3, new_item_id = $4, answered_at = $5, answered_by_id = $6, version = version + 1 where id = $1', [
        instructionId, action, note, newItemId, tx.now, actor.accountId,
      ]);
      await this.obligations.settle(tx, { subjectType: 'instruction', subjectIds: [instructionId], kind: KIND });
      await this.audit.record(tx, actor, [{ action: 'instruction.answered', subjectType: 'instruction', subjectId: instructionId, detail: { action, note, ...(newItemId === null ? {} : { newItemId }) } }]);
      await this.outbox.add(tx, [{ type: 'instruction.answered', payload: { instructionId } }]);
      return this.queries.one(tx, actor, instructionId);
    });
  }

  private async give(tx: Tx, actor: Actor, plan: InstructedPlan, item: (NamedItem & { readonly id: string }) | null, words: string): Promise<InstructionView> {
    const text = acceptableInstruction(words);
    const [given] = await tx.query<{ id: string }>('insert into instruction (plan_id, item_id, text, given_by_id, given_at) values ($1, $2, $3, $4, $5) returning id', [
      plan.id, item?.id ?? null, text, actor.accountId, tx.now,
    ]);
    if (!given) throw new Error('the instruction was not stored');
    if (plan.leadingGroupId !== null) {
      await this.obligations.open(tx, [
        {
          kind: KIND, planId: plan.id, unitId: null, leadingGroupId: plan.leadingGroupId, subjectType: 'instruction', subjectId: given.id,
          title: `${actor.name}批示：${item === null ? plan.documentNumber : itemLabel(item)}`, dueWords: '', evergreen: false, ladder: plan.ladders[KIND] ?? null, ...(await this.term(tx)),
        },
      ]);
    }
    await this.audit.record(tx, actor, [
      { action: 'instruction.given', subjectType: 'instruction', subjectId: given.id, detail: { planId: plan.id, itemId: item?.id ?? null } },
      ...(item === null ? [] : [{ action: 'item.instructed', subjectType: 'item', subjectId: item.id, detail: { instructionId: given.id } }]),
    ]);
    await this.outbox.add(tx, [{ type: 'instruction.given', payload: { instructionId: given.id } }]);
    return this.queries.one(tx, actor, given.id);
  }

  private async makeItem(tx: Tx, actor: Actor, instruction: LockedInstruction, item: DraftItemAsked | undefined): Promise<string> {
    if (item === undefined) throw new Failure('validation-failed', '转为新事项须写明事项内容、时限和单位（item）。', [{ pointer: '/item', detail: '必填' }]);
    if (instruction.status !== 'issued') throw new Failure('conflict-state', `方案现在是“${planMachine.stateTitles[instruction.status]}”，不能增加事项。`);
    return this.drafts.create(tx, actor, instruction.id, instruction.instructionId, item);
  }

  private async reopen(tx: Tx, actor: Actor, { itemId }: LockedInstruction, note: string, dueOn: LocalDate | undefined): Promise<void> {
    if (itemId === null) throw new Failure('conflict-state', '这件批示不是针对某一事项的，不能重新办理；请转为新事项，或写明阅知。');
    await this.reopening.reopenIn(tx, actor, itemId, { cause: 'instruction', reason: note === '' ? '按批示重新办理' : note, dueOn: dueOn ?? null });
  }

  private async term(tx: Tx): Promise<Pick<NewObligation, 'dueOn' | 'counted'>> {
    const { count, unit } = this.policy.reviewWithin;
    return unit === 'calendar' ? { dueOn: addDays(tx.today, count) } : this.calendar.count(tx, tx.today, count);
  }
}

/** The plan the instruction is about, held against being closed; instructions are given on plans that have been issued. */
async function instructedPlan(tx: Tx, actor: Actor, id: string): Promise<InstructedPlan> {
  const [plan] = await tx.query<InstructedPlan>(
    `select id, document_number as "documentNumber", status, leading_group_id as "leadingGroupId", ladders from plan where id = $1 and status <> 'draft' for share of plan`,
    [id],
  );
  if (!plan) throw new Failure('not-found', `没有编号为 ${id} 的已交办方案。`);
  if (!can(actor, 'instruct', { unitId: null, leadingGroupId: plan.leadingGroupId })) throw new Failure('forbidden', '只有分管领导可以批示，且限于分管的方案；请换用领导的账号。');
  if (plan.status !== 'issued') throw new Failure('conflict-state', `方案现在是“${planMachine.stateTitles[plan.status]}”，不能再批示；请批示到正在办理的方案。`);
  return plan;
}

async function lockInstruction(tx: Tx, actor: Actor, instructionId: string): Promise<LockedInstruction> {
  const [instruction] = await tx.query<LockedInstruction>(
    `select instruction.id as "instructionId", item_id as "itemId", answered_at is not null as answered, instruction.version, plan.id, document_number as "documentNumber", status,
            leading_group_id as "leadingGroupId", ladders
     from instruction join plan on plan.id = plan_id where instruction.id = $1 for update of instruction for no key update of plan`,
    [instructionId],
  );
  if (!instruction || !can(actor, 'readInstructions', { unitId: null, leadingGroupId: instruction.leadingGroupId })) throw new Failure('not-found', `没有编号为 ${instructionId} 的批示。`);
  if (!can(actor, 'answerInstruction', { unitId: null, leadingGroupId: instruction.leadingGroupId })) throw new Failure('forbidden', '批示由该方案的领导小组办公室答复，请换用该办公室的账号。');
  return instruction;
}
