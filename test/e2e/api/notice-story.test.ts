import { DataSource } from 'typeorm';
import { EngineService } from '../../../src/modules/engine/index.js';
import { OutboxDelivery } from '../../../src/platform/outbox/outbox-delivery.js';
import { startApi, type TestApi } from '../../support/api.js';
import { wholeInbox } from '../../support/paged.js';
import { officeDirector } from '../../support/office-director.js';

const OFFICE = 'office.2024-21';
const OTHER_OFFICE = 'office.2024-20';
const AUTHORITY = { signatory: '李主任', issuingAuthority: '市外经贸工作领导小组办公室' };

/** The foreign-trade plan (武政办〔2024〕21号) in July 2024: a matter overdue since December 2023 has a red draft. */
describe('a notice through HTTP', () => {
  let api: TestApi;
  let director: string;
  let accounts: { login: string; role: string; unit: string | null }[];
  let unit: string;
  let other: string;
  let id: string;
  const sql = (text: string, parameters: unknown[] = []): Promise<Record<string, string>[]> => api.app.get(DataSource).query(text, parameters);
  const on = (day: string): Promise<unknown> => sql(`update clock set demo_at = $1`, [`${day}T09:00:00+08:00`]);
  const deliver = async (): Promise<void> => void (await api.app.get(OutboxDelivery).drain());
  const liaisonOf = (name: string): string => accounts.find((account) => account.role === 'liaison' && account.unit === name)?.login ?? '';
  const at = (path = ''): string => `/api/v1/notices/${id}${path}`;
  const told = async (login: string, kind: string): Promise<string[]> => {
    const person = (await sql('select id from account where login = $1', [login]))[0]?.['id'];
    return (await sql('select title from notification where account_id = $1 and kind = $2 order by id', [person, kind])).map((row) => row['title'] ?? '');
  };

  beforeAll(async () => {
    api = await startApi();
    accounts = (await api.get('/api/v1/demo-accounts')).body;
    const [plan] = await sql(`select leading_group_id as "leadingGroupId" from plan where document_number = '武政办〔2024〕21号'`);
    director = await officeDirector(api.app.get(DataSource), plan?.['leadingGroupId'] ?? '');
    await on('2024-07-01');
    await api.app.get(EngineService).tick();
    await deliver();
    const [draft] = (await api.get('/api/v1/notices?state=draft', OFFICE)).body.rows as { id: string; unit: string }[];
    id = draft?.id ?? '';
    unit = liaisonOf(draft?.unit ?? '');
    other = accounts.find((account) => account.role === 'liaison' && account.login !== unit)?.login ?? '';
  }, 180_000);
  afterAll(() => api.close());

  it('is edited by the office while it is a draft; the unit it is about knows nothing of it', async () => {
    expect(await api.put(at(), OFFICE, { replyWithin: 0 })).toMatchObject({ status: 422, body: { code: 'validation-failed' } });
    expect(await api.put(at(), OFFICE, { text: ' ' })).toMatchObject({ status: 422, body: { code: 'NOTICE_TEXT_MISSING' } });
    expect(await api.put(at(), OFFICE, { replyWithin: 3 })).toMatchObject({ status: 200, body: { state: 'draft', replyWithin: 3, version: 2 } });
    for (const login of [unit, other]) {
      expect((await api.get('/api/v1/notices', login)).body.rows).toEqual([]);
      expect(await api.get(at(), login)).toMatchObject({ status: 404 });
      expect(await api.post(at('/reply'), login, { text: '已办理。' })).toMatchObject({ status: 404 });
      for (const path of ['/issue', '/close']) expect(await api.post(at(path), login, {})).toMatchObject({ status: 403 });
    }
  });

  it('is signed by the director, and by nobody else; whoever changes it takes the signature off', async () => {
    for (const login of [OFFICE, 'leader', unit]) expect(await api.post(at('/signature'), login, AUTHORITY)).toMatchObject({ status: 403 });
    expect((await api.get(at(), director)).body.allowed).toEqual(['edit', 'sign', 'issue', 'discard']);
    expect(await api.post(at('/signature'), director, { ...AUTHORITY, signatory: ' ' })).toMatchObject({ status: 422, body: { code: 'NOTICE_TEXT_MISSING', detail: '“签发人”没有填写；请填写后再提交。' } });
    expect(await api.post(at('/signature'), director, AUTHORITY)).toMatchObject({ status: 200, body: { state: 'signed', ...AUTHORITY } });
    expect(await api.put(at(), OFFICE, { title: '红色督办单：改过的标题' })).toMatchObject({ status: 200, body: { state: 'draft', signatory: '', issuingAuthority: '' } });
    expect(await api.post(at('/signature'), director, AUTHORITY)).toMatchObject({ status: 200, body: { state: 'signed', version: 5 } });
  });

  it('is issued under a number, with a reply owed from the day of issue', async () => {
    expect(await api.post(at('/issue'), OTHER_OFFICE, {})).toMatchObject({ status: 404 });
    expect(await api.send('POST', at('/issue'), OFFICE, { 'if-match': '"v1"' }, {})).toMatchObject({ status: 412, body: { code: 'version-mismatch' } });
    const issued = await api.post(at('/issue'), OFFICE, {});
    expect(issued).toMatchObject({
      status: 200,
      body: { state: 'issued', stateTitle: '已签发', number: '督办〔2024〕红1号', ...AUTHORITY, issuedOn: '2024-07-01', replyDueOn: '2024-07-04', title: '红色督办单：改过的标题', allowed: ['close'] },
    });
    expect(issued.body.body).not.toContain('草稿');
    expect(await api.post(at('/issue'), OFFICE, {})).toMatchObject({ status: 409, body: { code: 'NOTICE_COMMAND_NOT_ALLOWED' } });
    expect(await api.post(at('/discard'), OFFICE, { reason: '不发了' })).toMatchObject({ status: 409 });
  });

  it('reaches the unit, whose inbox asks for the reply, and as a red one the leader; no other unit', async () => {
    await deliver();
    expect(await told(unit, 'noticeIssued')).toEqual(['督办〔2024〕红1号 红色督办单：改过的标题，请于2024-07-04前回复']);
    expect(await told('leader', 'noticeIssued')).toEqual(['抄送：督办〔2024〕红1号 红色督办单：改过的标题']);
    expect((await api.get('/api/v1/notices', unit)).body.rows).toEqual([expect.objectContaining({ id, number: '督办〔2024〕红1号', allowed: ['reply'] })]);
    const owed = (await wholeInbox(api, unit)).owed.filter((row: { kind: string }) => row.kind === 'noticeReply');
    expect(owed).toEqual([expect.objectContaining({ kindTitle: '督办单回复', subjectType: 'notice', subjectId: id, dueOn: '2024-07-04' })]);
    expect(await api.get(at(), other)).toMatchObject({ status: 404 });
    expect((await api.get('/api/v1/notices', other)).body.rows).toEqual([]);
  });

  it('is answered by the unit; while the office looks at the reply, the unit waits', async () => {
    await on('2024-07-03');
    for (const login of [OFFICE, 'leader']) expect(await api.post(at('/reply'), login, { text: '代为回复' })).toMatchObject({ status: 403 });
    expect(await api.post(at('/reply'), other, { text: '代为回复' })).toMatchObject({ status: 404 });
    expect(await api.post(at('/reply'), unit, { text: '。' })).toMatchObject({ status: 422, body: { code: 'NOTICE_TEXT_MISSING' } });
    expect(await api.post(at('/reply'), unit, { text: '资金未到位，7月底办结。' })).toMatchObject({ status: 200, body: { state: 'answered', allowed: [], refused: [{ command: 'reply', reason: '督办单现在是“已回复”，不能回复。' }] } });
    expect(await api.post(at('/reply'), unit, { text: '再次回复' })).toMatchObject({ status: 409, body: { code: 'NOTICE_COMMAND_NOT_ALLOWED' } });
    const owed = (await wholeInbox(api, OFFICE)).owed.filter((row: { subjectType: string }) => row.subjectType === 'notice');
    expect(owed).toEqual([expect.objectContaining({ kind: 'officeReview', subjectId: id, title: expect.stringContaining('回复督办〔2024〕红1号') })]);
  });

  it('is given back with a reason, answered again and closed; the wait is the office\'s', async () => {
    await on('2024-07-05');
    expect(await api.post(at('/return'), OFFICE, { reason: ' ' })).toMatchObject({ status: 422, body: { code: 'REASON_MISSING' } });
    expect(await api.post(at('/return'), unit, { reason: '自己退回' })).toMatchObject({ status: 403 });
    expect(await api.post(at('/return'), OFFICE, { reason: '没有写明责任人。' })).toMatchObject({ status: 200, body: { state: 'returned', replyDueOn: '2024-07-06' } });
    expect(await api.post(at('/reply'), unit, { text: '责任人张某，7月底办结。' })).toMatchObject({ status: 200, body: { state: 'answered' } });
    await on('2024-07-12');
    const closed = await api.post(at('/close'), director, { note: '同意。' });
    expect(closed).toMatchObject({
      status: 200,
      body: {
        state: 'closed', closedOn: '2024-07-12', closingNote: '同意。', replyDueOn: null, allowed: [],
        replies: [{ text: '资金未到位，7月底办结。', decision: 'returned', decisionReason: '没有写明责任人。' }, { text: '责任人张某，7月底办结。', repliedOn: '2024-07-05', decision: 'accepted' }],
      },
    });
    expect(await sql(`select settled_on::text as on, effective_due_on::text as due from obligation where kind = 'noticeReply' and subject_id = $1`, [id])).toEqual([{ on: '2024-07-05', due: '2024-07-06' }]);
    await deliver();
    expect(await told(unit, 'noticeReturned')).toHaveLength(1);
    expect(await told(unit, 'noticeClosed')).toEqual(['督办〔2024〕红1号已办结']);
    expect((await sql(`select action from audit_entry where subject_type = 'notice' and subject_id = $1 order by id`, [id])).map((row) => row['action'])).toEqual([
      'notice.drafted', 'notice.edited', 'notice.signed', 'notice.edited', 'notice.signed', 'notice.issued', 'notice.answered', 'notice.returned', 'notice.answered', 'notice.closed',
    ]);
  });

  describe('written by hand', () => {
    let itemId: string;
    let unitId: string;
    const write = (login: string, changed: object = {}) => api.post('/api/v1/notices', login, { itemId, unitId, colour: 'blue', text: '请于本月底前完成。', ...changed });

    beforeAll(async () => {
      const [row] = await sql(
        `select item_id as "itemId", assignment.unit_id as "unitId" from assignment join item on item.id = item_id join plan on plan.id = item.plan_id
         where document_number = '武政办〔2024〕21号' and role = 'lead' and item.due_on > '2024-08-01' order by item.position limit 1`);
      itemId = row?.['itemId'] ?? '';
      unitId = row?.['unitId'] ?? '';
    });

    it('by the office of the plan, to a unit of the item', async () => {
      for (const login of ['leader', unit]) expect(await write(login)).toMatchObject({ status: 403 });
      const ofNobody = await write(OFFICE, { itemId: '999999' });
      expect(ofNobody).toMatchObject({ status: 422, body: { code: 'reference-unknown', errors: [{ pointer: '/itemId' }] } });
      expect((await write(OTHER_OFFICE)).body).toEqual({ ...ofNobody.body, detail: ofNobody.body.detail.replace('999999', itemId), traceId: expect.any(String) });
      expect(await write(OFFICE, { unitId: '999999' })).toMatchObject({ status: 422, body: { code: 'reference-unknown', detail: expect.stringContaining('该事项没有编号为 999999 的承担单位'), errors: [{ pointer: '/unitId' }] } });
      expect(await write(OFFICE, { colour: 'green' })).toMatchObject({ status: 422, body: { code: 'validation-failed' } });
      expect(await write(OFFICE, { text: '' })).toMatchObject({ status: 422, body: { code: 'NOTICE_TEXT_MISSING' } });
      const written = await write(OFFICE);
      expect(written).toMatchObject({ status: 201, body: { state: 'draft', byLadder: false, itemId, unitId, replyWithin: 5, title: expect.stringMatching(/^蓝色督办单：.+ 第/), number: '', version: 1 } });
      expect(await write(OFFICE)).toMatchObject({ status: 422, body: { code: 'NOTICE_OF_MATTER_UNDER_WAY' } });
      id = written.body.id;
    });

    it('is put out by another person where the plan asks for two (V07, C43)', async () => {
      await sql(`update plan set work_rules = '{"fourEyes": true}' where document_number = '武政办〔2024〕21号'`);
      expect((await api.get(at(), OFFICE)).body).toMatchObject({ allowed: ['edit', 'discard'], refused: expect.arrayContaining([expect.objectContaining({ command: 'issue', reason: expect.stringContaining('双人复核') })]) });
      expect(await api.post(at('/issue'), OFFICE, AUTHORITY)).toMatchObject({ status: 403, body: { code: 'FOUR_EYES', detail: expect.stringContaining('双人复核') } });
      expect(await api.post(at('/issue'), director, AUTHORITY)).toMatchObject({ status: 200, body: { state: 'issued', number: '督办〔2024〕蓝1号' } });
      await sql(`update plan set work_rules = '{}' where document_number = '武政办〔2024〕21号'`);
    });

    it('gives way to a graver one of the same matter', async () => {
      const graver = await write(OFFICE, { colour: 'yellow', replyWithin: 2 });
      expect(graver).toMatchObject({ status: 201, body: { colour: 'yellow' } });
      expect(await api.post(`/api/v1/notices/${graver.body.id}/issue`, OFFICE, { ...AUTHORITY, issuingAuthority: '' })).toMatchObject({ status: 422 });
      expect(await api.post(`/api/v1/notices/${graver.body.id}/issue`, OFFICE, AUTHORITY)).toMatchObject({ status: 200, body: { number: '督办〔2024〕黄1号', replyDueOn: '2024-07-16' } });
      expect(await api.get(at(), OFFICE)).toMatchObject({ body: { state: 'superseded', stateTitle: '已升级', supersededById: graver.body.id, replyDueOn: null, allowed: [] } });
    });
  });
});
