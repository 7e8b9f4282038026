import { Injectable } from '@nestjs/common';
import type { AssignmentRole } from '../../domain/document/plan-draft.js';
import { acceptableItemText, deadlineAsked, type DeadlineAsked, stricterThanSource } from '../../domain/item/adjustment.js';
import { itemLabel } from '../../domain/item/item-label.js';
import { itemMachine } from '../../domain/item/item.machine.js';
import type { Deadline, DeadlineTerms } from '../../domain/kernel/deadline.js';
import { RuleViolation } from '../../domain/kernel/rule-violation.js';
import { optionalReason, statedReason } from '../../domain/kernel/stated-reason.js';
import type { AdjustedUnit } from '../../domain/notification/change-text.js';
import type { ObligationKind } from '../../domain/obligation/obligation.js';
import type { Actor } from '../../domain/policy/actor.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { unknownReference } from '../../platform/errors/named-objects.js';
import { type ExpectedVersions, refuseStale } from '../../platform/errors/version-mismatch.js';
import { ObligationsService } from '../obligations/index.js';
import { PlansService } from '../plans/index.js';
import { AssignmentChanges, ROLE_WORDS } from './assignment-changes.js';
import { ItemCyclesService } from './item-cycles.service.js';
import { ItemJournal } from './item-journal.js';
import { JointLeads } from './joint-leads.js';
import { type ItemAnswer, itemAnswer, type LockedItem, lockItem, nextItemState } from './locked-item.js';

/** What of an item the office wants changed; what is absent stays. */
export interface AdjustmentAsked {
  readonly text?: string;
  readonly deadline?: DeadlineAsked;
  /** Why the new day is earlier than the source's; needed only when it is. */
  readonly earlierReason?: string;
  readonly add?: readonly { readonly unitId: string; readonly role: AssignmentRole; readonly roleWord?: string }[];
  /** Assignments to take back, by id. */
  readonly withdraw?: readonly string[];
  readonly changeRole?: readonly { readonly assignmentId: string; readonly role: AssignmentRole }[];
}

const NAMED_BY_ITEM = ['acknowledgement', 'itemCompletion', 'progressUpdate'] as const satisfies readonly ObligationKind[];

type ConcernedUnit = { readonly unitId: string; readonly change: AdjustedUnit };

/** 调整 (domain.md 4.1): what the source printed stays readable, what is owed follows in the same transaction. */
@Injectable()
export class ItemAdjustmentService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly obligations: ObligationsService,
    private readonly plans: PlansService,
    private readonly assignments: AssignmentChanges,
    private readonly cycles: ItemCyclesService,
    private readonly leads: JointLeads,
    private readonly journal: ItemJournal,
  ) {}

  /** Throws RuleViolation when nothing would change, the deadline cannot be read or is earlier than the source's without a reason; Failure for units. */
  adjust(actor: Actor, itemId: string, asked: AdjustmentAsked, words: string, expected: ExpectedVersions = null): Promise<ItemAnswer> {
    return this.uow.run(async (tx) => {
      const item = await lockItem(tx, actor, 'adjustItem', itemId);
      refuseStale(item.version, expected);
      nextItemState(item, 'adjust');
      const reason = statedReason(words, itemMachine.commandTitles.adjust);
      refuseNothing(asked);
      refuseForeign(item, asked.withdraw ?? [], '/withdraw');
      refuseForeign(item, (asked.changeRole ?? []).map(({ assignmentId }) => assignmentId), '/changeRole');
      const text = asked.text === undefined ? item.text : acceptableItemText(asked.text);
      const deadline = asked.deadline === undefined ? null : deadlineAsked(asked.deadline, tx.today);
      const source = item.original ?? item;
      const stricter = deadline === null ? item.stricterThanSource : stricterThanSource(deadline.dueOn, source.dueOn, asked.earlierReason ?? '');
      await store(tx, item, text, deadline, stricter);
      if (deadline !== null) await this.follow(tx, item, deadline);
      // Periods bear their own name behind the item's and keep it.
      if (text !== item.text) await this.obligations.retitle(tx, { subjectType: 'assignment', subjectIds: item.assignmentIds, kind: NAMED_BY_ITEM }, itemLabel({ ...item, text }));
      const units = await this.changeUnits(tx, actor, item, asked, reason);
      await this.leads.align(tx, [itemId]);
      await this.journal.record(tx, actor, itemId, {
        kind: 'adjusted',
        reason,
        dueOn: deadline === null ? item.dueOn : deadline.dueOn,
        units,
        detail: {
          ...(text === item.text ? {} : { textBefore: item.text, textAfter: text }),
          ...(deadline === null ? {} : { dueOnBefore: item.dueOn, dueOnAfter: deadline.dueOn, deadlineWords: deadline.raw }),
          ...(stricter ? { stricterThanSource: true, earlierReason: optionalReason(asked.earlierReason ?? '') } : {}),
          ...(units.length === 0 ? {} : { units }),
        },
      });
      return itemAnswer(tx, actor, itemId);
    });
  }

  /** What is owed on the item follows its new deadline; aligning the leads opens what is missing. */
  private async follow(tx: Tx, item: LockedItem, deadline: Deadline): Promise<void> {
    if (item.status === itemMachine.initial) return;
    const completion = { subjectType: 'assignment' as const, subjectIds: item.assignmentIds, kind: 'itemCompletion' as const };
    if (deadline.evergreen === item.evergreen) await this.obligations.reschedule(tx, completion, deadline.dueOn, deadline.raw);
    else await this.obligations.void(tx, completion, '时限已调整');
    if (item.hasRhythm) await this.cycles.stop(tx, [item.id]);
    await this.cycles.schedule(tx, await this.plans.row(tx, item.planId), [item.id]);
  }

  private async changeUnits(tx: Tx, actor: Actor, item: LockedItem, { add = [], withdraw = [], changeRole = [] }: AdjustmentAsked, reason: string): Promise<ConcernedUnit[]> {
    const withdrawn = await this.assignments.withdraw(tx, actor, withdraw, reason);
    const changed: ConcernedUnit[] = [];
    for (const { assignmentId, role } of changeRole) {
      const { unitId } = await this.assignments.changeRole(tx, actor, assignmentId, role);
      changed.push({ unitId, change: 'roleChanged' });
    }
    await refuseSecondRole(tx, item.id, add);
    await this.assignments.give(
      tx,
      actor,
      add.map(({ unitId, role, roleWord }) => ({ itemId: item.id, unitId, role, roleWord: roleWord?.trim() || ROLE_WORDS[role], printed: '', viaGroup: null })),
      '/add',
    );
    return [...add.map(({ unitId }) => ({ unitId, change: 'opened' as const })), ...changed, ...withdrawn.map(({ unitId }) => ({ unitId, change: 'withdrawn' as const }))];
  }
}

