import type { Block, ParagraphBlock } from './block.js';
import { spanOf } from './block.js';
import type { LocalDate } from '../kernel/local-date.js';
import { isLocalDate } from '../kernel/local-date.js';
import { closedUp, flowing, halfWidth } from './printed-text.js';
import type { Place } from './plan-draft.js';

/** One document of a source: what its head says and the blocks of its text. */
export interface DocumentSegment {
  /** Number in the standard form, e.g. 武政办〔2024〕21号. */
  readonly documentNumber: string;
  /** Number as printed, e.g. 武政[2024]7号. */
  readonly printedDocumentNumber: string;
  readonly numberPlace: Place;
  /** Title of the notice; '' when none is printed. */
  readonly title: string;
  readonly issuer: string;
  readonly issuedOn: LocalDate | null;
  /** Day on which the latest revision of a republished document took effect; null for a document in its first form. */
  readonly revisedOn: LocalDate | null;
  /** Blocks after the head: covering letter, text, annexes. */
  readonly blocks: readonly Block[];
  readonly place: Place;
}

const NUMBER = /^(?!根据|依据|按照|参照|落实)([\u4e00-\u9fff]{2,12})\((\d{4})\)(\d+)号(?:\s+(\d{4}年\d{1,2}月\d{1,2}日))?$/;
/** A document printed again after a revision has its history in brackets below the title: (2022年12月2日武政规〔2022〕22号施行 根据…修订). */
const REPUBLISHED = /^\(\d{4}年\d{1,2}月\d{1,2}日([\u4e00-\u9fff]{2,12})\((\d{4})\)(\d+)号(?:公布|发布|印发|施行|实施)/;
const REVISION = /根据(\d{4}年\d{1,2}月\d{1,2}日)起?(?:施行|公布|实施)的/g;
const DATE_LINE = /^\d{4}年\d{1,2}月\d{1,2}日$/;
const MASTHEAD = /^[\u4e00-\u9fff]{2,20}文件$/;
/** Column heads of a gazette (● 部门文件选登 ●, 人 事 任 免, 《…公报》简介) end the document before them. */
const COLUMN_HEAD = /^(?:●.*●|(?:[\u4e00-\u9fff]\s+){2,}[\u4e00-\u9fff]|《[^》]+》简介)$/;

interface Head {
  /** Index of the block with the document number. */
  readonly index: number;
  /** Index of the first block that belongs to the document. */
  readonly start: number;
  readonly match: RegExpExecArray;
  readonly printedNumber: string;
  readonly titleFirst: boolean;
  /** Date beside the number, '' where the signature has it. */
  readonly dateWords: string;
  readonly revisedOn: LocalDate | null;
}

/** The printed words 2024年3月7日 as a date, or null when they are no existing day. */
export function readPrintedDate(words: string): LocalDate | null {
  const match = /(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(words);
  if (!match) return null;
  const date = `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}`;
  return isLocalDate(date) ? date : null;
}

function words(block: Block | undefined): string {
  return block?.kind === 'paragraph' ? flowing(block.text) : '';
}

function headAt(blocks: readonly Block[], index: number): Head | null {
  const printed = words(blocks[index]);
  const half = halfWidth(printed);
  const history = REPUBLISHED.exec(half);
  if (history) {
    const number = history[0].replace(/^\(\d{4}年\d{1,2}月\d{1,2}日/, '');
    const from = history[0].length - number.length;
    const printedNumber = printed.slice(from, printed.indexOf('号', from) + 1);
    const revised = [...half.matchAll(REVISION)].at(-1)?.[1] ?? '';
    return { index, start: Math.max(index - 1, 0), match: history, printedNumber, titleFirst: true, dateWords: '', revisedOn: readPrintedDate(revised) };
  }
  const match = NUMBER.exec(half);
  if (!match) return null;
  // Departments print the title first and the date beside the number; the government prints masthead, number, title.
  const titleFirst = match[4] !== undefined;
  const start = titleFirst || MASTHEAD.test(words(blocks[index - 1])) ? index - 1 : index;
  return { index, start: Math.max(start, 0), match, printedNumber: printed.split(/\s/)[0] ?? '', titleFirst, dateWords: match[4] ?? '', revisedOn: null };
}

function findHeads(blocks: readonly Block[]): Head[] {
  return blocks.map((_, index) => headAt(blocks, index)).filter((head) => head !== null);
}

/** Issuer and date where a line that is only a date stands below another line. */
function signature(blocks: readonly Block[]): { issuer: string; issuedOn: LocalDate | null } {
  const lines = blocks.flatMap((block) => (block.kind === 'paragraph' ? block.text.split('\n').map((line) => line.trim()) : ['']));
  const date = lines.findIndex((line, index) => index > 0 && DATE_LINE.test(line));
  return date < 0 ? { issuer: '', issuedOn: null } : { issuer: closedUp(lines[date - 1] ?? ''), issuedOn: readPrintedDate(lines[date] ?? '') };
}

function segmentAt(blocks: readonly Block[], head: Head, end: number): DocumentSegment {
  const numberBlock = blocks[head.index] as ParagraphBlock;
  const title = closedUp(words(blocks[head.titleFirst ? head.index - 1 : head.index + 1]));
  const body = blocks.slice(head.titleFirst ? head.index + 1 : head.index + 2, end);
  const signed = signature(body);
  return {
    documentNumber: `${head.match[1]}〔${head.match[2]}〕${head.match[3]}号`,
    printedDocumentNumber: head.printedNumber,
    numberPlace: numberBlock.place,
    title,
    issuer: signed.issuer || (/^(.+?)(?:印发)?关于/.exec(title)?.[1] ?? ''),
    issuedOn: head.dateWords === '' ? signed.issuedOn : readPrintedDate(head.dateWords),
    revisedOn: head.revisedOn,
    blocks: body,
    place: spanOf(blocks.slice(head.start, end).map((block) => block.place)),
  };
}

/** The documents of a source in printed order, found by their numbers; [] when none is found. Column heads of a gazette end a document. */
export function findSegments(blocks: readonly Block[]): DocumentSegment[] {
  const heads = findHeads(blocks);
  return heads.map((head, position) => {
    const next = heads[position + 1]?.start ?? blocks.length;
    const columnHead = blocks.findIndex((block, index) => index > head.index + 1 && index < next && COLUMN_HEAD.test(words(block)));
    return segmentAt(blocks, head, columnHead < 0 ? next : columnHead);
  });
}
