import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { addDays, type LocalDate } from '../../src/domain/kernel/local-date.js';
import type { ObligationKind } from '../../src/domain/obligation/obligation.js';
import { SYSTEM_ACTOR } from '../../src/domain/policy/actor.js';
import type { Assumption } from '../../src/domain/rehearsal/assumption.js';
import { Calendar } from '../../src/modules/calendar/index.js';
import { AssignmentsService, CompletionReviewService } from '../../src/modules/items/index.js';
import type { ObligationsOf } from '../../src/modules/obligations/index.js';
import { PhaseSweep } from '../../src/modules/plans/index.js';
import { type RehearsalAsked, RehearsalReport, type RehearsalResponse, RehearsalService, type RehearsalSubject } from '../../src/modules/rehearsal/index.js';
import { SubmissionReviewsService, SubmissionsService } from '../../src/modules/submissions/index.js';
import type { Tx } from '../../src/platform/db/unit-of-work.js';
import { aPlan, anItem } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';
import { ADVISORY_LOCKS } from '../../src/contracts/advisory-locks.js';
import { HeldLocks } from '../support/held-locks.js';
import { tableContents } from '../support/table-contents.js';

const NUMBER = '测政办〔2024〕5号';
const ISSUED: LocalDate = '2024-04-01';
const FIRST: LocalDate = '2024-04-02';
const LAST: LocalDate = '2024-07-31';

const rehearse = (app: EngineApp, subject: RehearsalSubject, asked: RehearsalAsked): Promise<RehearsalResponse> => app.get(RehearsalService).rehearse(SYSTEM_ACTOR, subject, asked);

/** A plan with phases, dated and undated items, filings, a summary on a Sunday and monthly pieces; lived through to the day after issuing. */
async function smallCity(): Promise<{ app: EngineApp; planId: string }> {
  const app = await EngineApp.start();
  await app.loadCalendar();
  await app.atDay(ISSUED);
  const { id } = await aPlan(NUMBER)
    .withPhase('动员部署阶段', '2024-04-01', '2024-04-30')
    .withPhase('办理落实阶段', '2024-05-01', '2024-06-15')
    .withItem(anItem('建成示范站。').ledBy('甲局', '乙局').helpedBy('丙区').dueOn('2024-05-31'))
    .withItem(anItem('制定办法。').ledBy('乙局').dueOn('2024-06-10'))
    .withItem(anItem('长期坚持。').ledBy('丙区').withoutEnd())
    .withDuty({ kind: 'unitPlanFiling', title: '报送工作方案', dueOn: '2024-04-19' })
    .withDuty({ kind: 'halfYearSummary', title: '报送半年小结', dueOn: '2024-06-30' })
    .withDuty({ kind: 'monthlyInformation', title: '每月报送信息', cadence: 'monthly', soft: true, minCount: 2 })
    .withNobodyAt('丙区')
    .issuedIn(app);
  await app.liveThrough(ISSUED);
  await app.atDay(FIRST);
  return { app, planId: id };
}

/** The same days with the real engine: what then stands in the tables, told in the same words. */
async function lived(app: EngineApp, assume: Assumption, act: (day: LocalDate) => Promise<void>): Promise<RehearsalResponse> {
  for (let day = FIRST; day <= LAST; day = addDays(day, 1)) {
    await app.liveThrough(day);
    await act(day);
  }
  return app.run(async (tx) => app.get(RehearsalReport).of(tx, { from: FIRST, to: LAST }, assume, await app.get(Calendar).load(tx)));
}

