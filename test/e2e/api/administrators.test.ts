import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnitOfWork } from '../../../src/platform/db/unit-of-work.js';
import { type Answer, startApi, type TestApi } from '../../support/api.js';
import { Browser, withPassword } from '../../support/signed-in.js';

const SYSTEM = 'admin.system';
const SECURITY = 'admin.security';
const PASSWORD = '江城夜雨十年灯一盏茶几许';

let api: TestApi;
let commerce: string;
let finance: string;
let group: string;
const sql = <Row>(words: string, parameters: readonly unknown[] = []): Promise<Row[]> => api.app.get(UnitOfWork).run((tx) => tx.query<Row>(words, parameters));
const one = async (words: string, parameters: readonly unknown[] = []): Promise<string> => (await sql<{ id: string }>(words, parameters))[0]?.id ?? '';
const create = (login: string, more: object = {}): Promise<Answer> => api.post('/api/v1/accounts', SYSTEM, { login, displayName: `${login}同志`, ...more });
const propose = (by: string, body: object): Promise<Answer> => api.post('/api/v1/role-changes', by, body);
const confirm = (by: string, id: string): Promise<Answer> => api.post(`/api/v1/role-changes/${id}/confirmation`, by);
const postOf = (login: string): Promise<string> => one('select post_id as id from incumbent where login = $1 order by post_id', [login]);

/** Proposed by the security administrator, confirmed by the system administrator, as long as there is only one. */
async function granted(body: object, by = SECURITY, confirmedBy = SYSTEM): Promise<void> {
  const proposed = await propose(by, body);
  expect(proposed.status).toBe(201);
  expect(await confirm(confirmedBy, proposed.body.id)).toMatchObject({ status: 200, body: { state: 'confirmed' } });
}

beforeAll(async () => {
  api = await startApi();
  commerce = await one(`select id from unit where code = 'commerce-bureau'`);
  finance = await one(`select id from unit where code = 'finance-bureau'`);
  group = await one('select id from leading_group order by id limit 1');
}, 180_000);
afterAll(() => api?.close());

