import { DataSource } from 'typeorm';
import { EngineService } from '../../../src/modules/engine/index.js';
import { OutboxDelivery } from '../../../src/platform/outbox/outbox-delivery.js';
import { cursorWords } from '../../../src/platform/http/cursor.js';
import { startApi, type TestApi } from '../../support/api.js';
import { everyPage } from '../../support/paged.js';

const OFFICE = 'office.2024-21';
const OTHER_OFFICE = 'office.2024-20';
const UNIT = 'liaison.commerce-bureau';

describe('ladders and notices through HTTP', () => {
  let api: TestApi;
  let planId: string;
  const sql = (text: string): Promise<Record<string, string>[]> => api.app.get(DataSource).query(text);

  beforeAll(async () => {
    api = await startApi();
    planId = (await sql(`select id from plan where document_number = '武政办〔2024〕21号'`))[0]?.['id'] ?? '';
    // Overdue since December 2023 and unseen until July: red at once. Due on 30 June: blue on 3 July.
    for (const day of ['2024-07-01', '2024-07-03']) {
      await sql(`update clock set demo_at = '${day}T09:00:00+08:00'`);
      await api.app.get(EngineService).tick();
      await api.app.get(OutboxDelivery).drain();
    }
  }, 180_000);
  afterAll(() => api.close());

  describe('the ladders', () => {
    it('are read by everybody who works', async () => {
      for (const login of [UNIT, OFFICE, 'leader']) {
        const { status, body } = await api.get('/api/v1/ladders', login);
        expect(status).toBe(200);
        expect(body).toMatchObject({ reportWithin: { count: 60, unit: 'calendar' }, reviewWithin: { count: 3, unit: 'working' }, defaults: { itemCompletion: 'standard' } });
        expect(body.ladders[0]).toMatchObject({ code: 'standard', edition: 1, pausedBy: ['officeReview', 'extensionPending', 'itemSuspended'] });
      }
    });

    /** Chooses over the choice that the office has read. */
    const chosen = async (choice: unknown) =>
      api.send('PUT', `/api/v1/plans/${planId}/ladders`, OFFICE, { 'if-match': String((await api.get(`/api/v1/plans/${planId}/ladders`, OFFICE)).headers['etag']) }, choice);

    it('of a plan are the defaults until its office chooses', async () => {
      expect((await api.get(`/api/v1/plans/${planId}/ladders`, UNIT)).body).toMatchObject({ ladders: {}, noticeStart: null, inEffect: { itemCompletion: 'standard' }, allowed: [] });
      expect((await api.get(`/api/v1/plans/${planId}/ladders`, OFFICE)).body.allowed).toEqual(['chooseLadders']);
    });

    it.each([[UNIT, 403], [OTHER_OFFICE, 404], ['leader', 403]])('are not chosen by %s', async (login, status) => {
      expect(await api.put(`/api/v1/plans/${planId}/ladders`, login, { ladders: {}, noticeStart: null })).toMatchObject({ status });
    });

    it.each([
      [{ ladders: { itemCompletion: 'steep' }, noticeStart: null }, '/ladders/itemCompletion', '可用：standard（标准提醒阶梯）'],
      [{ ladders: { lunch: 'standard' }, noticeStart: null }, '/ladders/lunch', 'itemCompletion（事项办结）'],
      [{ ladders: { officeReview: 'standard' }, noticeStart: null }, '/ladders/officeReview', '由办公室承担'],
      [{ ladders: {}, noticeStart: 'green' }, '/noticeStart', '可用：blue、yellow、red'],
      [{ noticeStart: null }, '/ladders', 'ladders（阶梯）须为对象'],
    ])('are refused with what can be chosen: %j', async (choice, pointer, words) => {
      const answer = await chosen(choice);
      expect(answer).toMatchObject({ status: 422, body: { code: 'validation-failed', errors: [{ pointer }] } });
      expect(answer.body.detail).toContain(words);
    });

    it('are chosen by the plan\'s office, for the plan alone', async () => {
      const answer = await chosen({ ladders: { summary: 'information' }, noticeStart: 'red' });
      expect(answer).toMatchObject({ status: 200, body: { ladders: { summary: 'information' }, noticeStart: 'red', inEffect: { summary: 'information', itemCompletion: 'standard' } } });
      expect((await api.get(`/api/v1/plans/${planId}/ladders`, 'leader')).body).toMatchObject({ ladders: { summary: 'information' }, noticeStart: 'red' });
    });

    it('of a plan that does not exist are not found', async () => {
      expect((await api.get('/api/v1/plans/999999/ladders', OFFICE)).status).toBe(404);
      expect((await api.put('/api/v1/plans/999999/ladders', OFFICE, { ladders: {}, noticeStart: null })).status).toBe(404);
    });
  });

  describe('the notices', () => {
    const drafts = async (login: string) => (await api.get('/api/v1/notices?state=draft', login)).body.rows as { id: string; documentNumber: string; allowed: string[]; colour: string }[];

    it('are seen by the office of the plan and the leader, and by no unit while they are drafts', async () => {
      const own = await drafts(OFFICE);
      expect(own.length).toBeGreaterThan(0);
      expect(new Set(own.map(({ documentNumber }) => documentNumber))).toEqual(new Set(['武政办〔2024〕21号']));
      expect(own[0]).toMatchObject({ colour: 'red', colourTitle: '红色督办单', stateTitle: '待签发', unit: '黄陂区人民政府', draftedOn: '2024-07-01', dueOn: '2023-12-31', byLadder: true, replyWithin: 2, allowed: ['edit', 'issue', 'discard'] });
      const all = await drafts('leader');
      expect(all.length).toBeGreaterThan(own.length);
      expect(all.flatMap(({ allowed }) => allowed)).toEqual([]);
      expect(await drafts(UNIT)).toEqual([]);
      expect((await drafts(OTHER_OFFICE)).map(({ documentNumber }) => documentNumber)).not.toContain('武政办〔2024〕21号');
    });

    it('are read with their letter by those who see them; to others they do not exist', async () => {
      const { id } = (await drafts(OFFICE))[0] ?? { id: '' };
      const letter = await api.get(`/api/v1/notices/${id}`, OFFICE);
      expect(letter).toMatchObject({ status: 200, body: { version: 1, allowed: ['edit', 'issue', 'discard'], replies: [] } });
      expect(letter.body.body).toContain('应于2023年12月31日（原文“2023年12月”）前完成');
      expect((await api.get(`/api/v1/notices/${id}`, 'leader')).status).toBe(200);
      for (const login of [UNIT, OTHER_OFFICE]) expect(await api.get(`/api/v1/notices/${id}`, login)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    });

    it('are discarded by the office with a reason, once', async () => {
      const { id } = (await drafts(OFFICE))[0] ?? { id: '' };
      expect(await api.post(`/api/v1/notices/${id}/discard`, OFFICE, { reason: ' ' })).toMatchObject({ status: 422, body: { code: 'NOTICE_DISCARD_REASON_MISSING' } });
      expect((await api.post(`/api/v1/notices/${id}/discard`, 'leader', { reason: '不必' })).status).toBe(403);
      expect((await api.post(`/api/v1/notices/${id}/discard`, OTHER_OFFICE, { reason: '不必' })).status).toBe(404);
      const discarded = await api.post(`/api/v1/notices/${id}/discard`, OFFICE, { reason: '已当面催办。' });
      expect(discarded).toMatchObject({ status: 200, body: { state: 'discarded', discardReason: '已当面催办。', version: 2, allowed: [] } });
      expect(await api.post(`/api/v1/notices/${id}/discard`, OFFICE, { reason: '再次' })).toMatchObject({ status: 409, body: { code: 'NOTICE_COMMAND_NOT_ALLOWED' } });
      expect(await sql(`select actor_name, detail from audit_entry where action = 'notice.discarded' and subject_id = ${id}`)).toMatchObject([{ detail: { reason: '已当面催办。' } }]);
    });

    it('are read page by page, newest first and the graver before the milder, without a gap or a double while new ones come', async () => {
      const held = await sql(`select distinct on (assignment.unit_id) item_id, assignment.unit_id from assignment join item on item.id = item_id where item.plan_id = ${planId} and role = 'lead' and item.due_on > '2024-08-01' order by assignment.unit_id, item_id limit 7`);
      expect(held).toHaveLength(7);
      const write = async (day: string, row: Record<string, string> | undefined, colour: string): Promise<unknown> => {
        await sql(`update clock set demo_at = '${day}T09:00:00+08:00'`);
        return expect(await api.post('/api/v1/notices', OFFICE, { itemId: row?.['item_id'], unitId: row?.['unit_id'], colour, text: '请抓紧。' })).toMatchObject({ status: 201 });
      };
      for (const [at, row] of held.slice(0, 6).entries()) await write(at < 3 ? '2024-07-04' : '2024-07-05', row, ['blue', 'red', 'yellow'][at % 3] ?? '');
      type Row = { id: string; draftedOn: string; colour: string };
      const all: Row[] = (await api.get('/api/v1/notices?limit=200', OFFICE)).body.rows;
      expect(all.slice(0, 6).map(({ draftedOn, colour }) => `${draftedOn} ${colour}`)).toEqual(['2024-07-05', '2024-07-04'].flatMap((day) => ['red', 'yellow', 'blue'].map((colour) => `${day} ${colour}`)));
      const newer = [held[6]];
      const pages = await everyPage(api, '/api/v1/notices?limit=2', OFFICE, async () => {
        const row = newer.shift();
        if (row) await write('2024-07-08', row, 'red');
      });
      expect(pages.every(({ rows }) => rows.length <= 2)).toBe(true);
      expect(pages.flatMap(({ rows }) => rows.map(({ id }: Row) => id))).toEqual(all.map(({ id }) => id));
      const discarded = await everyPage(api, '/api/v1/notices?limit=1&state=discarded', OFFICE);
      expect(discarded.flatMap(({ rows }) => rows.map(({ id }: Row) => id))).toEqual(((await api.get('/api/v1/notices?state=discarded', OFFICE)).body.rows as Row[]).map(({ id }) => id));
    });

    it.each(['state=lost', 'limit=0', 'limit=201', 'cursor=x', `cursor=${cursorWords(['1'])}`, `cursor=${cursorWords(['2024-07-05', '1', '1', '1', '1 or 1=1'])}`])('are refused %s', async (words) => {
      expect(await api.get(`/api/v1/notices?${words}`, OFFICE)).toMatchObject({ status: 422, body: { code: 'validation-failed', errors: [{ pointer: `/${words.split('=')[0]}` }] } });
    });
  });
});
