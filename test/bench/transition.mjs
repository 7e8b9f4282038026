import { loadavg } from 'node:os';
import pg from 'pg';
import { AccountsService } from '../../dist/src/modules/accounts/index.js';
import { AssignmentsService } from '../../dist/src/modules/items/index.js';
import { BareTransition } from './bare-transition.mjs';
import { BenchDatabase } from './database.mjs';
import { interleaved, pairedRatios, spread, timed } from './statistics.mjs';

const CALLERS = 20;
const UNITS = 200;
/** Signatures of one window; every window has assignments of its own. */
const SIGNATURES = 2_000;
const TARGET = 0.4;

/** A signature through the service layer, beside the same writes as one statement through a plain driver, both asked for by twenty at once. */
export async function transition({ serverUrl, rounds, progress }) {
  const database = await BenchDatabase.create(serverUrl);
  const pool = new pg.Pool({ connectionString: database.url, max: CALLERS });
  try {
    progress('准备责任');
    const windows = await prepared(database, 2 * (rounds + 1));
    const people = await actors(database);
    const service = database.get(AssignmentsService);
    const bare = new BareTransition(pool);
    const ways = {
      ours: ({ id, unitId }) => service.acknowledge(people.get(unitId), id),
      limit: ({ id, unitId }) => bare.acknowledge(people.get(unitId), id),
    };
    for (const way of Object.values(ways)) await all(windows.pop(), way);
    await database.client.query('checkpoint');
    const { ours, limit } = await interleaved(rounds, { ours: () => all(windows.pop(), ways.ours), limit: () => all(windows.pop(), ways.limit) }, (round) => progress(`第 ${round} 轮`));
    await checkRows(database, SIGNATURES * 2 * (rounds + 1));
    const ratio = spread(pairedRatios(ours, limit));
    return [{
      figure: '签收一项责任', unit: '次/秒', measured: spread(ours), limitName: '同样的写入合成一条语句', limit: spread(limit), ratio, target: `比值 ≥ ${TARGET}`, reached: ratio.median >= TARGET,
      note: `${CALLERS} 人同时，每轮 ${SIGNATURES} 次，落盘，含审计链；负载 ${loadavg()[0].toFixed(1)}`,
    }];
  } finally {
    await pool.end();
    await database.drop();
  }
}

/** Signatures in a second when every caller asks for the next one once it is answered. */
async function all(assignments, sign) {
  const left = [...assignments];
  const caller = async () => {
    for (let next = left.pop(); next; next = left.pop()) await sign(next);
  };
  const { ms } = await timed(() => Promise.all(Array.from({ length: CALLERS }, caller)));
  return (assignments.length / ms) * 1000;
}

/** Assignments that wait for their signature, in as many windows; each item has one, so that callers meet at the audit chain only. */
async function prepared(database, windows) {
  const { client } = database;
  await database.atDay('2024-04-02');
  await client.query(`insert into unit (code, name, kind, position) select 'unit-' || i, '市第' || i || '局', 'government', i from generate_series(1, ${UNITS}) i`);
  await client.query(`with person as (insert into account (login, display_name, demo) select code, name || '联络员', true from unit order by id returning id, login)
    insert into post (account_id, role, unit_id) select person.id, 'liaison', unit.id from person join unit on code = login`);
  const planId = await database.value(
    `insert into plan (document_number, title, kind, status, issuer, issued_on, issued_at) values ('测政办〔2024〕1号', '重点任务', 'taskList', 'issued', '市人民政府办公厅', '2024-04-01', '2024-04-01') returning id`);
  await client.query(
    `insert into item (plan_id, key, position, number, headings, text, points, deadline_words, due_on, evergreen, targets, clauses, line, end_line, status)
     select $1, 'item-' || i, i, i::text, '{}', '支持企业开拓国际市场，推动外贸稳规模优结构。', '{}', '2024年12月', '2024-12-31', false, '[]', '[]', i, i, 'issued' from generate_series(1, $2::int) i`, [planId, windows * SIGNATURES]);
  await client.query(
    `insert into assignment (item_id, plan_id, unit_id, role, role_word, printed, position, status)
     select id, plan_id, (select min(id) from unit) + id % ${UNITS}, 'lead', '牵头单位', '市第一局', 1, 'pendingAck' from item`);
  await client.query(
    `with opened as (
       insert into obligation (kind, plan_id, unit_id, subject_type, subject_id, title, due_on, effective_due_on, due_words, ladder, state, opened_at)
       select 'acknowledgement', plan_id, unit_id, 'assignment', id, '签收', date '2024-04-07', date '2024-04-07', '', 'acknowledgement', 'open', timestamptz '2024-04-01' from assignment returning id, ladder, due_on)
     insert into ladder_position (obligation_id, ladder, lane, due_on) select id, ladder, id % 4, due_on from opened`);
  await client.query('vacuum (analyze)');
  const rows = await database.rows('select id, unit_id as "unitId" from assignment order by id');
  return Array.from({ length: windows }, (_, window) => rows.slice(window * SIGNATURES, (window + 1) * SIGNATURES));
}

async function actors(database) {
  const units = await database.rows('select id, code from unit');
  return new Map(await Promise.all(units.map(async ({ id, code }) => [id, await database.get(AccountsService).actor(code)])));
}

/** Both ways must have left the same rows. */
async function checkRows(database, signatures) {
  const [row] = await database.rows(
    `select (select count(*) from assignment where status = 'acknowledged' and version = 2)::int as signed, (select count(*) from obligation where state = 'settled' and settled_at is not null)::int as settled,
            (select count(*) from ladder_position)::int as climbing, (select count(*) from audit_link join audit_entry on audit_entry.id = entry_id where action = 'assignment.acknowledged')::int as audited`);
  if (row.signed !== signatures || row.settled !== signatures || row.climbing !== 0 || row.audited !== signatures) throw new Error(`not the same rows: ${JSON.stringify(row)}`);
}
