import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { DataSource } from 'typeorm';
import { type Answer, startApi, type TestApi } from '../../support/api.js';

const LIAISON = 'liaison.commerce-bureau';
const EMAIL = '/api/v1/accounts/me/email';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
}, 180_000);
afterAll(() => api.close());

const problemOf = (answer: Answer): Answer => {
  expect(answer.type).toContain('application/problem+json');
  expect(answer.body).toMatchObject({ type: `urn:duban:problem:${answer.body.code}`, status: answer.status, detail: expect.stringMatching(/[一-龥].*请|请.*[一-龥]/), traceId: expect.any(String) });
  return answer;
};
const put = (payload: string | Buffer, contentType = 'application/json'): Promise<Answer> =>
  api.app.inject({ method: 'PUT', url: EMAIL, headers: { 'x-duban-account': LIAISON, 'content-type': contentType }, payload })
    .then((answer) => ({ status: answer.statusCode, type: String(answer.headers['content-type']), headers: answer.headers, body: answer.json() }));

describe('bodies', () => {
  it.each<[string, string | Buffer, number, string]>([
    ['C01 truncated JSON', '{"email":', 400, 'malformed-request'],
    ['C02 a byte order mark', Buffer.from('\ufeff{"email":null}'), 400, 'malformed-request'],
    ['C02 UTF-16', Buffer.from('{"email":null}', 'utf16le'), 400, 'malformed-request'],
    ['C03 a key twice', '{"email":null,"email":"a@b.cn"}', 400, 'malformed-request'],
    ['C04 an array 10,000 deep', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, 400, 'malformed-request'],
    ['C05 two megabytes', JSON.stringify({ email: 'x'.repeat(2 * 1024 * 1024) }), 413, 'payload-too-large'],
    ['C09 a prototype key', '{"__proto__":{"admin":true}}', 422, 'validation-failed'],
    ['C09 a prototype key below', '{"email":{"constructor":{"prototype":{"admin":true}}}}', 422, 'validation-failed'],
    ['C16 NUL in a string', '{"email":"a\\u0000@b.cn"}', 422, 'validation-failed'],
    ['C17 half a character', '{"email":"\\ud83d"}', 422, 'validation-failed'],
    ['C22 a number that would be rounded', '{"email":9007199254740993}', 422, 'validation-failed'],
    ['C22 a number beyond all', '{"email":1e400}', 422, 'validation-failed'],
    ['a list for an object', '[]', 422, 'validation-failed'],
    ['nothing for an object', 'null', 422, 'validation-failed'],
  ])('%s is refused', async (_, payload, status, code) => {
    expect(problemOf(await put(payload))).toMatchObject({ status, body: { code } });
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  it.each([['C06', 'text/plain'], ['C06', 'application/x-www-form-urlencoded'], ['C06', 'application/xml'], ['C06', 'application/json; charset=gbk'], ['C06', 'multipart/form-data; boundary=x']])('%s %s to a route that takes JSON is 415', async (_, type) => {
    expect(problemOf(await put('email=null', type))).toMatchObject({ status: 415, body: { code: 'unsupported-media-type' } });
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'application/json;charset="UTF-8"'])('%s is taken', async (type) => {
    expect((await put('{"email":null}', type)).status).toBe(200);
  });

  it('C05 a body sent in pieces without its length is cut off at the limit', async () => {
    const { port } = await listening();
    const answer = await overSocket(port, `PUT ${EMAIL} HTTP/1.1\r\nhost: a\r\nx-duban-account: ${LIAISON}\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n${'10000\r\n' + 'x'.repeat(0x10000) + '\r\n'}`.padEnd(100) + `10000\r\n${'x'.repeat(0x10000)}\r\n`.repeat(20));
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('payload-too-large');
  });

  it.each(['role', 'unitId', 'status', 'version', 'createdBy'])('C08 the extra field %s is refused by its name', async (field) => {
    expect(problemOf(await put(JSON.stringify({ email: null, [field]: '1' })))).toMatchObject({ status: 422, body: { errors: [{ pointer: `/${field}` }] } });
  });
});

describe('addresses and headers', () => {
  it.each([['image/png', 406], ['application/json;q=0', 406], ['text/html', 406], ['application/json', 200], ['text/html, */*;q=0.1', 200], ['application/*', 200], ['APPLICATION/JSON', 200]])('C07 Accept: %s is answered %i', async (accept, status) => {
    const answer = await api.send('GET', '/api/v1/plans', LIAISON, { accept });
    expect(answer.status).toBe(status);
    if (status === 406) expect(problemOf(answer).body.code).toBe('not-acceptable');
  });

  it.each([
    ['C10 a list in brackets', 'id[]=a&id[]=b', 400],
    ['C10 a name twice', 'name=a&name=b', 400],
    ['C10 a name twice, once encoded', 'name=a&n%61me=b', 400],
    ['a bad escape', 'name=%zz', 400],
    ['bytes that are no character', 'name=%ff%fe', 400],
    ['C16 NUL', 'name=%00', 422],
    ['C11 page=-1', 'page=-1', 422],
    ['C11 page=0', 'page=0', 422],
    ['C11 page=1e9', 'page=1e9', 422],
    ['C11 page=NaN', 'page=NaN', 422],
    ['C11 limit=100000', 'limit=100000', 422],
    ['C12 sort=password', 'sort=password', 422],
    ['C12 sort with SQL', 'sort=1;drop%20table%20plan', 422],
    ['C30 a side effect asked for', '_method=DELETE', 422],
  ])('%s in a query is answered with a problem', async (_, query, status) => {
    expect(problemOf(await api.get(`/api/v1/plans?${query}`, LIAISON)).status).toBe(status);
  });

  it.each(['%', '_', '\\', "' or 1=1 --", '(a+)+$', 'x'.repeat(5000)])('C13 C14 a search for %s is literal, and quick', async (words) => {
    const began = performance.now();
    const answer = await api.get(`/api/v1/units?q=${encodeURIComponent(words)}`, LIAISON);
    expect(performance.now() - began).toBeLessThan(2000);
    expect(answer).toMatchObject({ status: 200, body: [] });
  });

  it.each(['abc', '..%2f1', '1%20OR%201=1', '9'.repeat(40), '-1', '0', '01', '1.0', '1;x=1', '%EF%BC%91', '9223372036854775808', 'x'.repeat(2000)])('C21 the id %s answers like an unknown one', async (id) => {
    const answer = problemOf(await api.get(`/api/v1/plans/${id}`, LIAISON));
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('an address with a bad escape is a problem, not a crash', async () => {
    expect(problemOf(await api.get('/api/v1/plans/%zz', LIAISON))).toMatchObject({ status: 400, body: { code: 'malformed-request' } });
  });

  it.each([['300 characters', 'k'.repeat(300)], ['another alphabet', 'ключ'], ['a tab', 'a\tb'], ['nothing', '']])('C28 an Idempotency-Key of %s is refused', async (_, key) => {
    expect(problemOf(await api.send('PUT', EMAIL, LIAISON, { 'idempotency-key': key }, { email: null }))).toMatchObject({ status: 400, body: { code: 'malformed-request' } });
  });

  it('C29 another person\'s Idempotency-Key is a new one', async () => {
    const headers = { 'idempotency-key': 'shared' };
    expect((await api.send('PUT', EMAIL, LIAISON, headers, { email: 'one@example.gov.cn' })).body.email).toBe('one@example.gov.cn');
    expect((await api.send('PUT', EMAIL, 'liaison.finance-bureau', headers, { email: 'two@example.gov.cn' })).body.email).toBe('two@example.gov.cn');
  });

  it.each([['no account', undefined], ['an unknown account', 'nobody'], ['SQL for an account', "x' or '1'='1"]])('C34 a request with %s is 401', async (_, login) => {
    expect(await api.get('/api/v1/plans', login)).toMatchObject({ status: 401, type: expect.stringContaining('application/problem+json'), body: { code: 'unauthenticated', detail: expect.stringMatching(/[一-龥]/) } });
  });

  it('C41 an account in the address is nobody', async () => {
    expect((await api.get(`/api/v1/plans?x-duban-account=${LIAISON}`)).status).toBe(401);
  });

  it('C33 line breaks in a name of a file make no header', async () => {
    const answer = await api.upload('/api/v1/source-documents', 'office.2024-21', 'a.txt%0d%0aset-cookie: x=1', Buffer.from('市商务局'));
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.status).toBeLessThan(500);
  });
});

describe('what every answer carries', () => {
  it.each(['/api/v1/plans', '/api/v1/plans/abc', '/api/v1/nothing', '/livez', '/api/v1/demo-accounts', '/assets/nothing.js'])('%s forbids a browser everything but showing it', async (path) => {
    const { headers } = await api.get(path, LIAISON);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store', 'cross-origin-resource-policy': 'same-origin' });
    expect(headers['content-security-policy']).toBe("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  it('the page of the API may run its own scripts and no other', async () => {
    const { headers, body } = await api.get('/api/docs');
    expect(headers['content-security-policy']).toContain("default-src 'self'; style-src 'self' 'unsafe-inline'");
    expect(headers['content-security-policy']).not.toContain('script-src');
    expect(String(body)).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>[^<]/);
  });

  it('C32 an address of its own choosing in Host changes nothing that is stored or sent', async () => {
    const before = await api.app.get(DataSource).query('select count(*) from outbox');
    const answer = await api.send('GET', '/api/v1/plans', LIAISON, { host: 'evil.example' });
    expect(JSON.stringify([answer.body, answer.headers])).not.toContain('evil.example');
    expect(await api.app.get(DataSource).query('select count(*) from outbox')).toEqual(before);
  });
});

describe('what is no request', () => {
  it.each([
    ['no HTTP at all', 'hello\r\n\r\n', 400, 'malformed-request'],
    ['headers of 40 KB', `GET /livez HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`, 431, 'headers-too-large'],
    ['two lengths', 'POST /livez HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nxx', 400, 'malformed-request'],
  ])('%s is answered with a problem, and the connection closed', async (_, words, status, code) => {
    const { port } = await listening();
    const answer = await overSocket(port, words);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toContain('application/problem+json');
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4))).toMatchObject({ status, code, detail: expect.stringMatching(/[一-龥]/) });
  });

  it('C98 headers that never end are cut off, while others are answered', async () => {
    const { port } = await listening();
    const server = api.app.getHttpServer() as { headersTimeout: number; requestTimeout: number };
    expect(server.headersTimeout).toBeLessThanOrEqual(15_000);
    expect(server.requestTimeout).toBeLessThanOrEqual(120_000);
    const configured = server.headersTimeout;
    server.headersTimeout = 200;
    try {
      const slow = overSocket(port, 'GET /livez HTTP/1.1\r\nhost: a\r\nx: ');
      expect((await api.get('/livez')).status).toBe(200);
      expect(await slow).toMatch(/^HTTP\/1\.1 408 [\s\S]*request-timeout/);
    } finally {
      server.headersTimeout = configured;
    }
  });
});

async function listening(): Promise<AddressInfo> {
  const server = api.app.getHttpServer() as { listening: boolean; address(): AddressInfo };
  if (!server.listening) await api.app.listen(0, '127.0.0.1');
  return server.address();
}

/** Sends the words as they are; resolves to all that comes back before the other side closes. */
async function overSocket(port: number, words: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const parts: Buffer[] = [];
  socket.on('data', (part: Buffer) => parts.push(part));
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(words);
  await once(socket, 'close');
  return Buffer.concat(parts).toString();
}
