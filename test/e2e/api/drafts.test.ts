import { DataSource } from 'typeorm';
import { type Answer, formWith, startApi, type TestApi } from '../../support/api.js';
import { BRAND_TASK, EXPORT_TASK, PORT_TASK, type PrintedTask, smallDocument } from '../../support/small-document.js';

const OFFICE = 'office.2024-21';
const OTHER_OFFICE = 'office.2024-20';
const SOURCES = '/api/v1/source-documents';

interface FindingBody {
  readonly id: string;
  readonly code: string;
  readonly severity: string;
  readonly decision: string | null;
}

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
}, 180_000);
afterAll(() => api.close());

const upload = (tasks: readonly PrintedTask[], number: string, login = OFFICE): Promise<Answer> => api.upload(SOURCES, login, '方案.txt', Buffer.from(smallDocument(tasks, number)));
const imported = async (tasks: readonly PrintedTask[], number: string): Promise<string> => (await upload(tasks, number)).body.documents[0].id;
const draft = (id: string, login = OFFICE): Promise<Answer> => api.get(`/api/v1/documents/${id}`, login);
const blocking = async (id: string): Promise<FindingBody[]> => (await draft(id)).body.findings.filter((finding: FindingBody) => finding.severity === 'blocking');
const decide = (id: string, findingId: string | undefined, choice: object, login = OFFICE): Promise<Answer> => api.put(`/api/v1/documents/${id}/findings/${findingId}/decision`, login, choice);
const confirm = (id: string, login = OFFICE): Promise<Answer> => api.post(`/api/v1/documents/${id}/confirmation`, login);
const count = async (table: string): Promise<number> => Number((await api.app.get(DataSource).query(`select count(*) from ${table}`))[0].count);

