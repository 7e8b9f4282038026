import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { MOVABLE } from '../items/index.js';

/** What a change of a unit would touch now. */
export interface UnitChangePreview {
  readonly unitId: string;
  readonly unit: string;
  readonly plans: readonly {
    readonly planId: string;
    readonly documentNumber: string;
    /** Assignments that go to the successor. */
    readonly assignments: number;
    /** Of these, those the successor has one of its own beside: the two become one. */
    readonly merges: number;
    readonly submissions: number;
  }[];
  /** Everything the unit owes now. */
  readonly openObligations: number;
  /** People whose posts in the unit end with it. */
  readonly people: readonly string[];
  readonly groups: readonly string[];
  readonly leadingGroupsHoused: readonly string[];
}

/** What would move, before it moves. */
@Injectable()
export class UnitChangePreviewQueries {
  constructor(private readonly uow: UnitOfWork) {}

  async of(unitId: string, successorId: string | null): Promise<UnitChangePreview> {
    const [preview] = await this.uow.query<UnitChangePreview>(
      `select unit.id as "unitId", unit.name as unit,
              (select coalesce(json_agg(row order by "planId"), '[]') from (
                 select plan.id::text as "planId", document_number as "documentNumber", count(*)::int as assignments,
                        count(*) filter (where exists (select from assignment own where own.item_id = assignment.item_id and own.unit_id = $2 and own.status <> 'withdrawn'))::int as merges,
                        (select count(*)::int from obligation where obligation.plan_id = plan.id and unit_id = $1 and subject_type = 'submission' and state in ('open', 'paused')) as submissions
                 ${MOVABLE} group by plan.id) row) as plans,
              (select count(*)::int from obligation where unit_id = $1 and state in ('open', 'paused')) as "openObligations",
              array(select distinct display_name from incumbent where unit_id = $1 and leading_group_id is null order by display_name) as people,
              array(select unit_group.name from unit_group_member join unit_group on unit_group.id = group_id where unit_id = $1 order by unit_group.id) as groups,
              array(select leading_group.name from leading_group where office_unit_id = $1 order by id) as "leadingGroupsHoused"
       from unit where unit.id = $1`,
      [unitId, successorId],
    );
    if (!preview) throw new Failure('not-found', `没有编号为 ${unitId} 的单位。`);
    return preview;
  }
}
