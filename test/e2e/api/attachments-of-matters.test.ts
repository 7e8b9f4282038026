import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '../../../src/platform/db/unit-of-work.js';
import { type Answer, startApi, type TestApi } from '../../support/api.js';
import { aPdf } from '../../support/attached-files.js';
import { aPlan, anItem } from '../../support/builders.js';
import type { EngineApp } from '../../support/engine-app.js';
import { everyPage } from '../../support/paged.js';
import { sentStatements } from '../../support/sent-statements.js';

const OFFICE = 'office.AM-1';
const PEOPLE = {
  lead: 'liaison.alpha', helper: 'liaison.beta', otherHelper: 'liaison.gamma', jointLead: 'liaison.delta', successor: 'liaison.epsilon', office: OFFICE, otherOffice: 'office.AM-2', leader: 'leader',
} as const;
type Who = keyof typeof PEOPLE;
interface Row { readonly id: string; readonly itemId: string; readonly unit: string; readonly unitId: string }

let api: TestApi;
let folder: string;
let planId: string;
let rows: Row[];
let noticeId: string;
let serial = 0;

const sql = <Found>(words: string, parameters: readonly unknown[] = []): Promise<Found[]> => api.app.get(DataSource).query(words, [...parameters]);
const on = (day: string): Promise<unknown> => sql('update clock set demo_at = $1', [`${day}T10:00:00+08:00`]);
/** The assignment of a unit on an item of the plan, counted from 1. */
const duty = (unit: string, item = 1): Row => {
  const items = [...new Set(rows.map(({ itemId }) => itemId))];
  const found = rows.find((row) => row.unit === unit && row.itemId === items[item - 1]);
  if (!found) throw new Error(`${unit} has nothing on item ${item}`);
  return found;
};
const uploaded = async (who: Who, subjectId: string, subjectType = 'assignment'): Promise<string> => {
  const answer = await api.upload(`/api/v1/attachments?subjectType=${subjectType}&subjectId=${subjectId}`, PEOPLE[who], `附件${(serial += 1)}.pdf`, aPdf(`% ${serial}`));
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body.id;
};
const readers = async (id: string): Promise<Who[]> => {
  const found: Who[] = [];
  for (const who of Object.keys(PEOPLE) as Who[]) if ((await api.get(`/api/v1/attachments/${id}`, PEOPLE[who])).status === 200) found.push(who);
  return found;
};
const on1 = (unit: string, path: string): string => `/api/v1/assignments/${duty(unit).id}/${path}`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duban-matters-'));
  api = await startApi({ ATTACHMENT_DIR: folder }, false);
  await on('2024-04-01');
  const builders = { run: (work: never) => api.app.get(UnitOfWork).run(work), get: (type: never) => api.app.get(type, { strict: false }) } as unknown as EngineApp;
  planId = (await aPlan('AM-1')
    .withItem(anItem('建成平台。').ledBy('alpha').helpedBy('beta', 'gamma').dueOn('2024-06-28'))
    .withItem(anItem('开行2000列。').ledBy('alpha', 'delta').dueOn('2024-12-31'))
    .withItem(anItem('另一件。').ledBy('epsilon').dueOn('2024-10-31'))
    .withItem(anItem('又一件。').ledBy('eta').dueOn('2024-10-31'))
    .issuedIn(builders)).id;
  await aPlan('AM-2').withItem(anItem('别处的事。').ledBy('zeta').dueOn('2024-12-31')).issuedIn(builders);
  rows = await sql<Row>('select assignment.id, item_id as "itemId", unit.name as unit, unit_id as "unitId" from assignment join unit on unit.id = unit_id where plan_id = $1 order by item_id, assignment.id', [planId]);
  for (const unit of ['alpha', 'beta', 'gamma']) expect(await api.post(on1(unit, 'acknowledgement'), `liaison.${unit}`)).toMatchObject({ status: 200 });
  const written = await api.post('/api/v1/notices', OFFICE, { itemId: duty('alpha').itemId, unitId: duty('alpha').unitId, colour: 'blue', text: '请抓紧。' });
  noticeId = written.body.id;
  expect(await api.upload(`/api/v1/attachments?subjectType=notice&subjectId=${noticeId}`, PEOPLE.lead, 'a.pdf', aPdf('% draft'))).toMatchObject({ status: 404 });
  expect(await api.post(`/api/v1/notices/${noticeId}/issue`, OFFICE, { signatory: '李主任', issuingAuthority: '领导小组办公室' })).toMatchObject({ status: 200 });
}, 180_000);
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true });
});

