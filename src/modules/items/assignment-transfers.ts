import { Injectable } from '@nestjs/common';
import { assignmentMachine, type AssignmentState } from '../../domain/assignment/assignment.machine.js';
import { type MergeableAssignment, mergedAssignments } from '../../domain/assignment/merged-assignments.js';
import { OBLIGATION_KINDS } from '../../domain/obligation/obligation.js';
import type { Actor } from '../../domain/policy/actor.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Audit } from '../audit/index.js';
import { ObligationsService } from '../obligations/index.js';
import { AssignmentDuties } from './assignment-duties.js';
import { JointLeads } from './joint-leads.js';
import { OpenAsks } from './open-asks.js';

/** Where the work of a unit goes. */
export interface WorkMove {
  readonly unitChangeId: string;
  readonly fromUnitId: string;
  /** Who takes over what no exception names; null where nobody does. */
  readonly toUnitId: string | null;
  /** Other successors, by assignment. */
  readonly exceptions: Readonly<Record<string, string>>;
  readonly reason: string;
}

/** What went to one unit within one plan; `toUnitId` null was taken back. */
export interface MovedWork {
  readonly planId: string;
  readonly toUnitId: string | null;
  readonly count: number;
}

interface Moving {
  readonly id: string;
  readonly itemId: string;
  readonly planId: string;
  readonly role: MergeableAssignment['role'];
  readonly status: AssignmentState;
  readonly toUnitId: string | null;
}

/** FROM and WHERE of the assignments of unit $1 that a change of units concerns: all that stand on items that are not over. */
export const MOVABLE = `
  from assignment join item on item.id = assignment.item_id join plan on plan.id = assignment.plan_id
  where assignment.unit_id = $1 and assignment.status <> 'withdrawn' and item.status not in ('closedOut', 'terminated') and plan.status in ('draft', 'issued')`;

/** Open work goes to the successor in one step, with its signatures, dates and clock (武政办〔2024〕28号: 由承接相关职能的单位继续推进). */
@Injectable()
export class AssignmentTransfers {
  constructor(
    private readonly obligations: ObligationsService,
    private readonly leads: JointLeads,
    private readonly duties: AssignmentDuties,
    private readonly asks: OpenAsks,
    private readonly audit: Audit,
  ) {}

  /** Moves what stands to the successors; two duties that fall to one unit become one. Where nobody takes over, what is open is taken back. */
  async move(tx: Tx, actor: Actor, { unitChangeId, fromUnitId, toUnitId, exceptions, reason }: WorkMove): Promise<MovedWork[]> {
    const moving = await tx.query<Moving>(
      `select assignment.id, item_id as "itemId", assignment.plan_id as "planId", role, assignment.status, coalesce($3::jsonb ->> assignment.id::text, $2::bigint::text) as "toUnitId"
       ${MOVABLE} order by assignment.id for update of assignment, item`,
      [fromUnitId, toUnitId, JSON.stringify(exceptions)],
    );
    const handed = moving.filter((row): row is Moving & { toUnitId: string } => row.toUnitId !== null && row.toUnitId !== fromUnitId);
    const ended = moving.filter((row) => row.toUnitId === null && assignmentMachine.allowed(row.status).includes('withdraw'));
    const merged = await this.merge(tx, handed, reason);
    await this.end(tx, ended.map(({ id }) => id), reason);
    await handOver(tx, handed, { unitChangeId, fromUnitId, merged });
    await this.obligations.handOver(tx, 'assignment', handed.map(({ id, toUnitId: unitId }) => ({ subjectId: id, unitId })));
    await this.asks.takeBackDrafts(tx, handed.map(({ id }) => id));
    await this.duties.openDeclineWindow(tx, handed.map(({ id }) => id));
    await this.leads.align(tx, [...new Set([...handed, ...ended].map(({ itemId }) => itemId))]);
    await this.audit.record(tx, actor, [
      ...handed.map(({ id, toUnitId: to }) => ({ action: 'assignment.transferred', subjectType: 'assignment', subjectId: id, detail: { fromUnitId, toUnitId: to, unitChangeId, reason } })),
      ...ended.map(({ id, status }) => ({ action: 'assignment.withdrawn', subjectType: 'assignment', subjectId: id, detail: { from: status, to: 'withdrawn', unitChangeId, reason } })),
    ]);
    return counted([...handed, ...ended]);
  }

  /** Ends the duties that become part of another one of the same unit; returns which in which. */
  private async merge(tx: Tx, handed: readonly (Moving & { readonly toUnitId: string })[], reason: string): Promise<ReadonlyMap<string, string>> {
    const standing = await tx.query<MergeableAssignment>(
      `select id, item_id as "itemId", role, status, unit_id as "toUnitId" from assignment
       where item_id = any($1::bigint[]) and unit_id = any($2::bigint[]) and status <> 'withdrawn' order by id for update`,
      [handed.map(({ itemId }) => itemId), handed.map(({ toUnitId }) => toUnitId)],
    );
    const merged = mergedAssignments([...handed, ...standing]);
    await this.end(tx, merged.map(({ id }) => id), reason);
    return new Map(merged.map(({ id, intoId }) => [id, intoId]));
  }

  // Not the machine's 撤回: a duty that is done may end in one that is open.
  private async end(tx: Tx, assignmentIds: readonly string[], reason: string): Promise<void> {
    if (assignmentIds.length === 0) return;
    await this.obligations.void(tx, { subjectType: 'assignment', subjectIds: assignmentIds, kind: OBLIGATION_KINDS }, reason);
    await this.asks.takeBack(tx, assignmentIds, reason);
    await tx.query(`update assignment set status = 'withdrawn', version = version + 1 where id = any($1::bigint[])`, [assignmentIds]);
  }
}

async function handOver(
  tx: Tx,
  handed: readonly { readonly id: string; readonly toUnitId: string }[],
  { unitChangeId, fromUnitId, merged }: { readonly unitChangeId: string; readonly fromUnitId: string; readonly merged: ReadonlyMap<string, string> },
): Promise<void> {
  if (handed.length === 0) return;
  await tx.query(
    `with journal as (
       insert into assignment_transfer (assignment_id, from_unit_id, from_name, to_unit_id, unit_change_id, merged_into_id, moved_at)
       select row.id, $4, unit.name, row.to_unit_id, $5, row.into_id, $6
       from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as row (id, to_unit_id, into_id) join unit on unit.id = $4
     )
     update assignment set unit_id = row.to_unit_id, version = version + 1 from unnest($1::bigint[], $2::bigint[]) as row (id, to_unit_id) where assignment.id = row.id`,
    [handed.map(({ id }) => id), handed.map(({ toUnitId }) => toUnitId), handed.map(({ id }) => merged.get(id) ?? null), fromUnitId, unitChangeId, tx.now],
  );
}

function counted(rows: readonly Moving[]): MovedWork[] {
  const work = new Map<string, MovedWork>();
  for (const { planId, toUnitId } of rows) {
    const key = `${planId}/${toUnitId}`;
    work.set(key, { planId, toUnitId, count: (work.get(key)?.count ?? 0) + 1 });
  }
  return [...work.values()];
}
