import { spanOf, type Block, type ParagraphBlock } from './block.js';
import { flowing, halfWidth } from './printed-text.js';

/** Words that end inside a number: 增长5. (never a mark, which has nothing before it) or 增长5 before .3%. */
const ENDS_AT_POINT = /[^\d\s.]\s*\d{1,4}\.$/;
const ENDS_BEFORE_POINT = /[^\d\s.]\s*\d{1,4}$/;
const UNIT = '(?:%|个百分点|亿|万|千|百|元|倍|公里|平方米|公顷|吨|米|小时)';
const REST_BEHIND_POINT = new RegExp(`^\\d{1,4}\\s*${UNIT}`);
const REST_WITH_POINT = new RegExp(`^\\.\\d{1,4}\\s*${UNIT}`);

function isCut(before: string, after: string): boolean {
  const [first, rest] = [halfWidth(before), halfWidth(after)];
  return (ENDS_AT_POINT.test(first) && REST_BEHIND_POINT.test(rest)) || (ENDS_BEFORE_POINT.test(first) && REST_WITH_POINT.test(rest));
}

/** The blocks with paragraphs joined that a break has parted inside a decimal (增长5. ↵ 3%): the second half opens no item and is no line of its own. */
export function withWholeDecimals(blocks: readonly Block[]): Block[] {
  const whole: Block[] = [];
  for (const block of blocks) {
    const before = whole.at(-1);
    if (before?.kind === 'paragraph' && block.kind === 'paragraph' && isCut(flowing(before.text), flowing(block.text))) {
      const joined: ParagraphBlock = { kind: 'paragraph', text: flowing(before.text) + flowing(block.text), place: spanOf([before.place, block.place]) };
      whole[whole.length - 1] = joined;
    } else whole.push(block);
  }
  return whole;
}
