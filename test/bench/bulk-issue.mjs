import { loadavg } from 'node:os';
import { SYSTEM_ACTOR } from '../../dist/src/domain/policy/actor.js';
import { IssuingService } from '../../dist/src/modules/issuing/index.js';
import { BenchDatabase } from './database.mjs';
import { interleaved, pairedRatios, spread, timed } from './statistics.mjs';

const ITEMS = 4_000;
const UNITS_PER_ITEM = 5;
const ASSIGNMENTS = ITEMS * UNITS_PER_ITEM;
const UNITS = 200;
const TARGET = 0.5;

/** Issues a plan with 20,000 assignments, beside the same changes and rows by one statement per table. */
export async function bulkIssue({ serverUrl, rounds, progress }) {
  const database = await BenchDatabase.create(serverUrl);
  try {
    progress('准备方案');
    const plans = await draftPlans(database, 2 * (rounds + 1));
    const issue = async (planId) => rate((await timed(() => database.run((tx) => database.get(IssuingService).issue(tx, SYSTEM_ACTOR, planId)))).ms);
    const model = plans.pop();
    await issue(model);
    const bare = async (planId) => rate((await timed(() => bareIssue(database, model, planId))).ms);
    await bare(plans.pop());
    await database.client.query('vacuum (analyze)');
    await database.client.query('checkpoint');
    const { ours, limit } = await interleaved(rounds, { ours: () => issue(plans.pop()), limit: () => bare(plans.pop()) }, (round) => progress(`第 ${round} 轮`));
    const written = await checkRows(database);
    const ratio = spread(pairedRatios(ours, limit));
    return [{
      figure: `交办含 ${ASSIGNMENTS} 项责任的方案`, unit: '项/秒', measured: spread(ours), limitName: '同样的行，每张表一条语句', limit: spread(limit), ratio, target: `比值 ≥ ${TARGET}`, reached: ratio.median >= TARGET,
      note: `一次 ${Math.round((ASSIGNMENTS / spread(ours).median) * 1000)} 毫秒，打开 ${written} 项义务；负载 ${loadavg()[0].toFixed(1)}`,
    }];
  } finally {
    await database.drop();
  }
}

const rate = (ms) => (ASSIGNMENTS / ms) * 1000;

/** Drafts that are the same but for their numbers, one lead and four cooperating units an item; their ids. */
async function draftPlans(database, count) {
  const { client } = database;
  await database.loadCalendar();
  await database.atDay('2024-04-02');
  await client.query(`insert into unit (code, name, kind, position) select 'unit-' || i, '市第' || i || '局', 'government', i from generate_series(1, ${UNITS}) i`);
  const ids = [];
  for (let number = 1; number <= count; number++) {
    const planId = await database.value(
      `insert into plan (document_number, title, kind, status, issuer, document_date) values ($1, '重点任务', 'taskList', 'draft', '市人民政府办公厅', '2024-04-01') returning id`, [`测政办〔2024〕${number}号`]);
    await client.query(
      `insert into item (plan_id, key, position, number, headings, text, points, deadline_words, due_on, evergreen, targets, clauses, line, end_line, status)
       select $1, 'item-' || i, i, i::text, '{}', repeat('支持企业开拓国际市场，推动外贸稳规模优结构，', 3) || i, '{}', '2024年12月', date '2024-07-01' + i % 500, false, '[]', '[]', i, i, 'draft'
       from generate_series(1, ${ITEMS}) i`, [planId]);
    await client.query(
      `insert into assignment (item_id, plan_id, unit_id, role, role_word, printed, position, status)
       select item.id, plan_id, (select min(id) from unit) + (item.position * 7 + place * 31) % ${UNITS}, case place when 1 then 'lead' else 'cooperating' end, case place when 1 then '牵头单位' else '责任单位' end, '市第一局', place, 'pendingAck'
       from item cross join generate_series(1, ${UNITS_PER_ITEM}) place where plan_id = $1 order by item.position, place`, [planId]);
    ids.push(planId);
  }
  await client.query('vacuum (analyze)');
  return ids;
}

/** What issuing the model wrote, written for another plan: nothing is decided, counted or named any more. */
async function bareIssue({ client }, model, planId) {
  const { rows: [{ apart }] } = await client.query(
    'select (select min(id) from assignment where plan_id = $2) - (select min(id) from assignment where plan_id = $1) as apart', [model, planId]);
  await client.query('begin');
  await client.query(`update plan set status = 'issued', issued_on = app_today(), issued_at = app_now(), version = version + 1 where id = $1`, [planId]);
  await client.query(`update item set status = 'issued', version = version + 1 where plan_id = $1 and status = 'draft'`, [planId]);
  await client.query(
    `insert into obligation (kind, plan_id, unit_id, subject_type, subject_id, period_key, title, due_on, due_words, evergreen, ladder, counted_from, counted_days, provisional, effective_due_on, state, opened_at)
     select kind, $2, unit_id, subject_type, subject_id + $3, period_key, title, due_on, due_words, evergreen, ladder, counted_from, counted_days, provisional, effective_due_on, state, app_now()
     from obligation where plan_id = $1`, [model, planId, apart]);
  await client.query('insert into ladder_position (obligation_id, ladder, lane, due_on) select id, ladder, id % 4, effective_due_on from obligation where plan_id = $1 and effective_due_on is not null', [planId]);
  await client.query(
    `insert into audit_entry (at, actor_name, actor_role, outcome, action, subject_type, subject_id, detail) values (app_now(), '系统', 'system', 'done', 'plan.issued', 'plan', $1, '{}')`, [planId]);
  await client.query(`insert into outbox (job, event_type, payload, occurred_at) values ('notification.fanout', 'plan.issued', json_build_object('planId', $1::text), app_now())`, [planId]);
  await client.query('commit');
}

/** Every plan owes the same; how much. */
async function checkRows(database) {
  const rows = await database.rows(
    `select count(*)::int as owed, count(distinct subject_id)::int as subjects, count(position.obligation_id)::int as placed from obligation left join ladder_position position on obligation_id = id group by plan_id`);
  const [{ owed }] = rows;
  if (rows.some((row) => row.owed !== owed || row.subjects !== ASSIGNMENTS || row.placed !== owed)) throw new Error(`not the same rows: ${JSON.stringify(rows)}`);
  return owed;
}
