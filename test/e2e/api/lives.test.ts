import { DataSource } from 'typeorm';
import { UnitOfWork } from '../../../src/platform/db/unit-of-work.js';
import { startApi, type TestApi } from '../../support/api.js';
import { wholeInbox } from '../../support/paged.js';
import { aPlan, anItem } from '../../support/builders.js';
import type { EngineApp } from '../../support/engine-app.js';

const OFFICE = 'office.DB-1';
const OTHER_OFFICE = 'office.DB-2';
const LEAD = 'liaison.alpha';
const NOBODY = '999999';

let api: TestApi;
let planId: string;
let itemId: string;
let ids: Record<string, string>;

const sql = <Row>(words: string, parameters: readonly unknown[] = []): Promise<Row[]> => api.app.get(DataSource).query(words, [...parameters]);
const on = (day: string): Promise<unknown> => sql('update clock set demo_at = $1', [`${day}T10:00:00+08:00`]);

beforeAll(async () => {
  api = await startApi({}, false);
  await on('2024-04-01');
  const builders = { run: (work: never) => api.app.get(UnitOfWork).run(work), get: (type: never) => api.app.get(type, { strict: false }) } as unknown as EngineApp;
  const trains = { words: '开行2000列', value: 2000, unit: '列', bound: 'atLeast' as const, year: null };
  planId = (await aPlan('DB-1').withItem(anItem('开行2000列。').ledBy('alpha').helpedBy('beta').dueOn('2024-12-31').promising(trains)).draftedIn(builders)).id;
  await aPlan('DB-2').withItem(anItem('别的。').ledBy('gamma').dueOn('2024-12-31')).issuedIn(builders);
  itemId = (await sql<{ id: string }>('select id from item where plan_id = $1', [planId]))[0]?.id ?? '';
  ids = Object.fromEntries((await sql<{ code: string; id: string }>('select code, id from unit')).map(({ code, id }) => [code, id]));
}, 180_000);
afterAll(() => api.close());