describe('an account', () => {
  it('is made by the system administrator without any right, and the code is shown once', async () => {
    expect(await create('wang.xiaoming', { phone: '13812345678' })).toMatchObject({ status: 201, body: { login: 'wang.xiaoming', activation: { code: expect.stringMatching(/^[A-Z2-9-]{23}$/) } } });
    expect(await create('wang.xiaoming')).toMatchObject({ status: 409 });
    expect((await api.get('/api/v1/accounts', SECURITY)).body).toContainEqual({
      accountId: expect.stringMatching(/^\d+$/), login: 'wang.xiaoming', displayName: 'wang.xiaoming同志', active: true, program: false, demo: false, activated: false, secondFactor: false, posts: [],
    });
    await withPassword(api, 'wang.xiaoming', PASSWORD);
    expect(await new Browser(api).signIn('wang.xiaoming', PASSWORD)).toMatchObject({ status: 403, body: { detail: expect.stringContaining('还没有岗位') } });
  });

  it.each([
    ['Wang', {}],
    ['王小明', {}],
    ['a', {}],
    ['li.si', { role: 'leader' }],
    ['li.si', { unitId: '1' }],
    ['li.si', { phone: '电话' }],
    ['li.si', { email: 'a@b' }],
  ])('V05: is not made as %s with %j', async (login, more) => {
    expect((await create(login, more)).status).toBe(422);
  });

  it.each(['liaison.commerce-bureau', 'office.2024-20', 'director.2024-20', 'leader', SECURITY, 'admin.audit'])('V01: is made by nobody else: %s', async (login) => {
    expect((await api.post('/api/v1/accounts', login, { login: 'li.si', displayName: '李四' })).status).toBe(403);
    expect((await api.put('/api/v1/accounts/leader/state', login, { active: false })).status).toBe(403);
  });

  it.each(['liaison.commerce-bureau', 'office.2024-20', 'leader', SYSTEM, 'admin.audit'])('V01: gets posts, sessions ended and factors removed by the security administrator alone, not by %s', async (login) => {
    expect((await propose(login, { kind: 'grant', login: 'wang.xiaoming', role: 'clerk', unitId: commerce })).status).toBe(403);
    expect((await api.delete('/api/v1/accounts/leader/sessions', login)).status).toBe(403);
    expect((await api.delete('/api/v1/accounts/leader/second-factor', login)).status).toBe(403);
  });

  it('is disabled and enabled by the system administrator, not by itself, and the last security administrator never', async () => {
    expect((await api.put('/api/v1/accounts/wang.xiaoming/state', SYSTEM, { active: false })).status).toBe(204);
    expect((await new Browser(api).signIn('wang.xiaoming', PASSWORD)).status).toBe(401);
    expect((await api.put('/api/v1/accounts/wang.xiaoming/state', SYSTEM, { active: false })).status).toBe(409);
    expect((await api.put('/api/v1/accounts/wang.xiaoming/state', SYSTEM, { active: true })).status).toBe(204);
    expect((await api.put(`/api/v1/accounts/${SYSTEM}/state`, SYSTEM, { active: false })).status).toBe(409);
    expect(await api.put(`/api/v1/accounts/${SECURITY}/state`, SYSTEM, { active: false })).toMatchObject({ status: 409, body: { detail: expect.stringContaining('最后一名安全管理员') } });
    expect((await api.put('/api/v1/accounts/nobody/state', SYSTEM, { active: false })).status).toBe(404);
  });

  it('V02: has its password reset by the security administrator, never that of an administrator, and by the system administrator only before its first use', async () => {
    const reset = async (by: string, login: string): Promise<number> => (await api.post(`/api/v1/accounts/${login}/activation-code`, by)).status;
    expect(await reset(SYSTEM, SECURITY)).toBe(403);
    expect(await reset(SYSTEM, 'leader')).toBe(403);
    expect(await reset(SYSTEM, 'wang.xiaoming')).toBe(403);
    await create('zhao.liu');
    expect(await reset(SYSTEM, 'zhao.liu')).toBe(201);
    expect(await reset(SECURITY, 'wang.xiaoming')).toBe(201);
    for (const administrator of [SYSTEM, 'admin.audit']) expect(await reset(SECURITY, administrator)).toBe(403);
    expect(await reset(SECURITY, SECURITY)).toBe(409);
    expect(await reset('liaison.commerce-bureau', 'wang.xiaoming')).toBe(403);
    await withPassword(api, 'wang.xiaoming', PASSWORD);
  });
});

