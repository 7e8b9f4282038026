import { sampleContext } from '../../../test/golden/import/sample-units.js';
import { gazetteBlocks } from '../../formats/import/gazette-text.js';
import { deadlineInText, deadlineOfItem } from './deadline-in-text.js';
import { readParagraphItems } from './paragraph-items.js';
import { outlineOf } from './section.js';

const context = sampleContext();

describe('deadlineInText', () => {
  it.each<[string, [string, boolean][]]>([
    ['建设平台。（完成时限：2024年12月底前）', [['2024年12月底前', true]]],
    ['建设平台。(完成时间:持续推进)', [['持续推进', true]]],
    ['建设平台。\n完成时限：2024年12月', [['2024年12月', true]]],
    ['9月底前完成平台建设。', [['9月底前', false]]],
    ['加快建设，2024年12月31日前印发方案。', [['2024年12月31日前', false]]],
    ['六月底前出台办法，年底前建成。', [['六月底前', false], ['年底前', false]]],
    ['每年年底前报告。', [['每年年底前', false]]],
    ['到2025年，建成30家。', []],
    ['到2025年底，建成30家。', []],
    ['目前进展顺利，会前准备充分。', []],
    ['建设“三个月行动”示范点。', []],
  ])('%s names %j', (text, found) => expect(deadlineInText(text).map(({ words, certain }) => [words, certain])).toEqual(found));
});

describe('deadlineOfItem', () => {
  it.each<[string | null, string, string | null, string[]]>([
    [null, '建设平台。（完成时限：2024年12月底前）', '2024-12-31', []],
    ['', '建设平台。（完成时限：2024年12月底前）', '2024-12-31', []],
    ['2025年12月', '建设平台。9月底前完成。', '2025-12-31', []],
    [null, '9月底前完成平台建设。', null, ['deadline-in-text']],
    [null, '9月底前完成方案。（完成时限：2024年12月）', '2024-12-31', ['deadline-in-text']],
    ['', '9月底前完成平台建设。', null, ['deadline-undated', 'deadline-in-text']],
    [null, '（完成时限：适时）建设平台。', null, ['deadline-unread']],
    [null, '到2025年，建成30家。', null, []],
  ])('column %j beside %s is due on %s and reports %j', (words, text, dueOn, codes) => {
    const { deadline, doubts } = deadlineOfItem(words, text, context);
    expect(deadline.dueOn).toBe(dueOn);
    expect(doubts.map(({ code }) => code)).toEqual(codes);
  });

  it('proposes the last day that stands in the text', () => {
    expect(deadlineOfItem(null, '6月底前完成方案，年底前建成。', context).doubts[0]).toMatchObject({ printed: expect.stringContaining('6月底前'), proposal: '如果是完成时限，请填写 2024-12-31' });
  });
});


describe('readParagraphItems', () => {
  it('dates an item by the label behind its clause and keeps one item', () => {
    const log = sampleContext();
    const items = readParagraphItems(outlineOf(gazetteBlocks('二、工作任务\n\n1. 建设平台。(牵头单位:市民政局;责任单位:市教育局)(完成时限:2024年9月底前)')).sections, log);
    expect(items.map(({ deadline }) => [deadline.raw, deadline.dueOn])).toEqual([['2024年9月底前', '2024-09-30']]);
    expect(log.log.findings()).toEqual([]);
  });

  it('reports a time in the text of an item under the deadline of that item', () => {
    const log = sampleContext();
    readParagraphItems(outlineOf(gazetteBlocks('二、工作任务\n\n1. 9月底前建成平台。(牵头单位:市民政局)')).sections, log);
    expect(log.log.findings().map(({ key, severity }) => [key, severity])).toEqual([['deadline-in-text:item-1.deadline', 'review']]);
  });
});
