import { readHeader } from '../../../domain/document/table/table-columns.js';
import { isBlock } from './flowing-words.js';
import { type HtmlElement, type HtmlNode, isHidden, isLeftOut, visit } from './html-tree.js';

/** Longer cells are no header. */
const LONGEST_HEADER = 20;
/** A cell with this many paragraphs is a part of the page, not a cell of a list. */
const PAGE_PARAGRAPHS = 10;
const HEADING = /^h[1-6]$/;

/** What is known of a table while its elements pass by. */
interface OpenTable {
  cells: number;
  widest: number;
  row: string[];
  paragraphs: number;
  hasHeader: boolean;
  holdsPage: boolean;
}

function isLayout(table: OpenTable): boolean {
  return table.cells <= 1 || (!table.hasHeader && (table.widest <= 1 || table.holdsPage));
}

/**
 * The tables of a page that only arrange it: of a single cell or column, or without a header and with headings, many paragraphs or further
 * tables in a cell. Their cells are read as parts of the page.
 */
export function layoutTables(root: HtmlNode): ReadonlySet<HtmlElement> {
  const found = new Set<HtmlElement>();
  const open: OpenTable[] = [];
  visit(root, {
    enter(element) {
      const table = open.at(-1);
      const { tagName } = element;
      if (isLeftOut(element) || isHidden(element)) return false;
      if (tagName === 'table') {
        if (table) table.holdsPage = true;
        open.push({ cells: 0, widest: 0, row: [], paragraphs: 0, hasHeader: false, holdsPage: false });
      } else if (table && tagName === 'tr') table.row = [];
      else if (table && (tagName === 'td' || tagName === 'th')) {
        table.cells += 1;
        table.paragraphs = 0;
        table.row.push('');
        table.hasHeader ||= tagName === 'th';
      } else if (table && isBlock(tagName)) {
        table.paragraphs += 1;
        table.holdsPage ||= HEADING.test(tagName) || table.paragraphs >= PAGE_PARAGRAPHS;
      }
      return true;
    },
    leave(element) {
      const table = open.at(-1);
      if (!table) return;
      if (element.tagName === 'tr') {
        table.widest = Math.max(table.widest, table.row.length);
        table.hasHeader ||= readHeader(table.row.map((cell) => cell.trim()).filter((cell) => cell !== '')) !== null;
      }
      if (element.tagName !== 'table') return;
      if (isLayout(table)) found.add(element);
      open.pop();
    },
    text(words) {
      const row = open.at(-1)?.row;
      const cell = row?.at(-1);
      if (row && cell !== undefined && cell.length < LONGEST_HEADER) row[row.length - 1] = cell + words.trim();
    },
  });
  return found;
}
