import { DataSource } from 'typeorm';
import { EngineService } from '../../../src/modules/engine/index.js';
import { OutboxDelivery } from '../../../src/platform/outbox/outbox-delivery.js';
import { type Answer, startApi, type TestApi } from '../../support/api.js';
import { wholeInbox } from '../../support/paged.js';

let api: TestApi;
const liaison = 'liaison.commerce-bureau';
const report = { state: 'onTrack', progress: '已召开部署会。' };

beforeAll(async () => {
  api = await startApi();
}, 180_000);
afterAll(() => api.close());

const count = async (from: string, parameters: readonly unknown[]): Promise<number> => {
  const [row] = await api.app.get(DataSource).query<{ count: number }[]>(`select count(*)::int as count from ${from}`, [...parameters]);
  return row?.count ?? -1;
};
interface Owed {
  readonly kind: string;
  readonly subjectId: string;
}
const unsigned = async (): Promise<string> => {
  const owed: Owed[] = (await wholeInbox(api, liaison)).owed;
  const duty = owed.find((row) => row.kind === 'acknowledgement');
  if (!duty) throw new Error('the unit has signed for everything');
  return duty.subjectId;
};
const sign = (id: string, tag?: string): Promise<Answer> => api.send('POST', `/api/v1/assignments/${id}/acknowledgement`, liaison, tag === undefined ? {} : { 'if-match': tag });
const reportOn = (id: string, tag: string): Promise<Answer> => api.send('POST', `/api/v1/assignments/${id}/progress-reports`, liaison, { 'if-match': tag }, report);

describe('a change of a versioned object', () => {
  it('A06 from an older version is refused with 412, the current tag and no side effect', async () => {
    const id = await unsigned();
    expect(await sign(id, '"v1"')).toMatchObject({ status: 200, headers: { etag: '"v2"' }, body: { version: 2 } });
    const stale = await reportOn(id, '"v1"');
    expect(stale).toMatchObject({ status: 412, headers: { etag: '"v2"' }, body: { code: 'version-mismatch' } });
    expect(stale.body.detail).toMatch(/刷新/);
    expect(await count('progress_report where assignment_id = $1', [id])).toBe(0);
    expect(await reportOn(id, '"v2"')).toMatchObject({ status: 201, headers: { etag: '"v3"' } });
  });

  it.each([
    ['*', 412],
    ['"v1", "v2"', 201],
    ['W/"v2"', 201],
    ['"2"', 412],
    ['v2', 400],
    ['"v2', 400],
    ['"v1" "v2"', 400],
    ['"v1", "abc"', 412],
    ['"v20"', 412],
  ])('with If-Match %s from version 2 is answered %i', async (tag, status) => {
    const id = await unsigned();
    await sign(id);
    expect((await reportOn(id, tag)).status).toBe(status);
  });

  it('F33 tried fifty times at once from one version is made exactly once', async () => {
    const id = await unsigned();
    await sign(id);
    const answers = await Promise.all(Array.from({ length: 50 }, () => reportOn(id, '"v2"')));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, ...Array.from({ length: 49 }, () => 412)]);
    expect(await count('progress_report where assignment_id = $1', [id])).toBe(1);
    expect(await count(`audit_entry where subject_type = 'assignment' and subject_id = $1`, [id])).toBe(2);
  }, 180_000);

  it('A08 F34 acknowledged fifty times at once from one version is acknowledged once, and all hear the same time', async () => {
    const id = await unsigned();
    const answers = await Promise.all(Array.from({ length: 50 }, () => sign(id, '"v1"')));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
    expect(new Set(answers.map((answer) => answer.body.acknowledgedAt)).size).toBe(1);
    expect(await count(`audit_entry where action = 'assignment.acknowledged' and subject_id = $1`, [id])).toBe(1);
  }, 180_000);
});

describe('a read of a versioned object', () => {
  it('carries the tag that a change of it may name', async () => {
    const [plan] = (await api.get('/api/v1/plans', liaison)).body.rows;
    expect((await api.get(`/api/v1/plans/${plan.id}`, liaison)).headers['etag']).toBe(`"v${plan.version}"`);
    const [row] = (await api.get(`/api/v1/plans/${plan.id}/ledger`, liaison)).body;
    const item = await api.get(`/api/v1/items/${row.itemId}`, liaison);
    expect(item.headers['etag']).toBe(`"v${item.body.version}"`);
    expect(item.body.assignmentsOfUnits[0].version).toBeGreaterThan(0);
  });
});

