import { setTimeout as aWhile } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { addDays } from '../../src/domain/kernel/local-date.js';
import { SYSTEM_ACTOR } from '../../src/domain/policy/actor.js';
import { FreezeService } from '../../src/modules/engine/index.js';
import { databaseFailure } from '../../src/platform/db/database-failure.js';
import { CuttableProxy } from '../support/cuttable-proxy.js';
import { eventually, eventuallyEquals, notYet, seen } from '../support/eventually.js';
import { migratedDatabase, type OwnServer, ownPostgres, ownRedis } from '../support/own-servers.mjs';
import { QueueBench } from '../support/queue-bench.js';
import { Seeded } from '../support/seeded.js';
import { SmtpSink, type SmtpReply, type SunkMessage } from '../support/smtp-sink.js';
import { SoakUsers } from '../support/soak-users.js';
import type { WorkerProcess } from '../support/worker-process.js';

const SECONDS = Number(process.env['SOAK_SECONDS'] ?? 25);
const SEED = Number(process.env['SOAK_SEED'] ?? 20_240_401);
const QUIET_MS = 120_000;
const LONGER_MS = 60_000;
const WORKERS = 3;
const DAY_MS = 86_400_000;
const BUSY_REPLIES: readonly SmtpReply[] = [421, 450, 451, 'cut'];
/** Deliveries that have not come to their end. */
const UNDER_WAY = `delivery where state in ('queued', 'sending', 'retry')`;