/** Stores the new values; the first adjustment keeps what the source printed. */
async function store(tx: Tx, item: LockedItem, text: string, deadline: Deadline | null, stricter: boolean): Promise<void> {
  const { text: printed, deadlineWords, dueOn, evergreen } = item;
  const source = JSON.stringify({ text: printed, deadlineWords, dueOn, evergreen });
  const terms: DeadlineTerms | null = deadline?.cadence ? { cadence: deadline.cadence } : null;
  await tx.query(
    `update item set text = $2, original = coalesce(original, $3::jsonb), stricter_than_source = $4, version = version + 1,
                     deadline_words = case when $5 then $6 else deadline_words end, due_on = case when $5 then $7::date else due_on end,
                     deadline_precision = case when $5 then $8 else deadline_precision end, evergreen = case when $5 then $9 else evergreen end,
                     deadline_terms = case when $5 then $10::jsonb else deadline_terms end
     where id = $1`,
    [
      item.id, text, text === printed && deadline === null ? null : source, stricter, deadline !== null, deadline?.raw ?? '', deadline?.dueOn ?? null, deadline?.precision ?? null,
      deadline?.evergreen ?? false, terms === null ? null : JSON.stringify(terms),
    ],
  );
}

function refuseNothing({ text, deadline, add = [], withdraw = [], changeRole = [] }: AdjustmentAsked): void {
  if (text === undefined && deadline === undefined && add.length + withdraw.length + changeRole.length === 0) throw new RuleViolation('ITEM_UNCHANGED', {});
}

/** Throws Failure for a unit that would have two roles on one item: a unit leads or cooperates. The same role twice is refused where it is given. */
async function refuseSecondRole(tx: Tx, itemId: string, add: NonNullable<AdjustmentAsked['add']>): Promise<void> {
  const held = await tx.query<{ unitId: string; role: AssignmentRole; unit: string }>(
    `select unit_id as "unitId", role, unit.name as unit from assignment join unit on unit.id = unit_id where item_id = $1 and assignment.status <> 'withdrawn' and unit_id = any($2::bigint[])`,
    [itemId, add.map(({ unitId }) => unitId)],
  );
  const second = held.find(({ unitId, role }) => add.every((given) => given.unitId !== unitId || given.role !== role));
  if (second) throw new Failure('validation-failed', `“${second.unit}”在该事项上已是${ROLE_WORDS[second.role]}，一个单位只有一个角色；要改角色的，请用 changeRole。`, [{ pointer: '/add', detail: '单位已有角色' }]);
  if (add.some(({ unitId, role }) => add.some((other) => other.unitId === unitId && other.role !== role))) {
    throw new Failure('validation-failed', '同一单位写了两个角色，请只保留一个。', [{ pointer: '/add', detail: '单位重复' }]);
  }
}

function refuseForeign({ id, assignmentIds }: LockedItem, named: readonly string[], pointer: string): void {
  const foreign = named.filter((assignmentId) => !assignmentIds.includes(assignmentId));
  if (foreign.length > 0) throw unknownReference(pointer, `编号为 ${foreign.join('、')} 的责任不属于事项 ${id}；该事项的责任见 GET /api/v1/items/${id}。`);
}
