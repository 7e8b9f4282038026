import type { CircularSnapshot } from './circular-facts.js';
import { circularLength, circularNumber, compiledText } from './circular-text.js';

const none = { owed: 0, inTime: 0, late: 0, openLate: 0, openInTime: 0, lateDuties: [], missed: [] };
const snapshot: CircularSnapshot = {
  from: '2024-04-01',
  to: '2024-06-30',
  takenOn: '2024-07-08',
  plans: [{ id: '1', documentNumber: '武政办〔2024〕21号', title: '实施方案' }],
  units: [
    { ...none, unitId: '11', unit: '市商务局', owed: 2, inTime: 2 },
    {
      ...none, unitId: '12', unit: '黄陂区人民政府', owed: 3, inTime: 1, late: 1, openLate: 1,
      lateDuties: [
        { kind: 'itemCompletion', title: '第33项 制订行动方案', documentNumber: '武政办〔2024〕21号', dueOn: '2024-06-30', effectiveDueOn: '2024-07-04', settledOn: null, daysLate: 4 },
        { kind: 'summary', title: '半年小结', documentNumber: '武政办〔2024〕21号', dueOn: '2024-06-15', effectiveDueOn: '2024-06-15', settledOn: '2024-06-20', daysLate: 5 },
      ],
      missed: [{ title: '2024年5月信息报送', documentNumber: '武政办〔2024〕21号', dueOn: '2024-05-31' }],
    },
  ],
  pieces: [
    { pieceId: '1', unitId: '11', unit: '市商务局', title: '夜经济', text: '开了三家。', submission: '2024年4月信息报送' },
    { pieceId: '2', unitId: '12', unit: '黄陂区人民政府', title: '班列', text: '开行两列。', submission: '2024年4月信息报送' },
    { pieceId: '3', unitId: '11', unit: '市商务局', title: '展会', text: '签约五项。', submission: '2024年5月信息报送' },
  ],
};

describe('a circular made from facts', () => {
  const text = compiledText('circular', snapshot);

  it('begins with its basis, the day of the facts and the counts of all units', () => {
    expect(text.title).toBe('关于2024年4月1日至2024年6月30日到期任务办理情况的通报');
    expect(text.lead).toBe(
      '根据《实施方案》（武政办〔2024〕21号），对2024年4月1日至2024年6月30日到期的任务和报送逐项作了核对，数据截至2024年7月8日。'
      + '2家单位应办5件：按期完成3件，逾期完成1件，逾期未完成1件，在期办理0件；未按期报送1期。逾期天数已扣除办公室审核和中止办理所用的天数。',
    );
  });

  it('names only units something is late of, with every fact and the days without the office\'s own', () => {
    expect(text.passages).toEqual([
      {
        unitId: '12',
        text: [
          '黄陂区人民政府应办3件，按期完成1件，逾期完成1件，逾期未完成1件，在期办理0件；未按期报送1期。',
          '1. 事项办结“第33项 制订行动方案”（武政办〔2024〕21号）应于2024年6月30日前完成，扣除停表顺延至2024年7月4日；截至2024年7月8日尚未完成，逾期4天。',
          '2. 总结报送“半年小结”（武政办〔2024〕21号）应于2024年6月15日前完成；2024年6月20日完成，逾期5天。',
          '3. “2024年5月信息报送”（武政办〔2024〕21号）应于2024年5月31日前报送，未按期报送。',
        ].join('\n'),
      },
    ]);
    expect(JSON.stringify(text)).not.toMatch(/得分|排名|第一名|扣分/);
  });

  it('names nobody and asks nothing when nothing is late', () => {
    const calm = compiledText('circular', { ...snapshot, units: snapshot.units.slice(0, 1) });
    expect([calm.passages, calm.closing]).toEqual([[], '']);
  });
});

describe('a briefing made from accepted pieces', () => {
  it('gathers the pieces of each unit, in the order of the units', () => {
    const { lead, passages } = compiledText('briefing', snapshot);
    expect(lead).toContain('2家单位2024年4月1日至2024年6月30日报送并经采用的信息3篇');
    expect(passages).toEqual([
      { unitId: '11', text: '【市商务局】夜经济\n开了三家。\n\n【市商务局】展会\n签约五项。' },
      { unitId: '12', text: '【黄陂区人民政府】班列\n开行两列。' },
    ]);
  });
});

describe('the length of a circular', () => {
  it('counts characters of all its parts, one for each code point', () => {
    expect(circularLength({ title: '通报', lead: '𠮷日', passages: [{ text: '甲' }, { text: '乙丙' }], closing: '' })).toBe(7);
  });
});

describe('the number of a circular', () => {
  it.each([
    ['circular', 3, '督查通报〔2024〕3号'],
    ['briefing', 7, '工作简报〔2024〕第7期'],
  ] as const)('of a %s, the %ith of the year, is %s', (kind, count, number) => expect(circularNumber(kind, 2024, count)).toBe(number));
});
