import type { Block } from './block.js';
import { withWholeDecimals } from './cut-decimals.js';
import { outlineOf } from './section.js';

const paragraphs = (...texts: string[]): Block[] => texts.map((text, index) => ({ kind: 'paragraph', text, place: { line: index + 1, endLine: index + 1 } }));

describe('withWholeDecimals', () => {
  it.each<[string[], string[]]>([
    [['1. 出口增长5.', '3%以上。'], ['1. 出口增长5.3%以上。']],
    [['投资达到１２．', '５亿元。'], ['投资达到１２．５亿元。']],
    [['出口增长5', '.3%以上。'], ['出口增长5.3%以上。']],
  ])('joins %j', (printed, whole) => expect(withWholeDecimals(paragraphs(...printed)).map((block) => (block.kind === 'paragraph' ? block.text : ''))).toEqual(whole));

  it.each<[string[]]>([[['2.', '5亿元。']], [['出口增长5.', '3. 推进建设。']], [['建成站点5', '3个区推进。']], [['甲。', '3%以上。']]])('leaves %j apart', (printed) => expect(withWholeDecimals(paragraphs(...printed))).toHaveLength(2));

  it('spans the lines of both halves, so that the item keeps its place and opens no second one', () => {
    const { sections } = outlineOf(paragraphs('1. 出口增长5.', '3%以上。', '2. 乙。'));
    expect(sections.map(({ mark, text, place }) => [mark, text, place])).toEqual([
      ['1.', '出口增长5.3%以上。', { line: 1, endLine: 2 }],
      ['2.', '乙。', { line: 3, endLine: 3 }],
    ]);
  });
});
