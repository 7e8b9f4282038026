import { DataSource } from 'typeorm';
import { addDays } from '../../../src/domain/kernel/local-date.js';
import { startApi, type TestApi } from '../../support/api.js';
import { everyPage } from '../../support/paged.js';
import { sentStatements } from '../../support/sent-statements.js';

const OFFICE = 'office.2024-21';
const LEAD = 'liaison.commerce-bureau';
const HELPER = 'liaison.finance-bureau';
const EVIDENCE = '三家试点商圈改造完成并通过验收，见验收意见。';
let api: TestApi;
let planId: string;
let item: { itemId: string; dueOn: string };
let lead: { id: string };
let helper: { id: string };

const on = (day: string): Promise<unknown> => api.app.get(DataSource).query('update clock set demo_at = $1', [`${day}T10:00:00+08:00`]);
const get = async (path: string, login: string) => (await api.get(`/api/v1/${path}`, login)).body;
/** Statements of a page, without the one that finds the person. */
const statements = async (path: string, login: string): Promise<number> => {
  await api.get(`/api/v1/${path}`, login);
  return (await sentStatements(() => api.get(`/api/v1/${path}`, login))).filter((words) => !/\sfrom (?:account|incumbent)\s/.test(words)).length;
};

beforeAll(async () => {
  api = await startApi();
  [{ id: planId }] = (await api.get(`/api/v1/plans?name=${encodeURIComponent('武政办〔2024〕21号')}`, 'leader')).body.rows;
  const { rows } = await get(`plans/${planId}/ledger-page?limit=200`, 'leader');
  item = rows[33];
  const { assignmentsOfUnits } = await get(`items/${item.itemId}`, 'leader');
  lead = assignmentsOfUnits.find(({ role }: { role: string }) => role === 'lead');
  helper = assignmentsOfUnits.find(({ unit }: { unit: string }) => unit === '市财政局');
}, 180_000);
afterAll(() => api.close());

describe('what a unit owes, page by page', () => {
  it('stands by due date with who asks, why and what may be done', async () => {
    const body = await get('inbox/matters?limit=200', LEAD);
    const own = body.rows.find((row: { subjectId: string; kind: string }) => row.subjectId === lead.id && row.kind === 'acknowledgement');
    expect(own).toMatchObject({
      kindTitle: '签收', planId, documentNumber: '武政办〔2024〕21号', askedBy: expect.stringContaining('办公室'), basis: '牵头单位：市商务局', dueOn: '2024-04-07', itemId: item.itemId, itemNumber: '34',
      light: { colour: 'green', reason: '2024年4月7日到期，还有6天（3个工作日）。' }, officeTurn: null, allowed: ['acknowledge', 'decline'], subjectVersion: 1,
    });
    expect(body.totals).toMatchObject({ matters: body.rows.length, dueThisWeek: 61, standingStill: 0 });
    const days = body.rows.map(({ effectiveDueOn }: { effectiveDueOn: string | null }) => effectiveDueOn ?? 'never');
    expect(days).toEqual([...days].sort());
    expect(days.at(-1)).toBe('never');
  });

  it('is paged to the end without a gap or a double while it is done', async () => {
    const all: string[] = (await get('inbox/matters?limit=200', HELPER)).rows.map(({ obligationId }: { obligationId: string }) => obligationId);
    const assignments: { id: string }[] = await api.app.get(DataSource).query(
      `select assignment.id from assignment join incumbent account on account.unit_id = assignment.unit_id where login = $1 and assignment.id <> $2 order by assignment.id limit 5`, [HELPER, helper.id]);
    const pages = await everyPage(api, '/api/v1/inbox/matters?limit=20', HELPER, () => api.post(`/api/v1/assignments/${assignments.shift()?.id}/acknowledgement`, HELPER));
    const seen = pages.flatMap(({ rows }) => rows.map(({ obligationId }: { obligationId: string }) => obligationId));
    expect(new Set(seen).size).toBe(seen.length);
    // What was done before its page came is gone, nothing else is; what is opened meanwhile (a first report) may show.
    const gone = all.filter((id) => !seen.includes(id));
    expect(gone.length).toBeLessThanOrEqual(5);
  });

  it('is one statement, is nobody else\'s, and administrators have none', async () => {
    expect(await statements('inbox/matters', LEAD)).toBe(1);
    expect(await api.get('/api/v1/inbox/matters', 'leader')).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    const mine = (await get('inbox/matters?limit=200', LEAD)).rows;
    const { rows } = await api.app.get(DataSource).query('select unit_id from incumbent where login = $1', [LEAD]).then(([account]: { unit_id: string }[]) => ({ rows: [account?.unit_id] }));
    const owners: { unit_id: string }[] = await api.app.get(DataSource).query('select distinct unit_id from obligation where id = any($1::bigint[])', [mine.map(({ obligationId }: { obligationId: string }) => obligationId)]);
    expect(owners.map(({ unit_id }) => unit_id)).toEqual(rows);
  });
});

