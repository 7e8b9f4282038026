import { addDays } from '../../dist/src/domain/kernel/local-date.js';
import { rungThresholds } from '../../dist/src/domain/obligation/rung-thresholds.js';
import { LADDER_POLICY } from '../../dist/src/modules/obligations/index.js';

export const OPEN = 1_000_000;
export const DUE_PER_DAY = 100_000;
/** Days on which a group reaches its first rung; more would bring the first groups to their second. */
export const SWEEP_DAYS = 6;
const UNITS = 200;
const FIRST_DAY = '2024-04-01';
const LADDER = 'standard';

/**
 * Fills a database with open obligations of one plan and two hundred units, a million unless asked otherwise. On each of the returned
 * days `duePerDay` of them reach their first rung; the others are due a year later. As in life, those of one day lie scattered over the table.
 * @returns {Promise<{ idleDay: string, sweepDays: string[] }>} idleDay: the day before the first, when nothing is due
 */
export async function openObligations(database, calendar, { open = OPEN, duePerDay = DUE_PER_DAY, days = SWEEP_DAYS } = {}) {
  const ladder = database.get(LADDER_POLICY).ladders.find(({ code }) => code === LADDER);
  const sweepDays = [];
  const dueDates = [];
  let day = FIRST_DAY;
  for (let reached = thresholdOn(ladder, day, calendar); sweepDays.length < days; ) {
    day = addDays(day, 1);
    const now = thresholdOn(ladder, day, calendar);
    if (now > reached) {
      sweepDays.push(day);
      dueDates.push(now);
    }
    reached = now;
  }
  const { client } = database;
  await client.query(`insert into unit (code, name, kind, position) select 'unit-' || i, '市第' || i || '局', 'government', i from generate_series(1, ${UNITS}) i`);
  const planId = await database.value(
    `insert into plan (document_number, title, kind, status, issuer, issued_on) values ('测政办〔2024〕1号', '百万事项', 'taskList', 'issued', '市人民政府办公厅', $1) returning id`, [FIRST_DAY]);
  await client.query(
    `insert into obligation (kind, plan_id, unit_id, subject_type, subject_id, title, due_on, effective_due_on, due_words, evergreen, ladder, state, opened_at)
     select 'itemCompletion', $1, (select min(id) from unit) + i % ${UNITS}, 'assignment', i, '完成事项' || i || '：支持企业开拓国际市场，推动外贸稳规模优结构',
            due_on, due_on, '2024年12月', false, $3, 'open', $4
     from (select i, coalesce(($2::date[])[1 + i % ${open / duePerDay}], date '2025-04-01' + (i % 200)::int) as due_on from generate_series(0, ${open - 1}) i) dated`,
    [planId, dueDates, LADDER, `${FIRST_DAY}T09:00:00+08:00`],
  );
  await client.query('insert into ladder_position (obligation_id, ladder, lane, due_on, fresh) select id, ladder, id % 4, due_on, false from obligation');
  await client.query('vacuum (analyze) obligation, ladder_position');
  return { idleDay: addDays(sweepDays[0], -1), sweepDays };
}

const thresholdOn = (ladder, day, calendar) => rungThresholds(ladder, day, calendar)[0].threshold;
