import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WorkingCalendar } from '../../src/domain/kernel/working-calendar.js';
import { EngineApp } from '../support/engine-app.js';
import { ObligationOpener } from '../support/open-obligations.js';
import { InboxQueries } from '../../src/modules/inbox/index.js';

describe('the working calendar', () => {
  let app: EngineApp;
  let calendar: WorkingCalendar;
  beforeAll(async () => {
    app = await EngineApp.start();
    calendar = await app.loadCalendar();
  });
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
    const owed = await app.get(InboxQueries).owedBy(unitId);
    expect(owed.find((row) => row.subjectId === '9000')?.light).toMatchObject({ provisional: true, reason: expect.stringContaining('暂计') });
  });

  it.each([
    ['2024-11-01', []],
    ['2026-10-31', []],
    ['2026-11-01', ['2027年']],
    ['2026-12-31', ['2027年']],
    ['2027-01-01', ['2027年']],
    ['2027-11-01', ['2027、2028年']],
  ])('on %s the health sweep misses %j', async (day, missing) => {
    await app.atDay(day);
    const warnings = (await app.warnings()).filter(({ code }) => code === 'calendar-missing').map(({ message }) => message);
    expect(warnings).toEqual(missing.map((years) => `${years}放假安排尚未载入，相关工作日为暂计，请在国务院办公厅通知发布后补充。`));
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