describe('an item that is claimed, waited for and answered', () => {
  beforeAll(async () => {
    for (const [login, { id }, progress] of [[LEAD, lead, '已完成两家。'], [HELPER, helper, '经费已下达。']] as const) {
      await api.post(`/api/v1/assignments/${id}/acknowledgement`, login);
      await api.post(`/api/v1/assignments/${id}/progress-reports`, login, { state: 'onTrack', progress });
    }
    await on('2024-04-08');
    await api.post(`/api/v1/assignments/${lead.id}/completion-claim`, LEAD, { evidence: EVIDENCE });
    await on('2024-04-12');
  }, 180_000);

  it('shows the unit how long the office has had it', async () => {
    const { rows } = await get('inbox/matters?limit=200', LEAD);
    expect(rows.find((row: { subjectId: string; kind: string }) => row.subjectId === lead.id && row.kind === 'itemCompletion')).toMatchObject({
      light: { colour: 'grey', reason: '计时已暂停，恢复后继续计时。' }, officeTurn: { since: '2024-04-08', days: 4, workingDays: 4 }, allowed: [],
    });
  });

  it('stands in the queue of its office with its age, and in nobody else\'s', async () => {
    const queue = await get('review-queue', OFFICE);
    expect(queue).toMatchObject({
      totals: { waiting: 1, late: 1, bySubject: { assignment: 1 }, longestWorkingDays: 4 },
      rows: [{ subjectType: 'assignment', subjectId: lead.id, itemId: item.itemId, itemNumber: '34', unit: '市商务局', words: EVIDENCE, since: '2024-04-08', days: 4, workingDays: 4, documentNumber: '武政办〔2024〕21号' }],
      nextCursor: null,
    });
    expect((await get('review-queue', 'leader')).rows).toEqual(queue.rows);
    expect(await get('review-queue', 'office.2024-20')).toMatchObject({ totals: { waiting: 0, longestWorkingDays: null }, rows: [] });
    expect(await api.get('/api/v1/review-queue', LEAD)).toMatchObject({ status: 403 });
    expect(await statements('review-queue', OFFICE)).toBe(1);
    const owed = await get('inbox/matters', OFFICE);
    expect(owed.rows).toMatchObject([{ kind: 'officeReview', askedBy: '市商务局', officeTurn: { since: '2024-04-08', workingDays: 4 }, allowed: ['acceptCompletion', 'returnForRework'] }]);
  });

  it('tells its life, newest first, to each as far as it is theirs', async () => {
    await api.post(`/api/v1/assignments/${lead.id}/completion-claim/return`, OFFICE, { reason: '缺少一家的验收意见。' });
    await api.post(`/api/v1/items/${item.itemId}/suspension`, OFFICE, { reason: '等待上级文件。' });
    const kinds = async (login: string): Promise<string[]> => (await get(`items/${item.itemId}/thread`, login)).entries.map(({ kind, unit }: { kind: string; unit: string | null }) => (unit === null ? kind : `${kind} ${unit}`));
    const whole = await kinds(OFFICE);
    expect(whole.slice(0, 3)).toEqual(['suspended', 'completionAnswered 市商务局', 'completionClaimed 市商务局']);
    expect(whole.at(-1)).toBe('issued');
    expect(whole).toEqual(expect.arrayContaining(['reported 市商务局', 'reported 市财政局', 'acknowledged 市商务局', 'acknowledged 市财政局']));
    expect(await kinds(LEAD)).toEqual(whole);
    expect((await kinds(HELPER)).filter((entry) => entry.includes('市商务局'))).toEqual([]);
    expect(await kinds(HELPER)).toEqual(expect.arrayContaining(['suspended', 'reported 市财政局', 'issued']));
    expect(await get(`items/${item.itemId}/thread`, OFFICE)).toMatchObject({
      item: { number: '34', status: 'suspended', statusTitle: '已中止', originalDueOn: item.dueOn, allowed: expect.arrayContaining(['resume']), light: { colour: 'grey' } },
      entries: expect.arrayContaining([expect.objectContaining({ kind: 'completionAnswered', title: '答复办结申报', words: '缺少一家的验收意见。', detail: { decision: 'returned' } })]),
    });
  });

  it('tells of reminders once for all units of a rung', async () => {
    await api.post('/api/v1/demo-clock', OFFICE, { until: '2024-04-15' });
    const unsigned = (await get(`plans/${planId}/ledger-page?q=33`, OFFICE)).rows.find(({ number }: { number: string }) => number === '33');
    const reminded = (login: string) => get(`items/${unsigned.itemId}/thread?limit=200`, login).then(({ entries }) => entries.filter(({ kind, detail }: { kind: string; detail: { dutyKind: string } }) => kind === 'reminded' && detail.dutyKind === 'acknowledgement'));
    expect((await reminded(OFFICE)).map(({ unit, detail }: { unit: string | null; detail: { units: number } }) => [unit, detail.units])).toContainEqual([null, 4]);
    expect((await reminded(LEAD)).map(({ unit, detail }: { unit: string | null; detail: { units: number } }) => [unit, detail.units])).toContainEqual(['市商务局', 1]);
  });

  it('is paged to the end without a gap or a double while entries are added, and is one statement', async () => {
    const whole = (await get(`items/${item.itemId}/thread?limit=200`, OFFICE)).entries.map(({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`);
    const pages = await everyPage(api, `/api/v1/items/${item.itemId}/thread?limit=2`, OFFICE, () => api.post(`/api/v1/assignments/${helper.id}/progress-reports`, HELPER, { state: 'onTrack', progress: '又有进展。' }));
    expect(pages.flatMap(({ entries }) => entries.map(({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`))).toEqual(whole);
    expect(await statements(`items/${item.itemId}/thread`, OFFICE)).toBe(1);
  });

  it('is not there for another office, nor for a unit without a part in it', async () => {
    const missing = await api.get('/api/v1/items/999999/thread', OFFICE);
    expect(missing).toMatchObject({ status: 404, body: { code: 'not-found' } });
    const strangers: { login: string }[] = await api.app.get(DataSource).query(
      `select login from incumbent account where role = 'liaison' and not exists (select from assignment where item_id = $1 and assignment.unit_id = account.unit_id) order by id limit 2`, [item.itemId]);
    expect(strangers.length).toBe(2);
    for (const login of ['office.2024-20', ...strangers.map((row) => row.login)]) {
      expect(await api.get(`/api/v1/items/${item.itemId}/thread`, login)).toMatchObject({ status: 404, body: { detail: missing.body.detail.replace('999999', item.itemId) } });
    }
  });
});

