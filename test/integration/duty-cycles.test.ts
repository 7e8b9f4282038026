import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LocalDate } from '../../src/domain/kernel/local-date.js';
import { CycleSweep } from '../../src/modules/submissions/index.js';
import { aPlan, anItem, type StoredPlan } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';

let app: EngineApp;

beforeEach(async () => {
  app = await EngineApp.start();
  await app.loadCalendar();
}, 180_000);
afterEach(() => app?.close());

const monthly = { kind: 'monthlyInformation', title: '每月报送信息', cadence: 'monthly' } as const;

interface PeriodRow {
  readonly key: string;
  readonly opensOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly units: number;
  readonly owed: number;
}

const periods = (): Promise<PeriodRow[]> =>
  app.query<PeriodRow>(
    `select submission.period_key as key, opens_on as "opensOn", submission.due_on as "dueOn", count(distinct submission.id)::int as units, count(obligation.id)::int as owed
     from submission left join obligation on subject_type = 'submission' and subject_id = submission.id and obligation.unit_id = submission.unit_id
       and obligation.due_on = submission.due_on and obligation.title = submission.title
     group by 1, 2, 3 order by 2`,
  );

const issued = async (day: LocalDate, duty: Parameters<ReturnType<typeof aPlan>['withDuty']>[0]): Promise<StoredPlan> => {
  await app.atDay(day);
  return aPlan().withItem(anItem().ledBy('甲', '乙').helpedBy('丙').withoutEnd()).withPhase('办理', '2024-04-15', '2024-09-20').withPhase('总结', '2024-10-01', '2024-12-20').withDuty(duty).issuedIn(app);
};

const liveDaily = async (from: LocalDate, days: readonly LocalDate[]): Promise<void> => {
  for (const day of [from, ...days]) await app.liveThrough(day);
};

describe('the periods of a reporting duty', () => {
  it('are the months of its phase, clipped at both ends, opened on their first day for every unit', async () => {
    await issued('2024-04-01', { ...monthly, phase: '办理' });
    await liveDaily('2024-04-14', []);
    expect(await periods()).toEqual([]);
    await liveDaily('2024-04-15', ['2024-04-30', '2024-05-01', '2024-05-31']);
    expect((await periods()).map(({ key }) => key)).toEqual(['2024-04', '2024-05']);
    await liveDaily('2024-06-01', ['2024-07-01', '2024-08-01', '2024-09-01', '2024-10-01', '2024-12-01', '2025-01-01', '2025-04-01']);
    expect(await periods()).toEqual(
      [
        ['2024-04', '2024-04-15', '2024-04-30'],
        ['2024-05', '2024-05-01', '2024-05-31'],
        ['2024-06', '2024-06-01', '2024-06-30'],
        ['2024-07', '2024-07-01', '2024-07-31'],
        ['2024-08', '2024-08-01', '2024-08-31'],
        ['2024-09', '2024-09-01', '2024-09-20'],
      ].map(([key, opensOn, dueOn]) => ({ key, opensOn, dueOn, units: 3, owed: 3 })),
    );
    expect(await app.one('select next_opens_on as next from reporting_duty')).toEqual({ next: null });
  }, 180_000);

  it('run from the day of issuing to the end of the last phase when the duty is the whole plan\'s, and are due on the asked day', async () => {
    await issued('2024-04-26', { ...monthly, dueDay: 25 });
    await app.liveThrough('2025-02-01');
    expect((await periods()).map(({ key, opensOn, dueOn }) => `${key} ${opensOn} ${dueOn}`)).toEqual([
      '2024-05 2024-05-01 2024-05-25', '2024-06 2024-06-01 2024-06-25', '2024-07 2024-07-01 2024-07-25', '2024-08 2024-08-01 2024-08-25',
      '2024-09 2024-09-01 2024-09-25', '2024-10 2024-10-01 2024-10-25', '2024-11 2024-11-01 2024-11-25', '2024-12 2024-12-01 2024-12-20',
    ]);
  });

  it.each([
    ['yearly', ['2024 2024-12-20']],
    ['halfYearly', ['2024-H1 2024-06-30', '2024-H2 2024-12-20']],
    ['quarterly', ['2024-Q2 2024-06-30', '2024-Q3 2024-09-30', '2024-Q4 2024-12-20']],
  ] as const)('of a %s duty are %j', async (cadence, expected) => {
    await issued('2024-04-01', { kind: 'progressReporting', title: '报送进展情况', cadence });
    await app.liveThrough('2025-06-01');
    expect((await periods()).map(({ key, dueOn }) => `${key} ${dueOn}`)).toEqual(expected);
  });

  it('are missed on the day after, once, and told to the office with the names', async () => {
    await issued('2024-04-01', { ...monthly, phase: '办理' });
    await liveDaily('2024-04-15', ['2024-04-30']);
    expect(await app.count(`submission where status = 'missed'`)).toBe(0);
    expect((await app.liveThrough('2024-05-01')).submissionsMissed).toBe(3);
    expect((await app.liveThrough('2024-05-01')).submissionsMissed).toBe(0);
    expect(await app.query(`select title from notification where kind = 'submissionMissed'`)).toEqual([{ title: '2024年4月报送信息：3家单位未按期报送' }]);
  });

  it('that were missed by an outage of three months open once each, marked late', async () => {
    await issued('2024-04-01', { ...monthly, phase: '办理' });
    await app.liveThrough('2024-04-15');
    await app.liveThrough('2024-08-03');
    expect((await periods()).map(({ key, units, owed }) => [key, units, owed])).toEqual(['2024-04', '2024-05', '2024-06', '2024-07', '2024-08'].map((key) => [key, 3, 3]));
    const told = await app.query<{ title: string; late: boolean; people: number }>(
      `select title, late, count(*)::int as people from notification where kind = 'submissionOpened' group by 1, 2 order by 1`,
    );
    expect(told).toEqual([
      { title: '2024年4月报送信息开始报送，请于2024-04-30前完成', late: false, people: 3 },
      { title: '2024年5月报送信息开始报送，请于2024-05-31前完成', late: true, people: 3 },
      { title: '2024年6月报送信息开始报送，请于2024-06-30前完成', late: true, people: 3 },
      { title: '2024年7月报送信息开始报送，请于2024-07-31前完成', late: true, people: 3 },
      { title: '2024年8月报送信息开始报送，请于2024-08-31前完成', late: true, people: 3 },
    ]);
    expect(await app.tick()).toMatchObject({ submissionsOpened: 0, submissionsMissed: 0 });
  }, 180_000);

  it('open once when two workers sweep at the same moment, with and without the lock of the tick', async () => {
    await issued('2024-04-01', { ...monthly, phase: '办理' });
    const other = await app.neighbour();
    await app.atDay('2024-06-10');
    const ticks = await Promise.all([app.tick(), other.tick(), app.tick()]);
    expect(ticks.map(({ submissionsOpened }) => submissionsOpened).sort()).toEqual([0, 0, 9]);
    await app.atDay('2024-07-10');
    const swept = await Promise.all([app, other].map((worker) => worker.run((tx) => worker.get(CycleSweep).turn(tx))));
    expect(swept.map(({ opened }) => opened).sort()).toEqual([0, 3]);
    expect((await periods()).every(({ units, owed }) => units === 3 && owed === 3)).toBe(true);
    expect(await app.count(`outbox where event_type = 'submission.opened'`)).toBe(4);
  }, 180_000);
});
