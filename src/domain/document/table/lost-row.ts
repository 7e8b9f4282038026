import { lookUpName } from '../../unit/match-unit-name.js';
import { splitUnitList } from '../../unit/split-unit-list.js';
import { halfWidth } from '../printed-text.js';
import type { ReadingContext } from '../reading-context.js';
import { looksLikeDeadline, looksLikeUnits } from './cell-content.js';
import { readGluedRow } from './glued-row.js';
import { UNIT_COLUMNS, type Column, type ColumnKind } from './table-columns.js';

/** Columns that are empty now and then; an empty cell of any other may as well be a cell that was read under the wrong column. */
const OFTEN_EMPTY: readonly ColumnKind[] = ['mainTask', 'upstream', 'cooperating', 'guiding', 'remark'];
const NOTHING = /^[—–―\-/无]$/;

/** True when every name of the words is in the directory: a list of units and no measure. */
function namesOnlyUnits(words: string, { index, asOf }: ReadingContext): boolean {
  const mentions = splitUnitList(words, index, asOf);
  return mentions.length > 0 && mentions.every(({ name }) => ['matched', 'group'].includes(lookUpName(name, index, asOf)?.outcome ?? ''));
}

/** True when the words can stand in a column of this kind and are no cell of another kind. */
function belongsTo(words: string, kind: ColumnKind, context: ReadingContext): boolean {
  const isNumber = /^\d{1,3}$/.test(halfWidth(words));
  if (kind === 'number' || isNumber) return kind === 'number' && isNumber;
  if (kind === 'remark') return true;
  if (kind === 'deadline') return NOTHING.test(words) || looksLikeDeadline(words, context);
  if (UNIT_COLUMNS.includes(kind)) return NOTHING.test(words) || looksLikeUnits(words, context);
  return !NOTHING.test(words) && !looksLikeDeadline(words, context) && !namesOnlyUnits(words, context);
}

/** Every way to put the pieces, in order, under the columns with none or one in each, at most two ways. */
function placements(pieces: readonly string[], columns: readonly Column[], context: ReadingContext): string[][] {
  let open: { cells: string[]; used: number }[] = [{ cells: [], used: 0 }];
  columns.forEach(({ kind }, position) => {
    const behind = columns.length - position - 1;
    open = open.flatMap(({ cells, used }) => {
      const piece = pieces[used];
      const taken = piece !== undefined && belongsTo(piece, kind, context) ? [{ cells: [...cells, piece], used: used + 1 }] : [];
      return OFTEN_EMPTY.includes(kind) && pieces.length - used <= behind ? [...taken, { cells: [...cells, ''], used }] : taken;
    });
  });
  return open.filter(({ used }) => used === pieces.length).map(({ cells }) => cells);
}

/** The pieces of a row under the columns: one each, or the only way that leaves cells empty; null when that is not certain. */
export function placePieces(pieces: readonly string[], columns: readonly Column[], context: ReadingContext): string[] | null {
  if (pieces.length > columns.length || pieces.length < 2) return null;
  const [only, other] = placements(pieces, columns, context);
  return only && !other ? only : null;
}

/** The cells of a row printed on one line, apart by spaces or by nothing; null when they are not certain. `number` is the one that is due. */
export function readLostRow(line: string, number: number, columns: readonly Column[], context: ReadingContext): string[] | null {
  for (const gap of [/\s{2,}/, /\s+/]) {
    const pieces = line.split(gap);
    const placed = placePieces(pieces, columns, context) ?? placePieces(withNumberApart(pieces, number), columns, context);
    if (placed && (gap.source !== '\\s+' || !placed.includes(''))) return placed;
  }
  return /\s/.test(line) ? null : readGluedRow(line, number, columns, context);
}

function withNumberApart(pieces: readonly string[], number: number): string[] {
  const [first = '', ...others] = pieces;
  const printed = new RegExp(`^0*${number}[.、．]?(?!\\d)`).exec(halfWidth(first))?.[0] ?? '';
  return printed === '' || printed.length === first.length ? [] : [String(number), first.slice(printed.length), ...others];
}
