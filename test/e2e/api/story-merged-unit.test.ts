import { jest } from '@jest/globals';
import { startApi, type TestApi } from '../../support/api.js';
import { type Matter, Story } from '../../support/story.js';

const [OLD, HEIR] = ['市投资促进局', '市商务局'] as const;
const OLD_LIAISON = 'liaison.investment-promotion-bureau';
const HEIR_LIAISON = 'liaison.commerce-bureau';
const [MOTION, PROPOSAL] = ['武政办〔2024〕23号', '武政办〔2024〕20号'] as const;
const REPORT = { state: 'onTrack', progress: '已走访重点企业20家。' };

interface Row { readonly id: string; readonly documentNumber: string; readonly name: string; readonly unit: string; readonly title: string; readonly kind: string; readonly periodKey: string; readonly status: string; readonly printed: string; readonly role: string }

let api: TestApi;
let story: Story;
let unitIds: Readonly<Record<string, string>>;
let planIds: Readonly<Record<string, string>>;
let noticeId: string;

const offer = async (login: string): Promise<(Matter & { documentNumber: string })[]> => (await story.sees('inbox/matters?limit=200', login)).rows;
const submissions = async (documentNumber: string, office: string, unit: string): Promise<Row[]> => (await story.sees(`plans/${planIds[documentNumber]}/submissions`, office)).filter((row: Row) => row.unit === unit);
/** What the merged unit was printed as a lead for on the item. */
const leadOn = async (number: string): Promise<Row> => (await story.item(number)).assignmentsOfUnits.find((row: Row) => row.role === 'lead' && row.printed === OLD);
const refusal = async (path: string): Promise<number> => (await api.get(`/api/v1/${path}`, OLD_LIAISON)).status;

// Months pass in one step: on a busy machine longer than a step of other tests.
jest.setTimeout(120_000);

beforeAll(async () => {
  api = await startApi();
  story = await Story.of(api, '武政办〔2024〕21号');
  unitIds = Object.fromEntries((await story.sees('units', story.office)).map(({ name, id }: Row) => [name, id]));
  planIds = Object.fromEntries((await story.sees('plans', 'leader')).rows.map(({ documentNumber, id }: Row) => [documentNumber, id]));
}, 180_000);
afterAll(() => api.close());

