import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalDate } from '../../src/domain/kernel/local-date.js';
import { SYSTEM_ACTOR } from '../../src/domain/policy/actor.js';
import { Calendar } from '../../src/modules/calendar/index.js';
import { CalendarYearsQueries, CalendarYearsService, type LoadedYear } from '../../src/modules/calendar-years/index.js';
import { InboxQueries } from '../../src/modules/inbox/index.js';
import { ObligationsService } from '../../src/modules/obligations/index.js';
import { aPlan, anItem } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';

interface Acknowledgement {
  readonly id: string;
  readonly dueOn: LocalDate;
  readonly effectiveDueOn: LocalDate;
  readonly provisional: boolean;
  readonly position: LocalDate | null;
  /** Rungs fired for its due date as it is now. */
  readonly fired: number;
}

const NOTICE = '国办发明电〔2026〕9号 国务院办公厅关于2027年部分节假日安排的通知';
type Day = readonly [string, 'dayOff' | 'workday'];
const NEW_YEAR: readonly Day[] = [['2027-01-01', 'dayOff'], ['2027-01-02', 'dayOff'], ['2027-01-03', 'dayOff']];

describe('a year that is loaded while duties run (A12, F45)', () => {
  let app: EngineApp;
  let planId: string;
  const load = (days: readonly Day[], replace = false, source = NOTICE): Promise<LoadedYear> =>
    app.get(CalendarYearsService).load(SYSTEM_ACTOR, {
      year: 2027, source, replace, rowsAre: 'entries', days: days.map(([date, kind], index) => ({ row: index + 1, date, kind, name: '元旦' })),
    });
  const acknowledgement = (): Promise<Acknowledgement> =>
    app.one<Acknowledgement>(
      `select obligation.id, obligation.due_on as "dueOn", effective_due_on as "effectiveDueOn", provisional, position.due_on as position,
              (select count(*)::int from reminder where obligation_id = obligation.id and reminder.due_on = effective_due_on) as fired
       from obligation left join ladder_position position on position.obligation_id = obligation.id where plan_id = $1 and kind = 'acknowledgement' and unit_id = (select id from unit where code = '甲局')`,
      [planId],
    );

  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
    await app.atDay('2026-12-30');
    planId = (await aPlan('测政办〔2026〕1号').withItem(anItem().ledBy('甲局').dueOn('2027-03-31')).withItem(anItem().ledBy('乙局').withoutEnd()).issuedIn(app)).id;
  }, 180_000);
  afterAll(() => app.close());

  it('counts over the missing year by weekdays, marks the due day provisional and shows it', async () => {
    // Wednesday 12-30, then Thursday, Friday (a holiday nobody has announced yet) and Monday.
    expect(await acknowledgement()).toMatchObject({ dueOn: '2027-01-04', effectiveDueOn: '2027-01-04', provisional: true });
    const { unitId } = await app.one<{ unitId: string }>(`select id as "unitId" from unit where code = '甲局'`);
    const owed = await app.get(InboxQueries).owedBy(SYSTEM_ACTOR, unitId);
    expect(owed.find((row) => row.kind === 'acknowledgement')?.light).toMatchObject({ provisional: true, reason: expect.stringContaining('暂计') });
  });

  it('counts it again when the notice comes: the day moves, its ladder starts anew, journal and audit say from where to where', async () => {
    await app.atDay('2027-01-04');
    await app.tick();
    expect((await acknowledgement()).fired).toBe(1);
    await app.run(async (tx) => {
      const { id } = await app.one<{ id: string }>(`select id from assignment where plan_id = $1 and unit_id = (select id from unit where code = '乙局')`, [planId]);
      await app.get(ObligationsService).settle(tx, { subjectType: 'assignment', subjectIds: [id], kind: 'acknowledgement' });
    });
    const loaded = await load([...NEW_YEAR, ['2027-01-04', 'dayOff']]);
    const duty = await acknowledgement();
    expect(duty).toMatchObject({ dueOn: '2027-01-06', effectiveDueOn: '2027-01-06', provisional: false, position: '2027-01-06', fired: 0 });
    const moved = [{ obligationId: duty.id, from: '2027-01-04', to: '2027-01-06' }];
    expect(loaded).toMatchObject({ year: 2027, replaced: false, daysOff: 4, makeUpDays: 0, moved, confirmed: 1 });
    expect(await app.query('select year, source, replaced, moved, confirmed, loaded_by from calendar_load')).toEqual([{ year: 2027, source: NOTICE, replaced: false, moved, confirmed: 1, loaded_by: '系统' }]);
    expect(await app.one(`select subject_id, detail from audit_entry where action = 'calendarYear.loaded'`)).toMatchObject({ subject_id: '2027', detail: { moved, confirmed: 1 } });
  });

  it('leaves a settled duty as it was counted', async () => {
    expect(await app.query(`select due_on, provisional from obligation where plan_id = $1 and kind = 'acknowledgement' and state = 'settled'`, [planId])).toEqual([{ due_on: '2027-01-04', provisional: true }]);
  });

  it('fires the rungs of the new day on the new day, once', async () => {
    const firedOn = async (day: LocalDate): Promise<string[]> => {
      await app.atDay(day);
      await app.tick();
      return (await app.query<{ fired: string }>(`select reminder.due_on || ' ' || rung_code as fired from reminder join obligation on obligation.id = obligation_id where obligation.id = $1 and not superseded order by reminder.id`, [(await acknowledgement()).id])).map(({ fired }) => fired);
    };
    expect(await firedOn('2027-01-05')).toEqual(['2027-01-04 dueToday']);
    expect(await firedOn('2027-01-06')).toEqual(['2027-01-04 dueToday', '2027-01-06 dueToday']);
    expect(await firedOn('2027-01-06')).toHaveLength(2);
  });

  it('is refused a second time without replacing, and nothing changes', async () => {
    await expect(load(NEW_YEAR)).rejects.toMatchObject({ code: 'conflict-state', message: expect.stringContaining(NOTICE) });
    expect(await app.count('calendar_load')).toBe(1);
    expect((await acknowledgement()).dueOn).toBe('2027-01-06');
  });

  it('counts again when the loaded year is corrected, also back to the earlier day, which fires nothing twice', async () => {
    const duty = await acknowledgement();
    const loaded = await load(NEW_YEAR, true, `${NOTICE}（更正）`);
    expect(loaded).toMatchObject({ replaced: true, moved: [{ obligationId: duty.id, from: '2027-01-06', to: '2027-01-05' }], confirmed: 0 });
    await load([...NEW_YEAR, ['2027-01-04', 'dayOff']], true);
    await app.tick();
    expect(await app.query(`select count(*)::int as fired, reminder.due_on from reminder where obligation_id = $1 and rung_code = 'dueToday' and not superseded group by 2 order by 2`, [duty.id])).toEqual([
      { fired: 1, due_on: '2027-01-04' },
      { fired: 1, due_on: '2027-01-06' },
    ]);
    expect(await app.get(CalendarYearsQueries).year(2027)).toMatchObject({ source: NOTICE, daysOff: 4, loads: [{ replaced: true }, { replaced: true }, { replaced: false }] });
  });

  it('keeps the days a clock stood still', async () => {
    const { id } = await acknowledgement();
    await app.query(`update obligation set effective_due_on = due_on + 3, state = 'paused', paused_on = '2027-01-06' where id = $1`, [id]);
    await load(NEW_YEAR, true);
    expect(await acknowledgement()).toMatchObject({ dueOn: '2027-01-05', effectiveDueOn: '2027-01-08' });
    await app.query(`update obligation set effective_due_on = due_on, state = 'open', paused_on = null where id = $1`, [id]);
  });

  it('stores nothing when a day stands in the notice of another year already', async () => {
    await app.run((tx) => tx.query(`insert into calendar_day (date, year, kind, name) values ('2026-12-31', 2026, 'dayOff', '测试假')`));
    await expect(load([...NEW_YEAR, ['2026-12-31', 'dayOff']], true)).rejects.toMatchObject({ code: 'validation-failed', errors: [{ pointer: '/days/3', detail: expect.stringContaining('已列在2026年的放假安排里') }] });
    expect(await app.count('calendar_day where year = 2027')).toBe(3);
    await app.query(`delete from calendar_day where date = '2026-12-31'`);
  });

  it('does not miss a duty whose day is being counted by the old calendar at the same moment', async () => {
    const other = await app.neighbour();
    await app.query('delete from calendar_day where year = 2027');
    await app.query('delete from calendar_year where year = 2027');
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let counted = (): void => undefined;
    const isCounted = new Promise<void>((resolve) => (counted = resolve));
    const { unitId } = await app.one<{ unitId: string }>(`select id as "unitId" from unit where code = '乙局'`);
    const opening = other.run(async (tx) => {
      const due = await other.get(Calendar).count(tx, '2026-12-30', 3);
      await other.get(ObligationsService).open(tx, [{ kind: 'officeReview', planId, unitId, subjectType: 'assignment', subjectId: '9900', title: '同时', dueWords: '', evergreen: false, ladder: 'standard', ...due }]);
      counted();
      await held;
    });
    await isCounted;
    const loading = load([...NEW_YEAR, ['2027-01-04', 'dayOff']]);
    await new Promise((resolve) => setTimeout(resolve, 200));
    release();
    await opening;
    await loading;
    expect(await app.one(`select due_on, provisional from obligation where subject_id = 9900`)).toEqual({ due_on: '2027-01-06', provisional: false });
  });

  it('counts again too when a new version brings the year with it; a year that is loaded stays as it was loaded', async () => {
    await app.query('delete from calendar_day where year = 2027');
    await app.query('delete from calendar_year where year = 2027');
    await app.run(async (tx) => app.get(ObligationsService).countAgain(tx, await app.get(Calendar).load(tx)));
    expect(await acknowledgement()).toMatchObject({ provisional: true });
    const loads = await app.count('calendar_load');
    const brought = NEW_YEAR.map(([date, kind]) => ({ date, kind, name: '元旦', year: 2027, source: NOTICE }));
    const bring = () => app.get(CalendarYearsService).addMissing(SYSTEM_ACTOR, [{ year: 2026, source: '另一份', days: [] }, { year: 2027, source: NOTICE, days: brought }]);
    expect(await bring()).toEqual([2027]);
    expect(await acknowledgement()).toMatchObject({ dueOn: '2027-01-05', provisional: false });
    expect(await app.count('calendar_load')).toBe(loads + 1);
    expect(await bring()).toEqual([]);
    expect((await app.get(CalendarYearsQueries).year(2026)).source).toContain('国办发明电〔2025〕7号');
  });
});
