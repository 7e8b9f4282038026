import { jest } from '@jest/globals';
import { startApi, type TestApi } from '../../support/api.js';
import { type Matter, Story } from '../../support/story.js';

const SLOW_SIGNER = 'liaison.hanyang-district';
const SILENT = 'liaison.caidian-district';
const ELDEST = 'liaison.huangpi-district';
const PORT = 'liaison.transport-bureau';
const ZONE = 'liaison.donghu-high-tech-zone';
const TRADE = 'liaison.commerce-bureau';
const ASKED_FOR = ['progressUpdate', 'evergreenReview'];

let api: TestApi;
let story: Story;
let liaisons: string[];

const acknowledge = ({ subjectId }: Matter, login: string) => story.does('POST', `assignments/${subjectId}/acknowledgement`, login);
const report = ({ subjectId }: Matter, login: string) => story.does('POST', `assignments/${subjectId}/progress-reports`, login, { state: 'onTrack', progress: '按计划推进，已建立工作台账。' });
const noChange = ({ subjectId }: Matter, login: string) => story.does('POST', `assignments/${subjectId}/no-change`, login);
/** Every unit with something to say says it, `but` these. */
const allAnswer = (how: typeof report, ...but: string[]): Promise<number> => story.everybody(liaisons.filter((login) => !but.includes(login)), 'report', how, ASKED_FOR);
const owed = async (login: string, kind: string): Promise<Matter[]> => (await story.mattersOf(login)).filter((matter) => matter.kind === kind);
const owedByAll = async (kind: string): Promise<Matter[]> => (await Promise.all(liaisons.map((login) => owed(login, kind)))).flat();
const leadOf = async (number: string, login: string): Promise<string> => {
  const own = (await owed(login, 'itemCompletion')).find(({ itemNumber }) => itemNumber === number);
  if (!own) throw new Error(`${login} does not owe item ${number}`);
  return own.subjectId;
};
/** What the ladders did on the days that passed, after the one it was: day, kind, rung, how many. */
const rungsUntil = async (day: string): Promise<string[]> => {
  const { today } = await story.sees('demo-clock', 'leader');
  const passed = (await story.until(day)).filter((one) => one.day > today);
  return passed.flatMap((one) => one.reminders.map((fired: { kind: string; rungCode: string; obligations: number }) => `${one.day} ${fired.kind} ${fired.rungCode} ${fired.obligations}`));
};
const rollover = (login = story.office) => story.sees(`plans/${story.planId}/rollover?year=2024`, login);
const officeOwes = async (): Promise<string[]> => (await story.owes(story.office)).map(({ kind }: { kind: string }) => kind);

// Months pass in one step: on a busy machine longer than a step of other tests.
jest.setTimeout(120_000);

beforeAll(async () => {
  api = await startApi();
  story = await Story.of(api, '武政办〔2024〕21号');
  await story.endOtherPlans();
  liaisons = await story.liaisons();
}, 180_000);
afterAll(() => api.close());

