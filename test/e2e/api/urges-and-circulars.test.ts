import { DataSource } from 'typeorm';
import { OutboxDelivery } from '../../../src/platform/outbox/outbox-delivery.js';
import { startApi, type TestApi } from '../../support/api.js';
import { wholeInbox } from '../../support/paged.js';
import { officeDirector } from '../../support/office-director.js';

const OFFICE = 'office.2024-21';
const OTHER_OFFICE = 'office.2024-20';

let api: TestApi;
let director: string;
let accounts: { login: string; role: string; unit: string | null }[];
let planId: string;
const sql = (text: string, parameters: unknown[] = []): Promise<Record<string, string>[]> => api.app.get(DataSource).query(text, parameters);
const on = (day: string): Promise<unknown> => sql(`update clock set demo_at = $1`, [`${day}T09:00:00+08:00`]);
const deliver = async (): Promise<void> => void (await api.app.get(OutboxDelivery).drain());
const liaisonOf = (name: string): string => accounts.find((account) => account.role === 'liaison' && account.unit === name)?.login ?? '';

beforeAll(async () => {
  api = await startApi();
  accounts = (await api.get('/api/v1/demo-accounts')).body;
  const [plan] = await sql(`select id, leading_group_id as "leadingGroupId" from plan where document_number = '武政办〔2024〕21号'`);
  planId = plan?.['id'] ?? '';
  director = await officeDirector(api.app.get(DataSource), plan?.['leadingGroupId'] ?? '');
}, 180_000);
afterAll(() => api.close());

describe('urging through HTTP', () => {
  let itemId: string;
  let lead: string;
  let helper: string;
  let helperName: string;
  const path = (): string => `/api/v1/items/${itemId}/urges`;

  beforeAll(async () => {
    const [row] = await sql(
      `select item.id, lead_unit.name as lead, helper_unit.name as helper
       from item join assignment lead on lead.item_id = item.id and lead.role = 'lead' join unit lead_unit on lead_unit.id = lead.unit_id
       join assignment helper on helper.item_id = item.id and helper.role = 'cooperating' join unit helper_unit on helper_unit.id = helper.unit_id
       where item.plan_id = $1 and (select count(*) from assignment where item_id = item.id and role = 'lead') = 1 order by item.position, helper.position limit 1`, [planId]);
    itemId = row?.['id'] ?? '';
    helperName = row?.['helper'] ?? '';
    lead = liaisonOf(row?.['lead'] ?? '');
    helper = liaisonOf(helperName);
  });

  it('shows the office all units of the item, the lead its cooperating ones, others none', async () => {
    const office = (await api.get(path(), OFFICE)).body;
    expect(office).toMatchObject({ urges: [], allowed: ['urge'] });
    expect(office.units.map(({ role }: { role: string }) => role)).toContain('lead');
    const own = (await api.get(path(), lead)).body;
    expect(new Set(own.units.map(({ role }: { role: string }) => role))).toEqual(new Set(['cooperating']));
    expect((await api.get(path(), helper)).body).toEqual({ urges: [], nextCursor: null, units: [], allowed: [] });
    expect((await api.get(path(), 'leader')).body).toEqual({ urges: [], nextCursor: null, units: [], allowed: [] });
  });

  it('is for the plan\'s office and the lead unit; to units without a part in it the item does not exist', async () => {
    const held = new Set((await sql('select unit.name from assignment join unit on unit.id = unit_id where item_id = $1', [itemId])).map((row) => row['name']));
    const stranger = accounts.find(({ role, unit }) => role === 'liaison' && unit !== null && !held.has(unit))?.login ?? '';
    expect(await api.post(path(), stranger, {})).toMatchObject({ status: 404 });
    expect(await api.get(path(), stranger)).toMatchObject({ status: 404 });
    for (const login of ['leader', helper, OTHER_OFFICE]) expect(await api.post(path(), login, {})).toMatchObject({ status: 403 });
    expect(await api.get(path(), OTHER_OFFICE)).toMatchObject({ status: 404 });
    expect(await api.post('/api/v1/items/999999/urges', OFFICE, {})).toMatchObject({ status: 404 });
    expect(await api.post(path(), OFFICE, { unitIds: [] })).toMatchObject({ status: 422, body: { code: 'validation-failed' } });
    expect(await api.post(path(), OFFICE, { text: '长'.repeat(501) })).toMatchObject({ status: 422, body: { code: 'URGE_TEXT_TOO_LONG' } });
  });

  it('keeps a record with what the unit did next, and stops at the cap', async () => {
    const [unit] = await sql('select id from unit where name = $1', [helperName]);
    const named = { unitIds: [unit?.['id']], text: '请今天报数。' };
    await on('2024-04-02');
    expect(await api.post(path(), lead, named)).toMatchObject({ status: 201, body: { urged: [helperName], left: [] } });
    await deliver();
    expect((await api.get('/api/v1/inbox', helper)).body.told[0]).toMatchObject({ kind: 'urged', body: expect.stringContaining('请今天报数。') });
    const [assignment] = await sql(`select assignment.id from assignment where item_id = $1 and unit_id = $2 and role = 'cooperating'`, [itemId, unit?.['id']]);
    await api.post(`/api/v1/assignments/${assignment?.['id']}/acknowledgement`, helper);
    await on('2024-04-03');
    expect(await api.post(path(), OFFICE, named)).toMatchObject({ status: 201 });
    expect(await api.post(path(), OFFICE, named)).toMatchObject({ status: 409, body: { code: 'conflict-state', detail: expect.stringContaining('达到每周2次的上限') } });
    const { urges, units } = (await api.get(path(), OFFICE)).body;
    expect(urges).toMatchObject([
      { unit: helperName, urgedOn: '2024-04-03', answer: null, answeredOn: null },
      { unit: helperName, urgedOn: '2024-04-02', text: '请今天报数。', answer: 'acknowledged', answeredOn: '2024-04-02' },
    ]);
    expect(units.find((row: { unitId: string }) => row.unitId === unit?.['id'])).toMatchObject({ refused: '七天内已催办2次，达到每周2次的上限。' });
    expect((await api.get(path(), helper)).body.urges).toHaveLength(2);
  });
});

