import { splitUnitList } from './split-unit-list.js';
import { unitIndex } from './unit-index.js';
import type { Unit } from './unit.js';

const unit = (code: string, name: string, ...aliases: string[]): Unit => ({
  code,
  name,
  kind: 'government',
  aliases: aliases.map((words) => ({ words, reason: 'shortForm', validFrom: null, validTo: null })),
  validFrom: null,
  validTo: null,
  successorCode: null,
});
const index = unitIndex({
  units: [
    unit('high-tech', '东湖高新区管委会', '东湖高新区'),
    unit('yangtze', '长江新区管委会'),
    unit('hannan', '武汉经开区管委会'),
    unit('dongxihu', '临空港开发区管委会'),
    unit('hongshan', '洪山区人民政府'),
    unit('jiangxia', '江夏区人民政府'),
    unit('education', '市教育局'),
    unit('police', '市公安局'),
    unit('publicity', '省委宣传部'),
    unit('organisation', '省委组织部'),
    unit('culture', '省文化和旅游厅'),
    unit('resources', '市人力资源和社会保障局'),
    unit('commerce', '市商务局'),
    unit('finance', '市财政局'),
    unit('ministry', '财政部'),
    unit('commission', '国家发展改革委'),
    unit('other-office', '东湖办事处', '东湖'),
    unit('other-zone', '东湖管委会'),
  ],
  groups: [
    { code: 'departments', name: '各相关市直部门', aliases: [], members: null, minusNamed: false },
    { code: 'relevant-districts', name: '各相关区', aliases: [], members: null, minusNamed: false },
    { code: 'counties', name: '各县(市、区)人民政府', aliases: [], members: null, minusNamed: false },
    { code: 'districts', name: '各区人民政府', aliases: [], members: ['hongshan'], minusNamed: false },
  ],
});
const split = (printed: string) => splitUnitList(printed, index, '2024-03-07');
const names = (printed: string) => split(printed).map(({ name }) => name);