describe('a post', () => {
  it('C43: is in force when a second person has confirmed it, at the next request', async () => {
    const proposed = await propose(SECURITY, { kind: 'grant', login: 'wang.xiaoming', role: 'clerk', unitId: commerce });
    expect(proposed).toMatchObject({ status: 201, body: { state: 'proposed', login: 'wang.xiaoming', role: 'clerk', unit: '市商务局', proposedBy: '安全管理员' } });
    expect((await api.get('/api/v1/inbox', 'wang.xiaoming')).status).toBe(401);
    expect((await api.get('/api/v1/role-changes?state=waiting', SYSTEM)).body).toHaveLength(1);
    expect(await confirm(SECURITY, proposed.body.id)).toMatchObject({ status: 403, body: { detail: expect.stringContaining('不能确认自己提出的') } });
    expect((await confirm('admin.audit', proposed.body.id)).status).toBe(403);
    expect((await confirm(SYSTEM, proposed.body.id)).status).toBe(200);
    expect((await confirm(SYSTEM, proposed.body.id)).status).toBe(409);
    expect((await api.get('/api/v1/inbox', 'wang.xiaoming')).status).toBe(200);
    expect((await api.get('/api/v1/role-changes?state=waiting', SYSTEM)).body).toEqual([]);
  });

  it('H09: that ends leaves the work with the unit and takes it from the person at once', async () => {
    const browser = new Browser(api);
    await browser.signIn('wang.xiaoming', PASSWORD);
    expect((await browser.ask('GET', 'inbox')).status).toBe(200);
    await granted({ kind: 'revoke', postId: await postOf('wang.xiaoming') });
    expect((await browser.ask('GET', 'inbox')).status).toBe(401);
    await granted({ kind: 'grant', login: 'wang.xiaoming', role: 'clerk', unitId: finance });
    expect((await browser.ask('GET', 'inbox')).status).toBe(401);
    expect(await browser.signIn('wang.xiaoming', PASSWORD)).toMatchObject({ body: { post: { unit: '市财政局' }, posts: [{ unit: '市财政局' }] } });
  });

  it('is not granted twice, to nobody, to oneself, or without its place', async () => {
    const refusals: [object, number, string?][] = [
      [{ kind: 'grant', login: 'nobody', role: 'clerk', unitId: commerce }, 422, 'reference-unknown'],
      [{ kind: 'grant', login: SECURITY, role: 'securityAdministrator' }, 403],
      [{ kind: 'grant', login: 'leader', role: 'clerk' }, 422, 'POST_PLACE'],
      [{ kind: 'grant', login: 'leader', role: 'officeClerk', unitId: commerce }, 422, 'POST_PLACE'],
      [{ kind: 'grant', login: 'leader', role: 'clerk', unitId: '999999999' }, 422, 'reference-unknown'],
      [{ kind: 'grant', login: 'leader', role: 'leader', field: ['999999999'] }, 422, 'reference-unknown'],
      [{ kind: 'grant', login: 'leader', role: 'king' }, 422],
      [{ kind: 'revoke', postId: '999999999' }, 422, 'reference-unknown'],
      [{ kind: 'give', login: 'leader' }, 422],
    ];
    for (const [body, status, code] of refusals) expect(await propose(SECURITY, body)).toMatchObject({ status, ...(code === undefined ? {} : { body: { code } }) });
    const again = await propose(SECURITY, { kind: 'grant', login: 'wang.xiaoming', role: 'clerk', unitId: finance });
    expect((await confirm(SYSTEM, again.body.id)).status).toBe(409);
    expect(await api.post(`/api/v1/role-changes/${again.body.id}/rejection`, SYSTEM, { reason: '已有这个岗位' })).toMatchObject({ status: 200, body: { state: 'rejected', decidedBy: '系统管理员' } });
  });

  it('A19, V03: of an administrator is nobody\'s who has another, whatever asks for it', async () => {
    for (const [login, role] of [['leader', 'auditor'], ['wang.xiaoming', 'systemAdministrator'], [SYSTEM, 'auditor'], ['admin.audit', 'leader']] as const) {
      expect(await propose(SECURITY, { kind: 'grant', login, role })).toMatchObject({ status: 422, body: { code: 'ROLES_INCOMPATIBLE' } });
      await expect(sql(`insert into post (account_id, role) select id, $2 from account where login = $1`, [login, role])).rejects.toThrow(/administrator role/);
    }
  });

  it('V03: of the last security administrator is not taken away, neither by the API nor in the database', async () => {
    expect((await propose(SECURITY, { kind: 'revoke', postId: await postOf(SECURITY) })).status).toBe(403);
    for (const change of [
      `update post set active = false where role = 'securityAdministrator'`,
      `update post set role = 'auditor' where role = 'securityAdministrator'`,
      `update account set active = false where login = 'admin.security'`,
    ]) await expect(sql(change)).rejects.toThrow(/last security administrator/);
  });

  it('V02: of an administrator is not the system administrator\'s to give, least of all to itself', async () => {
    for (const role of ['securityAdministrator', 'auditor', 'officeDirector']) expect((await propose(SYSTEM, { kind: 'grant', login: SYSTEM, role })).status).toBe(403);
  });

  it('is confirmed by the other security administrator once there are two', async () => {
    await create('sun.qi');
    await granted({ kind: 'grant', login: 'sun.qi', role: 'securityAdministrator' });
    const proposed = await propose(SECURITY, { kind: 'grant', login: 'zhao.liu', role: 'unitHead', unitId: finance });
    expect((await confirm(SYSTEM, proposed.body.id)).status).toBe(403);
    expect((await confirm('sun.qi', proposed.body.id)).status).toBe(200);
    const against = await propose('sun.qi', { kind: 'revoke', postId: await postOf(SECURITY) });
    expect(against.status).toBe(201);
    expect((await confirm(SECURITY, against.body.id)).status).toBe(403);
    expect((await api.post(`/api/v1/role-changes/${against.body.id}/rejection`, 'sun.qi', { reason: '收回' })).status).toBe(200);
    await granted({ kind: 'revoke', postId: await postOf('zhao.liu') }, SECURITY, 'sun.qi');
  });

  it('is handed on to a successor, with the place at the duty desk and the people represented', async () => {
    const clerk = await one(`select post_id as id from incumbent where role = 'officeClerk' and leading_group_id = $1`, [group]);
    const leaver = await one('select account_id as id from post where id = $1', [clerk]);
    await sql('update post set on_duty = true where id = $1', [clerk]);
    await sql(`update account set deputy_id = $1 where login = (select login from incumbent where role = 'officeDirector' and leading_group_id = $2)`, [leaver, group]);
    await granted({ kind: 'succeed', postId: clerk, login: 'zhao.liu' }, SECURITY, 'sun.qi');
    expect(await sql(`select login, on_duty from incumbent where role = 'officeClerk' and leading_group_id = $1`, [group])).toEqual([{ login: 'zhao.liu', on_duty: true }]);
    expect(await sql(`select deputy.login from account join account deputy on deputy.id = account.deputy_id where account.id = (select id from incumbent where role = 'officeDirector' and leading_group_id = $1)`, [group])).toEqual([{ login: 'zhao.liu' }]);
  });

  it('V09: that is taken from somebody in a long session is gone in the middle of it', async () => {
    await withPassword(api, 'zhao.liu', PASSWORD);
    const browser = new Browser(api);
    await browser.signIn('zhao.liu', PASSWORD);
    expect((await browser.ask('GET', `leading-groups/${group}/people`)).status).toBe(200);
    await granted({ kind: 'revoke', postId: await postOf('zhao.liu') }, SECURITY, 'sun.qi');
    expect((await browser.ask('GET', `leading-groups/${group}/people`)).status).toBe(401);
  });
});

