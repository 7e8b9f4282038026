import { Injectable } from '@nestjs/common';
import { assignmentMachine, type AssignmentState } from '../../domain/assignment/assignment.machine.js';
import type { AssignmentRole } from '../../domain/document/plan-draft.js';
import { OBLIGATION_KINDS, OWED_ON_THE_WAY } from '../../domain/obligation/obligation.js';
import type { Actor } from '../../domain/policy/actor.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { endedReference, unknownReference } from '../../platform/errors/named-objects.js';
import { Audit } from '../audit/index.js';
import { ObligationsService } from '../obligations/index.js';
import { AssignmentDuties } from './assignment-duties.js';
import { OpenAsks } from './open-asks.js';

/** One unit's new duty on an item. */
export interface NewAssignment {
  readonly itemId: string;
  readonly unitId: string;
  readonly role: AssignmentRole;
  readonly roleWord: string;
  readonly printed: string;
  readonly viaGroup: string | null;
}

interface Standing {
  readonly id: string;
  readonly itemId: string;
  readonly unitId: string;
  readonly unit: string;
  readonly role: AssignmentRole;
  readonly status: AssignmentState;
  /** It has a request that the office has not answered. */
  readonly asksOffice: boolean;
}

/** The role word of an assignment that no document prints. */
export const ROLE_WORDS: Readonly<Record<AssignmentRole, string>> = { lead: '牵头单位', cooperating: '配合单位', guiding: '指导单位' };

/** Gives assignments, takes them back and changes their roles, each with what is owed on it. The caller holds the items' locks and aligns the leads afterwards. */
@Injectable()
export class AssignmentChanges {
  constructor(
    private readonly obligations: ObligationsService,
    private readonly duties: AssignmentDuties,
    private readonly asks: OpenAsks,
    private readonly audit: Audit,
  ) {}

  /** Stores the assignments; on items that have been issued the signature is owed. Throws Failure for a unit that is unknown, has ended or holds the role already; `pointer` is the field of the body that names the units. */
  async give(tx: Tx, actor: Actor, rows: readonly NewAssignment[], pointer: string): Promise<string[]> {
    if (rows.length === 0) return [];
    await refuseEndedUnits(tx, rows.map(({ unitId }) => unitId), pointer);
    await refuseHeld(tx, rows);
    const given = await tx.query<{ id: string; running: boolean }>(
      `with given as (
         insert into assignment (plan_id, item_id, unit_id, role, role_word, printed, via_group, position, status)
         select item.plan_id, item.id, row.unit_id, row.role, row.role_word, coalesce(nullif(row.printed, ''), unit.name), row.via_group,
                coalesce((select max(position) from assignment where item_id = item.id), 0) + row.nth, $7
         from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[]) with ordinality as row (item_id, unit_id, role, role_word, printed, via_group, nth)
         join item on item.id = row.item_id join unit on unit.id = row.unit_id returning id, item_id
       ) select given.id, item.status <> 'draft' as running from given join item on item.id = given.item_id order by given.id`,
      [
        rows.map((row) => row.itemId),
        rows.map((row) => row.unitId),
        rows.map((row) => row.role),
        rows.map((row) => row.roleWord),
        rows.map((row) => row.printed),
        rows.map((row) => row.viaGroup),
        assignmentMachine.initial,
      ],
    );
    await this.duties.open(tx, given.filter(({ running }) => running).map(({ id }) => id), ['acknowledgement']);
    await this.audit.record(tx, actor, given.map(({ id }) => ({ action: 'assignment.assigned', subjectType: 'assignment', subjectId: id, detail: { to: assignmentMachine.initial } })));
    return given.map(({ id }) => id);
  }

  /** Takes assignments back (撤回) with everything owed on them; throws RuleViolation for one that is done or was taken back before. */
  async withdraw(tx: Tx, actor: Actor, assignmentIds: readonly string[], reason: string): Promise<Standing[]> {
    const standing = await lockStanding(tx, assignmentIds);
    const withdrawn = standing.map(({ status }) => assignmentMachine.next(status, 'withdraw'))[0];
    if (withdrawn === undefined) return [];
    await tx.query('update assignment set status = $2, claimed_on = null, version = version + 1 where id = any($1::bigint[])', [assignmentIds, withdrawn]);
    await this.obligations.void(tx, { subjectType: 'assignment', subjectIds: assignmentIds, kind: OBLIGATION_KINDS }, reason);
    await this.asks.takeBack(tx, assignmentIds, reason);
    await this.audit.record(
      tx,
      actor,
      standing.map(({ id, status }) => ({ action: 'assignment.withdrawn', subjectType: 'assignment', subjectId: id, detail: { from: status, to: withdrawn, reason } })),
    );
    return standing;
  }