describe('what passes between units and the office about an item', () => {
  it('stands in its life for those whom it concerns: requests and filings for the office, inputs and urges for the lead too, instructions for leaders', async () => {
    await api.delete(`/api/v1/items/${item.itemId}/suspension`, OFFICE);
    for (const [path, login, body] of [
      [`items/${item.itemId}/adjustment`, OFFICE, { reason: '依据更新', deadline: { words: '11月底前' }, earlierReason: '赶上验收' }],
      [`assignments/${lead.id}/plan-filing`, LEAD, { onTime: true, plan: '先易后难。' }],
      [`assignments/${helper.id}/inputs`, HELPER, { text: '经费已到位。' }],
      [`assignments/${lead.id}/extension`, LEAD, { newDueOn: '2024-12-20', reason: '等待验收。' }],
      [`assignments/${lead.id}/extension-answer`, OFFICE, { accept: false, reason: '按原时限办理。' }],
      [`items/${item.itemId}/urges`, LEAD, { text: '请抓紧。' }],
      [`items/${item.itemId}/instructions`, 'leader', { text: '抓紧。' }],
    ] as const) expect(await api.post(`/api/v1/${path}`, login, body)).toMatchObject({ status: path.endsWith('plan-filing') || path.endsWith('answer') || path.endsWith('adjustment') ? 200 : 201 });
    const told = async (login: string): Promise<string[]> => (await get(`items/${item.itemId}/thread?limit=200`, login)).entries.map(({ kind, unit }: { kind: string; unit: string | null }) => (unit === null ? kind : `${kind} ${unit}`));
    const lives = ['instructed', 'itemChanged', 'urged 市财政局', 'requestAnswered 市商务局', 'requestAsked 市商务局', 'inputSent 市财政局', 'planFiled 市商务局'];
    expect(await told(OFFICE)).toEqual(expect.arrayContaining(lives));
    expect(await told('leader')).toEqual(expect.arrayContaining(lives));
    expect(await told(LEAD)).toEqual(expect.arrayContaining(lives.slice(1)));
    expect(await told(LEAD)).not.toContain('instructed');
    const helped = await told(HELPER);
    expect(helped).toEqual(expect.arrayContaining(['itemChanged', 'urged 市财政局', 'inputSent 市财政局']));
    expect(helped.filter((entry) => entry.includes('市商务局') || entry === 'instructed')).toEqual([]);
  });
});

