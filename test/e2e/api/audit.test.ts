import { DataSource } from 'typeorm';
import { loadConfig } from '../../../config/env.js';
import { createApi } from '../../../src/api.js';
import { AuditReading } from '../../../src/modules/audit/audit-reading.js';
import { RunningExports } from '../../../src/modules/audit/running-exports.js';
import { Audit, AuditVerification } from '../../../src/modules/audit/index.js';
import { ADMINISTRATORS } from '../../support/administrators.js';
import { eventually, notYet, seen } from '../../support/eventually.js';
import { startApi, type TestApi } from '../../support/api.js';
import { tamper } from '../../support/tampering.js';

interface Row { id: string; sequence: string; actor: string; role: string; action: string; outcome: string; subjectType: string; subjectId: string; detail: Record<string, unknown>; at: string; hash: string }

const { auditor, security, system } = ADMINISTRATORS;
let api: TestApi;
let liaison: string;
let assignmentId: string;

const sql = <R>(statement: string, parameters: unknown[] = []): Promise<R[]> => api.app.get(DataSource).query(statement, parameters);
const page = async (query: string, login = auditor): Promise<{ rows: Row[]; nextCursor: string | null }> => {
  const answer = await api.get(`/api/v1/audit?${query}`, login);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body;
};

beforeAll(async () => {
  api = await startApi();
  const [row] = await sql<{ id: string; login: string }>(
    `select assignment.id, login from assignment join incumbent account on account.unit_id = assignment.unit_id and account.role = 'liaison' where assignment.status = 'pendingAck' order by assignment.id limit 1`);
  if (!row) throw new Error('nothing to acknowledge in the seed');
  [assignmentId, liaison] = [row.id, row.login];
  await api.send('POST', `/api/v1/assignments/${assignmentId}/acknowledgement`, liaison, { 'x-request-id': 'signed-1' });
  await api.app.get(Audit).recordRefusal(null, { action: 'access.refused', subjectType: 'assignment', subjectId: null, detail: { route: 'POST /assignments/:id', password: 'hunter2' } });
}, 180_000);
afterAll(() => api.close());

