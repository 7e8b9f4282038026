import type { Place } from '../plan-draft.js';
import { halfWidth } from '../printed-text.js';
import { readMark } from '../section.js';
import { isSectionLabel, looksLikeLabel } from './cell-content.js';
import { lostHeaderAt, type LostHeader } from './lost-header.js';

/** A printed line, trimmed, with its place. */
export interface PlacedLine {
  readonly words: string;
  readonly place: Place;
}

/** These lines stand behind a table, never in it. */
const BEHIND_TABLE = /^(?:附件\s*\d*:?|(?:备?注|说明):.*|[\u4e00-\u9fff]{2,12}\(\d{4}\)\d+号|\(此件.*\))$/;
const DATE = /^\d{4}年\d{1,2}月\d{1,2}日$/;
const SHORTEST_SENTENCE = 20;

/** True for a heading of a group of rows between the rows of a table: 一、 or (一), without a sentence. */
export function isRowsLabel(words: string): boolean {
  return isSectionLabel(words) || (readMark(words)?.level === 2 && looksLikeLabel(words));
}

function beginsRow(words: string): boolean {
  return /^\d{1,3}/.test(halfWidth(words));
}

/**
 * Index of the first line behind a table without separators whose rows begin at `from`: another header, an annex, a note, a signature,
 * a heading, or a paragraph that stands apart and begins no row; the number of lines when the table goes on to the last.
 */
export function lostTableEnd(lines: readonly PlacedLine[], from: number, header: LostHeader): number {
  const words = lines.map((line) => line.words);
  let rowStart = from;
  for (let at = from; at < lines.length; at += 1) {
    const line = halfWidth(words[at] ?? '');
    const isFull = header.lines === 1 || at - rowStart >= header.columns.length;
    if (/^\d{1,3}$/.test(line)) rowStart = at;
    if (BEHIND_TABLE.test(line) || lostHeaderAt(words, at)) return at;
    if (isFull && DATE.test(halfWidth(words[at + 1] ?? '')) && !beginsRow(line)) return at;
    if (isRowsLabel(line) && !beginsRow(words[at + 1] ?? '')) return at;
    if (at > from && isApart(lines, at) && !beginsRow(line) && isSentence(line)) return at;
  }
  return lines.length;
}

function isSentence(words: string): boolean {
  return words.length > SHORTEST_SENTENCE && words.includes('。') && /[。:]$/.test(words);
}

/** True when a blank line stands before a line, but none before the line above it. */
function isApart(lines: readonly PlacedLine[], at: number): boolean {
  const gap = (index: number): number => (lines[index]?.place.line ?? 0) - (lines[index - 1]?.place.endLine ?? 0);
  return gap(at) > 1 && gap(at - 1) <= 1;
}
