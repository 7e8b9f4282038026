import { readNumericTargets, readPoints } from './numeric-targets.js';

describe('readNumericTargets', () => {
  it.each([
    ['力争到2025年中欧班列年开行规模达到2000列', ['2000列', 2000, '列', 'atLeast', 2025]],
    ['到2025年引进德国企业20家以上', ['20家以上', 20, '家', 'atLeast', 2025]],
    ['合同执行额年均增长10%。', ['年均增长10%', 10, '%', 'exactly', null]],
    ['外商直接投资额累计10.5亿美元', ['10.5亿美元', 10.5, '亿美元', 'exactly', null]],
    ['2024 年建设保障性住房 3000 套以上', ['3000 套以上', 3000, '套', 'atLeast', 2024]],
    ['在全市部署不少于 150 个平台', ['不少于 150 个', 150, '个', 'atLeast', null]],
    ['担保费率不超过1%', ['不超过1%', 1, '%', 'atMost', null]],
    ['能耗低于50吨', ['低于50吨', 50, '吨', 'atMost', null]],
    ['工业用地不低于13000亩', ['不低于13000亩', 13000, '亩', 'atLeast', null]],
    ['每年形成成果20—25项', ['20—25项', 20, '项', 'exactly', null]],
    ['新增绿地 5000 公顷', ['5000 公顷', 5000, '公顷', 'exactly', null]],
    ['力争上架率提升至50%', ['50%', 50, '%', 'atLeast', null]],
    ['启动武昌等6个区域试点', ['6个', 6, '个', 'exactly', null]],
    ['本地货源占比达到３０％以上', ['３０％以上', 30, '%', 'atLeast', null]],
  ])('reads %s', (text, [words, value, unit, bound, year]) => expect(readNumericTargets(text)).toEqual([{ words, value, unit, bound, year }]));

  it.each(['2025年12月31日前', '新生儿出生后90天内', '“500家以上”行动', '《100个项目》', '第3个', '3号建议案', '13个区', '支持企业发展', '主要包括3项任务:一是推进甲。', '按照实际投资金额的2%给予奖励', '累计奖励金额不超过2000万元', '给予连续2年总额不超过8万元的创业补贴', '按照投资金额的70%抵扣应纳税所得额'])('finds no target in %s', (text) => {
    expect(readNumericTargets(text)).toEqual([]);
  });

  it('gives each target the year its own sentence names last before it', () => {
    expect(readNumericTargets('2024年新增5家。到2025年达到9家,培育3个。再建2个。').map(({ words, year }) => [words, year])).toEqual([
      ['5家', 2024],
      ['9家', 2025],
      ['3个', 2025],
      ['2个', null],
    ]);
  });
});

describe('readPoints', () => {
  it.each([
    ['包括:一是推进甲。二是推进乙。', ['推进甲。', '推进乙。']],
    ['一是推进甲。', []],
    ['二是甲。三是乙。', []],
    ['没有列点。', []],
  ])('of %s are %j', (text, expected) => expect(readPoints(text)).toEqual(expected));
});
