import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LocalDate } from '../../src/domain/kernel/local-date.js';
import type { Actor } from '../../src/domain/policy/actor.js';
import { SubmissionReviewsService, SubmissionsService } from '../../src/modules/submissions/index.js';
import { aPlan, anItem } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';

const NUMBER = '测政办〔2024〕1号';
const piece = { title: '半年工作小结', text: '上半年开展三次对接。' };

let app: EngineApp;
let unit: Actor;
let other: Actor;
let office: Actor;

beforeEach(async () => {
  app = await EngineApp.start();
  await app.loadCalendar();
  await app.atDay('2024-04-01');
  await aPlan(NUMBER)
    .withItem(anItem().ledBy('甲').helpedBy('乙').withoutEnd())
    .withPhase('办理', '2024-04-01', '2024-12-31')
    .withDuty({ kind: 'halfYearSummary', title: '报送半年工作小结', dueOn: '2024-06-28' })
    .withDuty({ kind: 'monthlyInformation', title: '每月报送信息', cadence: 'monthly', minCount: 2, soft: true })
    .issuedIn(app);
  [unit, other, office] = await Promise.all([app.actor('liaison.甲'), app.actor('liaison.乙'), app.actor(`office.${NUMBER}`)]);
  await app.liveThrough('2024-04-01');
}, 180_000);
afterEach(() => app?.close());

const submissions = (): SubmissionsService => app.get(SubmissionsService);
const reviews = (): SubmissionReviewsService => app.get(SubmissionReviewsService);
const idOf = async (kind: string, periodKey: string, who: Actor = unit): Promise<string> =>
  (await app.one<{ id: string }>(`select submission.id from submission join reporting_duty duty on duty.id = duty_id where duty.kind = $1 and period_key = $2 and unit_id = $3`, [kind, periodKey, who.unitId])).id;
const owed = (id: string): Promise<{ kind: string; state: string; dueOn: LocalDate; effectiveDueOn: LocalDate; settledOn: LocalDate | null }[]> =>
  app.query(`select kind, state, due_on as "dueOn", effective_due_on as "effectiveDueOn", settled_on as "settledOn" from obligation where subject_type = 'submission' and subject_id = $1 order by id`, [id]);
const told = (login: string): Promise<{ kind: string; title: string; body: string }[]> =>
  app.query(`select kind, notification.title, body from notification join account on account.id = account_id where login = $1 and kind like 'submission%' and kind <> 'submissionOpened' order by notification.id`, [login]);

describe('a summary that the office has to answer', () => {
  it('is done on the day it was handed in, however late the office accepts it, and the office owes the review meanwhile', async () => {
    const id = await idOf('halfYearSummary', 'once');
    await app.atDay('2024-06-26');
    expect(await submissions().submit(unit, id, piece)).toMatchObject({ status: 'submitted', allowed: ['submit', 'withdraw'] });
    expect(await owed(id)).toEqual([
      expect.objectContaining({ kind: 'summary', state: 'paused' }),
      expect.objectContaining({ kind: 'officeReview', state: 'open', dueOn: '2024-07-01' }),
    ]);
    await app.liveThrough('2024-07-10');
    expect(await told(`office.${NUMBER}`)).toContainEqual(expect.objectContaining({ kind: 'submissionHandedIn', title: '甲已报送报送半年工作小结，请审核' }));
    expect(await reviews().accept(office, id)).toMatchObject({ status: 'accepted', allowed: [] });
    expect(await owed(id)).toEqual([
      expect.objectContaining({ kind: 'summary', state: 'settled', settledOn: '2024-06-26' }),
      expect.objectContaining({ kind: 'officeReview', state: 'settled', settledOn: '2024-07-10' }),
    ]);
    expect(await app.count(`reminder join obligation on obligation.id = obligation_id where subject_id = $1 and kind = 'summary' and fired_on > '2024-06-26'`, [id])).toBe(0);
  });

  it('is owed again when it is given back, with the days that were left, and the unit hears why', async () => {
    const id = await idOf('halfYearSummary', 'once');
    await app.atDay('2024-06-26');
    await submissions().submit(unit, id, piece);
    await app.atDay('2024-07-01');
    expect(await reviews().giveBack(office, id, '缺少数据')).toMatchObject({ status: 'returned' });
    expect((await owed(id))[0]).toMatchObject({ state: 'open', dueOn: '2024-06-28', effectiveDueOn: '2024-07-03' });
    await app.deliverAll();
    expect(await told('liaison.甲')).toEqual([{ kind: 'submissionReturned', title: '报送半年工作小结已退回，请于2024-07-03前修改后重新报送', body: `${NUMBER}；退回理由：缺少数据` }]);
    await app.atDay('2024-07-02');
    await submissions().submit(unit, id, { ...piece, title: '半年工作小结（修改）' });
    await reviews().accept(office, id);
    expect((await owed(id)).map(({ kind, state, settledOn }) => [kind, state, settledOn])).toEqual([['summary', 'settled', '2024-07-02'], ['officeReview', 'settled', '2024-07-01'], ['officeReview', 'settled', '2024-07-02']]);
    expect(await app.query(`select action from audit_entry where subject_type = 'submission' and subject_id = $1 order by id`, [id])).toEqual(
      ['submission.submitted', 'submission.returned', 'submission.submitted', 'submission.accepted'].map((action) => ({ action })),
    );
  });

  it('is not answered by 无新进展', async () => {
    const id = await idOf('halfYearSummary', 'once');
    await expect(submissions().declareNoChange(unit, id)).rejects.toMatchObject({ code: 'SUBMISSION_CONTENT_ASKED_FOR' });
    expect((await owed(id))[0]).toMatchObject({ state: 'open' });
  });
});

