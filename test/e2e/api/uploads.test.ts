import ExcelJS from 'exceljs';
import { DataSource } from 'typeorm';
import { type Answer, startApi, type TestApi } from '../../support/api.js';
import { plain } from '../../support/docx-parts.js';
import { encodedBytes } from '../../support/encoded-bytes.js';
import { documentEntries, writtenWorkbook, writtenZip } from '../../support/office-files.js';
import { EXPORT_TASK, PORT_TASK, smallDocument } from '../../support/small-document.js';

const OFFICE = 'office.2024-21';
const SOURCES = '/api/v1/source-documents';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
}, 180_000);
afterAll(() => api.close());

const upload = (name: string, bytes: Uint8Array): Promise<Answer> => api.upload(SOURCES, OFFICE, name, bytes);
const draftOf = async (answer: Answer): Promise<Answer['body']> => (await api.get(`/api/v1/documents/${answer.body.documents[0].id}`, OFFICE)).body;
const TITLE = '市商务局稳外贸重点任务清单';
const LINES = (number: string): string[] => smallDocument([EXPORT_TASK, PORT_TASK], number).split('\n').filter((line) => line !== '');

async function workbook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('任务表');
  sheet.addRow([TITLE]);
  sheet.mergeCells('A1:E1');
  sheet.addRow(['序号', '重点任务', '牵头单位', '责任单位', '完成时限']);
  sheet.addRow([1, EXPORT_TASK.text, '市商务局', '市财政局、武汉海关', new Date(Date.UTC(2025, 5, 30))]);
  sheet.addRow([2, PORT_TASK.text, '市外贸发展局', '市税务局', '长期坚持']);
  sheet.getCell('E3').numFmt = 'yyyy"年"m"月"d"日"';
  book.addWorksheet('底稿', { state: 'hidden' }).addRow(['不给人看的']);
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('files of every format through HTTP', () => {
  const units = [
    { roles: 'lead', codes: ['commerce-bureau'] },
    { roles: 'cooperating', codes: ['finance-bureau', 'wuhan-customs'] },
  ];

  it.each([
    ['docx', (): Uint8Array => writtenZip(documentEntries(plain(...LINES('武商办〔2024〕31号')))), null],
    ['html', () => Buffer.from(`<!doctype html><html><body>${LINES('武商办〔2024〕32号').map((line) => `<p>${line}</p>`).join('')}</body></html>`), 'UTF-8'],
    ['text', () => encodedBytes(LINES('武商办〔2024〕33号').join('\r\n'), 'GBK', false), 'GBK'],
    ['text', () => encodedBytes(LINES('武商办〔2024〕34号').join('\n\n'), 'UTF-16LE', true), 'UTF-16LE'],
  ])('reads the same tasks from %s, shows what it took the file for, whatever its name', async (format, bytes, encoding) => {
    const answer = await upload('方案.dat', bytes());
    expect(answer).toMatchObject({ status: 201, body: { documents: [{ format, encoding, items: 2 }] } });
    const { draft } = await draftOf(answer);
    expect(draft.items.map((item: { text: string }) => item.text)).toEqual([EXPORT_TASK.text, PORT_TASK.text]);
    const [first] = draft.items;
    for (const { roles, codes } of units) {
      expect(first.assignments.filter((one: { role: string }) => one.role === roles).map((one: { unitCode: string }) => one.unitCode)).toEqual(codes);
    }
  });

  it('reads a ledger without a number from a workbook, names places by sheet and row, and asks for the number before it becomes a plan', async () => {
    const answer = await upload('台账.xlsx', await workbook());
    expect(answer).toMatchObject({ status: 201, body: { documents: [{ format: 'xlsx', documentNumber: '', title: TITLE, items: 2 }] } });
    const { draft, findings, reading } = await draftOf(answer);
    expect(draft.items.map((item: { deadline: { dueOn: string | null; evergreen: boolean } }) => [item.deadline.dueOn, item.deadline.evergreen])).toEqual([['2025-06-30', false], [null, true]]);
    expect(findings).toContainEqual(expect.objectContaining({ code: 'unit-unknown', printed: '市外贸发展局', at: '任务表!4' }));
    expect(findings).toContainEqual(expect.objectContaining({ code: 'sheet-hidden', field: 'plan.source', printed: expect.stringContaining('底稿') }));
    for (const finding of findings.filter((one: { severity: string; code: string }) => one.severity === 'blocking' && one.code !== 'document-number-missing')) {
      await api.put(`/api/v1/documents/${reading.id}/findings/${finding.id}/decision`, OFFICE, { decision: 'ignore', reason: '先立项' });
    }
    const number = findings.find((one: { code: string }) => one.code === 'document-number-missing');
    expect((await api.post(`/api/v1/documents/${reading.id}/confirmation`, OFFICE)).status).toBe(409);
    await api.put(`/api/v1/documents/${reading.id}/findings/${number.id}/decision`, OFFICE, { decision: 'ignore', reason: '没有字号' });
    expect((await api.post(`/api/v1/documents/${reading.id}/confirmation`, OFFICE)).body.detail).toContain('没有文号');
    await api.put(`/api/v1/documents/${reading.id}/findings/${number.id}/decision`, OFFICE, { decision: 'set', set: { documentNumber: '内部〔2024〕1号' }, reason: '编内部号' });
    expect((await api.get('/api/v1/documents', OFFICE)).body.find((row: { id: string }) => row.id === reading.id)).toMatchObject({ documentNumber: '内部〔2024〕1号' });
    const confirmed = await api.post(`/api/v1/documents/${reading.id}/confirmation`, OFFICE);
    expect(confirmed.status).toBe(200);
    expect((await api.get('/api/v1/plans?name=' + encodeURIComponent('内部〔2024〕1号'), OFFICE)).body.rows).toMatchObject([{ id: confirmed.body.planId, items: 2 }]);
  });

  it.each([
    ['C55', 'a program', () => Buffer.from('MZ\u0090\u0000'.repeat(100), 'latin1'), 'type-mismatch'],
    ['C55', 'a PDF', () => Buffer.from('%PDF-1.7\n'), 'type-mismatch'],
    ['C57', 'a zip bomb', (): Uint8Array => writtenZip([...documentEntries('<w:p/>'), { name: 'word/styles.xml', content: Buffer.alloc(150 * 1024 * 1024, 0x20) }]), 'expanded-too-large'],
    ['C61', 'a DOCTYPE', (): Uint8Array => writtenZip(documentEntries('<w:p/>').map((entry) => (entry.name === 'word/document.xml' ? { ...entry, content: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>' } : entry))), 'doctype'],
    ['C64', 'tables 20,000 deep', (): Uint8Array => writtenZip(documentEntries('<w:tbl><w:tr><w:tc>'.repeat(20_000))), 'too-deep'],
    ['C66', 'a merge over a whole sheet', () => writtenWorkbook({ sheets: { 表: '<sheetData><row r="1"><c r="A1" t="str"><v>甲</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' } }), 'bad-merge'],
    ['C83', 'a document of pictures', (): Uint8Array => writtenZip(documentEntries('<w:p/>')), 'no-text'],
    ['C84', 'bytes in no encoding', () => Buffer.from('\u00e9\u00e8 caf\u00e9 na\u00efve '.repeat(30), 'latin1'), 'encoding'],
  ])('%s: refuses %s with 422, a code and Chinese words, and stores nothing', async (_, what, bytes, code) => {
    const count = async (): Promise<unknown> => api.app.get(DataSource).query('select count(*) from source_document');
    const before = await count();
    const answer = await upload(`${what}.docx`, bytes());
    expect(answer).toMatchObject({ status: 422, body: { code: 'import-rejected', errors: [{ pointer: '/file', code }] } });
    expect(answer.body.detail).toMatch(/[一-龥].*请/);
    expect(await count()).toEqual(before);
  });
});

describe('units that are not in the directory', () => {
  it('are entered in one step, as new units or further names, after which the file reads without them being unknown', async () => {
    const answer = await upload('外地.txt', Buffer.from(smallDocument([{ text: '推进口岸建设。', clause: '（牵头单位：市口岸协调局；责任单位：市商贸局、市财政局）' }], '武商办〔2024〕41号')));
    const { reading, draft, findings } = await draftOf(answer);
    expect(draft.unitProposals).toMatchObject([{ name: '市口岸协调局', kind: 'government', itemKeys: ['item-1'] }, { name: '市商贸局' }]);
    const kept = findings.find((one: { code: string }) => one.code === 'deadline-undated');
    await api.put(`/api/v1/documents/${reading.id}/findings/${kept.id}/decision`, OFFICE, { decision: 'ignore', reason: '长期工作' });
    const path = `/api/v1/documents/${reading.id}/units`;
    expect(await api.post(path, OFFICE, { units: [{ name: '不在草稿里的局', kind: 'government' }] })).toMatchObject({ status: 422 });
    expect(await api.post(path, OFFICE, { units: [{ name: '市口岸协调局' }] })).toMatchObject({ status: 422 });
    expect(await api.post(path, OFFICE, { units: [{ name: '市口岸协调局', kind: 'empire' }] })).toMatchObject({ status: 422 });
    expect(await api.post(path, OFFICE, { units: [{ name: '市商贸局', sameAs: 'no-such-unit' }] })).toMatchObject({ status: 422, body: { code: 'reference-unknown', errors: [{ pointer: '/units' }] } });
    const added = await api.post(path, OFFICE, { units: [{ name: '市口岸协调局', kind: 'government' }, { name: '市商贸局', sameAs: 'commerce-bureau' }] });
    expect(added.status).toBe(200);
    expect(added.body.draft.unitProposals).toEqual([]);
    expect(added.body.findings.filter((one: { severity: string }) => one.severity === 'blocking')).toEqual([]);
    expect(added.body.findings.find((one: { code: string }) => one.code === 'deadline-undated')).toMatchObject({ decision: 'ignore', decisionReason: '长期工作' });
    const confirmed = await api.post(`/api/v1/documents/${reading.id}/confirmation`, OFFICE);
    const ledger = await api.get(`/api/v1/plans/${confirmed.body.planId}/ledger`, OFFICE);
    const item = await api.get(`/api/v1/items/${ledger.body[0].itemId}`, OFFICE);
    expect(item.body.assignmentsOfUnits.map((one: { unit: string; printed: string }) => [one.unit, one.printed])).toEqual([['市口岸协调局', '市口岸协调局'], ['市商务局', '市商贸局'], ['市财政局', '市财政局']]);
    expect((await api.post(path, 'office.2024-20', { units: [] })).status).toBe(404);
  });
});
