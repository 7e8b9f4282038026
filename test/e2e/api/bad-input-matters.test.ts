import { DataSource } from 'typeorm';
import { UnitOfWork } from '../../../src/platform/db/unit-of-work.js';
import { type Answer, startApi, type TestApi } from '../../support/api.js';
import { aPlan, anItem } from '../../support/builders.js';
import type { EngineApp } from '../../support/engine-app.js';

const OFFICE = 'office.DB-1';
const ALPHA = 'liaison.alpha';
const BETA = 'liaison.beta';

let api: TestApi;
let planId: string;
let items: string[];
let foreign: { planId: string; itemId: string; assignmentId: string; unitId: string };
let ids: Record<string, string>;

const sql = <Row>(words: string, parameters: readonly unknown[] = []): Promise<Row[]> => api.app.get(DataSource).query(words, [...parameters]);
const at = (instant: string): Promise<unknown> => sql('update clock set demo_at = $1', [instant]);
const isRefused = ({ status, type, body }: Answer, expected: number): void => {
  expect([status, type]).toEqual([expected, expect.stringContaining('application/problem+json')]);
  expect(body.detail).toMatch(/[一-龥]/);
};
const adjust = (asked: object): Promise<Answer> => api.post(`/api/v1/items/${items[0]}/adjustment`, OFFICE, { reason: '分工调整', ...asked });

beforeAll(async () => {
  api = await startApi({}, false);
  await at('2024-04-01T10:00:00+08:00');
  const builders = { run: (work: never) => api.app.get(UnitOfWork).run(work), get: (type: never) => api.app.get(type, { strict: false }) } as unknown as EngineApp;
  planId = (await aPlan('DB-1')
    .withItem(anItem('开行2000列。').ledBy('alpha').helpedBy('gamma').dueOn('2024-06-28'))
    .withItem(anItem('建成平台。').ledBy('beta').dueOn('2024-06-28'))
    .withItem(anItem('另一件。').ledBy('delta').helpedBy('epsilon').dueOn('2024-12-31'))
    .issuedIn(builders)).id;
  const elsewhere = (await aPlan('DB-2').withItem(anItem('别处的事。').ledBy('zeta').dueOn('2024-12-31')).issuedIn(builders)).id;
  const [stranger] = await sql<typeof foreign>('select plan_id as "planId", item_id as "itemId", id as "assignmentId", unit_id as "unitId" from assignment where plan_id = $1', [elsewhere]);
  if (!stranger) throw new Error('no other plan');
  foreign = stranger;
  items = (await sql<{ id: string }>('select id from item where plan_id = $1 order by position', [planId])).map(({ id }) => id);
  ids = Object.fromEntries((await sql<{ code: string; id: string }>('select code, id from unit')).map(({ code, id }) => [code, id]));
}, 180_000);
afterAll(() => api.close());

