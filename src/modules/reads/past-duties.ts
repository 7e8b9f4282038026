/** The Beijing day of a moment. */
const dayOf = (moment: string): string => `(${moment} at time zone 'Asia/Shanghai')::date`;

/** JOIN beside `obligation`: `former`, what its due day was at the end of a past day where it has been moved since; `former.held` is null where it has not. */
export function joinFormer(day: string): string {
  return `left join lateral (
    select true as held, (term ->> 'dueOn')::date as due_on, (term ->> 'grantedOn')::date as granted_on
    from jsonb_array_elements(obligation.former_due_days) with ordinality as kept (term, place) where (term ->> 'until')::date > ${day} order by place limit 1) former on true`;
}

const WRITTEN_DUE_ON = 'case when former.held then former.due_on else obligation.due_on end';

/** The day on which an office had last granted `obligation` more time; null while it had not. */
const GRANTED_ON = 'case when former.held then former.granted_on else obligation.granted_on end';

/** Days on which the clock of `obligation` had stood still, of the spans that were over by the end of the day: several reasons at once count once, a day granted by then contains those before it. */
const stoodStill = (day: string): string => `
  (select coalesce(sum(upper(span) - lower(span)), 0)::int
   from (select unnest(range_agg(daterange(greatest(started_on, ${GRANTED_ON}), ended_on))) as span
         from suspension where obligation_id = obligation.id and ended_on <= ${day} and ended_on >= greatest(started_on, ${GRANTED_ON})) spans)`;

/**
 * Columns of `obligation` and its `former` due day as they were at the end of a past day, told from its own dates and the journal of
 * suspensions: `then_state` (null before it was opened), `then_due_on`, `then_effective_due_on`, `then_paused_on`.
 */
export function pastColumns(day: string): string {
  const settled = `${dayOf('obligation.settled_at')} <= ${day}`;
  const standing = `(select min(started_on) from suspension where obligation_id = obligation.id and started_on <= ${day} and (ended_on is null or ended_on > ${day}))`;
  return `
    case when ${dayOf('obligation.opened_at')} > ${day} then null when ${settled} then 'settled' when ${standing} is not null then 'paused' else 'open' end as then_state,
    ${WRITTEN_DUE_ON} as then_due_on, case when ${settled} then obligation.effective_due_on else (${WRITTEN_DUE_ON}) + ${stoodStill(day)} end as then_effective_due_on,
    ${standing} as then_paused_on`;
}
