import { spanOf, type Block } from './block.js';
import { isTitlePiece, isWholeTitle, titleLength, titleOf, wordsOf } from './document-title.js';
import { closedUp, flowing } from './printed-text.js';
import type { DocumentSegment } from './document-segment.js';
import { readSignature } from './signature.js';
import { headsTaskTable } from './work-signs.js';

/** A title stands among the first blocks, not in the text. */
const HEAD_BLOCKS = 12;

interface FoundTitle {
  readonly title: string;
  /** Position of the first block behind the title. */
  readonly bodyFrom: number;
}

/** The title a ledger prints in a row of its own above its header. */
function titleInTable(block: Block): string {
  if (block.kind !== 'table') return '';
  const header = block.rows.findIndex(headsTaskTable);
  const rows = block.rows.slice(0, Math.max(header, 0)).map((row) => [...new Set(row.cells.map(flowing).filter((cell) => cell !== ''))]);
  return closedUp(rows.find((cells) => cells.length === 1 && isTitlePiece(cells[0] ?? ''))?.[0] ?? '');
}

function findTitle(blocks: readonly Block[]): FoundTitle {
  const head = blocks.slice(0, HEAD_BLOCKS);
  const whole = head.findIndex((block, from) => isTitlePiece(wordsOf(block)) && isWholeTitle(titleOf(blocks.slice(from, from + titleLength(blocks, from)))));
  const table = head.findIndex((block) => titleInTable(block) !== '');
  if (whole >= 0 && (table < 0 || whole < table)) {
    const end = whole + titleLength(blocks, whole);
    // Directly above a table the title of the source is the title of its first list as well.
    return { title: titleOf(blocks.slice(whole, end)), bodyFrom: blocks[end]?.kind === 'table' ? whole : end };
  }
  const inTable = blocks[table];
  if (inTable) return { title: titleInTable(inTable), bodyFrom: 0 };
  // A first line that is no sentence heads the text even where it has none of the usual words.
  const first = wordsOf(blocks[0]);
  return isTitlePiece(first) ? { title: closedUp(first), bodyFrom: 1 } : { title: '', bodyFrom: 0 };
}

/** The whole of some blocks as one document that prints no number; `openNumber` is the line of a draft that leaves it open. Throws RangeError without blocks. */
export function segmentWithoutNumber(blocks: readonly Block[], openNumber: Block | undefined): DocumentSegment {
  const text = blocks.filter((block) => block !== openNumber);
  const { title, bodyFrom } = findTitle(text);
  const body = text.slice(bodyFrom);
  const signed = readSignature(body);
  const place = spanOf(blocks.map((block) => block.place));
  return {
    documentNumber: '',
    printedDocumentNumber: wordsOf(openNumber),
    numberPlace: openNumber?.place ?? { line: place.line, endLine: place.line },
    title,
    issuer: signed.issuer || (/^(.+?)(?:印发)?关于/.exec(title)?.[1] ?? ''),
    isSigned: signed.issuer !== '',
    issuedOn: signed.issuedOn,
    revisedOn: null,
    blocks: body,
    signatureBlocks: signed.blocks,
    place,
  };
}
