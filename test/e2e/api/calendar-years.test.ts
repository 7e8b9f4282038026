import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { AccountsService } from '../../../src/modules/accounts/index.js';
import { UnitOfWork } from '../../../src/platform/db/unit-of-work.js';
import { formWith, startApi, type TestApi } from '../../support/api.js';

const NOTICE = '国办发明电〔2026〕9号 国务院办公厅关于2027年部分节假日安排的通知';
const ADMINISTRATOR = 'administrator';
const DAYS = [
  { date: '2027-01-01', kind: 'dayOff', name: '元旦' },
  { date: '2027-01-03', kind: 'workday', name: '元旦' },
];

describe('official years through HTTP', () => {
  let api: TestApi;
  const upload = (query: string, csv: string) =>
    api.postRaw(`/api/v1/calendar-years/2027?${query}`, ADMINISTRATOR, formWith('2027.csv', new TextEncoder().encode(csv)), 'multipart/form-data; boundary=boundary-of-a-test-form');
  beforeAll(async () => {
    api = await startApi();
    const { app } = api;
    await app.get(UnitOfWork).run((tx) => app.get(AccountsService).addDemoAccounts(tx, [{ login: ADMINISTRATOR, displayName: '系统管理员', role: 'systemAdministrator', unitId: null, leadingGroupId: null }]));
  }, 180_000);
  afterAll(() => api.close());

  it('are listed with their notices and numbers of days, for everybody with an account', async () => {
    const { status, body } = await api.get('/api/v1/calendar-years', 'liaison.commerce-bureau');
    expect(status).toBe(200);
    expect(body.map((year: { year: number }) => year.year)).toEqual([2023, 2024, 2025, 2026]);
    expect(body[1]).toMatchObject({ source: expect.stringContaining('国办发明电〔2023〕7号'), daysOff: expect.any(Number), loadedAt: null });
    expect((await api.get('/api/v1/calendar-years')).status).toBe(401);
  });

  it.each(['liaison.commerce-bureau', 'leader'])('are not loaded by %s', async (login) => {
    expect(await api.put('/api/v1/calendar-years/2027', login, { source: NOTICE, days: DAYS })).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  // prettier-ignore
  it.each<[string, object, string, string]>([
    ['a wrong day', { days: [DAYS[0], { date: '2027-02-30', kind: 'dayOff', name: '春节' }] }, '/days/1', '第2项：“2027-02-30”不是日期'],
    ['no notice', { source: ' ' }, '/source', '请写明通知的文号和标题'],
    ['a kind of its own', { days: [{ date: '2027-01-01', kind: 'off', name: '元旦' }] }, '/days/0', '应为 dayOff（放假）或 workday（调休上班）'],
    ['an unknown field', { year: 2028 }, '/year', '不能提交字段'],
    ['a list that is none', { days: 'all' }, '/days', 'days 须为日期的列表'],
  ])('are refused for %s', async (_, wrong, pointer, words) => {
    const answer = await api.put('/api/v1/calendar-years/2027', ADMINISTRATOR, { source: NOTICE, days: DAYS, ...wrong });
    expect(answer).toMatchObject({ status: 422, body: { code: 'validation-failed' } });
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ pointer, detail: expect.stringContaining(words) }));
  });

  it.each(['27', '2027a', '99999', '1999'])('are not years: %s', async (year) => {
    const { status, body } = await api.put(`/api/v1/calendar-years/${year}`, ADMINISTRATOR, { source: NOTICE, days: DAYS });
    expect({ status, detail: body.detail }).toEqual({ status: year === '1999' ? 422 : 404, detail: expect.stringMatching(/年份/) });
  });

  it('are loaded from a file whose wrong lines are all named', async () => {
    const source = `source=${encodeURIComponent(NOTICE)}`;
    const refused = await upload(source, 'date,kind,name\n2027-01-01,dayOff,元旦\n2027-01-01,workday,元旦\n2027-01-04,workday,元旦\n');
    expect(refused).toMatchObject({ status: 422, body: { code: 'validation-failed', errors: [{ pointer: '/file/3' }, { pointer: '/file/4' }] } });
    expect(refused.body.detail).toMatch(/有2处错误，没有载入。第3行：.*与第2行重复.*；第4行：.*是周一/);
    expect(await upload(source, ' ')).toMatchObject({ status: 422, body: { code: 'import-rejected' } });
    const loaded = await upload(source, 'date,kind,name\n2027-01-01,dayOff,元旦\n2027-01-03,workday,元旦\n');
    expect(loaded).toMatchObject({ status: 200, body: { year: 2027, source: NOTICE, daysOff: 1, makeUpDays: 1, replaced: false, moved: [], confirmed: 0 } });
  });

  it('are replaced only when that is asked for, and tell their history', async () => {
    expect(await api.put('/api/v1/calendar-years/2027', ADMINISTRATOR, { source: NOTICE, days: DAYS })).toMatchObject({ status: 409, body: { code: 'conflict-state' } });
    const replaced = await api.put('/api/v1/calendar-years/2027', ADMINISTRATOR, { source: `${NOTICE}（更正）`, days: [DAYS[0]], replace: true });
    expect(replaced).toMatchObject({ status: 200, body: { replaced: true, makeUpDays: 0 } });
    const { body } = await api.get('/api/v1/calendar-years/2027', 'leader');
    expect(body).toMatchObject({ source: `${NOTICE}（更正）`, days: [DAYS[0]], loads: [{ replaced: true, loadedBy: '系统管理员' }, { replaced: false, source: NOTICE }] });
    expect(body.loadedAt).toBe(body.loads[0].loadedAt);
    expect((await api.get('/api/v1/calendar-years/2028', 'leader')).status).toBe(404);
    const audited = await api.app.get(DataSource).query<{ action: string }[]>(`select action from audit_entry where subject_type = 'calendarYear' order by id`);
    expect(audited.map(({ action }) => action)).toEqual(['calendarYear.loaded', 'calendarYear.replaced']);
  });
});
