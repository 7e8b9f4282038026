import { CycleSweep } from '../../dist/src/modules/submissions/index.js';
import { BenchDatabase } from './database.mjs';
import { interleaved, pairedRatios, spread, timed } from './statistics.mjs';

const UNITS = 100;
const DUTIES = 100;
const UNIT_DUTIES = UNITS * DUTIES;
const FIRST_YEAR = 2024;
const RATE_TARGET = 0.5;

// The same rows into the same tables, every value at hand: what opening a month cannot do without.
const BARE = `
  with submitted as (
    insert into submission (duty_id, plan_id, unit_id, period_key, title, opens_on, due_on, min_count, status)
    select duty_id, plan_id, unit_id, $1, $2, $3, $4, 1, 'open' from bare_owed returning id, plan_id, unit_id
  ), opened as (
    insert into obligation (kind, plan_id, unit_id, subject_type, subject_id, title, due_on, effective_due_on, due_words, evergreen, ladder, state, opened_at)
    select 'monthlyInformation', plan_id, unit_id, 'submission', id, $2, $4::date, $4::date, '每月', false, 'information', 'open', now() from submitted returning id
  )
  insert into ladder_position (obligation_id, ladder, lane, due_on) select id, 'information', id % 4, $4 from opened`;

/** Opens a month of 10,000 unit-duties through the real sweep, beside one bare INSERT … SELECT of as many rows into the same tables. */
export async function cycles({ serverUrl, rounds, progress }) {
  const database = await BenchDatabase.create(serverUrl);
  try {
    progress(`准备 ${DUTIES} 项月报、${UNITS} 家单位`);
    await prepared(database);
    const { ours, limit } = await interleaved(rounds, {
      ours: async (round) => {
        const month = monthOf(round);
        await settled(database);
        await database.atDay(month.first);
        const { ms, result } = await timed(() => database.run((tx) => database.get(CycleSweep).turn(tx)));
        return measured(ms, result.opened);
      },
      limit: async (round) => {
        const month = monthOf(round);
        await settled(database);
        const { ms, result } = await timed(() => database.client.query(BARE, [month.key, `${month.title}报送信息`, month.first, month.last]));
        return measured(ms, result.rowCount);
      },
    }, (round) => progress(`第 ${round} 轮`));
    await checkEachOnce(database, rounds);
    const ratio = spread(pairedRatios(ours, limit));
    return [{
      figure: `开始一个月的报送，${UNIT_DUTIES.toLocaleString('en-US').replace(',', ' ')} 份`, unit: '份/秒', measured: spread(ours), limitName: '同样的行用一条 INSERT … SELECT 写入同样的表', limit: spread(limit),
      ratio, target: `比值 ≥ ${RATE_TARGET}`, reached: ratio.median >= RATE_TARGET, note: '每份写入报送、应办事项、提醒位置各一行；我方另写期次事件，并算出下一期',
    }];
  } finally {
    await database.drop();
  }
}

/** Two plans with the same units and duties; the sweep opens the first one's, the bare statement the second one's. */
async function prepared(database) {
  const { client } = database;
  await client.query(`insert into unit (code, name, kind, position) select 'unit-' || i, '市第' || i || '局', 'government', i from generate_series(1, ${UNITS}) i`);
  for (const [number, opens] of [[1, `${FIRST_YEAR}-01-01`], [2, null]]) {
    const planId = await database.value(
      `insert into plan (document_number, title, kind, status, issuer, issued_on) values ('测政办〔2024〕' || $1 || '号', '月报', 'taskList', 'issued', '市人民政府办公厅', $2) returning id`, [number, `${FIRST_YEAR}-01-01`]);
    const itemId = await database.value(
      `insert into item (plan_id, key, position, number, headings, text, points, deadline_words, evergreen, targets, clauses, line, end_line, status)
       values ($1, 'item-1', 1, '1', '{}', '事项', '{}', '', false, '[]', '[]', 1, 1, 'issued') returning id`, [planId]);
    await client.query(
      `insert into assignment (item_id, plan_id, unit_id, role, role_word, printed, position, status) select $1, $2, id, 'lead', '责任单位', name, position, 'acknowledged' from unit`, [itemId, planId]);
    await client.query(
      `insert into reporting_duty (plan_id, key, position, kind, title, words, line, audience, cadence, due_words, starts_on, next_opens_on)
       select $1, 'duty-' || i, i, 'monthlyInformation', '每月报送信息', '每月报送信息', 1, 'responsibleUnits', 'monthly', '每月', $2, $3 from generate_series(1, ${DUTIES}) i`,
      [planId, `${FIRST_YEAR}-01-01`, opens]);
    if (opens === null) {
      await client.query(`create table bare_owed as select duty.id as duty_id, duty.plan_id, unit.id as unit_id from reporting_duty duty cross join unit where duty.plan_id = ${Number(planId)}`);
    }
  }
  await client.query('vacuum (analyze)');
}

/** What earlier rounds opened was handed in: closing windows is not what is measured. */
async function settled(database) {
  await database.client.query(`update submission set status = 'accepted' where status = 'open'`);
  await database.client.query('vacuum (analyze) submission, obligation, ladder_position');
}

function monthOf(round) {
  const year = FIRST_YEAR + Math.floor(round / 12);
  const month = (round % 12) + 1;
  const words = `${year}-${String(month).padStart(2, '0')}`;
  return { key: words, title: `${year}年${month}月`, first: `${words}-01`, last: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) };
}

function measured(ms, opened) {
  if (opened !== UNIT_DUTIES) throw new Error(`${opened} of ${UNIT_DUTIES} opened`);
  return (opened / ms) * 1000;
}

async function checkEachOnce(database, rounds) {
  const plans = await database.rows(
    `select submission.plan_id, count(distinct (duty_id, submission.unit_id, submission.period_key))::int as periods, count(obligation.id)::int as owed, count(ladder_position.due_on)::int as placed
     from submission left join obligation on subject_type = 'submission' and subject_id = submission.id left join ladder_position on obligation_id = obligation.id group by 1`);
  const expected = rounds * UNIT_DUTIES;
  if (plans.length !== 2 || plans.some(({ periods, owed, placed }) => periods !== expected || owed !== expected || placed !== expected)) throw new Error(`not each once: ${JSON.stringify(plans)}`);
}