/** Everybody does what is due today, through the services people use. */
async function actInTime(app: EngineApp, day: LocalDate): Promise<void> {
  const due = await app.query<{ kind: ObligationKind; subjectType: ObligationsOf['subjectType']; subjectId: string; unit: string; minCount: number | null }>(
    `select obligation.kind, subject_type as "subjectType", subject_id as "subjectId", unit.name as unit, min_count as "minCount"
     from obligation join unit on unit.id = obligation.unit_id left join submission on subject_type = 'submission' and submission.id = subject_id
     where state = 'open' and obligation.due_on <= $1 order by obligation.id`,
    [day],
  );
  const office = await app.actor(`office.${NUMBER}`);
  for (const { kind, subjectType, subjectId, unit, minCount } of due) {
    const { id: unitId } = await app.one<{ id: string }>('select id from unit where name = $1', [unit]);
    const liaison = { accountId: (await app.one<{ id: string }>(`select id from account order by id limit 1`)).id, name: unit, role: 'liaison' as const, unitId, leadingGroupId: null };
    const stillOwed = await app.count(`obligation where kind = $1 and subject_type = $2 and subject_id = $3 and state = 'open'`, [kind, subjectType, subjectId]);
    if (stillOwed === 0) continue;
    if (kind === 'acknowledgement') await app.get(AssignmentsService).acknowledge(liaison, subjectId);
    else if (subjectType === 'submission') {
      for (let piece = 1; piece <= (minCount ?? 1); piece += 1) await app.get(SubmissionsService).submit(liaison, subjectId, { title: `第${piece}篇`, text: '情况良好，各项工作按计划推进。' });
      if (await app.count(`submission where id = $1 and status in ('submitted', 'submittedLate')`, [subjectId])) await app.get(SubmissionReviewsService).accept(office, subjectId);
    } else {
      await app.get(AssignmentsService).report(liaison, subjectId, { progress: '按计划推进。', problems: '', nextSteps: '', state: 'onTrack' });
      if (kind !== 'itemCompletion') continue;
      await app.get(CompletionReviewService).claim(liaison, subjectId, '验收报告');
      await app.get(CompletionReviewService).accept(office, subjectId, '');
    }
  }
}

describe.each<[Assumption, string]>([
  ['nobodyActs', 'nobody acts'],
  ['allInTime', 'everything is done in time'],
])('a rehearsal where %s', (assume) => {
  let app: EngineApp;
  let planId: string;
  let rehearsed: RehearsalResponse;
  beforeAll(async () => {
    ({ app, planId } = await smallCity());
    rehearsed = await rehearse(app, { planId }, { assume, to: LAST });
  }, 180_000);
  afterAll(() => app.close());

  it('tells exactly what the real engine then does on the same days', async () => {
    const happened = await lived(app, assume, async (day) => {
      if (assume === 'allInTime') await actInTime(app, day);
    });
    expect(happened.days.length).toBeGreaterThan(15);
    expect(happened.totals.messages).toBeGreaterThan(20);
    expect(rehearsed).toEqual(happened);
  }, 120_000);

  it('counts per day what stands in the fire log and in the inboxes', async () => {
    const fired = await app.query<{ day: LocalDate; count: number }>(
      `select fired_on as day, count(*)::int as count from reminder where not superseded and fired_on >= $1 group by 1 order by 1`, [FIRST]);
    const sent = await app.query<{ day: LocalDate; entries: number; recipients: number }>(
      `select sent_on as day, count(*)::int as entries, count(distinct account_id)::int as recipients from notification where sent_on >= $1 group by 1 order by 1`, [FIRST]);
    const reminders = rehearsed.days.map(({ day, reminders: lines }) => ({ day, count: lines.reduce((sum, line) => sum + line.obligations, 0) })).filter(({ count }) => count > 0);
    expect(reminders).toEqual(fired);
    expect(rehearsed.days.filter((day) => day.entries > 0).map(({ day, entries, recipients }) => ({ day, entries, recipients }))).toEqual(sent);
  });
});

