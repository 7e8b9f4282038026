import { DataSource } from 'typeorm';
import { addDays } from '../../../src/domain/kernel/local-date.js';
import { startApi, type TestApi } from '../../support/api.js';
import { wholeInbox } from '../../support/paged.js';

interface Account { login: string; role: string; unit: string | null; leadingGroup: string | null }
interface Duty { id: string; unit: string; role: string; status: string; allowed: string[] }

let api: TestApi;
let accounts: Account[];
const EVIDENCE = '三家试点商圈改造完成并通过验收，见验收意见。';
const OFFICE = 'office.2024-21';

beforeAll(async () => {
  api = await startApi();
  accounts = (await api.get('/api/v1/demo-accounts')).body;
}, 180_000);
afterAll(() => api.close());

const on = (day: string): Promise<unknown> => api.app.get(DataSource).query('update clock set demo_at = $1', [`${day}T10:00:00+08:00`]);
const liaisonOf = (unit: string): string => accounts.find((account) => account.role === 'liaison' && account.unit === unit)?.login ?? '';

/** Work on the foreign-trade plan (武政办〔2024〕21号): an item led by one unit, from the signature to the office's answer. */
describe('a claim of completion through HTTP', () => {
  let planId: string;
  let item: { itemId: string; dueOn: string };
  let duty: Duty;
  let helper: Duty;
  let lead: string;
  const page = async (login: string) => (await api.get(`/api/v1/items/${item.itemId}`, login)).body;
  const dutyFor = async (login: string): Promise<Duty> => (await page(login)).assignmentsOfUnits.find((row: Duty) => row.id === duty.id);
  const claim = (login: string, evidence = EVIDENCE) => api.post(`/api/v1/assignments/${duty.id}/completion-claim`, login, { evidence });

  beforeAll(async () => {
    const [plan] = (await api.get(`/api/v1/plans?name=${encodeURIComponent('武政办〔2024〕21号')}`, 'leader')).body.rows;
    planId = plan.id;
    const ledger = (await api.get(`/api/v1/plans/${planId}/ledger`, 'leader')).body;
    for (const row of ledger.filter((candidate: { dueOn: string | null }) => candidate.dueOn !== null && candidate.dueOn > '2024-06-01')) {
      const units: Duty[] = (await api.get(`/api/v1/items/${row.itemId}`, 'leader')).body.assignmentsOfUnits;
      const leads = units.filter(({ role }) => role === 'lead');
      const cooperating = units.find(({ role, unit }) => role === 'cooperating' && liaisonOf(unit) !== '');
      if (leads.length !== 1 || !leads[0] || liaisonOf(leads[0].unit) === '' || !cooperating) continue;
      [item, duty, helper, lead] = [row, leads[0], cooperating, liaisonOf(leads[0].unit)];
      break;
    }
    for (const [login, { id }] of [[lead, duty], [liaisonOf(helper.unit), helper]] as const) {
      await api.post(`/api/v1/assignments/${id}/acknowledgement`, login);
      await api.post(`/api/v1/assignments/${id}/progress-reports`, login, { state: 'onTrack', progress: '已完成两家。' });
    }
    await on(addDays(item.dueOn, -2));
  }, 180_000);

  it('is offered to the lead unit and to nobody else', async () => {
    expect(await dutyFor(lead)).toMatchObject({ status: 'inProgress', allowed: ['report', 'filePlan', 'requestExtension', 'claimCompletion'] });
    for (const login of [OFFICE, 'leader', liaisonOf(helper.unit)]) expect((await dutyFor(login)).allowed).toEqual([]);
    expect(await api.post(`/api/v1/assignments/${helper.id}/completion-claim`, liaisonOf(helper.unit), { evidence: EVIDENCE })).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await claim(liaisonOf(helper.unit))).toMatchObject({ status: 404 });
  });

  it.each([
    ['no evidence', {}, 422, 'validation-failed'],
    ['blank evidence', { evidence: '  ' }, 422, 'COMPLETION_EVIDENCE_MISSING'],
    ['too long an evidence', { evidence: '长'.repeat(5001) }, 422, 'COMPLETION_EVIDENCE_TOO_LONG'],
    ['a NUL in the evidence', { evidence: '已完成\u0000' }, 422, 'validation-failed'],
  ])('is refused with %s', async (_, body, status, code) => {
    expect(await api.post(`/api/v1/assignments/${duty.id}/completion-claim`, lead, body)).toMatchObject({ status, body: { code, detail: expect.stringMatching(/[一-龥]/) } });
  });

  it('lies with the office, whose inbox shows it with its own date, while the unit\'s clock stands still', async () => {
    expect(await claim(lead)).toMatchObject({ status: 201, body: { status: 'completionReview', claimedOn: addDays(item.dueOn, -2), allowed: [] } });
    expect(await claim(lead)).toMatchObject({ status: 409, body: { code: 'ASSIGNMENT_COMMAND_NOT_ALLOWED' } });
    const office = (await api.get('/api/v1/inbox', OFFICE)).body;
    expect(office.owed).toEqual([expect.objectContaining({ kind: 'officeReview', kindTitle: '办公室审核', subjectType: 'assignment', subjectId: duty.id, title: expect.stringContaining(`${duty.unit}申报办结`) })]);
    const [account] = accounts.filter(({ login }) => login === OFFICE);
    expect(account?.leadingGroup).not.toBeNull();
    expect((await dutyFor(OFFICE)).allowed).toEqual(['acceptCompletion', 'returnForRework']);
    expect((await page(OFFICE)).completionClaims).toMatchObject([{ unit: duty.unit, evidence: EVIDENCE, decision: null }]);
    expect((await page(liaisonOf(helper.unit))).completionClaims).toEqual([]);
    await on(addDays(item.dueOn, 8));
    const own = (await wholeInbox(api, lead)).owed.find((row: { kind: string; subjectId: string }) => row.kind === 'itemCompletion' && row.subjectId === duty.id);
    expect(own.light).toMatchObject({ colour: 'grey', reason: '计时已暂停，恢复后继续计时。' });
  });

  it('is answered by the plan\'s own office only, and a return says why', async () => {
    for (const [login, status] of [['office.2024-20', 404], ['leader', 403], [lead, 403]] as const) {
      expect(await api.post(`/api/v1/assignments/${duty.id}/completion-claim/acceptance`, login, {})).toMatchObject({ status });
      expect(await api.post(`/api/v1/assignments/${duty.id}/completion-claim/return`, login, { reason: '退回' })).toMatchObject({ status });
    }
    expect(await api.post(`/api/v1/assignments/${duty.id}/completion-claim/return`, OFFICE, {})).toMatchObject({ status: 422 });
    expect(await api.post(`/api/v1/assignments/${duty.id}/completion-claim/return`, OFFICE, { reason: ' ' })).toMatchObject({ status: 422, body: { code: 'REASON_MISSING' } });
    expect(await api.post(`/api/v1/assignments/${duty.id}/completion-claim/return`, OFFICE, { reason: '缺少一家的验收意见。' })).toMatchObject({ status: 200, body: { status: 'inProgress', claimedOn: null } });
    const own = (await wholeInbox(api, lead)).owed.find((row: { kind: string; subjectId: string }) => row.kind === 'itemCompletion' && row.subjectId === duty.id);
    expect(own).toMatchObject({ dueOn: item.dueOn, effectiveDueOn: addDays(item.dueOn, 10), light: { colour: 'yellow', reason: expect.stringContaining('到期，停表10天，还有2天') } });
    expect((await api.get('/api/v1/inbox', OFFICE)).body.owed).toEqual([]);
  });

  it('stands still again while the item is suspended', async () => {
    const path = `/api/v1/items/${item.itemId}/suspension`;
    expect(await api.post(path, lead, { reason: '等待' })).toMatchObject({ status: 403 });
    expect(await api.delete(path, OFFICE)).toMatchObject({ status: 409, body: { code: 'ITEM_COMMAND_NOT_ALLOWED' } });
    expect((await page(OFFICE)).allowed).toEqual(['adjust', 'suspend', 'terminate']);
    expect(await api.post(path, OFFICE, { reason: '等待上级文件。' })).toMatchObject({ status: 200, body: { status: 'suspended', allowed: ['resume', 'adjust', 'terminate'] } });
    expect((await dutyFor(lead)).allowed).toEqual(['report', 'filePlan']);
    expect(await claim(lead)).toMatchObject({ status: 409, body: { code: 'conflict-state' } });
    await on(addDays(item.dueOn, 11));
    expect(await api.delete(path, 'office.2024-20')).toMatchObject({ status: 404 });
    expect(await api.delete(path, OFFICE)).toMatchObject({ status: 200, body: { status: 'inProgress' } });
    expect((await page('leader')).suspensions).toEqual([{ reason: '等待上级文件。', suspendedOn: addDays(item.dueOn, 8), resumedOn: addDays(item.dueOn, 11) }]);
  });

  it('accepted late, completes the item on the day it was claimed, and the wait is the office\'s', async () => {
    await on(addDays(item.dueOn, 13));
    expect(await claim(lead)).toMatchObject({ status: 201 });
    await on(addDays(item.dueOn, 30));
    expect(await api.post(`/api/v1/assignments/${duty.id}/completion-claim/acceptance`, OFFICE, { reason: '材料齐全。' })).toMatchObject({ status: 200, body: { status: 'completed' } });
    expect(await page('leader')).toMatchObject({ status: 'completed', light: { colour: 'grey', reason: expect.stringContaining('停表13天，没有逾期') } });
    const window = `from=${item.dueOn}&to=${item.dueOn}`;
    const { body } = await api.get(`/api/v1/plans/${planId}/lateness?${window}`, OFFICE);
    expect(body.units.find((row: { unit: string }) => row.unit === duty.unit)).toMatchObject({ inTime: 1, late: 0, daysAtOffice: 27 });
    const unitId = body.units.find((row: { unit: string }) => row.unit === duty.unit).unitId;
    const mine = await api.get(`/api/v1/units/${unitId}/lateness?${window}`, lead);
    expect(mine.body).toMatchObject({ unit: duty.unit, plans: expect.arrayContaining([expect.objectContaining({ planId, inTime: 1 })]) });
    expect(mine.body.obligations).toContainEqual(expect.objectContaining({
      planId, dueOn: item.dueOn, effectiveDueOn: addDays(item.dueOn, 13), stoodStill: { officeReview: 10, itemSuspended: 3 }, settledOn: addDays(item.dueOn, 13), daysLate: 0, daysAtOffice: 27,
    }));
  });

  it('shows lateness to the unit itself, to leaders, and to offices for their own plans', async () => {
    const all = (await api.get(`/api/v1/plans/${planId}/lateness`, 'leader')).body;
    expect(all.units.length).toBeGreaterThan(3);
    const unitId = all.units.find((row: { unit: string }) => row.unit === duty.unit).unitId;
    expect((await api.get(`/api/v1/plans/${planId}/lateness`, lead)).body.units.map((row: { unit: string }) => row.unit)).toEqual([duty.unit]);
    expect(await api.get(`/api/v1/plans/${planId}/lateness`, 'office.2024-20')).toMatchObject({ status: 404 });
    expect(await api.get(`/api/v1/units/${unitId}/lateness`, liaisonOf(helper.unit))).toMatchObject({ status: 404 });
    const ofOffice = (await api.get(`/api/v1/units/${unitId}/lateness`, OFFICE)).body.plans.map((row: { planId: string }) => row.planId);
    const ofLeader = (await api.get(`/api/v1/units/${unitId}/lateness`, 'leader')).body.plans.map((row: { planId: string }) => row.planId);
    expect(ofOffice).toEqual([planId]);
    expect(ofLeader).toContain(planId);
    expect(await api.get(`/api/v1/leading-groups/${all.office.leadingGroupId}/lateness`, OFFICE)).toMatchObject({ status: 200, body: { office: { owed: 2, late: 2, longestWaitingDays: null } } });
    expect(await api.get(`/api/v1/leading-groups/${all.office.leadingGroupId}/lateness`, 'office.2024-20')).toMatchObject({ status: 404 });
    expect(await api.get(`/api/v1/leading-groups/${all.office.leadingGroupId}/lateness`, lead)).toMatchObject({ status: 404 });
    expect(await api.get('/api/v1/leading-groups/999999/lateness', 'leader')).toMatchObject({ status: 404 });
    expect(await api.get('/api/v1/units/999999/lateness', 'leader')).toMatchObject({ status: 404 });
  });

  it.each([['from=2024-02-30', 422], ['to=明天', 422], ['from=2024-07-01&to=2024-06-30', 422], ['from=2024-01-01&from=2024-02-01', 400]])('refuses the window %s', async (window, status) => {
    expect(await api.get(`/api/v1/plans/${planId}/lateness?${encodeURI(window)}`, 'leader')).toMatchObject({ status, body: { detail: expect.stringMatching(/[一-龥]/) } });
  });
});
