import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ObligationsService, OfficeReviews, type ObligationsOf, type ReviewedSubject } from '../../src/modules/obligations/index.js';
import type { SuspensionReason } from '../../src/domain/obligation/suspension.js';
import { aPlan, anItem } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';

interface Handed {
  readonly reviewed: ReviewedSubject;
  readonly duties: ObligationsOf;
}

/** The completion of an item due on Friday 2024-06-14, handed to the office and answered. */
describe('while the office reviews', () => {
  let app: EngineApp;
  let plans = 0;
  const reviews = (): OfficeReviews => app.get(OfficeReviews);
  const issued = async (dueOn = '2024-06-14'): Promise<Handed> => {
    await app.atDay('2024-06-03');
    plans += 1;
    const plan = await aPlan(`测政办〔2024〕${plans}号`).withItem(anItem('修订办法。').ledBy(`第${plans}局`).dueOn(dueOn)).issuedIn(app);
    const { id } = await app.one<{ id: string }>('select id from assignment where plan_id = $1', [plan.id]);
    const about = { subjectType: 'assignment', subjectId: id } as const;
    await app.run((tx) => app.get(ObligationsService).void(tx, { subjectType: 'assignment', subjectIds: [id], kind: 'acknowledgement' }));
    return { reviewed: { ...about, planId: plan.id, title: '申报办结：修订办法。' }, duties: { subjectType: 'assignment', subjectIds: [id], kind: 'itemCompletion' } };
  };
  const on = async (day: string, work: Parameters<EngineApp['run']>[0]): Promise<void> => {
    await app.atDay(day);
    await app.run(work);
  };
  const obligation = ({ reviewed }: Handed, kind: string) =>
    app.one(
      `select state, due_on as "dueOn", effective_due_on as "effectiveDueOn", settled_on as "settledOn", unit_id is null as "ofOffice", counted_from as "countedFrom",
              counted_days as "countedDays", provisional, (select running from ladder_position where obligation_id = obligation.id) as running
       from obligation where subject_id = $1 and kind = $2 order by id desc limit 1`,
      [reviewed.subjectId, kind],
    );

  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
  }, 180_000);
  afterAll(() => app.close());

  it('the unit\'s clock stands still and the office owes its review in three working days', async () => {
    const handed = await issued();
    await on('2024-06-07', (tx) => reviews().open(tx, handed.reviewed, handed.duties));
    expect(await obligation(handed, 'itemCompletion')).toMatchObject({ state: 'paused', effectiveDueOn: '2024-06-14', running: false });
    // Friday the 7th; Monday the 10th is 端午节.
    expect(await obligation(handed, 'officeReview')).toMatchObject({
      state: 'open', ofOffice: true, dueOn: '2024-06-13', effectiveDueOn: '2024-06-13', countedFrom: '2024-06-07', countedDays: 3, provisional: false, running: true,
    });
  });

  it('a term over a year without an official calendar is provisional (A12)', async () => {
    const handed = await issued('2030-06-14');
    await on('2030-06-07', (tx) => reviews().open(tx, handed.reviewed, handed.duties));
    expect(await obligation(handed, 'officeReview')).toMatchObject({ dueOn: '2030-06-12', provisional: true });
    await on('2030-06-07', (tx) => reviews().accept(tx, handed.reviewed, handed.duties, '2030-06-07'));
  });

  it('the days are not the unit\'s: given back, it has the days it had left', async () => {
    const handed = await issued();
    await on('2024-06-12', (tx) => reviews().open(tx, handed.reviewed, handed.duties));
    await on('2024-06-22', (tx) => reviews().giveBack(tx, handed.reviewed, handed.duties));
    expect(await obligation(handed, 'itemCompletion')).toMatchObject({ state: 'open', dueOn: '2024-06-14', effectiveDueOn: '2024-06-24', running: true });
    expect(await obligation(handed, 'officeReview')).toMatchObject({ state: 'settled', dueOn: '2024-06-17', settledOn: '2024-06-22', running: null });
  });

  it('accepted late, the unit was done on the day it handed over', async () => {
    const handed = await issued();
    await on('2024-06-14', (tx) => reviews().open(tx, handed.reviewed, handed.duties));
    await on('2024-07-10', (tx) => reviews().accept(tx, handed.reviewed, handed.duties, '2024-06-14'));
    expect(await obligation(handed, 'itemCompletion')).toMatchObject({ state: 'settled', settledOn: '2024-06-14', effectiveDueOn: '2024-06-14' });
    expect(await obligation(handed, 'officeReview')).toMatchObject({ state: 'settled', settledOn: '2024-07-10' });
    expect(await app.query('select reason, started_on as "startedOn", ended_on as "endedOn" from suspension join obligation on obligation.id = obligation_id where subject_id = $1', [handed.reviewed.subjectId]))
      .toEqual([{ reason: 'officeReview', startedOn: '2024-06-14', endedOn: '2024-07-10' }]);
  });

  it.each<[string, readonly (readonly [string, 'pause' | 'resume', SuspensionReason])[], string, string]>([
    ['one reason inside another counts once', [['2024-06-04', 'pause', 'officeReview'], ['2024-06-05', 'pause', 'itemSuspended'], ['2024-06-07', 'resume', 'itemSuspended'], ['2024-06-10', 'resume', 'officeReview']], 'open', '2024-06-20'],
    ['reasons that overlap count as one span', [['2024-06-04', 'pause', 'officeReview'], ['2024-06-06', 'pause', 'itemSuspended'], ['2024-06-08', 'resume', 'officeReview'], ['2024-06-11', 'resume', 'itemSuspended']], 'open', '2024-06-21'],
    ['reasons one after the other add up', [['2024-06-04', 'pause', 'officeReview'], ['2024-06-05', 'resume', 'officeReview'], ['2024-06-07', 'pause', 'itemSuspended'], ['2024-06-09', 'resume', 'itemSuspended']], 'open', '2024-06-17'],
    ['while a second reason stands the clock does not run on', [['2024-06-04', 'pause', 'officeReview'], ['2024-06-06', 'pause', 'itemSuspended'], ['2024-06-08', 'resume', 'officeReview']], 'paused', '2024-06-14'],
    ['paused and resumed on one day moves nothing', [['2024-06-04', 'pause', 'officeReview'], ['2024-06-04', 'resume', 'officeReview']], 'open', '2024-06-14'],
    ['a pause on a day off counts like any other day', [['2024-06-08', 'pause', 'officeReview'], ['2024-06-11', 'resume', 'officeReview']], 'open', '2024-06-17'],
  ])('%s', async (_rule, steps, state, effectiveDueOn) => {
    const handed = await issued();
    for (const [day, command, reason] of steps) await on(day, (tx) => app.get(ObligationsService)[command](tx, handed.duties, reason));
    expect(await obligation(handed, 'itemCompletion')).toMatchObject({ state, dueOn: '2024-06-14', effectiveDueOn });
  });

  it('days the clock stood still before the claim stay granted when the claim is accepted', async () => {
    const handed = await issued();
    await on('2024-06-13', (tx) => app.get(ObligationsService).pause(tx, handed.duties, 'extensionPending'));
    await on('2024-06-17', (tx) => reviews().open(tx, handed.reviewed, handed.duties));
    await on('2024-06-30', (tx) => reviews().accept(tx, handed.reviewed, handed.duties, '2024-06-17'));
    expect(await obligation(handed, 'itemCompletion')).toMatchObject({ state: 'settled', settledOn: '2024-06-17', effectiveDueOn: '2024-06-18' });
  });

  it('of a plan without a leading group nobody owes the review, and the clock stands still all the same', async () => {
    const handed = await issued();
    await app.query('update plan set leading_group_id = null where id = $1', [handed.reviewed.planId]);
    await on('2024-06-07', (tx) => reviews().open(tx, handed.reviewed, handed.duties));
    expect(await obligation(handed, 'itemCompletion')).toMatchObject({ state: 'paused' });
    expect(await app.count(`obligation where subject_id = $1 and kind = 'officeReview'`, [handed.reviewed.subjectId])).toBe(0);
    await on('2024-06-09', (tx) => reviews().giveBack(tx, handed.reviewed, handed.duties));
    expect(await obligation(handed, 'itemCompletion')).toMatchObject({ state: 'open', effectiveDueOn: '2024-06-16' });
  });
});
