import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { ContentSweep } from '../../../src/modules/attachments/index.js';
import { EngineService } from '../../../src/modules/engine/index.js';
import { ADMINISTRATORS } from '../../support/administrators.js';
import { type Answer, formWith, startApi, type TestApi } from '../../support/api.js';
import { aDocx, aPdf, aPng } from '../../support/attached-files.js';
import { type ClamdServer, EICAR, startClamd } from '../../support/clamd-server.js';
import { sha256Of } from '../../support/content-store-contract.js';

interface Account { login: string; role: string; unit: string | null }
interface Duty { id: string; unit: string; role: string }

const OFFICE = 'office.2024-21';
const LATER = new Date('2100-01-01T00:00:00Z');
let api: TestApi;
let clamd: ClamdServer;
let folder: string;
let lead: string;
let helper: string;
let stranger: string;
let duty: Duty;
let help: Duty;
let serial = 0;

const sql = <Row>(statement: string, parameters: unknown[] = []): Promise<Row[]> => api.app.get(DataSource).query(statement, parameters);
/** A PDF that no other is equal to. */
const pdf = (): Buffer => aPdf(`% ${(serial += 1)}`);
const upload = (login: string | undefined, subjectId: string, name: string, bytes: Uint8Array = pdf(), subjectType = 'assignment'): Promise<Answer> =>
  api.upload(`/api/v1/attachments?subjectType=${subjectType}&subjectId=${subjectId}`, login, name, bytes);
const uploaded = async (login: string, subjectId: string, name = '验收意见.pdf', bytes: Uint8Array = pdf()): Promise<string> => {
  const answer = await upload(login, subjectId, name, bytes);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body.id;
};
const report = (login: string, assignmentId: string, attachmentIds: unknown): Promise<Answer> =>
  api.post(`/api/v1/assignments/${assignmentId}/progress-reports`, login, { state: 'onTrack', progress: '已完成两家。', attachmentIds });
const download = (login: string, id: string) => api.app.inject({ method: 'GET', url: `/api/v1/attachments/${id}/content`, headers: { 'x-duban-account': login } });
const readers = async (id: string): Promise<string[]> => {
  const people = { lead, helper, stranger, office: OFFICE, otherOffice: 'office.2024-20', leader: 'leader' };
  const found: string[] = [];
  for (const [who, login] of Object.entries(people)) {
    const [one, content] = [await api.get(`/api/v1/attachments/${id}`, login), await download(login, id)];
    expect(content.statusCode).toBe(one.status);
    if (one.status === 200) found.push(who);
    else expect(one).toMatchObject({ status: 404, body: { detail: `没有编号为 ${id} 的附件。` } });
  }
  return found;
};

beforeAll(async () => {
  clamd = await startClamd();
  folder = await mkdtemp(join(tmpdir(), 'duban-attachments-'));
  api = await startApi({ ATTACHMENT_DIR: folder, ATTACHMENT_MAX_MIB: '1', ATTACHMENT_QUOTA_FILES: '40', ATTACHMENT_QUOTA_MIB: '2', CLAMAV_HOST: `127.0.0.1:${clamd.port}` });
  const accounts: Account[] = (await api.get('/api/v1/demo-accounts')).body;
  const liaisonOf = (unit: string): string => accounts.find((account) => account.role === 'liaison' && account.unit === unit)?.login ?? '';
  const [plan] = (await api.get(`/api/v1/plans?name=${encodeURIComponent('武政办〔2024〕21号')}`, 'leader')).body.rows;
  for (const { itemId } of (await api.get(`/api/v1/plans/${plan.id}/ledger`, 'leader')).body) {
    const duties: Duty[] = (await api.get(`/api/v1/items/${itemId}`, 'leader')).body.assignmentsOfUnits;
    const leads = duties.filter(({ role }) => role === 'lead');
    const cooperating = duties.find(({ role, unit }) => role === 'cooperating' && liaisonOf(unit) !== '');
    if (leads.length !== 1 || !leads[0] || liaisonOf(leads[0].unit) === '' || !cooperating) continue;
    [duty, help, lead, helper] = [leads[0], cooperating, liaisonOf(leads[0].unit), liaisonOf(cooperating.unit)];
    const own = new Set(duties.map(({ unit }) => unit));
    stranger = accounts.find(({ role, unit }) => role === 'liaison' && unit !== null && !own.has(unit))?.login ?? '';
    break;
  }
  for (const [login, { id }] of [[lead, duty], [helper, help]] as const) await api.post(`/api/v1/assignments/${id}/acknowledgement`, login);
}, 180_000);
afterAll(async () => {
  await api.close();
  await clamd.close();
  await rm(folder, { recursive: true });
});

