import { setTimeout as outageOf } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/domain/kernel/local-date.js';
import type { LadderPolicy } from '../../src/domain/obligation/ladder.js';
import { LADDER_POLICY } from '../../src/modules/obligations/index.js';
import { aPlan, anItem } from '../support/builders.js';
import { CuttableProxy } from '../support/cuttable-proxy.js';
import { eventually, eventuallyEquals, notYet, seen } from '../support/eventually.js';
import { advisoryLock, HeldLocks } from '../support/held-locks.js';
import { ObligationOpener } from '../support/open-obligations.js';
import { QueueBench } from '../support/queue-bench.js';

const HANDLING_GATE = 881;
const MOST_SECONDS = 180_000;

/** What the workers promise on every queue backend; `redisUrl` answers null for BullMQ's PostgreSQL backend. */
export function itKeepsItsPromises(backend: string, redisUrl: () => string | null): void {
  describe(`workers on ${backend}`, () => {
    let bench: QueueBench;

    const waiting = (): Promise<number> => bench.app.count('outbox where done_at is null');
    const told = (kind: string): Promise<number> => bench.app.count('notification where kind = $1', [kind]);
    /** Inbox entries the fired reminders owe: one per audience of their rung, every audience being one person here. */
    const owed = async (): Promise<number> => {
      const { ladders } = bench.app.token<LadderPolicy>(LADDER_POLICY);
      const fired = await bench.app.query<{ ladder: string; code: string }>('select ladder, rung_code as code from reminder where not superseded');
      return fired.reduce((sum, { ladder, code }) => sum + (ladders.find((one) => one.code === ladder)?.rungs.find((rung) => rung.code === code)?.audience.length ?? 0), 0);
    };
    const remindersTold = (): Promise<number> => bench.app.count('notification where reminder_id is not null');
    const twice = (): Promise<number> => bench.app.count('(select account_id, reminder_id, event_id from notification group by 1, 2, 3 having count(*) > 1) twice');
    const drained = (limitMs?: number): Promise<number> => eventuallyEquals('undelivered outbox rows', waiting, 0, limitMs);
    /** Handling stops at its first inbox entry until the lock is released. */
    const holdHandling = async (): Promise<HeldLocks> => {
      await bench.app.query(`create or replace function wait_at_gate() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock_shared(${HANDLING_GATE}); return new; end $$`);
      await bench.app.query('create or replace trigger gate before insert on notification for each row execute function wait_at_gate()');
      return HeldLocks.on(bench.app.url, [`select pg_advisory_lock(${HANDLING_GATE})`]);
    };
    const handlersAtGate = (): Promise<number> => bench.app.count(`${advisoryLock(HANDLING_GATE)} and not granted`);
    /** The relay hands a row over again when 45 seconds have passed without it being done; this lets them have passed. */
    const letRedispatchFallDue = () => bench.app.query('update outbox set next_dispatch_at = clock_timestamp() where done_at is null and parked_at is null');
    /** Reminders of many batches, fired and not delivered: one batch a day. */
    const fireBatches = async (days: number, perDay: number): Promise<void> => {
      await bench.app.atDay('2024-06-03');
      const opener = await ObligationOpener.in(bench.app);
      for (let day = 0; day < days; day += 1) {
        const today = addDays('2024-06-03', day);
        await opener.openMany(perDay, today, 10_000 * (day + 1));
        await bench.app.atDay(today, '08:00:00+08:00');
        await bench.app.tick();
      }
      expect(await owed()).toBeGreaterThanOrEqual(days * perDay);
    };

    beforeEach(async () => {
      bench = await QueueBench.open(redisUrl());
      await bench.app.atDay('2024-04-15');
    });
    afterEach(() => bench.close());

    it('wake the engine by themselves: the clock moves on and reminders reach the inboxes', async () => {
      await aPlan().withItem(anItem().ledBy('甲局').withoutEnd()).issuedIn(bench.app);
      bench.startWorker();
      await eventuallyEquals('assignments told', () => told('assigned'), 1);
      await bench.app.atDay('2024-04-18');
      await eventuallyEquals('reminders', () => told('reminder'), 1);
      await bench.app.atDay('2024-04-19');
      await eventuallyEquals('escalations', () => told('escalation'), 1);
      await drained();
    }, MOST_SECONDS);

    it('keep exactly one tick scheduler, however many start', async () => {
      for (let start = 0; start < 5; start += 1) {
        const worker = bench.startWorker();
        await worker.ready();
        if (start % 2 === 0) await worker.kill();
      }
      const schedulers = await bench.inQueue('workflow', (queue) => queue.getJobSchedulers());
      expect(schedulers.map(({ key, every }) => [key, Number(every)])).toEqual([['tick', 1000]]);
      const ticked = (): Promise<number> => bench.inQueue('workflow', async (queue) => (await queue.getJobCounts('completed'))['completed'] ?? 0);
      const before = await ticked();
      const began = performance.now();
      await eventually('three more ticks', async () => ((await ticked()) >= before + 3 ? seen(undefined) : notYet(`${await ticked()} after ${before}`)));
      expect(performance.now() - began).toBeGreaterThan(1_000);
    }, MOST_SECONDS);

    it('deliver what was committed while no worker ran, once', async () => {
      await fireBatches(3, 20);
      const worker = bench.startWorker();
      await drained();
      expect(await remindersTold()).toBe(await owed());
      await worker.kill();
      bench.startWorker();
      await bench.app.atDay('2024-06-06');
      await eventually('the second worker to have ticked', async () => ((await bench.app.count(`reminder where fired_on = '2024-06-06'`)) > 0 ? seen(undefined) : notYet('nothing fired')));
      await drained();
      expect(await remindersTold()).toBe(await owed());
      expect(await twice()).toBe(0);
    }, MOST_SECONDS);

    it('killed between a commit and its hand-over leave it to the next worker', async () => {
      const frozen = bench.startWorker();
      await frozen.ready();
      frozen.freeze();
      await aPlan().withItem(anItem().ledBy('甲局').helpedBy('乙局').withoutEnd()).issuedIn(bench.app);
      await frozen.kill();
      expect(await told('assigned')).toBe(0);
      bench.startWorker();
      await eventuallyEquals('assignments told', () => told('assigned'), 2);
      await drained();
      expect(await twice()).toBe(0);
    }, MOST_SECONDS);

    it('killed while handling have told nobody; the next worker tells everybody once and the attempt is counted (F01, F02)', async () => {
      await aPlan().withItem(anItem().ledBy('甲局').helpedBy('乙局').withoutEnd()).issuedIn(bench.app);
      const gate = await holdHandling();
      const first = bench.startWorker();
      await eventuallyEquals('handlers at the gate', handlersAtGate, 1);
      // The relay counts the attempt when it has handed the row over; the handler may be at the gate before that.
      await eventuallyEquals('attempts', () => bench.app.query('select attempts from outbox'), [{ attempts: 1 }]);
      await first.kill();
      await gate.release();
      await eventuallyEquals('handlers at the gate', handlersAtGate, 0);
      expect(await told('assigned')).toBe(0);
      expect(await bench.app.query('select attempts from outbox')).toEqual([{ attempts: 1 }]);
      bench.startWorker();
      await letRedispatchFallDue();
      await eventuallyEquals('assignments told', () => told('assigned'), 2);
      await drained();
      expect(await twice()).toBe(0);
    }, MOST_SECONDS);

    it('tick and deliver again after the queue lost everything it held, nothing lost and nothing doubled (A04)', async () => {
      await fireBatches(6, 10);
      const gate = await holdHandling();
      bench.startWorker();
      await eventuallyEquals('handlers at the gate', async () => (await handlersAtGate()) > 0, true);
      await bench.emptyQueue();
      await gate.release();
      await letRedispatchFallDue();
      await drained(20_000);
      expect(await remindersTold()).toBe(await owed());
      for (const day of ['2024-06-11', '2024-06-12']) {
        await bench.emptyQueue();
        await bench.app.atDay(day);
        await eventually(`a tick on ${day}`, async () => ((await bench.app.count('reminder where fired_on = $1', [day])) > 0 ? seen(undefined) : notYet('nothing fired')), 20_000);
        await eventuallyEquals('undelivered outbox rows', async () => { await letRedispatchFallDue(); return waiting(); }, 0, 20_000);
      }
      expect((await bench.inQueue('workflow', (queue) => queue.getJobSchedulers())).map(({ key }) => key)).toEqual(['tick']);
      expect(await twice()).toBe(0);
      expect(await remindersTold()).toBe(await owed());
    }, MOST_SECONDS);

    it('end within 25 seconds of SIGTERM with exit code 0, in the middle of their work, and lose no effect (A27)', async () => {
      await fireBatches(30, 10);
      const first = bench.startWorker();
      await eventually('the first reminders', async () => ((await remindersTold()) > 0 ? seen(undefined) : notYet('none')));
      const ending = await first.stop();
      expect({ code: ending.code, signal: ending.signal }).toEqual({ code: 0, signal: null });
      expect(ending.took).toBeLessThan(25_000);
      expect(await bench.app.count('outbox where attempts > 1 or last_error is not null')).toBe(0);
      bench.startWorker();
      await eventuallyEquals('undelivered outbox rows', async () => { await letRedispatchFallDue(); return waiting(); }, 0);
      expect(await remindersTold()).toBe(await owed());
      expect(await twice()).toBe(0);
    }, MOST_SECONDS);
  });
}