describe('names of units', () => {
  it.each([
    ['composed and decomposed letters', 'Café管理局'.normalize('NFC'), 'Café管理局'.normalize('NFD')],
    ['half and full width', 'IT局(筹)', 'ＩＴ局（筹）'],
    ['spaces', '数据局', ' 数　据 局 '],
  ])('C20 that differ in %s only are one name: the second is refused', async (_, first, second) => {
    expect(await api.post('/api/v1/units', OFFICE, { name: first, kind: 'government' })).toMatchObject({ status: 201 });
    const again = await api.post('/api/v1/units', OFFICE, { name: second, kind: 'government' });
    isRefused(again, 409);
    expect(again.body.detail).toContain('请核对');
    expect((await api.get(`/api/v1/units/match?name=${encodeURIComponent(second)}`, OFFICE)).body).toMatchObject({ outcome: 'matched', name: first });
  });

  it.each<[string, string, (units: Record<string, string>) => object]>([
    ['merged into itself', 'merge', ({ delta }) => ({ unitIds: [delta] })],
    ['merged into itself among others', 'merge', ({ delta, epsilon }) => ({ unitIds: [epsilon, delta] })],
    ['dissolved into itself', 'dissolve', ({ delta }) => ({ successorId: delta })],
    ['split into itself', 'split', ({ delta, epsilon }) => ({ into: [delta, epsilon] })],
  ])('C54 a unit is not %s', async (_, change, body) => {
    const before = await sql('select count(*) from unit_change');
    isRefused(await api.post(`/api/v1/units/${ids['delta']}/${change}`, OFFICE, { reason: '机构改革', ...body(ids) }), 422);
    expect(await sql('select count(*) from unit_change')).toEqual(before);
  });

  it.each([['on the same day', '2024-09-01'], ['after that', '2024-10-01']])('C54 a unit is not merged into one that goes into it: %s', async (_, effectiveOn) => {
    const { delta, epsilon } = ids;
    const first = await api.post(`/api/v1/units/${delta}/merge`, OFFICE, { unitIds: [epsilon], reason: '机构改革', effectiveOn: '2024-09-01' });
    expect(first).toMatchObject({ status: 201, body: { appliedAt: null } });
    const back = await api.post(`/api/v1/units/${epsilon}/merge`, OFFICE, { unitIds: [delta], reason: '机构改革', effectiveOn });
    isRefused(back, 409);
    expect(back.body.detail).toContain('2024-09-01');
    expect(await api.delete(`/api/v1/unit-changes/${first.body.id}`, OFFICE)).toMatchObject({ status: 200 });
  });

  it('C54 a unit is not dissolved before it would take over another', async () => {
    const { delta, epsilon, gamma } = ids;
    const first = await api.post(`/api/v1/units/${delta}/merge`, OFFICE, { unitIds: [epsilon], reason: '机构改革', effectiveOn: '2024-09-01' });
    isRefused(await api.post(`/api/v1/units/${delta}/dissolve`, OFFICE, { successorId: gamma, reason: '机构改革', effectiveOn: '2024-08-01' }), 409);
    const chained = await api.post(`/api/v1/units/${delta}/dissolve`, OFFICE, { successorId: gamma, reason: '机构改革', effectiveOn: '2024-10-01' });
    expect(chained).toMatchObject({ status: 201, body: { appliedAt: null } });
    for (const { body } of [chained, first]) expect(await api.delete(`/api/v1/unit-changes/${body.id}`, OFFICE)).toMatchObject({ status: 200 });
  });
});

describe('the units of an item', () => {
  const assignments = (): Promise<unknown[]> => sql('select unit_id, role, status from assignment where item_id = $1 order by id', [items[0]]);

  it.each<[string, number, (units: Record<string, string>) => object]>([
    ['given what they have', 409, ({ alpha }) => ({ add: [{ unitId: alpha, role: 'lead' }] })],
    ['both lead and helper', 422, ({ alpha }) => ({ add: [{ unitId: alpha, role: 'cooperating' }] })],
    ['both lead and helper from the beginning', 422, ({ delta }) => ({ add: [{ unitId: delta, role: 'lead' }, { unitId: delta, role: 'cooperating' }] })],
    ['given the same twice', 422, ({ delta }) => ({ add: [{ unitId: delta, role: 'cooperating' }, { unitId: delta, role: 'cooperating' }] })],
    ['unknown', 422, () => ({ add: [{ unitId: '999999', role: 'cooperating' }] })],
    ['more than any list has', 422, () => ({ add: Array.from({ length: 301 }, (__, index) => ({ unitId: String(index + 1), role: 'cooperating' })) })],
    ['of a role that is none', 422, ({ delta }) => ({ add: [{ unitId: delta, role: 'boss' }] })],
  ])('C53 are not %s', async (what, status, asked) => {
    const before = await assignments();
    const refused = await adjust(asked(ids));
    isRefused(refused, status);
    if (what === 'unknown') expect(refused.body).toMatchObject({ code: 'reference-unknown', errors: [{ pointer: '/add' }] });
    expect(await assignments()).toEqual(before);
  });

  it('C53 are none that has ended, and the answer names who took over', async () => {
    const { body: ended } = await api.post('/api/v1/units', OFFICE, { name: '招商办', kind: 'government' });
    expect(await api.post(`/api/v1/units/${ended.id}/dissolve`, OFFICE, { successorId: ids['gamma'], reason: '机构改革' })).toMatchObject({ status: 201 });
    await at('2024-04-02T10:00:00+08:00');
    const refused = await adjust({ add: [{ unitId: ended.id, role: 'cooperating' }] });
    isRefused(refused, 422);
    expect(refused.body).toMatchObject({ code: 'reference-ended', detail: expect.stringContaining('它的承接单位是“gamma”'), errors: [{ pointer: '/add' }] });
  });
});