describe('from a file to a plan', () => {
  it('stores an uploaded file as a draft, shows its doubts with their place, and makes no plan of it yet', async () => {
    const plans = await count('plan');
    const answer = await upload([EXPORT_TASK, PORT_TASK], '武商办〔2024〕1号');
    expect(answer).toMatchObject({ status: 201, body: { documents: [{ documentNumber: '武商办〔2024〕1号', items: 2, planId: null, format: 'text', encoding: 'UTF-8', source: '方案.txt' }] } });
    const { body } = await draft(answer.body.documents[0].id);
    expect(body.draft.items.map((item: { text: string }) => item.text)).toEqual([EXPORT_TASK.text, PORT_TASK.text]);
    const unknown = body.findings.find((finding: FindingBody) => finding.code === 'unit-unknown');
    expect(unknown).toMatchObject({ severity: 'blocking', printed: '市外贸发展局', decision: null });
    const lines = await api.get(`${SOURCES}/${answer.body.id}/lines?from=${unknown.line}&to=${unknown.endLine}`, OFFICE);
    expect(lines.body.map((line: { words: string }) => line.words).join('')).toContain('市外贸发展局');
    expect(await count('plan')).toBe(plans);
  });

  it('refuses to confirm while a blocking doubt is open, and confirms once, all or nothing, when each is decided', async () => {
    const id = await imported([EXPORT_TASK, PORT_TASK], '武商办〔2024〕2号');
    const refused = await confirm(id);
    expect(refused).toMatchObject({ status: 409, body: { code: 'conflict-state' } });
    expect(refused.body.detail).toMatch(/还有 2 条必须先处理的疑点/);
    for (const finding of await blocking(id)) {
      const choice = finding.code === 'unit-unknown' ? { decision: 'set', set: { unitCodes: ['commerce-bureau'] }, reason: '外贸职能在市商务局' } : { decision: 'acceptProposal', reason: '牵头单位已改定' };
      expect((await decide(id, finding.id, choice)).status).toBe(200);
    }
    const [first, second] = await Promise.all([confirm(id), confirm(id)]);
    expect(first?.body.planId).toBe(second?.body.planId);
    const ledger = await api.get(`/api/v1/plans/${first?.body.planId}/ledger`, OFFICE);
    expect(ledger.body).toHaveLength(2);
    const item = await api.get(`/api/v1/items/${ledger.body[1].itemId}`, OFFICE);
    expect(item.body.assignmentsOfUnits[0]).toMatchObject({ unit: '市商务局', role: 'lead', printed: '市外贸发展局' });
    expect((await decide(id, (await draft(id)).body.findings[0].id, { decision: 'ignore', reason: '不需要' })).status).toBe(409);
  });

  it.each([
    ['acceptProposal', '采纳'],
    ['keepPrinted', '按原文'],
    ['ignore', '不影响督办'],
  ])('records %s with its reason and who decided, and undo opens the doubt again', async (decision, reason) => {
    const id = await imported([{ ...EXPORT_TASK, clause: '（责任单位：市商务局）' }], `武商办〔2024〕3${reason.length}号`);
    const finding = (await draft(id)).body.findings.find((one: FindingBody) => one.code === 'no-named-lead');
    const decided = await decide(id, finding.id, { decision, reason });
    expect(decided.body.findings.find((one: FindingBody) => one.id === finding.id)).toMatchObject({ decision, decisionReason: reason, decidedBy: expect.stringContaining('办公室') });
    const undone = await api.delete(`/api/v1/documents/${id}/findings/${finding.id}/decision`, OFFICE);
    expect(undone.body.findings.find((one: FindingBody) => one.id === finding.id)).toMatchObject({ decision: null, decisionReason: null, decidedBy: null });
    const audited = await api.app.get(DataSource).query(`select action from audit_entry where subject_type = 'documentReading' and subject_id = $1 order by id`, [id]);
    expect(audited).toEqual([{ action: 'finding.decided' }, { action: 'finding.undone' }]);
  });

  it.each([
    ['a unit that does not exist', { unitCodes: ['no-such-unit'] }, 422],
    ['no unit at all', { unitCodes: [] }, 422],
    ['something that is no code', { unitCodes: [7] }, 422],
    ['a group the document does not define', { groupCode: 'district-governments' }, 422],
    ['another field', { text: '新的文字' }, 422],
  ])('refuses an edit that names %s and changes nothing', async (what, set, status) => {
    const id = await imported([PORT_TASK], `武商办〔2024〕4${what.length}号`);
    const finding = (await blocking(id)).find((one) => one.code === 'unit-unknown');
    const refused = await decide(id, finding?.id, { decision: 'set', set, reason: '试' });
    expect(refused.status).toBe(status);
    expect(refused.body.detail).toMatch(/[一-龥]/);
    expect((await blocking(id)).every((one) => one.decision === null)).toBe(true);
  });

  it.each([
    ['a date that does not exist', { deadline: { raw: '', dueOn: '2024-02-30', precision: null, evergreen: false } }],
    ['an unknown property', { deadline: { raw: '', dueOn: null, precision: null, evergreen: false, urgent: true } }],
    ['a role nobody has', { assignments: [{ role: 'boss', roleWord: '牵头', printed: '市商务局', outcome: 'matched', unitCode: 'commerce-bureau', viaGroup: null, candidates: [] }] }],
  ])('refuses to edit an item into a draft with %s', async (what, set) => {
    const id = await imported([{ ...EXPORT_TASK, clause: '（责任单位：市商务局）' }], `武商办〔2024〕5${what.length}号`);
    const finding = (await draft(id)).body.findings.find((one: FindingBody) => one.code === 'no-named-lead');
    const refused = await decide(id, finding.id, { decision: 'set', set, reason: '改定' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'validation-failed' } });
    expect(refused.body.errors[0].pointer).toContain('/set/items/0/');
  });

  it('C77: answers another office, a unit and a stranger as if the draft did not exist, and lets a leader read it', async () => {
    const id = await imported([PORT_TASK], '武商办〔2024〕6号');
    const finding = (await blocking(id))[0];
    for (const [login, status] of [[OTHER_OFFICE, 404], ['liaison.commerce-bureau', 403]] as const) {
      expect((await draft(id, login)).status).toBe(status);
      expect((await confirm(id, login)).status).toBe(status);
      expect((await decide(id, finding?.id, { decision: 'ignore', reason: '试' }, login)).status).toBe(status);
      expect((await api.get('/api/v1/documents', login)).body.some((row: { id: string }) => row.id === id)).toBe(false);
    }
    expect((await draft(id, 'leader')).status).toBe(200);
    expect((await confirm(id, 'leader')).status).toBe(403);
    expect((await upload([PORT_TASK], '武商办〔2024〕60号', 'liaison.commerce-bureau')).status).toBe(403);
  });

  it('a draft thrown away is had back with its decisions by its own office only', async () => {
    const id = await imported([PORT_TASK], '武商办〔2024〕70号');
    const finding = (await blocking(id)).find((one) => one.code === 'unit-unknown');
    await decide(id, finding?.id, { decision: 'set', set: { unitCodes: ['commerce-bureau'] }, reason: '外贸职能在市商务局' });
    expect((await api.delete(`/api/v1/documents/${id}`, OFFICE)).status).toBe(204);
    const restoration = `/api/v1/documents/${id}/restoration`;
    expect((await api.post(restoration, OTHER_OFFICE)).status).toBe(404);
    expect((await api.post(restoration, 'leader')).status).toBe(403);
    expect((await draft(id)).status).toBe(404);
    expect((await api.post(restoration, OFFICE)).body.findings.find((one: FindingBody) => one.id === finding?.id)).toMatchObject({ decision: 'set' });
    expect((await api.post(restoration, OFFICE)).status).toBe(200);
    expect(await api.app.get(DataSource).query(`select count(*)::int as times from audit_entry where action = 'draft.restored' and subject_id = $1`, [id])).toEqual([{ times: 1 }]);
  });

  it('says how many doubts are open by weight, and what each means', async () => {
    const id = await imported([PORT_TASK], '武商办〔2024〕71号');
    const { findings, reading } = (await draft(id)).body;
    const open = (severity: string): number => findings.filter((one: FindingBody) => one.severity === severity).length;
    expect(reading).toMatchObject({ openFindings: findings.length, openBlocking: open('blocking'), openReview: open('review') });
    expect(findings.find((one: FindingBody) => one.code === 'unit-unknown').meaning).toBe('单位名称在单位名录里找不到');
    await decide(id, (await blocking(id))[0]?.id, { decision: 'ignore', reason: '试' });
    expect((await draft(id)).body.reading.openBlocking).toBe(open('blocking') - 1);
  });

  it('a document that names nobody to supervise it is supervised by the office that imported it, which may issue it', async () => {
    const id = await imported([EXPORT_TASK], '武商办〔2024〕72号');
    const { planId } = (await confirm(id)).body;
    const plan = (await api.get(`/api/v1/plans/${planId}`, OFFICE)).body;
    expect(plan).toMatchObject({ status: 'draft', leadingGroup: '市对外开放领导小组', allowed: ['issue'] });
    expect((await api.get(`/api/v1/plans/${planId}/issue-preview`, OFFICE)).body.blocks).toEqual([]);
    expect((await api.get(`/api/v1/plans/${planId}/issue-preview`, OTHER_OFFICE)).status).toBe(404);
  });

  it('C76: a draft thrown away leaves nothing behind in the plans and comes back with the same file', async () => {
    const id = await imported([EXPORT_TASK], '武商办〔2024〕7号');
    expect((await api.delete(`/api/v1/documents/${id}`, OFFICE)).status).toBe(204);
    expect((await draft(id)).status).toBe(404);
    expect((await confirm(id)).status).toBe(404);
    expect((await upload([EXPORT_TASK], '武商办〔2024〕7号')).status).toBe(409);
    expect((await draft(id)).status).toBe(200);
  });
});

