import { lookUpName } from '../../unit/match-unit-name.js';
import { halfWidth } from '../printed-text.js';
import type { ReadingContext } from '../reading-context.js';
import { looksLikeDeadline } from './cell-content.js';
import { UNIT_COLUMNS, type Column, type ColumnKind } from './table-columns.js';

const SEPARATOR = /[、,，;；]/;
const SHORTEST_UNIT = 3;
const LONGEST_UNIT = 30;
const SHORTEST_MEASURE = 4;
const LONGEST_DEADLINE = 20;
/** Before a known name these make it part of a longer one: 江岸|区市场监管局. */
const OF_ANOTHER_BODY = /[省市区县州镇乡街部委办]/;
/** Kinds that hold running text. */
const TEXT: readonly ColumnKind[] = ['mainTask', 'upstream', 'measure'];

/** Words cut in two: what stays in front and the cell at the end. */
interface Cut {
  readonly front: string;
  readonly cell: string;
}

function codeOf(name: string, { index, asOf }: ReadingContext): string | null {
  const match = name.length < SHORTEST_UNIT ? null : lookUpName(name, index, asOf);
  if (match?.outcome === 'matched') return match.unit.code;
  return match?.outcome === 'group' ? match.group.code : null;
}

/** The one known unit a piece ends with; null when it ends with none, with several different ones, or with part of a longer name. */
function unitAtEnd(piece: string, context: ReadingContext): Cut | null {
  const starts = Array.from({ length: Math.min(piece.length - 1, LONGEST_UNIT) }, (_, back) => piece.length - 1 - back).filter((start) => codeOf(piece.slice(start), context) !== null);
  const first = Math.min(...starts);
  const codes = new Set(starts.map((start) => codeOf(piece.slice(start), context)));
  if (codes.size !== 1 || OF_ANOTHER_BODY.test(piece.charAt(first - 1))) return null;
  return { front: piece.slice(0, first), cell: piece.slice(first) };
}

/** Cuts the list of known units off the end of some words; null unless every name and the place of the cut are certain. */
function unitsAtEnd(words: string, context: ReadingContext): Cut | null {
  let end = words.length;
  for (;;) {
    let start = end;
    while (start > 0 && !SEPARATOR.test(words.charAt(start - 1))) start -= 1;
    const piece = words.slice(start, end);
    if (start > 0 && codeOf(piece, context) !== null) {
      end = start - 1;
      continue;
    }
    const cut = unitAtEnd(piece, context);
    return cut ? { front: words.slice(0, start) + cut.front, cell: words.slice(start + cut.front.length) } : null;
  }
}

function deadlineAtEnd(words: string, context: ReadingContext): Cut | null {
  for (let length = Math.min(LONGEST_DEADLINE, words.length - 1); length > 1; length -= 1) {
    const start = words.length - length;
    if (looksLikeDeadline(words.slice(start), context) && !/\d/.test(words.charAt(start - 1))) return { front: words.slice(0, start), cell: words.slice(start) };
  }
  return null;
}

/**
 * The cells of a row printed without anything between them (1推进开发区建设市商务局2024年12月): the number that is due, from the end
 * the units and the deadline in the order of the columns, the rest is the measure. Null when a cut is not certain: a name is unknown or
 * may begin elsewhere, a cell is empty, or more than one column holds running text.
 */
export function readGluedRow(line: string, number: number, columns: readonly Column[], context: ReadingContext): string[] | null {
  const printed = new RegExp(`^0*${number}[.、．]?(?!\\d)`).exec(halfWidth(line))?.[0];
  const [first, text, ...behind] = columns.map(({ kind }) => kind);
  if (printed === undefined || first !== 'number' || text === undefined || !TEXT.includes(text)) return null;
  let front = line.slice(printed.length).trim();
  const cells: string[] = [];
  for (const kind of [...behind].reverse()) {
    const cut = kind === 'deadline' ? deadlineAtEnd(front, context) : UNIT_COLUMNS.includes(kind) ? unitsAtEnd(front, context) : null;
    if (!cut) return null;
    cells.unshift(cut.cell);
    front = cut.front;
  }
  const isCertain = front.length >= SHORTEST_MEASURE && !SEPARATOR.test(front.slice(-1)) && unitsAtEnd(front, context) === null && deadlineAtEnd(front, context) === null;
  return isCertain ? [String(number), front, ...cells] : null;
}
