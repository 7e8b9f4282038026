import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { ObligationsService } from '../obligations/index.js';
import { AssignmentDuties } from './assignment-duties.js';
import { CLAIMS_COMPLETION } from './joint-leads-condition.js';
import { OpenAsks } from './open-asks.js';

const RELIEVED = '由列第一位的牵头单位汇总，或不再牵头';
const OWES = `exists (select from obligation where subject_type = 'assignment' and subject_id = assignment.id and kind = 'itemCompletion' and state in ('open', 'paused'))`;
const OF_ITEMS = `
  from assignment join item on item.id = assignment.item_id join plan on plan.id = assignment.plan_id
  where assignment.item_id = any($1::bigint[]) and assignment.status not in ('completed', 'withdrawn') and item.status in ('issued', 'inProgress', 'suspended')`;

/** Keeps who owes an item's completion in step with its leads and the plan's policy on joint leads. */
@Injectable()
export class JointLeads {
  constructor(
    private readonly obligations: ObligationsService,
    private readonly duties: AssignmentDuties,
    private readonly asks: OpenAsks,
  ) {}

  /** After leads came, went or changed: each that claims completion owes it, no other unit does. */
  async align(tx: Tx, itemIds: readonly string[]): Promise<void> {
    if (itemIds.length === 0) return;
    const rows = await tx.query<{ id: string; owes: boolean }>(
      `select assignment.id, ${OWES} as owes ${OF_ITEMS} and ${OWES} <> (role = 'lead' and ${CLAIMS_COMPLETION}) order by assignment.id`,
      [itemIds],
    );
    const relieved = rows.filter(({ owes }) => owes).map(({ id }) => id);
    await this.obligations.void(tx, { subjectType: 'assignment', subjectIds: relieved, kind: 'itemCompletion' }, RELIEVED);
    await this.asks.takeBackOfCompletion(tx, relieved, RELIEVED);
    await this.duties.open(tx, rows.filter(({ owes }) => !owes).map(({ id }) => id), ['itemCompletion']);
  }

  /** After the plan's policy was changed. */
  async alignPlan(tx: Tx, planId: string): Promise<void> {
    const items = await tx.query<{ id: string }>(`select id from item where plan_id = $1 and status in ('issued', 'inProgress', 'suspended') order by id`, [planId]);
    await this.align(tx, items.map(({ id }) => id));
  }
}
