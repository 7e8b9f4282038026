import { Injectable } from '@nestjs/common';
import { assignmentMachine } from '../../domain/assignment/assignment.machine.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { endedReference, unknownReference } from '../../platform/errors/named-objects.js';
import type { NewObligation } from '../obligations/index.js';
import { AssignmentDuties } from './assignment-duties.js';
import type { LockedAssignment } from './locked-assignment.js';

interface Given {
  readonly id: string;
  readonly counted: NonNullable<NewObligation['counted']> | null;
}

/** Gives a declined assignment to another unit: the same role and printed words, terms of its own from today. */
@Injectable()
export class Reassignment {
  constructor(private readonly duties: AssignmentDuties) {}

  /** Throws Failure for a unit that is unknown, dissolved, or has held the same role on the item; `field` is the part of the request. */
  async refuseUnit(tx: Tx, { itemId, role }: LockedAssignment, unitId: string, field: string): Promise<void> {
    const [unit] = await tx.query<{ name: string; dissolved: boolean; holds: boolean }>(
      `select name, valid_to is not null and valid_to < $4 as dissolved,
              exists (select from assignment where item_id = $2 and role = $3 and unit_id = unit.id) as holds
       from unit where id = $1`,
      [unitId, itemId, role, tx.today],
    );
    if (!unit) throw unknownReference(`/${field}`, `没有编号为 ${unitId} 的单位；请改填其他单位。`);
    if (unit.dissolved) throw endedReference(`/${field}`, `${unit.name}已经撤销；请改填其他单位。`);
    const detail = `${unit.name}已承担或退回过该事项的同一责任`;
    if (unit.holds) throw new Failure('validation-failed', `${detail}；请改填其他单位。`, [{ pointer: `/${field}`, detail }]);
  }

  /** Stores the new assignment and opens what its unit owes; returns its id. The declined one has been withdrawn. */
  async give(tx: Tx, declined: LockedAssignment, unitId: string): Promise<string> {
    await this.refuseUnit(tx, declined, unitId, 'reassignToUnitId');
    const [given] = await tx.query<Given>(
      `insert into assignment (plan_id, item_id, unit_id, role, role_word, printed, via_group, position, status)
       select plan_id, item_id, $2, role, role_word, printed, null, position, $3 from assignment where id = $1
       returning id, (select json_build_object('from', counted_from, 'workingDays', counted_days, 'provisional', provisional) from obligation
                      where subject_type = 'assignment' and subject_id = $1 and kind = 'itemCompletion' and counted_from is not null order by id desc limit 1) as counted`,
      [declined.id, unitId, assignmentMachine.initial],
    );
    if (!given) throw new Error(`assignment ${declined.id} was not given to unit ${unitId}`);
    await this.duties.open(tx, [given.id], ['acknowledgement', 'itemCompletion'], given.counted === null ? new Map() : new Map([[declined.itemId, given.counted]]));
    return given.id;
  }
}
