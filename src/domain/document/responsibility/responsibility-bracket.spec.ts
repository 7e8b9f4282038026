import { findResponsibilityBrackets } from './responsibility-bracket.js';
import { responsibleTexts } from './responsible-texts.js';

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

describe('a bracket that a page break has closed too early', () => {
  it.each([
    ['repeats its last character', '甲。(责任单位:市发改委、市住房和城乡建设局)\n局、市公安局,各区人民政府)', '市发改委、市住房和城乡建设局、市公安局,各区人民政府', '局、市公安局,各区人民政府'],
    ['goes on with a separator', '甲。(责任单位:市发改委)、市公安局)', '市发改委、市公安局', '、市公安局'],
    ['has a scope note in its rest', '甲。(责任单位:市发改委)委、各区人民政府(含开发区,下同))', '市发改委、各区人民政府(含开发区,下同)', '委、各区人民政府(含开发区,下同)'],
  ])('takes its rest back where it %s', (_, text, units, rejoined) => {
    expect(findResponsibilityBrackets(text)).toMatchObject([{ parts: [{ units }], rejoined, end: text.length }]);
  });

  it.each(['甲。(责任单位:市发改委)另行安排、落实)', '甲。(责任单位:市发改委)局、市公安局', '甲。(责任单位:市发改委)委。乙、丙)'])('does not take in other words: %s', (text) => {
    expect(findResponsibilityBrackets(text)[0]).not.toHaveProperty('rejoined');
    expect(read(text)).toEqual(['责任单位:市发改委']);
  });
});

describe('a clause on a line of its own', () => {
  it('needs no bracket and ends with its line', () => {
    const text = '甲。\n责任单位:市教育局,各区人民政府(含开发区,下同);指导单位:市民政局\n乙。';
    expect(findResponsibilityBrackets(text)).toMatchObject([{ bracketed: true, unread: [], parts: [{ roleWord: '责任单位', units: '市教育局,各区人民政府(含开发区,下同)' }, { roleWord: '指导单位', units: '市民政局' }] }]);
    expect(responsibleTexts(text).map((part) => [part.text, part.bracket !== null])).toEqual([
      ['甲。', true],
      ['乙。', false],
    ]);
  });

  it.each(['甲责任单位:市教育局', '甲。\n责任单位:市教育局。积极落实', '甲。\n责任单位:市教育局)'])('is not clear in %j', (text) => {
    expect(findResponsibilityBrackets(text)[0]?.bracketed).toBe(false);
  });
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
