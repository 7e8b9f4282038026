import { setTimeout as sleep } from 'node:timers/promises';
import { startTestRedis } from '../../src/launch/redis.mjs';
import { BenchDatabase } from './database.mjs';
import { CLAIMS, PERIODS, staffedPlan, UNITS } from './staffed-plan.mjs';
import { pairedRatios, spread, timed } from './statistics.mjs';
import { WorkerPair } from './worker-pair.mjs';

const EVENTS = 20_000;
const WARM_UP = 2_000;
const RATE_TARGET = 2_000;
const MOST_MS = 300_000;

/** The committed events of one round, of three kinds in mixed order: answers that concern one unit, and periods that concern all of them. */
const PUT = `
  insert into outbox (job, event_type, payload, occurred_at)
  select 'notification.fanout', event_type, payload, app_now() from (
    select 'assignment.completionAccepted' as event_type, jsonb_build_object('completionClaimId', id::text) as payload from completion_claim
    union all
    select 'submission.opened', jsonb_build_object('dutyId', duty_id::text, 'periodKey', period_key) from submission group by duty_id, period_key
    union all
    select 'submission.returned', jsonb_build_object('submissionId', id::text) from (select id from submission order by id limit ${EVENTS - CLAIMS - PERIODS}) returned) event
  order by md5(payload::text) limit $1`;

const COLUMNS = 'account_id, plan_id, kind, title, body, sent_on, sent_at, late, substitute, immediate, any_hour, audience, seat_unit_id, seat_office_id, outbound';
/** Event ids that no outbox row has. */
const BARE_IDS = 1_000_000_000_000n;

/** Committed events until the last inbox row, by two workers that wait for them; beside the bare insert of the same inbox rows. */
export async function outbox({ serverUrl, rounds, progress }) {
  const redis = await startTestRedis();
  try {
    return [await onBackend('Redis', redis.url, { serverUrl, rounds, progress }), await onBackend('PostgreSQL', null, { serverUrl, rounds, progress })];
  } finally {
    await redis.stop();
  }
}

async function onBackend(backend, redisUrl, { serverUrl, rounds, progress }) {
  const database = await BenchDatabase.create(serverUrl);
  let workers;
  try {
    progress(`准备 ${UNITS} 家单位（队列在 ${backend}）`);
    await staffedPlan(database);
    workers = await WorkerPair.start(database.url, redisUrl);
    await delivered(database, WARM_UP, workers);
    const ours = [];
    const limit = [];
    for (let round = 1; round <= rounds; round += 1) {
      progress(`第 ${round} 轮（队列在 ${backend}）`);
      await database.client.query('vacuum (analyze) outbox, notification');
      const after = await database.value('select coalesce(max(id), 0) from outbox');
      ours.push((EVENTS / await delivered(database, EVENTS, workers)) * 1000);
      const rows = await checkEachOnce(database, after);
      const { ms } = await timed(() => database.client.query(
        `insert into notification (event_id, ${COLUMNS}) select event_id + ${BARE_IDS}, ${COLUMNS} from notification where event_id > $1 and event_id < ${BARE_IDS}`, [after]));
      limit.push((rows / ms) * 1000);
    }
    const measured = spread(ours);
    const aimed = redisUrl !== null;
    return {
      figure: `${thousands(EVENTS)} 个事件从发件箱到收件箱，队列在 ${backend}`, unit: '个/秒', measured, limitName: '同样的收件箱行用一条 INSERT … SELECT 写入（行/秒）', limit: spread(limit),
      ratio: spread(pairedRatios(ours, limit)), target: aimed ? `≥ ${thousands(RATE_TARGET)} 个/秒` : '仅供参考', reached: aimed ? measured.median >= RATE_TARGET : null,
      note: `两个工作进程；每轮 ${thousands(EVENTS + PERIODS * (UNITS - 1))} 行收件箱，其中 ${PERIODS} 个事件各告知 ${UNITS} 家单位`,
    };
  } finally {
    await workers?.stop();
    await database.drop();
  }
}

/** Puts the events in one transaction into the outbox; returns milliseconds until the last of them is done. */
async function delivered(database, events, workers) {
  const { ms } = await timed(async () => {
    const began = performance.now();
    await database.client.query(PUT, [events]);
    while (await database.value('select exists (select from outbox where done_at is null)')) {
      if (performance.now() - began > MOST_MS) throw new Error(`not delivered after ${MOST_MS} ms:\n${workers.output}`);
      await sleep(10);
    }
  });
  return ms;
}

/** Throws unless every event of the round has reached each person it concerns once; returns how many inbox rows that were. */
async function checkEachOnce(database, after) {
  const [row] = await database.rows(
    `select count(*)::int as events, coalesce(sum(rows), 0)::int as rows, count(*) filter (where rows <> people or rows <> distinct_people or attempts <> 1 or parked_at is not null)::int as wrong
     from (select outbox.attempts, outbox.parked_at, case event_type when 'submission.opened' then ${UNITS} else 1 end as people,
                  (select count(*) from notification where event_id = outbox.id) as rows, (select count(distinct account_id) from notification where event_id = outbox.id) as distinct_people
           from outbox where id > $1) told`, [after]);
  if (row.events !== EVENTS || row.rows !== EVENTS + PERIODS * (UNITS - 1) || row.wrong > 0) throw new Error(`not each once: ${JSON.stringify(row)}`);
  return row.rows;
}

const thousands = (count) => count.toLocaleString('en').replaceAll(',', ' ');
