import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApi, startApi } from '../../support/api.js';

describe('the pages as the API serves them', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi({}, false);
  }, 180_000);
  afterAll(() => api.close());

  it.each(['/', '/inbox', '/plans', '/plans/5?light=red&item=4', '/tasks/12', '/cockpit', '/brief', '/units/3', '/accounts', '/rules?view=calendar', '/audit', '/settings', '/activate'])('%s is the one page, which may run its own files, the one script it brings, and nothing else', async (address) => {
    const { status, type, headers, body } = await api.get(address);
    expect([status, type]).toEqual([200, 'text/html; charset=utf-8']);
    const policy = Object.fromEntries(String(headers['content-security-policy']).split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]));
    const written = [...String(body).matchAll(/<script(?![^>]*\bsrc=)[^>]*>(.*?)<\/script>/gs)].map(([, code = '']) => createHash('sha256').update(code).digest('base64'));
    expect(written).toHaveLength(1);
    expect(policy).toMatchObject({ 'default-src': "'none'", 'script-src': `'self' 'sha256-${written[0]}'`, 'connect-src': "'self'", 'frame-ancestors': "'none'" });
    expect(policy['style-src']).not.toContain('unsafe-inline');
    expect(headers).toMatchObject({ 'cache-control': 'no-cache', 'x-frame-options': 'DENY', 'x-content-type-options': 'nosniff' });
    expect(String(body)).not.toMatch(/<style|https?:/);
  });

  it('names files that are there and may be kept for a year, since a new build names others', async () => {
    const files = [...String((await api.get('/')).body).matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(files.map((file) => file.split('.').pop()).sort()).toEqual(expect.arrayContaining(['css', 'js']));
    for (const file of files) {
      const { status, headers } = await api.get(file);
      expect([file, status, headers['cache-control']]).toEqual([file, 200, 'public, max-age=31536000, immutable']);
    }
    const [script = ''] = files.filter((file) => file.endsWith('.js'));
    for (const encoding of ['br', 'gzip'] as const) {
      const { statusCode, headers } = await api.app.inject({ url: script, headers: { 'accept-encoding': encoding } });
      expect([statusCode, headers['content-encoding'], String(headers['content-type'])]).toEqual([200, encoding, expect.stringContaining('javascript')]);
    }
    expect(await api.get('/icon.svg')).toMatchObject({ status: 200, type: 'image/svg+xml' });
  });

  it.each(['/assets/../../package.json', '/assets/%2e%2e/%2e%2e/package.json', '/assets/.built-from', '/assets/nothing.js', '/pages', '/plan'])('%s is not there', async (address) => {
    const { status, body } = await api.get(address);
    expect([404, 405, 403]).toContain(status);
    expect(JSON.stringify(body)).not.toContain('duban"');
  });

  it('takes no other method', async () => expect((await api.post('/plans', undefined, {})).status).toBe(405));
});
