import { Injectable } from '@nestjs/common';
import { assignmentMachine } from '../../domain/assignment/assignment.machine.js';
import { itemMachine } from '../../domain/item/item.machine.js';
import { reopenedDueOn, type ReopeningCause } from '../../domain/item/reopening.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { statedReason } from '../../domain/kernel/stated-reason.js';
import type { Actor } from '../../domain/policy/actor.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { type ExpectedVersions, refuseStale } from '../../platform/errors/version-mismatch.js';
import { Audit } from '../audit/index.js';
import { ObligationsService } from '../obligations/index.js';
import { PlansService } from '../plans/index.js';
import { ItemCyclesService } from './item-cycles.service.js';
import { ItemJournal } from './item-journal.js';
import { JointLeads } from './joint-leads.js';
import { type ItemAnswer, itemAnswer, lockItem, nextItemState } from './locked-item.js';
import { ProgressUpdates } from './progress-updates.js';

export interface ReopeningAsked {
  readonly cause: ReopeningCause;
  readonly reason: string;
  /** New last day; null only for 持续推进. */
  readonly dueOn: LocalDate | null;
}

/** 重新办理 (回头看, a new instruction, 不满意): the lead units owe the completion again, by a new day. */
@Injectable()
export class ItemReopeningService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly obligations: ObligationsService,
    private readonly plans: PlansService,
    private readonly cycles: ItemCyclesService,
    private readonly leads: JointLeads,
    private readonly progressUpdates: ProgressUpdates,
    private readonly journal: ItemJournal,
    private readonly audit: Audit,
  ) {}

  reopen(actor: Actor, itemId: string, asked: ReopeningAsked, expected: ExpectedVersions = null): Promise<ItemAnswer> {
    return this.uow.run(async (tx) => {
      await this.reopenIn(tx, actor, itemId, asked, expected);
      return itemAnswer(tx, actor, itemId);
    });
  }

  /** In the caller's transaction; throws RuleViolation when the item is not done, or has no new day. */
  async reopenIn(tx: Tx, actor: Actor, itemId: string, { cause, reason: words, dueOn: asked }: ReopeningAsked, expected: ExpectedVersions = null): Promise<void> {
    const item = await lockItem(tx, actor, 'reopenItem', itemId);
    refuseStale(item.version, expected);
    const status = nextItemState(item, 'reopen');
    const reason = statedReason(words, itemMachine.commandTitles.reopen);
    const dueOn = reopenedDueOn(asked, item.evergreen, tx.today);
    const { text, deadlineWords, evergreen } = item;
    const source = JSON.stringify({ text, deadlineWords, dueOn: item.dueOn, evergreen });
    await tx.query(
      `update item set status = $2, version = version + 1, original = case when $3::date is null then original else coalesce(original, $4::jsonb) end,
                       due_on = coalesce($3::date, due_on), deadline_precision = case when $3::date is null then deadline_precision else 'day' end,
                       deadline_words = case when $3::date is null then deadline_words else $5 end, evergreen = evergreen and $3::date is null
       where id = $1`,
      [itemId, status, dueOn, source, dueOn === null ? '' : `重新办理，${dueOn}前`],
    );
    const again = assignmentMachine.next('completed', 'reopen');
    const leads = await tx.query<{ id: string }>(
      `update assignment set status = $2, claimed_on = null, version = version + 1 where item_id = $1 and role = 'lead' and status = 'completed' returning id`,
      [itemId, again],
    );
    await this.obligations.reschedule(tx, { subjectType: 'assignment', subjectIds: item.assignmentIds, kind: 'itemCompletion' }, dueOn, dueOn ?? deadlineWords);
    await this.cycles.stop(tx, [itemId]);
    await this.cycles.schedule(tx, await this.plans.row(tx, item.planId), [itemId]);
    await this.leads.align(tx, [itemId]);
    await this.progressUpdates.expect(tx, leads.map(({ id }) => id));
    await this.audit.record(tx, actor, leads.map(({ id }) => ({ action: 'assignment.reopened', subjectType: 'assignment', subjectId: id, detail: { from: 'completed', to: again } })));
    await this.journal.record(tx, actor, itemId, { kind: 'reopened', reason, cause, dueOn, detail: { from: item.status, to: status, ...(dueOn === null ? {} : { dueOnBefore: item.dueOn, dueOnAfter: dueOn }) } });
  }
}
