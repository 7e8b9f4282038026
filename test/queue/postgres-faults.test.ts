import { setTimeout as aWhile } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { FreezeService } from '../../src/modules/engine/index.js';
import { CuttableProxy } from '../support/cuttable-proxy.js';
import { testRedisUrl } from '../support/database.js';
import { eventually, eventuallyEquals, notYet, seen } from '../support/eventually.js';
import { migratedDatabase, type OwnServer, ownPostgres } from '../support/own-servers.mjs';
import { ObligationOpener } from '../support/open-obligations.js';
import { QueueBench } from '../support/queue-bench.js';

const MOST_SECONDS = 180_000;
const TEMPLATE = 'duban_faults';
const TOLD_TWICE = '(select account_id, reminder_id, event_id from notification group by 1, 2, 3 having count(*) > 1) twice';

describe('workers and a PostgreSQL that fails', () => {
  let server: OwnServer;
  let bench: QueueBench;
  const shared = { url: process.env['TEST_DATABASE_URL'], template: process.env['TEST_TEMPLATE'] };

  const waiting = (): Promise<number> => bench.app.count('outbox where done_at is null');
  const letRedispatchFallDue = () => bench.app.query('update outbox set next_dispatch_at = clock_timestamp() where done_at is null and parked_at is null');
  const drained = () => eventuallyEquals('undelivered outbox rows', async () => { await letRedispatchFallDue(); return waiting(); }, 0, 40_000);
  const nothingTwiceOrLost = async (): Promise<void> => {
    expect(await bench.app.count(TOLD_TWICE)).toBe(0);
    expect(await bench.app.count('outbox where parked_at is not null')).toBe(0);
    expect(await bench.app.count('reminder where not superseded and not exists (select 1 from notification where reminder_id = reminder.id)')).toBe(0);
    expect(await bench.app.count('(select obligation_id, rung, due_on from reminder group by 1, 2, 3 having count(*) > 1) twice')).toBe(0);
  };
  const fireBatches = async (days: number): Promise<void> => {
    const opener = await ObligationOpener.in(bench.app);
    for (let day = 3; day < 3 + days; day += 1) {
      const today = `2024-06-${String(day).padStart(2, '0')}`;
      await bench.app.atDay(today);
      await opener.openMany(10, today, 10_000 * day);
      await bench.app.tick();
    }
  };

  beforeAll(async () => {
    server = await ownPostgres();
    await migratedDatabase(server.url, TEMPLATE);
    Object.assign(process.env, { TEST_DATABASE_URL: server.url, TEST_TEMPLATE: TEMPLATE });
  }, MOST_SECONDS);
  afterAll(async () => {
    Object.assign(process.env, { TEST_DATABASE_URL: shared.url, TEST_TEMPLATE: shared.template });
    await server?.remove();
  }, MOST_SECONDS);
  afterEach(() => bench.close());

  const open = async (redisUrl: string | null): Promise<void> => {
    bench = await QueueBench.open(redisUrl);
    await bench.app.atDay('2024-06-03');
  };

  it.each<[string, () => string | null]>([['Redis', testRedisUrl], ['the PostgreSQL backend', () => null]])('go on by themselves after it was restarted fast and at once, under load: nothing lost, nothing twice (F12, on %s)', async (_, redisUrl) => {
    await open(redisUrl());
    await fireBatches(15);
    const workers = [bench.startWorker(), bench.startWorker()];
    await eventually('the ticks of workers that have started', async () => ((await bench.app.count('installation where beat >= 8')) === 1 ? seen(undefined) : notYet('too few')), 30_000);
    await eventually('the first reminders', async () => ((await bench.app.count('notification')) > 0 ? seen(undefined) : notYet('none')), 30_000);
    for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
      await server.end(signal);
      await server.begin();
      await eventually('the database to answer', async () => (await waiting(), seen(undefined)));
      await bench.app.atDay(signal === 'SIGINT' ? '2024-06-20' : '2024-06-21');
      await eventually('a tick afterwards', async () => ((await bench.app.count('reminder where fired_on >= $1', [signal === 'SIGINT' ? '2024-06-20' : '2024-06-21'])) > 0 ? seen(undefined) : notYet('none')), 30_000);
    }
    await drained();
    expect(workers.filter(({ isRunning }) => !isRunning).map(({ output }) => output.slice(-2_000))).toEqual([]);
    await nothingTwiceOrLost();
    expect((await bench.app.get(FreezeService).state()).freezes).toEqual([]);
  }, MOST_SECONDS);

  it('whose line is cut at COMMIT, and at every place at random, deliver each row once (F13, F14)', async () => {
    await open(testRedisUrl());
    await fireBatches(12);
    const line = await CuttableProxy.before(bench.app.url);
    try {
      const worker = bench.startWorker(undefined, {}, line.url);
      await eventually('the ticks of a worker that has started', async () => ((await bench.app.count('installation where beat >= 4')) === 1 ? seen(undefined) : notYet('too few')), 30_000);
      line.dropAnswers('COMMIT\0', 8);
      await eventually('withheld answers', () => (line.droppedAnswers === 8 ? seen(undefined) : notYet(`${line.droppedAnswers}, running ${worker.isRunning}: ${worker.output.slice(-1_500)}`)), 30_000);
      for (let cut = 0; cut < 10; cut += 1) {
        line.breakConnections();
        await letRedispatchFallDue();
        await aWhile(150);
      }
      await eventuallyEquals('undelivered outbox rows that are not parked', async () => { await letRedispatchFallDue(); return bench.app.count('outbox where done_at is null and parked_at is null'); }, 0, 40_000);
      // A cut is an attempt: a row that was cut five times is parked and visible, never silent.
      await bench.app.query('update outbox set parked_at = null, attempts = 0 where parked_at is not null');
      await drained();
      expect(worker.isRunning).toBe(true);
      await nothingTwiceOrLost();
    } finally {
      await line.cut();
    }
  }, MOST_SECONDS);
});