describe('a monthly piece that is taken as it comes', () => {
  it('counts as handed in with the piece that reaches the asked-for number, and is done at once', async () => {
    const id = await idOf('monthlyInformation', '2024-04');
    expect(await submissions().submit(unit, id, piece)).toMatchObject({ status: 'open', pieces: 1, minCount: 2 });
    expect(await owed(id)).toEqual([expect.objectContaining({ state: 'open' })]);
    await app.atDay('2024-04-20');
    expect(await submissions().submit(unit, id, piece)).toMatchObject({ status: 'submitted', pieces: 2 });
    expect(await owed(id)).toEqual([expect.objectContaining({ state: 'settled', settledOn: '2024-04-20' })]);
    expect(await reviews().accept(office, id)).toMatchObject({ status: 'accepted' });
    expect((await owed(id))[0]).toMatchObject({ state: 'settled', settledOn: '2024-04-20' });
  });

  it('may still be given back: it is owed anew, for the days that were left', async () => {
    const id = await idOf('monthlyInformation', '2024-04');
    await app.atDay('2024-04-25');
    await submissions().submit(unit, id, piece);
    await submissions().submit(unit, id, piece);
    await app.atDay('2024-04-29');
    await reviews().giveBack(office, id, '内容与上月相同');
    expect((await owed(id)).map(({ state, dueOn }) => [state, dueOn])).toEqual([['settled', '2024-04-30'], ['open', '2024-05-04']]);
    await submissions().submit(unit, id, piece);
    expect((await owed(id)).map(({ state }) => state)).toEqual(['settled', 'settled']);
  });

  it('is answered by 无新进展 in one step, once', async () => {
    const id = await idOf('monthlyInformation', '2024-04');
    expect(await submissions().declareNoChange(unit, id)).toMatchObject({ status: 'noChange', allowed: [] });
    expect(await owed(id)).toEqual([expect.objectContaining({ state: 'settled', settledOn: '2024-04-01' })]);
    await expect(submissions().declareNoChange(unit, id)).rejects.toMatchObject({ code: 'SUBMISSION_COMMAND_NOT_ALLOWED' });
    await app.liveThrough('2024-05-01');
    expect(await app.one('select status from submission where id = $1', [id])).toEqual({ status: 'noChange' });
  });

  it('stays late when it comes late and is accepted', async () => {
    const id = await idOf('monthlyInformation', '2024-04');
    await app.liveThrough('2024-05-06');
    expect(await submissions().submit(unit, id, piece)).toMatchObject({ status: 'missed' });
    expect(await submissions().submit(unit, id, piece)).toMatchObject({ status: 'submittedLate' });
    expect(await owed(id)).toEqual([expect.objectContaining({ state: 'settled', dueOn: '2024-04-30', settledOn: '2024-05-06' })]);
    expect(await reviews().accept(office, id)).toMatchObject({ status: 'acceptedLate' });
  });
});

describe('免报', () => {
  it('takes back what is owed, tells the unit why, and nothing fires any more', async () => {
    const id = await idOf('monthlyInformation', '2024-04');
    await expect(reviews().waive(office, id, ' ')).rejects.toMatchObject({ code: 'REASON_MISSING' });
    expect(await reviews().waive(office, id, '机构改革')).toMatchObject({ status: 'waived', allowed: [] });
    expect(await owed(id)).toEqual([expect.objectContaining({ state: 'voided', settledOn: null })]);
    await app.liveThrough('2024-05-10');
    expect(await told('liaison.甲')).toEqual([{ kind: 'submissionWaived', title: '2024年4月报送信息免予报送', body: `${NUMBER}；理由：机构改革` }]);
    expect(await app.count(`reminder join obligation on obligation.id = obligation_id where subject_type = 'submission' and subject_id = $1`, [id])).toBe(0);
    expect(await app.query(`select unit.name from submission join unit on unit.id = unit_id where status = 'missed' and period_key = '2024-04'`)).toEqual([{ name: '乙' }]);
  });

  it('of several units at once lets off all of them or none', async () => {
    const { id: dutyId } = await app.one<{ id: string }>(`select id from reporting_duty where kind = 'monthlyInformation'`);
    const units = [String(unit.unitId), String(other.unitId)];
    const id = await idOf('monthlyInformation', '2024-04', other);
    await submissions().submit(other, id, piece);
    await submissions().submit(other, id, piece);
    await expect(reviews().waivePeriod(office, dutyId, '2024-04', units, '汛期')).rejects.toMatchObject({ code: 'SUBMISSION_COMMAND_NOT_ALLOWED' });
    expect(await app.count(`submission where status = 'waived'`)).toBe(0);
    await reviews().giveBack(office, id, '汛期另报');
    expect((await reviews().waivePeriod(office, dutyId, '2024-04', units, '汛期')).map(({ status }) => status)).toEqual(['waived', 'waived']);
    expect(await app.count(`obligation where kind = 'monthlyInformation' and state = 'open'`)).toBe(0);
    await expect(reviews().waivePeriod(office, dutyId, '2024-05', units, '汛期')).rejects.toMatchObject({ code: 'not-found' });
    expect(await app.count(`audit_entry where action = 'submission.waived'`)).toBe(2);
  });
});
