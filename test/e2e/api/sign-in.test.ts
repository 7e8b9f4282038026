import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnitOfWork } from '../../../src/platform/db/unit-of-work.js';
import { startApi, type TestApi } from '../../support/api.js';
import { Browser, withPassword } from '../../support/signed-in.js';

const LOGIN = 'liaison.commerce-bureau';
const OTHER = 'head.commerce-bureau';
const PASSWORD = '江城夜雨十年灯一盏茶几许';
const INBOX = 'inbox';

let api: TestApi;
const sql = (words: string, parameters: readonly unknown[] = []): Promise<unknown[]> => api.app.get(UnitOfWork).run((tx) => tx.query(words, parameters));
const signedIn = async (login = LOGIN, password = PASSWORD, address = '127.0.0.1'): Promise<Browser> => {
  const browser = new Browser(api, address);
  expect((await browser.signIn(login, password)).status).toBe(201);
  return browser;
};

beforeAll(async () => {
  api = await startApi();
  await withPassword(api, LOGIN, PASSWORD);
  await withPassword(api, OTHER, PASSWORD);
}, 180_000);
afterAll(() => api?.close());

describe('a password', () => {
  it('opens a session that is a cookie no script reads, and says who one is and in which post', async () => {
    const browser = new Browser(api);
    const answer = await browser.signIn(LOGIN, PASSWORD);
    expect(answer).toMatchObject({ status: 201, body: { login: LOGIN, post: { role: 'liaison', unit: '市商务局' }, posts: [{ role: 'liaison' }] } });
    expect(answer.headers['set-cookie']).toMatch(/^duban=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(await browser.ask('GET', 'sessions/current')).toMatchObject({ status: 200, body: { login: LOGIN }, headers: { 'cache-control': 'no-store' } });
    expect((await browser.ask('GET', INBOX)).status).toBe(200);
    expect(await sql('select key_hash from session where key_hash = $1', [browser.key.slice('duban='.length)])).toEqual([]);
  });

  it('C37: is refused in the same words for unknown and known logins', async () => {
    const known = await new Browser(api, '10.0.0.1').signIn(LOGIN, 'wrong-wrong-wrong');
    const unknown = await new Browser(api, '10.0.0.1').signIn('nobody', 'wrong-wrong-wrong');
    const withoutPassword = await new Browser(api, '10.0.0.1').signIn('leader', 'wrong-wrong-wrong');
    expect(known).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    for (const answer of [unknown, withoutPassword]) expect({ ...answer.body, traceId: '' }).toEqual({ ...known.body, traceId: '' });
    expect(await sql(`select action from audit_entry where action = 'signIn.refused' and subject_id = (select id from account where login = $1)`, [LOGIN])).toHaveLength(1);
  });

  it('C38: that is tried a sixth time from one address is not looked at, while its owner elsewhere is not locked out', async () => {
    const guess = (): Promise<unknown> => new Browser(api, '10.0.0.2').signIn(LOGIN, 'wrong-wrong-wrong');
    for (let attempt = 0; attempt < 5; attempt += 1) expect(await guess()).toMatchObject({ status: 401 });
    expect(await guess()).toMatchObject({ status: 429, body: { code: 'rate-limited' }, headers: { 'retry-after': expect.stringMatching(/^[1-9]\d*$/) } });
    expect((await new Browser(api, '10.0.0.2').signIn(LOGIN, PASSWORD)).status).toBe(429);
    await signedIn(LOGIN, PASSWORD, '10.0.0.3');
  });

  it('C38: that is tried on many people from one address is stopped', async () => {
    const guess = async (person: string): Promise<number> => (await new Browser(api, '10.0.0.4').signIn(person, 'wrong-wrong-wrong')).status;
    expect(await guess('person-1')).toBe(401);
    expect(await sql(`update sign_in_failure set points = points + 48 where key = 'address:10.0.0.4' returning points`)).toEqual([{ points: 49 }]);
    expect([await guess('person-50'), await guess('person-51')]).toEqual([401, 429]);
  });

  it('that is right is not counted', async () => {
    for (let time = 0; time < 7; time += 1) await signedIn(LOGIN, PASSWORD, '10.0.0.5');
  });

  it('C35: is changed with the present one, and ends the other sessions', async () => {
    const [mine, elsewhere] = [await signedIn(OTHER), await signedIn(OTHER)];
    expect((await mine.ask('PUT', 'accounts/me/password', { current: 'wrong-wrong-wrong', next: 'another good sentence' })).status).toBe(422);
    expect((await mine.ask('PUT', 'accounts/me/password', { current: PASSWORD, next: `${OTHER}-2024` })).body).toMatchObject({ code: 'PASSWORD_GUESSABLE' });
    for (const next of ['short', '长'.repeat(1000)]) expect(await mine.ask('PUT', 'accounts/me/password', { current: PASSWORD, next })).toMatchObject({ status: 422 });
    expect((await mine.ask('PUT', 'accounts/me/password', { current: PASSWORD, next: 'another good sentence' })).status).toBe(204);
    expect((await mine.ask('GET', INBOX)).status).toBe(200);
    expect((await elsewhere.ask('GET', INBOX)).status).toBe(401);
    expect((await new Browser(api).signIn(OTHER, PASSWORD)).status).toBe(401);
    await signedIn(OTHER, 'another good sentence');
    await withPassword(api, OTHER, PASSWORD);
  });
});

describe('an activation code', () => {
  it('works once, for its account, within a day', async () => {
    const codeOf = async (login: string): Promise<string> => {
      const answer = await api.post(`/api/v1/accounts/${login}/activation-code`, 'admin.security');
      expect(answer.status).toBe(201);
      return answer.body.code;
    };
    const activate = (login: string, code: string, password = PASSWORD): ReturnType<TestApi['post']> => api.post('/api/v1/activations', undefined, { login, code, password });
    const code = await codeOf('liaison.finance-bureau');
    expect(code).toMatch(/^([A-HJ-NP-Z2-9]{5}-){3}[A-HJ-NP-Z2-9]{5}$/);
    expect((await activate('head.finance-bureau', code)).status).toBe(401);
    expect((await activate('liaison.finance-bureau', code, 'short')).status).toBe(422);
    expect((await activate('liaison.finance-bureau', code)).status).toBe(204);
    expect((await activate('liaison.finance-bureau', code)).status).toBe(401);
    const late = await codeOf('liaison.finance-bureau');
    await sql(`update activation_code set expires_at = clock_timestamp() - interval '1 second'`);
    expect((await activate('liaison.finance-bureau', late)).status).toBe(401);
  });

  it('A20, C35: ends the old password and all sessions when it is given out', async () => {
    const browser = await signedIn(OTHER);
    expect((await api.post(`/api/v1/accounts/${OTHER}/activation-code`, 'admin.security')).status).toBe(201);
    expect((await browser.ask('GET', INBOX)).status).toBe(401);
    expect((await new Browser(api).signIn(OTHER, PASSWORD)).status).toBe(401);
    await withPassword(api, OTHER, PASSWORD);
  });
});

describe('a session', () => {
  it('C34: is ended by signing out, and no copy of its cookie works any more', async () => {
    const browser = await signedIn();
    const thief = { cookie: browser.key };
    expect((await browser.ask('DELETE', 'sessions/current')).status).toBe(204);
    expect((await api.send('GET', '/api/v1/inbox', undefined, thief)).status).toBe(401);
    for (const cookie of ['duban=', 'duban=forged', `other=${thief.cookie}`, `__Host-${thief.cookie}`]) expect((await api.send('GET', '/api/v1/inbox', undefined, { cookie })).status).toBe(401);
  });

  it('H16: leaves nothing in a cache: no answer may be kept, and none is confirmed to whoever kept one', async () => {
    const browser = await signedIn();
    const [plan] = ((await browser.ask('GET', 'plans')).body as { rows: { id: string }[] }).rows;
    const [read, listed] = [await browser.ask('GET', `plans/${plan?.id}`), await browser.ask('GET', 'inbox')];
    for (const { headers } of [read, listed]) expect(headers['cache-control']).toBe('no-store');
    const kept = { 'if-none-match': String(read.headers['etag']), cookie: browser.key };
    expect(read.headers['etag']).toMatch(/^"v\d+"$/);
    expect((await browser.ask('DELETE', 'sessions/current')).status).toBe(204);
    for (const headers of [kept, { ...kept, 'if-none-match': '*' }]) expect((await api.send('GET', `/api/v1/plans/${plan?.id}`, undefined, headers)).status).toBe(401);
    const other = (await sql(`select id from plan where not exists (select from assignment where plan_id = plan.id and unit_id = (select id from unit where code = 'commerce-bureau')) limit 1`)) as { id: string }[];
    expect((await api.send('GET', `/api/v1/plans/${other[0]?.id}`, LOGIN, { 'if-none-match': '*' })).status).toBe(404);
  });

  it('C41: is not taken from an address', async () => {
    const browser = await signedIn();
    expect((await api.get(`/api/v1/inbox?session=${browser.key.slice(6)}`)).status).toBe(401);
  });

  it.each([
    ['idle for half an hour', `seen_at = clock_timestamp() - interval '31 minutes'`],
    ['twelve hours old', `ends_at = clock_timestamp() - interval '1 second'`],
  ])('ends when it is %s', async (_, change) => {
    const browser = await signedIn();
    await sql(`update session set ${change}`);
    expect((await browser.ask('GET', INBOX)).status).toBe(401);
  });

  it('is kept alive by requests', async () => {
    const browser = await signedIn();
    await sql(`update session set seen_at = clock_timestamp() - interval '29 minutes'`);
    expect((await browser.ask('GET', INBOX)).status).toBe(200);
    expect(await sql(`select from session where seen_at > clock_timestamp() - interval '1 minute'`)).toHaveLength(1);
  });

  it.each([
    ['V10: is disabled', `update account set active = false where login = $1`, `update account set active = true where login = $1`],
    ['V09: loses the post', `update post set active = false from account where account.id = account_id and login = $1`, `update post set active = true from account where account.id = account_id and login = $1`],
    ['holds a post that ended yesterday', `update post set valid_until = app_today() - 1 from account where account.id = account_id and login = $1`, `update post set valid_until = null from account where account.id = account_id and login = $1`],
  ])('A20, C35: ends with the next request of somebody who %s', async (_, change, back) => {
    const browser = await signedIn();
    await sql(change, [LOGIN]);
    expect((await browser.ask('GET', INBOX)).status).toBe(401);
    await sql(back, [LOGIN]);
  });

  it('H13: is listed and ended by its owner only', async () => {
    const [mine, second, others] = [await signedIn(), await signedIn(), await signedIn(OTHER)];
    const listed = (await mine.ask('GET', 'sessions')).body as { id: string; current: boolean; address: string }[];
    expect(listed.filter(({ current }) => current)).toHaveLength(1);
    const [foreign] = (await others.ask('GET', 'sessions')).body as { id: string }[];
    expect(listed.map(({ id }) => id)).not.toContain(foreign?.id);
    expect((await mine.ask('DELETE', `sessions/${foreign?.id}`)).status).toBe(404);
    expect((await others.ask('GET', INBOX)).status).toBe(200);
    const seconds = ((await second.ask('GET', 'sessions')).body as { id: string; current: boolean }[]).find(({ current }) => current);
    expect((await mine.ask('DELETE', `sessions/${seconds?.id}`)).status).toBe(204);
    expect((await second.ask('GET', INBOX)).status).toBe(401);
  });

  it.each([
    ['no sign of a page', {}],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour of the site', { 'sec-fetch-site': 'same-site' }],
    ['another origin', { origin: 'https://evil.example' }],
    ['no origin at all', { origin: 'null' }],
  ])('C36: changes nothing for a request with %s', async (_, headers) => {
    const browser = await signedIn();
    expect(await browser.ask('PUT', 'accounts/me/email', { email: null }, headers)).toMatchObject({ status: 403, body: { code: 'csrf-rejected' } });
    expect((await browser.ask('GET', INBOX, undefined, headers)).status).toBe(200);
  });

  it('C36: changes for our own page, by either header, and cannot be begun from another site', async () => {
    const browser = await signedIn();
    expect((await browser.ask('PUT', 'accounts/me/email', { email: null }, { origin: 'http://localhost:8080', host: 'localhost:8080' })).status).toBe(200);
    expect((await new Browser(api).ask('POST', 'sessions', { login: LOGIN, password: PASSWORD }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await new Browser(api).ask('POST', 'sessions', { login: LOGIN, password: PASSWORD }, {})).status).toBe(201);
  });

  it('H11: of a person in two units acts in the chosen one alone', async () => {
    await sql(`insert into post (account_id, role, unit_id) select account.id, 'liaison', unit.id from account, unit where login = $1 and code = 'finance-bureau'`, [LOGIN]);
    const browser = await signedIn();
    const { body } = await browser.ask('GET', 'sessions/current');
    expect(body.posts.map(({ unit }: { unit: string }) => unit)).toEqual(['市商务局', '市财政局']);
    const [assignment] = (await sql(`select assignment.id from assignment join unit on unit.id = unit_id where code = 'finance-bureau' and assignment.status = 'pendingAck' limit 1`)) as { id: string }[];
    expect((await browser.ask('POST', `assignments/${assignment?.id}/acknowledgement`)).status).toBeGreaterThanOrEqual(403);
    expect((await browser.ask('POST', 'sessions/current/post', { postId: body.posts[1].postId })).body).toMatchObject({ post: { unit: '市财政局' } });
    expect((await browser.ask('POST', `assignments/${assignment?.id}/acknowledgement`)).status).toBe(200);
    const [stranger] = (await sql(`select post_id from incumbent where login = $1`, [OTHER])) as { post_id: string }[];
    expect((await browser.ask('POST', 'sessions/current/post', { postId: stranger?.post_id })).body).toMatchObject({ status: 422, code: 'reference-unknown', errors: [{ pointer: '/postId' }] });
    expect((await api.get('/api/v1/sessions/current', `${LOGIN}/${body.posts[1].postId}`)).body).toMatchObject({ post: { unit: '市财政局' } });
    expect((await api.get('/api/v1/sessions/current', `${LOGIN}/${stranger?.post_id}`)).status).toBe(401);
    await sql(`delete from session`);
    await sql(`update post set active = false from unit where unit.id = unit_id and post.id = $1`, [body.posts[1].postId]);
  });

  it('V05: is begun with nothing but what signing in asks for', async () => {
    expect((await new Browser(api).ask('POST', 'sessions', { login: LOGIN, password: PASSWORD, role: 'leader' })).status).toBe(422);
    expect((await (await signedIn()).ask('POST', 'sessions/current/post', { postId: '1', unitId: '3' })).status).toBe(422);
  });
});
