import { gazetteBlocks } from '../../formats/import/gazette-text.js';
import { unitIndex, type UnitIndex } from '../unit/unit-index.js';
import type { UnitKind } from '../unit/unit.js';
import type { PlanDraft } from './plan-draft.js';
import { readGazette } from './read-gazette.js';

const MINISTRIES = ['国家发展改革委', '财政部', '商务部', '税务总局', '应急管理部', '市场监管总局'];
const BUREAUS = ['市商务局', '市财政局', '市税务局', '市发展改革委', '市人力资源和社会保障局', '市应急管理局', '市政府督查室'];

function directory(): UnitIndex {
  const unit = (name: string, kind: UnitKind, short?: string) => ({
    code: name,
    name,
    kind,
    aliases: short === undefined ? [] : [{ words: short, reason: 'shortForm' as const, validFrom: null, validTo: null }],
    validFrom: null,
    validTo: null,
    successorCode: null,
  });
  return unitIndex({
    units: [...MINISTRIES.map((name) => unit(name, 'government', name === '国家发展改革委' ? '发展改革委' : undefined)), ...BUREAUS.map((name) => unit(name, 'government')), unit('甲县人民政府', 'district'), unit('乙区人民政府', 'district')],
    groups: [{ code: 'counties', name: '各县(市、区)人民政府', aliases: [], members: ['甲县人民政府', '乙区人民政府'], minusNamed: false }],
  });
}

const HEAD = ['某政办发〔2024〕9号', '某市人民政府办公厅关于印发扩大开放工作方案的通知', '现将《扩大开放工作方案》印发给你们,请认真贯彻执行。', '某市人民政府办公厅', '2024年3月7日'];

function plan(...paragraphs: string[]): PlanDraft {
  const [reading] = readGazette(gazetteBlocks([...HEAD, ...paragraphs].join('\n\n')), directory());
  if (!reading?.plan) throw new Error('no plan was read');
  return reading.plan;
}

const lines = ({ items }: PlanDraft): string[] => items.map(({ text, assignments, deadline }) => `${text}|${assignments.map(({ role, unitCode, printed }) => `${role} ${unitCode ?? `?${printed}`}`).join(',')}|${deadline.dueOn ?? ''}`);
const keys = ({ findings }: PlanDraft): string[] => findings.map(({ key }) => key).filter((key) => key !== 'deadline-undated:plan.items' && !key.startsWith('unit-repeated'));

