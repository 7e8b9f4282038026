import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM_ACTOR } from '../../src/domain/policy/actor.js';
import type { WorkingCalendar } from '../../src/domain/kernel/working-calendar.js';
import { EngineApp } from '../support/engine-app.js';
import { ObligationOpener } from '../support/open-obligations.js';
import { EngineHealth } from '../../src/modules/engine/index.js';
import { InboxQueries } from '../../src/modules/inbox/index.js';

describe('the working calendar', () => {
  let app: EngineApp;
  let calendar: WorkingCalendar;
  beforeAll(async () => {
    app = await EngineApp.start();
    calendar = await app.loadCalendar();
  }, 180_000);
  afterAll(() => app.close());

  it('answers firmly for the years whose notice is loaded and provisionally for 2027 (A12)', () => {
    expect(calendar.isWorkingDay('2026-10-10')).toEqual({ working: true, provisional: false });
    expect(calendar.isWorkingDay('2027-01-01')).toEqual({ working: true, provisional: true });
    expect(calendar.addWorkingDays('2026-12-30', 1)).toEqual({ date: '2026-12-31', provisional: false });
    expect(calendar.addWorkingDays('2026-12-30', 2)).toMatchObject({ provisional: true });
  });

  it('is stored once: the same years again change nothing', async () => {
    const before = await app.query('select * from calendar_day order by date');
    await app.loadCalendar();
    expect(await app.query('select * from calendar_day order by date')).toEqual(before);
  });

  it('marks a light that counts into 2027 as provisional', async () => {
    await app.atDay('2026-12-30');
    const opener = await ObligationOpener.in(app);
    await opener.open('9000', '2027-01-15');
    const { unitId } = await app.one<{ unitId: string }>(`select unit_id as "unitId" from obligation where subject_id = 9000`);
    const owed = await app.get(InboxQueries).owedBy(SYSTEM_ACTOR, unitId);
    expect(owed.find((row) => row.subjectId === '9000')?.light).toMatchObject({ provisional: true, reason: expect.stringContaining('暂计') });
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ['2024-11-01', [], []],
    ['2026-10-31', [], []],
    ['2026-11-01', [], ['2027年放假安排尚未载入']],
    ['2026-12-31', [], ['2027年放假安排尚未载入']],
    ['2027-01-01', ['今年（2027年）的放假安排没有载入'], []],
    ['2027-11-01', ['今年（2027年）的放假安排没有载入'], ['2028年放假安排尚未载入']],
  ])('on %s the health sweep calls for %j at once and %j in time', async (day, now, ahead) => {
    await app.atDay(day);
    const warnings = (await app.warnings()).filter(({ message }) => message.includes('放假安排') && !message.includes('在办事项'));
    expect(warnings).toEqual([
      ...now.map((words) => ({ code: 'calendar-missing', message: expect.stringContaining(words) })),
      ...ahead.map((words) => ({ code: 'calendar-ahead', message: expect.stringContaining(words) })),
    ]);
    // A current year without its calendar is trouble, a coming one is foresight.
    expect((await app.get(EngineHealth).readiness()).status).toBe(now.length > 0 ? 'degraded' : 'ready');
  });

  it('months ahead, says how many running duties reach into a year that is not loaded', async () => {
    await app.atDay('2026-03-02');
    const aheadOf = async (): Promise<string[]> => (await app.warnings()).filter(({ code }) => code === 'calendar-ahead').map(({ message }) => message);
    const before = await aheadOf();
    const opener = await ObligationOpener.in(app, '远期单位', '测政办〔2026〕5号');
    await opener.openMany(3, '2028-06-30', 9200);
    await opener.open('9300', '2026-12-31');
    expect((await aheadOf()).filter((message) => !before.includes(message))).toEqual([expect.stringContaining('有3件在办事项的时限涉及2028年')]);
  });

  it('loaded later, moves the rungs of open obligations by itself: thresholds are computed anew each tick (F45)', async () => {
    await app.atDay('2027-01-04');
    const opener = await ObligationOpener.in(app, '后载单位', '测政办〔2024〕2号');
    await opener.open('9100', '2027-01-11');
    const firedBy = async (day: string): Promise<string[]> => {
      await app.atDay(day);
      await app.tick();
      return (await app.query<{ code: string }>(`select rung_code as code from reminder join obligation on obligation.id = obligation_id where subject_id = 9100 and not superseded order by reminder.rung`)).map(({ code }) => code);
    };
    expect(await firedBy('2027-01-05')).toEqual(['before10']);
    await app.query(`insert into calendar_year (year, source) values (2027, '测试通知')`);
    await app.query(`insert into calendar_day (date, year, kind, name) values ('2027-01-08', 2027, 'dayOff', '测试假')`);
    // With Friday the 8th off, three working days before Monday the 11th is the 5th already.
    expect(await firedBy('2027-01-05')).toEqual(['before10', 'before3']);
    expect((await app.warnings()).map(({ code }) => code)).not.toContain('calendar-missing');
  });
});