/** `404` and `409` are for what the path names; what the body names is a part of the input. */
describe('an object that a body names', () => {
  const UNKNOWN = '999999';
  const assignmentOf = async (unit: string): Promise<string> => (await sql<{ id: string }>('select id from assignment where plan_id = $1 and unit_id = $2 order by id limit 1', [planId, ids[unit]]))[0]?.id ?? '';
  const named: [string, string, () => string, (id: string) => Promise<Answer>][] = [
    ['an item to send a notice about', '/itemId', () => foreign.itemId, (itemId) => api.post('/api/v1/notices', OFFICE, { itemId, unitId: ids['alpha'], colour: 'blue', text: '请抓紧。' })],
    ['a unit to send it to', '/unitId', () => foreign.unitId, (unitId) => api.post('/api/v1/notices', OFFICE, { itemId: items[0], unitId, colour: 'blue', text: '请抓紧。' })],
    ['a plan to write about', '/planIds', () => foreign.planId, (id) => api.post('/api/v1/circulars', OFFICE, { kind: 'circular', from: '2024-01-01', to: '2024-03-31', planIds: [planId, id] })],
    ['a plan to rehearse', '/planId', () => foreign.planId, (id) => api.post('/api/v1/rehearsals', OFFICE, { planId: id, to: '2024-06-30', assume: 'nobodyActs' })],
    ['an assignment to take back', '/withdraw', () => foreign.assignmentId, (id) => adjust({ withdraw: [id] })],
    ['an assignment to change', '/changeRole', () => foreign.assignmentId, (assignmentId) => adjust({ changeRole: [{ assignmentId, role: 'guiding' }] })],
    ['a unit to urge', '/unitIds', () => foreign.unitId, (id) => api.post(`/api/v1/items/${items[0]}/urges`, OFFICE, { unitIds: [ids['alpha'], id] })],
    ['an assignment to sign for', '/assignmentIds', () => foreign.assignmentId, async (id) => api.post('/api/v1/assignments/acknowledgements', ALPHA, { assignmentIds: [await assignmentOf('alpha'), id] })],
    ['an assignment that goes elsewhere when a unit is split', '/assignments', () => foreign.assignmentId, (assignmentId) =>
      api.post(`/api/v1/units/${ids['delta']}/split`, OFFICE, { into: [ids['epsilon'], ids['gamma']], assignments: [{ assignmentId, unitId: ids['gamma'] }], reason: '机构改革' })],
  ];

  it.each(named)('C53 is not told apart when it is unknown and when it is out of scope, and the field is named: %s', async (_, pointer, outOfScope, asked) => {
    const state = () => sql(`select (select count(*) from notice) as notices, (select count(*) from circular) as circulars, (select count(*) from urge) as urges, (select count(*) from unit_change) as changes,
                                    (select md5(string_agg(assignment::text, '' order by id)) from assignment) as assignments, (select count(*) from audit_entry where outcome = 'done') as audit`);
    const before = await state();
    const [unknown, hidden] = [await asked(UNKNOWN), await asked(outOfScope())];
    isRefused(unknown, 422);
    expect(unknown.body).toMatchObject({ code: 'reference-unknown', errors: [{ pointer, code: 'reference-unknown' }] });
    expect(hidden.status).toBe(422);
    expect(hidden.body).toEqual({ ...unknown.body, detail: unknown.body.detail.replace(UNKNOWN, outOfScope()), traceId: expect.any(String) });
    expect(await state()).toEqual(before);
  });

  it.each<[string, string, () => Promise<Answer>]>([
    ['a unit that goes into another', '/unitIds', () => api.post(`/api/v1/units/${ids['delta']}/merge`, OFFICE, { unitIds: [UNKNOWN], reason: '机构改革' })],
    ['a unit that takes over', '/successorId', () => api.post(`/api/v1/units/${ids['delta']}/dissolve`, OFFICE, { successorId: UNKNOWN, reason: '机构改革' })],
    ['units that come of another', '/into', () => api.post(`/api/v1/units/${ids['delta']}/split`, OFFICE, { into: [ids['epsilon'], UNKNOWN], reason: '机构改革' })],
    ['a unit that should have it instead', '/proposedUnitId', async () => api.post(`/api/v1/assignments/${await assignmentOf('beta')}/decline`, BETA, { reason: '不属于我局。', proposedUnitId: UNKNOWN })],
  ])('C53 is refused with its field when the directory has none: %s', async (_, pointer, asked) => {
    const refused = await asked();
    isRefused(refused, 422);
    expect(refused.body).toMatchObject({ code: 'reference-unknown', errors: [{ pointer }] });
  });

  it('C53 keeps an audit row of the attempt, as of an unknown one', async () => {
    const refusals = async (): Promise<number> => (await sql<{ count: number }>(`select count(*)::int as count from audit_entry where action = 'access.refused'`))[0]?.count ?? 0;
    const before = await refusals();
    for (const itemId of [UNKNOWN, foreign.itemId]) await api.post('/api/v1/notices', OFFICE, { itemId, unitId: ids['alpha'], colour: 'blue', text: '请抓紧。' });
    expect(await refusals()).toBe(before + 2);
  });
});

