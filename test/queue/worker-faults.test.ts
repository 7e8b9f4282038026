import { setTimeout as aWhile } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FreezeService } from '../../src/modules/engine/index.js';
import { aPlan, anItem } from '../support/builders.js';
import { testRedisUrl } from '../support/database.js';
import { eventually, eventuallyEquals, notYet, seen } from '../support/eventually.js';
import { advisoryLock, HeldLocks } from '../support/held-locks.js';
import { ObligationOpener } from '../support/open-obligations.js';
import { QueueBench } from '../support/queue-bench.js';

const MOST_SECONDS = 180_000;
const DAY_MS = 86_400_000;
const HANDLING_GATE = 882;
const TOLD_TWICE = '(select account_id, reminder_id, event_id from notification group by 1, 2, 3 having count(*) > 1) twice';

describe.each<[string, () => string | null, string, number]>([
  ['Redis', testRedisUrl, 'a day fast', DAY_MS],
  ['Redis', testRedisUrl, 'a day slow', -DAY_MS],
  ['the PostgreSQL backend', () => null, 'a day fast', DAY_MS],
])('workers on %s', (_, redisUrl, words, shift) => {
  let bench: QueueBench;
  const beats = async (): Promise<number> => Number((await bench.app.one<{ beat: string }>('select beat from installation')).beat);
  const beaten = async (times: number): Promise<void> => {
    const from = await beats();
    await eventually(`${times} more ticks`, async () => ((await beats()) >= from + times ? seen(undefined) : notYet(`${await beats()} after ${from}`)), 20_000);
  };
  const freezes = async (): Promise<string[]> => (await bench.app.get(FreezeService).state()).freezes.map(({ reason }) => reason);

  beforeEach(async () => { bench = await QueueBench.open(redisUrl()); }, MOST_SECONDS);
  afterEach(() => bench.close());

  it(`whose clock is ${words} fire nothing early or twice, and leave the engine running for those whose clock is right (F19, F20, A13)`, async () => {
    // Two working days in a row: before a day off the rung of the due day fires on the working day before.
    const [today, tomorrow] = ['2024-06-03', '2024-06-04'];
    await bench.app.atDay(today);
    const opener = await ObligationOpener.in(bench.app);
    await bench.app.query('update outbox set done_at = clock_timestamp()');
    // Due tomorrow: its rung of the due day fires today only for somebody who lives tomorrow.
    await opener.openMany(3, tomorrow);
    const wrong = bench.startWorker(undefined, { preload: 'shifted-clock', env: { SHIFT_CLOCK_MS: String(shift) } });
    await beaten(4);
    await eventuallyEquals('undelivered outbox rows', () => bench.app.count('outbox where done_at is null'), 0);
    expect(await bench.app.count('reminder where fired_on <> app_today()')).toBe(0);
    const fired = await bench.app.count('reminder where not superseded');
    await beaten(2);
    expect(await bench.app.count('reminder where not superseded')).toBe(fired);
    await wrong.kill();

    const right = bench.startWorker();
    await right.ready();
    await beaten(3);
    await bench.app.atDay(tomorrow);
    await eventually('the rung of tomorrow', async () => ((await bench.app.count('reminder where not superseded')) > fired ? seen(undefined) : notYet(right.output.slice(-300))));
    await eventuallyEquals('undelivered outbox rows', () => bench.app.count('outbox where done_at is null'), 0);
    expect(await bench.app.count(TOLD_TWICE)).toBe(0);
    expect(await freezes()).toEqual([]);
  }, MOST_SECONDS);
});

