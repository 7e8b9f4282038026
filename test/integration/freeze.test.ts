import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SYSTEM_ACTOR } from '../../src/domain/policy/actor.js';
import { FreezeService, HouseWatch } from '../../src/modules/engine/index.js';
import type { BeatMemory } from '../../src/platform/freeze/beat-memory.js';
import { aPlan, anItem } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';
import { ObligationOpener } from '../support/open-obligations.js';

const DUE = '2024-06-05';

/** Remembers as Redis does. */
class RememberedBeats implements BeatMemory {
  readonly beats = new Map<string, bigint>();
  highest(epoch: string): Promise<bigint | null> {
    return Promise.resolve(this.beats.get(epoch) ?? null);
  }
  remember(epoch: string, beat: bigint): Promise<void> {
    this.beats.set(epoch, beat);
    return Promise.resolve();
  }
}

describe('a freeze', () => {
  let app: EngineApp;
  const reasons = async (): Promise<string[]> => (await app.get(FreezeService).state()).freezes.map(({ reason }) => reason);
  const told = (): Promise<number> => app.count('notification where reminder_id is not null');
  const firedRungs = () => app.query<{ rung: string; superseded: boolean; late: boolean }>('select rung_code as rung, superseded, late from reminder order by rung');
  const raise = (why = '演练', restored = false) => app.get(FreezeService).raise(SYSTEM_ACTOR, why, restored);
  const lift = (resendSince: string | null = null) => app.get(FreezeService).lift(SYSTEM_ACTOR, resendSince);
  /** New sessions of this database see the wall clock shifted; those that are open are ended. */
  const shiftWallClock = async (offset: string): Promise<void> => {
    await app.query(`do $$ begin execute format('alter database %I set duban.wall_offset = %L', current_database(), '${offset}'); end $$`);
    await app.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
    await app.query('select pg_terminate_backend(pg_backend_pid())').catch(() => undefined);
  };

  beforeEach(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
    await app.atDay('2024-05-06');
  }, 180_000);
  afterEach(() => app.close());

  it('sends nothing while it stands and lets people go on working; what they did is told when it is lifted', async () => {
    const opener = await ObligationOpener.in(app);
    await app.deliverAll();
    await opener.openMany(5, DUE);
    await raise();
    await aPlan('测政办〔2024〕11号').withItem(anItem().ledBy('甲局').withoutEnd()).issuedIn(app);
    await app.atDay(DUE);
    expect(await app.tick()).toEqual({ day: DUE, phasesEntered: 0, phasesLeft: 0, submissionsOpened: 0, submissionsMissed: 0, itemPeriodsOpened: 0, rolloversOpened: 0, remindersFired: 0 });
    expect(await app.deliverAll()).toBe(0);
    expect(await app.count('reminder')).toBe(0);
    expect(await app.count(`outbox where done_at is null and attempts = 0`)).toBeGreaterThan(0);
    expect(await app.count(`notification where kind = 'assigned' and plan_id = (select max(id) from plan)`)).toBe(0);

    await lift();
    expect((await app.tick()).remindersFired).toBeGreaterThanOrEqual(5);
    await app.deliverAll();
    expect(await app.count(`notification where kind = 'assigned' and plan_id = (select max(id) from plan)`)).toBe(1);
    expect(await app.count(`(select account_id, obligation_id from notification join reminder on reminder.id = reminder_id group by 1, 2 having count(*) > 1) twice`)).toBe(0);
    expect(await app.count('outbox where done_at is null')).toBe(0);
  });

  it('is shown as a warning that degrades, is raised once per reason, and cannot be lifted twice', async () => {
    await raise('换服务器');
    await raise('又一次');
    expect(await reasons()).toEqual(['operator']);
    expect(await app.warnings()).toContainEqual({ code: 'frozen', message: '已停止发送：换服务器。提醒和通知都在等候，请核对后运行 duban resume。', since: expect.any(Date) });
    await lift();
    expect((await app.warnings()).map(({ code }) => code)).not.toContain('frozen');
    await expect(lift()).rejects.toThrow('无须恢复');
    expect(await app.query(`select action, actor_name as "actorName", detail->>'reason' as reason from audit_entry where subject_type = 'installation' order by id`)).toEqual([
      { action: 'freeze.raised', actorName: '系统', reason: 'operator' },
      { action: 'freeze.lifted', actorName: '系统', reason: null },
    ]);
  });

  it.each([['1 day', '向前跳了约1440分钟'], ['-1 day', '向后跳了约1440分钟']])('stands after the database clock was set by %s, until it is confirmed (F21, A13)', async (offset, words) => {
    const watch = app.get(HouseWatch);
    await watch.look();
    await watch.look();
    expect(await reasons()).toEqual([]);
    await shiftWallClock(offset);
    await watch.look();
    expect((await app.get(FreezeService).state()).freezes).toMatchObject([{ reason: 'clockJumped', detail: expect.stringContaining(words) }]);
    await watch.look();
    expect(await reasons()).toEqual(['clockJumped']);
    await lift();
    await watch.look();
    expect(await reasons()).toEqual([]);
  });

  it('stands when the clock was put back while no worker ran, and not after an outage of a month', async () => {
    await app.get(HouseWatch).look();
    await app.query(`update installation set beat_at = beat_at - interval '30 days'`);
    const afterOutage = await app.neighbour();
    await afterOutage.get(HouseWatch).look();
    expect(await reasons()).toEqual([]);
    await shiftWallClock('-6 minutes');
    await (await app.neighbour()).get(HouseWatch).look();
    expect(await reasons()).toEqual(['clockJumped']);
  });

  it('is not raised again by a worker that slept while the jump was seen and confirmed', async () => {
    const sleeper = (await app.neighbour()).get(HouseWatch);
    await sleeper.look();
    await app.get(HouseWatch).look();
    await shiftWallClock('2 days');
    await app.get(HouseWatch).look();
    await lift();
    await sleeper.look();
    expect(await reasons()).toEqual([]);
  });

  it('is not raised by the demo clock moving', async () => {
    await app.get(HouseWatch).look();
    await app.atDay('2025-06-05');
    await app.get(HouseWatch).look();
    expect(await reasons()).toEqual([]);
  });

  it('after a jump forward and its confirmation tells each person once, late, at the highest rung (F21, A14); after a jump back nothing twice', async () => {
    const opener = await ObligationOpener.in(app);
    await app.query('update clock set demo_at = null');
    const { today } = await app.one<{ today: string }>(`select app_today() as today`);
    await opener.openMany(3, (await app.one<{ day: string }>(`select $1::date + 1 as day`, [today])).day);
    await app.get(HouseWatch).look();
    await app.tick();
    await app.deliverAll();
    const before = await told();
    const { mark } = await app.one<{ mark: string }>('select max(id) as mark from reminder');
    // Past the last rung on whatever day of the week this runs: fifteen working days, and the longest holidays on the way.
    await shiftWallClock('45 days');
    await app.get(HouseWatch).look();
    await app.tick();
    await app.deliverAll();
    expect(await told()).toBe(before);
    await lift();
    await app.tick();
    await app.deliverAll();
    expect(await app.count(`(select account_id, obligation_id from notification join reminder on reminder.id = reminder_id where reminder.id > $1 group by 1, 2 having count(*) > 1) twice`, [mark])).toBe(0);
    expect(await app.count('notification where late and reminder_id > $1', [mark])).toBeGreaterThan(0);
    expect(await app.count('notification where not late and reminder_id > $1', [mark])).toBe(0);
    const after = await told();
    await shiftWallClock('0');
    await app.get(HouseWatch).look();
    expect(await reasons()).toEqual(['clockJumped']);
    await lift();
    await app.tick();
    await app.deliverAll();
    expect(await told()).toBe(after);
  });

  describe('after a restore (A25, F39)', () => {
    let memory: RememberedBeats;
    beforeEach(() => { memory = new RememberedBeats(); });
    const epoch = async (): Promise<string> => (await app.one<{ epoch: string }>('select epoch from installation')).epoch;

    it('stands when the queue remembers more beats than the database has made, and the database gets a new epoch', async () => {
      const watch = app.get(HouseWatch);
      const first = await watch.begin(memory);
      for (let beat = 0; beat < 4; beat += 1) expect(await watch.look()).toBe(first);
      expect(await reasons()).toEqual([]);
      await app.query('update installation set beat = 2');
      const next = await watch.look();
      expect(next).not.toBe(first);
      expect(await epoch()).toBe(next);
      expect(await reasons()).toEqual(['databaseRestored']);
      expect(await app.count(`audit_entry where action = 'freeze.raised' and detail->>'reason' = 'databaseRestored'`)).toBe(1);
      expect(await watch.look()).toBe(next);
    });

    it('stands when the database lies in another cluster than it was last seen in', async () => {
      const first = await app.get(HouseWatch).look();
      await app.query(`update installation set system_identifier = '7000000000000000001/16384'`);
      expect(await app.get(HouseWatch).look()).not.toBe(first);
      expect(await reasons()).toEqual(['databaseRestored']);
      await lift();
      await app.get(HouseWatch).look();
      expect(await reasons()).toEqual([]);
    });

    it('never mistakes five workers beating at once for an older database', async () => {
      const watches = [app, ...(await Promise.all([1, 2, 3, 4].map(() => app.neighbour())))].map((one) => one.get(HouseWatch));
      await Promise.all(watches.map((watch) => watch.begin(memory)));
      for (let round = 0; round < 20; round += 1) await Promise.all(watches.map((watch) => watch.look()));
      expect(await reasons()).toEqual([]);
      expect(Number((await app.one<{ beat: string }>('select beat from installation')).beat)).toBe(5 + 100);
    });

    it('lifted plainly passes over what fell due up to today: recorded, told to nobody; from then on all goes its way', async () => {
      const opener = await ObligationOpener.in(app);
      await app.deliverAll();
      await opener.openMany(3, DUE);
      await raise('恢复到上月的备份', true);
      await app.atDay('2024-06-06');
      await lift();
      expect((await firedRungs()).length).toBeGreaterThan(0);
      expect((await firedRungs()).every(({ superseded, late }) => superseded && late)).toBe(true);
      await app.tick();
      await app.deliverAll();
      expect(await told()).toBe(0);
      await app.liveThrough('2024-06-28');
      expect(await told()).toBeGreaterThan(0);
      expect(await app.count('outbox where done_at is null')).toBe(0);
    });

    it('lifted with a day tells what fell due from that day on, once and late, and passes over what was before it', async () => {
      const opener = await ObligationOpener.in(app);
      await app.deliverAll();
      await opener.openMany(2, '2024-05-20', 200_000);
      await opener.openMany(2, '2024-06-20', 300_000);
      await raise('恢复到五月的备份', true);
      await app.atDay('2024-06-19');
      await lift('2024-06-13');
      await app.tick();
      await app.deliverAll();
      const dues = await app.query<{ due: string; late: boolean }>('select distinct reminder.due_on as due, reminder.late from notification join reminder on reminder.id = reminder_id order by 1');
      expect(dues.map(({ due }) => due)).toContain('2024-06-20');
      expect(await app.count(`(select account_id, obligation_id from notification join reminder on reminder.id = reminder_id group by 1, 2 having count(*) > 1) twice`)).toBe(0);
      const daysBefore = await app.count(`reminder where superseded and fired_on = '2024-06-12'`);
      expect(daysBefore).toBeGreaterThan(0);
    });

    it('refuses a day that is none, lies ahead, or where nothing was restored', async () => {
      await raise('演练');
      await expect(lift('2024-05-01')).rejects.toThrow('只有恢复过数据库');
      await raise('恢复', true);
      await expect(lift('2024-05-07')).rejects.toThrow('不晚于今天');
      await expect(lift('五月')).rejects.toThrow('不能作为');
      expect(await reasons()).toEqual(['operator', 'databaseRestored']);
    });
  });
});
