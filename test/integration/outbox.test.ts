import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { JOBS } from '../../src/contracts/jobs.js';
import { SUBSCRIPTIONS } from '../../src/contracts/subscriptions.js';
import type { EventType } from '../../src/domain/events.js';
import { Outbox } from '../../src/platform/outbox/outbox.js';
import { OutboxDelivery } from '../../src/platform/outbox/outbox-delivery.js';
import { aPlan, anItem } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';

interface OutboxState {
  readonly attempts: number;
  readonly done: boolean;
  readonly parked: boolean;
  readonly error: string | null;
  /** Whole seconds until the relay hands the row over again. */
  readonly wait: number;
}

describe('the outbox', () => {
  let app: EngineApp;
  let planId: string;
  const deliver = (id: string): Promise<boolean> => app.get(OutboxDelivery).deliver(id);
  const stateOf = (id: string): Promise<OutboxState> =>
    app.one(`select attempts, done_at is not null as done, parked_at is not null as parked, last_error as error,
                    round(extract(epoch from next_dispatch_at - clock_timestamp()))::int as wait from outbox where id = $1`, [id]);
  const issued = async (): Promise<string> => {
    await app.run((tx) => app.get(Outbox).add(tx, [{ type: 'plan.issued', payload: { planId } }]));
    return (await app.one<{ id: string }>('select max(id) as id from outbox')).id;
  };
  /** A row whose handling always fails: its plan id is no number. */
  const poison = async (): Promise<string> => {
    await app.run((tx) => app.get(Outbox).add(tx, [{ type: 'plan.issued', payload: { planId: 'poison' } }]));
    return (await app.one<{ id: string }>('select max(id) as id from outbox')).id;
  };

  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
    await app.atDay('2024-04-01');
    planId = (await aPlan()
      .withItem(anItem().ledBy('甲局').helpedBy('乙局').dueOn('2024-06-28'))
      .withPhase('启动阶段', '2024-04-01', '2024-04-30')
      .withDuty({ kind: 'monthlyInformation', title: '月度信息', cadence: 'monthly' })
      .issuedIn(app)).id;
    await app.deliverAll();
  });
  afterEach(() => app.query('delete from outbox where parked_at is not null'));
  afterAll(() => app.close());

  it('holds a row for every event somebody listens to, and none for the others', async () => {
    const heard = Object.entries(SUBSCRIPTIONS).filter(([, jobs]) => jobs.length > 0).map(([type]) => type);
    expect(heard).toContain('reminders.fired');
    expect(SUBSCRIPTIONS['assignment.acknowledged']).toEqual([]);
    await app.run((tx) => app.get(Outbox).add(tx, [{ type: 'assignment.acknowledged', payload: { assignmentId: '1' } }]));
    expect(await app.count(`outbox where event_type = 'assignment.acknowledged'`)).toBe(0);
  });

  it('keeps nothing of a transaction that is rolled back', async () => {
    const before = await app.count('outbox');
    await expect(app.run(async (tx) => {
      await app.get(Outbox).add(tx, [{ type: 'plan.issued', payload: { planId } }]);
      throw new Error('rolled back');
    })).rejects.toThrow('rolled back');
    expect(await app.count('outbox')).toBe(before);
  });

  it('waits 1, 5, 30 and 120 seconds after failures and parks the row after the fifth, with its last error', async () => {
    const id = await poison();
    const waits: number[] = [];
    for (let attempt = 1; attempt <= JOBS['notification.fanout'].attempts; attempt += 1) {
      await expect(deliver(id)).rejects.toThrow(/invalid input syntax/);
      const state = await stateOf(id);
      expect(state).toMatchObject({ attempts: attempt, done: false, parked: attempt === 5 });
      expect(state.error).toContain('invalid input syntax');
      waits.push(state.wait);
    }
    expect(waits.slice(0, 4)).toEqual([1, 5, 30, 120]);
    expect(await deliver(id)).toBe(false);
    expect(await stateOf(id)).toMatchObject({ attempts: 5, parked: true });
  });

  it('lets the rows behind a poisoned one flow, and the health sweep tells of the parked one (A29)', async () => {
    const bad = await poison();
    const good = await issued();
    for (let round = 0; round < 6; round += 1) await app.deliverAll();
    expect(await stateOf(good)).toMatchObject({ done: true, attempts: 1 });
    expect(await stateOf(bad)).toMatchObject({ done: false, parked: true, attempts: 5 });
    expect((await app.warnings()).map(({ code }) => code)).toContain('delivery-parked');
  });

  it('counts an attempt before it is made: a row whose process always dies while handling is parked after five (F02)', async () => {
    const id = await issued();
    // What five killed processes leave behind: the claim is committed, the effect and its record are not.
    await app.query('update outbox set attempts = 4 where id = $1', [id]);
    await app.query('alter table notification add constraint dies check (title is null) not valid');
    await expect(deliver(id)).rejects.toThrow(/dies/);
    await app.query('update outbox set attempts = 5, parked_at = null, last_error = null where id = $1', [id]);
    await app.query('alter table notification drop constraint dies');
    expect(await deliver(id)).toBe(false);
    expect(await stateOf(id)).toMatchObject({ done: false, parked: true, attempts: 6, error: 'stopped while handling' });
  });

  it('commits the effect and its completion together: a failing completion leaves no inbox entry', async () => {
    const id = await issued();
    const before = await app.count('notification');
    await app.query('alter table outbox add constraint unfinished check (done_at is null) not valid');
    await expect(deliver(id)).rejects.toThrow(/unfinished/);
    await app.query('alter table outbox drop constraint unfinished');
    expect(await app.count('notification')).toBe(before);
    expect(await deliver(id)).toBe(true);
    expect(await app.count('notification where event_id = $1', [id])).toBe(2);
  });

  it('warns when its oldest row has waited more than five minutes (A28)', async () => {
    const id = await issued();
    expect((await app.warnings()).map(({ code }) => code)).not.toContain('delivery-late');
    await app.query(`update outbox set created_at = clock_timestamp() - interval '301 seconds' where id = $1`, [id]);
    expect((await app.warnings()).map(({ code }) => code)).toContain('delivery-late');
    await app.deliverAll();
    expect((await app.warnings()).map(({ code }) => code)).not.toContain('delivery-late');
  });
});