describe('splitUnitList', () => {
  it.each([
    ['市教育局、市公安局', ['市教育局', '市公安局']],
    ['市教育局,市公安局，市教育局;市公安局；市教育局', ['市教育局', '市公安局', '市教育局', '市公安局', '市教育局']],
    ['市教育局\n市公安局', ['市教育局', '市公安局']],
    ['东湖高新区、长江新区、武汉经开区、临空港开发区管委会', ['东湖高新区管委会', '长江新区管委会', '武汉经开区管委会', '临空港开发区管委会']],
    ['市教育局,东湖高新区、武汉经开区管委会,江夏区人民政府', ['市教育局', '东湖高新区管委会', '武汉经开区管委会', '江夏区人民政府']],
    ['洪山区、江夏区人民政府', ['洪山区人民政府', '江夏区人民政府']],
    ['市教育局、市公安局、长江新区管委会', ['市教育局', '市公安局', '长江新区管委会']],
    ['长江新区、市教育局、武汉经开区管委会', ['长江新区', '市教育局', '武汉经开区管委会']],
    ['未知新区、武汉经开区管委会', ['未知新区', '武汉经开区管委会']],
    ['东湖、武汉经开区管委会', ['东湖', '武汉经开区管委会']],
    ['省委宣传部、文化和旅游厅', ['省委宣传部', '省文化和旅游厅']],
    ['省委宣传部、组织部、文化和旅游厅', ['省委宣传部', '省委组织部', '省文化和旅游厅']],
    ['市教育局、文化和旅游厅', ['市教育局', '文化和旅游厅']],
    ['各相关市直部门、区', ['各相关市直部门', '各相关区']],
    ['市人力资源和社会保障局', ['市人力资源和社会保障局']],
    ['市商务局和市财政局', ['市商务局', '市财政局']],
    ['市商务局、市教育局及市财政局', ['市商务局', '市教育局', '市财政局']],
    ['市商务局和财政局', ['市商务局', '市财政局']],
    ['市人力资源和社会保障局和市商务局', ['市人力资源和社会保障局', '市商务局']],
    ['市商务局和市人力资源和社会保障局', ['市商务局', '市人力资源和社会保障局']],
    ['市商务局及各区人民政府', ['市商务局', '各区人民政府']],
    ['市商务局以及其他有关部门', ['市商务局', '其他有关部门']],
    ['市商务局 市财政局　市教育局', ['市商务局', '市财政局', '市教育局']],
    ['市某某和未知局', ['市某某和未知局']],
    ['市商务局和未知局', ['市商务局和未知局']],
    ['市住房和城乡建设局', ['市住房和城乡建设局']],
    ['市商務局與市財政局', ['市商務局', '市財政局']],
    ['国家发展改革委、财政部', ['国家发展改革委', '财政部']],
    ['各县（市、区）人民政府，市商务局', ['各县（市、区）人民政府', '市商务局']],
    ['各县(市、区)党委和政府', ['各县(市、区)党委和政府']],
    ['中国（湖北）自由贸易试验区武汉片区管委会、市商务局', ['中国（湖北）自由贸易试验区武汉片区管委会', '市商务局']],
    ['市教育局、', ['市教育局']],
    ['', []],
    [' 、,; ', []],
  ])('reads %j as %j', (printed, expected) => expect(names(printed)).toEqual(expected));

  it('keeps the printed words and says what was shared', () => {
    expect(split('武汉经开区、长江新区管委会')).toEqual([
      { printed: '武汉经开区', name: '武汉经开区管委会', sharedSuffix: true, sharedPrefix: false, scopeWords: null, openEnded: false },
      { printed: '长江新区管委会', name: '长江新区管委会', sharedSuffix: false, sharedPrefix: false, scopeWords: null, openEnded: false },
    ]);
    expect(split('省委宣传部、文化和旅游厅').map(({ printed, sharedPrefix }) => [printed, sharedPrefix])).toEqual([
      ['省委宣传部', false],
      ['文化和旅游厅', true],
    ]);
  });

  it.each([
    ['各区人民政府〈含开发区、长江新区、风景区管委会,下同〉', '含开发区、长江新区、风景区管委会,下同'],
    ['各区人民政府(含开发区、长江新区管委会,下同)', '含开发区、长江新区管委会,下同'],
    ['各区人民政府（含开发区，下同）', '含开发区，下同'],
    ['各区人民政府〔含开发区;下同〕', '含开发区;下同'],
    ['各区人民政府〈含开发区,下同', '含开发区,下同'],
    ['各区人民政府〈含开发区,以下工作责任单位均包括各区人民政府〉', '含开发区,以下工作责任单位均包括各区人民政府'],
  ])('takes the scope words off %s and does not split them', (printed, scopeWords) => {
    expect(split(`市教育局、${printed}`)).toEqual([
      expect.objectContaining({ name: '市教育局', scopeWords: null }),
      expect.objectContaining({ printed, name: '各区人民政府', scopeWords }),
    ]);
  });

  it('takes the scope words off a name with a bracket of its own', () => {
    expect(split('各县（市、区）人民政府（含开发区，下同）')).toEqual([expect.objectContaining({ name: '各县（市、区）人民政府', scopeWords: '含开发区，下同' })]);
  });

  it('goes on after a scope bracket', () => {
    expect(names('各区人民政府〈含开发区,下同〉,市教育局')).toEqual(['各区人民政府', '市教育局']);
  });

  it('keeps a bracket that defines no scope in the name', () => {
    expect(split('武汉经开区(汉南区)')).toEqual([expect.objectContaining({ name: '武汉经开区(汉南区)', scopeWords: null })]);
  });

  it.each([
    ['市教育局、市公安局等', true],
    ['市教育局、市公安局等部门', true],
    ['市教育局、市公安局等有关单位', true],
    ['市教育局、市公安局等12个部门', true],
    ['市教育局、市公安局等相关市直部门', true],
    ['市教育局、市公安局', false],
  ])('marks the last name of %s open-ended: %s', (printed, openEnded) => {
    expect(split(printed).map((mention) => [mention.name, mention.openEnded])).toEqual([
      ['市教育局', false],
      ['市公安局', openEnded],
    ]);
  });
});
