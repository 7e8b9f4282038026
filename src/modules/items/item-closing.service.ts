import { Injectable } from '@nestjs/common';
import { assignmentMachine } from '../../domain/assignment/assignment.machine.js';
import { itemMachine } from '../../domain/item/item.machine.js';
import { optionalReason, statedReason } from '../../domain/kernel/stated-reason.js';
import { OBLIGATION_KINDS } from '../../domain/obligation/obligation.js';
import { refuseSamePerson } from '../../domain/plan/four-eyes.js';
import type { Actor } from '../../domain/policy/actor.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { type ExpectedVersions, refuseStale } from '../../platform/errors/version-mismatch.js';
import { ObligationsService } from '../obligations/index.js';
import { AssignmentChanges } from './assignment-changes.js';
import { InstructedItems } from './instructed-items.js';
import { ItemCyclesService } from './item-cycles.service.js';
import { ItemJournal } from './item-journal.js';
import { type ItemAnswer, itemAnswer, type LockedItem, lockItem, moveItem, nextItemState } from './locked-item.js';

/** How an item ends (domain.md 4.1): 终止, 办结, 核查, 销号. */
@Injectable()
export class ItemClosingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly obligations: ObligationsService,
    private readonly assignments: AssignmentChanges,
    private readonly cycles: ItemCyclesService,
    private readonly journal: ItemJournal,
    private readonly instructed: InstructedItems,
  ) {}

  /** 终止: nothing is asked for any more, nothing is erased (promise A32). `approvedBy` names who approved it. */
  terminate(actor: Actor, itemId: string, words: string, approvedBy: string, expected: ExpectedVersions = null): Promise<ItemAnswer> {
    return this.uow.run(async (tx) => {
      const item = await lockItem(tx, actor, 'terminateItem', itemId);
      refuseStale(item.version, expected);
      const status = nextItemState(item, 'terminate');
      const reason = statedReason(words, itemMachine.commandTitles.terminate);
      const authority = statedReason(approvedBy, '终止（批准机关）');
      const open = await openAssignments(tx, itemId);
      await moveItem(tx, itemId, status);
      await this.assignments.withdraw(tx, actor, open.map(({ id }) => id), reason);
      await this.obligations.void(tx, { subjectType: 'assignment', subjectIds: item.assignmentIds, kind: OBLIGATION_KINDS }, reason);
      await this.cycles.stop(tx, [itemId]);
      await tx.query('update item_suspension set resumed_on = $2, resumed_at = $3, resumed_by_id = $4 where item_id = $1 and resumed_on is null', [itemId, tx.today, tx.now, actor.accountId]);
      const units = open.map(({ unitId }) => ({ unitId, change: 'told' as const }));
      await this.journal.record(tx, actor, itemId, { kind: 'terminated', reason, authority, units: item.status === itemMachine.initial ? [] : units, detail: { from: item.status, to: status } });
      return itemAnswer(tx, actor, itemId);
    });
  }

  /** 确认办结 where the last lead's claim has not completed the item already: leads were taken off, or the policy was changed. */
  complete(actor: Actor, itemId: string, words: string, expected: ExpectedVersions = null): Promise<ItemAnswer> {
    return this.uow.run(async (tx) => {
      const item = await lockItem(tx, actor, 'completeItem', itemId);
      refuseStale(item.version, expected);
      const status = nextItemState(item, 'complete');
      const reason = optionalReason(words);
      await moveItem(tx, itemId, status);
      await this.cycles.end(tx, [itemId]);
      await this.instructed.done(tx, [itemId]);
      await this.journal.record(tx, actor, itemId, { kind: 'completed', reason, detail: { from: item.status, to: status } });
      return itemAnswer(tx, actor, itemId);
    });
  }

  /** 核查: what the office found on looking; needed before the item is struck off, and may be repeated. */
  verify(actor: Actor, itemId: string, words: string, expected: ExpectedVersions = null): Promise<ItemAnswer> {
    return this.uow.run(async (tx) => {
      const item = await lockItem(tx, actor, 'closeOutItem', itemId);
      refuseStale(item.version, expected);
      const status = nextItemState(item, 'verify');
      const reason = statedReason(words, itemMachine.commandTitles.verify);
      await moveItem(tx, itemId, status);
      await this.journal.record(tx, actor, itemId, { kind: 'verified', reason, detail: { from: item.status, to: status } });
      return itemAnswer(tx, actor, itemId);
    });
  }

  /** 销号. Throws Failure while it has not been verified or an instruction on it is open; RuleViolation `FOUR_EYES` for the person who verified it. */
  closeOut(actor: Actor, itemId: string, words: string, expected: ExpectedVersions = null): Promise<ItemAnswer> {
    return this.uow.run(async (tx) => {
      const item: LockedItem = await lockItem(tx, actor, 'closeOutItem', itemId);
      refuseStale(item.version, expected);
      const status = nextItemState(item, 'closeOut');
      refuseSamePerson(item.fourEyes, [{ accountId: item.verifiedById, did: itemMachine.commandTitles.verify }], actor.accountId, itemMachine.commandTitles.closeOut);
      const reason = optionalReason(words);
      await moveItem(tx, itemId, status);
      await this.cycles.end(tx, [itemId]);
      await this.journal.record(tx, actor, itemId, { kind: 'closedOut', reason, detail: { from: item.status, to: status } });
      return itemAnswer(tx, actor, itemId);
    });
  }
}

/** Assignments that can still be taken back; what is done stays done. */
async function openAssignments(tx: Tx, itemId: string): Promise<{ id: string; unitId: string }[]> {
  return tx.query('select id, unit_id as "unitId" from assignment where item_id = $1 and status = any($2::text[]) order by id', [itemId, assignmentMachine.statesAllowing('withdraw')]);
}
