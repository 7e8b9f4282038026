import { Inject, Injectable } from '@nestjs/common';
import type { AssignmentState } from '../../domain/assignment/assignment.machine.js';
import type { AssignmentRole } from '../../domain/document/plan-draft.js';
import type { ItemState } from '../../domain/item/item.machine.js';
import { type Actor, isOfficeRole, isUnitRole } from '../../domain/policy/actor.js';
import { can, mayEver } from '../../domain/policy/can.js';
import type { SupervisionPolicy } from '../../domain/supervision/supervision-policy.js';
import { acceptableUrge, refusedUrge } from '../../domain/urging/urge.rules.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { unknownReference } from '../../platform/errors/named-objects.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { Audit } from '../audit/index.js';
import { SUPERVISION_POLICY } from '../supervision-policy/index.js';

/** A unit on an item, with what the rules ask of it. */
export interface UrgeCandidate {
  readonly assignmentId: string;
  readonly unitId: string;
  readonly unit: string;
  readonly role: AssignmentRole;
  readonly status: AssignmentState;
  readonly itemStatus: ItemState;
  readonly withOffice: boolean;
  readonly urgedThisWeek: number;
}

/** A unit the person may urge, or why not now. */
export interface UrgeableUnit {
  readonly unitId: string;
  readonly unit: string;
  readonly role: AssignmentRole;
  /** '' when it may be urged. */
  readonly refused: string;
}

export interface UrgingAnswer {
  readonly urged: readonly string[];
  /** Units that were not named and are not urged, each with the reason. */
  readonly left: readonly UrgeableUnit[];
}

interface UrgedItem {
  readonly id: string;
  readonly leadingGroupId: string | null;
  readonly candidates: readonly UrgeCandidate[];
}

const DAYS_COUNTED = 7;

/** Parameters: the item, today. What is owed on an assignment is with the office when nothing of it runs and something waits for an answer. */
const CANDIDATES = `
  select assignment.id as "assignmentId", assignment.unit_id as "unitId", unit.name as unit, assignment.role, assignment.status, item.status as "itemStatus",
         (select count(*)::int from urge where urge.assignment_id = assignment.id and urged_on > $2::date - ${DAYS_COUNTED}) as "urgedThisWeek",
         coalesce((select bool_and(state = 'paused') and bool_or(exists (select from suspension where obligation_id = obligation.id and ended_on is null and reason <> 'itemSuspended'))
                   from obligation where subject_type = 'assignment' and subject_id = assignment.id and obligation.unit_id = assignment.unit_id and state in ('open', 'paused')), false) as "withOffice"
  from assignment join item on item.id = assignment.item_id join unit on unit.id = assignment.unit_id
  where assignment.item_id = $1 and assignment.status <> 'withdrawn' order by array_position(array['lead', 'cooperating', 'guiding'], assignment.role), unit.position, assignment.id`;

/** 催办: the office urges any unit of an item of its plans, a lead unit the cooperating ones of its own item (access table, row 20). */
@Injectable()
export class UrgingService {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(SUPERVISION_POLICY) private readonly policy: SupervisionPolicy,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** Urges the named units, all or none; without names, every unit whose turn it is. Throws Failure `conflict-state` when nobody can be urged. */
  async urge(actor: Actor, itemId: string, unitIds: readonly string[] | null, words: string): Promise<UrgingAnswer> {
    if (!mayEver(actor, 'urge')) throw new Failure('forbidden', '只有办公室和牵头单位可以催办。');
    return this.uow.run(async (tx) => {
      // The lock makes two people who urge at one moment count each other's.
      const item = await this.reached(tx, actor, itemId, 'for update of item');
      const text = acceptableUrge(words);
      const wanted = unitIds === null ? item.candidates : named(item, unitIds);
      const judged = wanted.map((candidate) => ({ candidate, reason: refusedUrge(candidate, this.policy.urgesPerWeek) }));
      const urged = onePerUnit(judged.filter(({ reason }) => reason === null).map(({ candidate }) => candidate));
      const left = onePerUnit(judged.flatMap(({ candidate, reason }) => (reason === null ? [] : [unitOf(candidate, reason)]))).filter(({ unitId }) => !urged.some((one) => one.unitId === unitId));
      if (urged.length === 0 || (unitIds !== null && left.length > 0)) throw new Failure('conflict-state', refusal(left));
      const stored = await tx.query<{ id: string; unitId: string }>(
        `insert into urge (item_id, assignment_id, unit_id, urged_by_id, urging_unit_id, text, urged_on, urged_at, acknowledged, last_report_id, last_claim_id)
         select $1, row.assignment_id, row.unit_id, $4, $5, $6, $7, $8, acknowledged_at is not null, (select max(id) from progress_report where assignment_id = row.assignment_id),
                (select max(id) from completion_claim where assignment_id = row.assignment_id)
         from unnest($2::bigint[], $3::bigint[]) as row (assignment_id, unit_id) join assignment on assignment.id = row.assignment_id
         returning id, unit_id as "unitId"`,
        [itemId, urged.map(({ assignmentId }) => assignmentId), urged.map(({ unitId }) => unitId), actor.accountId, isUnitRole(actor.role) ? actor.unitId : null, text, tx.today, tx.now],
      );
      await this.audit.record(tx, actor, stored.map(({ id, unitId }) => ({ action: 'unit.urged', subjectType: 'item', subjectId: itemId, detail: { urgeId: id, unitId } })));
      await this.outbox.add(tx, stored.map(({ id }) => ({ type: 'unit.urged', payload: { urgeId: id } })));
      return { urged: urged.map(({ unit }) => unit), left };
    });
  }