/** Everything an office does with a plan, an item and an instruction, through HTTP from draft to archive. */
describe('the lives of a plan and its item through HTTP', () => {
  it('shows who will receive what before the plan is issued, to its own office only', async () => {
    expect(await api.get(`/api/v1/plans/${planId}`, OFFICE)).toMatchObject({ status: 200, body: { status: 'draft', allowed: ['issue'], workRules: { jointLeads: 'allMustFinish', fourEyes: false } } });
    expect(await api.get(`/api/v1/plans/${planId}/issue-preview`, OFFICE)).toMatchObject({ status: 200, body: { recipients: [{ unit: 'alpha', leads: 1 }, { unit: 'beta', cooperates: 1 }], blocks: [] } });
    for (const login of [LEAD, 'leader']) expect(await api.get(`/api/v1/plans/${planId}/issue-preview`, login)).toMatchObject({ status: 403 });
    expect(await api.get(`/api/v1/plans/${planId}/issue-preview`, OTHER_OFFICE)).toMatchObject({ status: 404 });
    expect(await api.get(`/api/v1/plans/${NOBODY}/issue-preview`, OFFICE)).toMatchObject({ status: 404 });
  });

  it('issues the plan once, in the name of an authority', async () => {
    const issue = (login: string, body: unknown, tag?: string) => api.send('POST', `/api/v1/plans/${planId}/issue`, login, tag === undefined ? {} : { 'if-match': tag }, body);
    for (const body of [{}, { issuingAuthority: 7 }, { issuingAuthority: '长'.repeat(201) }, { issuingAuthority: ' ' }]) expect(await issue(OFFICE, body)).toMatchObject({ status: 422 });
    for (const login of [LEAD, 'leader']) expect(await issue(login, { issuingAuthority: '市政府' })).toMatchObject({ status: 403 });
    expect(await issue(OTHER_OFFICE, { issuingAuthority: '市政府' })).toMatchObject({ status: 404 });
    expect(await issue(OFFICE, { issuingAuthority: '市政府' }, '"v9"')).toMatchObject({ status: 412, body: { code: 'version-mismatch' } });
    expect(await issue(OFFICE, { issuingAuthority: '市政府' }, '"v1"')).toMatchObject({ status: 200, headers: { etag: '"v2"' }, body: { status: 'issued', issuingAuthority: '市政府', allowed: ['close'] } });
    expect(await issue(OFFICE, { issuingAuthority: '市政府' })).toMatchObject({ status: 409, body: { code: 'PLAN_COMMAND_NOT_ALLOWED' } });
  });

  it.each<[string, string, unknown]>([
    ['PUT', 'plans/PLAN/work-rules', { fourEyes: true }], ['POST', 'plans/PLAN/close', {}], ['POST', 'plans/PLAN/archive', {}], ['POST', 'plans/PLAN/satisfaction', { result: 'satisfied' }],
    ['PUT', 'plans/PLAN/groups/districts', { memberCodes: ['alpha'], reason: '依据' }], ['POST', 'items/ITEM/adjustment', { reason: '理由', text: '新内容' }], ['POST', 'items/ITEM/termination', { reason: '理由', authority: '市政府' }],
    ['POST', 'items/ITEM/completion', {}], ['POST', 'items/ITEM/verification', { note: '属实' }], ['POST', 'items/ITEM/close-out', {}], ['POST', 'items/ITEM/reopening', { cause: 'lookBack', reason: '理由' }],
    ['POST', 'items/ITEM/issue', {}], ['PUT', 'items/ITEM/targets/1/baseline', { value: 1 }],
  ])('%s %s is refused to everybody but the office of the plan', async (method, path, body) => {
    const at = (item: string, plan: string): string => `/api/v1/${path.replace('ITEM', item).replace('PLAN', plan)}`;
    for (const login of [LEAD, 'head.alpha', 'leader']) expect(await api.send(method as 'POST', at(itemId, planId), login, {}, body)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await api.send(method as 'POST', at(itemId, planId), OTHER_OFFICE, {}, body)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await api.send(method as 'POST', at(NOBODY, NOBODY), OFFICE, {}, body)).toMatchObject({ status: 404 });
  });

  it.each<[string, unknown]>([
    ['adjustment', { text: '新内容' }], ['adjustment', { reason: '理由', deadline: { words: '年底', dueOn: '2024-02-30' } }], ['adjustment', { reason: '理由', add: [{ unitId: 'x', role: 'lead' }] }],
    ['adjustment', { reason: '理由', add: [{ unitId: '1', role: 'boss' }] }], ['adjustment', { reason: '理由', withdraw: ['0'] }], ['adjustment', { reason: '理由', text: '坏\u0000' }],
    ['termination', { reason: '理由' }], ['verification', {}], ['reopening', { cause: 'whim', reason: '理由' }], ['adjustment', { reason: '理由', status: 'closedOut' }],
  ])('refuses %s with %j', async (command, body) => {
    expect(await api.post(`/api/v1/items/${itemId}/${command}`, OFFICE, body)).toMatchObject({ status: 422, body: { code: 'validation-failed', detail: expect.stringMatching(/[一-龥]/) } });
  });

  it('adjusts the item, and its page shows what the source printed', async () => {
    expect(await api.post(`/api/v1/items/${itemId}/adjustment`, OFFICE, { reason: '提前完成', deadline: { words: '11月底前' } })).toMatchObject({ status: 422, body: { code: 'DEADLINE_EARLIER_THAN_SOURCE' } });
    expect(await api.post(`/api/v1/items/${itemId}/adjustment`, OFFICE, { reason: '提前完成', deadline: { words: '11月底前' }, earlierReason: '赶上展会' })).toMatchObject({
      status: 200, body: { status: 'issued', allowed: ['adjust', 'terminate'], refused: expect.arrayContaining([{ command: 'closeOut', title: '销号', reason: '任务事项现在是“已交办”，不能销号。' }]) },
    });
    expect((await api.get(`/api/v1/items/${itemId}`, LEAD)).body).toMatchObject({ dueOn: '2024-11-30', stricterThanSource: true, original: { dueOn: '2024-12-31' }, allowed: [], refused: [] });
  });

  it('takes a leader\'s instruction, which the office answers', async () => {
    for (const login of [OFFICE, LEAD]) expect(await api.post(`/api/v1/items/${itemId}/instructions`, login, { text: '抓紧。' })).toMatchObject({ status: 403 });
    expect(await api.post(`/api/v1/items/${NOBODY}/instructions`, 'leader', { text: '抓紧。' })).toMatchObject({ status: 404 });
    expect(await api.post(`/api/v1/items/${itemId}/instructions`, 'leader', { text: '' })).toMatchObject({ status: 422 });
    const { body: given } = await api.post(`/api/v1/items/${itemId}/instructions`, 'leader', { text: '抓紧。' });
    expect(given).toMatchObject({ documentNumber: 'DB-1', text: '抓紧。', action: null });
    expect((await api.get('/api/v1/inbox', OFFICE)).body.owed).toEqual([expect.objectContaining({ kind: 'instructionHandling', kindTitle: '批示办理', subjectType: 'instruction', subjectId: given.id })]);
    expect((await api.get('/api/v1/instructions?open=true', OFFICE)).body).toMatchObject([{ id: given.id, allowed: ['answer'] }]);
    expect((await api.get('/api/v1/instructions?open=true', OTHER_OFFICE)).body).toEqual([]);
    expect(await api.get('/api/v1/instructions', LEAD)).toMatchObject({ status: 403 });
    expect(await api.post(`/api/v1/instructions/${given.id}/answer`, 'leader', { action: 'note', note: '好' })).toMatchObject({ status: 403 });
    expect(await api.post(`/api/v1/instructions/${given.id}/answer`, OTHER_OFFICE, { action: 'note', note: '好' })).toMatchObject({ status: 404 });
    expect(await api.post(`/api/v1/instructions/${given.id}/answer`, OFFICE, { action: 'note', note: '已转牵头单位。' })).toMatchObject({ status: 200, body: { action: 'note', allowed: [] } });
    expect((await api.get('/api/v1/inbox', OFFICE)).body.owed).toEqual([]);
  });

  it('follows the numbers of the item against the line of time', async () => {
    const [assignment] = await sql<{ id: string }>(`select id from assignment where item_id = $1 and role = 'lead'`, [itemId]);
    await api.post(`/api/v1/assignments/${assignment?.id}/acknowledgement`, LEAD);
    const reported = { state: 'onTrack', progress: '已开行600列。', targetValues: [{ position: 1, value: 600 }] };
    expect(await api.post(`/api/v1/assignments/${assignment?.id}/progress-reports`, LEAD, reported)).toMatchObject({ status: 201 });
    expect(await api.put(`/api/v1/items/${itemId}/targets/2/baseline`, OFFICE, { value: 100 })).toMatchObject({ status: 404 });
    expect(await api.put(`/api/v1/items/${itemId}/targets/1/baseline`, OFFICE, { value: 'many' })).toMatchObject({ status: 422 });
    expect(await api.put(`/api/v1/items/${itemId}/targets/1/baseline`, OFFICE, { value: 500 })).toMatchObject({ status: 200, body: [{ baseline: 500, expected: 500, behind: false }] });
    await on('2024-07-31');
    expect((await api.get(`/api/v1/items/${itemId}/targets`, LEAD)).body).toEqual([
      { words: '开行2000列', value: 2000, unit: '列', bound: 'atLeast', year: null, position: 1, baseline: 500, from: '2024-04-01', dueOn: '2024-11-30', actual: [{ onDay: '2024-04-01', value: 600, unit: 'alpha' }], expected: 1246.91, behind: true },
    ]);
    expect((await api.get(`/api/v1/items/${itemId}/targets`, 'liaison.beta')).body[0].actual).toEqual([]);
    expect(await api.get(`/api/v1/items/${NOBODY}/targets`, LEAD)).toMatchObject({ status: 404 });
  });

  it('goes from completion to 销号 and back, and its history tells who did what in plain words', async () => {
    const [assignment] = await sql<{ id: string }>(`select id from assignment where item_id = $1 and role = 'lead'`, [itemId]);
    await api.post(`/api/v1/assignments/${assignment?.id}/completion-claim`, LEAD, { evidence: '已开行2000列，见台账。' });
    await api.post(`/api/v1/assignments/${assignment?.id}/completion-claim/acceptance`, OFFICE, {});
    expect(await api.post(`/api/v1/items/${itemId}/close-out`, OFFICE, {})).toMatchObject({ status: 409, body: { detail: '该事项办结后还没有核查，请先登记核查情况，再销号。' } });
    expect(await api.post(`/api/v1/items/${itemId}/verification`, OFFICE, { note: '抽查50列，属实。' })).toMatchObject({ status: 200 });
    expect(await api.post(`/api/v1/items/${itemId}/close-out`, OFFICE, {})).toMatchObject({ status: 200, body: { status: 'closedOut', allowed: ['reopen'] } });
    expect(await api.post(`/api/v1/items/${itemId}/reopening`, OFFICE, { cause: 'lookBack', reason: '台账重复计数', dueOn: '2024-08-31' })).toMatchObject({ status: 200, body: { status: 'inProgress' } });
    const lines = async (login: string, query = '') => (await api.get(`/api/v1/items/${itemId}/history${query}`, login)).body.map((row: { who: string; line: string }) => `${row.who}：${row.line}`);
    expect(await lines(OFFICE)).toEqual([
      'DB-1办公室：重新办理；由“已销号”改为“办理中”；时限由2024-11-30改为2024-08-31；回头看；理由：台账重复计数', 'DB-1办公室：销号；由“已办结”改为“已销号”', 'DB-1办公室：核查；理由：抽查50列，属实。',
      'DB-1办公室：事项办结；由“办理中”改为“已办结”', 'DB-1办公室：alpha 同意办结', 'alpha联络员：alpha 申报办结', 'alpha联络员：alpha 报告进展', 'alpha联络员：alpha 签收', '分管领导：批示',
      'DB-1办公室：调整事项；时限由2024-12-31改为2024-11-30；理由：提前完成',
    ]);
    expect(await lines('liaison.beta')).not.toContain('alpha联络员：alpha 签收');
    const [first] = (await api.get(`/api/v1/items/${itemId}/history?limit=1`, OFFICE)).body;
    expect(await lines(OFFICE, `?limit=1&before=${first.id}`)).toEqual(['DB-1办公室：销号；由“已办结”改为“已销号”']);
    expect(await api.get(`/api/v1/items/${itemId}/history?limit=0`, OFFICE)).toMatchObject({ status: 422 });
    expect(await api.get(`/api/v1/items/${NOBODY}/history`, OFFICE)).toMatchObject({ status: 404 });
  });

  it('tells the groups of a plan with their members, and no groups where it uses none', async () => {
    expect(await api.get(`/api/v1/plans/${planId}/groups`, OFFICE)).toMatchObject({ status: 200, body: [] });
    expect((await api.get(`/api/v1/plans/${NOBODY}/groups`, OFFICE)).status).toBe(404);
    await sql(`insert into unit_group (code, name, aliases, membership_known) values ('both', '两家', '{}', true)`);
    const version = (await api.get(`/api/v1/plans/${planId}`, OFFICE)).body.version;
    expect((await api.send('PUT', `/api/v1/plans/${planId}/groups/both`, OFFICE, { 'if-match': `"v${version}"` }, { memberCodes: ['beta', 'alpha'], reason: '公文所列' })).status).toBe(200);
    expect((await api.get(`/api/v1/plans/${planId}/groups`, OFFICE)).body).toEqual([{ code: 'both', name: '两家', words: '公文所列', members: [{ code: 'alpha', name: 'alpha' }, { code: 'beta', name: 'beta' }], items: 0 }]);
    expect((await api.get(`/api/v1/plans/${planId}/groups`, OTHER_OFFICE)).status).toBe(404);
  });

  it('closes the plan knowingly and archives it', async () => {
    expect(await api.post(`/api/v1/plans/${planId}/archive`, OFFICE)).toMatchObject({ status: 409 });
    expect(await api.get(`/api/v1/plans/${planId}/close-preview`, OFFICE)).toMatchObject({ status: 200, body: { planId, items: [{ itemId, label: '第1项 开行2000列', status: 'inProgress', statusTitle: '办理中' }], instructions: 0, awaitsJudgement: false } });
    expect((await api.get(`/api/v1/plans/${planId}/close-preview`, OTHER_OFFICE)).status).toBe(404);
    expect((await api.get(`/api/v1/plans/${planId}/close-preview`, LEAD)).status).toBe(403);
    expect(await api.post(`/api/v1/plans/${planId}/close`, OFFICE, {})).toMatchObject({ status: 409, body: { code: 'conflict-state', errors: [{ pointer: `/items/${itemId}`, detail: '第1项 开行2000列：办理中' }] } });
    expect(await api.post(`/api/v1/plans/${planId}/close`, OFFICE, { confirmOpen: true, reason: '转入下一年方案' })).toMatchObject({ status: 200, body: { status: 'closed', allowed: ['archive'] } });
    expect(await api.post(`/api/v1/items/${itemId}/adjustment`, OFFICE, { reason: '理由', text: '新内容' })).toMatchObject({ status: 409, body: { detail: '方案现在是“已结束”，其事项不再办理。' } });
    expect(await api.post(`/api/v1/items/${itemId}/instructions`, 'leader', { text: '再办。' })).toMatchObject({ status: 409 });
    expect(await api.post(`/api/v1/plans/${planId}/archive`, OFFICE)).toMatchObject({ status: 200, body: { status: 'archived' } });
    expect(await api.get(`/api/v1/plans/${planId}`, 'leader')).toMatchObject({ body: { status: 'archived', closingReason: '转入下一年方案', closedOn: '2024-07-31', archivedOn: '2024-07-31' } });
  });
});