describe('an upload', () => {
  it('is stored under its hash, described by its content, and audited', async () => {
    const bytes = pdf();
    const answer = await upload(lead, duty.id, '..\\验收\u202E意见.PDF', bytes);
    expect(answer).toMatchObject({
      status: 201,
      body: { name: '验收意见.PDF', mediaType: 'application/pdf', bytes: bytes.length, sha256: sha256Of(bytes), scanned: true, subjectType: 'assignment', subjectId: duty.id, unit: duty.unit, handedInWith: [] },
    });
    const sha256 = sha256Of(bytes);
    expect(await readdir(join(folder, sha256.slice(0, 2), sha256.slice(2, 4)))).toContain(sha256);
    expect(await sql(`select action, outcome, subject_type, detail ->> 'sha256' as sha256, actor_role, address from audit_entry where action = 'attachment.uploaded' order by id desc limit 1`))
      .toEqual([{ action: 'attachment.uploaded', outcome: 'done', subject_type: 'assignment', sha256, actor_role: 'liaison', address: '127.0.0.1' }]);
  });

  it('sent twice is one attachment; the same content for another matter is another one with the same content', async () => {
    const bytes = aDocx();
    const first = await uploaded(lead, duty.id, '情况.docx', bytes);
    expect(await uploaded(lead, duty.id, '情况.docx', bytes)).toBe(first);
    expect(await uploaded(helper, help.id, '情况.docx', bytes)).not.toBe(first);
    const sha256 = sha256Of(bytes);
    expect(await readdir(join(folder, sha256.slice(0, 2), sha256.slice(2, 4)))).toEqual([sha256]);
  });

  it.each<[string, string, () => Uint8Array, number, string, string | undefined]>([
    ['nothing in it (C88)', 'a.pdf', () => Buffer.alloc(0), 422, 'attachment-rejected', 'empty'],
    ['a type that lies (C89)', 'a.png', () => Buffer.from('<html><script>alert(1)</script></html>'), 422, 'attachment-rejected', 'type-mismatch'],
    ['a type that is not taken', 'a.exe', () => Buffer.from('MZ'), 422, 'attachment-rejected', 'type-not-allowed'],
    ['a disguise (C87)', '报告.exe.pdf', () => pdf(), 422, 'attachment-rejected', 'double-extension'],
    ['two formats in it (C89)', 'a.png', () => Buffer.concat([aPng(), Buffer.from('<html></html>')]), 422, 'attachment-rejected', 'polyglot'],
    ['more than the limit', 'a.txt', () => Buffer.alloc(1024 * 1024 + 1, 'a'), 413, 'payload-too-large', undefined],
    ['a virus (C90)', 'a.txt', () => Buffer.from(EICAR), 422, 'malware-found', 'malware'],
  ])('with %s is refused', async (_, name, bytes, status, code, reason) => {
    const before = await sql('select count(*) from attachment');
    const answer = await upload(lead, duty.id, name, bytes());
    expect(answer).toMatchObject({ status, type: expect.stringContaining('problem+json'), body: { code, detail: expect.stringMatching(/。/) } });
    expect(answer.body.errors[0]?.code).toBe(reason);
    expect(await sql('select count(*) from attachment')).toEqual(before);
  });

  it('with a virus leaves one audit row of the refusal and no content', async () => {
    expect(await sql(`select outcome, subject_id, detail ->> 'virus' as virus from audit_entry where action = 'attachment.infected'`)).toEqual([{ outcome: 'refused', subject_id: duty.id, virus: 'Eicar-Test-Signature' }]);
    const sha256 = sha256Of(Buffer.from(EICAR));
    expect(await readdir(join(folder, sha256.slice(0, 2), sha256.slice(2, 4))).catch(() => [])).toEqual([]);
  });

  it('in a malformed form is refused (C88)', async () => {
    const path = `/api/v1/attachments?subjectType=assignment&subjectId=${duty.id}`;
    const boundary = 'multipart/form-data; boundary=boundary-of-a-test-form';
    expect(await api.postRaw(path, lead, formWith('a.pdf', pdf(), 'datei'), boundary)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/file' }] } });
    expect(await api.postRaw(path, lead, Buffer.from('--boundary-of-a-test-form\r\n'), boundary)).toMatchObject({ status: 400 });
    expect(await api.post(path, lead, { file: 'a' })).toMatchObject({ status: 415 });
    expect(await upload(lead, duty.id, 'a.pdf', pdf(), 'item')).toMatchObject({ status: 422, body: { code: 'validation-failed' } });
  });

  it('is for the own unit\'s matters and the office\'s plans; another\'s does not exist, administrators may not at all', async () => {
    const unknown = await upload(lead, '999999', 'a.pdf');
    for (const [login, id] of [[lead, help.id], [stranger, duty.id], ['office.2024-20', duty.id]] as const) {
      const answer = await upload(login, id, 'a.pdf');
      expect(answer).toMatchObject({ status: 404, body: { code: 'not-found', detail: unknown.body.detail.replace('999999', id) } });
    }
    expect(await upload(OFFICE, duty.id, '批示.pdf')).toMatchObject({ status: 201, body: { unitId: null } });
    for (const login of ['leader', ADMINISTRATORS.system, ADMINISTRATORS.auditor]) expect(await upload(login, duty.id, 'a.pdf')).toMatchObject({ status: 403 });
    expect(await upload(undefined, duty.id, 'a.pdf')).toMatchObject({ status: 401 });
  });
});

describe('handing in', () => {
  it('links the uploads with the report in one transaction; then the office, leaders and the lead unit may read them (rows 15 to 17)', async () => {
    const draft = await uploaded(helper, help.id);
    const own = await uploaded(lead, duty.id);
    expect(await readers(draft)).toEqual(['helper']);
    expect(await readers(own)).toEqual(['lead']);
    const answer = await report(helper, help.id, [draft, draft]);
    expect(answer).toMatchObject({ status: 201 });
    expect(await readers(draft)).toEqual(['lead', 'helper', 'office', 'leader']);
    expect((await api.get(`/api/v1/attachments/${draft}`, OFFICE)).body.handedInWith).toEqual([{ type: 'progressReport', id: answer.body.progressReportId }]);
    expect(await report(lead, duty.id, [own])).toMatchObject({ status: 201 });
    expect(await readers(own)).toEqual(['lead', 'office', 'leader']);
    for (const login of Object.values(ADMINISTRATORS)) for (const path of [`/${own}`, `/${own}/content`, `?subjectType=assignment&subjectId=${duty.id}`]) {
      expect(await api.get(`/api/v1/attachments${path}`, login)).toMatchObject({ status: 403 });
    }
  });

  it('refuses the whole with one foreign, unknown or misplaced upload (H03)', async () => {
    const own = await uploaded(lead, duty.id);
    const foreign = await uploaded(helper, help.id);
    const before = await sql(`select (select count(*) from progress_report) as reports, (select count(*) from attachment_link) as links, (select count(*) from audit_entry where outcome = 'done') as audit`);
    for (const ids of [[own, foreign], [foreign], ['999999', own]]) expect(await report(lead, duty.id, ids)).toMatchObject({ status: 422, body: { code: 'reference-unknown', detail: expect.stringContaining('什么都没有提交'), errors: [{ pointer: '/attachmentIds' }] } });
    expect(await report(helper, help.id, [own])).toMatchObject({ status: 422, body: { code: 'reference-unknown' } });
    for (const ids of ['1', ['x'], [1.5], Array.from({ length: 21 }, (_, index) => String(index + 1))]) expect(await report(lead, duty.id, ids)).toMatchObject({ status: 422, body: { code: 'validation-failed' } });
    expect(await sql(`select (select count(*) from progress_report) as reports, (select count(*) from attachment_link) as links, (select count(*) from audit_entry where outcome = 'done') as audit`)).toEqual(before);
    expect(await readers(own)).toEqual(['lead']);
  });

  it('waits for the head with the report it comes with, and is handed in when he signs; one of another matter is refused at once', async () => {
    await sql(`update plan set work_rules = '{"signatures": {"report": true}}' where id = (select plan_id from assignment where id = $1)`, [duty.id]);
    const [own, foreign] = [await uploaded(lead, duty.id), await uploaded(helper, help.id)];
    expect(await report(lead, duty.id, [own, foreign])).toMatchObject({ status: 422, body: { detail: expect.stringContaining('什么都没有提交') } });
    const { status, body } = await report(lead, duty.id, [own]);
    expect([status, body.progressReportId]).toEqual([201, null]);
    expect(await readers(own)).toEqual(['lead']);
    expect(await api.post(`/api/v1/signatures/${body.assignment.signatureRequestId}/sign`, lead.replace('liaison', 'head'))).toMatchObject({ status: 200, body: { status: 'signed' } });
    expect(await readers(own)).toEqual(['lead', 'office', 'leader']);
    await sql(`update plan set work_rules = '{}'`);
  });

  it('goes with a completion claim and with a submitted piece', async () => {
    const proof = await uploaded(lead, duty.id);
    expect(await api.post(`/api/v1/assignments/${duty.id}/completion-claim`, lead, { evidence: '已通过验收，见附件。', attachmentIds: [proof] })).toMatchObject({ status: 201 });
    expect(await readers(proof)).toEqual(['lead', 'office', 'leader']);
    await api.app.get(EngineService).tick();
    const [submission] = await sql<{ id: string; login: string; group: string }>(
      `select submission.id, login, plan.leading_group_id as group from submission join incumbent account on account.unit_id = submission.unit_id and account.role = 'liaison' join plan on plan.id = plan_id
       where submission.status = 'open' order by submission.id limit 1`);
    if (!submission) throw new Error('no open submission in the seed');
    const paper = (await upload(submission.login, submission.id, '信息.docx', aDocx([{ name: 'word/x.xml', content: '<x/>' }]), 'submission')).body.id;
    expect(await api.post(`/api/v1/submissions/${submission.id}/pieces`, submission.login, { title: '信息', text: '正文', attachmentIds: [proof] })).toMatchObject({ status: 422, body: { code: 'reference-unknown' } });
    expect(await api.post(`/api/v1/submissions/${submission.id}/pieces`, submission.login, { title: '信息', text: '正文', attachmentIds: [paper] })).toMatchObject({ status: 201 });
    expect((await api.get(`/api/v1/attachments?subjectType=submission&subjectId=${submission.id}`, submission.login)).body).toMatchObject([{ id: paper, handedInWith: [{ type: 'submissionPiece' }] }]);
    expect((await api.get(`/api/v1/attachments?subjectType=assignment&subjectId=${duty.id}`, stranger)).body).toEqual([]);
  });
});

describe('a download', () => {
  it('is saved, never shown, under its name, with all of its bytes and nothing kept on the way', async () => {
    const bytes = aPng(3, 2);
    const id = await uploaded(lead, duty.id, '现场 照片(1)\'.png', bytes);
    const answer = await download(lead, id);
    expect(answer.statusCode).toBe(200);
    expect(Buffer.compare(answer.rawPayload, bytes)).toBe(0);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png', 'content-length': String(bytes.length), 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store', 'content-security-policy': expect.stringContaining('sandbox'),
      'content-disposition': `attachment; filename="attachment.png"; filename*=UTF-8''${encodeURIComponent('现场 照片')}%281%29%27.png`,
    });
    expect(answer.headers['etag']).toBeUndefined();
  });

  it('of a content that was damaged or lost in the storage is refused', async () => {
    const bytes = pdf();
    const id = await uploaded(lead, duty.id, 'a.pdf', bytes);
    const sha256 = sha256Of(bytes);
    const path = join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    await writeFile(path, 'something else');
    expect(await api.get(`/api/v1/attachments/${id}/content`, lead)).toMatchObject({ status: 503, body: { detail: expect.stringContaining('已损坏') } });
    await rm(path);
    expect(await api.get(`/api/v1/attachments/${id}/content`, lead)).toMatchObject({ status: 503 });
  });
});

