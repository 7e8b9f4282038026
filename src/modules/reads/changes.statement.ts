import { READ_BY_LEADERS, READ_BY_UNITS } from '../circulars/index.js';
import type { PageStatement } from './page-reader.js';
import type { VisibleItems } from './visible-items.js';

/** Named after all subjects that one look may tell: more are told as one, to read everything again. */
export const MOST_SUBJECTS = 200;

/**
 * How far the changes have ended: every transaction before the horizon is over, what it wrote can be read, and no later one will lie before it.
 * An id tells no such thing, a smaller one may be committed later. `$1` horizon of the last look, `$2` accounts that follow.
 */
export const LOOK = `
  select horizon::text, exists (select from audit_entry where transaction_id >= $1::bigint and transaction_id < horizon and outcome = 'done') as changed,
         array(select id::text from account where id = any($2::bigint[]) and active) as accounts
  from txid_snapshot_xmin(txid_current_snapshot()) as horizon`;

/** Plans and items that changed, as far as the person sees them; what was refused changed nothing. `$3` whose, `$4` and `$5` from which transaction up to before which. */
export function changedSubjects({ code, plan, item, work }: VisibleItems): PageStatement {
  const ofUnit = code === 'unit';
  // Instructions, which no unit reads, are between leaders and offices.
  const letter = ofUnit
    ? `${READ_BY_UNITS} and exists (select from circular_passage own where own.circular_id = circular.id and own.unit_id = $3::bigint and own.named and own.id = coalesce(passage.id, own.id))`
    : code === 'office' ? plan : `${READ_BY_LEADERS} and ${plan}`;
  return {
    name: `reads-changes-${code}`,
    tables: `
      changed as materialized (select distinct subject_type, subject_id from audit_entry where transaction_id >= $4::bigint and transaction_id < $5::bigint and outcome = 'done'),
      subjects as (
        select distinct plan.id as plan_id, item.id as item_id
        from changed
        left join assignment on subject_type = 'assignment' and assignment.id = subject_id
        left join submission on subject_type = 'submission' and submission.id = subject_id
        left join notice on subject_type = 'notice' and notice.id = subject_id
        left join phase on subject_type = 'phase' and phase.id = subject_id
        left join instruction on subject_type = 'instruction' and instruction.id = subject_id
        left join circular_passage passage on subject_type = 'circularPassage' and passage.id = subject_id
        left join circular on circular.id = case when subject_type = 'circular' then subject_id else passage.circular_id end
        left join item on item.id = case when subject_type = 'item' then subject_id else assignment.item_id end
        join plan on plan.id = coalesce(item.plan_id, submission.plan_id, notice.plan_id, phase.plan_id, instruction.plan_id, circular.plan_id, case when subject_type = 'plan' then subject_id end)
        where case when item.id is not null then ${item} and (assignment.id is null or ${work})
                   when circular.id is not null then ${letter}
                   ${ofUnit ? `when instruction.id is not null then false
                   when submission.id is not null then submission.unit_id = $3::bigint
                   when notice.id is not null then notice.unit_id = $3::bigint and notice.state not in ('draft', 'discarded')` : ''}
                   else ${plan} end)`,
    page: `select row_number() over (order by plan_id, item_id) as ordinal, plan_id as "planId", item_id as "itemId" from subjects order by 1 limit ${MOST_SUBJECTS + 1}`,
  };
}