describe('attachments are handed in', () => {
  it.each<[string, Who, () => [subjectId: string, subjectType?: string], (attachmentIds: string[]) => Promise<Answer>, number, string, Who[]]>([
    ['with an input: its lead reads them', 'otherHelper', () => [duty('gamma').id], (attachmentIds) => api.post(on1('gamma', 'inputs'), PEOPLE.otherHelper, { text: '已提供名单。', attachmentIds }), 201, 'cooperatingInput', ['lead', 'otherHelper', 'office', 'leader']],
    ['with an opinion on more time: its lead reads them', 'helper', () => [duty('beta').id],
      (attachmentIds) => api.post(on1('beta', 'extension'), PEOPLE.helper, { newDueOn: '2024-09-30', reason: '待系统上线。', attachmentIds }), 201, 'cooperatingInput', ['lead', 'helper', 'office', 'leader']],
    ['with a request for more time', 'lead', () => [duty('alpha').id], (attachmentIds) => api.post(on1('alpha', 'extension'), PEOPLE.lead, { newDueOn: '2024-08-30', reason: '待验收。', attachmentIds }), 201, 'assignmentRequest', ['lead', 'office', 'leader']],
    ['with a decline: the other lead of the item does not read them', 'jointLead', () => [duty('delta', 2).id],
      (attachmentIds) => api.post(`/api/v1/assignments/${duty('delta', 2).id}/decline`, PEOPLE.jointLead, { reason: '不属于我局。', attachmentIds }), 200, 'assignmentRequest', ['jointLead', 'office', 'leader']],
    ['with a reply to a notice', 'lead', () => [noticeId, 'notice'], (attachmentIds) => api.post(`/api/v1/notices/${noticeId}/reply`, PEOPLE.lead, { text: '下周办结。', attachmentIds }), 200, 'noticeReply', ['lead', 'office', 'leader']],
  ])('%s', async (_, who, subject, hand, status, type, expected) => {
    const id = await uploaded(who, ...subject());
    expect(await readers(id)).toEqual([who]);
    expect(await hand([id])).toMatchObject({ status });
    expect(await readers(id)).toEqual(expected);
    expect((await api.get(`/api/v1/attachments/${id}`, OFFICE)).body.handedInWith).toEqual([{ type, id: expect.any(String) }]);
    expect(await api.delete(`/api/v1/attachments/${id}`, PEOPLE[who])).toMatchObject({ status: 409 });
  });

  it('with a report of a lead to nobody but its own: another lead of the item reads none of it (row 16)', async () => {
    await api.post(`/api/v1/assignments/${duty('alpha', 2).id}/acknowledgement`, PEOPLE.lead);
    const id = await uploaded('lead', duty('alpha', 2).id);
    expect(await api.post(`/api/v1/assignments/${duty('alpha', 2).id}/progress-reports`, PEOPLE.lead, { state: 'onTrack', progress: '已完成两家。', attachmentIds: [id] })).toMatchObject({ status: 201 });
    expect(await readers(id)).toEqual(['lead', 'office', 'leader']);
  });

  it.each<[string, (attachmentIds: string[]) => Promise<Answer>]>([
    ['an input', (attachmentIds) => api.post(on1('gamma', 'inputs'), PEOPLE.otherHelper, { text: '已提供名单。', attachmentIds })],
    ['an opinion', (attachmentIds) => api.post(on1('beta', 'extension'), PEOPLE.helper, { newDueOn: '2024-09-30', reason: '待系统上线。', attachmentIds })],
    ['a decline', (attachmentIds) => api.post(`/api/v1/assignments/${duty('epsilon', 3).id}/decline`, PEOPLE.successor, { reason: '不属于我局。', attachmentIds })],
    ['a request for more time', async (attachmentIds) => {
      await api.post(`/api/v1/assignments/${duty('eta', 4).id}/acknowledgement`, 'liaison.eta');
      return api.post(`/api/v1/assignments/${duty('eta', 4).id}/extension`, 'liaison.eta', { newDueOn: '2024-11-30', reason: '待验收。', attachmentIds });
    }],
  ])('not with what was uploaded for another matter: %s is refused whole (H03)', async (_, hand) => {
    const foreign = await uploaded('lead', duty('alpha').id);
    const state = () => sql(`select (select count(*) from assignment_request) as requests, (select count(*) from cooperating_input) as inputs, (select count(*) from attachment_link) as links, (select count(*) from obligation) as owed`);
    const before = await state();
    const answer = await hand([foreign]);
    expect(answer).toMatchObject({ status: 422, body: { code: 'reference-unknown', errors: [{ pointer: '/attachmentIds' }] } });
    expect(await state()).toEqual(before);
    await api.delete(`/api/v1/attachments/${foreign}`, PEOPLE.lead);
  });
});

