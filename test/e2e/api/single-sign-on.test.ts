import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnitOfWork } from '../../../src/platform/db/unit-of-work.js';
import { type Answer, startApi, type TestApi } from '../../support/api.js';
import { type Claims, IdentityProvider } from '../../support/identity-provider.js';

let api: TestApi;
let provider: IdentityProvider;
const PATH = '/api/v1/sign-in/oidc';
const sql = <Row>(words: string): Promise<Row[]> => api.app.get(UnitOfWork).run((tx) => tx.query<Row>(words));
const cookieIn = (answer: Answer, name: string): string => [answer.headers['set-cookie'] ?? []].flat().map(String).find((line) => line.startsWith(`${name}=`))?.split(';')[0] ?? '';

/** A visit to the provider and the way back, with what goes wrong on it. */
async function visit(next: Claims = {}, { query = (right: URLSearchParams) => right, cookie = (right: string) => right } = {}): Promise<Answer> {
  const begun = await api.get(PATH);
  expect(begun.status).toBe(302);
  provider.next = next;
  return api.send('GET', `${PATH}/callback?${query(provider.agree(String(begun.headers['location']))).toString()}`, undefined, { cookie: cookie(cookieIn(begun, 'duban-sso')) });
}

beforeAll(async () => {
  provider = await IdentityProvider.start();
  api = await startApi(provider.environment);
  await sql(`with person as (insert into account (login, display_name) values ('wang.xiaoming', '王小明'), ('admin.city', '管理员') returning id, login)
    insert into post (account_id, role, unit_id) select person.id, case login when 'admin.city' then 'auditor' else 'clerk' end, case login when 'admin.city' then null else unit.id end
    from person, unit where code = 'commerce-bureau'`);
}, 180_000);
afterAll(async () => {
  await api?.close();
  await provider?.stop();
});

describe('single sign-on', () => {
  it('asks the provider with PKCE, state and nonce', async () => {
    const { searchParams } = new URL(String((await api.get(PATH)).headers['location']));
    expect(Object.fromEntries(searchParams)).toMatchObject({ response_type: 'code', client_id: 'duban', code_challenge_method: 'S256', redirect_uri: 'http://duban.test/api/v1/sign-in/oidc/callback', scope: 'openid profile' });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(searchParams.get(name)).toMatch(/^[\w-]{43}$/);
  });

  it('opens a session of the account with that login, and knows the person by the provider\'s own mark from then on', async () => {
    const answer = await visit({ preferred_username: 'wang.xiaoming' });
    expect(answer).toMatchObject({ status: 302, headers: { location: '/' } });
    expect((await api.send('GET', '/api/v1/sessions/current', undefined, { cookie: cookieIn(answer, 'duban') })).body).toMatchObject({ login: 'wang.xiaoming' });
    expect((await visit({ preferred_username: 'somebody.else' })).status).toBe(302);
    expect((await visit({ sub: 'person-2', preferred_username: 'wang.xiaoming' })).status).toBe(403);
  });

  it.each<[string, Claims]>([
    ['nobody has an account for', { sub: 'person-3', preferred_username: 'nobody' }],
    ['names no login', { sub: 'person-3' }],
    ['is an administrator', { sub: 'person-4', preferred_username: 'admin.city' }],
    ['names a demo account', { sub: 'person-5', preferred_username: 'leader' }],
  ])('lets nobody in who %s', async (_, claims) => {
    expect(await visit(claims)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  it.each<[string, Claims]>([
    ['for another client', { aud: 'another' }],
    ['of another issuer', { iss: 'http://evil.example' }],
    ['with another nonce', { nonce: 'another' }],
    ['that has expired', { exp: 1 }],
  ])('refuses a token %s', async (_, claims) => {
    expect(await visit({ preferred_username: 'wang.xiaoming', ...claims })).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });

  it('refuses an answer to another browser, to no question, and the same one twice', async () => {
    expect((await visit({}, { cookie: () => '' })).status).toBe(401);
    expect((await visit({}, { cookie: () => 'duban-sso=another' })).status).toBe(401);
    expect((await visit({}, { query: (right) => new URLSearchParams({ ...Object.fromEntries(right), state: 'another' }) })).status).toBe(401);
    let used = '';
    let browser = '';
    await visit({}, { query: (right) => { used = right.toString(); return right; }, cookie: (right) => { browser = right; return right; } });
    expect((await api.send('GET', `${PATH}/callback?${used}`, undefined, { cookie: browser })).status).toBe(401);
    expect(await sql('select from single_sign_on_request where expires_at < clock_timestamp()')).toEqual([]);
  });

  it('is a page that is not there when it is not set up', async () => {
    const plain = await startApi({}, false);
    try {
      expect((await plain.get(PATH)).status).toBe(404);
    } finally {
      await plain.close();
    }
  });
});
