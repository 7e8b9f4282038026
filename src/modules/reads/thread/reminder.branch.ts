import type { ThreadBranch } from './thread-branch.js';

/** What the ladder has said: one entry for all units that reached the same rung of the same kind of duty at once. */
export const reminded: ThreadBranch = {
  kind: 'reminded',
  title: '提醒',
  rows: ({ work }) => `select fired_at, min(reminder.id), case when count(*) = 1 then min(unit.name) end, null, '',
                    json_build_object('dutyKind', obligation.kind, 'rung', rung_code, 'dueOn', reminder.due_on, 'units', count(*)::int, 'late', bool_or(reminder.late))
               from head join assignment on assignment.item_id = head.id join obligation on subject_id = assignment.id and subject_type = 'assignment' and obligation.unit_id is not null
               join reminder on reminder.obligation_id = obligation.id join unit on unit.id = assignment.unit_id
               where not superseded and ${work} group by fired_at, obligation.kind, rung_code, reminder.due_on`,
};
