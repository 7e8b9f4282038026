import { Injectable } from '@nestjs/common';
import type { NumericTarget } from '../../domain/document/plan-draft.js';
import { expectedByNow, targetDueOn } from '../../domain/item/expected-by-now.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { Actor } from '../../domain/policy/actor.js';
import { ownUnitOf } from '../../domain/policy/own-unit.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { itemInScope } from '../accounts/index.js';
import { Audit } from '../audit/index.js';
import { lockItem } from './locked-item.js';

export interface ActualValue {
  readonly onDay: LocalDate;
  readonly value: number;
  /** Unit that reported it. */
  readonly unit: string;
}

/** One number an item promises, with what has been reached and what should have been. */
export interface TargetRow extends NumericTarget {
  readonly position: number;
  /** Value it started from; 0 while the office has set none. */
  readonly baseline: number;
  readonly from: LocalDate | null;
  readonly dueOn: LocalDate | null;
  /** Reported values, oldest first. */
  readonly actual: readonly ActualValue[];
  /** What the straight line from the baseline has reached today; null where a line says nothing. */
  readonly expected: number | null;
  /** The latest value against it; null where there is no line or no value. */
  readonly behind: boolean | null;
}

interface StoredItem {
  readonly targets: readonly NumericTarget[];
  readonly issuedOn: LocalDate | null;
  readonly dueOn: LocalDate | null;
  readonly today: LocalDate;
  readonly values: readonly { readonly position: number; readonly onDay: LocalDate; readonly value: number; readonly unitId: string | null; readonly unit: string | null }[];
}

/** Numbers: targets read from the text, followed against an expected-by-now line. */
@Injectable()
export class ItemTargetsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: Audit,
  ) {}

  /** The item's targets in the order of its text; undefined when there is no such item for this person. A unit does not see other units' values unless it leads. */
  async of(actor: Actor, itemId: string): Promise<TargetRow[] | undefined> {
    const parameters: unknown[] = [itemId, ownUnitOf(actor)];
    const [item] = await this.uow.query<StoredItem>(
      `select item.targets, plan.issued_on as "issuedOn", item.due_on as "dueOn", app_today() as today,
              (select coalesce(json_agg(json_build_object('position', target_value.position, 'onDay', on_day, 'value', value, 'unitId', assignment.unit_id::text, 'unit', unit.name) order by on_day, target_value.id), '[]')
               from target_value left join progress_report on progress_report.id = progress_report_id left join assignment on assignment.id = assignment_id left join unit on unit.id = assignment.unit_id
               where target_value.item_id = item.id
                 and ($2::bigint is null or assignment.id is null or assignment.unit_id = $2
                   or exists (select from assignment own where own.item_id = item.id and own.unit_id = $2 and own.role = 'lead' and own.status <> 'withdrawn'))) as values
       from item join plan on plan.id = item.plan_id where item.id = $1 and ${itemInScope(actor, { item: 'item', plan: 'plan' }, parameters)}`,
      parameters,
    );
    return item?.targets.map((target, index) => targetRow(target, index + 1, item));
  }

  /** Sets the value a target starts from; throws Failure when the item has no such target. */
  async setBaseline(actor: Actor, itemId: string, position: number, value: number): Promise<void> {
    await this.uow.run(async (tx) => {
      await lockItem(tx, actor, 'adjustItem', itemId);
      const [target] = await tx.query<{ words: string }>(`select targets -> ($2::int - 1) ->> 'words' as words from item where id = $1 and jsonb_array_length(targets) >= $2`, [itemId, position]);
      if (!target) throw new Failure('not-found', `该事项没有第${position}个数字目标；数字目标见 GET /api/v1/items/${itemId}/targets。`);
      await tx.query('insert into target_value (item_id, position, value, on_day, reported_by_id) values ($1, $2, $3, $4, $5)', [itemId, position, value, tx.today, actor.accountId]);
      await this.audit.record(tx, actor, [{ action: 'item.baselineSet', subjectType: 'item', subjectId: itemId, detail: { position, words: target.words, value } }]);
    });
  }
}

function targetRow(target: NumericTarget, position: number, { issuedOn, dueOn: itemDueOn, today, values }: StoredItem): TargetRow {
  const own = values.filter((value) => value.position === position);
  const baseline = own.findLast(({ unit }) => unit === null)?.value ?? 0;
  const actual = own.flatMap(({ onDay, value, unit }) => (unit === null ? [] : [{ onDay, value, unit }]));
  const dueOn = targetDueOn(target, itemDueOn);
  const expected = issuedOn === null ? null : expectedByNow(target, { from: issuedOn, dueOn, today, baseline });
  const latest = actual.at(-1)?.value;
  return { ...target, position, baseline, from: issuedOn, dueOn, actual, expected, behind: expected === null || latest === undefined ? null : latest < expected };
}
