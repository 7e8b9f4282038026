import { announcedCounts, reportAnnouncedCounts } from './announced-count.js';
import { FindingLog } from './finding-log.js';
import type { DraftItem } from './plan-draft.js';

const place = { line: 1, endLine: 1 };

function items(count: number): DraftItem[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `item-${index + 1}`,
    position: index + 1,
    number: String(index + 1),
    headings: [`任务${index % 2}`],
    text: '甲。',
    points: [],
    upstreamText: null,
    deadline: { raw: '', dueOn: null, precision: null, evergreen: false },
    targets: [],
    clauses: [],
    assignments: [],
    place: { line: index + 10, endLine: index + 10 },
  }));
}

describe('announcedCounts', () => {
  it.each<[string, boolean, number[]]>([
    ['2024年58项重点任务清单', true, [58]],
    ['重点任务清单（共58项）', true, [58]],
    ['十八项重点任务分工', true, [18]],
    ['重点做好以下18项任务：', false, [18]],
    ['共计 18 项任务', false, [18]],
    ['共有十八项重点任务', false, [18]],
    ['认真落实省30项任务部署', false, []],
    ['主要包括3项任务:一是', false, []],
    ['共建成18项设施', false, []],
    ['2号建议案', true, []],
  ])('%s (title: %s) announces %j', (text, title, counts) => expect(announcedCounts(text, title).map(({ count }) => count)).toEqual(counts));
});

describe('reportAnnouncedCounts', () => {
  function reported(text: string, count: number): string[] {
    const log = new FindingLog();
    reportAnnouncedCounts([{ text, place, title: true }], items(count), log);
    return log.findings().map(({ code, severity, printed, done }) => `${code} ${severity} ${printed} ${done}`);
  }

  it('says nothing where the items, or their headings, are as many', () => {
    expect(reported('58项重点任务', 58)).toEqual([]);
    expect(reported('2项重点任务', 58)).toEqual([]);
  });

  it('reports a count that no reading of the list agrees with', () => expect(reported('58项重点任务', 57)).toEqual(['count-mismatch review 58项重点任务 读出 57 项任务，与写明的 58 项不同']));
});