  /** Gives an assignment another role; who does not lead any more owes no completion and no reports on the way. Throws Failure when the unit holds that role already, or is done. */
  async changeRole(tx: Tx, actor: Actor, assignmentId: string, role: AssignmentRole): Promise<Standing> {
    const [assignment] = await lockStanding(tx, [assignmentId]);
    if (!assignment) throw new Error('the assignment was not locked');
    if (assignment.role === role) throw new Failure('conflict-state', `“${assignment.unit}”已经是这个角色，不需要变更。`);
    if (!assignmentMachine.allowed(assignment.status).includes('withdraw')) {
      throw new Failure('conflict-state', `“${assignment.unit}”的责任现在是“${assignmentMachine.stateTitles[assignment.status]}”，不能变更角色。`);
    }
    if (assignment.status === 'completionReview') throw new Failure('conflict-state', `“${assignment.unit}”的办结申报等待办公室答复，请先同意或退回，再变更角色。`);
    if (assignment.asksOffice) throw new Failure('conflict-state', `“${assignment.unit}”有一件申请等待办公室答复，请先答复，再变更角色。`);
    await refuseHeld(tx, [{ ...assignment, role }]);
    await tx.query('update assignment set role = $2, role_word = $3, version = version + 1 where id = $1', [assignmentId, role, ROLE_WORDS[role]]);
    if (role !== 'lead') await this.obligations.void(tx, { subjectType: 'assignment', subjectIds: [assignmentId], kind: ['itemCompletion', ...OWED_ON_THE_WAY] }, '不再牵头');
    await this.asks.takeBackDrafts(tx, [assignmentId]);
    await this.audit.record(tx, actor, [{ action: 'assignment.roleChanged', subjectType: 'assignment', subjectId: assignmentId, detail: { from: assignment.role, to: role } }]);
    return assignment;
  }
}

/** The assignments, locked; throws Failure for one that does not exist. */
async function lockStanding(tx: Tx, assignmentIds: readonly string[]): Promise<Standing[]> {
  const rows = await tx.query<Standing>(
    `select assignment.id, item_id as "itemId", unit_id as "unitId", unit.name as unit, role, status,
            exists (select from assignment_request where assignment_id = assignment.id and status = 'pending') as "asksOffice" from assignment join unit on unit.id = unit_id
     where assignment.id = any($1::bigint[]) order by assignment.id for update of assignment`,
    [assignmentIds],
  );
  const missing = assignmentIds.filter((id) => !rows.some((row) => row.id === id));
  if (missing.length > 0) throw new Failure('not-found', `没有编号为 ${missing.join('、')} 的责任。`);
  return rows;
}

async function refuseEndedUnits(tx: Tx, unitIds: readonly string[], pointer: string): Promise<void> {
  const units = await tx.query<{ id: string; name: string; ended: boolean; successor: string | null }>(
    `select unit.id, unit.name, coalesce(unit.valid_to < $2, false) as ended, successor.name as successor
     from unit left join unit successor on successor.id = unit.successor_id where unit.id = any($1::bigint[])`,
    [unitIds, tx.today],
  );
  const missing = unitIds.filter((id) => !units.some((unit) => unit.id === id));
  if (missing.length > 0) throw unknownReference(pointer, `单位目录中没有编号 ${missing.join('、')}。`);
  const ended = units.find((unit) => unit.ended);
  if (ended) throw endedReference(pointer, `“${ended.name}”已经撤销，不能再承担责任${ended.successor === null ? '' : `；它的承接单位是“${ended.successor}”`}。`);
}

async function refuseHeld(tx: Tx, rows: readonly Pick<NewAssignment, 'itemId' | 'unitId' | 'role'>[]): Promise<void> {
  const keys = rows.map(({ itemId, unitId, role }) => `${itemId}/${unitId}/${role}`);
  const held = await tx.query<{ unit: string }>(
    `select unit.name as unit from assignment join unit on unit.id = unit_id
     where item_id = any($1::bigint[]) and assignment.status <> 'withdrawn' and item_id || '/' || unit_id || '/' || role = any($2::text[])`,
    [rows.map(({ itemId }) => itemId), keys],
  );
  if (held.length > 0) throw new Failure('conflict-state', `“${held.map(({ unit }) => unit).join('、')}”在该事项上已有这个角色，不能重复指定。`);
  if (new Set(keys).size < keys.length) throw new Failure('validation-failed', '同一单位的同一角色写了两次，请只保留一个。');
}