/** 市投资促进局 holds open work under eight plans when it becomes part of 市商务局 on 2024-05-01; each step builds on the one before. */
describe('a unit that is merged into another in the middle of its work', () => {
  it('leads, reports and hands in as any unit does', async () => {
    for (const login of [OLD_LIAISON, HEIR_LIAISON]) await story.everybody([login], 'acknowledge', ({ subjectId }, who) => story.does('POST', `assignments/${subjectId}/acknowledgement`, who));
    await story.until('2024-04-10');
    await story.does('POST', `assignments/${(await leadOn('57')).id}/progress-reports`, OLD_LIAISON, REPORT);
    const filing = (await offer(OLD_LIAISON)).find(({ documentNumber, kind }) => documentNumber === PROPOSAL && kind === 'unitPlanFiling');
    await story.does('POST', `submissions/${filing?.subjectId}/pieces`, OLD_LIAISON, { title: '工作方案', text: '分三步推进。' });
    expect((await submissions(PROPOSAL, 'office.2024-20', OLD)).map(({ title, status }) => `${title} ${status}`)).toContain('报备具体工作方案 submitted');
  });

  it('sees nothing of the change that an office decides for a later day; the office sees first what it moves', async () => {
    await story.until('2024-04-22');
    const merge = { unitIds: [unitIds[OLD]], effectiveOn: '2024-05-01', reason: '市级机构改革方案' };
    expect(await api.post(`/api/v1/units/${unitIds[HEIR]}/merge`, OLD_LIAISON, merge)).toMatchObject({ status: 403 });
    const preview = await story.sees(`units/${unitIds[OLD]}/change-preview?successorId=${unitIds[HEIR]}`, story.office);
    expect(preview.people).toEqual(['市投资促进局联络员', '市投资促进局负责人']);
    expect(preview.plans).toHaveLength(8);
    expect(preview.plans).toContainEqual({ planId: story.planId, documentNumber: '武政办〔2024〕21号', assignments: 10, merges: 2, submissions: 0 });
    expect(await story.does('POST', `units/${unitIds[HEIR]}/merge`, story.office, merge)).toMatchObject({ kindTitle: '合并', from: [OLD], to: [HEIR], appliedAt: null });
    expect(await refusal('inbox')).toBe(200);
    expect(await leadOn('57')).toMatchObject({ unit: OLD, status: 'inProgress' });
  });

  it('goes on until that day: it is sent a notice and claims what it has completed', async () => {
    await story.until('2024-04-28');
    const { itemId } = await story.item('37');
    const written = await story.does('POST', 'notices', story.office, { itemId, unitId: unitIds[OLD], colour: 'blue', text: '请报送引进项目情况。' });
    noticeId = written.id;
    expect(await story.does('POST', `notices/${noticeId}/issue`, story.director, { signatory: '李主任', issuingAuthority: '市对外开放领导小组办公室' })).toMatchObject({ unit: OLD, replyDueOn: '2024-05-08' });
    await story.does('POST', `assignments/${(await leadOn('57')).id}/completion-claim`, OLD_LIAISON, { evidence: '服务平台已上线。' });
    await story.until('2024-04-30');
    expect((await story.sees('notices', HEIR_LIAISON)).rows).toEqual([]);
  });

  it('is gone on the day: its people come in no more, what it owed is the successor\'s, who is told of it plan by plan', async () => {
    const before = (await offer(HEIR_LIAISON)).length;
    await story.until('2024-05-01');
    expect((await story.sees('unit-changes', story.office))[0]).toMatchObject({ kindTitle: '合并', appliedAt: expect.any(String) });
    for (const path of ['inbox', 'inbox/matters', `items/${(await story.item('57')).itemId}`, `notices/${noticeId}`]) expect(await refusal(path)).toBe(401);
    expect((await story.sees('demo-accounts', 'leader')).filter(({ unit }: Row) => unit === OLD)).toEqual([]);
    const told = await story.told(HEIR_LIAISON, 'workMoved');
    expect(told).toHaveLength(8);
    expect(told).toContain('请接续市投资促进局的10项责任');
    expect(await story.told(story.office, 'workMoved')).toEqual(['市投资促进局合并，10项责任已转由承接单位']);
    const after = await offer(HEIR_LIAISON);
    expect(after.length).toBeGreaterThan(before);
    const own = after.filter(({ planId }) => planId === story.planId).map(({ kind, itemNumber }) => `${kind} ${itemNumber}`);
    expect(own).toEqual(expect.arrayContaining(['itemCompletion 16', 'itemCompletion 19', 'itemCompletion 37', 'itemCompletion 57', 'noticeReply null']));
    expect(own.filter((line) => line === 'itemCompletion 37')).toHaveLength(1);
  });

  it('leaves the paper as it was printed and every report under the name it was given in', async () => {
    const shown = await story.item('57', HEIR_LIAISON);
    expect(await leadOn('57')).toMatchObject({ unit: HEIR, printed: OLD, status: 'completionReview' });
    expect(shown.progressReports).toMatchObject([{ unit: OLD, progress: REPORT.progress }]);
    expect(shown.completionClaims).toMatchObject([{ unit: OLD, evidence: '服务平台已上线。', decision: null }]);
    const joint = (await story.item('37')).assignmentsOfUnits.filter(({ role }: Row) => role === 'lead');
    expect(joint.map(({ unit, printed, status }: Row) => `${unit} 印${printed} ${status}`)).toEqual([`${HEIR} 印${HEIR} acknowledged`, `${HEIR} 印${OLD} withdrawn`]);
  });

  it('lets the successor answer the notice by the day it was to be answered', async () => {
    await story.until('2024-05-08');
    expect((await story.sees('notices', HEIR_LIAISON)).rows).toMatchObject([{ id: noticeId, unit: HEIR, state: 'issued', replyDueOn: '2024-05-08', allowed: ['reply'] }]);
    await story.does('POST', `notices/${noticeId}/reply`, HEIR_LIAISON, { text: '机构合并后由我局承接，已引进3个项目。' });
    expect(await story.does('POST', `notices/${noticeId}/close`, story.office, { note: '同意。' })).toMatchObject({ state: 'closed' });
    expect((await offer(HEIR_LIAISON)).filter(({ kind }) => kind === 'noticeReply')).toEqual([]);
  });

  it('lets the successor go on: the claim is given back to it, it reports and claims again', async () => {
    const { id } = await leadOn('57');
    await story.does('POST', `assignments/${id}/completion-claim/return`, story.office, { reason: '请附运行数据。' });
    await story.does('POST', `assignments/${id}/progress-reports`, HEIR_LIAISON, { ...REPORT, progress: '平台月访问1万人次。' });
    expect((await story.item('57')).progressReports.map(({ unit }: Row) => unit)).toEqual([HEIR, OLD]);
    await story.does('POST', `assignments/${id}/completion-claim`, HEIR_LIAISON, { evidence: '服务平台已上线，附运行数据。' });
    await story.does('POST', `assignments/${id}/completion-claim/acceptance`, story.office, {});
    expect(await leadOn('57')).toMatchObject({ unit: HEIR, status: 'completed' });
    const { itemId } = await story.item('57');
    const lines = (await story.sees(`items/${itemId}/history`, story.office)).map(({ line }: { line: string }) => line);
    expect(lines).toEqual(expect.arrayContaining([`${OLD} 报告进展`, `${OLD} 申报办结`, `${HEIR} 报告进展`, `${HEIR} 申报办结`]));
  });

  it('owes no information any more: where the successor owes the same it is let off, else the successor owes it; what was handed in is answered', async () => {
    const left = await submissions(PROPOSAL, 'office.2024-20', OLD);
    expect(left.map(({ title, status }) => `${title} ${status}`)).toEqual(['报备具体工作方案 submitted', '报送半年工作小结 waived', '2024年4月报送信息 waived']);
    const filing = left.find(({ title }) => title === '报备具体工作方案');
    await story.does('POST', `submissions/${filing?.id}/acceptance`, 'office.2024-20');
    expect(await submissions(MOTION, 'office.2024-23', OLD)).toEqual([]);
    expect((await submissions(MOTION, 'office.2024-23', HEIR)).map(({ periodKey }) => periodKey)).toEqual(expect.arrayContaining(['2024-04', '2024-05']));
  });

  it('is asked and reminded of nothing in the month after', async () => {
    const days = await story.until('2024-06-03');
    expect(JSON.stringify(days.filter(({ day }) => day > '2024-05-08'))).not.toContain(OLD);
    expect((await submissions(MOTION, 'office.2024-23', HEIR)).map(({ periodKey }) => periodKey)).toContain('2024-06');
    expect(await submissions(MOTION, 'office.2024-23', OLD)).toEqual([]);
  });
});
