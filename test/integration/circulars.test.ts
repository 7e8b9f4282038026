import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { type Actor, SYSTEM_ACTOR } from '../../src/domain/policy/actor.js';
import { CircularIssuingService, CircularRepliesService, CircularsService, CircularWritingService } from '../../src/modules/circulars/index.js';
import { LatenessQueries, ObligationsService } from '../../src/modules/obligations/index.js';
import { aPlan, anItem, type StoredPlan } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';
import { officeDirector } from '../support/office-director.js';

const NUMBER = '测政办〔2024〕8号';
const PERIOD = { from: '2024-05-01', to: '2024-06-14', planIds: null, pieceIds: null };

describe('a circular', () => {
  let app: EngineApp;
  let plan: StoredPlan;
  let clerk: Actor;
  let director: Actor;
  let late: Actor;
  const compile = (): Promise<string> => app.get(CircularWritingService).compile(clerk, { kind: 'circular', ...PERIOD });
  const one = (actor: Actor, id: string) => app.get(CircularsService).one(actor, id);
  const ready = async (id: string): Promise<void> => {
    await app.get(CircularRepliesService).ask(clerk, id, null, null);
    for (const { unit } of (await one(clerk, id)).passages) await app.get(CircularRepliesService).reply(await app.actor(`liaison.${unit}`), id, '属实。');
    await app.get(CircularRepliesService).finish(clerk, id, null);
  };
  const issue = (id: string, by = app): Promise<void> => by.get(CircularIssuingService).issue(director, id, { signatory: '李主任', issuingAuthority: '市政府督查室' }, null);

  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
    await app.atDay('2024-05-06');
    plan = await aPlan(NUMBER)
      .withItem(anItem('按期完成的事。').ledBy('甲局').dueOn('2024-06-12'))
      .withItem(anItem('逾期未完成的事。').ledBy('乙局').dueOn('2024-06-11'))
      .withItem(anItem('审核了十天的事。').ledBy('丙局').dueOn('2024-06-07'))
      .withDuty({ kind: 'monthlyInformation', title: '报送信息', cadence: 'monthly', audience: 'leads' })
      .issuedIn(app);
    clerk = await app.actor(`office.${NUMBER}`);
    director = await app.actor(await officeDirector(app.get(DataSource), plan.leadingGroupId));
    late = await app.actor('liaison.乙局');
    const of = async (position: number) => ({
      subjectType: 'assignment' as const, kind: 'itemCompletion' as const,
      subjectIds: (await app.query<{ id: string }>('select assignment.id from assignment join item on item.id = item_id where item.plan_id = $1 and item.position = $2', [plan.id, position])).map((row) => row.id),
    });
    for (const position of [1, 2, 3]) {
      const ids = await of(position);
      await app.run((tx) => app.get(ObligationsService).void(tx, { ...ids, kind: ['acknowledgement', 'progressUpdate'] }));
    }
    await app.liveThrough('2024-05-31');
    const [first, third] = [await of(1), await of(3)];
    await app.run((tx) => app.get(ObligationsService).pause(tx, third, 'officeReview'));
    await app.atDay('2024-06-10');
    await app.run((tx) => app.get(ObligationsService).settle(tx, first));
    await app.run((tx) => app.get(ObligationsService).resume(tx, third, 'officeReview'));
    await app.run((tx) => app.get(ObligationsService).settle(tx, third));
    await app.liveThrough('2024-06-20');
  }, 180_000);
  afterAll(() => app.close());
  beforeEach(() => app.atDay('2024-06-20'));

  it('tells what was done in time, what is late without the days of the office, and what was not sent', async () => {
    const { snapshot, passages, intact } = await one(clerk, await compile());
    expect(intact).toBe(true);
    expect(snapshot?.units.map(({ unit, owed, inTime, late: lateDone, openLate, lateDuties, missed }) => ({ unit, owed, inTime, lateDone, openLate, late: lateDuties.map((duty) => [duty.title, duty.daysLate]), missed: missed.map(({ title }) => title) }))).toEqual([
      { unit: '甲局', owed: 2, inTime: 1, lateDone: 0, openLate: 1, late: [], missed: ['2024年5月报送信息'] },
      { unit: '乙局', owed: 2, inTime: 0, lateDone: 0, openLate: 2, late: [['第2项 逾期未完成的事', 9]], missed: ['2024年5月报送信息'] },
      { unit: '丙局', owed: 2, inTime: 1, lateDone: 0, openLate: 1, late: [], missed: ['2024年5月报送信息'] },
    ]);
    expect(passages.map(({ unit }) => unit)).toEqual(['甲局', '乙局', '丙局']);
  });

  it('counts like the lateness pages', async () => {
    const { snapshot } = await one(clerk, await compile());
    const rows = await app.get(LatenessQueries).byUnit(SYSTEM_ACTOR, { planId: plan.id, from: PERIOD.from, to: PERIOD.to });
    expect(snapshot?.units.map(({ unit, owed, inTime, late: done, openLate, openInTime }) => ({ unit, owed, inTime, late: done, openLate, openInTime })))
      .toEqual(rows.map(({ unit, owed, inTime, late: done, openLate, openInTime }) => ({ unit, owed, inTime, late: done, openLate, openInTime })));
  });

  it('keeps its facts as they were taken, whatever happens later, and nobody can rewrite them', async () => {
    const id = await compile();
    const before = await one(clerk, id);
    await app.atDay('2024-06-27');
    expect((await one(clerk, id)).snapshot).toEqual(before.snapshot);
    await expect(app.query(`update circular set snapshot = jsonb_set(snapshot, '{units,1,openLate}', '0') where id = $1`, [id])).rejects.toThrow('are kept as they were taken');
  });

  it('is finished when the units it names have replied, or the time for it is over', async () => {
    const id = await compile();
    await expect(app.get(CircularRepliesService).finish(clerk, id, null)).rejects.toThrow('通报点到3家单位，尚未征求其核实意见');
    await app.get(CircularRepliesService).ask(clerk, id, null, null);
    expect(await app.query(`select state, due_on as due from obligation where kind = 'circularReply' order by id desc limit 3`)).toEqual(Array.from({ length: 3 }, () => ({ state: 'open', due: '2024-06-27' })));
    await app.get(CircularRepliesService).reply(late, id, '第2项已于6月19日报送验收。');
    await expect(app.get(CircularRepliesService).finish(clerk, id, null)).rejects.toThrow('甲局、丙局还没有答复，答复期限到2024-06-27');
    await app.atDay('2024-06-28');
    await app.get(CircularRepliesService).finish(clerk, id, null);
    expect(await app.query(`select unit.name as unit, state from obligation join unit on unit.id = unit_id where obligation.kind = 'circularReply' order by array_position(array['甲局', '乙局', '丙局'], unit.name)`)).toEqual([
      { unit: '甲局', state: 'voided' }, { unit: '乙局', state: 'settled' }, { unit: '丙局', state: 'voided' },
    ]);
  });

  it('that is corrected asks the unit again and leaves it a working day; a unit left out is asked no more', async () => {
    const id = await compile();
    await app.get(CircularRepliesService).ask(clerk, id, 1, null);
    await app.get(CircularRepliesService).reply(late, id, '第2项已完成。');
    const unitOf = async (unit: string): Promise<string> => (await one(clerk, id)).passages.find((passage) => passage.unit === unit)?.unitId ?? '';
    const writing = app.get(CircularWritingService);
    await expect(writing.editPassage(clerk, id, await unitOf('乙局'), { text: '乙局已完成。' }, null)).rejects.toThrow('“更正”须写明理由');
    await app.atDay('2024-06-21');
    await writing.editPassage(clerk, id, await unitOf('乙局'), { text: '乙局应办2件，其中1件已完成。', note: '核实后更正' }, null);
    await writing.editPassage(clerk, id, await unitOf('甲局'), { named: false, note: '已补报' }, null);
    const corrected = await one(clerk, id);
    expect(corrected.passages.map(({ unit, named, replied, correction }) => [unit, named, replied, correction])).toEqual([
      ['甲局', false, false, '已补报'], ['乙局', true, false, '核实后更正'], ['丙局', true, false, ''],
    ]);
    expect(corrected.replyDueOn).toBe('2024-06-24');
    await expect(app.get(CircularRepliesService).finish(clerk, id, null)).rejects.toThrow('乙局、丙局还没有答复，答复期限到2024-06-24');
    await expect(writing.editPassage(clerk, id, await unitOf('甲局'), { named: true, note: '仍未补报' }, null)).rejects.toThrow('不能再点到未送核实的单位');
    await expect(app.get(CircularsService).one(await app.actor('liaison.甲局'), id)).rejects.toThrow('没有编号为');
    await app.get(CircularRepliesService).reply(late, id, '属实。');
    await app.atDay('2024-06-25');
    await app.get(CircularRepliesService).finish(clerk, id, null);
    await writing.edit(clerk, id, { title: '改过的标题' }, null);
    await expect(app.get(CircularRepliesService).finish(clerk, id, null)).rejects.toThrow('尚未征求其核实意见');
  });

  it('is issued under numbers without doubles and gaps when two processes issue at one moment', async () => {
    const ids = [await compile(), await compile(), await compile(), await compile()];
    for (const id of ids) await ready(id);
    const other = await app.neighbour();
    await Promise.all(ids.map((id, index) => issue(id, index % 2 === 0 ? app : other)));
    expect((await app.query<{ number: string }>('select number from circular where issued_on is not null order by number_count')).map(({ number }) => number)).toEqual([1, 2, 3, 4].map((count) => `督查通报〔2024〕${count}号`));
  });

  it('tells the units and leaders once, also when the job runs twice, and no unit what is said of another before it is issued (H18)', async () => {
    const id = await compile();
    await app.deliverAll();
    const before = await app.count('notification');
    await ready(id);
    await app.deliverAll();
    const asked = await app.query<{ login: string; body: string }>(`select login, notification.body from notification join account on account.id = account_id where kind = 'circularReplyAsked' order by notification.id offset (select count(*) from notification where kind = 'circularReplyAsked') - 6`);
    expect(asked.map(({ login }) => login).toSorted()).toEqual(['head.丙局', 'head.乙局', 'head.甲局', 'liaison.丙局', 'liaison.乙局', 'liaison.甲局'].toSorted());
    for (const { login, body } of asked) for (const unit of ['甲局', '乙局', '丙局']) expect(body.includes(unit)).toBe(login.endsWith(unit));
    await issue(id);
    await app.deliverAll();
    const told = await app.count('notification');
    expect(told - before).toBe(6 + 3 * 2 + 7);
    await app.query(`update outbox set done_at = null where event_type like 'circular.%'`);
    await app.deliverAll();
    expect(await app.count('notification')).toBe(told);
  });

  it('is not issued by whoever wrote it where a plan asks for two people', async () => {
    const id = await app.get(CircularWritingService).compile(director, { kind: 'circular', ...PERIOD });
    await ready(id);
    await app.query(`update plan set work_rules = '{"fourEyes": true}' where id = $1`, [plan.id]);
    await expect(issue(id)).rejects.toThrow('双人复核');
    await app.query(`update plan set work_rules = '{}' where id = $1`, [plan.id]);
  });

  it('that is given up after units were asked tells them, and asks nothing any more', async () => {
    const id = await compile();
    await app.get(CircularRepliesService).ask(clerk, id, null, null);
    await app.get(CircularWritingService).discard(clerk, id, '改为约谈。', null);
    await app.deliverAll();
    expect(await app.count(`notification where kind = 'circularDiscarded' and body = '作废理由：改为约谈。'`)).toBe(3);
    expect(await app.count(`obligation where kind = 'circularReply' and state = 'open'`)).toBe(0);
  });
});
