import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { startApi, type TestApi } from '../../support/api.js';
import { wholeInbox } from '../../support/paged.js';

const LIAISON = 'liaison.commerce-bureau';

describe('the calendar feed through HTTP', () => {
  let api: TestApi;
  let unitId: string;
  let path: string;
  const read = (url: string, headers: Readonly<Record<string, string>> = {}) => api.app.inject({ method: 'GET', url, headers });
  beforeAll(async () => {
    api = await startApi();
    const [unit] = await api.app.get(DataSource).query<{ id: string }[]>(`select unit_id as id from incumbent where login = $1`, [LIAISON]);
    unitId = unit?.id ?? '';
  }, 180_000);
  afterAll(() => api.close());

  it('is made by the liaison or head of the unit; the address is told once and only its hash is kept', async () => {
    const { status, body } = await api.post(`/api/v1/units/${unitId}/calendar-feed`, LIAISON);
    expect(status).toBe(201);
    expect(body.path).toMatch(/^\/calendar-feeds\/[A-Za-z0-9_-]{43}\.ics$/);
    expect(body.url).toMatch(new RegExp(`^http://[^/]+${body.path.replace('.', '\\.')}$`));
    path = body.path;
    const [stored] = await api.app.get(DataSource).query<object[]>('select * from calendar_feed');
    expect(JSON.stringify(stored)).not.toContain(path.slice(16, 59));
    const audited = await api.app.get(DataSource).query<object[]>(`select detail from audit_entry where action like 'calendarFeed.%'`);
    expect(audited).toEqual([{ detail: { replaced: false } }]);
  });

  it.each([
    ['liaison.finance-bureau', 404, 'not-found'],
    ['leader', 403, 'forbidden'],
    ['office.2024-20', 403, 'forbidden'],
    [undefined, 401, 'unauthenticated'],
  ])('is neither made nor revoked by %s', async (login, status, code) => {
    expect(await api.post(`/api/v1/units/${unitId}/calendar-feed`, login)).toMatchObject({ status, body: { code } });
    if (login !== undefined) expect(await api.delete(`/api/v1/units/${unitId}/calendar-feed`, login)).toMatchObject({ status, body: { code } });
  });

  it('is read without an account, as a private calendar with a mark of its version', async () => {
    const answer = await read(path);
    expect(answer).toMatchObject({ statusCode: 200, headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': expect.stringContaining('private'), etag: expect.stringMatching(/^"[\w-]{32}"$/) } });
    const owed = (await wholeInbox(api, LIAISON)).owed as { obligationId: string; dueOn: string | null }[];
    const dated = owed.filter((row) => row.dueOn !== null);
    const text = answer.payload.replace(/\r\n[ \t]/g, '');
    expect(dated.length).toBeGreaterThan(0);
    expect(text.match(/^UID:.*$/gm)?.sort()).toEqual(dated.map((row) => `UID:obligation-${row.obligationId}@duban`).sort());
    expect(text).toContain('X-WR-CALNAME:市商务局督办日程\r\n');
    expect(text.startsWith('BEGIN:VCALENDAR\r\n') && text.trimEnd().endsWith('\r\nEND:VCALENDAR')).toBe(true);
  });

  it('is not sent again to who has it, and again when the day has changed its words', async () => {
    const etag = String((await read(path)).headers.etag);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) expect(await read(path, { 'if-none-match': known })).toMatchObject({ statusCode: 304, payload: '' });
    expect((await read(path, { 'if-none-match': '"other"' })).statusCode).toBe(200);
    await api.post('/api/v1/demo-clock', 'leader', { until: '2024-04-03' });
    expect((await read(path, { 'if-none-match': etag })).statusCode).toBe(200);
  }, 180_000);

  it.each(['/calendar-feeds/x.ics', `/calendar-feeds/${'A'.repeat(43)}.ics`, `/calendar-feeds/${'A'.repeat(43)}`, '/calendar-feeds/%00.ics', `/calendar-feeds/${"'".repeat(43)}.ics`])('is not found at %s', async (url) => {
    const answer = await read(url);
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ code: 'not-found', detail: expect.stringMatching(/[一-龥]/) });
  });

  it('ends with a new address, and with its revocation', async () => {
    const renewed = (await api.post(`/api/v1/units/${unitId}/calendar-feed`, 'head.commerce-bureau')).body.path as string;
    expect([(await read(path)).statusCode, (await read(renewed)).statusCode]).toEqual([404, 200]);
    expect((await api.delete(`/api/v1/units/${unitId}/calendar-feed`, LIAISON)).status).toBe(204);
    expect((await read(renewed)).statusCode).toBe(404);
    expect(await api.delete(`/api/v1/units/${unitId}/calendar-feed`, LIAISON)).toMatchObject({ status: 404, body: { detail: expect.stringContaining('不需要撤销') } });
  });
});