describe('what a list prints amiss', () => {
  const BOTH = '（牵头单位：市商务局；责任单位：市财政局）';
  const task = (words: string, clause = BOTH): PrintedTask => ({ text: words, clause });
  const read = async (tasks: readonly PrintedTask[], number: string): Promise<{ id: string; items: { deadline: { raw: string; dueOn: string | null; evergreen: boolean }; assignments: { role: string; unitCode: string | null }[] }[]; findings: FindingBody[] }> => {
    const id = await imported(tasks, number);
    const { body } = await draft(id);
    return { id, items: body.draft.items, findings: body.findings };
  };
  const dated = (words: string): PrintedTask => task('建设外贸平台。', `${BOTH}（完成时限：${words}）`);

  it('C46 C47 C48 a deadline that is over, none at all and one in words are kept as printed; a person looks at what is doubtful, and the plan is made', async () => {
    const { id, items, findings } = await read([dated('2023年12月'), dated('持续推进'), dated('—'), dated('2024年9月底前'), dated('长期')], '武商办〔2024〕40号');
    expect(items.map(({ deadline: { raw, dueOn, evergreen } }) => [raw, dueOn, evergreen])).toEqual([
      ['2023年12月', '2023-12-31', false], ['持续推进', null, true], ['—', null, false], ['2024年9月底前', '2024-09-30', false], ['长期', null, true],
    ]);
    expect(findings.filter(({ code }) => code.startsWith('deadline')).map(({ code, severity }) => [code, severity])).toEqual([['deadline-past', 'review'], ['deadline-undated', 'review']]);
    const { body } = await confirm(id);
    expect((await api.get(`/api/v1/plans/${body.planId}/ledger`, OFFICE)).body.map((row: { dueOn: string | null; evergreen: boolean }) => [row.dueOn, row.evergreen]))
      .toEqual([['2023-12-31', false], [null, true], [null, false], ['2024-09-30', false], [null, true]]);
  });

  it('C53 one unit in both roles has one, a task without a lead or with a unit nobody knows waits for a person, and none is left out silently', async () => {
    const { id, items, findings } = await read([
      task('建设一。', '（牵头单位：市商务局；责任单位：市商务局、市财政局）'), task('建设二。', '（责任单位：市商务局、市财政局）'), task('建设三。', '（牵头单位：市外贸发展局；责任单位：市财政局）'), task('建设四。', '（牵头单位：市商务局；责任单位：市商务局）'),
    ], '武商办〔2024〕41号');
    expect(items.map(({ assignments }) => assignments.map(({ role, unitCode }) => `${role} ${unitCode}`))).toEqual([
      ['lead commerce-bureau', 'cooperating finance-bureau'], ['lead commerce-bureau', 'lead finance-bureau'], ['lead null', 'cooperating finance-bureau'], ['lead commerce-bureau'],
    ]);
    expect(findings.filter(({ code }) => code !== 'deadline-undated').map(({ code, severity }) => [code, severity])).toEqual([
      ['unit-unknown', 'blocking'], ['lead-unresolved', 'blocking'], ['no-named-lead', 'review'], ['unit-repeated', 'note'], ['unit-repeated', 'note'],
    ]);
    expect((await confirm(id)).status).toBe(409);
  });

  it('C53 a task of 200 units keeps each of them', async () => {
    const { findings } = await read([task('建设一。', `（牵头单位：市商务局；责任单位：${Array.from({ length: 200 }, (_, index) => `第${index + 1}局`).join('、')}）`)], '武商办〔2024〕42号');
    expect(findings.filter(({ code }) => code === 'unit-unknown')).toHaveLength(200);
  });
});