describe('deadlines and counts', () => {
  it.each(['2024-02-30', '2024-13-01', '24.6.30', '2024-6-30', '昨天'])('C45 %s is no day of an item', async (dueOn) => isRefused(await adjust({ deadline: { words: '', dueOn } }), 422));

  it.each<[string, object]>([
    ['earlier than the source without a reason', { words: '5月底前' }], ['with a blank reason', { words: '5月底前' }], ['of no words', { words: '' }],
  ])('C44 a deadline %s is refused', async (what, deadline) => isRefused(await adjust({ deadline, ...(what.includes('blank') ? { earlierReason: ' ' } : {}) }), 422));

  it.each(['2023年12月', '3月底前', '适时'])('C46 %s is no deadline that a person sets now: it is over, or no day', async (words) => isRefused(await adjust({ deadline: { words } }), 422));

  it.each([['持续推进'], ['长期'], ['长期坚持']])('C47 %s is a deadline without end', async (words) => {
    expect(await adjust({ deadline: { words } })).toMatchObject({ status: 200 });
    expect((await api.get(`/api/v1/items/${items[0]}`, OFFICE)).body).toMatchObject({ dueOn: null, evergreen: true, deadlineWords: words });
  });

  it.each([['', 422], ['—', 422], ['  ', 422]])('C47 "%s" is not taken for one when a person sets it', async (words, status) => isRefused(await adjust({ deadline: { words } }), status));

  it.each([['上半年', '2024-06-30'], ['9月底前', '2024-09-30'], ['三季度', '2024-09-30'], ['2025年底', '2025-12-31'], ['5月下旬', '2024-05-31']])('C48 %s is %s, and stays readable', async (words, dueOn) => {
    expect(await adjust({ deadline: { words }, earlierReason: '会议要求' })).toMatchObject({ status: 200 });
    expect((await api.get(`/api/v1/items/${items[0]}`, OFFICE)).body).toMatchObject({ dueOn, deadlineWords: words, evergreen: false });
  });

  it.each([0, -5, 100_000, 1.5, '5个'])('C52 %p working days to answer a notice are refused', async (replyWithin) => {
    const notice = { itemId: items[0], unitId: ids['alpha'], colour: 'blue', text: '请抓紧。', replyWithin };
    const before = await sql('select count(*) from notice');
    isRefused(await api.post('/api/v1/notices', OFFICE, notice), 422);
    expect(await sql('select count(*) from notice')).toEqual(before);
  });

  it('C50 the last thousandth of a second of the due day is in time, the next one is late', async () => {
    expect(await adjust({ deadline: { words: '', dueOn: '2024-06-28' } })).toMatchObject({ status: 200 });
    const led = await sql<{ id: string; itemId: string }>(`select id, item_id as "itemId" from assignment where role = 'lead' and item_id = any($1) order by item_id`, [items.slice(0, 2)]);
    for (const [index, login] of [ALPHA, BETA].entries()) {
      expect(await api.post(`/api/v1/assignments/${led[index]?.id}/acknowledgement`, login)).toMatchObject({ status: 200 });
      expect(await api.post(`/api/v1/assignments/${led[index]?.id}/progress-reports`, login, { state: 'onTrack', progress: '已完成。' })).toMatchObject({ status: 201 });
    }
    const openOf = async (unit: string): Promise<unknown> => (await api.get(`/api/v1/plans/${planId}/lateness`, OFFICE)).body.units.find((row: { unit: string }) => row.unit === unit);
    await at('2024-06-28T23:59:59.999+08:00');
    const before = [await openOf('alpha'), await openOf('beta')];
    expect(before).toEqual([expect.objectContaining({ openInTime: 1 }), expect.objectContaining({ openInTime: 1 })]);
    expect(await api.post(`/api/v1/assignments/${led[0]?.id}/completion-claim`, ALPHA, { evidence: '已建成' })).toMatchObject({ status: 201 });
    await at('2024-06-29T00:00:00.000+08:00');
    // What waits for the office is not the unit's; what was not claimed is late from this moment on.
    expect([await openOf('alpha'), await openOf('beta')]).toEqual([expect.objectContaining({ openInTime: 1 }), expect.objectContaining({ openInTime: 0 })]);
    expect(await api.post(`/api/v1/assignments/${led[1]?.id}/completion-claim`, BETA, { evidence: '已建成' })).toMatchObject({ status: 201 });
    for (const { id } of led) expect(await api.post(`/api/v1/assignments/${id}/completion-claim/acceptance`, OFFICE)).toMatchObject({ status: 200 });
    expect([await openOf('alpha'), await openOf('beta')]).toEqual([expect.objectContaining({ inTime: 3, late: 0 }), expect.objectContaining({ inTime: 2, late: 1 })]);
  });

  it('C43 who has looked into a matter does not strike it off himself where two people are asked for', async () => {
    expect(await api.put(`/api/v1/plans/${planId}/work-rules`, OFFICE, { fourEyes: true })).toMatchObject({ status: 200 });
    const command = (login: string, name: string, body: object = {}): Promise<Answer> => api.post(`/api/v1/items/${items[1]}/${name}`, login, body);
    expect(await command(OFFICE, 'verification', { note: '现场看过，属实' })).toMatchObject({ status: 200 });
    const refused = await command(OFFICE, 'close-out');
    isRefused(refused, 403);
    expect(refused.body).toMatchObject({ code: 'FOUR_EYES', detail: expect.stringContaining('须由办公室另一人办理') });
    expect((await api.get(`/api/v1/items/${items[1]}`, OFFICE)).body).toMatchObject({ status: 'completed' });
    const [audited] = await sql(`select action, outcome, subject_id as id from audit_entry order by audit_entry.id desc limit 1`);
    expect(audited).toEqual({ action: 'access.refused', outcome: 'refused', id: items[1] });
  });
});
