import { setTimeout as aWhile } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import pg from 'pg';
import { SYSTEM_ACTOR } from '../../src/domain/policy/actor.js';
import { FreezeService } from '../../src/modules/engine/index.js';
import { aPlan, anItem } from '../support/builders.js';
import { eventually, eventuallyEquals, notYet, seen } from '../support/eventually.js';
import { ObligationOpener } from '../support/open-obligations.js';
import { type OwnServer, ownRedis } from '../support/own-servers.mjs';
import { QueueBench } from '../support/queue-bench.js';

const MOST_SECONDS = 180_000;
const TOLD_TWICE = '(select account_id, reminder_id, event_id from notification group by 1, 2, 3 having count(*) > 1) twice';

describe('workers and a Redis that fails', () => {
  let server: OwnServer;
  let bench: QueueBench;

  const redis = async (...command: readonly [string, ...string[]]): Promise<void> => {
    const client = new Redis(server.url, { maxRetriesPerRequest: 1 });
    try {
      await client.call(...command);
    } finally {
      client.disconnect();
    }
  };
  const told = (kind: string): Promise<number> => bench.app.count('notification where kind = $1', [kind]);
  const waiting = (): Promise<number> => bench.app.count('outbox where done_at is null');
  const letRedispatchFallDue = () => bench.app.query('update outbox set next_dispatch_at = clock_timestamp() where done_at is null and parked_at is null');
  const drained = () => eventuallyEquals('undelivered outbox rows', async () => { await letRedispatchFallDue(); return waiting(); }, 0, 20_000);

  beforeAll(async () => { server = await ownRedis(); }, MOST_SECONDS);
  afterAll(() => server?.remove());
  beforeEach(async () => {
    bench = await QueueBench.open(server.url);
  }, MOST_SECONDS);
  afterEach(() => bench.close());

  it.each([
    ['maxmemory-policy', 'allkeys-lru', 'noeviction'],
    ['appendonly', 'no', 'yes'],
  ])('refuse to start in production while %s is %s, and name it; the demo warns (F10)', async (setting, wrong, right) => {
    await redis('config', 'set', setting, wrong);
    try {
      const refused = bench.startWorker(server.url, { env: { DUBAN_MODE: 'production' } });
      expect((await refused.ending()).code).not.toBe(0);
      expect(refused.output).toContain(setting);
      const warned = bench.startWorker(server.url);
      await warned.ready();
      await eventually('the warning', () => (warned.output.includes(setting) ? seen(undefined) : notYet(warned.output.slice(-300))));
      expect(warned.isRunning).toBe(true);
    } finally {
      await redis('config', 'set', setting, right);
    }
    const started = bench.startWorker(server.url, { env: { DUBAN_MODE: 'production' } });
    await eventuallyEquals('the first tick', async () => (await bench.app.count('installation where beat > 1')) === 1, true);
    expect(started.output).not.toContain(setting);
  }, MOST_SECONDS);

  it('keep what a full Redis refuses, raise the alarm, and hand it over when there is room again (F09)', async () => {
    await bench.app.atDay('2024-04-15');
    const worker = bench.startWorker(server.url);
    await worker.ready();
    await redis('config', 'set', 'maxmemory', '1');
    try {
      await aPlan().withItem(anItem().ledBy('甲局').withoutEnd()).issuedIn(bench.app);
      await eventually('a refused hand-over', () => (/relay failed.*OOM/.test(worker.output) ? seen(undefined) : notYet(worker.output.slice(-500))));
      expect(await told('assigned')).toBe(0);
      await bench.app.query(`update outbox set created_at = created_at - interval '6 minutes'`);
      expect((await bench.app.warnings()).map(({ code }) => code)).toContain('delivery-late');
    } finally {
      await redis('config', 'set', 'maxmemory', '0');
    }
    await eventuallyEquals('assignments told', () => told('assigned'), 1);
    await drained();
    expect(worker.isRunning).toBe(true);
  }, MOST_SECONDS);

  it('go on without it: people issue, the engine ticks; killed and started again it delivers everything once (F08, F11, A05)', async () => {
    await bench.app.atDay('2024-04-15');
    const worker = bench.startWorker(server.url);
    await worker.ready();
    await aPlan().withItem(anItem().ledBy('甲局').withoutEnd()).issuedIn(bench.app);
    await eventuallyEquals('assignments told', () => told('assigned'), 1);
    await server.end('SIGKILL');
    await bench.app.atDay('2024-04-18');
    await eventually('a tick without Redis', async () => ((await bench.app.count(`reminder where fired_on = '2024-04-18'`)) > 0 ? seen(undefined) : notYet(worker.output.slice(-300))), 20_000);
    await aPlan('测政办〔2024〕12号').withItem(anItem().ledBy('乙局').withoutEnd()).issuedIn(bench.app);
    expect(await told('reminder')).toBe(0);
    await server.begin();
    await eventuallyEquals('reminders told', () => told('reminder'), 1, 30_000);
    await eventuallyEquals('assignments told', () => told('assigned'), 2, 30_000);
    await drained();
    expect(worker.isRunning).toBe(true);
    expect(await bench.app.count(TOLD_TWICE)).toBe(0);
  }, 180_000);

  it('lose and double nothing while it is emptied again and again under load (F07, A04)', async () => {
    await bench.app.atDay('2024-06-03');
    const opener = await ObligationOpener.in(bench.app);
    for (let day = 3; day < 23; day += 1) {
      const today = `2024-06-${String(day).padStart(2, '0')}`;
      await bench.app.atDay(today);
      await opener.openMany(10, today, 10_000 * day);
      await bench.app.tick();
    }
    expect(await waiting()).toBeGreaterThan(20);
    const workers = [bench.startWorker(server.url), bench.startWorker(server.url)];
    for (let flush = 0; flush < 12; flush += 1) {
      await bench.emptyQueue();
      await aWhile(400);
      await letRedispatchFallDue();
    }
    await drained();
    expect(workers.map(({ isRunning }) => isRunning)).toEqual([true, true]);
    expect(await bench.app.count(TOLD_TWICE)).toBe(0);
    expect(await bench.app.count('outbox where parked_at is not null')).toBe(0);
    expect(await bench.app.count('reminder where not superseded and not exists (select 1 from notification where reminder_id = reminder.id)')).toBe(0);
    await eventuallyEquals('tick schedulers', async () => (await bench.inQueue('workflow', (queue) => queue.getJobSchedulers())).length, 1);
  }, MOST_SECONDS);

  it('freeze when an older copy of the database meets a Redis that went on, and deliver again under a new epoch when told to resume (F39, A25)', async () => {
    await bench.app.atDay('2024-04-15');
    await aPlan().withItem(anItem().ledBy('甲局').withoutEnd()).issuedIn(bench.app);
    const before = bench.startWorker(server.url);
    await eventuallyEquals('assignments told', () => told('assigned'), 1);
    const older = await bench.app.one<{ epoch: string; beat: string }>('select epoch, beat from installation');
    await drained();

    // What a dump holds and what a restore brings back: the rows as they were. The history after them is lost, the queue kept its own.
    const restore = await dumped(bench.app.url);
    await bench.app.atDay('2024-04-18');
    await eventuallyEquals('reminders told', () => told('reminder'), 1);
    await drained();
    await before.kill();
    await restore();
    await bench.app.query('update installation set system_identifier = null, beat = $1', [older.beat]);
    expect(await told('reminder')).toBe(0);

    const after = bench.startWorker(server.url);
    await bench.app.atDay('2024-04-19');
    await eventuallyEquals('freezes', async () => (await bench.app.get(FreezeService).state()).freezes.map(({ reason }) => reason), ['databaseRestored']);
    await aPlan('测政办〔2024〕12号').withItem(anItem().ledBy('乙局').withoutEnd()).issuedIn(bench.app);
    const { beat } = await bench.app.one<{ beat: string }>('select beat from installation');
    await eventually('three more beats', async () => ((await bench.app.count('installation where beat > $1', [Number(beat) + 3])) === 1 ? seen(undefined) : notYet(after.output.slice(-300))));
    expect(await told('reminder') + await told('escalation')).toBe(0);
    expect(await told('assigned')).toBe(1);
    expect((await bench.app.one<{ epoch: string }>('select epoch from installation')).epoch).not.toBe(older.epoch);

    await bench.app.get(FreezeService).lift(SYSTEM_ACTOR);
    await eventuallyEquals('assignments told', () => told('assigned'), 2);
    expect(await told('reminder') + await told('escalation')).toBe(0);
    expect(await bench.app.count('reminder where superseded')).toBeGreaterThan(0);
    await bench.app.atDay('2024-04-26');
    await eventually('reminders told after resuming', async () => ((await told('reminder')) + (await told('escalation')) > 0 ? seen(undefined) : notYet('none')), 20_000);
    await drained();
    expect(await bench.app.count(TOLD_TWICE)).toBe(0);
  }, 180_000);
});

/** Copies the database aside; the returned function puts the copy in its place. Connections to it are ended, as a restore demands. */
async function dumped(url: string): Promise<() => Promise<void>> {
  const name = new URL(url).pathname.slice(1);
  const onServer = async (...statements: readonly string[]): Promise<void> => {
    const maintenance = new URL(url);
    maintenance.pathname = '/postgres';
    const client = new pg.Client({ connectionString: maintenance.href });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  };
  const alone = `alter database ${name} allow_connections false`;
  const endSessions = `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`;
  const copied = async (): Promise<void> => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await onServer(endSessions, `create database ${name}_dump template ${name}`);
      } catch (error) {
        if (attempt > 20) throw error;
        await aWhile(100);
      }
    }
  };
  await onServer(alone);
  await copied();
  await onServer(`alter database ${name} allow_connections true`);
  return () => onServer(`drop database ${name} with (force)`, `alter database ${name}_dump rename to ${name}`);
}
