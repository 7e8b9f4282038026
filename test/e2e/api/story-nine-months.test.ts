import { jest } from '@jest/globals';
import { type Answer, startApi, type TestApi } from '../../support/api.js';
import { type Matter, Story } from '../../support/story.js';

interface Duty { readonly id: string; readonly unit: string; readonly role: string; readonly status: string; readonly effectiveDueOn: string | null; readonly originalDueOn: string | null }

const [LATE_LEAD, EXTENDED, HELPER, DECLINING, TAKING] = ['市卫健委', '市医保局', '市民政局', '市财政局', '市发改委'] as const;
const SLOW_SIGNER = 'liaison.jiangan-district';
const AUTHORITY = { signatory: '王主任', issuingAuthority: '3号建议案办理工作领导小组办公室' };

let api: TestApi;
let story: Story;
let liaisons: string[];
let people: Readonly<Record<string, string>>;
let itemId: string;

const item = (login = story.office) => story.sees(`items/${itemId}`, login);
const held = async (unit: string): Promise<Duty> => (await item()).assignmentsOfUnits.find((row: Duty) => row.unit === unit && row.status !== 'withdrawn');
const asked = async (unit: string, command: string, login: string, body?: unknown): Promise<Answer['body']> => story.does('POST', `assignments/${(await held(unit)).id}/${command}`, login, body);
const of = (unit: string): string => people[unit] ?? '';
const officeOwes = async (): Promise<string[]> => (await story.owes(story.office)).map(({ kind, title }: { kind: string; title: string }) => `${kind} ${title}`);
/** One click for everything somebody has to sign for. */
const signAll = async (login: string, but: (matter: Matter) => boolean = () => false): Promise<number> => {
  const ids = (await story.mattersOf(login)).filter((matter) => matter.kind === 'acknowledgement' && !but(matter)).map(({ subjectId }) => subjectId);
  if (ids.length > 0) await story.does('POST', 'assignments/acknowledgements', login, { assignmentIds: ids });
  return ids.length;
};
/** Every lead reports, claims and is accepted, on every item that is not done; how many claims the office accepted. */
const finishAll = async (): Promise<number> => {
  await story.everybody(liaisons, 'report', ({ subjectId }, login) => story.does('POST', `assignments/${subjectId}/progress-reports`, login, { state: 'onTrack', progress: '各项工作已完成。' }), ['itemCompletion']);
  await story.everybody(liaisons, 'claimCompletion', ({ subjectId }, login) => story.does('POST', `assignments/${subjectId}/completion-claim`, login, { evidence: '各项工作已完成，附验收材料。' }), ['itemCompletion']);
  const { rows } = await story.sees('review-queue?limit=200', story.office);
  const claims = rows.filter(({ subjectType }: { subjectType: string }) => subjectType === 'assignment');
  for (const { subjectId } of claims) await story.does('POST', `assignments/${subjectId}/completion-claim/acceptance`, story.office, {});
  return claims.length;
};
const states = async (): Promise<string[]> => [...new Set<string>((await story.sees(`plans/${story.planId}/ledger`, story.office)).map(({ status }: { status: string }) => status))];

// Months pass in one step: on a busy machine longer than a step of other tests.
jest.setTimeout(120_000);

beforeAll(async () => {
  api = await startApi();
  story = await Story.of(api, '武政办〔2024〕20号');
  await story.endOtherPlans();
  liaisons = await story.liaisons();
  people = Object.fromEntries((await story.sees('demo-accounts', 'leader')).filter(({ role }: { role: string }) => role === 'liaison').map(({ unit, login }: { unit: string; login: string }) => [unit, login]));
  itemId = (await story.sees(`plans/${story.planId}/ledger`, story.office))[6].itemId;
}, 180_000);
afterAll(() => api.close());