describe('workers that stand still', () => {
  let bench: QueueBench;
  const told = (kind: string): Promise<number> => bench.app.count('notification where kind = $1', [kind]);
  /** The database takes back what a process holds that has said nothing for three seconds; in production it is sixty. */
  const impatient = (url: string): string => `${url}?options=${encodeURIComponent('-c timezone=Asia/Shanghai -c idle_in_transaction_session_timeout=3000 -c lock_timeout=10000')}`;
  const letRedispatchFallDue = () => bench.app.query('update outbox set next_dispatch_at = clock_timestamp() where done_at is null and parked_at is null');

  beforeEach(async () => {
    bench = await QueueBench.open(testRedisUrl());
    await bench.app.atDay('2024-04-15');
  }, MOST_SECONDS);
  afterEach(() => bench.close());

  it.each<['stopped (F04)' | 'blocked in its event loop (F43)']>([['stopped (F04)'], ['blocked in its event loop (F43)']])('one %s in the middle of a delivery is relieved by another, and cannot deliver a second time when it goes on', async (how) => {
    await aPlan().withItem(anItem().ledBy('甲局').helpedBy('乙局').withoutEnd()).issuedIn(bench.app);
    await bench.app.query(`create or replace function wait_at_gate() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock_shared(${HANDLING_GATE}); return new; end $$`);
    await bench.app.query('create or replace trigger gate before insert on notification for each row execute function wait_at_gate()');
    const gate = await HeldLocks.on(bench.app.url, [`select pg_advisory_lock(${HANDLING_GATE})`]);
    const still = bench.startWorker(undefined, { preload: 'blocked-loop', env: { BLOCK_LOOP_MS: '12000' } }, impatient(bench.app.url));
    await eventuallyEquals('handlers at the gate', () => bench.app.count(`${advisoryLock(HANDLING_GATE)} and not granted`), 1);
    if (how === 'stopped (F04)') still.freeze();
    else still.blockLoop();
    await aWhile(100);
    await gate.release();
    bench.startWorker();
    await eventuallyEquals('assignments told by the other', async () => { await letRedispatchFallDue(); return told('assigned'); }, 2, 25_000);
    still.thaw();
    await aWhile(how === 'stopped (F04)' ? 2_000 : 8_000);
    expect(still.isRunning).toBe(true);
    expect(await told('assigned')).toBe(2);
    await eventuallyEquals('undelivered outbox rows', () => bench.app.count('outbox where done_at is null'), 0);
    expect(await bench.app.count('outbox where parked_at is not null')).toBe(0);
    expect(await bench.app.count(TOLD_TWICE)).toBe(0);
    expect((await bench.app.get(FreezeService).state()).frozen).toBe(false);
    await bench.app.atDay('2024-04-18');
    await eventuallyEquals('reminders told', () => told('reminder'), 2);
  }, MOST_SECONDS);

  it('five that start together, of whom four are killed, keep one scheduler and fire each rung once (F18, A01)', async () => {
    await bench.app.atDay('2024-06-03');
    const opener = await ObligationOpener.in(bench.app);
    await opener.openMany(200, '2024-06-05');
    const five = Array.from({ length: 5 }, () => bench.startWorker());
    const fired = (day: string): Promise<number> => bench.app.count(`reminder join obligation on obligation.id = obligation_id where fired_on = $1 and not superseded and kind = 'officeReview'`, [day]);
    for (const day of ['2024-06-05', '2024-06-12']) {
      await bench.app.atDay(day);
      await eventuallyEquals('obligations fired', () => fired(day), 200, 30_000);
      await Promise.all(five.splice(0, 2).map((worker) => worker.kill()));
    }
    await eventuallyEquals('undelivered outbox rows', async () => { await letRedispatchFallDue(); return bench.app.count('outbox where done_at is null'); }, 0, 20_000);
    expect(await bench.app.count('(select obligation_id, rung, due_on from reminder group by 1, 2, 3 having count(*) > 1) twice')).toBe(0);
    expect(await bench.app.count(TOLD_TWICE)).toBe(0);
    expect((await bench.inQueue('workflow', (queue) => queue.getJobSchedulers())).map(({ key }) => key)).toEqual(['tick']);
  }, 180_000);
});