describe('the same document again', () => {
  it('C74: recognises the same bytes and stores nothing', async () => {
    await upload([EXPORT_TASK], '武商办〔2024〕20号');
    const before = await count('document_reading');
    const again = await upload([EXPORT_TASK], '武商办〔2024〕20号');
    expect(again).toMatchObject({ status: 409, body: { code: 'already-imported', errors: [{ detail: '武商办〔2024〕20号' }] } });
    expect(await count('document_reading')).toBe(before);
  });

  it('replays decisions on a new version wherever their words stand now, and says which found nothing', async () => {
    const first = await imported([EXPORT_TASK, PORT_TASK], '武商办〔2024〕21号');
    for (const finding of await blocking(first)) await decide(first, finding.id, { decision: 'keepPrinted', reason: `原文如此：${finding.code}` });
    const moved = await upload([BRAND_TASK, EXPORT_TASK, PORT_TASK], '武商办〔2024〕21号');
    expect(moved.body.lostDecisions).toBe(0);
    expect((await blocking(moved.body.documents[0].id)).map((finding) => finding.decision)).toEqual(['keepPrinted', 'keepPrinted']);
    const changed = await upload([EXPORT_TASK, { ...PORT_TASK, text: '推进阳逻港建设。' }], '武商办〔2024〕21号');
    expect(changed.body.lostDecisions).toBe(2);
    expect((await blocking(changed.body.documents[0].id)).map((finding) => finding.decision)).toEqual([null, null]);
    expect((await draft(changed.body.documents[0].id)).body.lostDecisions).toHaveLength(2);
  });

  it('compares a new version with the running plan and never makes a second plan', async () => {
    const first = await imported([EXPORT_TASK, BRAND_TASK], '武商办〔2024〕22号');
    const { body } = await confirm(first);
    const next = await upload([{ ...EXPORT_TASK, text: EXPORT_TASK.text.replace('汽车、', '汽车、船舶、') }, { text: '新设海外仓10个以上。', clause: EXPORT_TASK.clause }], '武商办〔2024〕22号');
    const [row] = next.body.documents;
    expect(row.runningPlanId).toBe(body.planId);
    const difference = await api.get(`/api/v1/documents/${row.id}/difference`, OFFICE);
    expect(difference.body.items).toMatchObject({
      added: [{ text: '新设海外仓10个以上。' }],
      removed: [{ text: BRAND_TASK.text }],
      changed: [{ changes: [{ field: 'text', after: expect.stringContaining('船舶') }] }],
      unchanged: 0,
    });
    const plans = await count('plan');
    expect(await confirm(row.id)).toMatchObject({ status: 409, body: { code: 'conflict-state' } });
    expect(await count('plan')).toBe(plans);
  });

  it('finds no difference between a running plan and the same words in another file', async () => {
    const first = await imported([EXPORT_TASK, BRAND_TASK], '武商办〔2024〕23号');
    await confirm(first);
    const same = await api.upload(SOURCES, OFFICE, '再发.txt', Buffer.from(`${smallDocument([EXPORT_TASK, BRAND_TASK], '武商办〔2024〕23号')}\n`));
    expect((await api.get(`/api/v1/documents/${same.body.documents[0].id}/difference`, OFFICE)).body).toMatchObject({ same: true, items: { unchanged: 2 } });
  });
});