describe(`the engine under random faults (F48), seed ${SEED}`, () => {
  const random = new Seeded(SEED);
  const shared = { url: process.env['TEST_DATABASE_URL'], template: process.env['TEST_TEMPLATE'] };
  const told: string[] = [];
  let postgres: OwnServer;
  let redis: OwnServer;
  let bench: QueueBench;
  let line: CuttableProxy;
  let users: SoakUsers;
  let workers: WorkerProcess[];
  let sink: SmtpSink;
  /** Audit rows as they were first seen, by id. */
  const audited = new Map<string, string>();
  let day = '2024-04-01';
  let wallOffset = 0;
  let confirmed = 0;

  const start = (shiftMs = 0): WorkerProcess => {
    const env = { SMTP_URL: sink.url(), SMTP_TLS: 'off', MAIL_FROM: '督办 <duban@example.gov.cn>', SHIFT_CLOCK_MS: String(shiftMs) };
    return bench.startWorker(redis.url, { env, ...(shiftMs === 0 ? {} : { preload: 'shifted-clock' }) }, random.upTo(2) === 0 ? line.url : bench.app.url);
  };
  const replace = async (shiftMs = 0): Promise<void> => {
    const victim = random.upTo(WORKERS);
    await workers[victim]?.kill();
    workers[victim] = start(shiftMs);
  };
  const endSessions = () => bench.app.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
  const roomInRedis = async (bytes: string): Promise<void> => {
    const client = new Redis(redis.url, { maxRetriesPerRequest: 1 });
    try {
      await client.call('config', 'set', 'maxmemory', bytes);
    } finally {
      client.disconnect();
    }
  };
  /** An operator looks: true when the house had been frozen, for the clock alone, and goes on now. */
  const confirmClock = async (): Promise<boolean> => {
    const { freezes } = await bench.app.get(FreezeService).state();
    if (freezes.some(({ reason }) => reason !== 'clockJumped')) throw new Error(`frozen without a cause: ${JSON.stringify(freezes)}`);
    if (freezes.length === 0) return false;
    await bench.app.get(FreezeService).lift(SYSTEM_ACTOR);
    confirmed += 1;
    return true;
  };
  const lookAtAudit = async (): Promise<void> => {
    const last = Math.max(0, ...[...audited.keys()].map(Number));
    // Rows that committed late have smaller ids than others seen before them.
    for (const { id, mark } of await bench.app.query<{ id: string; mark: string }>('select id, md5(audit_entry::text) as mark from audit_entry where id > $1::bigint - 200', [last])) {
      if (!audited.has(id)) audited.set(id, mark);
    }
  };
  const answering = () => eventually('the database to answer', async () => (await bench.app.count('clock'), seen(undefined)), 30_000);
  const waiting = () => bench.app.query('update outbox set next_dispatch_at = clock_timestamp() where done_at is null and parked_at is null returning id').then((rows) => rows.length);

  const faults: Readonly<Record<string, () => Promise<unknown>>> = {
    'a worker is killed': () => replace(),
    'a worker comes whose clock is a day wrong': () => replace(random.pick([DAY_MS, -DAY_MS])),
    'a worker is stopped for a while': async () => {
      const victim = workers[random.upTo(WORKERS)];
      victim?.freeze();
      await aWhile(1_500);
      victim?.thaw();
    },
    'the queue is emptied': () => bench.emptyQueue(),
    'Redis is killed': async () => {
      await redis.end('SIGKILL');
      await aWhile(500);
      await redis.begin();
    },
    'Redis is full': async () => {
      await roomInRedis('1');
      await aWhile(1_000);
      await roomInRedis('0');
    },
    'sessions are ended': endSessions,
    'the clock of the database jumps': async () => {
      wallOffset += random.pick([1, -1]) * 25;
      await bench.app.query(`do $$ begin execute format('alter database %I set duban.wall_offset = %L', current_database(), '${wallOffset} hours'); end $$`);
      // The session that has ended the others goes by the old clock.
      await endSessions();
      await bench.app.query('select pg_terminate_backend(pg_backend_pid())').catch(() => undefined);
      // Nobody sees it when every worker has just begun: whoever sees it later is confirmed then.
      for (let look = 0; look < 8 && !(await confirmClock()); look += 1) await aWhile(500);
    },
    'PostgreSQL is restarted': async () => {
      await postgres.end(random.pick(['SIGINT', 'SIGQUIT']));
      await postgres.begin();
      await answering();
    },
    'lines are cut': async () => line.breakConnections(),
    'answers to COMMIT are withheld': async () => line.dropAnswers('COMMIT\0', 1 + random.upTo(3)),
    'days pass': async () => {
      day = addDays(day, 1 + random.upTo(5));
      await bench.app.atDay(day);
    },
    'people work': () => users.work(),
  };
  const sequence = [...Object.keys(faults), 'days pass', 'days pass', 'people work', 'people work', 'people work', 'people work'];

  beforeAll(async () => {
    [postgres, redis] = await Promise.all([ownPostgres(), ownRedis()]);
    await migratedDatabase(postgres.url, 'duban_soak');
    Object.assign(process.env, { TEST_DATABASE_URL: postgres.url, TEST_TEMPLATE: 'duban_soak' });
    bench = await QueueBench.open(redis.url);
    await bench.app.seed();
    await bench.app.query(`update account set email = 'p' || id || '@example.gov.cn' where active returning id`);
    sink = await SmtpSink.start();
    // Of its own, or the moment a worker sends would change what is broken next.
    const moods = new Seeded(SEED + 1);
    sink.script(({ at }) => (at !== 'connect' && moods.upTo(12) === 0 ? moods.pick(BUSY_REPLIES) : undefined));
    line = await CuttableProxy.before(bench.app.url);
    users = await SoakUsers.on(bench.app, line.url, random);
    workers = Array.from({ length: WORKERS }, start);
  }, 120_000);
  afterAll(async () => {
    await users?.close();
    await bench?.close();
    await sink?.stop();
    await line?.cut();
    Object.assign(process.env, { TEST_DATABASE_URL: shared.url, TEST_TEMPLATE: shared.template });
    await redis?.remove();
    await postgres?.remove();
  }, 180_000);

  /** What people were told that they have done, without as many audit rows of theirs. */
  const unaudited = async (): Promise<string[]> => {
    const rows = await bench.app.query<{ deed: string; count: number }>(
      `select action || ' ' || subject_id || ' ' || login as deed, count(*)::int as count from audit_entry join account on account.id = actor_account_id group by 1`);
    const kept = new Map(rows.map(({ deed, count }) => [deed, count]));
    const done = new Map<string, number>();
    for (const { action, subjectId, login } of users.done) {
      const deed = `${action} ${subjectId} ${login}`;
      // A second signature answers like the first and changes nothing.
      done.set(deed, action === 'assignment.acknowledged' ? 1 : (done.get(deed) ?? 0) + 1);
    }
    return [...done].filter(([deed, count]) => (kept.get(deed) ?? 0) < count).map(([deed]) => deed);
  };

  it('loses nothing and does nothing twice', async () => {
    const until = performance.now() + SECONDS * 1_000;
    // On a busy machine the time brings few steps: it goes on until people have come to work and mail has left, on a working day.
    const tooFew = (): boolean => !users.answers.has(200) || !users.answers.has(201) || sink.messages.length === 0;
    while (performance.now() < until || (tooFew() && performance.now() < until + LONGER_MS)) {
      const fault = random.pick(sequence);
      told.push(`${day} ${fault}`);
      // A session the test itself uses may be the one that was ended.
      await faults[fault]?.().catch((error: unknown) => {
        if (databaseFailure(error) === null) throw error;
        told.push(`  ${String(error)}`);
      });
      await answering();
      await confirmClock().catch((error: unknown) => {
        if (databaseFailure(error) === null) throw error;
      });
      await lookAtAudit().catch((error: unknown) => {
        if (databaseFailure(error) === null) throw error;
      });
      await aWhile(random.upTo(400));
    }
    line.dropAnswers('', 0);
    sink.script(() => undefined);
    for (let victim = 0; victim < WORKERS; victim += 1) if (!workers[victim]?.isRunning) workers[victim] = start();

    const steps = told.join('\n');
    const found: Record<string, unknown> = {};
    const none = async (invariant: string, sql: string): Promise<void> => { found[invariant] = await bench.app.count(sql); };
    // A worker that slept through the last jump may be the only one to see it, and sees it late on a busy machine.
    await eventuallyEquals('undelivered outbox rows', async () => (await confirmClock(), waiting()), 0, QUIET_MS)
      .catch((error: unknown) => { throw new Error(`seed ${SEED}: ${String(error)}\nafter:\n${steps}`); });
    for (let look = 0; look < 10; look += 1) await aWhile(500).then(confirmClock);
    await none('parked without its reason', 'outbox where parked_at is not null and last_error is null');
    await bench.app.query('update outbox set parked_at = null, attempts = 0, next_dispatch_at = clock_timestamp() where parked_at is not null');
    await bench.app.atDay(day);
    const beat = Number((await bench.app.one<{ beat: string }>('select beat from installation')).beat);
    await eventually('ticks in the quiet', async () => ((await bench.app.count('installation where beat > $1', [beat + 3])) === 1 ? seen(undefined) : notYet('none')), 30_000);
    await eventuallyEquals('undelivered outbox rows', waiting, 0, QUIET_MS);

    await eventuallyEquals('entries and messages that may leave', () => bench.app.count(
      `(select id from notification where outbound and message_id is null union all select id from message where released_at is null and release_at <= app_now()) held`), 0, QUIET_MS);
    // Pauses of a mail server that was busy, and leases of senders that are gone, end now.
    await bench.app.query(`update delivery set next_attempt_at = clock_timestamp() where state in ('queued', 'sending', 'retry') returning id`);
    await eventuallyEquals('deliveries under way', () => bench.app.count(UNDER_WAY), 0, QUIET_MS);

    await none('I1: fired and told to nobody', `reminder join obligation on obligation.id = obligation_id join plan on plan.id = plan_id
      where not superseded and obligation.state = 'open' and effective_due_on = reminder.due_on and plan.leading_group_id is not null
      and exists (select from incumbent where incumbent.leading_group_id = plan.leading_group_id)
      and not exists (select from notification where reminder_id = reminder.id)`);
    await none('I1: due and not fired', `ladder_position position where running and due_on < app_today()
      and not exists (select from reminder where reminder.obligation_id = position.obligation_id and reminder.due_on = position.due_on)`);
    await none('I1: deliveries without an end and its reason', `delivery where not (state = 'sent' and sent_at is not null or state in ('failed', 'cancelled') and last_error is not null)`);
    const { ids: sent } = await bench.app.one<{ ids: string[] }>(`select array(select dedupe_id::text from delivery where state = 'sent') as ids`);
    const { ids: made } = await bench.app.one<{ ids: string[] }>('select array(select dedupe_id::text from delivery) as ids');
    found['I1: sent and not received'] = missingIn(sink.messages.map(({ dedupeId }) => dedupeId), sent);
    found['I1: received and never made'] = missingIn(made, sink.messages.map(({ dedupeId }) => dedupeId));
    await none('I2: told twice', '(select account_id, reminder_id, event_id from notification group by 1, 2, 3 having count(*) > 1) twice');
    await none('I2: fired twice', '(select obligation_id, rung, due_on from reminder group by 1, 2, 3 having count(*) > 1) twice');
    await none('I3: acknowledged and not audited once', `assignment where acknowledged_at is not null and 1 <> (select count(*) from audit_entry where action = 'assignment.acknowledged' and subject_id = assignment.id)`);
    await none('I3: audited and not acknowledged', `audit_entry where action = 'assignment.acknowledged' and not exists (select from assignment where id = subject_id and acknowledged_at is not null)`);
    await none('I3: reports and their audit rows differ', `assignment where (select count(*) from progress_report where assignment_id = assignment.id) <> (select count(*) from audit_entry where action = 'progress.reported' and subject_id = assignment.id)`);
    await none('I3: submitted and not audited', `submission where status = 'submitted' and not exists (select from audit_entry where action = 'submission.submitted' and subject_id = submission.id)`);
    await none('I4: outbox rows left', 'outbox where done_at is null');
    await none('I5: audit rows without their time or actor', `audit_entry where at is null or actor_name = ''`);
    const now = new Map((await bench.app.query<{ id: string; mark: string }>('select id, md5(audit_entry::text) as mark from audit_entry')).map(({ id, mark }) => [id, mark]));
    found['I5: audit rows gone or changed'] = [...audited].filter(([id, mark]) => now.get(id) !== mark).length;
    found['I5: done and not audited'] = await unaudited();
    found['I6: answers that are no problem documents'] = users.bare;
    found['I6: the API has ended'] = users.apiIsRunning ? 0 : 1;
    found['I7: one id, different messages'] = differing(sink.messages);
    found['freezes'] = (await bench.app.get(FreezeService).state()).freezes.length;
    const wrong = Object.entries(found).filter(([, count]) => count !== 0 && !(Array.isArray(count) && count.length === 0));
    if (wrong.length > 0) throw new Error(`seed ${SEED}: ${JSON.stringify(Object.fromEntries(wrong))}\nafter:\n${steps}`);
    expect(await bench.app.count('notification')).toBeGreaterThan(0);
    expect(told.length).toBeGreaterThan(SECONDS / 10);
    if (!users.answers.has(201)) throw new Error(`nobody got an answer (${JSON.stringify([...users.answers])}) after:\n${steps}`);
    if (!users.answers.has(200)) throw new Error(`nobody could sign (${JSON.stringify([...users.answers])}) after:\n${steps}`);
    expect(sink.messages.length).toBeGreaterThan(0);
    expect(audited.size).toBeGreaterThan(0);
    for (const statement of ['delete from audit_entry', `update audit_entry set actor_name = '另一人'`, 'truncate audit_entry']) {
      await expect(bench.app.query(statement)).rejects.toThrow('refused');
    }
    process.stdout.write(`soak, seed ${SEED}: ${told.length} steps, answers ${JSON.stringify([...users.answers])}, ${sink.messages.length} mails of ${sent.length} sent deliveries, ${audited.size} audit rows watched, ${confirmed} freezes confirmed\n`);
  }, SECONDS * 1_000 + LONGER_MS + 2 * QUIET_MS + 60_000);
});

function missingIn(there: readonly string[], wanted: readonly string[]): string[] {
  const known = new Set(there);
  return wanted.filter((id) => !known.has(id));
}

/** Ids under which the sink got more than one message (fault F05: the same mail twice is allowed, another one is not). */
function differing(messages: readonly SunkMessage[]): string[] {
  const contents = new Map<string, Set<string>>();
  for (const { dedupeId, messageId, recipients, subject, text } of messages) {
    const content = JSON.stringify([messageId, recipients, subject, text]);
    contents.set(dedupeId, (contents.get(dedupeId) ?? new Set()).add(content));
  }
  return [...contents].filter(([id, different]) => id === '' || different.size > 1).map(([id]) => id);
}
