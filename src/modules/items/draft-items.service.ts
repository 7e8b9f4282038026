import { Injectable } from '@nestjs/common';
import type { AssignmentRole } from '../../domain/document/plan-draft.js';
import { acceptableItemText, deadlineAsked, type DeadlineAsked } from '../../domain/item/adjustment.js';
import { itemMachine } from '../../domain/item/item.machine.js';
import type { Actor } from '../../domain/policy/actor.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { type ExpectedVersions, refuseStale } from '../../platform/errors/version-mismatch.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { Audit } from '../audit/index.js';
import { PlansService } from '../plans/index.js';
import { AssignmentChanges, ROLE_WORDS } from './assignment-changes.js';
import { ItemsService } from './items.service.js';
import { type ItemAnswer, itemAnswer, lockItem, nextItemState } from './locked-item.js';

export interface DraftItemAsked {
  readonly text: string;
  readonly deadline: DeadlineAsked;
  readonly units: readonly { readonly unitId: string; readonly role: AssignmentRole; readonly roleWord?: string }[];
}

/** Items that no document printed: the office makes them of a leader's instruction, as drafts, and issues them into the running plan. */
@Injectable()
export class DraftItemsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly plans: PlansService,
    private readonly items: ItemsService,
    private readonly assignments: AssignmentChanges,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** Stores a draft item at the end of the plan, in the caller's transaction, who has checked the permission and locked the plan; returns its id. */
  async create(tx: Tx, actor: Actor, planId: string, instructionId: string, asked: DraftItemAsked): Promise<string> {
    const text = acceptableItemText(asked.text);
    const deadline = deadlineAsked(asked.deadline, tx.today);
    const [item] = await tx.query<{ id: string }>(
      `insert into item (plan_id, key, position, number, headings, text, points, deadline_words, due_on, deadline_precision, evergreen, targets, deadline_terms, clauses, line, end_line, status, instruction_id)
       select $1, 'instruction-' || $2::bigint, coalesce(max(position), 0) + 1, '', '{领导批示}', $3, '{}', $4, $5, $6, $7, '[]', $8, '[]', 0, 0, $9, $2::bigint from item where plan_id = $1 returning id`,
      [planId, instructionId, text, deadline.raw, deadline.dueOn, deadline.precision, deadline.evergreen, deadline.cadence ? JSON.stringify({ cadence: deadline.cadence }) : null, itemMachine.initial],
    );
    if (!item) throw new Error('the item was not stored');
    await this.assignments.give(
      tx,
      actor,
      asked.units.map(({ unitId, role, roleWord }) => ({ itemId: item.id, unitId, role, roleWord: roleWord?.trim() || ROLE_WORDS[role], printed: '', viaGroup: null })),
      '/item/units',
    );
    await this.audit.record(tx, actor, [{ action: 'item.created', subjectType: 'item', subjectId: item.id, detail: { instructionId } }]);
    return item.id;
  }

  /** 交办 of a draft item of a running plan: its units are told and owe their signatures. Throws Failure while no unit holds it. */
  issue(actor: Actor, itemId: string, expected: ExpectedVersions = null): Promise<ItemAnswer> {
    return this.uow.run(async (tx) => {
      const item = await lockItem(tx, actor, 'issuePlan', itemId);
      refuseStale(item.version, expected);
      const status = nextItemState(item, 'issue');
      if (item.leads.every((state) => state === 'withdrawn')) throw new Failure('conflict-state', '该事项还没有牵头单位，不能交办；请先用“调整”指定牵头单位。');
      await this.items.issue(tx, await this.plans.row(tx, item.planId), [itemId]);
      await this.audit.record(tx, actor, [{ action: 'item.issued', subjectType: 'item', subjectId: itemId, detail: { from: item.status, to: status } }]);
      await this.outbox.add(tx, [{ type: 'item.issued', payload: { itemId } }]);
      return itemAnswer(tx, actor, itemId);
    });
  }
}
