import type { LocalDate } from '../kernel/local-date.js';
import { spanOf, type Block, type ParagraphBlock } from './block.js';
import { isOpenNumber, readNumberLine, type NumberLine } from './document-number.js';
import type { DocumentSegment } from './document-segment.js';
import { isMasthead, isWholeTitle, titleLength, titleOf, titleStartBefore, wordsOf } from './document-title.js';
import { headTableTakenApart } from './head-table.js';
import { readPrintedDate } from './printed-date.js';
import { closedUp, halfWidth } from './printed-text.js';
import { readSignature } from './signature.js';
import { segmentWithoutNumber } from './segment-without-number.js';
import { assignInProse, holdWork } from './work-signs.js';

/** A document printed again after a revision has its history in brackets below the title: (2022年12月2日武政规〔2022〕22号施行 根据…修订). */
const REPUBLISHED = /^\(\d{4}年\d{1,2}月\d{1,2}日([\u4e00-\u9fff]{2,12}\(\d{4}\)\d+号)(?:公布|发布|印发|施行|实施)/;
const REVISION = /根据(\d{4}年\d{1,2}月\d{1,2}日)起?(?:施行|公布|实施)的/g;
/** Announcements, orders and minutes are cited with what stands above the number: 市场监管总局公告2024年第5号. */
const NAMES_ISSUER = /^[\u4e00-\u9fff\s]{4,30}(?:公告|通告|令|纪要)$/;
/** Lines of a head that only label something: 签发人：张三, 发布日期：2024年3月7日. */
const LABELLED_LINE = /^(?!附件)[\u4e00-\u9fff\s]{2,8}:\s*[^\s。][^。]{0,40}$/;
/** Column heads of a gazette (● 部门文件选登 ●, 人 事 任 免, 《…公报》简介) end the document before them. */
const COLUMN_HEAD = /^(?:●.*●|(?:[\u4e00-\u9fff]\s+){2,}[\u4e00-\u9fff]|《[^》]+》简介)$/;

interface Head {
  /** Index of the block with the document number. */
  readonly index: number;
  /** Index of the first block that belongs to the document. */
  readonly start: number;
  /** Index of the first block behind the head. */
  readonly bodyFrom: number;
  readonly number: { readonly standard: string; readonly printed: string };
  readonly title: string;
  /** Date beside the number, '' where the signature has it. */
  readonly dateWords: string;
  readonly revisedOn: LocalDate | null;
}

function republishedAt(blocks: readonly Block[], index: number): Head | null {
  const printed = wordsOf(blocks[index]);
  const half = halfWidth(printed);
  const history = REPUBLISHED.exec(half);
  if (!history) return null;
  const from = half.indexOf(history[1] ?? '');
  const printedNumber = printed.slice(from, from + (history[1] ?? '').length);
  const start = titleStartBefore(blocks, index, isMasthead) === index ? Math.max(index - 1, 0) : titleStartBefore(blocks, index, isMasthead);
  return {
    index,
    start,
    bodyFrom: index + 1,
    number: { standard: readNumberLine(printedNumber)?.standard ?? printedNumber, printed: printedNumber },
    title: titleOf(blocks.slice(start, index)),
    dateWords: '',
    revisedOn: readPrintedDate([...half.matchAll(REVISION)].at(-1)?.[1] ?? ''),
  };
}

/** A number without an issuer heads a document only below the name of an announcing body, or above a title that says what it is about. */
function headWithoutIssuer(blocks: readonly Block[], index: number, { standard, printed, dateWords }: NumberLine, title: string, bodyFrom: number): Head | null {
  const above = closedUp(wordsOf(blocks[index - 1]));
  const named = NAMES_ISSUER.test(above);
  if (!named && !/关于/.test(title)) return null;
  // Minutes have no other title than the words above their number.
  const own = isWholeTitle(title) ? { title, bodyFrom } : { title: above, bodyFrom: index + 1 };
  return { index, start: named ? index - 1 : index, ...own, number: { standard: named ? above + standard : standard, printed: named ? above + printed : printed }, dateWords, revisedOn: null };
}

/**
 * The head with its number at a block. Departments print the title first and the date beside the number; the government prints
 * masthead, number, title; the web prints title, number, text.
 */
function headAt(blocks: readonly Block[], index: number): Head | null {
  const republished = republishedAt(blocks, index);
  if (republished) return republished;
  const number = readNumberLine(wordsOf(blocks[index]));
  if (!number) return null;
  const { dateWords } = number;
  let afterNumber = index + 1;
  while (LABELLED_LINE.test(halfWidth(wordsOf(blocks[afterNumber])))) afterNumber += 1;
  const below = titleLength(blocks, afterNumber);
  const belowTitle = titleOf(blocks.slice(afterNumber, afterNumber + below));
  const above = titleStartBefore(blocks, index, isMasthead);
  const titleFirst = above < index && (dateWords !== '' || !isWholeTitle(belowTitle));
  if (number.withoutIssuer) return headWithoutIssuer(blocks, index, number, belowTitle, afterNumber + below);
  if (titleFirst) return { index, start: above, bodyFrom: index + 1, number, title: titleOf(blocks.slice(above, index)), dateWords, revisedOn: null };
  const start = index > 0 && isMasthead(wordsOf(blocks[index - 1])) ? index - 1 : index;
  return { index, start, bodyFrom: afterNumber + below, number, title: belowTitle, dateWords, revisedOn: null };
}

/** The heads without those whose number the document itself prints again below: the table of particulars a web page sets before the text. */
function withoutParticulars(heads: readonly Head[], blocks: readonly Block[]): Head[] {
  return heads.filter((head, position) => {
    const next = heads[position + 1];
    return next?.number.standard !== head.number.standard || holdWork(blocks.slice(head.index, next.start));
  });
}

/** A paragraph that holds the number line between other lines of the head, cut into its lines. */
function cutAtNumber(block: Block): Block[] {
  if (block.kind !== 'paragraph' || !block.text.includes('\n')) return [block];
  const lines = block.text.split('\n');
  const at = lines.findIndex((line) => readNumberLine(line.trim()) !== null);
  const isHead = at >= 0 && lines.slice(0, at).every((line) => isMasthead(line) || isWholeTitle(line));
  if (!isHead) return [block];
  return lines.map((text, position): ParagraphBlock => ({ kind: 'paragraph', text, place: { line: block.place.line + position, endLine: block.place.line + position } }));
}

function segmentAt(blocks: readonly Block[], head: Head, end: number): DocumentSegment {
  const body = blocks.slice(head.bodyFrom, end);
  const signed = readSignature(body);
  return {
    documentNumber: head.number.standard,
    printedDocumentNumber: head.number.printed,
    numberPlace: spanOf(blocks.slice(head.index, head.index + 1).map((block) => block.place)),
    title: head.title,
    issuer: signed.issuer || (/^(.+?)(?:印发)?关于/.exec(head.title)?.[1] ?? ''),
    isSigned: signed.issuer !== '',
    issuedOn: (head.dateWords === '' ? null : readPrintedDate(head.dateWords)) ?? signed.issuedOn,
    revisedOn: head.revisedOn,
    blocks: body,
    signatureBlocks: signed.blocks,
    place: spanOf(blocks.slice(head.start, end).map((block) => block.place)),
  };
}

/**
 * The documents of a source in printed order, found by their numbers; column heads of a gazette end a document. Where no number is
 * printed but work is assigned (a pasted text, a ledger, a draft), that stretch is one document without a number. [] when there is neither.
 */
export function findSegments(source: readonly Block[]): DocumentSegment[] {
  const blocks = source.flatMap(headTableTakenApart).flatMap(cutAtNumber);
  const heads = withoutParticulars(
    blocks.map((_, index) => headAt(blocks, index)).filter((head) => head !== null),
    blocks,
  );
  const segments: DocumentSegment[] = [];
  let from = 0;
  const takeUnnumbered = (end: number): void => {
    const stretch = blocks.slice(from, end);
    if (holdWork(stretch) || (heads.length === 0 && assignInProse(stretch))) segments.push(segmentWithoutNumber(stretch, stretch.find((block) => isOpenNumber(wordsOf(block)))));
  };
  heads.forEach((head, position) => {
    takeUnnumbered(head.start);
    const next = heads[position + 1]?.start ?? blocks.length;
    const columnHead = blocks.findIndex((block, index) => index > head.index + 1 && index < next && COLUMN_HEAD.test(wordsOf(block)));
    from = columnHead < 0 ? next : columnHead;
    segments.push(segmentAt(blocks, head, from));
  });
  takeUnnumbered(blocks.length);
  return segments;
}
