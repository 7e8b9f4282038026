import { readSeedGazette } from '../../../test/golden/import/seed-gazette.js';
import { sampleUnits } from '../../../test/golden/import/sample-units.js';
import { gazetteBlocks } from '../../formats/import/gazette-text.js';
import type { PlanDraft } from './plan-draft.js';
import { readGazette } from './read-gazette.js';

const plansOf = (text: string): (PlanDraft | null)[] => readGazette(gazetteBlocks(text), sampleUnits()).map(({ plan }) => plan);
const SIGNED = '武汉市人民政府办公厅\n\n2024年3月7日';
/** A numbered document with a title and a text. */
const numbered = (title: string, body: string): string => `武政办〔2024〕9号\n\n${title}\n\n各区人民政府：\n\n${body}\n\n${SIGNED}`;
const outside = (plan: PlanDraft | null | undefined): [string, number][] => (plan?.findings ?? []).filter(({ code }) => code === 'responsibility-outside-tasks').map(({ printed, place }) => [printed, place.line]);

describe('a document that assigns no work makes no plan', () => {
  it.each<[string, string]>([
    ['a work report', numbered('市人民政府关于2023年法治政府建设情况的报告', '一、主要工作\n\n(一)健全机制。市司法局牵头完成清理工作，各部门配合。\n\n二、2024年打算\n\n(一)持续优化营商环境。')],
    ['a summary of work', numbered('市民政局2023年工作总结', '一、工作成效\n\n1. 养老床位新增3000张。\n\n2. 开展培训20场次。\n\n二、存在问题\n\n三、下步打算')],
    ['a circular on the state of things', numbered('关于第一季度政务公开工作情况的通报', '一、总体情况\n\n各责任单位报送及时。\n\n二、存在的问题\n\n部分牵头单位重视不够。')],
    ['an interpretation', numbered('《武汉市养老服务条例》政策解读', '一、出台背景\n\n二、主要内容\n\n明确由市民政局牵头，各部门各司其职。')],
    ['a directory of documents', numbered('关于公布继续有效的行政规范性文件目录的通告', '序号\t标 题\t文号\n1\t关于某事的通知\t武政规〔2019〕8号\n2\t关于某责任单位的通知\t武政规〔2019〕9号')],
    ['a blank application form', numbered('关于开展项目申报工作的通知', '请按要求填写。\n\n附件\n\n项目申报表\n\n项目名称\t\t申报单位\t\n责任单位\t\t联系电话\t\n申报时间\t年 月 日\t单位意见\t（盖章） 年 月 日')],
    ['a blank reporting form', numbered('关于报送情况的通知', '请按月报送。\n\n附件\n\n工作进展情况报送表\n\n序号\t工作任务\t责任单位\t完成时限\n1\t\t\t年 月 日\n2\t\t\t年 月 日')],
    ['appointments', numbered('关于张三等同志任免职的通知', '任命：\n\n张三为市民政局局长；\n\n李四为市财政局副局长。\n\n免去：\n\n王五的市教育局局长职务。')],
    ['a regulation', numbered('关于印发养老服务管理办法的通知', '第一章 总则\n\n第一条 为加强管理，制定本办法。\n\n第二条 市民政局牵头负责管理工作，市财政局配合。\n\n第三条 本办法自公布之日起施行。')],
    ['a contact list', numbered('关于印发工作联系表的通知', '附件\n\n序号\t单位\t联系人\t电话\n1\t市民政局\t张三\t12345678\n2\t市教育局\t李四\t87654321')],
    ['a statistics table', numbered('关于第一季度主要指标的通知', '序号\t指标\t单位\t数值\t增速\n1\t地区生产总值\t亿元\t4000\t6.0%\n2\t财政收入\t亿元\t500\t5.0%')],
    ['the members of a leading group', numbered('关于成立养老服务工作领导小组的通知', '现将组成人员通知如下：\n\n组长：张三 副市长\n\n序号\t姓名\t职务\n1\t李四\t市民政局局长\n2\t王五\t市教育局局长\n\n领导小组办公室设在市民政局。')],
    ['a budget', numbered('关于下达2024年专项资金预算的通知', '序号\t项目名称\t金额（万元）\t使用单位\n1\t养老设施\t300\t市民政局\n2\t校舍维修\t500\t市教育局')],
    ['goals and requirements only', numbered('关于做好春季森林防火工作的通知', '一、工作目标\n\n不发生重大火灾。\n\n二、工作安排\n\n(一)动员阶段(3月)。召开会议。\n\n三、工作要求\n\n(一)加强领导。各单位要高度重视，压实责任。')],
    ['an invitation to a meeting', numbered('关于召开全市养老服务工作会议的通知', '一、时间\n\n2024年3月20日9时。\n\n二、参会人员\n\n各区分管负责同志，市直有关部门负责同志。')],
  ])('%s', (_, text) => expect(plansOf(text)).toEqual([null]));

  it('as 6 of the 17 documents of the gazette: decisions, catalogues and rules', () => {
    const without = readSeedGazette().flatMap(({ segment, plan }) => (plan === null ? [[segment.documentNumber, segment.title]] : []));
    expect(without).toEqual([
      ['武政规〔2024〕4号', '市人民政府关于集中修改和废止部分行政规范性文件的决定'],
      ['武政规〔2019〕21号', '市人民政府关于进一步加强摩托车管理工作的通告'],
      ['武政规〔2024〕5号', '市人民政府关于公布继续有效的行政规范性文件目录的通告'],
      ['武发改规〔2023〕1号', '市发改委关于印发武汉市固定资产投资项目节能审查实施办法的通知'],
      ['武发改规〔2023〕2号', '市发改委关于印发武汉市节能降碳和循环经济发展专项资金管理办法的通知'],
      ['武医保规〔2023〕2号', '市医保局关于进一步加强全市基本医疗保险门诊慢特病待遇保障工作的通知'],
    ]);
  });
});