describe('a command from an older version is refused with the current tag, without any side effect, and done from the current one', () => {
  interface Command {
    readonly method?: 'POST' | 'PUT' | 'DELETE';
    readonly path: string;
    readonly login: string;
    readonly body?: unknown;
    readonly row: readonly [table: 'assignment' | 'submission' | 'item' | 'notice' | 'plan', id: string];
  }
  interface Row {
    readonly id: string;
    readonly itemId: string;
    readonly login: string;
    readonly office: string;
  }
  const sql = <T = Row>(text: string): Promise<T[]> => api.app.get(DataSource).query(text);
  const only = async (text: string): Promise<Row> => {
    const [row] = await sql(text);
    if (!row) throw new Error(`nothing left to try it on: ${text}`);
    return row;
  };
  const PEOPLE = `
    join incumbent account on account.unit_id = subject.unit_id and account.role = 'liaison'
    join plan on plan.id = subject.plan_id join incumbent clerk on clerk.leading_group_id = plan.leading_group_id and clerk.role = 'officeClerk'`;
  const done = async (path: string, login: string, body?: unknown): Promise<void> => {
    const answer = await api.post(path, login, body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  };
  /** A lead assignment nobody has touched; signed and reported on when asked for. */
  const led = async (begun = true): Promise<Row & { readonly path: string }> => {
    const row = await only(`select subject.id, subject.item_id as "itemId", account.login, clerk.login as office from assignment subject ${PEOPLE}
      join item on item.id = subject.item_id and item.status = 'issued' where subject.role = 'lead' and subject.status = 'pendingAck' order by subject.id limit 1`);
    const path = `/api/v1/assignments/${row.id}`;
    await done(`${path}/acknowledgement`, row.login);
    if (begun) await done(`${path}/progress-reports`, row.login, report);
    return { ...row, path };
  };
  const claimed = async (): Promise<Row & { readonly path: string }> => {
    const assignment = await led();
    await done(`${assignment.path}/completion-claim`, assignment.login, { evidence: '已通过验收。' });
    return assignment;
  };
  const owedOf = async (kind: string): Promise<Row & { readonly path: string }> => {
    const row = await only(`select subject.id, '' as "itemId", account.login, clerk.login as office from submission subject ${PEOPLE}
      join reporting_duty duty on duty.id = subject.duty_id and duty.kind = '${kind}' where subject.status in ('open', 'missed') and subject.version < 3 order by subject.id limit 1`);
    return { ...row, path: `/api/v1/submissions/${row.id}` };
  };
  const handedIn = async (): Promise<Row & { readonly path: string }> => {
    const submission = await owedOf('unitPlanFiling');
    await done(`${submission.path}/pieces`, submission.login, { title: '工作方案', text: '一、目标；二、举措。' });
    return submission;
  };
  const reason = { reason: '另有安排。' };

  const commands: Readonly<Record<string, () => Promise<Command>>> = {
    无新进展: async () => led().then(({ id, path, login }) => ({ path: `${path}/no-change`, login, row: ['assignment', id] })),
    申报办结: async () => led().then(({ id, path, login }) => ({ path: `${path}/completion-claim`, login, body: { evidence: '已通过验收。' }, row: ['assignment', id] })),
    同意办结: async () => claimed().then(({ id, path, office }) => ({ path: `${path}/completion-claim/acceptance`, login: office, body: {}, row: ['assignment', id] })),
    退回重办: async () => claimed().then(({ id, path, office }) => ({ path: `${path}/completion-claim/return`, login: office, body: reason, row: ['assignment', id] })),
    本期无新进展: async () => owedOf('monthlyInformation').then(({ id, path, login }) => ({ path: `${path}/no-change`, login, row: ['submission', id] })),
    接收: async () => handedIn().then(({ id, path, office }) => ({ path: `${path}/acceptance`, login: office, row: ['submission', id] })),
    退回: async () => handedIn().then(({ id, path, office }) => ({ path: `${path}/return`, login: office, body: reason, row: ['submission', id] })),
    免报: async () => owedOf('unitPlanFiling').then(({ id, path, office }) => ({ path: `${path}/waiver`, login: office, body: reason, row: ['submission', id] })),
    中止: async () => led().then(({ itemId, office }) => ({ path: `/api/v1/items/${itemId}/suspension`, login: office, body: reason, row: ['item', itemId] })),
    恢复办理: async () => {
      const { itemId, office } = await led();
      await done(`/api/v1/items/${itemId}/suspension`, office, reason);
      return { method: 'DELETE', path: `/api/v1/items/${itemId}/suspension`, login: office, row: ['item', itemId] };
    },
    作废督办单: async () => {
      const { id, office } = await only(`select subject.id, '' as "itemId", '' as login, clerk.login as office from notice subject
        join plan on plan.id = subject.plan_id join incumbent clerk on clerk.leading_group_id = plan.leading_group_id and clerk.role = 'officeClerk' where state = 'draft' order by 1 limit 1`);
      return { path: `/api/v1/notices/${id}/discard`, login: office, body: reason, row: ['notice', id] };
    },
    选定阶梯: async () => {
      const { id, office } = await only(`select plan.id, '' as "itemId", '' as login, clerk.login as office from plan join incumbent clerk on clerk.leading_group_id = plan.leading_group_id order by 1 limit 1`);
      return { method: 'PUT', path: `/api/v1/plans/${id}/ladders`, login: office, body: { ladders: {}, noticeStart: 'red' }, row: ['plan', id] };
    },
  };
  type Rival = readonly [path: string, login: string, body: unknown];
  const rivals: Readonly<Record<string, () => Promise<readonly [row: Command['row'], one: Rival, other: Rival]>>> = {
    '报进展 and 申报办结': async () => led().then(({ id, path, login }) =>
      [['assignment', id], [`${path}/progress-reports`, login, report], [`${path}/completion-claim`, login, { evidence: '已通过验收。' }]]),
    '同意办结 and 退回重办': async () => claimed().then(({ id, path, office }) =>
      [['assignment', id], [`${path}/completion-claim/acceptance`, office, {}], [`${path}/completion-claim/return`, office, reason]]),
    '接收 and 退回': async () => handedIn().then(({ id, path, office }) => [['submission', id], [`${path}/acceptance`, office, undefined], [`${path}/return`, office, reason]]),
    '报送 and 免报': async () => owedOf('unitPlanFiling').then(({ id, path, login, office }) =>
      [['submission', id], [`${path}/pieces`, login, { title: '工作方案', text: '一、目标。' }], [`${path}/waiver`, office, reason]]),
  };
  const traces = async (): Promise<unknown> => sql<unknown>(
    'select (select count(*) from audit_entry) as audit, (select count(*) from outbox) as outbox, (select count(*) from obligation) as obligations, (select count(*) from suspension) as suspensions');

  beforeAll(async () => {
    await sql(`update clock set demo_at = '2024-04-08T09:00:00+08:00'`);
    await api.app.get(EngineService).tick();
    await api.app.get(OutboxDelivery).drain();
  }, 180_000);

  it.each(Object.keys(commands))('A06 %s', async (name) => {
    const command = await commands[name]?.();
    if (!command) throw new Error(`no command ${name}`);
    const { method = 'POST', path, login, body, row: [table, id] } = command;
    const version = async (): Promise<number> => Number((await sql<{ version: number }>(`select version from ${table} where id = ${id}`))[0]?.version);
    const before = { version: await version(), traces: await traces() };
    const stale = await api.send(method, path, login, { 'if-match': `"v${before.version - 1}"` }, body);
    expect(stale).toMatchObject({ status: 412, headers: { etag: `"v${before.version}"` }, body: { code: 'version-mismatch' } });
    expect({ version: await version(), traces: await traces() }).toEqual(before);
    const made = await api.send(method, path, login, { 'if-match': `"v${before.version}"` }, body);
    expect([200, 201]).toContain(made.status);
    expect(made.headers['etag']).toBe(`"v${before.version + 1}"`);
    expect(await version()).toBe(before.version + 1);
  }, 180_000);

  it.each(Object.keys(rivals))('F33 %s tried ten times each at one moment from one version: one of them is made, once', async (names) => {
    const found = await rivals[names]?.();
    if (!found) throw new Error(`no rivals ${names}`);
    const [[table, id], ...both] = found;
    const state = async (): Promise<{ version: number; audited: number }> => {
      const [row] = await sql<{ version: number; audited: number }>(
        `select version::int, (select count(*)::int from audit_entry where subject_type = '${table}' and subject_id = ${id}) as audited from ${table} where id = ${id}`);
      if (!row) throw new Error(`no ${table} ${id}`);
      return row;
    };
    const before = await state();
    const asked = Array.from({ length: 20 }, (_, nth) => both[nth % 2]).filter((rival) => rival !== undefined);
    const answers = await Promise.all(asked.map(([path, login, body]) => api.send('POST', path, login, { 'if-match': `"v${before.version}"` }, body)));
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
    expect(answers.filter(({ status, body }) => status === 412 && body.code === 'version-mismatch')).toHaveLength(19);
    expect(await state()).toEqual({ version: before.version + 1, audited: before.audited + 1 });
  }, 180_000);
});
