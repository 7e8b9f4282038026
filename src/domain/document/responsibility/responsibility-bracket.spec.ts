import { findResponsibilityBrackets, responsibleTexts } from './responsibility-bracket.js';

const read = (text: string): string[] => findResponsibilityBrackets(text).flatMap(({ parts }) => parts.map((part) => `${part.roleWord}:${part.units}`));

describe('findResponsibilityBrackets', () => {
  it.each([
    ['做好工作。(牵头单位:市民政局、市残联;责任单位:领导小组各成员单位)', ['牵头单位:市民政局、市残联', '责任单位:领导小组各成员单位']],
    ['做好工作。（责任单位：市经信局；配合单位：市发改委，各区人民政府）', ['责任单位:市经信局', '配合单位:市发改委，各区人民政府']],
    ['(责任单位:市司法局;指导单位:市委编办)', ['责任单位:市司法局', '指导单位:市委编办']],
    ['(责任单位:市教育局,各区人民政府〈含开发区、长江新区管委会,下同〉)', ['责任单位:市教育局,各区人民政府〈含开发区、长江新区管委会,下同〉']],
    ['(责任单位:市教育局,各区人民政府(含开发区,下同))', ['责任单位:市教育局,各区人民政府(含开发区,下同)']],
    ['建设(武汉)平台。(责任单位:市商务局)', ['责任单位:市商务局']],
    ['(牵头单位:市民政局 责任单位:市教育局)', ['牵头单位:市民政局', '责任单位:市教育局']],
    ['(主办单位:市民政局;协办单位:市教育局;会办单位:市商务局)', ['主办单位:市民政局', '协办单位:市教育局', '会办单位:市商务局']],
    ['各责任单位要积极配合。', []],
    ['成立专班(以下简称专班)。', []],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toEqual(expected);
    expect(findResponsibilityBrackets(text).every(({ bracketed, unread }) => bracketed && unread.length === 0)).toBe(true);
  });

  it.each([
    ['a lost closing bracket', '做好。(责任单位:市教育局、市民政局', ['责任单位:市教育局、市民政局']],
    ['a lost closing bracket behind a scope note', '做好。(责任单位:各区人民政府〈含开发区,下同〉', ['责任单位:各区人民政府〈含开发区,下同']],
    ['a lost opening bracket', '做好。责任单位:市教育局、市民政局)', ['责任单位:市教育局、市民政局']],
  ])('reports %s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
    expect(findResponsibilityBrackets(text)[0]?.bracketed).toBe(false);
  });

  it.each([
    ['a damaged second role word', '(牵头单位:市民政局;责单位:市教育局)'],
    ['a role without units', '(牵头单位:;责任单位:市教育局)'],
    ['a sentence inside the bracket', '(责任单位:市教育局。积极落实)'],
  ])('reports %s as not read', (_, text) => expect(findResponsibilityBrackets(text)[0]?.unread).toHaveLength(1));
});

describe('responsibleTexts', () => {
  it.each([
    ['甲。(责任单位:市教育局)乙。(责任单位:市商务局)', [['甲。', '市教育局'], ['乙。', '市商务局']]],
    ['甲。(责任单位:市教育局)。', [['甲。', '市教育局']]],
    ['甲。(责任单位:市教育局)另行安排', [['甲。', '市教育局'], ['另行安排', null]]],
    ['甲。', [['甲。', null]]],
  ])('cuts %s behind each bracket', (text, expected) => {
    expect(responsibleTexts(text).map((part) => [part.text, part.bracket?.parts[0]?.units ?? null])).toEqual(expected);
  });
});