describe('a document of another place', () => {
  it('gives roles by sentences in brackets', () => {
    const draft = plan(
      '一、主要任务',
      '(一)扩大市场准入。修订准入清单。（发展改革委牵头，财政部等按职责分工负责）',
      '(二)优化服务。完善标准。（国家发展改革委、财政部、商务部按职责分工负责）',
      '(三)便利贸易。推进试点。（商务部、税务总局牵头，市场监管总局参与）',
      '(四)守住底线。排查隐患。（应急管理部负责）',
      '(五)加强宣传。开展培训。（各有关部门按职责分工负责）',
    );
    expect(lines(draft)).toEqual([
      '扩大市场准入。修订准入清单。|lead 国家发展改革委,cooperating 财政部|',
      '优化服务。完善标准。|lead 国家发展改革委,lead 财政部,lead 商务部|',
      '便利贸易。推进试点。|lead 商务部,lead 税务总局,cooperating 市场监管总局|',
      '守住底线。排查隐患。|lead 应急管理部|',
      '加强宣传。开展培训。|lead ?各有关部门|',
    ]);
    expect(keys(draft)).toEqual(['list-open-ended:item-1.assignments', 'no-named-lead:item-2.assignments', 'no-named-lead:item-5.assignments', 'group-members-unknown:item-5.assignments', 'lead-unresolved:item-5.assignments']);
  });

  it('gives the lead to the unit listed first where it says so', () => {
    const draft = plan('一、主要任务', '1. 建设平台。(责任单位:市商务局、市财政局)', '2. 开展培训。(责任单位:市财政局、市税务局;配合单位:市商务局)', '3. 组织检查。(牵头单位:市应急管理局;责任单位:市商务局)', '4. 分级负责。(责任单位:各县（市、区）人民政府、市财政局)', '注:各项任务列第一位的为牵头单位。');
    expect(lines(draft).map((line) => line.split('|')[1])).toEqual([
      'lead 市商务局,cooperating 市财政局',
      'lead 市财政局,cooperating 市税务局,cooperating 市商务局',
      'lead 市应急管理局,cooperating 市商务局',
      'lead 甲县人民政府,lead 乙区人民政府,lead 市财政局',
    ]);
    expect(draft.rules).toMatchObject([{ kind: 'firstUnitLeads', words: '注:各项任务列第一位的为牵头单位' }]);
    expect(keys(draft)).toEqual(['no-named-lead:item-4.assignments', 'first-unit-leads:plan.items']);
  });

  it('lays the rule down inside the first clause', () => {
    const draft = plan('一、主要任务', '1. 建设平台。(责任单位:市商务局、市财政局,列第一位的为牵头单位,下同)', '2. 开展培训。(责任单位:市财政局、市税务局)', '3. 组织检查(排在第一位的为牵头单位)。(责任单位:市税务局、市商务局)');
    expect(lines(draft).map((line) => line.split('|')[1])).toEqual(['lead 市商务局,cooperating 市财政局', 'lead 市财政局,cooperating 市税务局', 'lead 市税务局,cooperating 市商务局']);
    expect([...new Set(keys(draft).map((key) => key.split('#')[0]))]).toEqual(['first-unit-leads:plan.items']);
  });

  it('names people beside the units and dates the measure in its clause', () => {
    const draft = plan('一、主要任务', '1. 建设平台。（牵头领导：张三；责任单位：市商务局、市人力资源和社会保障局；责任人：李四；完成时限：2024年6月底）', '2. 开展培训。〔牵头单位：市商务局和市财政局；完成时限：视情而定〕');
    expect(lines(draft)).toEqual(['建设平台。|lead 市商务局,lead 市人力资源和社会保障局|2024-06-30', '开展培训。|lead 市商务局,lead 市财政局|']);
    expect(draft.items.map(({ people }) => people)).toEqual([[{ roleWord: '牵头领导', words: '张三' }, { roleWord: '责任人', words: '李四' }], undefined]);
    expect(keys(draft)).toEqual(['no-named-lead:item-1.assignments', 'deadline-unread:item-2.deadline']);
  });

  it('is read in traditional script, its words kept', () => {
    const draft = plan('一、主要任務', '1. 建設平臺。（牽頭單位：市財政局、市發展改革委；配合單位：各縣（市、區）人民政府）');
    expect(lines(draft)).toEqual(['建設平臺。|lead 市财政局,lead 市发展改革委,cooperating 甲县人民政府,cooperating 乙区人民政府|']);
    expect(draft.items[0]?.clauses.map(({ roleWord, words }) => `${roleWord}:${words}`)).toEqual(['牽頭單位:市財政局、市發展改革委', '配合單位:各縣（市、區）人民政府']);
    expect(keys(draft)).toEqual(['unit-inexact:item-1.assignments', 'unit-inexact:item-1.assignments#2', 'unit-inexact:item-1.assignments#3']);
  });

  it('names who answers on lines without brackets and colons', () => {
    const draft = plan('一、主要任务', '(一)建设平台', '建成共享平台。', '责任单位　市商务局、市财政局', '(二)开展培训', '每季度开展培训。', '牵头单位：市商务局', '配合单位：市财政局');
    expect(lines(draft)).toEqual(['建成共享平台。|lead 市商务局,lead 市财政局|', '每季度开展培训。|lead 市商务局,cooperating 市财政局|']);
    expect(keys(draft)).toEqual(['no-named-lead:item-1.assignments']);
  });

  it('gives one clause to a group of measures, and asks', () => {
    const draft = plan('一、主要任务', '(一)建设平台', '1. 建成平台。', '2. 接入数据。', '责任单位：市商务局', '(二)开展培训（牵头单位：市财政局）', '3. 编写教材。', '4. 组织培训。');
    expect(lines(draft).map((line) => line.split('|').slice(0, 2))).toEqual([['建成平台。', 'lead 市商务局'], ['接入数据。', 'lead 市商务局'], ['编写教材。', 'lead 市财政局'], ['组织培训。', 'lead 市财政局']]);
    expect(draft.items.map(({ headings }) => headings)).toEqual([['(一)建设平台'], ['(一)建设平台'], ['(二)开展培训'], ['(二)开展培训']]);
    expect(keys(draft).filter((key) => key.startsWith('clause-shared'))).toHaveLength(4);
  });

  it('states responsibility in the last sentence', () => {
    const draft = plan('一、主要任务', '1. 建设平台。由市商务局牵头，市财政局、市税务局配合。', '2. 开展培训。由市某某局牵头，市财政局配合。', '3. 组织检查。市商务局要加强检查。', '4. 报送情况。责任单位：市商务局；督导单位：市政府督查室。');
    expect(lines(draft).map((line) => line.split('|')[1])).toEqual(['lead 市商务局,cooperating 市财政局,cooperating 市税务局', 'lead ?市某某局,cooperating 市财政局', '', 'lead 市商务局,guiding 市政府督查室']);
    expect(draft.findings.filter(({ code }) => code === 'responsibility-from-sentence').map(({ field, severity }) => `${field} ${severity}`)).toEqual(['item-1.assignments note', 'item-2.assignments review', 'item-4.assignments note']);
    expect(keys(draft)).toContain('no-responsibility:item-3.assignments');
  });

  it('is a plan with a blocking finding when its list of tasks has no column of units', () => {
    const draft = plan('附件', '序号\t重点任务\t具体措施\t完成时限\n1\t扩大开放\t建设平台。\t2024年12月\n2\t优化服务\t开展培训。\t2024年6月');
    expect(draft.items).toEqual([]);
    expect(draft.findings.filter(({ severity }) => severity === 'blocking').map(({ key, printed }) => [key, printed])).toEqual([['header-unknown:plan.items', '序号 | 重点任务 | 具体措施 | 完成时限']]);
  });

  it('lists its tasks in a table with a header in two rows, people and a rule for the first unit', () => {
    const table = ['任务分工表\t\t\t\t\t', '序号\t工作任务\t责任分工\t\t\t时间要求', '\t\t责任单位（部门）\t责任领导\t联系电话\t', '1\t建设平台。\t市商务局、市财政局\t张三\t027-85850000\t2024年12月', '2\t开展培训。\t市税务局等\t李四\t027-85850001\t2024年6月'];
    const draft = plan('附件', table.join('\n'), '注：排在第一位的为牵头单位。');
    expect(lines(draft)).toEqual(['建设平台。|lead 市商务局,cooperating 市财政局|2024-12-31', '开展培训。|lead 市税务局|2024-06-30']);
    expect(draft.items.map(({ people }) => people?.map(({ roleWord }) => roleWord))).toEqual([['责任领导', '联系电话'], ['责任领导', '联系电话']]);
    expect(keys(draft)).toEqual(['list-open-ended:item-2.assignments', 'first-unit-leads:plan.items']);
  });
});
