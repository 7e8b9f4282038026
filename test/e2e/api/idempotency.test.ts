import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { IdempotentAnswers } from '../../../src/platform/idempotency/idempotent-answers.js';
import { type Answer, startApi, type TestApi } from '../../support/api.js';
import { wholeInbox } from '../../support/paged.js';
import { CommitCutter } from '../../support/commit-cutter.js';

let api: TestApi;
let line: CommitCutter;
const liaison = 'liaison.commerce-bureau';
const report = { state: 'onTrack', progress: '已召开部署会，形成工作方案初稿。' };

beforeAll(async () => {
  api = await startApi({}, true, async (url) => {
    line = await CommitCutter.before(url);
    return line.url;
  });
}, 180_000);
afterAll(async () => {
  await api.close();
  await line.close();
});

const query = async <Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> => api.app.get(DataSource).query<Row[]>(sql, [...parameters]);
const count = async (from: string, parameters: readonly unknown[] = []): Promise<number> => {
  const [row] = await query<{ count: number }>(`select count(*)::int as count from ${from}`, parameters);
  return row?.count ?? -1;
};
/** Assignments of the liaison's unit that nobody has signed for yet. */
const unsigned = async (): Promise<string[]> =>
  (await wholeInbox(api, liaison)).owed.filter((row: { kind: string }) => row.kind === 'acknowledgement').map((row: { subjectId: string }) => row.subjectId);
const anUnsigned = async (): Promise<string> => {
  const [id] = await unsigned();
  if (id === undefined) throw new Error('the unit has signed for everything');
  return id;
};
const aSigned = async (): Promise<string> => {
  const id = await anUnsigned();
  await api.post(`/api/v1/assignments/${id}/acknowledgement`, liaison);
  return id;
};
const reportOn = (id: string, key: string, body: unknown = report, login = liaison): Promise<Answer> =>
  api.send('POST', `/api/v1/assignments/${id}/progress-reports`, login, { 'idempotency-key': key }, body);
const reportsOn = (id: string): Promise<number> => count('progress_report where assignment_id = $1', [id]);

