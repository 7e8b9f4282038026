import { sampleUnits } from '../../../test/golden/import/sample-units.js';
import { gazetteBlocks } from '../../formats/import/gazette-text.js';
import type { PlanDraft, UnitProposal } from './plan-draft.js';
import { readGazette } from './read-gazette.js';

function plan(tasks: string): PlanDraft {
  const [reading] = readGazette(gazetteBlocks(`武政办〔2024〕9号\n\n关于印发方案的通知\n\n${tasks}`), sampleUnits());
  if (!reading?.plan) throw new Error('no plan was read');
  return reading.plan;
}
const proposed = (tasks: string): readonly UnitProposal[] => plan(tasks).unitProposals ?? [];
const names = (tasks: string): string[] => proposed(tasks).map(({ name }) => name);

describe('unitProposals', () => {
  it('proposes an unknown name once for all items that print it, whatever its width, with kind, nearest units and first place', () => {
    expect(proposed('一、任务\n\n1. 甲。(牵头单位:市民政局;责任单位:市民政总局（办）)\n\n2. 乙。(牵头单位:市民政总局(办))')).toEqual([
      { name: '市民政总局（办）', kind: 'government', nearest: ['市民政局'], itemKeys: ['item-1', 'item-2'], place: { line: 7, endLine: 7 } },
    ]);
  });

  it.each<[string, string, string[]]>([
    ['known names, groups and phrases that stand for several bodies', '市民政局、各区人民政府、各相关区人民政府、有关部门、市直各单位', []],
    ['the name without 等 and without the note on its scope', '市气象局等、西山区(含开发区,下同)', ['市气象局', '西山区']],
    ['zones that share the suffix of the last by their full names', '市气象局、东山新区、西山区、南山开发区管委会', ['市气象局', '东山新区管委会', '西山区管委会', '南山开发区管委会']],
    ['a suffix no further than the next body of another kind', '东山新区、市气象局、南山开发区管委会', ['东山新区', '市气象局', '南山开发区管委会']],
  ])('takes %s', (_, units, expected) => expect(names(`一、任务\n\n1. 甲。(牵头单位:市教育局;责任单位:${units})`)).toEqual(expected));

  it('proposes the unit in which the office of the leading group sits', () => {
    const text = '一、任务\n\n1. 甲。(牵头单位:市民政局)\n\n二、工作要求\n\n成立市养老服务工作领导小组，领导小组下设办公室，办公室设在市老龄局，负责协调。';
    expect(proposed(text)).toMatchObject([{ name: '市老龄局', itemKeys: [] }]);
  });

  it('leaves the findings per item as they are', () => {
    const { findings } = plan('一、任务\n\n1. 甲。(牵头单位:市老龄局)\n\n2. 乙。(牵头单位:市老龄局)');
    expect(findings.filter(({ code }) => code === 'unit-unknown').map(({ field }) => field)).toEqual(['item-1.assignments', 'item-2.assignments']);
  });
});