describe('taking back', () => {
  it('is for the own unit while nothing was handed in with it', async () => {
    const id = await uploaded(lead, duty.id);
    for (const login of [helper, OFFICE]) expect(await api.delete(`/api/v1/attachments/${id}`, login)).toMatchObject({ status: 404 });
    expect(await api.delete(`/api/v1/attachments/${id}`, lead)).toMatchObject({ status: 204 });
    expect(await api.delete(`/api/v1/attachments/${id}`, lead)).toMatchObject({ status: 404 });
    const [linked] = await sql<{ id: string }>('select attachment_id as id from attachment_link join attachment on attachment.id = attachment_id where subject_id = $1', [duty.id]);
    expect(await api.delete(`/api/v1/attachments/${linked?.id}`, lead)).toMatchObject({ status: 409, body: { code: 'conflict-state' } });
  });

  it('leaves the content to the sweep, which clears what nobody names and nothing younger than a day', async () => {
    const [kept, gone] = [pdf(), pdf()];
    await uploaded(lead, duty.id, 'a.pdf', kept);
    await api.delete(`/api/v1/attachments/${await uploaded(lead, duty.id, 'b.pdf', gone)}`, lead);
    const stored = async (bytes: Buffer): Promise<boolean> => (await readdir(join(folder, sha256Of(bytes).slice(0, 2), sha256Of(bytes).slice(2, 4)))).includes(sha256Of(bytes));
    expect(await api.app.get(ContentSweep).sweep()).toBe(0);
    expect(await api.app.get(ContentSweep).sweep(LATER)).toBeGreaterThan(0);
    expect([await stored(kept), await stored(gone)]).toEqual([true, false]);
    expect(await api.app.get(ContentSweep).sweep(LATER)).toBe(0);
  });
});