describe('C88: an upload that is no upload', () => {
  const form = (body: Buffer): Promise<Answer> => api.postRaw(SOURCES, OFFICE, body, 'multipart/form-data; boundary=boundary-of-a-test-form');

  it.each([
    ['a JSON body', () => api.post(SOURCES, OFFICE, { file: 'x' }), 415, 'unsupported-media-type'],
    ['an empty file', () => api.upload(SOURCES, OFFICE, '空.txt', Buffer.alloc(0)), 422, 'import-rejected'],
    ['another field name', () => form(formWith('a.txt', Buffer.from('x'), 'document')), 422, 'validation-failed'],
    ['two files', () => form(Buffer.concat([formWith('a.txt', Buffer.from('x')).subarray(0, -29), formWith('b.txt', Buffer.from('y'))])), 413, 'payload-too-large'],
    ['no boundary', () => api.postRaw(SOURCES, OFFICE, formWith('a.txt', Buffer.from('x')), 'multipart/form-data'), 400, 'malformed-request'],
    ['a body cut off', () => form(formWith('a.txt', Buffer.from('x'.repeat(100))).subarray(0, 180)), 400, 'malformed-request'],
    ['no part at all', () => form(Buffer.from('--boundary-of-a-test-form--\r\n')), 422, 'validation-failed'],
    ['21 MB', () => api.upload(SOURCES, OFFICE, '大.txt', Buffer.alloc(21 * 1024 * 1024, 0x61)), 413, 'payload-too-large'],
  ])('answers %s with a problem document', async (_, send, status, code) => {
    const answer = await send();
    expect(answer).toMatchObject({ status, body: { code } });
    expect(answer.body.detail).toMatch(/[一-龥]/);
  });
});