describe('a handler that runs twice', () => {
  let app: EngineApp;
  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
    await app.atDay('2024-04-01');
    await aPlan()
      .withItem(anItem().ledBy('甲局').helpedBy('乙局').dueOn('2024-05-10'))
      .withPhase('启动阶段', '2024-04-01', '2024-04-30')
      .withDuty({ kind: 'monthlyInformation', title: '月度信息', cadence: 'monthly' })
      .issuedIn(app);
    for (const day of ['2024-04-01', '2024-04-30', '2024-05-01', '2024-05-13']) await app.liveThrough(day);
  });
  afterAll(() => app.close());

  const HEARD = (Object.keys(SUBSCRIPTIONS) as EventType[]).filter((type) => SUBSCRIPTIONS[type].length > 0);
  it.each(HEARD)('leaves one inbox entry per person for %s', async (type) => {
    const entries = (): Promise<unknown[]> => app.query('select id, account_id, reminder_id, event_id, title from notification order by id');
    const before = await entries();
    const again = await app.query<{ id: string }>(`update outbox set done_at = null where event_type = $1 returning id`, [type]);
    expect(again.length).toBeGreaterThan(0);
    expect(await app.deliverAll()).toBe(again.length);
    expect(await entries()).toEqual(before);
    // Taken away, they come back: the second run did reach the inbox.
    const taken = await app.query(
      `delete from notification where event_id in (select id from outbox where event_type = $1)
          or ($1 = 'reminders.fired' and reminder_id in (select id from reminder where not superseded)) returning id`, [type]);
    await app.query(`update outbox set done_at = null where event_type = $1`, [type]);
    await app.deliverAll();
    expect(await app.count('notification')).toBeGreaterThan(before.length - taken.length);
  });
});
