import { sampleUnits } from '../../../test/golden/import/sample-units.js';
import { gazetteBlocks } from '../../formats/import/gazette-text.js';
import type { PlanDraft } from './plan-draft.js';
import { readGazette } from './read-gazette.js';

const document = (title: string, date: string, body: string): string => `武政办〔2024〕9号\n\n市人民政府办公厅关于印发${title}的通知\n\n《${title}》已经同意,现印发给你们。\n\n武汉市人民政府办公厅\n\n${date}\n\n${body}`;
const TASKS = '一、工作任务\n\n1. 开展调研。(牵头单位:市民政局)\n\n2. 推进建设。(牵头单位:市教育局)';
const table = (deadline: string): string => `附件\n\n序号\t工作举措\t完成时限\t牵头单位\n1\t开展调研。\t${deadline}\t市民政局\n2\t推进建设。\t2025年12月\t市教育局`;

function plan(text: string): PlanDraft {
  const [reading] = readGazette(gazetteBlocks(text), sampleUnits());
  if (!reading?.plan) throw new Error('no plan was read');
  return reading.plan;
}

const codes = ({ findings }: PlanDraft): string[] => findings.map(({ key }) => key);

describe('readPlan', () => {
  it.each([
    ['2025年重点任务清单', '2024年12月20日', '2025-06-30', ['deadline-assumed:item-1.deadline']],
    ['2024年重点任务清单', '2024年3月7日', '2024-06-30', []],
    ['重点任务清单', '2024年3月7日', '2024-06-30', []],
    ['三年行动方案(2024—2026年)', '2024年3月7日', '2024-06-30', []],
    ['到2025年发展规划', '2024年3月7日', '2024-06-30', []],
    ['落实2019年决定重点任务清单', '2024年3月7日', '2024-06-30', []],
  ])('dates 6月底前 in %s of %s as %s', (title, date, dueOn, doubts) => {
    const read = plan(document(title, date, table('6月底前')));
    expect(read.items[0]?.deadline.dueOn).toBe(dueOn);
    expect(codes(read).filter((key) => key.startsWith('deadline'))).toEqual(doubts);
  });

  it.each([
    ['2项重点任务清单', TASKS, []],
    ['3项重点任务清单', TASKS, ['count-mismatch:plan.items']],
    ['重点任务清单', `重点做好以下3项任务。\n\n${TASKS}`, ['count-mismatch:plan.items']],
    ['重点任务清单', `落实省30项任务部署。\n\n${TASKS}`, []],
  ])('compares the count announced in %s with the items read', (title, body, doubts) => {
    expect(codes(plan(document(title, '2024年3月7日', body))).filter((key) => key.startsWith('count'))).toEqual(doubts);
  });

  it('reports an item that a misread mark has swallowed', () => {
    const swallowed = plan(document('重点任务清单', '2024年3月7日', TASKS.replace('2. 推进', '2推进')));
    expect(codes(swallowed)).toContain('heading-numbering:plan.items');
    expect(codes(plan(document('重点任务清单', '2024年3月7日', TASKS)))).not.toContain('heading-numbering:plan.items');
  });
});

describe('a list that carries out the tasks of the body', () => {
  const body = (second: string): string => `一、工作任务\n\n1. 建设开放平台,提升口岸通关效率。(牵头单位:市民政局)\n\n2. ${second}(牵头单位:市教育局)`;
  const list = '附件\n\n序号\t工作举措\t完成时限\t牵头单位\n1\t建设开放平台,提升口岸通关效率。\t2024年12月\t市民政局\n2\t开展老年助餐服务,新建社区食堂。\t2025年12月\t市教育局';

  it('leaves the body as context without a word when it names units for the same tasks', () => {
    const read = plan(document('重点任务清单', '2024年3月7日', `${body('开展老年助餐服务,新建社区食堂。')}\n\n${list}`));
    expect([read.items.length, codes(read).filter((key) => key.startsWith('body-left'))]).toEqual([2, []]);
  });

  it('never leaves out in silence a task the body names units for and the list does not have', () => {
    const both = `${body('开展老年助餐服务,新建社区食堂。')}\n\n3. 组织外贸企业参加境外展会。(牵头单位:市教育局)`;
    const read = plan(document('重点任务清单', '2024年3月7日', `${both}\n\n${list}`));
    expect(read.items).toHaveLength(2);
    expect(read.findings.find(({ code }) => code === 'body-left')).toMatchObject({ severity: 'review', printed: '组织外贸企业参加境外展会。' });
  });
});
