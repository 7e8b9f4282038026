import { DataSource } from 'typeorm';
import { UnitOfWork } from '../../../src/platform/db/unit-of-work.js';
import { type Answer, startApi, type TestApi } from '../../support/api.js';
import { aPlan, anItem } from '../../support/builders.js';
import type { EngineApp } from '../../support/engine-app.js';

const OFFICE = 'office.CD-1';
const LEAD = 'liaison.alpha';
let api: TestApi;
let planId: string;
let extended: { itemId: string; assignmentId: string };
let adjusted: string;

const sql = <Row>(words: string, parameters: readonly unknown[] = []): Promise<Row[]> => api.app.get(DataSource).query(words, [...parameters]);
const on = (day: string): Promise<unknown> => sql('update clock set demo_at = $1', [`${day}T10:00:00+08:00`]);
const done = async (answer: Promise<Answer>, status: number): Promise<void> => expect(await answer).toMatchObject({ status });
const granted = async (asked: string, newDueOn: string, answered: string): Promise<void> => {
  await on(asked);
  await done(api.post(`/api/v1/assignments/${extended.assignmentId}/extension`, LEAD, { newDueOn, reason: '等待验收。' }), 201);
  await on(answered);
  await done(api.post(`/api/v1/assignments/${extended.assignmentId}/extension-answer`, OFFICE, { accept: true }), 200);
};
const comparedSince = async (day: string, itemId: string) => {
  const { body } = await api.get(`/api/v1/plans/${planId}/comparison?since=${day}`, OFFICE);
  return { moved: body.totals.dueMoved, row: body.rows.find((row: { itemId: string }) => row.itemId === itemId) };
};

beforeAll(async () => {
  api = await startApi({}, false);
  await on('2024-04-01');
  const builders = { run: (work: never) => api.app.get(UnitOfWork).run(work), get: (type: never) => api.app.get(type, { strict: false }) } as unknown as EngineApp;
  planId = (await aPlan('CD-1').withItem(anItem('建成平台。').ledBy('alpha').dueOn('2024-06-28')).withItem(anItem('开行2000列。').ledBy('beta').dueOn('2024-06-28')).issuedIn(builders)).id;
  const rows = await sql<{ itemId: string; assignmentId: string }>('select item_id as "itemId", id as "assignmentId" from assignment where plan_id = $1 order by item_id', [planId]);
  if (!rows[0] || !rows[1]) throw new Error('no items');
  [extended, adjusted] = [rows[0], rows[1].itemId];
  await api.post(`/api/v1/assignments/${extended.assignmentId}/acknowledgement`, LEAD);
  await granted('2024-05-06', '2024-08-30', '2024-05-08');
  await on('2024-05-20');
  await done(api.post(`/api/v1/items/${adjusted}/adjustment`, OFFICE, { reason: '会议要求', deadline: { words: '', dueOn: '2024-06-14' }, earlierReason: '会议要求' }), 200);
  await granted('2024-07-01', '2024-09-30', '2024-07-03');
  await on('2024-07-10');
}, 180_000);
afterAll(() => api.close());

describe('a deadline that was moved twice, beside its past', () => {
  it.each<[string, string, string | null, object]>([
    ['before the first grant it is the first one', '2024-05-05', '2024-06-28', { colour: 'green', reason: expect.stringContaining('2024年6月28日') }],
    ['while the first request waits it is the first one, and stands still', '2024-05-07', '2024-06-28', { colour: 'grey', reason: expect.stringContaining('计时已暂停') }],
    ['on the day of the first grant it is what was granted then', '2024-05-08', '2024-08-30', { colour: 'green', reason: expect.stringContaining('2024年8月30日') }],
    ['between the grants it is what the first one granted: the day before was over already', '2024-06-30', '2024-08-30', { colour: 'green', reason: expect.stringContaining('2024年8月30日') }],
  ])('%s', async (_, since, thenDueOn, then) => {
    const { row } = await comparedSince(since, extended.itemId);
    expect(row).toMatchObject({ thenDueOn, dueOn: '2024-09-30', changes: expect.arrayContaining(['dueMoved']), then, now: { reason: expect.stringContaining('2024年9月30日') } });
  });

  it('since the second grant it has not moved', async () => expect(await comparedSince('2024-07-03', extended.itemId)).toEqual({ moved: 0, row: undefined }));

  it('the office has moved is told by the day it had before, and counted', async () => {
    expect(await comparedSince('2024-05-19', adjusted)).toMatchObject({ moved: 2, row: { thenDueOn: '2024-06-28', dueOn: '2024-06-14', changes: ['late', 'dueMoved'] } });
    expect(await comparedSince('2024-05-20', adjusted)).toMatchObject({ moved: 1, row: { thenDueOn: '2024-06-14', changes: ['late'] } });
  });

  it('is kept by whoever moves it, with the grant it came from', async () => {
    const kept = await sql<{ days: unknown }>(`select former_due_days as days from obligation where kind = 'itemCompletion' and subject_id = $1`, [extended.assignmentId]);
    expect(kept).toEqual([{ days: [{ until: '2024-05-08', dueOn: '2024-06-28', grantedOn: null }, { until: '2024-07-03', dueOn: '2024-08-30', grantedOn: '2024-05-08' }] }]);
  });
});