describe('what a rehearsal tells', () => {
  let app: EngineApp;
  let planId: string;
  let rehearsed: RehearsalResponse;
  beforeAll(async () => {
    ({ app, planId } = await smallCity());
    rehearsed = await rehearse(app, { planId }, { assume: 'nobodyActs', to: LAST });
  }, 180_000);
  afterAll(() => app.close());

  it('names the due dates on a day off and the working day on which their last reminder comes', () => {
    const at = (day: LocalDate): unknown => rehearsed.dueDateClashes.filter((clash) => clash.day === day).map(({ kind, dayOff, duties, remindedOn }) => [kind, dayOff, duties, remindedOn]);
    expect(at('2024-06-10')).toEqual([['itemCompletion', '端午节', 1, '2024-06-07']]);
    expect(at('2024-06-30')).toEqual([['evergreenReview', '周日', 1, '2024-06-28'], ['summary', '周日', 3, '2024-06-28']]);
    const last = rehearsed.days.find(({ day }) => day === '2024-06-28')?.reminders.filter(({ rungCode }) => rungCode === 'dueToday').map(({ kind, obligations }) => [kind, obligations]);
    expect(last).toEqual([['evergreenReview', 1], ['summary', 3]]);
    expect(rehearsed.phaseClashes.map(({ day, edge, dayOff }) => [day, edge, dayOff])).toEqual([['2024-05-01', 'starts', '劳动节'], ['2024-06-15', 'ends', '周六']]);
  });

  it('puts the weeks of a unit with most to do first; signing does not weigh', () => {
    const [first, second] = rehearsed.unitWeeks;
    // The month's piece, the completion they lead together, and a word on each item they lead: 乙局 leads two.
    expect(first).toEqual({ unit: '乙局', monday: '2024-05-27', duties: 4, acknowledgements: 0 });
    expect(second).toMatchObject({ unit: '甲局', monday: '2024-05-27', duties: 3 });
    expect(rehearsed.unitWeeks.find(({ monday }) => monday === '2024-04-01')).toMatchObject({ acknowledgements: 2 });
  });

  it('counts a digest as one message a day for each person and an immediate reminder as one each', async () => {
    const day = rehearsed.days.find((one) => one.day === '2024-07-01');
    const overdueSummaries = day?.reminders.find(({ kind, rungCode }) => kind === 'summary' && rungCode === 'overdue1');
    expect(overdueSummaries?.obligations).toBe(3);
    // The office: three escalations and a red notice at once, and a digest for the district nobody answers for; the two liaisons: one digest each.
    expect(day).toMatchObject({ messages: 7, recipients: 3 });
    expect(rehearsed.busiestDays[0]?.messages).toBe(Math.max(...rehearsed.days.map(({ messages }) => messages)));
  });

  it('says who cannot be reached, without an alarm', async () => {
    await app.query(`update account set active = false from post where post.account_id = account.id and role = 'officeClerk'`);
    const errors = app.log.errors.length;
    const silent = await rehearse(app, { planId }, { assume: 'nobodyActs', to: LAST });
    expect(silent.unheard.map(({ owner }) => owner).sort()).toEqual([`${NUMBER}领导小组办公室`, '丙区'].sort());
    expect(silent.totals.unheard).toBe(silent.unheard.reduce((sum, { reminders }) => sum + reminders, 0));
    expect(app.log.errors.length).toBe(errors);
    await app.query(`update account set active = true from post where post.account_id = account.id and role = 'officeClerk'`);
  }, 180_000);

  it('does not blame a unit for what no office hears', async () => {
    const [plan] = await app.query<{ leadingGroupId: string }>('select leading_group_id as "leadingGroupId" from plan where id = $1', [planId]);
    await app.query('update plan set leading_group_id = null where id = $1', [planId]);
    const orphaned = await rehearse(app, { planId }, { assume: 'nobodyActs', to: LAST });
    expect(orphaned.unheard.map(({ owner }) => owner).sort()).toEqual([`${NUMBER}（没有办公室）`, '丙区'].sort());
    await app.query('update plan set leading_group_id = $2 where id = $1', [planId, plan?.leadingGroupId]);
  }, 180_000);

  it('lives through the days before the first reported one too', async () => {
    const later = await rehearse(app, { planId }, { assume: 'nobodyActs', from: '2024-06-01', to: LAST });
    expect(later.days).toEqual(rehearsed.days.filter(({ day }) => day >= '2024-06-01'));
  }, 180_000);

  it('looks no further ahead than 800 days, also when only the first day is given', async () => {
    expect(await rehearse(app, { planId }, { assume: 'allInTime', from: '2026-06-01' })).toMatchObject({ from: '2026-06-01', to: '2026-06-10' });
  }, 180_000);

  it('ends with the last date of the plan when no day is given', async () => {
    expect((await rehearse(app, { planId }, { assume: 'allInTime' })).to).toBe('2024-06-30');
  }, 180_000);

  it('marks days of a year without an official calendar as provisional', async () => {
    const far = await rehearse(app, { planId }, { assume: 'nobodyActs', from: '2024-06-01', to: '2024-06-10' });
    expect(far.provisionalYears).toEqual([]);
    await app.query('delete from calendar_day where year = 2024');
    await app.query('delete from calendar_year where year = 2024');
    const unloaded = await rehearse(app, { planId }, { assume: 'nobodyActs', to: LAST });
    expect(unloaded.provisionalYears).toEqual([2024]);
    expect(unloaded.days.every((day) => day.provisional)).toBe(true);
  }, 180_000);
});

describe('a rehearsal after the engine has already worked on the day', () => {
  let app: EngineApp;
  let planId: string;
  beforeAll(async () => {
    ({ app, planId } = await smallCity());
  }, 180_000);
  afterAll(() => app.close());

  it('tells what is still to come, and of what was sent this morning neither again nor that nobody heard it', async () => {
    const before = await rehearse(app, { planId }, { assume: 'nobodyActs', to: LAST });
    const morning = before.days.find(({ reminders }) => reminders.length > 0)?.day ?? LAST;
    for (let day = FIRST; day <= morning; day = addDays(day, 1)) await app.liveThrough(day);
    expect(await app.count('reminder where fired_on = $1', [morning])).toBeGreaterThan(0);
    const after = await rehearse(app, { planId }, { assume: 'nobodyActs', to: LAST });
    expect(after.days).toEqual(before.days.filter(({ day }) => day > morning));
    expect(after.unheard).toEqual(before.unheard);
    expect(after.totals.unheard).toBe(0);
  }, 180_000);
});

