import type { LocalDate } from '../kernel/local-date.js';
import type { Block } from './block.js';
import { isDateLine, readPrintedDate } from './printed-date.js';
import { closedUp, halfWidth } from './printed-text.js';

/** Who issued a document and when, by the lines it is signed with. */
export interface Signature {
  /** Several issuers are joined by 、; '' when none stands above the date. */
  readonly issuer: string;
  readonly issuedOn: LocalDate | null;
  /** Blocks that are nothing but signature. */
  readonly blocks: ReadonlySet<Block>;
}

interface Line {
  readonly words: string;
  /** Null where a table parts the lines. */
  readonly block: Block | null;
}

const ISSUER = /^[^。,;:、《》()]{2,39}(?:政府|办公厅|办公室|委员会|管委会|人大常委会|领导小组|指挥部|专班|联席会议|法院|检察院|总工会|联合会|公司|集团|中心|大学|学院|医院|[局厅部委院署行])$/;
const SAME_LINE = /^(\S.*?\S)\s+(\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|\d{4}-\d{1,2}-\d{1,2})$/;
const MOST_ISSUERS = 8;

function isIssuer(line: string): boolean {
  const words = closedUp(halfWidth(line));
  return ISSUER.test(words) && !/关于|文件$/.test(words);
}

/** The bodies a signature line names; columns set side by side are several. */
function issuersIn(line: string): string[] {
  const columns = line.trim().split(/\s{2,}/);
  return columns.length > 1 && columns.every(isIssuer) ? columns.map(closedUp) : [closedUp(line)];
}

function linesOf(blocks: readonly Block[]): Line[] {
  return blocks.flatMap((block): Line[] => (block.kind === 'paragraph' ? block.text.split('\n').map((line) => ({ words: line.trim(), block })) : [{ words: '', block: null }]));
}

/** Blocks of which every line belongs to the signature. */
function wholeBlocks(lines: readonly Line[], signed: readonly Line[]): Set<Block> {
  const blocks = new Set(signed.flatMap(({ block }) => (block ? [block] : [])));
  return new Set([...blocks].filter((block) => lines.every((line) => line.block !== block || signed.includes(line))));
}

/**
 * Issuer and date of a document: the first line that is a date below a line (or several) naming a body, in one paragraph or in several;
 * else the first line that is only a date, without an issuer. The imprint (…办公厅 2024年3月8日印发) says when it was printed and is none.
 */
export function readSignature(blocks: readonly Block[]): Signature {
  const lines = linesOf(blocks);
  const dated = lines.flatMap((line, position) => (position > 0 && isDateLine(line.words) ? [position] : []));
  const signedAt = dated.find((position) => isIssuer(lines[position - 1]?.words ?? ''));
  const beside = lines.find((line) => isIssuer(SAME_LINE.exec(halfWidth(line.words))?.[1] ?? ''));
  if (signedAt === undefined && beside) {
    const [, issuer = '', date = ''] = SAME_LINE.exec(halfWidth(beside.words)) ?? [];
    return { issuer: closedUp(issuer), issuedOn: readPrintedDate(closedUp(date)), blocks: wholeBlocks(lines, [beside]) };
  }
  const date = signedAt ?? dated[0];
  if (date === undefined) return { issuer: '', issuedOn: null, blocks: new Set() };
  let first = date;
  while (signedAt !== undefined && first > 0 && date - first < MOST_ISSUERS && isIssuer(lines[first - 1]?.words ?? '')) first -= 1;
  const issuers = lines.slice(first, date).flatMap((line) => issuersIn(line.words));
  return { issuer: issuers.join('、'), issuedOn: readPrintedDate(closedUp(lines[date]?.words ?? '')), blocks: wholeBlocks(lines, lines.slice(first, date + 1)) };
}

const COPIES = /^(?:抄送|主送|印发机关|\(?此件(?:公开|主动|依申请|不予)|\(?联系人:|主动公开$)/;
const PRINTED_ON = /^[^。;]{4,60}日\s*印发\)?$/;

/** True for the lines below the text that say who gets copies, who printed it and whether it may be published; they belong to no task. */
export function isImprint(words: string): boolean {
  const half = halfWidth(words).trim();
  return COPIES.test(half) || PRINTED_ON.test(half);
}
