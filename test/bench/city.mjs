import { SessionsService } from '../../dist/src/modules/sign-in/index.js';

export const PLANS = 1_724;
/** As many as the largest list of the gazette has. */
export const ITEMS_OF_PLAN = 58;
const UNITS = 200;

/** As in life: one lead and two cooperating units an item, two of three signed, a report on every third, due days over two years. */
export async function fillCity(client) {
  await client.query(`update clock set demo_at = '2024-09-02T10:00:00+08:00'`);
  await client.query(`insert into unit (code, name, kind, position, search_words) select 'unit-' || i, '市第' || i || '局', 'government', i, '市第' || i || '局 sd' || i || 'j' from generate_series(1, ${UNITS}) i`);
  await client.query(`insert into leading_group (name, office_name) values ('市推进工作领导小组', '领导小组办公室')`);
  await client.query(`with person as (insert into account (login, display_name, demo) values ('leader', '分管领导', true) returning id) insert into post (account_id, role, field) select id, 'leader', array[(select min(id) from leading_group)] from person`);
  await client.query(
    `insert into plan (document_number, title, kind, status, issuer, issued_on, issued_at, leading_group_id, search_words)
     select '测政办〔2024〕' || i || '号', '第' || i || '号重点任务', 'taskList', 'issued', '市人民政府办公厅', '2024-04-01', '2024-04-01', (select min(id) from leading_group), '第' || i || '号重点任务 测政办2024' || i || '号' from generate_series(1, ${PLANS}) i`);
  await client.query(
    `insert into item (plan_id, key, position, number, headings, text, points, deadline_words, due_on, evergreen, targets, clauses, line, end_line, status, search_words)
     select plan.id, 'item-' || i, i, i::text, array['(一)开放平台提能工程', '1、强化湖北自贸试验区武汉片区引领带动功能'], repeat('支持企业开拓国际市场，推动外贸稳规模优结构，', 3) || i, '{}',
            '2024年12月', date '2024-07-01' + (i * 7 + plan.id::int) % 500, false, '[]', '[{"role":"lead","words":"市第一局","roleWord":"牵头单位"},{"role":"cooperating","words":"市第二局、市第三局","roleWord":"责任单位"}]', i, i, 'inProgress', '开放平台提能工程 强化湖北自贸试验区武汉片区引领带动功能 ' || repeat('支持企业开拓国际市场推动外贸稳规模优结构', 3) || i
     from plan cross join generate_series(1, ${ITEMS_OF_PLAN}) i`);
  await client.query(
    `insert into assignment (item_id, plan_id, unit_id, role, role_word, printed, position, status, acknowledged_at)
     select item.id, plan_id, (select min(id) from unit) + (item.id * 7 + place * 61) % ${UNITS}, case place when 1 then 'lead' else 'cooperating' end, case place when 1 then '牵头单位' else '责任单位' end, '市第一局', place,
            case when (item.id + place) % 3 = 0 then 'pendingAck' else 'inProgress' end, case when (item.id + place) % 3 > 0 then timestamptz '2024-04-03' end
     from item cross join generate_series(1, 3) place`);
  await client.query(
    `insert into obligation (kind, plan_id, unit_id, subject_type, subject_id, title, due_on, effective_due_on, due_words, ladder, state, opened_at)
     select 'itemCompletion', item.plan_id, unit_id, 'assignment', assignment.id, '第' || number || '项', due_on, due_on, '2024年12月', 'standard', 'open', timestamptz '2024-04-01' from assignment join item on item.id = item_id where role = 'lead'
     union all
     select 'acknowledgement', plan_id, unit_id, 'assignment', id, '签收', date '2024-04-07', date '2024-04-07', '', 'acknowledgement', case when acknowledged_at is null then 'open' else 'settled' end, timestamptz '2024-04-01' from assignment`);
  await client.query(
    `insert into progress_report (assignment_id, state, progress, reported_by_id, reported_at) select id, 'onTrack', '已完成两家，其余正在推进。', (select min(id) from account), '2024-06-03' from assignment where role = 'lead' and id % 3 = 0`);
  await client.query(`with person as (insert into account (login, display_name, demo) values ('office', '办公室', true) returning id) insert into post (account_id, role, leading_group_id) select id, 'officeClerk', (select min(id) from leading_group) from person`);
  await client.query(`with person as (insert into account (login, display_name, demo) values ('liaison', '联络员', true) returning id) insert into post (account_id, role, unit_id) select id, 'liaison', (select min(id) from unit) from person`);
  await client.query('vacuum (analyze)');
  await client.query('checkpoint');
}

/** The header of a person of the city who has signed in. */
export async function signedIn(database, login) {
  const accountId = await database.value('select id from account where login = $1', [login]);
  const { key } = await database.run((tx) => database.get(SessionsService).begin(tx, accountId, { address: '127.0.0.1', browser: 'bench' }, 'password'));
  return { cookie: `duban=${key}` };
}
