import { ActivationCodes } from '../../src/modules/accounts/index.js';
import { UnitOfWork } from '../../src/platform/db/unit-of-work.js';
import type { Answer, TestApi } from './api.js';

/** A browser: keeps its cookie and says, as browsers do, that its requests come from our own page. */
export class Browser {
  private cookie = '';

  constructor(
    private readonly api: TestApi,
    private readonly address = '127.0.0.1',
  ) {}

  /** The value of the session cookie, for those who steal it. */
  get key(): string {
    return this.cookie;
  }

  async ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, headers: Readonly<Record<string, string>> = { 'sec-fetch-site': 'same-origin' }): Promise<Answer> {
    const answer = await this.api.app.inject({
      method,
      url: `/api/v1/${path}`,
      remoteAddress: this.address,
      headers: { ...headers, ...(this.cookie === '' ? {} : { cookie: this.cookie }), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    const given = [answer.headers['set-cookie'] ?? []].flat().find((line) => /^(__Host-)?duban=/.test(line));
    if (given !== undefined) this.cookie = given.includes('Max-Age=0') ? '' : (given.split(';')[0] ?? '');
    const type = String(answer.headers['content-type'] ?? '');
    return { status: answer.statusCode, type, headers: answer.headers, body: type.includes('json') ? JSON.parse(answer.payload) : answer.payload };
  }

  signIn(login: string, password: string, totp?: string): Promise<Answer> {
    return this.ask('POST', 'sessions', { login, password, ...(totp === undefined ? {} : { totp }) });
  }
}

/** Sets a password for a demo account as its person would, with a code of the operator's. */
export async function withPassword(api: TestApi, login: string, password: string): Promise<void> {
  const [account] = await api.app.get(UnitOfWork).query<{ id: string }>('select id from account where login = $1', [login]);
  if (!account) throw new Error(`no account ${login}`);
  const { code } = await api.app.get(UnitOfWork).run((tx) => api.app.get(ActivationCodes, { strict: false }).issue(tx, account.id));
  const answer = await api.post('/api/v1/activations', undefined, { login, code, password });
  if (answer.status !== 204) throw new Error(`not activated: ${JSON.stringify(answer.body)}`);
}
