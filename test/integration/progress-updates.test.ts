import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AssignmentsService, CompletionReviewService, ItemSuspensionService, ProgressUpdates } from '../../src/modules/items/index.js';
import { aPlan, anItem, type StoredPlan } from '../support/builders.js';
import { editedPolicy } from '../support/edited-ladders.js';
import { EngineApp } from '../support/engine-app.js';

const REPORT = { state: 'onTrack', progress: '已印发方案。', problems: '', nextSteps: '' };

/** Issued on Monday 2024-04-15: the first report is expected within 60 days, by Friday 2024-06-14. */
describe('a lead unit that says nothing of an item', () => {
  let app: EngineApp;
  let plan: StoredPlan;
  const owed = () =>
    app.query<{ state: string; ladder: string }>(
      `select unit.code as unit, obligation.due_on as "dueOn", state, settled_on as "settledOn", ladder from obligation join unit on unit.id = unit_id
       where obligation.kind = 'progressUpdate' order by obligation.id`);
  const assignment = async (unit: string): Promise<string> =>
    (await app.one<{ id: string }>(`select assignment.id from assignment join unit on unit.id = unit_id where unit.code = $1`, [unit])).id;
  const reportFrom = async (unit: string): Promise<void> => {
    const service = app.get(AssignmentsService);
    await service.acknowledge(await app.actor(`liaison.${unit}`), await assignment(unit));
    await service.report(await app.actor(`liaison.${unit}`), await assignment(unit), REPORT);
  };

  beforeEach(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
    await app.atDay('2024-04-15');
    plan = await aPlan().withItem(anItem('修订办法。').ledBy('甲局').helpedBy('乙局').withoutEnd()).issuedIn(app);
  }, 180_000);
  afterEach(() => app.close());

  it('owes a report sixty days after the item was issued; a unit that helps owes none', async () => {
    expect(await owed()).toEqual([{ unit: '甲局', dueOn: '2024-06-14', state: 'open', settledOn: null, ladder: 'progressUpdate' }]);
  });

  it('is reminded on the day, then its head, then the office hears of it', async () => {
    for (const day of ['2024-06-14', '2024-06-21', '2024-06-28']) await app.liveThrough(day);
    expect(await app.query(
      `select login, notification.kind, sent_on as on from notification join account on account.id = account_id join reminder on reminder.id = reminder_id
       join obligation on obligation.id = obligation_id where obligation.kind = 'progressUpdate' order by sent_on, login`)).toEqual([
      { login: 'liaison.甲局', kind: 'reminder', on: '2024-06-14' },
      { login: 'head.甲局', kind: 'reminder', on: '2024-06-21' },
      { login: 'liaison.甲局', kind: 'reminder', on: '2024-06-21' },
      { login: 'office.测政办〔2024〕1号', kind: 'escalation', on: '2024-06-28' },
    ]);
  });

  it('settles it with a report, and the next one is due sixty days after that', async () => {
    await app.atDay('2024-05-10');
    await reportFrom('甲局');
    expect(await owed()).toEqual([
      { unit: '甲局', dueOn: '2024-06-14', state: 'settled', settledOn: '2024-05-10', ladder: 'progressUpdate' },
      { unit: '甲局', dueOn: '2024-07-09', state: 'open', settledOn: null, ladder: 'progressUpdate' },
    ]);
  });

  it('is not asked of a helping unit that reports', async () => {
    await reportFrom('乙局');
    expect(await owed()).toHaveLength(1);
  });

  it('climbs the ladder its plan chooses', async () => {
    await app.query(`update plan set ladders = '{"progressUpdate":"information"}' where id = $1`, [plan.id]);
    await reportFrom('甲局');
    expect((await owed()).at(-1)).toMatchObject({ state: 'open', ladder: 'information' });
  });

  it('owes nothing more once it is ended, and again when it is expected anew', async () => {
    const updates = app.get(ProgressUpdates);
    const [lead, helper] = [await assignment('甲局'), await assignment('乙局')];
    expect(await app.run((tx) => updates.end(tx, [lead]))).toBe(1);
    expect((await owed()).at(-1)).toMatchObject({ state: 'voided' });
    expect(await app.run((tx) => updates.expect(tx, [lead, helper]))).toBe(1);
    expect((await owed()).at(-1)).toMatchObject({ state: 'open' });
  });

  it.each(['completed', 'terminated'])('is not expected to report on an item that is %s', async (status) => {
    const lead = await assignment('甲局');
    await app.run((tx) => app.get(ProgressUpdates).end(tx, [lead]));
    await app.query('update item set status = $1', [status]);
    expect(await app.run((tx) => app.get(ProgressUpdates).expect(tx, [lead]))).toBe(0);
  });

  it('is not asked while its item is suspended, also when it reports then, and again from the day the item is resumed', async () => {
    const [office, { id }] = [await app.actor('office.测政办〔2024〕1号'), await app.one<{ id: string }>('select id from item')];
    await app.query(`update item set status = 'inProgress' returning id`);
    await app.atDay('2024-05-06');
    await app.get(ItemSuspensionService).suspend(office, id, '另有安排。');
    await reportFrom('甲局');
    expect((await owed()).map(({ state }) => state)).toEqual(['settled']);
    await app.atDay('2024-06-03');
    await app.get(ItemSuspensionService).resume(office, id);
    expect(await owed()).toEqual([expect.objectContaining({ state: 'settled' }), { unit: '甲局', dueOn: '2024-08-02', state: 'open', settledOn: null, ladder: 'progressUpdate' }]);
  });

  it('is not asked anew while its claim of completion is reviewed', async () => {
    await app.atDay('2024-05-06');
    await reportFrom('甲局');
    const lead = await assignment('甲局');
    const reviews = app.get(CompletionReviewService);
    await reviews.claim(await app.actor('liaison.甲局'), lead, '已印发。');
    await app.run((tx) => app.get(ProgressUpdates).end(tx, [lead]));
    expect(await app.run((tx) => app.get(ProgressUpdates).expect(tx, [lead]))).toBe(0);
    await reviews.giveBack(await app.actor('office.测政办〔2024〕1号'), lead, '缺少佐证。');
    expect(await app.run((tx) => app.get(ProgressUpdates).expect(tx, [lead]))).toBe(1);
  });

  it('is never asked when the policy says so, and in working days when it counts in those', async () => {
    const silent = await app.neighbour(editedPolicy((written) => { written.reportWithin = null; }));
    await aPlan('测政办〔2024〕2号').withItem(anItem('修订办法。').ledBy('丙局').withoutEnd()).issuedIn(silent);
    expect(await owed()).toHaveLength(1);
    const working = await app.neighbour(editedPolicy((written) => { written.reportWithin = { count: 10, unit: 'working' }; }));
    await aPlan('测政办〔2024〕3号').withItem(anItem('修订办法。').ledBy('丁局').withoutEnd()).issuedIn(working);
    expect(await app.one(
      `select due_on as "dueOn", counted_from as "from", counted_days as days, provisional from obligation join unit on unit.id = unit_id
       where obligation.kind = 'progressUpdate' and unit.code = '丁局'`)).toEqual({ dueOn: '2024-04-28', from: '2024-04-15', days: 10, provisional: false });
  });
});
