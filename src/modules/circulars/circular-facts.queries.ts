import { Injectable } from '@nestjs/common';
import type { AcceptedPiece, CircularSnapshot, SnapshotPlan, UnitFacts } from '../../domain/circular/circular-facts.js';
import type { CircularKind } from '../../domain/circular/circular.machine.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { Tx } from '../../platform/db/unit-of-work.js';

export interface WantedFacts {
  readonly kind: CircularKind;
  readonly plans: readonly SnapshotPlan[];
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Only these pieces go into a briefing; null takes all that were accepted. */
  readonly pieceIds: readonly string[] | null;
}

// Days late as everywhere: by the effective date, which the office's own days have moved (LatenessQueries).
// What a unit owes for a period it missed is told as the missed period, not once more as a late duty.
const UNIT_FACTS = `
  with missed as (
    select submission.id, submission.unit_id, submission.title, document_number, submission.due_on
    from submission join plan on plan.id = submission.plan_id
    where submission.plan_id = any($1::bigint[]) and submission.due_on between $2 and $3 and submission.status in ('missed', 'submittedLate', 'returnedLate', 'acceptedLate')
  ), duty as (
    select obligation.*, document_number,
           greatest(0, coalesce(settled_on, case when state = 'paused' then paused_on else $4::date end) - effective_due_on) as days_late
    from obligation join plan on plan.id = obligation.plan_id
    where plan_id = any($1::bigint[]) and unit_id is not null and state <> 'voided' and due_on between $2 and $3 and obligation.kind not in ('noticeReply', 'circularReply')
  )
  select unit.id as "unitId", unit.name as unit, count(duty.id)::int as owed,
         (count(*) filter (where duty.state = 'settled' and days_late = 0))::int as "inTime", (count(*) filter (where duty.state = 'settled' and days_late > 0))::int as late,
         (count(*) filter (where duty.state <> 'settled' and days_late > 0))::int as "openLate", (count(*) filter (where duty.state <> 'settled' and days_late = 0))::int as "openInTime",
         coalesce(json_agg(json_build_object('kind', duty.kind, 'title', duty.title, 'documentNumber', document_number, 'dueOn', duty.due_on, 'effectiveDueOn', effective_due_on,
                                             'settledOn', settled_on, 'daysLate', days_late) order by duty.due_on, duty.id)
                    filter (where days_late > 0 and not (subject_type = 'submission' and subject_id in (select id from missed))), '[]') as "lateDuties",
         coalesce((select json_agg(json_build_object('title', title, 'documentNumber', document_number, 'dueOn', due_on) order by due_on, id) from missed where unit_id = unit.id), '[]') as missed
  from unit left join duty on duty.unit_id = unit.id
  where unit.id in (select unit_id from duty union select unit_id from missed) group by unit.id order by unit.position`;

const PIECES = `
  select piece.id as "pieceId", unit.id as "unitId", unit.name as unit, piece.title, piece.text, submission.title as submission
  from submission_piece piece join submission on submission.id = piece.submission_id join reporting_duty duty on duty.id = submission.duty_id join unit on unit.id = submission.unit_id
  where submission.plan_id = any($1::bigint[]) and submission.due_on between $2 and $3 and duty.kind in ('monthlyInformation', 'briefing')
    and submission.status in ('accepted', 'acceptedLate') and withdrawn_at is null and ($4::bigint[] is null or piece.id = any($4)) order by unit.position, piece.id`;

/** Reads the facts a circular or briefing is compiled from, as they stand in the transaction. */
@Injectable()
export class CircularFactsQueries {
  async snapshot(tx: Tx, { kind, plans, from, to, pieceIds }: WantedFacts): Promise<CircularSnapshot> {
    const planIds = plans.map(({ id }) => id);
    const units = kind === 'circular' ? await tx.query<UnitFacts>(UNIT_FACTS, [planIds, from, to, tx.today]) : [];
    const pieces = kind === 'briefing' ? await tx.query<AcceptedPiece>(PIECES, [planIds, from, to, pieceIds]) : [];
    return { from, to, takenOn: tx.today, plans, units, pieces };
  }
}
