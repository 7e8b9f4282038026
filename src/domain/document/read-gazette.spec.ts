import { sampleUnits } from '../../../test/golden/import/sample-units.js';
import { gazetteBlocks } from '../../formats/import/gazette-text.js';
import type { PlanDraft } from './plan-draft.js';
import { readGazette, type DocumentReading } from './read-gazette.js';

const read = (text: string): DocumentReading[] => readGazette(gazetteBlocks(text), sampleUnits());
const HEAD = '武政办〔2024〕9号\n\n市人民政府办公厅关于印发1号建议案办理工作方案的通知\n\n《1号建议案办理工作方案》已经同意,现印发给你们。\n\n武汉市人民政府办公厅\n\n2024年3月7日';
const TASKS = '一、工作任务\n\n(一)健全机制\n\n1. 凝聚共识。开展调研。(牵头单位:市民政局;责任单位:市教育局)';
const TABLE = '序号\t主要任务\t工作举措\t完成时限\t牵头单位\t责任单位\n1\t1、凝聚共识\t开展调研。\t2024年12月\t市民政局\t市教育局';

function plan(text: string): PlanDraft {
  const [reading] = read(text);
  if (!reading?.plan) throw new Error('no plan was read');
  return reading.plan;
}

describe('readGazette', () => {
  it('reads head, short name and items of a plan', () => {
    expect(plan(`${HEAD}\n\n为办好《建议案》(以下称1号建议案),制订本方案。\n\n${TASKS}`)).toMatchObject({
      documentNumber: '武政办〔2024〕9号',
      title: '1号建议案办理工作方案',
      shortName: '1号建议案',
      kind: 'cppccProposal',
      issuer: '武汉市人民政府办公厅',
      issuedOn: '2024-03-07',
      leadingGroup: null,
      supervisor: null,
      items: [{ key: 'item-1', number: '1' }],
      findings: [{ key: 'deadline-undated:plan.items', severity: 'note' }],
    });
  });

  it('takes a body that the table of an annex decomposes as context, not as a second set of items', () => {
    const { items } = plan(`${HEAD}\n\n${TASKS}\n\n附件\n\n${TABLE}`);
    expect(items.map(({ headings, deadline }) => [headings, deadline.dueOn])).toEqual([[['1、凝聚共识'], '2024-12-31']]);
  });

  it('keeps the items of both in printed order where the table is about other work', () => {
    const other = TABLE.replace('1、凝聚共识', '').replace('开展调研。', '启动审批监管平台建设。');
    expect(plan(`${HEAD}\n\n${TASKS}\n\n附件\n\n${other}`).items.map(({ key, text }) => [key, text])).toEqual([
      ['item-1', '凝聚共识。开展调研。'],
      ['item-2', '启动审批监管平台建设。'],
    ]);
  });

  it('gives a list beside the body its own title as heading', () => {
    const other = TABLE.replace('1、凝聚共识', '').replace('开展调研。', '启动审批监管平台建设。');
    expect(plan(`${HEAD}\n\n${TASKS}\n\n附件\n\n2024年重点任务清单\n\n${other}`).items.map(({ headings }) => headings)).toEqual([['(一)健全机制'], ['2024年重点任务清单']]);
  });

  it('makes one item per lead of a row in which units lead separately', () => {
    const rows = '序号\t主要任务\t责任单位\n1\t制定方案。\t东湖高新区、武汉经开区管委会分别牵头制定,市经信局配合\n2\t开展调研。\t市商务局牵头';
    const { items, findings } = plan(`${HEAD}\n\n附件\n\n${rows}`);
    expect(items.map(({ key, number, assignments }) => [key, number, ...assignments.map(({ role, unitCode }) => `${role} ${unitCode ?? ''}`)])).toEqual([
      ['item-1', '1', 'lead 东湖高新区管委会', 'cooperating 市经信局'],
      ['item-2', '1', 'lead 武汉经开区管委会', 'cooperating 市经信局'],
      ['item-3', '2', 'lead 市商务局'],
    ]);
    expect(findings.filter(({ code }) => code === 'handled-separately').map(({ field }) => field)).toEqual(['item-1.assignments', 'item-2.assignments']);
  });

  it.each([
    ['once for a document in which no item names a lead', '(责任单位:市教育局)', ['no-named-lead:plan.items']],
    ['for the item alone where others name one', '(牵头单位:市教育局)', ['no-named-lead:item-1.assignments']],
  ])('says %s', (_, second, expected) => {
    const { findings } = plan(`${HEAD}\n\n一、工作任务\n\n1. 甲。(责任单位:市民政局)\n\n2. 乙。${second}`);
    expect(findings.filter(({ code }) => code === 'no-named-lead').map(({ key }) => key)).toEqual(expected);
  });

  it('adds the units of a rule to the items below it and notes it once', () => {
    const rule = '1. 甲。(牵头单位:市民政局;责任单位:各区人民政府〈含长江新区管委会,以下工作责任单位均包括各区人民政府〉)\n\n2. 乙。(牵头单位:市教育局)\n\n3. 丙。(牵头单位:市商务局)';
    const { items, scopes, rules, findings } = plan(`${HEAD}\n\n一、工作任务\n\n${rule}`);
    expect(items.map(({ assignments }) => assignments.length)).toEqual([4, 4, 4]);
    expect(scopes).toMatchObject([{ memberCodes: ['江岸区人民政府', '黄陂区人民政府', '长江新区管委会'] }]);
    expect(rules).toMatchObject([{ kind: 'unitsOfFollowingItems' }]);
    expect(findings.map(({ key }) => key)).toEqual(['deadline-undated:plan.items', 'units-by-rule:plan.items']);
  });

  it.each([
    ['leaves provisions without responsible units out', '本政策所称企业是指注册在我市的企业。', 1],
    ['takes in provisions that name responsible units', '制定实施细则。(牵头单位:市财政局)', 2],
  ])('%s', (_, provisions, count) => {
    expect(plan(`${HEAD}\n\n一、支持落户\n\n给予支持。(牵头单位:市商务局)\n\n二、其他事项\n\n${provisions}\n\n本政策自公布之日起实施,有效期为3年。`).items).toHaveLength(count);
  });

  it('registers a wrongly bracketed number in its standard form and notes it', () => {
    const { documentNumber, findings } = plan(`${HEAD.replace('〔2024〕', '[2024]')}\n\n${TASKS}`);
    expect(documentNumber).toBe('武政办〔2024〕9号');
    expect(findings[0]).toMatchObject({ key: 'number-brackets:plan.documentNumber', severity: 'note', printed: '武政办[2024]9号', place: { line: 1 } });
  });

  it('reads a document without a date and asks for it', () => {
    const { issuedOn, findings } = plan(`武政办〔2024〕9号\n\n关于印发方案的通知\n\n${TASKS}`);
    expect(issuedOn).toBeNull();
    expect(findings.map(({ key }) => key)).toContain('issued-on-missing:plan.issuedOn');
  });

  it.each([
    ['that assigns nothing', '一、工作要求\n\n(一)加强领导。各单位要高度重视。'],
    ['with a table of something else', '序号\t标题\t文号\n1\t关于某事的通知\t武政规〔2019〕8号'],
    ['that lays down articles', '第一条 为加强管理,制定本办法。\n\n第二条 市发改委负责管理。'],
  ])('makes no plan of a document %s', (_, body) => expect(read(`${HEAD}\n\n${body}`).map(({ plan: made }) => made)).toEqual([null]));

  it('makes no plan of a decision, whatever responsibilities the documents in it name', () => {
    expect(read(`${HEAD.replace('关于印发1号建议案办理工作方案的通知', '关于修改部分文件的决定')}\n\n${TASKS}`)[0]?.plan).toBeNull();
  });

  it('makes a plan, with a blocking finding, of a document whose only responsibility is damaged', () => {
    const { items, findings } = plan(`${HEAD}\n\n${TASKS.replace('(牵头单位:市民政局;责任单位:市教育局)', '(牵头单位市民政局)')}`);
    expect(items).toHaveLength(1);
    expect(findings.filter(({ severity }) => severity === 'blocking').map(({ key }) => key)).toEqual(['no-responsibility:item-1.assignments']);
  });

  it('refuses a source without any document number', () => {
    expect(() => read('政府工作报告\n\n各位代表:现在报告工作。')).toThrow(expect.objectContaining({ name: 'SourceRejected', code: 'no-document-found', message: expect.stringContaining('发文字号') }));
  });
});