describe('a circular through HTTP', () => {
  let id: string;
  let passages: { unitId: string; unit: string; text: string }[];
  let first: string;
  let second: string;
  const at = (path = ''): string => `/api/v1/circulars/${id}${path}`;
  const authority = { signatory: '李主任', issuingAuthority: '市外经贸工作领导小组办公室' };
  const all = async (login: string): Promise<string[]> => (await api.get('/api/v1/circulars', login)).body.circulars.map((row: { id: string }) => row.id);

  beforeAll(() => on('2024-07-01'));

  it.each([
    ['an unknown kind', { kind: 'ranking' }, 'validation-failed'],
    ['a day that does not exist', { to: '2024-06-31' }, 'validation-failed'],
    ['a period that ends before it begins', { from: '2024-06-30', to: '2024-06-01' }, 'CIRCULAR_PERIOD_REVERSED'],
    ['a period that has not begun', { from: '2024-08-01', to: '2024-08-31' }, 'CIRCULAR_PERIOD_NOT_BEGUN'],
    ['no plan', { planIds: [] }, 'validation-failed'],
  ])('is refused with %s', async (_, changed, code) => {
    expect(await api.post('/api/v1/circulars', OFFICE, { kind: 'circular', from: '2024-04-01', to: '2024-06-30', ...changed })).toMatchObject({ status: 422, body: { code, detail: expect.stringMatching(/[一-龥]/) } });
  });

  it('is compiled by an office from the facts of its own plans', async () => {
    const wanted = { kind: 'circular', from: '2023-12-01', to: '2024-06-30', planIds: [planId] };
    for (const login of ['leader', 'liaison.commerce-bureau']) expect(await api.post('/api/v1/circulars', login, wanted)).toMatchObject({ status: 403 });
    expect(await api.post('/api/v1/circulars', OTHER_OFFICE, wanted)).toMatchObject({ status: 422, body: { code: 'reference-unknown', errors: [{ pointer: '/planIds' }] } });
    const compiled = await api.post('/api/v1/circulars', OFFICE, wanted);
    expect(compiled).toMatchObject({ status: 201, body: { kind: 'circular', state: 'draft', takenOn: '2024-07-01', intact: true, allowed: ['edit', 'askReplies', 'discard'], version: 1 } });
    expect(compiled.body.snapshotHash).toMatch(/^[0-9a-f]{64}$/);
    ({ id, passages } = compiled.body);
    expect(passages.length).toBeGreaterThan(1);
    const late = passages.find(({ unit }) => unit === '黄陂区人民政府');
    expect(late?.text).toContain('应于2023年12月31日前完成；截至2024年7月1日尚未完成，逾期183天');
    first = liaisonOf(passages[0]?.unit ?? '');
    second = liaisonOf(passages[1]?.unit ?? '');
    expect([first, second]).not.toContain('');
  });

  it('is a matter of its office while it is a draft', async () => {
    expect(await all(OFFICE)).toEqual([id]);
    for (const login of [OTHER_OFFICE, 'leader', first]) {
      expect(await all(login)).toEqual([]);
      expect(await api.get(at(), login)).toMatchObject({ status: 404 });
    }
    expect(await api.put(at(`/passages/${passages[2]?.unitId}`), OFFICE, { named: false })).toMatchObject({ status: 200, body: { named: passages.length - 1 } });
    await sql('update circular_passage set named = false where circular_id = $1 and position > 2', [id]);
    expect(await api.put(at(), OFFICE, { lead: '' })).toMatchObject({ status: 422, body: { code: 'CIRCULAR_TEXT_MISSING' } });
    expect(await api.put(at(), OFFICE, { title: '上半年到期任务办理情况的通报', closing: '请抓紧办理。' })).toMatchObject({ status: 200, body: { title: '上半年到期任务办理情况的通报', named: 2 } });
    expect(await api.post(at('/finish'), OFFICE)).toMatchObject({ status: 422, body: { code: 'CIRCULAR_REPLIES_NOT_ASKED' } });
    expect(await api.post(at('/issue'), director, authority)).toMatchObject({ status: 409, body: { code: 'CIRCULAR_COMMAND_NOT_ALLOWED' } });
  });

  it('shows each named unit what is said of itself before it is issued, and nothing else', async () => {
    expect(await api.post(at('/reply-requests'), first, {})).toMatchObject({ status: 403 });
    expect(await api.post(at('/reply-requests'), OFFICE, {})).toMatchObject({ status: 200, body: { state: 'replying', replyDueOn: '2024-07-08', named: 2, replied: 0 } });
    await deliver();
    const own = (await api.get(at(), first)).body;
    expect(own).toMatchObject({ lead: '', closing: '', snapshot: null, named: 1, allowed: ['reply'] });
    expect(own.passages.map(({ unit }: { unit: string }) => unit)).toEqual([passages[0]?.unit]);
    expect(JSON.stringify(own)).not.toContain(passages[1]?.unit);
    const [owed] = (await wholeInbox(api, first)).owed.filter((row: { kind: string }) => row.kind === 'circularReply');
    expect(owed).toMatchObject({ kindTitle: '通报核实答复', subjectType: 'circularPassage', dueOn: '2024-07-08' });
    expect((await api.get(`/api/v1/circulars/passages/${owed.subjectId}`, first)).body.id).toBe(id);
    expect(await api.get(`/api/v1/circulars/passages/${owed.subjectId}`, liaisonOf(passages[2]?.unit ?? ''))).toMatchObject({ status: 404 });
  });

  it('is replied to by the units it names; the office sees replies beside facts and answers with a correction', async () => {
    for (const login of [OFFICE, 'leader']) expect(await api.post(at('/replies'), login, { text: '代答' })).toMatchObject({ status: 403 });
    expect(await api.post(at('/replies'), liaisonOf(passages[2]?.unit ?? ''), { text: '代答' })).toMatchObject({ status: 404 });
    expect(await api.post(at('/replies'), first, { text: ' ' })).toMatchObject({ status: 422, body: { code: 'CIRCULAR_TEXT_MISSING' } });
    expect(await api.post(at('/replies'), first, { text: '第1项已于6月完成，请更正。' })).toMatchObject({ status: 200, body: { replied: 1 } });
    expect(await api.put(at(`/passages/${passages[0]?.unitId}`), OFFICE, { text: '第1项已于6月完成。' })).toMatchObject({ status: 422, body: { code: 'REASON_MISSING' } });
    const corrected = await api.put(at(`/passages/${passages[0]?.unitId}`), OFFICE, { text: '第1项已于6月完成。', note: '经核实' });
    expect(corrected.body.passages[0]).toMatchObject({ text: '第1项已于6月完成。', correction: '经核实', compiledText: passages[0]?.text, replied: false, replies: [{ text: '第1项已于6月完成，请更正。' }], facts: { unitId: passages[0]?.unitId } });
    expect(await api.post(at('/finish'), OFFICE)).toMatchObject({ status: 422, body: { code: 'CIRCULAR_REPLIES_OUTSTANDING' } });
    await on('2024-07-02');
    expect(await api.post(at('/replies'), first, { text: '属实。' })).toMatchObject({ status: 200 });
    expect(await api.post(at('/replies'), second, { text: '属实。' })).toMatchObject({ status: 200 });
  });

  it('is finished within its length and issued by the director, then read whole by the units it names and by leaders', async () => {
    expect(await api.put(at(), OFFICE, { closing: '长'.repeat(5000) })).toMatchObject({ status: 200 });
    expect(await api.post(at('/finish'), OFFICE)).toMatchObject({ status: 422, body: { code: 'CIRCULAR_TOO_LONG' } });
    await api.put(at(), OFFICE, { closing: '请抓紧办理。' });
    expect(await api.post(at('/finish'), OFFICE)).toMatchObject({ status: 200, body: { state: 'ready' } });
    expect(await api.post(at('/issue'), OFFICE, authority)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await api.post(at('/issue'), director, { ...authority, signatory: '' })).toMatchObject({ status: 422 });
    expect(await api.post(at('/issue'), director, authority)).toMatchObject({ status: 200, body: { state: 'issued', number: '督查通报〔2024〕1号', issuedOn: '2024-07-02', ...authority, allowed: [] } });
    await deliver();
    for (const login of [first, second, 'leader']) {
      const whole = (await api.get(at(), login)).body;
      expect(whole).toMatchObject({ closing: '请抓紧办理。', named: 2 });
      expect(whole.passages.map(({ unit }: { unit: string }) => unit)).toEqual(passages.slice(0, 2).map(({ unit }) => unit));
      expect(whole.passages[1].replies).toMatchObject([{ text: '属实。' }]);
      expect(await all(login)).toEqual([id]);
    }
    expect(await api.get(at(), OTHER_OFFICE)).toMatchObject({ status: 404 });
    expect(await api.get(at(), liaisonOf(passages[2]?.unit ?? ''))).toMatchObject({ status: 404 });
    expect((await sql(`select count(*)::int as count from notification where kind = 'circularIssued' and title like '督查通报〔2024〕1号%'`))[0]).toEqual({ count: 5 });
  });

  it('lists page by page', async () => {
    const wanted = { kind: 'circular', from: '2024-06-01', to: '2024-06-30', planIds: [planId] };
    const next = (await api.post('/api/v1/circulars', OFFICE, wanted)).body.id;
    expect(await all(OFFICE)).toEqual([next, id]);
    expect((await api.get(`/api/v1/circulars?before=${next}`, OFFICE)).body).toMatchObject({ circulars: [{ id }], next: null });
    expect(await api.get('/api/v1/circulars?before=x', OFFICE)).toMatchObject({ status: 422 });
  });

  it('as a briefing carries the accepted pieces of the period, and asks nobody', async () => {
    const [piece] = await sql(
      `with duty as (select duty.id, plan_id, leading_group_id from reporting_duty duty join plan on plan.id = plan_id where duty.kind = 'monthlyInformation' and leading_group_id is not null order by duty.id limit 1),
       accepted as (
         insert into submission (duty_id, plan_id, unit_id, period_key, title, opens_on, due_on, min_count, status)
         select duty.id, plan_id, (select min(unit_id) from assignment where plan_id = duty.plan_id), '2024-05', '2024年5月信息报送', '2024-05-01', '2024-05-31', 1, 'accepted' from duty
         returning id, unit_id, plan_id)
       insert into submission_piece (submission_id, title, text, submitted_by_id, submitted_at) select id, '夜经济', '开了三家。', (select min(id) from account), now() from accepted
       returning (select plan_id from accepted) as "planId", (select unit_id from accepted) as "unitId", (select leading_group_id from duty) as "leadingGroupId"`);
    const [office] = await sql(`select login from incumbent where role = 'officeClerk' and leading_group_id = $1`, [piece?.['leadingGroupId']]);
    const login = office?.['login'] ?? '';
    const compiled = await api.post('/api/v1/circulars', login, { kind: 'briefing', from: '2024-05-01', to: '2024-05-31', planIds: [piece?.['planId']] });
    expect(compiled).toMatchObject({ status: 201, body: { kind: 'briefing', kindTitle: '简报', allowed: ['edit', 'finish', 'discard'], passages: [{ unitId: piece?.['unitId'], text: expect.stringMatching(/^【.+】夜经济\n开了三家。$/) }] } });
    const briefing = `/api/v1/circulars/${compiled.body.id}`;
    expect(await api.post(`${briefing}/reply-requests`, login, {})).toMatchObject({ status: 422, body: { code: 'CIRCULAR_HAS_NO_RIGHT_OF_REPLY' } });
    expect(await api.post(`${briefing}/finish`, login)).toMatchObject({ status: 200, body: { state: 'ready' } });
    const own = await officeDirector(api.app.get(DataSource), piece?.['leadingGroupId'] ?? '', 'director.of.briefing');
    expect(await api.post(`${briefing}/issue`, own, authority)).toMatchObject({ status: 200, body: { number: '工作简报〔2024〕第1期' } });
    expect(await api.post(`${briefing}/discard`, login, { reason: '不发了' })).toMatchObject({ status: 409 });
  });
});