describe('limits', () => {
  it('of a unit and year are kept, in files and in bytes, also by uploads at one moment (C91)', async () => {
    const big = (): Buffer => Buffer.from(`${(serial += 1)}\n${'文'.repeat(300_000)}`);
    const answers = await Promise.all(Array.from({ length: 4 }, () => upload(helper, help.id, '大.txt', big())));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 413, 413]);
    expect(answers.find(({ status }) => status === 413)?.body).toMatchObject({ code: 'quota-exceeded', detail: expect.stringContaining('2 MB') });
    const [{ count } = { count: 0 }] = await sql<{ count: number }>('select count(*)::int as count from attachment join incumbent account on account.unit_id = attachment.unit_id where login = $1', [lead]);
    for (let left = 40 - count; left > 0; left -= 1) expect(await upload(lead, duty.id, 'a.pdf')).toMatchObject({ status: 201 });
    expect(await upload(lead, duty.id, 'a.pdf')).toMatchObject({ status: 413, body: { code: 'quota-exceeded', detail: expect.stringContaining('40 个') } });
    await sql(`update attachment set uploaded_on = uploaded_on - interval '1 year' where id = (select max(id) from attachment where subject_id = $1)`, [duty.id]);
    expect(await upload(lead, duty.id, 'a.pdf')).toMatchObject({ status: 201 });
  });

  it('nothing is taken unscanned while the scanner is down (C90)', async () => {
    await clamd.close();
    const before = await sql('select count(*) from attachment');
    expect(await upload(OFFICE, duty.id, 'a.pdf')).toMatchObject({ status: 503, headers: { 'retry-after': '5' }, body: { code: 'dependency-unavailable', detail: expect.stringContaining('没有查过毒的文件不接收') } });
    expect(await sql('select count(*) from attachment')).toEqual(before);
    clamd = await startClamd();
  });
});