describe('how much falls due for a unit', () => {
  it('is counted week by week from Monday, with where it comes from', async () => {
    await on('2024-04-03');
    const [account]: { unit_id: string }[] = await api.app.get(DataSource).query('select unit_id from incumbent where login = $1', [LEAD]);
    const unitId = account?.unit_id ?? '';
    const body = await get(`units/${unitId}/workload?from=2024-04-03&to=2024-04-17`, LEAD);
    expect(body.weeks.map(({ weekStartsOn, weekEndsOn }: { weekStartsOn: string; weekEndsOn: string }) => [weekStartsOn, weekEndsOn])).toEqual([
      ['2024-04-01', '2024-04-07'], ['2024-04-08', '2024-04-14'], ['2024-04-15', '2024-04-21'],
    ]);
    const [first] = body.weeks;
    expect(first).toMatchObject({ due: first.done + first.open, kinds: expect.arrayContaining([expect.objectContaining({ kind: 'acknowledgement', kindTitle: '签收', count: 61 })]) });
    expect(first.offices).toBeGreaterThan(1);
    const ofOffice = await get(`units/${unitId}/workload?from=2024-04-03&to=2024-04-03`, OFFICE);
    expect(ofOffice).toMatchObject({ own: false, weeks: [{ plans: 1, offices: 1, kinds: [expect.objectContaining({ kind: 'acknowledgement', count: 35 })] }] });
    expect((await get(`units/${unitId}/workload`, LEAD)).weeks.length).toBe(8);
    expect(await statements(`units/${unitId}/workload`, LEAD)).toBe(1);
    expect(await api.get(`/api/v1/units/${unitId}/workload`, HELPER)).toMatchObject({ status: 404 });
    expect(await api.get('/api/v1/units/999999/workload', 'leader')).toMatchObject({ status: 404 });
    for (const span of ['from=2024-02-30', 'from=2024-07-01&to=2024-06-01', `from=2024-01-01&to=${addDays('2024-01-01', 60 * 7)}`]) {
      expect(await api.get(`/api/v1/units/${unitId}/workload?${span}`, LEAD)).toMatchObject({ status: 422, body: { code: 'validation-failed' } });
    }
  });
});
