import { sampleContext } from '../../../test/golden/import/sample-units.js';
import { gazetteBlocks } from '../../formats/import/gazette-text.js';
import { readPhases } from './phases.js';
import type { DraftPhase, DraftReportingDuty, Finding } from './plan-draft.js';
import { readReportingDuties } from './reporting-duties.js';
import { outlineOf } from './section.js';

function read(arrangement: string, requirements = '', responsibleAreLeads = false): { phases: DraftPhase[]; duties: DraftReportingDuty[]; findings: Finding[] } {
  const context = sampleContext();
  const first = outlineOf(gazetteBlocks(`三、工作安排\n\n${arrangement}`)).sections;
  const second = outlineOf(gazetteBlocks(`四、工作要求\n\n${requirements}`)).sections;
  const phases = readPhases(first, context);
  return { phases, duties: readReportingDuties(first, second, phases, context, responsibleAreLeads), findings: context.log.findings() };
}

const PREPARE = '(一)动员部署阶段(2024年1月—3月)。';
const WORK = '(二)办理落实阶段(2024年4月—9月)。';

describe('readPhases', () => {
  it('reads name, window and text of each phase', () => {
    expect(read(`${PREPARE}制订方案。\n\n(二) 总结汇报阶段(2024年10月—12月)。接受测评。`).phases).toMatchObject([
      { key: 'phase-1', name: '动员部署阶段', window: { raw: '2024年1月—3月', startsOn: '2024-01-01', endsOn: '2024-03-31' }, text: '制订方案。', place: { line: 3 } },
      { key: 'phase-2', name: '总结汇报阶段', window: { raw: '2024年10月—12月', startsOn: '2024-10-01', endsOn: '2024-12-31' }, text: '接受测评。', place: { line: 5 } },
    ]);
  });

  it.each(['(一)动员部署阶段。制订方案。', '(一)动员部署阶段(近期)。制订方案。', '(一)动员部署阶段(择月而定)。制订方案。'])('keeps a phase without readable dates and reports it: %s', (text) => {
    const { phases, findings } = read(text);
    expect(phases[0]?.window).toMatchObject({ startsOn: null, endsOn: null });
    expect(findings.map(({ key }) => key)).toEqual(['phase-undated:phase-1.window']);
  });
});

