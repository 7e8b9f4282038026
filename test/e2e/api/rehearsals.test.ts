import { DataSource } from 'typeorm';
import { type Answer, startApi, type TestApi } from '../../support/api.js';
import { EXPORT_TASK, smallDocument } from '../../support/small-document.js';

const PATH = '/api/v1/rehearsals';
const OFFICE = 'office.2024-21';
const OTHER_OFFICE = 'office.2024-20';

let api: TestApi;
let planId: string;
let documentId: string;
beforeAll(async () => {
  api = await startApi();
  planId = (await api.get(`/api/v1/plans?name=${encodeURIComponent('武政办〔2024〕21号')}`, OFFICE)).body.rows[0].id;
  documentId = (await api.upload('/api/v1/source-documents', OFFICE, '方案.txt', Buffer.from(smallDocument([EXPORT_TASK], '武商办〔2024〕81号')))).body.documents[0].id;
}, 180_000);
afterAll(() => api.close());

const rehearse = (login: string | undefined, body: object): Promise<Answer> => api.post(PATH, login, { assume: 'nobodyActs', to: '2024-04-30', ...body });

describe('POST /rehearsals', () => {
  it('tells an office what would happen with its plan', async () => {
    const answer = await rehearse(OFFICE, { planId });
    expect(answer).toMatchObject({ status: 200, body: { from: '2024-04-01', to: '2024-04-30', assume: 'nobodyActs', plans: [{ documentNumber: '武政办〔2024〕21号' }] } });
    const signing = answer.body.days.find(({ day }: { day: string }) => day === '2024-04-08');
    expect(signing).toMatchObject({ working: true, reminders: [{ kind: 'acknowledgement', rungCode: 'overdue1' }] });
    expect(answer.body.busiestDays[0].causes[0].entries).toBeGreaterThan(0);
  }, 180_000);

  it('leaves nothing behind', async () => {
    const counts = (): Promise<unknown> => api.app.get(DataSource).query('select (select count(*) from reminder) as reminders, (select count(*) from plan) as plans, (select count(*) from outbox) as outbox');
    const before = await counts();
    expect((await rehearse(OFFICE, { planId, assume: 'allInTime' })).status).toBe(200);
    expect((await rehearse(OFFICE, { documentId })).status).toBe(200);
    expect(await counts()).toEqual(before);
  }, 180_000);

  it.each([
    ['no account', undefined, 'plan', 401],
    ['a liaison a plan', 'liaison.commerce-bureau', 'plan', 403],
    ['a liaison the city', 'liaison.commerce-bureau', 'all', 403],
    ['a liaison a draft', 'liaison.commerce-bureau', 'document', 403],
    ['another office the plan, which is not there for it', OTHER_OFFICE, 'plan', 422],
    ['an office the city', OFFICE, 'all', 403],
    ['another office a draft, which is hidden', OTHER_OFFICE, 'document', 422],
    ['the leader the plan', 'leader', 'plan', 200],
    ['the leader a draft', 'leader', 'document', 200],
    ['the leader the city', 'leader', 'all', 200],
  ])('answers %s with %s on %s as %d', async (_, login, what, status) => {
    const subject = { plan: { planId }, document: { documentId }, all: { all: true } }[what];
    const answer = await rehearse(login, { ...subject, to: '2024-04-02' });
    expect(answer.status).toBe(status);
    if (status !== 200) expect(answer).toMatchObject({ type: expect.stringContaining('problem+json'), body: { detail: expect.stringMatching(/[一-龥]/) } });
  }, 180_000);

  it.each([
    ['nothing to rehearse', {}, 422],
    ['two things to rehearse', { planId: '1', all: true }, 422],
    ['an unknown assumption', { all: true, assume: 'someAct' }, 422],
    ['all that is not true', { all: false }, 422],
    ['an id that is none', { planId: '1; drop table plan' }, 422],
    ['an id that is null', { planId: null }, 422],
    ['a draft\'s id that is null', { documentId: null }, 422],
    ['a day that does not exist', { all: true, to: '2024-02-30' }, 422],
    ['a time instead of a day', { all: true, to: '2024-05-01T10:00:00Z' }, 422],
    ['a day that has passed', { all: true, from: '2024-03-01' }, 422],
    ['an unknown field', { all: true, until: '2024-05-01' }, 422],
    ['a plan that is not there', { planId: '999999' }, 422],
    ['a draft that is not there', { documentId: '999999' }, 422],
  ])('refuses %s', async (_, body, status) => {
    const answer = await rehearse('leader', body);
    expect(answer).toMatchObject({ status, type: expect.stringContaining('problem+json'), body: { detail: expect.stringMatching(/[一-龥]/) } });
  });
});