describe('a write under an Idempotency-Key', () => {
  it('A07 is answered again with the same status, body and tag, and has one effect', async () => {
    const [id, key] = [await aSigned(), randomUUID()];
    const first = await reportOn(id, key);
    const second = await reportOn(id, key);
    expect(first).toMatchObject({ status: 201, headers: { etag: '"v3"' } });
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(second).toMatchObject({ status: 201, headers: { etag: '"v3"', 'idempotency-replayed': 'true' } });
    expect(second.body).toEqual(first.body);
    expect(await reportsOn(id)).toBe(1);
    expect(await count(`audit_entry where action = 'progress.reported' and subject_id = $1`, [id])).toBe(1);
  });

  it('A07 F06 F14 gets the stored answer after the reply to the COMMIT was lost; the lost one was told that its outcome is unknown', async () => {
    const [id, key] = [await aSigned(), randomUUID()];
    line.loseNextCommit();
    const lost = await reportOn(id, key);
    expect(line.cuts).toBe(1);
    expect(lost).toMatchObject({ status: 503, body: { code: 'dependency-unavailable' }, headers: { 'retry-after': '5' } });
    expect(lost.headers['etag']).toBeUndefined();
    expect(lost.body.detail).toContain('Idempotency-Key');
    expect(await reportsOn(id)).toBe(1);
    const again = await reportOn(id, key);
    expect(again).toMatchObject({ status: 201, headers: { 'idempotency-replayed': 'true' }, body: { assignment: { id, version: 3 } } });
    expect(await reportsOn(id)).toBe(1);
  });

  it('F31 sent twenty times at once has one effect: every answer is the same or says that it is in progress', async () => {
    const [id, key] = [await aSigned(), randomUUID()];
    const answers = await Promise.all(Array.from({ length: 20 }, () => reportOn(id, key)));
    const done = answers.filter((answer) => answer.status === 201);
    expect(done.length).toBeGreaterThan(0);
    expect(new Set(done.map((answer) => answer.body.progressReportId)).size).toBe(1);
    for (const answer of answers.filter((other) => other.status !== 201)) expect(answer).toMatchObject({ status: 409, body: { code: 'idempotency-in-progress' } });
    expect(await reportsOn(id)).toBe(1);
  });

  it.each([
    ['another body', (id: string) => [id, { ...report, progress: '另一个内容' }] as const],
    ['another address', async () => [await aSigned(), report] as const],
  ])('F32 is refused when the key stood for %s', async (_, other) => {
    const [id, key] = [await aSigned(), randomUUID()];
    await reportOn(id, key);
    const [otherId, body] = await other(id);
    expect(await reportOn(otherId, key, body)).toMatchObject({ status: 422, body: { code: 'idempotency-key-reuse' } });
    expect(await reportsOn(id)).toBe(1);
  });

  it('belongs to the person who chose the key', async () => {
    const [id, key] = [await aSigned(), randomUUID()];
    await reportOn(id, key);
    expect(await reportOn(id, key, report, 'head.commerce-bureau')).toMatchObject({ status: 201 });
    expect(await reportsOn(id)).toBe(2);
  });

  it('that is refused stores nothing and may be sent again once the reason is gone', async () => {
    const [id, key] = [await anUnsigned(), randomUUID()];
    expect((await reportOn(id, key)).status).toBe(409);
    await api.post(`/api/v1/assignments/${id}/acknowledgement`, liaison);
    expect((await reportOn(id, key)).status).toBe(201);
  });

  it.each(['', 'x'.repeat(201), 'schlüssel'])('is refused when the key is %j', async (key) => {
    expect(await reportOn('1', key)).toMatchObject({ status: 400, body: { code: 'malformed-request' } });
  });

  it('F16 that loses a deadlock is run again as a whole', async () => {
    const [id, key] = [await aSigned(), randomUUID()];
    await query(`create function deadlock_once() returns trigger language plpgsql as $$ begin
      if nextval('deadlocks') = 1 then raise exception 'as if deadlocked' using errcode = '40P01'; end if; return new;
    end $$`);
    await query('create sequence deadlocks');
    await query('create trigger deadlock_once before insert on progress_report for each row execute function deadlock_once()');
    const answer = await reportOn(id, key);
    await query('drop trigger deadlock_once on progress_report');
    expect(answer).toMatchObject({ status: 201, headers: { etag: '"v3"' } });
    expect(await reportsOn(id)).toBe(1);
    expect(await count(`audit_entry where action = 'progress.reported' and subject_id = $1`, [id])).toBe(1);
  });

  it('is remembered for a day at least, and forgotten after two', async () => {
    const answers = api.app.get(IdempotentAnswers);
    const [id, key] = [await aSigned(), randomUUID()];
    await reportOn(id, key);
    await query(`update idempotent_answer set created_at = clock_timestamp() - interval '25 hours' where key = $1`, [key]);
    await answers.purge();
    expect((await reportOn(id, key)).headers['idempotency-replayed']).toBe('true');
    await query(`update idempotent_answer set created_at = clock_timestamp() - interval '49 hours' where key = $1`, [key]);
    expect(await answers.purge()).toBe(1);
    expect(await count('idempotent_answer where key = $1', [key])).toBe(0);
  });
});

describe('a write without a key', () => {
  it('that reads a file takes the key without storing anything under it: the file itself tells a repetition', async () => {
    const key = randomUUID();
    const answer = await api.send('POST', '/api/v1/demo-clock', 'leader', { 'idempotency-key': key }, { until: '2024-04-01' });
    expect(answer.status).toBe(200);
    expect(await count('idempotent_answer where key = $1', [key])).toBe(0);
  });
});
