import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/domain/kernel/local-date.js';
import { OutboxDelivery } from '../../src/platform/outbox/outbox-delivery.js';
import { EngineApp } from '../support/engine-app.js';
import { eventuallyEquals } from '../support/eventually.js';
import { advisoryLock, HeldLocks } from '../support/held-locks.js';
import { type FinalState, finalState } from '../support/final-state.js';
import { ObligationOpener } from '../support/open-obligations.js';

const FIRST = '2024-04-01';
const LAST = '2024-06-05';

describe('two processes on one database', () => {
  let one: EngineApp;
  let two: EngineApp;
  let alone: FinalState;

  beforeAll(async () => {
    one = await EngineApp.startSeeded();
    const single = await EngineApp.startSeeded();
    two = await one.neighbour();
    for (let day = FIRST; day <= LAST; day = addDays(day, 3)) await single.liveThrough(day);
    alone = await finalState(single);
    await single.close();
  }, 180_000);
  afterAll(() => one?.close());

  it('ticking and delivering at one moment, many days in a row, do what one does: nothing twice, nothing missing', async () => {
    for (let day = FIRST; day <= LAST; day = addDays(day, 3)) {
      await one.atDay(day);
      const ticks = await Promise.all([one.tick(), two.tick(), one.tick(), two.tick()]);
      expect(new Set(ticks.map((tick) => tick.day))).toEqual(new Set([day]));
      await Promise.all([one.deliverAll(), two.deliverAll(), one.deliverAll()]);
    }
    expect(await finalState(one)).toEqual(alone);
    expect(await one.count('outbox where done_at is null or parked_at is not null')).toBe(0);
    expect(await one.count(`(select account_id, reminder_id, event_id from notification group by 1, 2, 3 having count(*) > 1) twice`)).toBe(0);
    expect(await one.count(`(select payload from outbox group by job, event_type, payload having count(*) > 1) twice`)).toBe(0);
  }, 180_000);

  it('handed the same outbox row at one moment, leave one inbox entry per reminder and person', async () => {
    await one.atDay('2024-09-02');
    const opener = await ObligationOpener.in(one, '并发单位', '测政办〔2024〕7号');
    await opener.openMany(40, '2024-09-02');
    await one.tick();
    const rows = await one.query<{ id: string }>('select id from outbox where done_at is null');
    expect(rows.length).toBeGreaterThan(0);
    const deliver = (app: EngineApp, id: string): Promise<boolean> => app.get(OutboxDelivery).deliver(id);
    const answers = await Promise.all(rows.flatMap(({ id }) => [deliver(one, id), deliver(two, id), deliver(one, id), deliver(two, id)]));
    expect(answers.filter(Boolean)).toHaveLength(rows.length);
    expect(await one.count(`notification join account on account.id = account_id where login = 'liaison.并发单位' and kind = 'reminder'`)).toBe(40);
  });

  it('handed the same row more often than it may be tried, still deliver it once and park nothing', async () => {
    await one.atDay('2024-09-03');
    await one.tick();
    const [row] = await one.query<{ id: string }>('select id from outbox where done_at is null order by id limit 1');
    if (!row) throw new Error('the tick left nothing to deliver');
    // All eight claim the row before the first of them handles it: the claims beyond the fifth want to park it.
    const held = await HeldLocks.on(one.url, ['begin', `select id from outbox where id = ${row.id} for update`]);
    const deliveries = Promise.all(Array.from({ length: 8 }, (_, index) => (index % 2 ? one : two).get(OutboxDelivery).deliver(row.id)));
    await eventuallyEquals('claims that wait for the row', () => one.count(
      `pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%set attempts = attempts + 1%'`), 8);
    await held.release();
    expect((await deliveries).filter(Boolean)).toHaveLength(1);
    expect(await one.one('select done_at is not null as done, parked_at as parked, last_error as error from outbox where id = $1', [row.id])).toEqual({ done: true, parked: null, error: null });
    await one.deliverAll();
  });

  it('fire nothing lower for an obligation that another transaction held when its highest rung was swept', async () => {
    await one.atDay('2024-10-01');
    const opener = await ObligationOpener.in(one, '占用单位', '测政办〔2024〕6号');
    await opener.open('9001', '2024-09-10');
    await opener.open('9002', '2024-09-10');
    await one.query(`create function hold() returns trigger language plpgsql as $$ begin
      if exists (select 1 from obligation where id = new.obligation_id and subject_id = 9001) then perform pg_advisory_xact_lock(771); end if;
      return null;
    end $$`);
    await one.query(`create trigger hold after insert on reminder for each row execute function hold()`);
    const gate = await HeldLocks.on(one.url, ['select pg_advisory_lock(771)']);
    const row = await HeldLocks.on(one.url, ['begin', `select obligation_id from ladder_position join obligation on obligation.id = obligation_id where subject_id = '9002' for update of ladder_position`]);
    const ticking = one.tick();
    await eventuallyEquals('sweeps that wait at the gate', () => one.count(`${advisoryLock(771)} and not granted`), 1);
    await row.release();
    await gate.release();
    await ticking;
    await one.query('drop trigger hold on reminder');
    await one.query('drop function hold()');
    await one.tick();
    const told = (): Promise<unknown[]> =>
      one.query(`select subject_id as subject, rung_code as rung from reminder join obligation on obligation.id = obligation_id where subject_id in (9001, 9002) and not superseded order by 1`);
    expect(await told()).toEqual([{ subject: '9001', rung: 'overdue8' }, { subject: '9002', rung: 'overdue8' }]);
    await one.tick();
    expect(await told()).toHaveLength(2);
  });

  it('that lock rows in opposite order both succeed: the loser of the deadlock is run again', async () => {
    const ids = (await one.query<{ id: string }>('select id from obligation order by id limit 2')).map((row) => row.id);
    const [first, second] = ids;
    if (!first || !second) throw new Error('two obligations are needed');
    let runs = 0;
    const touchBoth = (app: EngineApp, order: readonly string[], meet: () => Promise<void>) =>
      app.run(async (tx) => {
        runs += 1;
        for (const id of order) {
          await tx.query('update obligation set due_words = due_words where id = $1', [id]);
          await meet();
        }
      });
    const meeting = barrier(2);
    await Promise.all([touchBoth(one, [first, second], meeting), touchBoth(two, [second, first], meeting)]);
    expect(runs).toBe(3);
  });
});

/** Lets its first `parties` callers go on together; later callers pass. */
function barrier(parties: number): () => Promise<void> {
  let arrived = 0;
  let open = (): void => {};
  const gate = new Promise<void>((resolve) => { open = resolve; });
  return () => {
    arrived += 1;
    if (arrived >= parties) open();
    return gate;
  };
}
