import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../src/domain/policy/actor.js';
import { NoticeIssuingService, NoticeRepliesService, NoticeWritingService } from '../../src/modules/notices/index.js';
import { ObligationsService } from '../../src/modules/obligations/index.js';
import { aPlan, anItem } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';

const AUTHORITY = { signatory: '李主任', issuingAuthority: '市政府督查室' };
const NUMBER = '测政办〔2024〕5号';

interface Held { readonly itemId: string; readonly unitId: string; readonly assignmentId: string }

describe('issuing notices', () => {
  let app: EngineApp;
  let other: EngineApp;
  let office: Actor;
  let unit: Actor;
  let held: Held[];
  const draft = (at: Held, colour: 'blue' | 'yellow' | 'red' = 'blue'): Promise<string> =>
    app.get(NoticeWritingService).draft(office, { ...at, colour, title: null, text: '请抓紧办理。', replyWithin: null });
  const issue = (id: string, by = app): Promise<void> => by.get(NoticeIssuingService).issue(office, id, AUTHORITY, null);
  const stateOf = (id: string) => app.one<{ state: string; number: string }>('select state, number from notice where id = $1', [id]);
  const owed = (id: string) => app.query<{ kind: string; state: string; due: string }>(
    `select kind, state, effective_due_on as due from obligation where subject_type = 'notice' and subject_id = $1 order by id`, [id]);
  const item = (index: number): Held => {
    const found = held[index];
    if (!found) throw new Error(`no item ${index}`);
    return found;
  };

  beforeAll(async () => {
    app = await EngineApp.start();
    other = await app.neighbour();
    await app.loadCalendar();
    await app.atDay('2024-06-03');
    const plan = Array.from({ length: 24 }, (_, index) => anItem(`第${index + 1}件事。`).ledBy('甲局').dueOn('2024-06-14')).reduce((builder, one) => builder.withItem(one), aPlan(NUMBER));
    const { id } = await plan.issuedIn(app);
    office = await app.actor(`office.${NUMBER}`);
    unit = await app.actor('liaison.甲局');
    held = await app.query<Held>('select item_id as "itemId", unit_id as "unitId", id as "assignmentId" from assignment where plan_id = $1 order by item_id', [id]);
  }, 180_000);
  afterAll(() => app.close());

  it('gives numbers without doubles and gaps when two processes issue many at one moment and one of them is refused', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 12; index += 1) ids.push(await draft(item(index)));
    const [refusedId, ...others] = ids;
    if (refusedId === undefined) throw new Error('no draft');
    const refused = app.get(NoticeIssuingService).issue(office, refusedId, { ...AUTHORITY, signatory: '' }, null).then(() => 'issued', () => 'refused');
    await Promise.all([refused, ...others.map((id, index) => issue(id, index % 2 === 0 ? app : other))]);
    expect(await refused).toBe('refused');
    await issue(refusedId);
    const numbers = await app.query<{ number: string }>(`select number from notice where number <> '' order by number_count`);
    expect(numbers.map(({ number }) => number)).toEqual(Array.from({ length: 12 }, (_, index) => `督办〔2024〕蓝${index + 1}号`));
  }, 180_000);

  it('counts each colour and each year anew', async () => {
    const [yellow, red] = [await draft(item(12), 'yellow'), await draft(item(13), 'red')];
    await issue(yellow);
    await issue(red);
    expect([(await stateOf(yellow)).number, (await stateOf(red)).number]).toEqual(['督办〔2024〕黄1号', '督办〔2024〕红1号']);
    await app.atDay('2025-01-06');
    const next = await draft(item(14));
    await issue(next);
    expect((await stateOf(next)).number).toBe('督办〔2025〕蓝1号');
    await app.atDay('2024-06-03');
  });

  it('of one notice by two people at one moment happens once, under one number', async () => {
    const id = await draft(item(15));
    const answers = await Promise.allSettled([issue(id), issue(id, other)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await app.count(`outbox where event_type = 'notice.issued' and payload ->> 'noticeId' = $1`, [id])).toBe(1);
    expect(await app.count(`number_series join notice on number_series_id = number_series.id where last < number_count`)).toBe(0);
    expect(await app.count(`obligation where subject_type = 'notice' and subject_id = $1`, [id])).toBe(1);
  });

  it('of a graver notice ends the milder one of the same matter and takes its reply back', async () => {
    const blue = await draft(item(16));
    await issue(blue);
    await expect(draft(item(16))).rejects.toThrow('该事项已有蓝色督办单（已签发），一事一单');
    const yellow = await draft(item(16), 'yellow');
    await issue(yellow);
    expect(await app.one('select state, superseded_by_id as by from notice where id = $1', [blue])).toEqual({ state: 'superseded', by: yellow });
    expect(await owed(blue)).toEqual([{ kind: 'noticeReply', state: 'voided', due: '2024-06-11' }]);
    expect(await owed(yellow)).toEqual([{ kind: 'noticeReply', state: 'open', due: '2024-06-06' }]);
    await expect(app.get(NoticeRepliesService).reply(unit, blue, '已办理。', null)).rejects.toThrow('督办单现在是“已升级”');
  });

  it('lets a graver draft take the place of a waiting milder one', async () => {
    const blue = await draft(item(17));
    await draft(item(17), 'red');
    expect(await app.one('select state, discard_reason as reason from notice where id = $1', [blue])).toEqual({ state: 'discarded', reason: '已改拟红色督办单，一事一单。' });
  });

  it('leaves one waiting notice when two people write to the same unit about the same item at one moment', async () => {
    const answers = await Promise.allSettled([draft(item(18)), draft(item(18))]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('is refused when the matter is done meanwhile, or stands still with the office', async () => {
    const [done, waiting] = [await draft(item(19)), await draft(item(20))];
    const of = (at: Held) => ({ subjectType: 'assignment' as const, subjectIds: [at.assignmentId], kind: 'itemCompletion' as const });
    await app.run((tx) => app.get(ObligationsService).settle(tx, of(item(19))));
    await app.run((tx) => app.get(ObligationsService).pause(tx, of(item(20)), 'officeReview'));
    await expect(issue(done)).rejects.toThrow('所督办的事项已经完成或不再要求');
    await expect(issue(waiting)).rejects.toThrow('正在停表');
    await app.tick();
    expect(await app.one('select state, discard_reason as reason from notice where id = $1', [done])).toEqual({ state: 'discarded', reason: '事项已经完成，不再需要督办单。' });
    expect((await stateOf(waiting)).state).toBe('draft');
  });

  it('opens a reply whose clock stands still while the office looks at it, and is done on the day of the reply', async () => {
    const id = await draft(item(21));
    await issue(id);
    await app.atDay('2024-06-05');
    await app.get(NoticeRepliesService).reply(unit, id, '下周办结。', null);
    expect(await owed(id)).toEqual([{ kind: 'noticeReply', state: 'paused', due: '2024-06-11' }, { kind: 'officeReview', state: 'open', due: '2024-06-11' }]);
    await app.atDay('2024-06-07');
    await app.get(NoticeRepliesService).giveBack(office, id, '没有写明责任人', null);
    expect(await owed(id)).toEqual([{ kind: 'noticeReply', state: 'open', due: '2024-06-13' }, { kind: 'officeReview', state: 'settled', due: '2024-06-11' }]);
    await app.atDay('2024-06-11');
    await app.get(NoticeRepliesService).reply(unit, id, '下周办结，责任人王某。', null);
    await app.atDay('2024-06-20');
    await app.get(NoticeRepliesService).close(office, id, '', null);
    expect(await app.one(`select state, settled_on as on from obligation where subject_type = 'notice' and subject_id = $1 and kind = 'noticeReply'`, [id])).toEqual({ state: 'settled', on: '2024-06-11' });
    expect(await app.query('select decision from notice_reply where notice_id = $1 order by id', [id])).toEqual([{ decision: 'returned' }, { decision: 'accepted' }]);
    await app.atDay('2024-06-03');
  });

  it('without a reply is closed with a reason only, and the reply is asked for no more', async () => {
    const id = await draft(item(22));
    await issue(id);
    await expect(app.get(NoticeRepliesService).close(office, id, '', null)).rejects.toThrow('须写明理由');
    await app.get(NoticeRepliesService).close(office, id, '已当面说明。', null);
    expect(await owed(id)).toEqual([{ kind: 'noticeReply', state: 'voided', due: '2024-06-11' }]);
  });

  it('tells everybody concerned once, also when the job runs twice', async () => {
    const red = await draft(item(23), 'red');
    await app.deliverAll();
    const before = await app.count('notification');
    await issue(red);
    await app.get(NoticeRepliesService).reply(unit, red, '立即办理。', null);
    await app.deliverAll();
    expect(await app.query(`select login, kind, immediate from notification join account on account.id = account_id order by notification.id offset $1`, [before])).toEqual([
      { login: 'leader', kind: 'noticeIssued', immediate: true },
      { login: 'liaison.甲局', kind: 'noticeIssued', immediate: true },
      { login: 'head.甲局', kind: 'noticeIssued', immediate: true },
      { login: `office.${NUMBER}`, kind: 'noticeAnswered', immediate: false },
    ]);
    const told = await app.count('notification');
    await app.query(`update outbox set done_at = null where event_type like 'notice.%'`);
    expect(await app.deliverAll()).toBeGreaterThan(0);
    expect(await app.count('notification')).toBe(told);
  });

  it('reminds of a reply that is not given, and tells the office the day after', async () => {
    for (const day of ['2024-06-04', '2024-06-05', '2024-06-06']) await app.liveThrough(day);
    const reminded = await app.query<{ rung: string; kind: string }>(
      `select distinct rung_code as rung, obligation.kind from reminder join obligation on obligation.id = obligation_id where obligation.kind = 'noticeReply' and not superseded order by 1`);
    expect(reminded).toEqual([{ rung: 'before1', kind: 'noticeReply' }, { rung: 'dueToday', kind: 'noticeReply' }, { rung: 'overdue1', kind: 'noticeReply' }]);
    expect(await app.count(`notification join account on account.id = account_id where login = $1 and notification.kind = 'escalation' and title like '%督办单回复%'`, [`office.${NUMBER}`])).toBeGreaterThan(0);
  });
});
