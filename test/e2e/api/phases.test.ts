import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApi, type TestApi } from '../../support/api.js';

const OFFICE = 'office.2024-20';
const LIAISON = 'liaison.commerce-bureau';

interface Phase {
  readonly id: string;
  readonly name: string;
  readonly windowWords: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly state: string;
  readonly changes: readonly { readonly change: string; readonly reason: string }[];
}

describe('phases through HTTP', () => {
  let api: TestApi;
  let planId: string;
  const phases = async (): Promise<Phase[]> => (await api.get(`/api/v1/plans/${planId}/phases`, OFFICE)).body;
  const phase = async (state: string): Promise<Phase> => {
    const found = (await phases()).find((one) => one.state === state);
    if (!found) throw new Error(`no ${state} phase`);
    return found;
  };
  beforeAll(async () => {
    api = await startApi();
    const { body } = await api.get(`/api/v1/plans?name=${encodeURIComponent('武政办〔2024〕20号')}`, 'leader');
    planId = body.rows[0].id;
    await api.post('/api/v1/demo-clock', 'leader', { until: '2024-04-02' });
  }, 180_000);
  afterAll(() => api.close());

  it('tell their window in force, their printed words, their state and what happened to them', async () => {
    const active = await phase('active');
    expect(active).toMatchObject({ windowWords: expect.stringContaining('年'), stateTitle: '进行中', changes: [{ change: 'entered', reason: '', changedBy: null }] });
    expect(await phase('ended')).toMatchObject({ changes: [{ change: 'entered' }, { change: 'left', openObligations: 0 }] });
  });

  it.each([[LIAISON, 403], ['leader', 403], ['office.2024-21', 404]])('are not changed by %s', async (login, status) => {
    const { id } = await phase('active');
    expect(await api.post(`/api/v1/phases/${id}/override`, login, { endsOn: '2024-12-31', reason: '延长' })).toMatchObject({ status });
    expect(await api.post(`/api/v1/phases/${id}/closing`, login, { reason: '提前' })).toMatchObject({ status });
  });

  // prettier-ignore
  it.each<[string, object, number, string]>([
    ['no reason', { endsOn: '2024-12-31', reason: ' ' }, 422, 'PHASE_REASON_MISSING'],
    ['a reason that is no text', { endsOn: '2024-12-31', reason: 7 }, 422, 'validation-failed'],
    ['a day that does not exist', { endsOn: '2024-11-31', reason: '延长' }, 422, 'validation-failed'],
    ['nothing to change', { reason: '延长' }, 422, 'PHASE_WINDOW_UNCHANGED'],
    ['an end before today', { endsOn: '2024-04-01', reason: '缩短' }, 422, 'PHASE_ENDS_IN_PAST'],
    ['a new beginning of what has begun', { startsOn: '2024-05-01', reason: '推后' }, 422, 'PHASE_BEGUN_ALREADY'],
    ['an unknown field', { endsOn: '2024-12-31', reason: '延长', state: 'ended' }, 422, 'validation-failed'],
  ])('are not changed for %s', async (_, asked, status, code) => {
    const before = await phases();
    const answer = await api.post(`/api/v1/phases/${(await phase('active')).id}/override`, OFFICE, asked);
    expect(answer).toMatchObject({ status, body: { code, detail: expect.stringMatching(/[一-龥]/) } });
    expect(await phases()).toEqual(before);
  });

  it('say who may change them', async () => {
    const allowed = async (login: string) => (await api.get(`/api/v1/plans/${planId}/phases`, login)).body.map((one: { state: string; allowed: string[] }) => `${one.state}: ${one.allowed.join()}`);
    expect(await allowed(OFFICE)).toEqual(expect.arrayContaining(['ended: override', 'active: override,close', 'planned: override']));
    expect((await allowed(LIAISON)).every((words: string) => words.endsWith(': '))).toBe(true);
  });

  it('are prolonged by their office, which is told what they overlap', async () => {
    const [active, next] = [await phase('active'), await phase('planned')];
    const answer = await api.post(`/api/v1/phases/${active.id}/override`, OFFICE, { endsOn: next.startsOn, reason: '市领导批示' });
    expect(answer).toMatchObject({ status: 200, body: { id: active.id, startsOn: active.startsOn, endsOn: next.startsOn, state: 'active', overlaps: [{ id: next.id }] } });
    expect(await phase('active')).toMatchObject({ endsOn: next.startsOn, windowWords: active.windowWords, changes: [{ change: 'entered' }, { change: 'overridden', reason: '市领导批示', previousEndsOn: active.endsOn, changedBy: expect.stringContaining('办公室') }] });
  });

  it('are closed today, or on a day before their end', async () => {
    const active = await phase('active');
    expect(await api.post(`/api/v1/phases/${active.id}/closing`, OFFICE, { on: '2099-01-01', reason: '提前' })).toMatchObject({ status: 422, body: { code: 'PHASE_CLOSING_NOT_EARLIER' } });
    expect(await api.post(`/api/v1/phases/${active.id}/closing`, OFFICE, { on: '2024-04-10', reason: '提前' })).toMatchObject({ status: 200, body: { endsOn: '2024-04-10' } });
    expect(await api.post(`/api/v1/phases/${active.id}/closing`, OFFICE, { reason: '立即' })).toMatchObject({ status: 200, body: { endsOn: '2024-04-02', state: 'active' } });
    expect(await api.post(`/api/v1/phases/${(await phase('planned')).id}/closing`, OFFICE, { reason: '提前' })).toMatchObject({ status: 422, body: { code: 'PHASE_NOT_ACTIVE' } });
    expect((await api.post(`/api/v1/phases/999999/closing`, OFFICE, { reason: '提前' })).status).toBe(404);
  });

  it('list what is still open at their end, to a unit only its own', async () => {
    const { id } = await phase('active');
    await api.post(`/api/v1/phases/${id}/override`, OFFICE, { endsOn: '2024-04-08', reason: '到签收期满' });
    await api.post('/api/v1/demo-clock', 'leader', { until: '2024-04-08' });
    const all = (await api.get(`/api/v1/phases/${id}/open-obligations`, OFFICE)).body;
    const own = (await api.get(`/api/v1/phases/${id}/open-obligations`, LIAISON)).body;
    expect(all).toContainEqual(expect.objectContaining({ kindTitle: '签收', dueOn: '2024-04-07', daysLate: 1 }));
    expect(own.length).toBeGreaterThan(0);
    expect(own).toEqual(all.filter((row: { owner: string }) => row.owner === '市商务局'));
    expect(own.length).toBeLessThan(all.length);
    expect((await api.get('/api/v1/phases/999999/open-obligations', OFFICE)).status).toBe(404);
    expect((await api.get(`/api/v1/phases/${id}/open-obligations`)).status).toBe(401);
  });
});