describe('what waits for a signature', () => {
  const signing = (signed: boolean) => api.put(`/api/v1/plans/${planId}/work-rules`, OFFICE, { signatures: { decline: signed, extension: signed } });
  beforeAll(() => signing(true));
  afterAll(() => signing(false));

  it.each<[string, string, object, number]>([
    ['a decline', 'decline', { reason: '不属于我局。' }, 200],
    ['a request for more time', 'extension', { newDueOn: '2024-11-30', reason: '待验收。' }, 201],
  ])('keeps its attachments back until the head signs, and refuses foreign ones at once: %s', async (_, act, words, status) => {
    const { id } = duty('epsilon', 3);
    if (act === 'extension') await api.post(`/api/v1/assignments/${id}/acknowledgement`, PEOPLE.successor);
    const [own, foreign] = [await uploaded('successor', id), await uploaded('lead', duty('alpha').id)];
    const ask = (attachmentIds: string[]) => api.post(`/api/v1/assignments/${id}/${act}`, PEOPLE.successor, { ...words, attachmentIds });
    expect(await ask([own, foreign])).toMatchObject({ status: 422, body: { errors: [{ pointer: '/attachmentIds' }] } });
    const { status: answered, body } = await ask([own]);
    expect([answered, await readers(own)]).toEqual([status, ['successor']]);
    expect(await api.post(`/api/v1/signatures/${body.signatureRequestId}/sign`, 'head.epsilon')).toMatchObject({ status: 200 });
    expect(await readers(own)).toEqual(['successor', 'office', 'leader']);
    expect((await api.get(`/api/v1/attachments/${own}`, OFFICE)).body.handedInWith).toEqual([{ type: 'assignmentRequest', id: expect.any(String) }]);
    expect(await api.post(`/api/v1/assignments/${id}/request-withdrawal`, PEOPLE.successor)).toMatchObject({ status: 200 });
    await api.delete(`/api/v1/attachments/${foreign}`, PEOPLE.lead);
  });
});

