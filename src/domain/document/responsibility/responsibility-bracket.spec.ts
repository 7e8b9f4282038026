import { findResponsibilityBrackets } from './responsibility-bracket.js';
import { readLastSentence, responsibleTexts } from './responsible-texts.js';

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
    ['做好工作。（发展改革委牵头，财政部等按职责分工负责）', ['牵头:发展改革委', '按职责分工负责:财政部等']],
    ['做好工作。（国家发展改革委、财政部、商务部按职责分工负责）', ['按职责分工负责:国家发展改革委、财政部、商务部']],
    ['做好工作（市商务局、市财政局牵头，市税务局参与）。', ['牵头:市商务局、市财政局', '参与:市税务局']],
    ['做好工作。(各有关部门按职责分工负责)', ['按职责分工负责:各有关部门']],
    ['做好工作。〔责任单位：市商务局〕', ['责任单位:市商务局']],
    ['做好工作。【牵头单位：市商务局；配合单位：市财政局】', ['牵头单位:市商务局', '配合单位:市财政局']],
    ['做好工作。[责任单位：市商务局]', ['责任单位:市商务局']],
    ['做好工作。［责任单位：市商务局］', ['责任单位:市商务局']],
    ['做好工作。(牵头:市商务局;配合:市财政局)', ['牵头:市商务局', '配合:市财政局']],
    ['做好工作。(责任主体:市商务局;协助单位:市财政局;督导单位:市政府督查室)', ['责任主体:市商务局', '协助单位:市财政局', '督导单位:市政府督查室']],
    ['做好工作。（責任單位：市商務局；完成時限：2024年底）', ['責任單位:市商務局']],
    ['做好工作。(牵头单位:市商务局)(配合单位:市财政局)', ['牵头单位:市商务局', '配合单位:市财政局']],
    ['做好工作。(责任单位:市商务局牵头,市财政局配合)', ['牵头:市商务局', '配合:市财政局']],
    ['做好工作。责任单位：市商务局、市财政局。', ['责任单位:市商务局、市财政局']],
    ['做好工作。牵头单位：市商务局。配合单位：市财政局、市税务局。', ['牵头单位:市商务局', '配合单位:市财政局、市税务局']],
    ['建立(市商务局负责)的机制,做好工作。(责任单位:市教育局)', ['责任单位:市教育局']],
    ['联系人:张三,电话:027-85850000。', []],
    ['做好工作。(完成时限:2024年底)', []],
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
    ['a bracket of role words nobody understands', '甲。(市商务局牵头,请市财政局做好保障)'],
    ['two deadlines in one clause', '甲。(责任单位:市教育局;完成时限:6月底;完成时间:12月底)'],
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

describe('people and deadlines in a clause', () => {
  it.each([
    ['甲。（牵头领导：张三；责任单位：市商务局；责任人：李四，联系电话：027-85850000）', ['责任单位:市商务局'], ['牵头领导=张三', '责任人=李四', '联系电话=027-85850000'], null],
    ['甲。(责任单位:市商务局,完成时限:2024年6月底)', ['责任单位:市商务局'], [], '2024年6月底'],
    ['甲。\n牵头单位:市商务局\n责任人:李四\n完成时限:2024年6月底', ['牵头单位:市商务局'], ['责任人=李四'], '2024年6月底'],
    ['甲。(完成时限:2024年6月底)(责任单位:市商务局)', ['责任单位:市商务局'], [], '2024年6月底'],
    ['甲。完成时限:2024年6月底。责任单位:市商务局。', ['责任单位:市商务局'], [], '2024年6月底'],
    ['甲。（市商务局牵头，市财政局参与，2024年底前完成）', ['牵头:市商务局', '参与:市财政局'], [], '2024年底前'],
    ['甲。(牵头单位:市商务局;配合单位:市财政局,持续推进)', ['牵头单位:市商务局', '配合单位:市财政局'], [], '持续推进'],
    ['甲。(市商务局牵头,市财政局配合;完成时限:2024年6月底)', ['牵头:市商务局', '配合:市财政局'], [], '2024年6月底'],
  ])('are kept apart from the units in %j', (text, parts, people, deadline) => {
    const [clause, ...more] = findResponsibilityBrackets(text);
    expect(more).toEqual([]);
    expect(clause?.parts.map((part) => `${part.roleWord}:${part.units}`)).toEqual(parts);
    expect(clause?.people.map(({ roleWord, words }) => `${roleWord}=${words}`)).toEqual(people);
    expect(clause?.deadlineWords).toBe(deadline);
    expect(clause?.unread).toEqual([]);
  });
});

describe('the last sentence of a text', () => {
  it.each([
    ['做好工作。由市商务局牵头，市财政局、市税务局配合。', ['牵头:市商务局', '配合:市财政局、市税务局']],
    ['做好工作。由市商务局负责。', ['负责:市商务局']],
    ['做好工作。市商务局负责。', null],
    ['由市商务局牵头建立机制，积极推进工作。', null],
    ['由市商务局牵头，市财政局配合。做好工作。', null],
  ])('%s', (text, expected) => expect(readLastSentence(text)?.parts.map((part) => `${part.roleWord}:${part.units}`) ?? null).toEqual(expected));
});