describe('the walls of a rehearsal', () => {
  let app: EngineApp;
  let planId: string;
  const asked: RehearsalAsked = { assume: 'nobodyActs', to: '2024-04-30' };
  beforeAll(async () => {
    ({ app, planId } = await smallCity());
  }, 180_000);
  afterAll(() => app.close());

  it('leaves every table as it was', async () => {
    const before = await tableContents(app);
    for (const assume of ['nobodyActs', 'allInTime'] as const) await rehearse(app, { all: true }, { assume, to: LAST });
    expect(await tableContents(app)).toEqual(before);
  }, 180_000);

  it.each([
    ['writes a table that is not copied', `update clock set demo_at = demo_at`, 'clock RowExclusiveLock'],
    ['writes no row of such a table', `delete from account where false`, 'account RowExclusiveLock'],
    ['locks rows of such a table', `select id from unit limit 1 for update`, 'unit RowShareLock'],
    ['takes an advisory lock', `select pg_advisory_xact_lock(77)`, 'advisory 77 ExclusiveLock'],
  ])('stop a rehearsal whose sweep %s', async (_, sql, what) => {
    const escaping = jest.spyOn(app.get(PhaseSweep), 'turn').mockImplementation(async (tx: Tx) => {
      await tx.query(sql);
      return { entered: 0, left: 0 };
    });
    await expect(rehearse(app, { planId }, asked)).rejects.toThrow(`the rehearsal reached beyond its copies: ${what}`);
    escaping.mockRestore();
  });

  it('stop a rehearsal that opens another transaction or asks outside its own', async () => {
    for (const outside of [() => app.uow.run(async () => ({ entered: 0, left: 0 })), () => app.uow.query('select 1'), () => app.uow.today()]) {
      const escaping = jest.spyOn(app.get(PhaseSweep), 'turn').mockImplementation(async () => {
        await outside();
        return { entered: 0, left: 0 };
      });
      await expect(rehearse(app, { planId }, asked)).rejects.toThrow('a rehearsal has one transaction');
      escaping.mockRestore();
    }
    expect(await app.count('plan')).toBe(1);
  });

  it('admit one rehearsal at a time in a database', async () => {
    const other = await HeldLocks.on(app.url, [`select pg_advisory_lock(${ADVISORY_LOCKS.rehearsal})`]);
    await expect(rehearse(app, { planId }, asked)).rejects.toMatchObject({ code: 'conflict-state' });
    await other.release();
    await expect(rehearse(app, { planId }, asked)).resolves.toMatchObject({ to: '2024-04-30' });
  });

  it('go on while mail is sent, working days are counted and a sweep is climbed', async () => {
    const { messageDesk, calendarCounting, turn, reminderLanes } = ADVISORY_LOCKS;
    const busy = await HeldLocks.on(app.url, [messageDesk, turn, reminderLanes].map((number) => `select pg_advisory_lock(${number})`).concat(`select pg_advisory_lock_shared(${calendarCounting})`));
    await expect(rehearse(app, { planId }, asked)).resolves.toMatchObject({ to: '2024-04-30' });
    await busy.release();
  });

  it.each([
    ['a day before today', { from: '2024-03-31' }, '不能从过去开始'],
    ['an end before the beginning', { from: '2024-05-02', to: '2024-05-01' }, '早于起始日期'],
    ['more than 800 days', { to: '2026-07-01' }, '最多预演800天'],
    ['a day that does not exist', { to: '2024-02-30' }, '不是有效日期'],
  ])('refuse %s', async (_, days, words) => {
    await expect(rehearse(app, { planId }, { assume: 'nobodyActs', ...days })).rejects.toMatchObject({ code: 'validation-failed', message: expect.stringContaining(words) });
  });

  it('refuse a plan that is closed or not there', async () => {
    await expect(rehearse(app, { planId: '999' }, asked)).rejects.toMatchObject({ code: 'reference-unknown', errors: [{ pointer: '/planId' }] });
    await app.query(`update plan set status = 'closed'`);
    await expect(rehearse(app, { planId }, asked)).rejects.toMatchObject({ code: 'conflict-state' });
    await expect(rehearse(app, { all: true }, asked)).rejects.toMatchObject({ code: 'conflict-state' });
    await app.query(`update plan set status = 'issued'`);
  });
});