/** 武政办〔2024〕21号, 58 items on 37 units, from the day it is issued over the end of the year; each step builds on the one before. */
describe('the foreign-trade list through a year end', () => {
  it('is acknowledged by everybody but one district, of whom the office hears on the first day it is late', async () => {
    expect(liaisons).toHaveLength(37);
    expect(await story.everybody(liaisons.filter((login) => login !== SLOW_SIGNER), 'acknowledge', acknowledge)).toBe(364);
    expect((await story.sees('cockpit', story.office)).totals).toMatchObject({ plans: 1, items: 58, unacknowledged: 15, completed: 0 });
    expect(await rungsUntil('2024-04-09')).toEqual(['2024-04-07 acknowledgement dueToday 15', '2024-04-08 acknowledgement overdue1 15']);
    const heard = await story.told(story.office, 'escalation');
    expect(heard).toHaveLength(15);
    expect(heard.every((title) => title.startsWith('汉阳区人民政府 签收：'))).toBe(true);
    expect(await story.everybody([SLOW_SIGNER], 'acknowledge', acknowledge)).toBe(15);
    expect((await story.sees('cockpit', story.office)).totals.unacknowledged).toBe(0);
    expect(await owedByAll('acknowledgement')).toEqual([]);
  });

  it('gets the matter that was late before it began going, with a red notice that its unit answers', async () => {
    const [draft] = (await story.sees('notices?state=draft', story.office)).rows;
    expect(draft).toMatchObject({ colour: 'red', unit: '黄陂区人民政府', dueOn: '2023-12-31' });
    await story.does('POST', `notices/${draft.id}/signature`, story.director, { signatory: '李主任', issuingAuthority: '市对外开放领导小组办公室' });
    expect(await story.does('POST', `notices/${draft.id}/issue`, story.office, {})).toMatchObject({ number: '督办〔2024〕红1号', replyDueOn: '2024-04-11' });
    await story.until('2024-04-10');
    expect(await story.told('leader', 'noticeIssued')).toEqual([expect.stringMatching(/^抄送：督办〔2024〕红1号/)]);
    await report({ subjectId: await leadOf('33', ELDEST) } as Matter, ELDEST);
    await story.does('POST', `notices/${draft.id}/reply`, ELDEST, { text: '方案已报审，4月底前印发。' });
    expect(await story.does('POST', `notices/${draft.id}/close`, story.office, { note: '同意。' })).toMatchObject({ state: 'closed' });
    await story.does('POST', `assignments/${await leadOf('33', ELDEST)}/completion-claim`, ELDEST, { evidence: '行动方案已印发。' });
    const { assignmentsOfUnits } = await story.item('33');
    await story.does('POST', `assignments/${assignmentsOfUnits[0].id}/completion-claim/acceptance`, story.office, {});
    expect(await story.item('33')).toMatchObject({ status: 'completed' });
    expect((await story.sees('brief', 'leader')).sentences[0]).toBe('1个方案共58项，已办结1项；没有逾期，没有临近到期的。');
  });

  it('asks each lead for news when it has heard nothing, and for the endless ones every quarter; one report answers both', async () => {
    expect(await allAnswer(report)).toBe(79);
    expect(await owedByAll('evergreenReview')).toEqual([]);
    await story.until('2024-06-05');
    expect(await allAnswer(noChange)).toBe(79);
    expect(await rungsUntil('2024-07-05')).toEqual([]);
    const asked = await owedByAll('evergreenReview');
    expect(asked).toHaveLength(40);
    expect(new Set(asked.map(({ itemNumber }) => itemNumber)).size).toBe(21);
    expect(new Set(asked.map(({ dueOn }) => dueOn))).toEqual(new Set(['2024-09-30']));
  });

  it('reminds the one district that says nothing, then its head, then the office; the others hear nothing', async () => {
    expect(await allAnswer(noChange, SILENT)).toBe(74);
    expect(await rungsUntil('2024-08-30')).toEqual(['2024-08-02 progressUpdate dueToday 5', '2024-08-09 progressUpdate overdue5 5', '2024-08-16 progressUpdate overdue10 5']);
    expect(await story.told('head.caidian-district', 'reminder')).toHaveLength(5);
    expect(await allAnswer(noChange, SILENT)).toBe(74);
    expect(await rungsUntil('2024-10-09')).toEqual(['2024-09-26 evergreenReview before3 2', '2024-09-30 evergreenReview dueToday 2', '2024-10-08 evergreenReview overdue1 2']);
    const heard = (await story.told(story.office, 'reminder')).filter((title) => title.includes('持续推进事项季度进展'));
    expect(heard).toHaveLength(2);
    expect(heard.every((title) => title.startsWith('蔡甸区人民政府') && title.includes('2024年第三季度'))).toBe(true);
    expect((await owed(SILENT, 'evergreenReview')).map(({ itemNumber, dueOn, light }) => `${itemNumber} ${dueOn} ${light.colour}`)).toEqual(['13 2024-09-30 red', '41 2024-09-30 red', '13 2024-12-31 green', '41 2024-12-31 green']);
    expect(await allAnswer(report)).toBe(79);
    expect(await owedByAll('evergreenReview')).toEqual([]);
  });

  it('strikes off what is done before its day: claimed, given back, claimed again, accepted, verified', async () => {
    await story.until('2024-11-20');
    const port = await leadOf('43', PORT);
    await story.does('POST', `assignments/${port}/completion-claim`, PORT, { evidence: '国际陆港规划已获批。' });
    expect(await officeOwes()).toEqual(['officeReview']);
    await story.until('2024-11-22');
    await story.does('POST', `assignments/${port}/completion-claim/return`, story.office, { reason: '请补充物流园开工证明。' });
    await story.does('POST', `assignments/${port}/completion-claim`, PORT, { evidence: '规划已获批，物流园已开工，附证明。' });
    await story.does('POST', `assignments/${port}/completion-claim/acceptance`, story.office, {});
    const { itemId } = await story.item('43');
    await story.does('POST', `items/${itemId}/verification`, story.office, { note: '现场核查属实。' });
    expect(await story.does('POST', `items/${itemId}/close-out`, story.office, {})).toMatchObject({ status: 'closedOut' });
    expect((await story.item('43', PORT)).completionClaims.map(({ decision }: { decision: string }) => decision).toSorted()).toEqual(['accepted', 'returned']);
  });

  it('puts the endless ones before the office in December, each with a proposal', async () => {
    await story.until('2024-11-30');
    expect(await rollover()).toMatchObject({ begun: false });
    await story.until('2024-12-02');
    expect(await officeOwes()).toEqual(['yearRollover']);
    const { begun, undecided, dueOn, items } = await rollover();
    expect({ begun, undecided, dueOn }).toEqual({ begun: true, undecided: 21, dueOn: '2024-12-31' });
    expect(items.every((row: { proposed: string; lastReport: unknown }) => row.proposed === 'continue' && row.lastReport !== null)).toBe(true);
    expect((await story.sees('cockpit', story.office)).queue).toEqual([expect.objectContaining({ kind: 'yearRollover', count: 1 })]);
  });

  it('goes on or ends as the office decides, all or nothing; an end needs its reason', async () => {
    await story.until('2024-12-05');
    await allAnswer(noChange);
    const { items } = await rollover();
    const idOf = (number: string): string => items.find(({ title }: { title: string }) => title.startsWith(`第${number}项`)).itemId;
    const kept = items.filter(({ itemId }: { itemId: string }) => !['1', '16', '56'].map(idOf).includes(itemId)).map(({ itemId }: { itemId: string }) => ({ itemId, decision: 'continue' }));
    const ended = ['16', '56'].map((number) => ({ itemId: idOf(number), decision: 'complete', reason: '机制已建立，转入日常工作。' }));
    const path = `/api/v1/plans/${story.planId}/rollover`;
    expect(await api.post(path, story.office, { year: 2024, decisions: [...kept, { itemId: idOf('16'), decision: 'complete' }] })).toMatchObject({ status: 422 });
    expect(await api.post(path, 'leader', { year: 2024, decisions: kept })).toMatchObject({ status: 403 });
    expect((await rollover()).undecided).toBe(21);
    expect(await story.does('POST', path.slice('/api/v1/'.length), story.office, { year: 2024, decisions: [...kept, ...ended] })).toMatchObject({ undecided: 1 });
    for (const number of ['16', '56']) expect(await story.item(number)).toMatchObject({ status: 'completed' });
    expect((await owedByAll('itemCompletion')).filter(({ itemNumber }) => itemNumber === '16' || itemNumber === '56')).toEqual([]);
    expect(await officeOwes()).toEqual(['yearRollover']);
  });

  it('is late at the year end with what is not done, and so is the office with what it has not decided', async () => {
    await story.until('2024-12-30');
    await story.does('POST', `assignments/${await leadOf('3', ZONE)}/completion-claim`, ZONE, { evidence: '试点已落地，附备案文件。' });
    const rungs = await rungsUntil('2025-01-02');
    expect(rungs).toEqual(['2024-12-31 itemCompletion dueToday 6', '2025-01-02 itemCompletion overdue1 6', '2025-01-02 officeReview before1 1', '2025-01-02 yearRollover overdue1 1']);
    const { items } = await rollover();
    const [open] = items.filter(({ decision }: { decision: string | null }) => decision === null);
    expect(await story.does('POST', `plans/${story.planId}/rollover`, story.office, { year: 2024, decisions: [{ itemId: open.itemId, decision: 'continue' }] })).toMatchObject({ undecided: 0 });
    expect(await officeOwes()).toEqual(['officeReview']);
    await story.does('POST', `assignments/${(await story.item('3')).assignmentsOfUnits[0].id}/completion-claim/acceptance`, story.office, {});
    expect(await story.item('3')).toMatchObject({ status: 'completed' });
    expect((await story.sees(`plans/${story.planId}/ledger-page?light=red&limit=200`, story.office)).rows.map(({ number }: { number: string }) => number)).toEqual(['23', '37', '44', '50', '51']);
  });

  it('starts the new year with the reviews of what goes on, and of nothing that has ended', async () => {
    const asked = await owedByAll('evergreenReview');
    expect(new Set(asked.map(({ dueOn }) => dueOn))).toEqual(new Set(['2025-03-31']));
    const numbers = new Set(asked.map(({ itemNumber }) => itemNumber));
    expect(numbers.size).toBe(19);
    expect(numbers.has('1')).toBe(true);
    expect(['16', '56'].filter((number) => numbers.has(number))).toEqual([]);
  });

  it('drafts notices for the late ones on the third working day, one for each lead that owes; answered, done, gone from the leader\'s page', async () => {
    expect(await rungsUntil('2025-01-06')).toEqual(['2025-01-06 itemCompletion overdue3 6']);
    const drafts: { id: string; title: string; unit: string; dueOn: string }[] = (await story.sees('notices?state=draft&limit=200', story.office)).rows;
    expect(drafts.map(({ title }) => /：(\S+) 事项办结（(第\d+项)/.exec(title)?.slice(1).join(' ')).toSorted()).toEqual([
      '临空港开发区管委会 第44项', '国家外汇管理局湖北省分局 第51项', '市商务局 第23项', '市商务局 第37项', '市商务局 第50项', '市投资促进局 第37项',
    ]);
    expect((await story.sees('cockpit', story.office)).totals).toMatchObject({ noticeDrafts: 6, lights: { red: 5 } });
    expect((await story.sees('brief', 'leader')).sentences[0]).toBe('1个方案共58项，已办结5项；逾期5项，没有临近到期的。');
    const notice = drafts.find(({ title }) => title.includes('第23项'))?.id;
    expect(await story.does('POST', `notices/${notice}/issue`, story.director, { signatory: '李主任', issuingAuthority: '市对外开放领导小组办公室' })).toMatchObject({ number: '督办〔2025〕蓝1号', replyDueOn: '2025-01-13' });
    await story.until('2025-01-08');
    await story.does('POST', `notices/${notice}/reply`, TRADE, { text: '因场地验收推迟，1月10日前办结。' });
    await story.does('POST', `notices/${notice}/close`, story.office, { note: '同意。' });
    const claimed = await leadOf('23', TRADE);
    await story.does('POST', `assignments/${claimed}/completion-claim`, TRADE, { evidence: '服务中心已通过验收。' });
    await story.does('POST', `assignments/${claimed}/completion-claim/acceptance`, story.office, {});
    expect((await story.sees('brief', 'leader')).exceptions.map(({ number }: { number: string }) => number).toSorted()).toEqual(['37', '44', '50', '51']);
    expect((await story.sees(`plans/${story.planId}/ledger-page`, story.office)).totals).toMatchObject({ items: 58, completed: 6, lights: { red: 4 }, unacknowledged: 0 });
  });
});