describe('a token', () => {
  const inAYear = async (days: number): Promise<string> => (await sql<{ day: string }>(`select ((clock_timestamp() at time zone 'Asia/Shanghai')::date + $1::int) as day`, [days]))[0]?.day ?? '';
  const withToken = (method: 'GET' | 'POST' | 'PUT', path: string, token: string, body?: unknown): Promise<Answer> => api.send(method, `/api/v1/${path}`, undefined, { authorization: `Bearer ${token}` }, body);

  it('lets a program do what its scopes cover in its post, and nothing else', async () => {
    const issued = await api.post('/api/v1/api-tokens', 'liaison.commerce-bureau', { name: '报表', scopes: ['read'], expiresOn: await inAYear(30) });
    expect(issued).toMatchObject({ status: 201, body: { token: expect.stringMatching(/^duban_[\w-]{43}$/) } });
    const { token, id } = issued.body;
    const plan = await one(`select id from plan where status = 'issued' order by id limit 1`);
    expect((await withToken('GET', `plans/${plan}/ledger`, token)).status).toBe(200);
    const assignment = await one(`select assignment.id from assignment join unit on unit.id = unit_id where code = 'commerce-bureau' and status = 'pendingAck' limit 1`);
    expect((await withToken('POST', `assignments/${assignment}/acknowledgement`, token)).status).toBe(403);
    expect((await withToken('PUT', 'accounts/me/email', token, { email: null })).status).toBe(403);
    expect((await withToken('POST', 'api-tokens', token, { name: '又一个', scopes: ['report'], expiresOn: await inAYear(1) })).status).toBe(403);
    const [listed] = (await api.get('/api/v1/api-tokens', 'liaison.commerce-bureau')).body;
    expect(listed).toEqual({ id, login: 'liaison.commerce-bureau', name: '报表', scopes: ['read'], expiresOn: await inAYear(30), lastUsedOn: await inAYear(0) });
    expect((await api.delete(`/api/v1/api-tokens/${id}`, 'head.commerce-bureau')).status).toBe(404);
    expect((await api.delete(`/api/v1/api-tokens/${id}`, 'liaison.commerce-bureau')).status).toBe(204);
    expect((await withToken('GET', `plans/${plan}/ledger`, token)).status).toBe(401);
  });

  it('reports for a unit when it may, until its last day', async () => {
    const { body } = await api.post('/api/v1/api-tokens', 'liaison.commerce-bureau', { name: '业务系统', scopes: ['report'], expiresOn: await inAYear(0) });
    const assignment = await one(`select assignment.id from assignment join unit on unit.id = unit_id where code = 'commerce-bureau' and status = 'pendingAck' limit 1`);
    expect((await withToken('POST', `assignments/${assignment}/acknowledgement`, body.token)).status).toBe(200);
    await sql('update api_token set expires_on = expires_on - 1');
    expect((await withToken('POST', `assignments/${assignment}/acknowledgement`, body.token)).status).toBe(401);
    expect((await withToken('GET', 'inbox', 'duban_0123456789012345678901234567890123456789012')).status).toBe(401);
  });

  it.each([
    ['for more than a year', { expiresOn: 400 }],
    ['for yesterday', { expiresOn: -1 }],
    ['for everything', { scopes: ['all'] }],
    ['for nothing', { scopes: [] }],
    ['without a name', { name: '' }],
  ])('is not issued %s', async (_, { expiresOn = 30, ...more }: { expiresOn?: number; scopes?: string[]; name?: string }) => {
    expect((await api.post('/api/v1/api-tokens', 'leader', { name: '报表', scopes: ['read'], expiresOn: await inAYear(expiresOn), ...more })).status).toBe(422);
  });

  it('V13: is issued by the system administrator for programs only, who have no password and reach no account', async () => {
    const asked = { name: '业务系统', scopes: ['read'], expiresOn: await inAYear(365) };
    expect(await create('oa.system', { program: true })).toMatchObject({ status: 201, body: { activation: null } });
    const issue = (login: string): Promise<Answer> => api.post(`/api/v1/accounts/${login}/api-tokens`, SYSTEM, asked);
    expect((await issue('oa.system')).status).toBe(409);
    expect((await issue('leader')).status).toBe(409);
    expect((await issue('nobody')).status).toBe(404);
    expect((await propose(SECURITY, { kind: 'grant', login: 'oa.system', role: 'auditor' })).status).toBe(409);
    await granted({ kind: 'grant', login: 'oa.system', role: 'clerk', unitId: commerce }, SECURITY, 'sun.qi');
    const { body } = await issue('oa.system');
    const plan = await one(`select id from plan where status = 'issued' order by id limit 1`);
    expect((await withToken('GET', `plans/${plan}/ledger`, body.token)).status).toBe(200);
    expect((await api.post('/api/v1/accounts/oa.system/activation-code', SECURITY)).status).toBe(409);
    for (const password of ['', PASSWORD, body.token]) expect([401, 422]).toContain((await new Browser(api).signIn('oa.system', password)).status);
    const before = await sql('select id, active from account order by id');
    const reached: readonly (readonly ['GET' | 'POST' | 'PUT', string, object?])[] = [
      ['GET', 'accounts'], ['POST', 'accounts', { login: 'li.si', displayName: '李四' }], ['PUT', 'accounts/leader/state', { active: false }], ['POST', 'accounts/leader/activation-code'],
      ['POST', 'role-changes', { kind: 'grant', login: 'oa.system', role: 'systemAdministrator' }], ['GET', 'audit'], ['POST', 'freeze/lift', {}],
    ];
    for (const [method, path, asked] of reached) expect([path, (await withToken(method, path, body.token, asked)).status]).toEqual([path, 403]);
    expect(await sql('select id, active from account order by id')).toEqual(before);
    expect((await api.get('/api/v1/api-tokens', SYSTEM)).body).toMatchObject([{ login: 'oa.system' }]);
    expect((await api.post('/api/v1/api-tokens', SYSTEM, asked)).status).toBe(403);
    await granted({ kind: 'revoke', postId: await postOf('oa.system') }, SECURITY, 'sun.qi');
    expect((await withToken('GET', `plans/${plan}/ledger`, body.token)).status).toBe(401);
  });
});