describe('changes of units through HTTP', () => {
  it('are for the offices', async () => {
    const { gamma } = ids;
    for (const login of ['liaison.gamma', 'head.gamma', 'leader']) {
      expect(await api.post(`/api/v1/units/${gamma}/rename`, login, { name: 'delta', reason: '改名' })).toMatchObject({ status: 403 });
      expect(await api.post('/api/v1/units', login, { name: '新局', kind: 'government' })).toMatchObject({ status: 403 });
      expect(await api.get(`/api/v1/units/${gamma}/change-preview`, login)).toMatchObject({ status: 403 });
      expect(await api.get('/api/v1/unit-changes', login)).toMatchObject({ status: 403 });
    }
    expect(await api.post(`/api/v1/units/${NOBODY}/rename`, OFFICE, { name: 'delta', reason: '改名' })).toMatchObject({ status: 404 });
    expect(await api.get(`/api/v1/units/${NOBODY}/change-preview`, OFFICE)).toMatchObject({ status: 404 });
  });

  it('enter new units and names, refuse names that are taken', async () => {
    const added = await api.post('/api/v1/units', OFFICE, { name: '市数据局', kind: 'government' });
    expect(added).toMatchObject({ status: 201, body: { name: '市数据局', kind: 'government', validTo: null } });
    expect(await api.post('/api/v1/units', OFFICE, { name: '市 数据局', kind: 'government' })).toMatchObject({ status: 409 });
    expect(await api.post('/api/v1/units', OFFICE, { name: ' ', kind: 'government' })).toMatchObject({ status: 422, body: { code: 'UNIT_NAME_MISSING' } });
    expect(await api.post('/api/v1/units', OFFICE, { name: '局', kind: 'bureau' })).toMatchObject({ status: 422 });
    expect(await api.post(`/api/v1/units/${added.body.id}/aliases`, OFFICE, { words: '数据局', reason: 'shortForm' })).toMatchObject({ status: 201 });
    expect(await api.post(`/api/v1/units/${added.body.id}/aliases`, OFFICE, { words: 'gamma', reason: 'shortForm' })).toMatchObject({ status: 409 });
    expect((await api.get(`/api/v1/units/match?name=${encodeURIComponent('数据局')}`, OFFICE)).body).toMatchObject({ outcome: 'matched', name: '市数据局', aliasReason: 'shortForm' });
  });

  it.each([['merge', {}], ['merge', { unitIds: [], reason: '并' }], ['merge', { unitIds: ['1', '1'], reason: '并' }], ['split', { into: ['x'], reason: '拆' }], ['dissolve', { reason: '撤', effectiveOn: '2024-13-01' }], ['rename', { name: '新' }]])(
    'refuse %s with %j', async (change, body) => expect(await api.post(`/api/v1/units/${ids['gamma']}/${change}`, OFFICE, body)).toMatchObject({ status: 422 }));

  it('H10 are previewed, scheduled, listed and taken back; the successor reads what was done, who was there before does not', async () => {
    const { alpha, gamma } = ids;
    expect((await api.get(`/api/v1/units/${gamma}/change-preview?successorId=${alpha}`, OFFICE)).body).toMatchObject({ unit: 'gamma', plans: [{ documentNumber: 'DB-2', assignments: 1, merges: 0 }], people: ['gamma联络员', 'gamma负责人'] });
    const [told] = await sql<{ id: string }>('select id from assignment where unit_id = $1', [gamma]);
    await api.post(`/api/v1/assignments/${told?.id}/acknowledgement`, 'liaison.gamma');
    expect(await api.post(`/api/v1/assignments/${told?.id}/progress-reports`, 'liaison.gamma', { state: 'onTrack', progress: 'gamma所报。' })).toMatchObject({ status: 201 });
    const { body: change } = await api.post(`/api/v1/units/${alpha}/merge`, OFFICE, { unitIds: [gamma], reason: '机构改革', effectiveOn: '2024-09-01' });
    expect(change).toMatchObject({ kind: 'merge', kindTitle: '合并', from: ['gamma'], to: ['alpha'], appliedAt: null });
    expect((await api.get('/api/v1/unit-changes', OTHER_OFFICE)).body).toMatchObject([{ id: change.id }]);
    expect(await api.delete(`/api/v1/unit-changes/${change.id}`, OFFICE)).toMatchObject({ status: 200, body: { cancelledAt: expect.any(String) } });
    expect(await api.post(`/api/v1/units/${gamma}/dissolve`, OFFICE, { reason: '机构改革', successorId: alpha })).toMatchObject({ status: 201, body: { kindTitle: '撤销', appliedAt: expect.any(String) } });
    expect(await api.get('/api/v1/inbox', 'liaison.gamma')).toMatchObject({ status: 401 });
    const [taken] = await sql<{ item: string }>(`select item_id as item from assignment where id = $1`, [told?.id]);
    expect(await api.get(`/api/v1/items/${taken?.item}`, 'liaison.gamma')).toMatchObject({ status: 401 });
    expect(JSON.stringify((await api.get(`/api/v1/items/${taken?.item}`, LEAD)).body.progressReports)).toContain('gamma所报。');
    expect((await wholeInbox(api, LEAD)).owed.map((row: { documentNumber: string }) => row.documentNumber)).toContain('DB-2');
  });
});