describe('the page of an item', () => {
  const page = async (who: Who, item = 1) => (await api.get(`/api/v1/items/${duty('alpha', item).itemId}`, PEOPLE[who])).body;

  it('lists exactly the attachments that the person may read, as its own route does to the end', async () => {
    for (const item of [1, 2]) {
      const { itemId } = duty('alpha', item);
      const all = await sql<{ id: string }>(
        `select id from attachment where (subject_type = 'assignment' and subject_id in (select id from assignment where item_id = $1)) or (subject_type = 'notice' and subject_id in (select id from notice where item_id = $1)) order by id desc`, [itemId]);
      for (const who of Object.keys(PEOPLE) as Who[]) {
        const readable: string[] = [];
        for (const { id } of all) if ((await api.get(`/api/v1/attachments/${id}`, PEOPLE[who])).status === 200) readable.push(id);
        const shown = await api.get(`/api/v1/items/${itemId}`, PEOPLE[who]);
        if (shown.status === 404) {
          expect([readable, (await api.get(`/api/v1/items/${itemId}/attachments`, PEOPLE[who])).status]).toEqual([[], 404]);
          continue;
        }
        expect([who, shown.body.attachments.total, shown.body.attachments.latest.map(({ id }: { id: string }) => id)]).toEqual([who, readable.length, readable]);
        const pages = await everyPage(api, `/api/v1/items/${itemId}/attachments?limit=1`, PEOPLE[who]);
        expect(pages.flatMap(({ rows: found }) => found.map(({ id }: { id: string }) => id))).toEqual(readable);
      }
    }
    expect((await page('office')).attachments.latest).toContainEqual(expect.objectContaining({ name: expect.stringMatching(/^附件.+pdf$/), bytes: expect.any(Number), unit: 'gamma', uploadedBy: 'gamma联络员', uploadedAt: expect.any(String), subjectId: duty('gamma').id }));
  });

  it('lists requests with who, when, what was proposed and decided, the first date beside the new ones; to a unit its own', async () => {
    await on('2024-04-03');
    expect(await api.post(on1('alpha', 'extension-answer'), OFFICE, { accept: true, dueOn: '2024-07-31', reason: '七月底。' })).toMatchObject({ status: 200 });
    await api.post(on1('alpha', 'extension'), PEOPLE.lead, { newDueOn: '2024-09-30', reason: '再待验收。' });
    await on('2024-04-05');
    await api.post(on1('alpha', 'extension-answer'), OFFICE, { accept: false, reason: '按期办结。' });
    const { total, latest } = (await page('office')).requests;
    expect([total, latest]).toMatchObject([2, [
      { kind: 'extension', unit: 'alpha', askedBy: 'alpha联络员', askedOn: '2024-04-03', originalDueOn: '2024-06-28', dueOn: '2024-07-31', newDueOn: '2024-09-30', status: 'refused', grantedDueOn: null, decisionReason: '按期办结。', decidedBy: 'AM-1办公室' },
      { kind: 'extension', unit: 'alpha', askedBy: 'alpha联络员', askedOn: '2024-04-01', originalDueOn: '2024-06-28', dueOn: '2024-06-28', newDueOn: '2024-08-30', status: 'accepted', grantedDueOn: '2024-07-31', decidedAt: expect.any(String), decidedBy: 'AM-1办公室' },
    ]]);
    expect((await page('helper')).requests).toEqual({ total: 0, latest: [] });
    expect((await page('leader', 2)).requests).toMatchObject({ total: 1, latest: [{ kind: 'decline', unit: 'delta', status: 'pending', decidedBy: null, originalDueOn: null }] });
    expect((await page('lead', 2)).requests.total).toBe(0);
    expect((await page('jointLead', 2)).requests.total).toBe(1);
  });

  it('lists who urged whom, when and with what words; to a unit its own, to the lead all', async () => {
    const { itemId } = duty('alpha');
    expect(await api.post(`/api/v1/items/${itemId}/urges`, OFFICE, { unitIds: [duty('gamma').unitId], text: '请报送名单。' })).toMatchObject({ status: 201 });
    expect(await api.post(`/api/v1/items/${itemId}/urges`, PEOPLE.lead, { unitIds: [duty('beta').unitId] })).toMatchObject({ status: 201 });
    const byLead = { unit: 'beta', level: 'lead', urgedBy: 'alpha', text: '', urgedOn: '2024-04-05' };
    const byOffice = { unit: 'gamma', level: 'office', urgedBy: 'AM-1办公室', text: '请报送名单。', urgedOn: '2024-04-05' };
    for (const who of ['office', 'leader', 'lead'] as const) expect((await page(who)).urges).toMatchObject({ total: 2, latest: [byLead, byOffice] });
    expect((await page('helper')).urges).toMatchObject({ total: 1, latest: [byLead] });
    expect((await page('otherHelper')).urges).toMatchObject({ total: 1, latest: [byOffice] });
    const pages = await everyPage(api, `/api/v1/items/${itemId}/urges?limit=1`, OFFICE);
    expect(pages.map(({ urges }) => urges.map(({ unit }: { unit: string }) => unit))).toEqual([['beta'], ['gamma']]);
    expect(await api.get(`/api/v1/items/${itemId}/urges?cursor=x`, OFFICE)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/cursor' }] } });
  });

  it('shows the newest twenty of each with the count of all, in a number of statements that does not grow', async () => {
    const { itemId } = duty('alpha');
    const statements = async () => (await sentStatements(() => api.get(`/api/v1/items/${itemId}`, OFFICE))).length;
    const before = await statements();
    await sql(`insert into urge (item_id, assignment_id, unit_id, urged_by_id, urging_unit_id, text, urged_on, urged_at, acknowledged, last_report_id, last_claim_id)
               select item_id, assignment_id, unit_id, urged_by_id, urging_unit_id, 'nth ' || nth, urged_on, urged_at, acknowledged, last_report_id, last_claim_id from (select * from urge order by id limit 1) first, generate_series(1, 30) as nth`);
    await sql(`with made as (insert into attachment (sha256, bytes, media_type, name, subject_type, subject_id, unit_id, uploaded_by_id, uploaded_at, uploaded_on, scanned)
                 select repeat('a', 64), 1, 'application/pdf', 'nth ' || nth, subject_type, subject_id, unit_id, uploaded_by_id, uploaded_at, uploaded_on, false
                 from (select * from attachment where subject_type = 'assignment' and subject_id = $1 order by id limit 1) first, generate_series(1, 30) as nth returning id)
               insert into attachment_link (attachment_id, target_type, target_id, linked_at) select id, 'progressReport', 1, app_now() from made`, [duty('alpha').id]);
    const { attachments, urges } = await page('office');
    expect([urges.total, urges.latest.length, urges.latest[0].text]).toEqual([32, 20, 'nth 30']);
    expect([attachments.latest.length, attachments.latest[0].name]).toEqual([20, 'nth 30']);
    const pages = await everyPage(api, `/api/v1/items/${itemId}/attachments?limit=7`, OFFICE);
    const ids = pages.flatMap(({ rows: found }) => found.map(({ id }: { id: string }) => id));
    expect([new Set(ids).size, pages[0].total, pages.at(-1).total]).toEqual([attachments.total, attachments.total, attachments.total]);
    expect(await statements()).toBe(before);
    await sql(`delete from attachment_link where target_id = 1 and attachment_id in (select id from attachment where name like 'nth %')`);
    await sql(`delete from attachment where name like 'nth %'`);
  });
});

describe('a unit that succeeds another in the middle of its work', () => {
  it('reads what was handed in and what was only uploaded, hands that in or takes it back; who uploaded it stays written', async () => {
    const before = await sql<{ id: string; name: string; unitId: string }>(`select id, name, unit_id as "unitId" from attachment where unit_id = $1 order by id`, [duty('alpha').unitId]);
    const [left, dropped, answer] = [await uploaded('lead', duty('alpha').id), await uploaded('lead', duty('alpha').id), await uploaded('lead', noticeId, 'notice')];
    for (const { id } of before) expect(await readers(id)).not.toContain('successor');
    expect(await api.post(`/api/v1/notices/${noticeId}/return`, OFFICE, { reason: '请写明时间。' })).toMatchObject({ status: 200 });

    expect(await api.post(`/api/v1/units/${duty('epsilon', 3).unitId}/merge`, OFFICE, { unitIds: [duty('alpha').unitId], reason: '机构改革' })).toMatchObject({ status: 201 });
    for (const { id } of before) expect(await readers(id)).toEqual(expect.arrayContaining(['successor', 'office', 'leader']));
    expect((await api.get(`/api/v1/items/${duty('alpha').itemId}`, PEOPLE.successor)).body.attachments.latest).toEqual(
      expect.arrayContaining(before.filter(({ id }) => id !== left).slice(0, 1).map(({ id, name }) => expect.objectContaining({ id, name, unit: 'alpha', unitId: duty('alpha').unitId, uploadedBy: 'alpha联络员' }))));
    // As lead of the item it reads what the helpers sent to the unit before it, and of what nobody handed in the office sees nothing.
    expect((await readers(left)).filter((who) => who !== 'lead')).toEqual(['successor']);
    const [input] = await sql<{ id: string }>(`select attachment_id as id from attachment_link where target_type = 'cooperatingInput' order by attachment_id limit 1`);
    expect(await readers(input?.id ?? '')).toContain('successor');

    expect(await api.delete(`/api/v1/attachments/${dropped}`, PEOPLE.successor)).toMatchObject({ status: 204 });
    for (const who of ['helper', 'jointLead', 'office'] as const) expect(await api.delete(`/api/v1/attachments/${left}`, PEOPLE[who])).toMatchObject({ status: 404 });
    expect(await api.post(`/api/v1/assignments/${duty('alpha').id}/progress-reports`, PEOPLE.successor, { state: 'onTrack', progress: '接续办理。', attachmentIds: [left] })).toMatchObject({ status: 201 });
    expect(await api.post(`/api/v1/notices/${noticeId}/reply`, PEOPLE.successor, { text: '由我局承接。', attachmentIds: [answer] })).toMatchObject({ status: 200 });
    for (const id of [left, answer]) expect((await api.get(`/api/v1/attachments/${id}`, OFFICE)).body).toMatchObject({ unit: 'alpha', uploadedBy: 'alpha联络员', handedInWith: [expect.anything()] });
    expect(await sql(`select id, name, unit_id as "unitId" from attachment where id = any($1::bigint[]) order by id`, [before.map(({ id }) => id)])).toEqual(before);
  });

  it('uploads for it under its own name; the unit that ended sees nothing any more', async () => {
    const own = await uploaded('successor', duty('alpha').id);
    expect((await api.get(`/api/v1/attachments/${own}`, PEOPLE.successor)).body).toMatchObject({ unit: 'epsilon' });
    expect((await api.get(`/api/v1/attachments/${own}`, PEOPLE.lead)).status).toBe(401);
  });
});
