import { FindingLog } from './finding-log.js';
import { reportRepeatedTexts } from './item-repetition.js';
import type { DraftItem } from './plan-draft.js';

function item(position: number, text: string, line = position): DraftItem {
  const deadline = { raw: '', dueOn: null, evergreen: false };
  return { key: `item-${position}`, position, number: '', headings: [], text, points: [], upstreamText: null, deadline: deadline as DraftItem['deadline'], targets: [], clauses: [], assignments: [], place: { line, endLine: line } };
}

const WORK = '推进跨境电子商务综合试验区建设。';

describe('texts printed twice', () => {
  it.each<[string, DraftItem[], string[]]>([
    ['a text that another item has is reported at the later item', [item(1, WORK), item(2, '推进中欧班列提质增效工程建设。'), item(3, WORK.replace('。', ' 。'))], ['item-3.text']],
    ['items of one row that is led separately are not reported', [item(1, WORK, 7), item(2, WORK, 7)], []],
    ['a paragraph that stands twice in an item is reported', [item(1, `${WORK}\n${WORK}`)], ['item-1.text']],
    ['short texts may stand twice', [item(1, '持续推进。'), item(2, '持续推进。')], []],
  ])('%s', (_case, items, fields) => {
    const log = new FindingLog();
    reportRepeatedTexts(items, log);
    expect(log.findings().map(({ code, field }) => [code, field])).toEqual(fields.map((field) => ['text-repeated', field]));
  });
});
