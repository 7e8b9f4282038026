import type { EngineApp } from './engine-app.js';

/** What an obligation is about in words that are the same in every database: ids depend on the order of work. */
const SUBJECT = `
  case obligation.subject_type
    when 'assignment' then (select 'item ' || item.position || ' ' || assignment.role from assignment join item on item.id = assignment.item_id where assignment.id = subject_id)
    when 'plan' then 'plan ' || obligation.period_key
    else (select duty.key || ' ' || period_key from submission join reporting_duty duty on duty.id = duty_id where submission.id = subject_id) end`;

const TABLES = {
  obligations: `
    select document_number, unit.code as unit, obligation.kind, ${SUBJECT} as subject, obligation.due_on, obligation.period_key, obligation.ladder,
           (select coalesce(max(reminder.rung), 0) from reminder where reminder.obligation_id = obligation.id and reminder.due_on = obligation.effective_due_on) as rung, state, settled_on
    from obligation join plan on plan.id = plan_id left join unit on unit.id = unit_id
    order by 1, 2, 3, 4, 5`,
  submissions: `
    select document_number, unit.code as unit, duty.key as duty, period_key, submission.title, opens_on, submission.due_on, submission.status
    from submission join reporting_duty duty on duty.id = duty_id join plan on plan.id = submission.plan_id join unit on unit.id = unit_id order by 1, 2, 3, 4`,
  phases: `
    select document_number, phase.key, entered_at is not null as entered, left_at is not null as "left"
    from phase join plan on plan.id = plan_id order by 1, 2`,
  reminders: `
    select document_number, unit.code as unit, obligation.kind, ${SUBJECT} as subject, reminder.rung, reminder.rung_code, reminder.due_on
    from reminder join obligation on obligation.id = obligation_id join plan on plan.id = plan_id join unit on unit.id = unit_id order by 1, 2, 3, 4, 5, 7`,
} as const;

/** What must not depend on when the engine ticked, only on which day it is. */
export type FinalState = Readonly<Record<keyof typeof TABLES, readonly Readonly<Record<string, unknown>>[]>>;

/** Obligations, submissions, phases and the fire log, each in a fixed order and without ids. */
export async function finalState(app: EngineApp): Promise<FinalState> {
  const rows = (table: keyof typeof TABLES): Promise<Record<string, unknown>[]> => app.query(TABLES[table]);
  return { obligations: await rows('obligations'), submissions: await rows('submissions'), phases: await rows('phases'), reminders: await rows('reminders') };
}

const TRACES = {
  fired: `
    select document_number, unit.code as unit, obligation.kind, ${SUBJECT} as subject, reminder.rung, reminder.due_on, fired_on, fired_at, late, superseded
    from reminder join obligation on obligation.id = obligation_id join plan on plan.id = plan_id join unit on unit.id = unit_id order by 1, 2, 3, 4, 5, 6`,
  phaseDays: `
    select document_number, phase.key, entered_at, left_at from phase join plan on plan.id = plan_id order by 1, 2`,
  inboxes: `
    select login, notification.kind, title, body, sent_on, sent_at, late, substitute from notification join account on account.id = account_id order by 1, 5, 2, 3, 4`,
  events: `
    select event_type, occurred_at, count(*)::int as count from outbox group by 1, 2 order by 2, 1`,
  audit: `
    select at, actor_name, action, subject_type, count(*)::int as count from audit_entry group by 1, 2, 3, 4 order by 1, 3`,
} as const;

/** Everything that happened and when, besides the final state: the same for two runs that lived through the same days. */
export async function history(app: EngineApp): Promise<Readonly<Record<string, unknown>>> {
  const entries = await Promise.all(Object.entries(TRACES).map(async ([name, sql]) => [name, await app.query(sql)] as const));
  return { ...(await finalState(app)), ...Object.fromEntries(entries) };
}
