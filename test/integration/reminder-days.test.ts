import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM_ACTOR } from '../../src/domain/policy/actor.js';
import { addDays } from '../../src/domain/kernel/local-date.js';
import { InboxQueries } from '../../src/modules/inbox/index.js';
import { EngineApp } from '../support/engine-app.js';
import { ObligationOpener } from '../support/open-obligations.js';

/** Days counted by hand on the notices for 2024 and 2025 (国办发明电〔2023〕7号, 〔2024〕12号); the due date is excluded from the count. */
const FIRING_DAYS: readonly [dueOn: string, why: string, days: Record<string, string>][] = [
  ['2024-04-04', 'Qingming: rungs before it count from Wednesday the 3rd, and Sunday the 7th is worked', {
    before10: '2024-03-20', before3: '2024-03-29', dueToday: '2024-04-03', overdue1: '2024-04-07', overdue3: '2024-04-09', overdue8: '2024-04-16', overdue15: '2024-04-25',
  }],
  ['2024-04-30', 'May Day: Sunday 28 April and Saturday 11 May are worked, 1 to 5 May are not', {
    before10: '2024-04-17', before3: '2024-04-26', dueToday: '2024-04-30', overdue1: '2024-05-06', overdue3: '2024-05-08', overdue8: '2024-05-14', overdue15: '2024-05-23',
  }],
  ['2024-06-30', 'a Sunday: due today is said on Friday, overdue from Monday', {
    before10: '2024-06-14', before3: '2024-06-25', dueToday: '2024-06-28', overdue1: '2024-07-01', overdue3: '2024-07-03', overdue8: '2024-07-10', overdue15: '2024-07-19',
  }],
  ['2024-12-31', 'New Year: the ladder crosses into a year with a calendar of its own', {
    before10: '2024-12-17', before3: '2024-12-26', dueToday: '2024-12-31', overdue1: '2025-01-02', overdue3: '2025-01-06', overdue8: '2025-01-13', overdue15: '2025-01-22',
  }],
];

describe('the reminder sweep', () => {
  let app: EngineApp;
  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
    await app.atDay('2024-03-18');
    const opener = await ObligationOpener.in(app);
    for (const [index, [dueOn]] of FIRING_DAYS.entries()) await opener.open(String(1000 + index), dueOn);
    for (let day = '2024-03-18'; day <= '2025-01-24'; day = addDays(day, 1)) {
      await app.atDay(day);
      await app.tick();
    }
  }, 180_000);
  afterAll(() => app.close());

  it.each(FIRING_DAYS)('fires every rung for %s on its working day (%s)', async (dueOn, _why, days) => {
    const fired = await app.query<{ code: string; on: string; late: boolean; superseded: boolean }>(
      `select rung_code as code, fired_on as on, late, superseded from reminder where due_on = $1 order by rung`, [dueOn]);
    expect(Object.fromEntries(fired.map(({ code, on }) => [code, on]))).toEqual(days);
    expect(fired.filter(({ late, superseded }) => late || superseded)).toEqual([]);
  });

  it('does nothing when it runs a second time on the same day', async () => {
    await app.atDay('2024-12-31');
    await app.tick();
    const before = { reminders: await app.count('reminder'), outbox: await app.count('outbox') };
    expect(await app.tick()).toEqual({ day: '2024-12-31', phasesEntered: 0, phasesLeft: 0, submissionsOpened: 0, submissionsMissed: 0, itemPeriodsOpened: 0, rolloversOpened: 0, remindersFired: 0 });
    expect({ reminders: await app.count('reminder'), outbox: await app.count('outbox') }).toEqual(before);
  });

  it('does nothing when the clock has gone back: a day lived through stays lived through', async () => {
    const before = await app.count('reminder');
    await app.atDay('2024-04-30');
    expect((await app.tick()).remindersFired).toBe(0);
    expect(await app.count('reminder')).toBe(before);
  });

  it('moves more obligations than one batch holds, each once', async () => {
    await app.atDay('2024-08-01');
    const opener = await ObligationOpener.in(app, '大单位', '测政办〔2024〕8号');
    expect(await opener.openMany(11_000, '2024-08-01')).toBe(11_000);
    expect((await app.tick()).remindersFired).toBe(11_000);
    expect(await app.count(`(select obligation_id from reminder where due_on = '2024-08-01' and not superseded group by 1 having count(*) = 1) once`)).toBe(11_000);
    expect((await app.tick()).remindersFired).toBe(0);
  });
});

describe('an obligation without a date', () => {
  let app: EngineApp;
  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
    await app.atDay('2024-04-01');
  });
  afterAll(() => app.close());

  it.each([
    ['evergreen', true, '7001', '持续推进，没有完成时限。'],
    ['not yet dated', false, '7002', '未定时限，请确定完成日期。'],
  ])('never fires a rung and never turns red, however long it stays open (%s)', async (title, evergreen, subjectId, reason) => {
    const opener = await ObligationOpener.in(app, title, `${title}方案`);
    await opener.open(subjectId, null);
    await app.query('update obligation set evergreen = $2 where subject_id = $1', [subjectId, evergreen]);
    const { unitId } = await app.one<{ unitId: string }>('select unit_id as "unitId" from obligation where subject_id = $1', [subjectId]);
    for (const day of ['2024-04-02', '2024-12-31', '2026-12-31']) {
      await app.atDay(day);
      await app.tick();
      const [owed] = await app.get(InboxQueries).owedBy(SYSTEM_ACTOR, unitId);
      expect(owed?.light).toEqual({ colour: 'grey', reason, provisional: false });
    }
    expect(await app.count('reminder join obligation on obligation.id = obligation_id where subject_id = $1', [subjectId])).toBe(0);
    expect(await app.one('select state from obligation where subject_id = $1', [subjectId])).toEqual({ state: 'open' });
    expect(await app.count('ladder_position join obligation on obligation.id = obligation_id where subject_id = $1', [subjectId])).toBe(0);
    await app.atDay('2024-04-01');
  });
});
