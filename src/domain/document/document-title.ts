import type { Block } from './block.js';
import { isDateLine } from './printed-date.js';
import { closedUp, flowing, halfWidth } from './printed-text.js';
import { readMark } from './section.js';

const ENDS_TITLE = new RegExp(
  `(?:${['通知', '意见', '方案', '决定', '公告', '通告', '通报', '批复', '函', '报告', '办法', '规定', '措施', '政策', '清单', '计划', '要点', '规划', '细则', '条例', '纪要', '安排', '分工', '台[账帐]', '总结', '目录', '名单', '请示', '预案', '制度', '指引', '举措', '解读', '(?:一览|分解|分工|任务|明细|进度|推进|汇总|统计|登记|申报|申请|审批|联系)表'].join('|')})(?:\\([^()]*\\))?$`,
);
/** A title that puts another document in force goes on to 的通知. */
const PUTS_IN_FORCE = /(?:印发|转发|批转|颁发)/;
const ENDS_COVER = /(?:通知|函|批复|公告|通告|决定|请示|报告)(?:\([^()]*\))?$/;
const SUPPLEMENT = /^\((?!.*号)[^()]{2,30}(?:年|稿|版|行|修订)\)$/;
const LONGEST_PIECE = 60;
const MOST_PIECES = 4;

/** The words of a block as a paragraph, a table having none. */
export function wordsOf(block: Block | undefined): string {
  return block?.kind === 'paragraph' ? flowing(block.text) : '';
}

/** True when the words end like the title of a document (…通知, …方案, …清单) and a notice putting another in force is not cut before 的通知. */
export function isWholeTitle(words: string): boolean {
  const title = closedUp(halfWidth(words));
  return ENDS_TITLE.test(title) && !/[。;:]/.test(title) && (!PUTS_IN_FORCE.test(title) || ENDS_COVER.test(title));
}

const MASTHEAD = /^[\u4e00-\u9fff\s]{2,30}文件$/;

/** True for the red line above a number: 武汉市人民政府办公厅文件. */
export function isMasthead(words: string): boolean {
  return MASTHEAD.test(words.trim()) && !/关于/.test(words);
}

/** True when the words may be a title or a line of one: short, no sentence, no heading mark, no address, no label (发布日期：…), no date. */
export function isTitlePiece(words: string): boolean {
  const half = halfWidth(words).trim();
  return half.length > 1 && half.length <= LONGEST_PIECE && !/[。;!?]|:$/.test(half) && readMark(words) === null && !isDateLine(words) && !/^(?:附件|签发人|抄送)|^[\u4e00-\u9fff\s]{2,8}:/.test(half) && !isMasthead(words);
}

/** Number of blocks from `from` on that make up the title; 0 when the first of them is no title. */
export function titleLength(blocks: readonly Block[], from: number): number {
  for (let count = 1; count <= MOST_PIECES; count += 1) {
    const words = wordsOf(blocks[from + count - 1]);
    if (count > 1 && !isTitlePiece(words)) break;
    if (!isWholeTitle(blocks.slice(from, from + count).map(wordsOf).join(''))) continue;
    return count + (SUPPLEMENT.test(closedUp(halfWidth(wordsOf(blocks[from + count])))) ? 1 : 0);
  }
  return isTitlePiece(wordsOf(blocks[from])) ? 1 : 0;
}

/** The position of the first block of the title that ends right before `end`; `end` itself when no title ends there. */
export function titleStartBefore(blocks: readonly Block[], end: number, isOutside: (words: string) => boolean): number {
  if (!isWholeTitle(wordsOf(blocks[end - 1]))) return end;
  let start = end - 1;
  while (start > 0 && end - start < MOST_PIECES && !/关于|印发/.test(wordsOf(blocks[start])) && isTitlePiece(wordsOf(blocks[start - 1])) && !isOutside(wordsOf(blocks[start - 1]))) start -= 1;
  // Upwards only as far as a line that opens a title is reached: a lone 实施方案 is whole by itself.
  return /关于|印发/.test(wordsOf(blocks[start])) ? start : end - 1;
}

/** The title some blocks print over several lines. */
export function titleOf(blocks: readonly Block[]): string {
  return closedUp(blocks.map(wordsOf).join(''));
}
