import { Injectable } from '@nestjs/common';
import type { AssignmentState } from '../../domain/assignment/assignment.machine.js';
import { requiredLeadsHaveFinished } from '../../domain/assignment/joint-leads.js';
import { itemMachine } from '../../domain/item/item.machine.js';
import { OWED_ON_THE_WAY } from '../../domain/obligation/obligation.js';
import { workRules } from '../../domain/plan/work-rules.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import type { AuditedChange } from '../audit/index.js';
import { ObligationsService } from '../obligations/index.js';
import { InstructedItems } from './instructed-items.js';
import type { LockedAssignment } from './locked-assignment.js';

interface Led {
  readonly leads: readonly AssignmentState[];
  readonly assignmentIds: readonly string[];
  readonly workRules: Readonly<Record<string, unknown>>;
}

/** Ends the work on an item that its leads have done. */
@Injectable()
export class ItemCompletion {
  constructor(
    private readonly obligations: ObligationsService,
    private readonly instructed: InstructedItems,
  ) {}

  /** Completes the item when the last lead that the plan's policy asks for has finished or was let off; returns what is to be audited. */
  async afterLead(tx: Tx, { itemId, itemStatus }: LockedAssignment): Promise<AuditedChange[]> {
    const [item] = await tx.query<Led>(
      `select work_rules as "workRules", (select coalesce(json_agg(status order by assignment.position, assignment.id), '[]') from assignment where item_id = item.id and role = 'lead') as leads,
              array(select id from assignment where item_id = item.id order by id) as "assignmentIds"
       from item join plan on plan.id = item.plan_id where item.id = $1`,
      [itemId],
    );
    if (!item || !requiredLeadsHaveFinished(item.leads, workRules(item.workRules).jointLeads) || !itemMachine.allowed(itemStatus).includes('complete')) return [];
    const status = itemMachine.next(itemStatus, 'complete');
    await tx.query('update item set status = $2, version = version + 1 where id = $1', [itemId, status]);
    await this.obligations.void(tx, { subjectType: 'assignment', subjectIds: item.assignmentIds, kind: OWED_ON_THE_WAY });
    await this.instructed.done(tx, [itemId]);
    return [{ action: 'item.completed', subjectType: 'item', subjectId: itemId, detail: { from: itemStatus, to: status } }];
  }
}
