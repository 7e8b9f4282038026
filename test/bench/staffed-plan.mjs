const DAY = '2024-04-15';
export const UNITS = 200;
export const CLAIMS = 10_000;
/** Reporting periods; every unit owes a piece in each. */
export const PERIODS = 50;

/** An issued plan of two hundred units with one liaison each and an office with one clerk: accepted claims and returned pieces to be told of. */
export async function staffedPlan(database) {
  const { client } = database;
  await client.query(`insert into unit (code, name, kind, position) select 'unit-' || i, '市第' || i || '局', 'government', i from generate_series(1, ${UNITS}) i`);
  const groupId = await database.value(`insert into leading_group (name, office_name) values ('市推进工作领导小组', '领导小组办公室') returning id`);
  await client.query(`with person as (insert into account (login, display_name, email) select 'liaison.' || code, name || '联络员', code || '@example.gov.cn' from unit order by id returning id, login)
    insert into post (account_id, role, unit_id) select person.id, 'liaison', unit.id from person join unit on login = 'liaison.' || code order by person.id`);
  const clerkId = await database.value(
    `with person as (insert into account (login, display_name, email) values ('office', '办公室', 'office@example.gov.cn') returning id)
     insert into post (account_id, role, leading_group_id) select id, 'officeClerk', $1 from person returning account_id`, [groupId]);
  const planId = await database.value(
    `insert into plan (document_number, title, kind, status, issuer, issued_on, leading_group_id) values ('测政办〔2024〕1号', '重点任务', 'taskList', 'issued', '市人民政府办公厅', $1, $2) returning id`,
    [DAY, groupId]);
  const itemId = await database.value(
    `insert into item (plan_id, key, position, number, headings, text, points, deadline_words, evergreen, targets, clauses, line, end_line, status)
     values ($1, 'item-1', 1, '1', '{}', '支持企业开拓国际市场，推动外贸稳规模优结构。', '{}', '', false, '[]', '[]', 1, 1, 'issued') returning id`, [planId]);
  await client.query(
    `insert into assignment (item_id, plan_id, unit_id, role, role_word, printed, position, status) select $1, $2, id, 'lead', '责任单位', name, position, 'acknowledged' from unit`, [itemId, planId]);
  await client.query(
    `insert into completion_claim (assignment_id, evidence, claimed_on, claimed_at, claimed_by_id, decision, decision_reason, decided_at, decided_by_id)
     select (select min(id) from assignment) + i % ${UNITS}, '已完成，详见附件。', $1, $1::date, account.id, 'accepted', '', $1::date, $2
     from generate_series(1, ${CLAIMS}) i join assignment on assignment.id = (select min(id) from assignment) + i % ${UNITS} join incumbent account on account.unit_id = assignment.unit_id`, [DAY, clerkId]);
  const dutyId = await database.value(
    `insert into reporting_duty (plan_id, key, position, kind, title, words, line, audience, cadence, due_words)
     values ($1, 'duty-1', 1, 'monthlyInformation', '每月报送信息', '每月报送信息', 1, 'responsibleUnits', 'monthly', '每月') returning id`, [planId]);
  await client.query(
    `insert into submission (duty_id, plan_id, unit_id, period_key, title, opens_on, due_on, min_count, status, decision_reason)
     select $1, $2, unit.id, 'period-' || period, '第' || period || '期信息', $3::date, $3::date + 30, 1, 'returned', '缺少数据' from generate_series(1, ${PERIODS}) period cross join unit`,
    [dutyId, planId, DAY]);
  await client.query('vacuum (analyze)');
}