describe('readReportingDuties', () => {
  it.each([
    ['unitPlanFiling', '3月底前,各责任单位将工作方案报市民政局备案。', 'responsibleUnits', '2024-03-31'],
    ['unitPlanFiling', '各牵头单位制订工作方案,4月8日前报领导小组办公室备案。', 'leads', '2024-04-08'],
    ['halfYearSummary', '6月底前,各责任单位报送建议案半年办理工作小结。', 'responsibleUnits', '2024-06-30'],
    ['halfYearSummary', '7月下旬,各责任单位报送2号建议案上半年办理工作小结。', 'responsibleUnits', '2024-07-31'],
    ['phaseSummary', '5月底前,各牵头单位报送阶段性工作总结。', 'leads', '2024-05-31'],
    ['finalSummary', '各责任单位于11月底前提交办理工作总结,由市民政局形成全市总结材料。', 'responsibleUnits', '2024-11-30'],
    ['finalSummary', '11月初,各牵头单位报送办理工作总结。', 'leads', '2024-11-10'],
  ])('reads %s from “%s”', (kind, sentence, audience, dueOn) => {
    const { duties, findings } = read(`${PREPARE}${sentence}`);
    expect(duties).toMatchObject([{ kind, audience, cadence: 'once', phaseKey: 'phase-1', deadline: { dueOn }, minCount: 1, soft: false, words: sentence }]);
    expect(findings).toEqual([]);
  });

  it.each([
    ['monthlyInformation', '原则上各单位每月向领导小组办公室报送信息1篇以上。', 1, true],
    ['monthlyInformation', '各责任单位每月报送工作信息不少于2条。', 2, false],
    ['briefing', '各承办单位每月报送1期工作简报。', 1, false],
  ])('reads a recurring %s of the whole plan from the requirements, bounded by the last phase', (kind, sentence, minCount, soft) => {
    const { duties, findings } = read(`${PREPARE}部署。\n\n${WORK}办理。`, `(一)明确责任。${sentence}`);
    expect(duties).toMatchObject([{ kind, cadence: 'monthly', phaseKey: null, deadline: { raw: '每月', dueOn: '2024-09-30' }, minCount, soft }]);
    expect(findings.map(({ code }) => code)).toEqual(['duty-bound-inferred']);
  });

  it.each([
    ['各责任单位每月25日前报送工作信息1篇。', '每月25日前', 25],
    ['各责任单位每月二十五日前报送工作信息1篇。', '每月二十五日前', 25],
    ['各责任单位每月报送工作信息1篇。', '每月', undefined],
  ])('keeps the day of the month each period is due on: %s', (sentence, raw, day) => {
    const { duties } = read(`${PREPARE}部署。\n\n${WORK}${sentence}`);
    expect(duties.map(({ cadence, deadline }) => [cadence, deadline.raw, deadline.cadence?.day])).toEqual([['monthly', raw, day]]);
  });

  it('bounds a recurring duty of a phase by that phase', () => {
    const { duties, findings } = read(`${PREPARE}部署。\n\n${WORK}各责任单位每月报送信息1篇。`);
    expect(duties).toMatchObject([{ phaseKey: 'phase-2', deadline: { dueOn: '2024-09-30' } }]);
    expect(findings).toEqual([]);
  });

  it('takes the dated one of the same duty asked for twice', () => {
    const { duties, findings } = read(`${PREPARE}3月底前,各责任单位将工作方案报市民政局备案。`, '(一)明确责任。各责任单位制订具体方案,报领导小组办公室备案。');
    expect(duties).toMatchObject([{ kind: 'unitPlanFiling', deadline: { dueOn: '2024-03-31' } }]);
    expect(findings).toEqual([]);
  });

  it.each([
    ['first, then without a date', '3月底前,各责任单位将工作方案报市民政局备案。', '各责任单位制订方案,报领导小组办公室备案。'],
    ['without a date first, then dated', '各责任单位制订方案,报领导小组办公室备案。', '3月底前,各责任单位将工作方案报市民政局备案。'],
    ['twice with one date', '3月底前,各责任单位将工作方案报市民政局备案。', '各责任单位制订方案,3月底前报领导小组办公室备案。'],
  ])('makes one dated duty of one asked for %s', (_, first, second) => {
    expect(read(`${PREPARE}${first}\n\n${WORK}${second}`).duties.map(({ key, deadline }) => [key, deadline.dueOn])).toEqual([['duty-unitPlanFiling', '2024-03-31']]);
  });

  it('keeps two duties of one kind with two dates', () => {
    const { duties } = read(`${PREPARE}3月底前,各牵头单位报送阶段性工作总结。\n\n${WORK}8月底前,各牵头单位报送阶段性工作总结。`);
    expect(duties.map(({ key, deadline, phaseKey }) => [key, deadline.dueOn, phaseKey])).toEqual([
      ['duty-phaseSummary', '2024-03-31', 'phase-1'],
      ['duty-phaseSummary-2', '2024-08-31', 'phase-2'],
    ]);
  });

  it('asks only the leading units where 责任单位 stands beside 配合单位, and notes it', () => {
    const { duties, findings } = read(`${PREPARE}3月底前,各责任单位报送半年工作小结。`, '', true);
    expect(duties.map(({ audience }) => audience)).toEqual(['leads']);
    expect(findings.map(({ key }) => key)).toEqual(['duty-audience-by-role:duty-halfYearSummary.audience']);
  });

  it('takes a plan the units draw up for a filing where none is asked for, and has it confirmed', () => {
    const { duties, findings } = read(`${PREPARE}各承办单位制订具体工作方案。`, '(一)强化落实。各责任单位制订具体工作方案,明确责任部门。');
    expect(duties.map(({ kind, phaseKey, place }) => [kind, phaseKey, place.line])).toEqual([['unitPlanFiling', null, 3]]);
    expect(findings.map(({ code }) => code)).toEqual(['filing-inferred', 'duty-undated']);
  });

  it('takes no plan for a filing beside one that is asked for', () => {
    const { duties } = read(`${PREPARE}各承办单位制订具体工作方案。`, '(一)强化落实。各责任单位制订工作方案,4月8日前报领导小组办公室备案。');
    expect(duties.map(({ words }) => words)).toEqual(['各责任单位制订工作方案,4月8日前报领导小组办公室备案。']);
  });

  it('keeps a report asked for 定期 and asks for its cadence', () => {
    const { duties, findings } = read(PREPARE, '(一)加强领导。专班成员单位定期向工作专班办公室报送工作进展、存在的困难。');
    expect(duties).toMatchObject([{ kind: 'progressReporting', audience: 'leadingGroupMembers', deadline: { dueOn: null } }]);
    expect(findings.map(({ code }) => code)).toEqual(['duty-cadence-unstated']);
  });

  it('keeps a duty without a date and asks for one', () => {
    const { duties, findings } = read(PREPARE, '(一)明确责任。各责任单位制订具体方案,报领导小组办公室备案。');
    expect(duties).toMatchObject([{ kind: 'unitPlanFiling', deadline: { raw: '', dueOn: null }, phaseKey: null }]);
    expect(findings.map(({ key }) => key)).toEqual(['duty-undated:duty-unitPlanFiling.deadline']);
  });

  it.each([
    '各责任单位明确1名同志作为联络员,做好信息收集和反馈工作。',
    '定期召开领导小组会议,及时通报办理工作进展情况,定期向市政协汇报工作进展。',
    '领导小组下设办公室,负责组织联络、检查督办和通报宣传等工作。',
    '由市民政局形成全市办理工作总结材料。',
  ])('finds no duty of the units in “%s”', (sentence) => expect(read(PREPARE, `(一)加强领导。${sentence}`).duties).toEqual([]));
});