describe('people', () => {
  it('of an office are seen by it, and put on the duty desk by it', async () => {
    const [office] = await sql<{ login: string; id: string }>(`select login, leading_group_id as id from incumbent where role = 'officeDirector' and leading_group_id <> $1 order by post_id limit 1`, [group]);
    const director = office?.login ?? '';
    const clerk = director.replace('director', 'office');
    expect(await api.put(`/api/v1/leading-groups/${office?.id}/duty-desk`, director, { login: clerk, onDuty: true })).toMatchObject({ status: 200, body: [{ login: director, onDuty: false }, { login: clerk, onDuty: true }] });
    expect((await api.get(`/api/v1/leading-groups/${office?.id}/people`, clerk)).body).toMatchObject([{ login: director }, { login: clerk, onDuty: true }]);
    expect((await api.put(`/api/v1/leading-groups/${office?.id}/duty-desk`, director, { login: 'liaison.commerce-bureau', onDuty: true })).body).toMatchObject({ status: 422, code: 'reference-unknown', errors: [{ pointer: '/login' }] });
    expect((await api.put(`/api/v1/leading-groups/${group}/duty-desk`, director, { login: clerk, onDuty: true })).status).toBe(404);
    expect((await api.put(`/api/v1/leading-groups/${office?.id}/duty-desk`, 'liaison.commerce-bureau', { login: clerk, onDuty: true })).status).toBe(403);
    expect((await api.get(`/api/v1/leading-groups/${office?.id}/people`, SYSTEM)).status).toBe(403);
  });

  it('of a unit: telephones are for it and its offices (row 25); it names its liaison, who need not have an account, and the office finds them in its list', async () => {
    const office = (await sql<{ login: string; id: string }>(`select login, leading_group_id as id from incumbent where role = 'officeClerk' and exists (
      select from assignment join plan on plan.id = plan_id where unit_id = $1 and plan.leading_group_id = incumbent.leading_group_id) order by post_id limit 1`, [commerce]))[0];
    const named = { login: 'chen.ba', displayName: '陈八', phone: '13900001111', replaces: 'liaison.commerce-bureau' };
    const register = (by: string, unit: string, body: object): Promise<Answer> => api.put(`/api/v1/units/${unit}/liaison`, by, body);
    expect((await register('head.finance-bureau', commerce, named)).status).toBe(404);
    expect((await register(office?.login ?? '', commerce, named)).status).toBe(403);
    expect((await register('head.commerce-bureau', commerce, { ...named, login: 'liaison.finance-bureau' })).status).toBe(409);
    expect((await register('head.commerce-bureau', commerce, { ...named, replaces: 'liaison.finance-bureau' })).body).toMatchObject({ status: 422, code: 'reference-unknown', errors: [{ pointer: '/replaces' }] });
    expect(await register('head.commerce-bureau', commerce, named)).toMatchObject({ status: 200, body: { person: { login: 'chen.ba', role: 'liaison', unit: '市商务局', phone: '13900001111' }, activation: { code: expect.any(String) } } });
    expect((await api.get('/api/v1/inbox', 'liaison.commerce-bureau')).status).toBe(401);
    expect((await api.get('/api/v1/inbox', 'chen.ba')).status).toBe(200);
    const lines = (await api.get(`/api/v1/leading-groups/${office?.id}/liaisons`, office?.login)).body as { unit: string; login: string; phone: string }[];
    expect(lines.filter(({ unit }) => unit === '市商务局')).toEqual([expect.objectContaining({ login: 'chen.ba', phone: '13900001111' })]);
    expect((await api.get(`/api/v1/units/${commerce}/people`, office?.login)).body).toContainEqual(expect.objectContaining({ login: 'chen.ba', phone: '13900001111' }));
    expect((await api.get(`/api/v1/units/${commerce}/people`, 'chen.ba')).body).toMatchObject([{ login: 'head.commerce-bureau' }, { login: 'chen.ba' }]);
    expect((await api.get(`/api/v1/units/${commerce}/people`, 'liaison.finance-bureau')).status).toBe(404);
    const [shared] = await sql<{ item: string; plan: string }>(
      `select own.item_id as item, own.plan_id as plan from assignment own join assignment other on other.item_id = own.item_id where own.unit_id = $1 and other.unit_id = $2 limit 1`, [finance, commerce]);
    for (const [login, paths] of [
      ['liaison.finance-bureau', [`items/${shared?.item}`, `items/${shared?.item}/thread`, `plans/${shared?.plan}/ledger`, `items/${shared?.item}/urges`]], ['leader', [`items/${shared?.item}`, 'brief']],
      [SYSTEM, ['accounts']], [SECURITY, ['accounts']], ['admin.audit', ['accounts', 'audit']],
    ] as const) for (const path of paths) expect([login, path, JSON.stringify((await api.get(`/api/v1/${path}`, login)).body)]).toEqual([login, path, expect.not.stringContaining('13900001111')]);
    for (const path of [`units/${commerce}/people`, `leading-groups/${office?.id}/liaisons`]) {
      const seen = (await api.get(`/api/v1/${path}`, 'leader')).body as { unit: string; displayName: string; login: string | null; phone: string | null; email: string | null }[];
      expect(seen.filter(({ displayName }) => displayName === '陈八')).toEqual([expect.objectContaining({ unit: '市商务局', login: null, phone: '139****1111', email: null })]);
      for (const who of [SYSTEM, SECURITY, 'admin.audit']) expect((await api.get(`/api/v1/${path}`, who)).status).toBe(403);
    }
    await sql(`update post set field = array[$1::bigint] from account where account.id = account_id and login = 'leader'`, [(await sql<{ id: string }>('select id from leading_group where id <> all($1::bigint[]) limit 1', [
      (await sql<{ id: string }>('select distinct leading_group_id as id from plan join assignment on plan_id = plan.id where unit_id = $1', [commerce])).map(({ id }) => id)]))[0]?.id ?? '0']);
    for (const path of [`units/${commerce}/people`, `leading-groups/${office?.id}/liaisons`, `leading-groups/${office?.id}/people`]) expect((await api.get(`/api/v1/${path}`, 'leader')).status).toBe(404);
    await sql(`update post set field = null from account where account.id = account_id and login = 'leader'`);
    expect((await api.get(`/api/v1/leading-groups/${office?.id}/people`, 'leader')).body).toContainEqual(expect.objectContaining({ role: 'officeClerk', login: null }));
    expect((await register('chen.ba', commerce, { login: 'head.commerce-bureau', displayName: '局长', phone: '13900002222' })).body).toMatchObject({ person: { login: 'head.commerce-bureau', role: 'liaison' }, activation: null });
  });
});
