import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/domain/kernel/local-date.js';
import { NoticeDrafts } from '../../src/modules/notices/index.js';
import { type ObligationsOf, ObligationsService } from '../../src/modules/obligations/index.js';
import { EngineApp } from '../support/engine-app.js';
import { ObligationOpener } from '../support/open-obligations.js';

/** Due on Friday 2024-06-14: blue on 19 June, yellow on the 26th, red on 5 July. */
const DUE = '2024-06-14';

interface Drafted {
  readonly colour: string;
  readonly state: string;
  readonly on: string;
  readonly reason: string;
}

describe('the notices of an overdue matter', () => {
  let app: EngineApp;
  let opener: ObligationOpener;
  let of: ObligationsOf;
  const notices = () => app.query<Drafted>(`select colour, state, drafted_on as on, discard_reason as reason from notice order by id`);
  const live = async (from: string, to: string): Promise<void> => {
    for (let day = from; day <= to; day = addDays(day, 1)) await app.liveThrough(day);
  };
  const batchOf = async (rungCode: string): Promise<string> => (await app.one<{ id: string }>('select max(batch_id) as id from reminder where rung_code = $1 and not superseded', [rungCode])).id;
  const service = (): ObligationsService => app.get(ObligationsService);

  beforeEach(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
    await app.atDay('2024-06-14');
    opener = await ObligationOpener.in(app, '甲局');
    ({ of } = await opener.open('1000', DUE, 'itemCompletion', null));
  }, 180_000);
  afterEach(() => app.close());

  it('are drafted blue, yellow and red on the days of their rungs, each in place of the one before', async () => {
    await live(DUE, '2024-07-08');
    const replaced = (by: string): string => `已改拟${by}督办单，一事一单。`;
    expect(await notices()).toEqual([
      { colour: 'blue', state: 'discarded', on: '2024-06-19', reason: replaced('黄色') },
      { colour: 'yellow', state: 'discarded', on: '2024-06-26', reason: replaced('红色') },
      { colour: 'red', state: 'draft', on: '2024-07-05', reason: '' },
    ]);
    const letter = await app.one<{ title: string; body: string }>(`select title, body from notice where colour = 'blue'`);
    expect(letter.title).toBe('蓝色督办单：甲局 事项办结（事项1000）');
    expect(letter.body).toContain('截至2024年6月19日仍未完成，已逾期5天');
    expect(await app.query(`select action, actor_name as by, count(*)::int as count from audit_entry where subject_type = 'notice' group by 1, 2 order by 1`)).toEqual([
      { action: 'notice.discarded', by: '系统', count: 2 },
      { action: 'notice.drafted', by: '系统', count: 3 },
    ]);
    expect(await app.count(`notification where title like '%蓝色督办单已拟好%' and body like '%蓝色督办单草稿已拟好，请办公室决定签发或作废%'`)).toBe(1);
  });

  it('after an outage are the red one alone', async () => {
    await app.liveThrough('2024-07-08');
    expect(await notices()).toEqual([{ colour: 'red', state: 'draft', on: '2024-07-08', reason: '' }]);
  });

  it('start at the colour the plan says, and the same colour is not drafted twice', async () => {
    await app.query(`update plan set notice_start = 'yellow'`);
    await live(DUE, '2024-07-08');
    expect((await notices()).map(({ colour, on }) => [colour, on])).toEqual([
      ['yellow', '2024-06-19'],
      ['red', '2024-07-05'],
    ]);
    expect(await app.count(`notification where title like '%蓝色督办单%'`)).toBe(0);
  });

  it.each([
    ['is done', 'settle', '事项已经完成，不再需要督办单。'],
    ['is no longer asked for', 'void', '事项已不再要求完成，不再需要督办单。'],
  ] as const)('are taken back when the matter %s, with the reason', async (_, command, reason) => {
    await live(DUE, '2024-06-19');
    await app.run((tx) => service()[command](tx, of));
    await app.tick();
    expect(await notices()).toEqual([{ colour: 'blue', state: 'discarded', on: '2024-06-19', reason }]);
  });

  it('are taken back when the date is moved, and drafted anew for the new date', async () => {
    await live(DUE, '2024-06-19');
    await app.run((tx) => service().reschedule(tx, of, '2024-06-28', '延期'));
    await live('2024-06-20', '2024-07-03');
    expect(await notices()).toEqual([
      { colour: 'blue', state: 'discarded', on: '2024-06-19', reason: '完成时限已经变动，按新的时限重新计算。' },
      { colour: 'blue', state: 'draft', on: '2024-07-03', reason: '' },
    ]);
  });

  it('wait while the clock stands still, and count no day of it afterwards', async () => {
    await live(DUE, '2024-06-19');
    await app.run((tx) => service().pause(tx, of, 'officeReview'));
    await live('2024-06-20', '2024-06-24');
    expect(await notices()).toEqual([{ colour: 'blue', state: 'draft', on: '2024-06-19', reason: '' }]);
    await app.run((tx) => service().resume(tx, of, 'officeReview'));
    await live('2024-06-24', '2024-06-26');
    expect((await notices()).map(({ state }) => state)).toEqual(['discarded', 'draft']);
    const { body } = await app.one<{ body: string }>(`select body from notice where state = 'draft'`);
    expect(body).toMatch(/应于2024年6月14日前完成。截至2024年6月24日仍未完成，扣除暂停计时5天，已逾期5天/);
  });

  it('are not drafted for what was settled between firing and drafting', async () => {
    await live(DUE, '2024-06-18');
    await app.atDay('2024-06-19');
    expect((await app.tick()).remindersFired).toBe(1);
    await app.run((tx) => service().settle(tx, of));
    await app.deliverAll();
    expect(await notices()).toEqual([]);
  });

  it('are drafted once when the job runs twice', async () => {
    await live(DUE, '2024-06-19');
    const batchId = await batchOf('overdue3');
    expect(await app.run((tx) => app.get(NoticeDrafts).draftBatch(tx, batchId, '2024-06-19'))).toBe(0);
    expect(await notices()).toHaveLength(1);
  });

  it('are drafted once when three workers draft the same batch at one moment', async () => {
    for (let index = 1; index < 40; index += 1) await opener.open(String(1000 + index), DUE, 'itemCompletion', null);
    await app.atDay('2024-06-19');
    await app.tick();
    const batches = await app.query<{ id: string; due: number }>(`select batch_id as id, count(*)::int as due from reminder where rung_code = 'overdue3' group by 1 order by 1`);
    const workers = [app, await app.neighbour(), await app.neighbour()];
    for (const { id, due } of batches) {
      const drafted = await Promise.all(workers.map((worker) => worker.run((tx) => worker.get(NoticeDrafts).draftBatch(tx, id, '2024-06-19'))));
      expect(drafted.toSorted((one, other) => one - other)).toEqual([0, 0, due]);
    }
    expect(await app.count('notice')).toBe(40);
  });

  it('leave one waiting draft, the graver, when two workers draft two colours at one moment', async () => {
    await live(DUE, '2024-06-18');
    for (const day of ['2024-06-19', '2024-06-26']) {
      await app.atDay(day);
      await app.tick();
    }
    const other = await app.neighbour();
    const [blue, yellow] = [await batchOf('overdue3'), await batchOf('overdue8')];
    await Promise.all([
      app.run((tx) => app.get(NoticeDrafts).draftBatch(tx, blue, '2024-06-19')),
      other.run((tx) => other.get(NoticeDrafts).draftBatch(tx, yellow, '2024-06-26')),
    ]);
    expect(await app.query(`select colour from notice where state = 'draft'`)).toEqual([{ colour: 'yellow' }]);
  });

  it('are not drafted for what the office owes', async () => {
    const { planId, leadingGroupId } = await app.one<{ planId: string; leadingGroupId: string }>('select id as "planId", leading_group_id as "leadingGroupId" from plan');
    await app.run((tx) => service().open(tx, [{
      kind: 'officeReview', planId, unitId: null, leadingGroupId, subjectType: 'assignment', subjectId: '7', title: '审核', dueOn: DUE, dueWords: '', evergreen: false, ladder: 'standard',
    }]));
    await live(DUE, '2024-06-19');
    expect(await app.count(`reminder join obligation on obligation.id = obligation_id where rung_code = 'overdue3' and kind = 'officeReview'`)).toBe(1);
    expect(await notices()).toHaveLength(1);
  });
});
