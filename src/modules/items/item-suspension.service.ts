import { Injectable } from '@nestjs/common';
import { itemMachine } from '../../domain/item/item.machine.js';
import { statedReason } from '../../domain/kernel/stated-reason.js';
import { OBLIGATION_KINDS } from '../../domain/obligation/obligation.js';
import type { Actor } from '../../domain/policy/actor.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { type ExpectedVersions, refuseStale } from '../../platform/errors/version-mismatch.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { Audit } from '../audit/index.js';
import { type ObligationsOf, ObligationsService } from '../obligations/index.js';
import { type ItemAnswer, itemAnswer, type LockedItem, lockItem, moveItem, nextItemState } from './locked-item.js';
import { ProgressUpdates } from './progress-updates.js';

/** 中止 and 恢复办理: while an item is suspended the clocks of everything owed on it stand still. */
@Injectable()
export class ItemSuspensionService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly obligations: ObligationsService,
    private readonly progressUpdates: ProgressUpdates,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** Throws Failure while a claim of completion waits: the office must answer it first, or its own clock would stand still by its own word. */
  suspend(actor: Actor, itemId: string, words: string, expected: ExpectedVersions = null): Promise<ItemAnswer> {
    return this.uow.run(async (tx) => {
      const item = await lockItem(tx, actor, 'suspendItem', itemId);
      refuseStale(item.version, expected);
      const status = nextItemState(item, 'suspend');
      const reason = statedReason(words, itemMachine.commandTitles.suspend);
      const [suspension] = await tx.query<{ id: string }>(
        'insert into item_suspension (item_id, reason, suspended_on, suspended_at, suspended_by_id) values ($1, $2, $3, $4, $5) returning id',
        [itemId, reason, tx.today, tx.now, actor.accountId],
      );
      if (!suspension) throw new Error('the suspension was not stored');
      await moveItem(tx, itemId, status);
      await this.obligations.pause(tx, everythingOn(item), 'itemSuspended');
      await this.audit.record(tx, actor, [{ action: 'item.suspended', subjectType: 'item', subjectId: itemId, detail: { from: item.status, to: status, reason } }]);
      await this.outbox.add(tx, [{ type: 'item.suspended', payload: { itemSuspensionId: suspension.id } }]);
      return itemAnswer(tx, actor, itemId);
    });
  }

  resume(actor: Actor, itemId: string, expected: ExpectedVersions = null): Promise<ItemAnswer> {
    return this.uow.run(async (tx) => {
      const item = await lockItem(tx, actor, 'suspendItem', itemId);
      refuseStale(item.version, expected);
      const status = nextItemState(item, 'resume');
      const [suspension] = await tx.query<{ id: string }>(
        'update item_suspension set resumed_on = $2, resumed_at = $3, resumed_by_id = $4 where item_id = $1 and resumed_on is null returning id',
        [itemId, tx.today, tx.now, actor.accountId],
      );
      if (!suspension) throw new Error(`item ${itemId} is suspended without a suspension`);
      await moveItem(tx, itemId, status);
      await this.obligations.resume(tx, everythingOn(item), 'itemSuspended');
      await this.progressUpdates.expect(tx, item.assignmentIds);
      await this.audit.record(tx, actor, [{ action: 'item.resumed', subjectType: 'item', subjectId: itemId, detail: { from: item.status, to: status } }]);
      await this.outbox.add(tx, [{ type: 'item.resumed', payload: { itemSuspensionId: suspension.id } }]);
      return itemAnswer(tx, actor, itemId);
    });
  }
}

function everythingOn({ assignmentIds }: LockedItem): ObligationsOf {
  return { subjectType: 'assignment', subjectIds: assignmentIds, kind: OBLIGATION_KINDS };
}