/** 市政协十四届三次会议3号建议案（武政办〔2024〕20号） from the day it is issued to its archive, through one clock and the pages of its own people; each step builds on the one before. */
describe('nine months of a proposal', () => {
  it('is signed for by all units in a few clicks, but by one that declines its part and one that is late', async () => {
    const counts = await Promise.all(liaisons.filter((login) => login !== SLOW_SIGNER).map((login) => signAll(login, (matter) => login === of(DECLINING) && matter.itemId === itemId)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(200);
    const proposedUnitId = (await story.sees('units', story.office)).find(({ name }: { name: string }) => name === TAKING).id;
    await asked(DECLINING, 'decline', of(DECLINING), { reason: '项目审批由发改部门负责。', proposedUnitId });
    expect(await officeOwes()).toEqual([expect.stringContaining('officeReview 市财政局申请退办')]);
    await story.until('2024-04-02');
    expect(await asked(DECLINING, 'decline-answer', story.office, { accept: true, reassignToUnitId: proposedUnitId })).toMatchObject({ status: 'withdrawn' });
    await story.until('2024-04-03');
    await signAll(of(TAKING));
    expect(await held(TAKING)).toMatchObject({ role: 'cooperating', status: 'acknowledged' });
    await story.until('2024-04-09');
    const heard = await story.told(story.office, 'escalation');
    expect(heard.filter((title) => title.includes('签收')).every((title) => title.startsWith('江岸区人民政府'))).toBe(true);
    expect(await signAll(SLOW_SIGNER)).toBe(heard.filter((title) => title.includes('签收')).length);
    expect((await story.sees('cockpit', story.office)).totals.unacknowledged).toBe(0);
  });

  it('gets a day from its office where the document names none; the helper\'s input goes into the lead\'s report', async () => {
    await story.does('POST', `items/${itemId}/adjustment`, story.office, { reason: '分阶段推进', deadline: { words: '6月底前', dueOn: '2024-06-28' } });
    const sent = await asked(HELPER, 'inputs', of(HELPER), { text: '已提供12家养老机构名单。' });
    for (const unit of [LATE_LEAD, EXTENDED]) {
      await asked(unit, 'progress-reports', of(unit), { state: 'onTrack', progress: '3家机构完成转型。', usedInputIds: unit === LATE_LEAD ? [sent.inputId] : [] });
      expect(await held(unit)).toMatchObject({ status: 'inProgress', effectiveDueOn: '2024-06-28' });
    }
    expect(await story.sees(`assignments/${(await held(HELPER)).id}/inputs`, of(HELPER))).toMatchObject([{ usedInReportId: expect.any(String) }]);
  });

  it('gives the one that asks for it more time; the other is reminded, then late: a notice, a reply, completion', async () => {
    await story.until('2024-06-20');
    await asked(EXTENDED, 'extension', of(EXTENDED), { reason: '待系统上线。', newDueOn: '2024-09-30' });
    const summary = (await story.mattersOf(of(HELPER))).find(({ kind }) => kind === 'summary');
    await story.does('POST', `submissions/${summary?.subjectId}/pieces`, of(HELPER), { title: '半年小结', text: '已提供名单，配合试点。' });
    expect(await officeOwes()).toHaveLength(2);
    await story.until('2024-06-24');
    expect(await story.does('POST', `submissions/${summary?.subjectId}/acceptance`, story.office)).toMatchObject({ status: 'accepted' });
    await asked(EXTENDED, 'extension-answer', story.office, { accept: true, dueOn: '2024-08-30', reason: '8月底前完成。' });
    expect(await held(EXTENDED)).toMatchObject({ effectiveDueOn: '2024-08-30', originalDueOn: '2024-06-28' });
    await story.until('2024-07-03');
    expect((await story.told(of(LATE_LEAD), 'reminder')).filter((title) => title.includes('事项办结')).length).toBeGreaterThan(0);
    expect((await story.told(story.office, 'escalation')).filter((title) => title.startsWith('市卫健委 事项办结'))).toHaveLength(1);
    expect((await story.told(story.office, 'escalation')).filter((title) => title.startsWith('市医保局 事项办结'))).toEqual([]);
    const drafts = (await story.sees('notices?state=draft&limit=200', story.office)).rows.filter((notice: { itemId: string | null }) => notice.itemId === itemId);
    expect(drafts).toMatchObject([{ colour: 'blue', unit: LATE_LEAD, byLadder: true }]);
    expect(await story.does('POST', `notices/${drafts[0].id}/issue`, story.director, AUTHORITY)).toMatchObject({ number: '督办〔2024〕蓝1号', replyDueOn: '2024-07-10' });
    await story.until('2024-07-08');
    await story.does('POST', `notices/${drafts[0].id}/reply`, of(LATE_LEAD), { text: '验收推迟，7月12日前办结。' });
    expect(await story.does('POST', `notices/${drafts[0].id}/close`, story.office, { note: '同意。' })).toMatchObject({ state: 'closed' });
    await asked(LATE_LEAD, 'completion-claim', of(LATE_LEAD), { evidence: '试点已验收。' });
    await asked(LATE_LEAD, 'completion-claim/return', story.office, { reason: '缺验收意见。' });
    await asked(LATE_LEAD, 'completion-claim', of(LATE_LEAD), { evidence: '试点已验收，附验收意见。' });
    await asked(LATE_LEAD, 'completion-claim/acceptance', story.office, {});
    expect(await item()).toMatchObject({ status: 'inProgress' });
    await story.until('2024-08-20');
    await asked(EXTENDED, 'completion-claim', of(EXTENDED), { evidence: '系统已上线。' });
    await asked(EXTENDED, 'completion-claim/acceptance', story.office, {});
    expect(await item()).toMatchObject({ status: 'completed' });
    expect((await story.told(story.office, 'escalation')).filter((title) => title.startsWith('市医保局 事项办结'))).toEqual([]);
  });

  it('is verified and struck off, while the other items are done one after the other', async () => {
    await story.does('POST', `items/${itemId}/verification`, story.office, { note: '现场核查属实。' });
    expect(await story.does('POST', `items/${itemId}/close-out`, story.office, {})).toMatchObject({ status: 'closedOut' });
    await story.until('2024-10-15');
    expect(await finishAll()).toBeGreaterThan(10);
    expect((await states()).toSorted()).toEqual(['closedOut', 'completed']);
  });

  it('is judged 不满意: what was done is to be done again within a month, and is', async () => {
    await story.until('2024-11-20');
    expect(await api.post(`/api/v1/plans/${story.planId}/satisfaction`, story.office, { result: 'dissatisfied' })).toMatchObject({ status: 422 });
    expect(await story.does('POST', `plans/${story.planId}/satisfaction`, story.office, { result: 'dissatisfied', comment: '床位仍然不足。' })).toMatchObject({ status: 'issued' });
    expect(await states()).toEqual(['inProgress']);
    const owed = (await Promise.all(liaisons.map((login) => story.mattersOf(login)))).flat().filter(({ kind }) => kind === 'itemCompletion');
    expect(new Set(owed.map(({ dueOn }) => dueOn))).toEqual(new Set(['2024-12-20']));
    await story.until('2024-12-10');
    expect(await finishAll()).toBe(owed.length);
    expect(await states()).toEqual(['completed']);
  });

  it('is judged 满意, closed and archived; nobody owes anything and the history is whole', async () => {
    await story.until('2024-12-30');
    await story.does('POST', `plans/${story.planId}/satisfaction`, story.office, { result: 'satisfied' });
    expect(await api.post(`/api/v1/plans/${story.planId}/close`, story.office, {})).toMatchObject({ status: 409, body: { detail: expect.stringMatching(/^方案还有\d+件报送没有办完。/) } });
    expect(await story.does('POST', `plans/${story.planId}/close`, story.office, { confirmOpen: true, reason: '办理结果已获提案者认可。' })).toMatchObject({ status: 'closed', allowed: ['archive'] });
    expect(await story.does('POST', `plans/${story.planId}/archive`, story.office)).toMatchObject({ status: 'archived' });
    expect((await Promise.all(liaisons.map((login) => story.mattersOf(login)))).flat()).toEqual([]);
    expect(await officeOwes()).toEqual([]);
    expect((await story.sees('brief', 'leader')).sentences).toEqual(['目前没有在办的方案。']);
    const lines = (await story.sees(`items/${itemId}/history?limit=200`, story.office)).map(({ line }: { line: string }) => line);
    for (const words of ['市财政局 申请退办', '调整事项', '市医保局 申请延期', '市卫健委 退回重办', '销号', '不满意']) expect(lines.filter((line: string) => line.includes(words)).length).toBeGreaterThan(0);
    const told = (await story.sees(`items/${itemId}/thread?limit=200`, story.office)).entries.map(({ kind }: { kind: string }) => kind);
    expect(told).toEqual(expect.arrayContaining(['noticeDrafted', 'noticeIssued', 'requestAsked', 'requestAnswered', 'inputSent']));
  });
});