describe('the audit through HTTP', () => {
  it('shows the auditor who did what, when, from where and with which result, without business content or secrets', async () => {
    const { rows } = await page(`subjectType=assignment&subjectId=${assignmentId}&action=assignment.acknowledged`);
    expect(rows).toEqual([expect.objectContaining({
      role: 'liaison', action: 'assignment.acknowledged', outcome: 'done', subjectId: assignmentId, detail: { from: 'pendingAck', to: 'acknowledged' }, correlationId: 'signed-1', address: '127.0.0.1',
      at: expect.stringMatching(/^2024-04-01T.*\+08:00$/), hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })]);
    expect((await page('outcome=refused')).rows).toEqual([expect.objectContaining({ actor: '未登录', actorId: null, role: null, subjectId: null, detail: { route: 'POST /assignments/:id', password: '［不记录］' } })]);
    expect(await sql(`select detail from audit_entry where outcome = 'refused'`)).toEqual([{ detail: { route: 'POST /assignments/:id', password: '［不记录］' } }]);
  });

  it('is filtered by person, action, kind of subject and day, and paged to its end without doubles while rows are added', async () => {
    const [actorId] = (await sql<{ id: string }>('select id from account where login = $1', [liaison])).map(({ id }) => id);
    expect((await page(`actorId=${actorId}`)).rows.map(({ action }) => action)).toEqual(['assignment.acknowledged']);
    expect((await page('action=assignment.')).rows.map(({ action }) => action)).toEqual(['assignment.acknowledged']);
    expect((await page('from=2024-04-02')).rows).toEqual([]);
    expect((await page('to=2024-03-31')).rows).toEqual([]);
    expect((await page('from=2024-04-01&to=2024-04-01&outcome=refused')).rows).toHaveLength(1);
    const all = (await sql<{ id: string }>('select id from audit_entry order by id desc')).map(({ id }) => id);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { rows, nextCursor } = await page(`limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...rows.map(({ id }) => id));
      cursor = nextCursor;
      await api.app.get(Audit).recordRefusal(null, { action: 'access.refused', subjectType: 'route', subjectId: null });
    }
    expect(seen).toEqual(all);
  });

  it.each(['limit=0', 'limit=201', 'cursor=x', 'actorId=1%20or%201=1', 'from=2024-02-30', 'action=%25', 'outcome=maybe', 'order=asc'])('refuses %s', async (query) => {
    expect(await api.get(`/api/v1/audit?${query}`, auditor)).toMatchObject({ status: 422, body: { code: 'validation-failed' } });
  });

  it('is verified from the page: whole it says from where to where, a changed row is named, and a part goes on behind the part before', async () => {
    const [{ count, last }] = await sql<{ count: number; last: string }>('select count(*)::int as count, max(sequence)::text as last from audit_link') as [{ count: number; last: string }];
    const whole = await api.get('/api/v1/audit/verification', auditor);
    expect(whole).toMatchObject({ status: 200, body: { intact: true, finished: true, rows: count, from: '1', to: last, problem: null, head: expect.stringMatching(new RegExp(`^${last}:[0-9a-f]{64}$`)) } });
    const middle = await api.app.get(AuditVerification).part(null, 2);
    expect(middle).toMatchObject({ intact: true, finished: false, rows: 2, head: { sequence: '2' } });
    const rest = await api.get(`/api/v1/audit/verification?after=2:${middle.head.hash}`, auditor);
    expect(rest.body).toMatchObject({ intact: true, finished: true, rows: count - 2, from: '3', to: last, head: whole.body.head });
    const strange = await api.get(`/api/v1/audit/verification?after=2:${'ab'.repeat(32)}`, auditor);
    expect(strange.body).toMatchObject({ intact: false, finished: true, rows: 0, problem: { fault: 'reordered', sequence: '3' } });

    const url = String((api.app.get(DataSource).options as { url?: string }).url);
    await tamper(url, `update audit_entry set actor_name = actor_name || '（改）' where id = (select entry_id from audit_link where sequence = 2)`);
    expect((await api.get('/api/v1/audit/verification', auditor)).body).toMatchObject({ intact: false, finished: true, rows: 1, from: '1', to: '1', problem: { fault: 'changed', sequence: '2', detail: expect.stringContaining('改动') } });
    await tamper(url, `update audit_entry set actor_name = left(actor_name, -3) where id = (select entry_id from audit_link where sequence = 2)`);
    expect((await api.get('/api/v1/audit/verification', auditor)).body.intact).toBe(true);
    expect(await api.get('/api/v1/audit/verification?after=2', auditor)).toMatchObject({ status: 422 });
    for (const login of [system, security, 'leader', liaison]) expect(await api.get('/api/v1/audit/verification', login)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  it('is closed to everybody but the auditor; his own trail is open to the security administrator only (rows 6 to 9)', async () => {
    for (const login of [system, security, 'leader', 'office.2024-21', liaison]) {
      for (const path of ['', '/export?reason=x']) expect(await api.get(`/api/v1/audit${path}`, login)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
      expect(await api.post('/api/v1/audit/purges', login, { before: '2020-01-01', reason: '清理' })).toMatchObject({ status: 403 });
    }
    expect(await api.get('/api/v1/audit/export?format=csv&reason=%E5%AE%9A%E6%9C%9F%E6%A0%B8%E6%9F%A5', auditor)).toMatchObject({ status: 200 });
    expect((await page('action=audit.')).rows).toEqual([]);
    expect(await api.get('/api/v1/audit/of-auditors', security)).toMatchObject({ status: 200, body: { rows: [{ action: 'audit.exported', role: 'auditor', detail: { reason: '定期核查', format: 'csv' } }] } });
    for (const login of [auditor, system, 'leader', liaison]) expect(await api.get('/api/v1/audit/of-auditors', login)).toMatchObject({ status: 403 });
    for (const method of ['PUT', 'DELETE'] as const) expect(await api.send(method, '/api/v1/audit/1', auditor, {}, {})).toMatchObject({ status: 404 });
  });

  it('is exported with a reason, as lines of JSON or as a table no spreadsheet runs', async () => {
    expect(await api.get('/api/v1/audit/export', auditor)).toMatchObject({ status: 422 });
    expect(await api.get('/api/v1/audit/export?reason=%20', auditor)).toMatchObject({ status: 422, body: { code: 'REASON_MISSING' } });
    await sql(`insert into audit_entry (at, actor_name, action, subject_type) values (now(), '=cmd|''/c calc''!A1, "甲"', 'x.tested', 'account')`);
    const reason = encodeURIComponent('年度核查');
    const { count } = (await sql<{ count: number }>(`select count(*)::int as count from audit_entry where actor_role is distinct from 'auditor'`))[0] ?? { count: 0 };
    const lines = await api.app.inject({ method: 'GET', url: `/api/v1/audit/export?reason=${reason}`, headers: { 'x-duban-account': auditor } });
    expect(lines.headers).toMatchObject({ 'content-type': expect.stringContaining('application/x-ndjson'), 'content-disposition': 'attachment; filename="audit.ndjson"', 'cache-control': 'no-store' });
    const rows = lines.payload.trimEnd().split('\n').map((line) => JSON.parse(line) as Row);
    expect(rows).toHaveLength(count);
    expect(rows[0]).toMatchObject({ action: 'x.tested' });
    const table = await api.app.inject({ method: 'GET', url: `/api/v1/audit/export?format=csv&action=x.tested&reason=${reason}`, headers: { 'x-duban-account': auditor } });
    const [head, row] = table.payload.split('\r\n');
    expect(head?.startsWith('\uFEFF序号,时间')).toBe(true);
    expect(row).toContain(`"'=cmd|'/c calc'!A1, ""甲"""`);
  });

  it('C96 is exported once at a time for one person: the others are told to wait, and nothing is left running', async () => {
    const reason = encodeURIComponent('年度核查');
    const ask = () => api.app.inject({ method: 'GET', url: `/api/v1/audit/export?reason=${reason}`, headers: { 'x-duban-account': auditor } });
    const answers = await Promise.all(Array.from({ length: 12 }, ask));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 429]));
    const refused = answers.find(({ statusCode }) => statusCode === 429);
    expect([refused?.json().code, refused?.headers['retry-after']]).toEqual(['rate-limited', '30']);
    expect((await api.get('/api/v1/audit/export', auditor)).status).toBe(422);
    expect((await api.get('/api/v1/audit/export?reason=%20', auditor)).status).toBe(422);
    expect((await ask()).statusCode).toBe(200);
    expect((await ask()).statusCode).toBe(200);
  });

  it('C96 is exported once at a time for one person whichever of several processes they ask, and again once the process that did it is gone', async () => {
    const neighbour = async (): Promise<TestApi['app']> => {
      const app = await createApi(loadConfig({ DATABASE_URL: String((api.app.get(DataSource).options as { url?: string }).url), LOG_LEVEL: 'error' }));
      await app.init();
      await app.getHttpAdapter().getInstance().ready();
      return app;
    };
    const [second, third] = [await neighbour(), await neighbour()];
    const [person] = await sql<{ id: string }>('select id from account where login = $1', [auditor]);
    const actor = { accountId: person?.id ?? '', name: '审计管理员', role: 'auditor', unitId: null, leadingGroupId: null } as const;
    const ask = (app: Pick<TestApi['app'], 'inject'>) => app.inject({ method: 'GET', url: `/api/v1/audit/export?action=x.tested&reason=${encodeURIComponent('核查')}`, headers: { 'x-duban-account': auditor } });
    const end = await second.get(RunningExports).begin(actor);
    expect([(await ask(api.app)).statusCode, (await ask(third)).statusCode, (await ask(second)).statusCode]).toEqual([429, 429, 429]);
    await expect(third.get(RunningExports).begin({ ...actor, accountId: '999999' }).then((other) => other())).resolves.toBeUndefined();
    await end();
    await end();
    expect([(await ask(api.app)).statusCode, (await ask(third)).statusCode]).toEqual([200, 200]);
    const left = await second.inject({ method: 'GET', url: `/api/v1/audit/export?reason=${encodeURIComponent('核查')}`, headers: { 'x-duban-account': auditor }, payloadAsStream: true });
    left.stream().destroy();
    await eventually('the export somebody left to be over', async () => ((await ask(third)).statusCode === 200 ? seen(true) : notYet('still running')));
    const lost = await third.get(RunningExports).begin(actor);
    expect((await ask(api.app)).statusCode).toBe(429);
    await sql(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid() and database = (select oid from pg_database where datname = current_database())`);
    await eventually('the export of a lost process to be over', async () => ((await ask(api.app)).statusCode === 200 ? seen(true) : notYet('still running')));
    await lost();
    await Promise.all([second.close(), third.close()]);
  });

  it('V09 stops to be exported when the auditor leaves office in the middle of it', async () => {
    await sql(`insert into audit_entry (at, actor_name, action, subject_type) select now(), '测试', 'x.many', 'account' from generate_series(1, 1200)`);
    const [person] = await sql<{ id: string }>('select id from account where login = $1', [auditor]);
    const actor = { accountId: person?.id ?? '', name: '审计管理员', role: 'auditor', unitId: null, leadingGroupId: null } as const;
    const pages = await api.app.get(AuditReading).export(actor, { action: 'x.many' }, '年度核查', 'ndjson');
    expect((await pages.next()).value).toHaveLength(1000);
    await sql(`update post set active = false where account_id = $1`, [person?.id]);
    await expect(pages.next()).rejects.toMatchObject({ code: 'forbidden', message: expect.stringContaining('导出已停止') });
    await sql(`update post set active = true where account_id = $1`, [person?.id]);
  });

  it('is not cleared within the retention, and stays one chain through all of this (V04)', async () => {
    expect(await api.post('/api/v1/audit/purges', auditor, { before: '2024-03-01', reason: '清理' })).toMatchObject({ status: 409, body: { code: 'conflict-state', detail: expect.stringContaining('至少保存 1096 天') } });
    expect(await api.post('/api/v1/audit/purges', auditor, { before: '2020-02-30', reason: '清理' })).toMatchObject({ status: 422 });
    expect(await api.post('/api/v1/audit/purges', auditor, { before: '2020-01-01' })).toMatchObject({ status: 422 });
    expect(await api.post('/api/v1/audit/purges', auditor, { before: '2020-01-01', reason: '清理' })).toMatchObject({ status: 200, body: { entries: 0, through: null } });
    expect(await api.app.get(AuditVerification).verify()).toMatchObject({ intact: true, problem: null });
  });
});