/** What only Redis can do: go away and come back, and serve several workers. */
export function itSurvivesRedis(redisUrl: () => string): void {
  describe('workers on Redis that goes away', () => {
    let bench: QueueBench;
    let line: CuttableProxy;
    const told = (kind: string): Promise<number> => bench.app.count('notification where kind = $1', [kind]);

    beforeEach(async () => {
      bench = await QueueBench.open(redisUrl());
      line = await CuttableProxy.before(redisUrl());
      await bench.app.atDay('2024-04-15');
      await aPlan().withItem(anItem().ledBy('甲局').withoutEnd()).issuedIn(bench.app);
    });
    afterEach(async () => {
      await bench.close();
      await line.cut();
    });

    it('go on by themselves after ten seconds without Redis, and nothing is lost or told twice (F08)', async () => {
      const worker = bench.startWorker(line.url);
      await eventuallyEquals('assignments told', () => told('assigned'), 1);
      await line.cut();
      await bench.app.atDay('2024-04-19');
      await outageOf(10_000);
      expect(await told('escalation')).toBe(0);
      await line.mend();
      await eventuallyEquals('escalations', () => told('escalation'), 1, 20_000);
      expect(worker.isRunning).toBe(true);
      expect(await bench.app.count('(select account_id, reminder_id, event_id from notification group by 1, 2, 3 having count(*) > 1) twice')).toBe(0);
    }, MOST_SECONDS);

    it('end within 25 seconds of SIGTERM also while Redis is away', async () => {
      const worker = bench.startWorker(line.url);
      await eventuallyEquals('assignments told', () => told('assigned'), 1);
      await line.cut();
      const ending = await worker.stop();
      expect(ending).toMatchObject({ code: 0, signal: null });
      expect(ending.took).toBeLessThan(25_000);
    }, MOST_SECONDS);

    it('wait for Redis when it is away at their start', async () => {
      await line.cut();
      const worker = bench.startWorker(line.url);
      await eventually('a first try', () => (/ECONNREFUSED/.test(worker.output) ? seen(undefined) : notYet(worker.output.slice(-300))));
      await line.mend();
      await eventuallyEquals('assignments told', () => told('assigned'), 1);
    }, MOST_SECONDS);
  });

  describe('two workers on Redis', () => {
    let bench: QueueBench;
    beforeEach(async () => { bench = await QueueBench.open(redisUrl()); });
    afterEach(() => bench.close());

    it('share three hundred reminders without telling one twice, also when one of them is ended in the middle', async () => {
      await bench.app.atDay('2024-06-03');
      const opener = await ObligationOpener.in(bench.app);
      for (let day = 0; day < 30; day += 1) {
        const today = addDays('2024-06-03', day);
        await opener.openMany(10, today, 10_000 * (day + 1));
        await bench.app.atDay(today, '08:00:00+08:00');
        await bench.app.tick();
      }
      const fired = await bench.app.count('reminder where not superseded');
      expect(fired).toBeGreaterThanOrEqual(300);
      const [one, two] = [bench.startWorker(), bench.startWorker()];
      await eventually('both to have begun', async () => ((await bench.app.count('notification')) > 0 ? seen(undefined) : notYet(one.output.slice(-300))));
      expect(await one.stop()).toMatchObject({ code: 0, signal: null });
      await eventuallyEquals('undelivered outbox rows', () => bench.app.count('outbox where done_at is null'), 0);
      expect(two.isRunning).toBe(true);
      expect(await bench.app.count('reminder where not superseded and not exists (select 1 from notification where reminder_id = reminder.id)')).toBe(0);
      expect(await bench.app.count('(select account_id, reminder_id from notification group by 1, 2 having count(*) > 1) twice')).toBe(0);
    }, MOST_SECONDS);
  });
}