describe('responsibility outside the tasks', () => {
  const TASKS = '一、工作任务\n\n1. 开展调研。(牵头单位：市民政局)\n\n2. 改造设施。(牵头单位：市财政局)';

  it.each<[string, string, string]>([
    ['the requirements', '三、工作要求\n\n(一)加强督导。按月通报进展。(责任单位：市发改委)', '按月通报进展。(责任单位：市发改委)'],
    ['the safeguards', '三、保障措施\n\n(一)强化资金。统筹资金安排。（牵头单位：市财政局）', '统筹资金安排。（牵头单位：市财政局）'],
    ['the arrangement', '三、工作安排\n\n(一)启动阶段(3月)。制定细则。(责任单位：市经信局)', '制定细则。(责任单位：市经信局)'],
    ['the goals', '三、总体目标\n\n新增床位3000张。(责任单位：市民政局)', '床位3000张。(责任单位：市民政局)'],
    ['a table without rows', '附件\n\n任务清单\n\n序号\t工作任务\t责任单位\n1\t\t', '序号 | 工作任务 | 责任单位'],
    ['a table whose columns are not known', '附件\n\n问题整改表\n\n序号\t问题\t责任单位\t销号标志\n1\t台账不全\t市民政局\t否', '序号 | 问题 | 责任单位 | 销号标志'],
  ])('in %s makes no item and a finding with place and words', (_, part, printed) => {
    const text = numbered('关于印发行动方案的通知', `${TASKS}\n\n${part}`);
    const [plan] = plansOf(text);
    const line = text.split('\n').findIndex((words) => words.replaceAll('\t', ' | ').includes(printed)) + 1;
    expect(plan?.items).toHaveLength(2);
    expect(outside(plan)).toEqual([[expect.stringContaining(printed), line]]);
  });

  it('blocks a plan of which nothing else was read', () => {
    const [plan] = plansOf(numbered('关于做好有关工作的通知', '一、工作要求\n\n(一)加强督导。按月通报。(责任单位：市发改委)'));
    expect(plan?.items).toEqual([]);
    expect(plan?.findings.filter(({ severity }) => severity !== 'note').map(({ key, severity }) => [key, severity])).toEqual([
      ['responsibility-outside-tasks:plan.items', 'review'],
      ['items-missing:plan.items', 'blocking'],
    ]);
  });

  it('in a sentence blocks a plan of which nothing else was read, and is commonplace beside tasks', () => {
    const prose = '会议要求，由市民政局牵头，市财政局配合，于6月底前完成。';
    const [plan] = plansOf(numbered('关于研究养老服务工作的通知', prose));
    expect([plan?.items, outside(plan)]).toEqual([[], [[expect.stringContaining('牵头'), 7]]]);
    expect(plan?.findings.at(-1)).toMatchObject({ key: 'items-missing:plan.items', severity: 'blocking' });
    expect(outside(plansOf(numbered('关于印发行动方案的通知', `${TASKS}\n\n三、工作要求\n\n${prose}`))[0])).toEqual([]);
  });

  it('in the text of a report makes no items, its task list does', () => {
    const title = '关于民生实事办理情况的报告';
    const [without] = plansOf(numbered(title, TASKS));
    expect([without?.items.length, outside(without).length]).toEqual([0, 2]);
    const [withList] = plansOf(numbered(title, '附件\n\n任务清单\n\n序号\t工作任务\t责任单位\n1\t开展调研。\t市民政局\n2\t改造设施。\t市财政局'));
    expect(withList?.items).toHaveLength(2);
    expect(withList?.findings.map(({ key }) => key)).toContain('list-in-report:plan.items');
  });

  it('is reported nowhere in the eleven plans of the gazette', () => {
    const plans = readSeedGazette().flatMap(({ plan }) => (plan ? [plan] : []));
    expect(plans).toHaveLength(11);
    expect(plans.flatMap(outside)).toEqual([]);
    expect(plans.flatMap(({ findings }) => findings).filter(({ code }) => code === 'items-missing' || code === 'items-unnumbered')).toEqual([]);
  });
});
