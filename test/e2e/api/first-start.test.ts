import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { UnitOfWork } from '../../../src/platform/db/unit-of-work.js';
import { AccountAdministrationService, FirstAdministrators } from '../../../src/modules/staffing/index.js';
import { SYSTEM_ACTOR } from '../../../src/domain/policy/actor.js';
import { startApi, type TestApi } from '../../support/api.js';
import { Browser } from '../../support/signed-in.js';

const PASSWORD = '江城夜雨十年灯一盏茶几许';
const ADMINISTRATORS = [['systemAdministrator', 'zhang.san', '张三'], ['securityAdministrator', 'li.si', '李四'], ['auditor', 'wang.wu', '王五']] as const;

let api: TestApi;
const sql = <Row>(words: string, parameters: readonly unknown[] = []): Promise<Row[]> => api.app.get(UnitOfWork).run((tx) => tx.query<Row>(words, parameters));
const first = (): FirstAdministrators => api.app.get(FirstAdministrators, { strict: false });

/** The code of a secret, some 30-second steps away from now. */
async function codeAt(secret: string, steps: number): Promise<string> {
  const [clock] = await sql<{ seconds: number }>('select extract(epoch from clock_timestamp())::float8 as seconds');
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: ((clock?.seconds ?? 0) + steps * 30) * 1000 });
}

beforeAll(async () => {
  api = await startApi({ DUBAN_MODE: 'production', PUBLIC_URL: 'https://duban.example.gov.cn' });
}, 180_000);
afterAll(() => api?.close());

describe('the first start in production', () => {
  const codes = new Map<string, string>();

  it('V15: knows nobody, says what to run, and serves nothing else', async () => {
    expect(await sql('select from account')).toEqual([]);
    expect(await api.get('/readyz')).toMatchObject({ status: 503, body: { status: 'administrators-missing', warnings: [{ message: expect.stringContaining('duban account add --role systemAdministrator') }] } });
    expect((await api.get('/livez')).status).toBe(200);
    for (const [path, headers] of [['plans', {}], ['units', { 'x-duban-account': 'leader' }], ['accounts', {}], ['sessions/current', {}]] as const) {
      expect(await api.send('GET', `/api/v1/${path}`, undefined, headers)).toMatchObject({ status: 503, body: { code: 'administrators-missing' } });
    }
    expect((await new Browser(api).signIn('admin', 'admin')).status).toBe(401);
  });

  it('asks for three different people', async () => {
    for (const [role, login, name] of ADMINISTRATORS) codes.set(login, (await first().add(role, login, name)).code);
    await expect(first().add('auditor', 'wang.wu2', '又一个')).rejects.toThrow('已有人担任');
    expect(await api.get('/readyz')).toMatchObject({ status: 200 });
    expect((await api.get('/api/v1/plans')).status).toBe(401);
  });

  it('C36, ASVS 3.3.1: gives the cookie to this host over https alone, and takes changes from its own address alone', async () => {
    expect((await api.post('/api/v1/activations', undefined, { login: 'wang.wu', code: codes.get('wang.wu'), password: PASSWORD })).status).toBe(204);
    expect(await new Browser(api).signIn('wang.wu', PASSWORD)).toMatchObject({ status: 403, body: { code: 'second-factor-missing' } });
  });

  it('C39: has administrators and offices sign in with a code that counts once', async () => {
    const browser = new Browser(api);
    const offered = await api.post('/api/v1/second-factor', undefined, { login: 'wang.wu', password: PASSWORD });
    expect(offered).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' }, body: { uri: expect.stringMatching(/^otpauth:\/\/totp\//) } });
    const { secret } = offered.body;
    expect(await browser.signIn('wang.wu', PASSWORD)).toMatchObject({ status: 403, body: { code: 'second-factor-missing' } });
    const confirm = (totp: string): ReturnType<TestApi['post']> => api.post('/api/v1/second-factor/confirmation', undefined, { login: 'wang.wu', password: PASSWORD, totp });
    expect((await confirm(await codeAt(secret, 4))).status).toBe(422);
    const confirmed = await codeAt(secret, -1);
    expect((await confirm(confirmed)).status).toBe(204);

    expect(await browser.signIn('wang.wu', PASSWORD)).toMatchObject({ status: 401, body: { code: 'second-factor-required' } });
    expect((await browser.signIn('wang.wu', PASSWORD, confirmed)).status).toBe(401);
    await sql('delete from sign_in_failure');
    for (const far of [-3, 3]) expect((await browser.signIn('wang.wu', PASSWORD, await codeAt(secret, far))).status).toBe(401);
    const code = await codeAt(secret, 0);
    const answer = await browser.signIn('wang.wu', PASSWORD, code);
    expect(answer.headers['set-cookie']).toMatch(/^__Host-duban=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect((await new Browser(api).signIn('wang.wu', PASSWORD, code)).status).toBe(401);
    expect((await browser.ask('GET', 'accounts')).body).toHaveLength(3);
    expect((await browser.ask('PUT', 'accounts/me/email', { email: null }, { origin: 'https://duban.example.gov.cn' })).status).toBe(200);
    expect((await browser.ask('PUT', 'accounts/me/email', { email: null }, { origin: 'http://localhost', host: 'localhost' })).status).toBe(403);
    expect((await api.post('/api/v1/second-factor', undefined, { login: 'wang.wu', password: PASSWORD })).body).toMatchObject({ code: 'second-factor-required' });
  });

  it('resets an administrator by the operator alone, password and second factor', async () => {
    const accounts = api.app.get(AccountAdministrationService, { strict: false });
    const { code } = await accounts.newCode(SYSTEM_ACTOR, 'wang.wu');
    await accounts.removeFactor(SYSTEM_ACTOR, 'wang.wu');
    expect((await api.post('/api/v1/activations', undefined, { login: 'wang.wu', code, password: `${PASSWORD}二` })).status).toBe(204);
    expect(await new Browser(api).signIn('wang.wu', `${PASSWORD}二`)).toMatchObject({ status: 403, body: { code: 'second-factor-missing' } });
  });

  it('takes no demo account', async () => {
    expect(await api.get('/api/v1/plans', 'zhang.san')).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });
});
