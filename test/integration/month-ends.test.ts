import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM_ACTOR } from '../../src/domain/policy/actor.js';
import { readDeadlinePhrase } from '../../src/domain/kernel/deadline-phrase.js';
import { InboxQueries } from '../../src/modules/inbox/index.js';
import { EngineApp } from '../support/engine-app.js';
import { ObligationOpener } from '../support/open-obligations.js';

describe('a deadline at the end of February', () => {
  let app: EngineApp;
  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
  }, 180_000);
  afterAll(() => app.close());

  it.each([
    ['2026年2月底', '2026-02-28', '2026-03-01', '9501'],
    ['2024年2月底', '2024-02-29', '2024-03-01', '9502'],
  ])('%s is in time to the last second of %s in Beijing and late from %s 00:00 on; rungs fire once at the change of the day (A11, F22)', async (words, dueOn, next, subjectId) => {
    expect(readDeadlinePhrase(words, { year: null, issuedOn: null })).toMatchObject({ deadline: { dueOn, raw: words } });
    await app.atDay(dueOn, '08:00:00+08:00');
    const opener = await ObligationOpener.in(app, `单位${subjectId}`, `测政办〔${dueOn.slice(0, 4)}〕51号`);
    await opener.open(subjectId, dueOn);
    const { unitId } = await app.one<{ unitId: string }>('select unit_id as "unitId" from obligation where subject_id = $1', [subjectId]);
    const seen = async (day: string, time: string): Promise<string> => {
      await app.atDay(day, time);
      await app.tick();
      await app.tick();
      const [row] = (await app.get(InboxQueries).owedBy(SYSTEM_ACTOR, unitId)).filter((owed) => owed.subjectId === subjectId);
      const fired = await app.query<{ code: string }>(
        'select rung_code as code from reminder join obligation on obligation.id = obligation_id where subject_id = $1 and not superseded order by reminder.id', [subjectId]);
      return `${row?.light.colour} ${fired.map(({ code }) => code).join()}`;
    };
    expect(await seen(dueOn, '23:59:58.999+08:00')).toBe('yellow dueToday');
    expect(await seen(dueOn, '23:59:59.999+08:00')).toBe('yellow dueToday');
    expect(await seen(next, '00:00:00+08:00')).toMatch(/^red dueToday(,overdue1)?$/);
    // The same instant written in another zone is the same day.
    expect(await seen(dueOn, '16:00:00Z')).toMatch(/^red dueToday(,overdue1)?$/);
    const later = await seen(next, '23:59:59+08:00');
    expect(new Set(later.split(/[ ,]/)).size).toBe(later.split(/[ ,]/).length);
  });
});