  /** The units this person may urge on the item, each with the reason when not now; empty for those who urge nobody. */
  async urgeable(actor: Actor, itemId: string): Promise<UrgeableUnit[]> {
    return this.uow.run(async (tx) => {
      const item = await this.read(tx, itemId, '');
      if (!item || !mayUrge(actor, item)) return [];
      return onePerUnit(within(actor, item)).map((candidate) => unitOf(candidate, refusedUrge(candidate, this.policy.urgesPerWeek) ?? ''));
    });
  }

  /** The item with the units this person may urge on it. To a unit that holds nothing on it the item does not exist. */
  private async reached(tx: Tx, actor: Actor, itemId: string, lock: string): Promise<UrgedItem> {
    const item = await this.read(tx, itemId, lock);
    if (!item || (isUnitRole(actor.role) && !item.candidates.some(({ unitId }) => unitId === actor.unitId))) throw new Failure('not-found', `没有编号为 ${itemId} 的任务事项。`);
    if (!mayUrge(actor, item)) {
      throw new Failure('forbidden', isOfficeRole(actor.role) ? '只有该方案的领导小组办公室可以催办，请换用该办公室的账号。' : '只有该事项的牵头单位可以催办配合单位。');
    }
    return { ...item, candidates: within(actor, item) };
  }

  private async read(tx: Tx, itemId: string, lock: string): Promise<UrgedItem | null> {
    const [item] = await tx.query<Omit<UrgedItem, 'candidates'>>(
      `select item.id, plan.leading_group_id as "leadingGroupId" from item join plan on plan.id = item.plan_id where item.id = $1 and plan.status <> 'draft' ${lock}`,
      [itemId],
    );
    if (!item) return null;
    return { ...item, candidates: await tx.query<UrgeCandidate>(CANDIDATES, [itemId, tx.today]) };
  }
}

function mayUrge(actor: Actor, { leadingGroupId, candidates }: UrgedItem): boolean {
  if (!isUnitRole(actor.role)) return can(actor, 'urge', { unitId: null, leadingGroupId });
  return candidates.some(({ role, unitId }) => role === 'lead' && can(actor, 'urge', { unitId, leadingGroupId: null }));
}

/** A lead urges those who help it; joint leads answer to the office, not to each other. */
function within(actor: Actor, { candidates }: UrgedItem): readonly UrgeCandidate[] {
  return isUnitRole(actor.role) ? candidates.filter(({ role, unitId }) => role === 'cooperating' && unitId !== actor.unitId) : candidates;
}

/** The candidates of the units; throws Failure `reference-unknown` for the whole call when one of them is none (H05). */
function named({ id, candidates }: UrgedItem, unitIds: readonly string[]): UrgeCandidate[] {
  const missing = unitIds.filter((unitId) => !candidates.some((candidate) => candidate.unitId === unitId));
  if (missing.length > 0) throw unknownReference('/unitIds', `该事项没有编号为 ${missing.join('、')} 的可催办单位。用 GET /api/v1/items/${id}/urges 查看可以催办的单位。`);
  return candidates.filter(({ unitId }) => unitIds.includes(unitId));
}

/** A unit may hold two responsibilities on an item; it is urged once. */
function onePerUnit<Row extends { readonly unitId: string }>(rows: readonly Row[]): Row[] {
  return rows.filter(({ unitId }, index) => rows.findIndex((row) => row.unitId === unitId) === index);
}

function unitOf({ unitId, unit, role }: UrgeCandidate, refused: string): UrgeableUnit {
  return { unitId, unit, role, refused };
}

function refusal(left: readonly UrgeableUnit[]): string {
  if (left.length === 0) return '该事项没有可以催办的单位。';
  return `没有催办：${left.map(({ unit, refused }) => `${unit}${refused.replace(/。$/u, '')}`).join('；')}。`;
}
