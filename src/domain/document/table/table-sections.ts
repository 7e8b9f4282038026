import type { Place } from '../plan-draft.js';
import { characterPairs, folded, sharedText } from '../printed-text.js';
import { readMark } from '../section.js';
import type { TaskTable } from './task-table.js';
import type { TablePage, TaskRow } from './task-row.js';

/** The section a row was put under and how sure that is. */
export interface RowSection {
  readonly section: string;
  /** `displaced`: the label stands elsewhere on the row's page; `uncertain`: the page has no label of its own. */
  readonly basis: 'sectionRow' | 'displaced' | 'uncertain' | 'none';
  /** Sections that were possible when the basis is uncertain. */
  readonly candidates: readonly string[];
}

interface Label {
  readonly words: string;
  readonly place: Place;
}

/** Joins the pieces of labels broken over lines or pages: a piece without a mark that ends a marked label is that label. */
function wholeLabels(pages: readonly TablePage[]): Map<TablePage, Label[]> {
  const marked = [...new Set(pages.flatMap((page) => page.labels.map((label) => label.words)).filter((words) => readMark(folded(words))?.level === 1))];
  return new Map(
    pages.map((page) => {
      const labels = page.labels.flatMap((label): Label[] => {
        if (marked.includes(label.words)) return [label];
        const whole = marked.filter((words) => words.endsWith(label.words));
        return whole[0] !== undefined && whole.length === 1 ? [{ words: whole[0], place: label.place }] : [];
      });
      return [page, labels.filter((label, index) => labels.findIndex((other) => other.words === label.words) === index)];
    }),
  );
}

/** Of the sections possible for a row the one whose words its text shares most with; the earlier one when equal. */
function nearest(row: TaskRow, candidates: readonly string[]): string {
  const pairs = characterPairs(`${row.upstream}${row.measure}`);
  const shares = candidates.map((words) => sharedText(characterPairs(words), pairs));
  return candidates[shares.indexOf(Math.max(...shares))] ?? '';
}

/**
 * The section of each row. Section rows hold for the rows below them. Labels of a merged column stand anywhere beside their rows:
 * they hold for the page they are printed on; on a page without one, or with several, the text decides between the neighbours.
 */
export function sectionsOfRows(table: TaskTable): Map<TaskRow, RowSection> {
  const labels = wholeLabels(table.pages);
  const words = (page: TablePage | undefined): string[] => (page ? (labels.get(page) ?? []).map((label) => label.words) : []);
  const labelled = table.pages.some((page) => words(page).length > 0);
  const sectionOf = (row: TaskRow): RowSection => {
    if (row.section !== '') return { section: row.section, basis: 'sectionRow', candidates: [] };
    if (!labelled) return { section: '', basis: 'none', candidates: [] };
    const own = words(row.page);
    if (own[0] !== undefined && own.length === 1) return { section: own[0], basis: 'displaced', candidates: [] };
    const position = table.pages.indexOf(row.page);
    const before = table.pages.slice(0, position).reverse().flatMap((page) => words(page).slice(-1))[0];
    const after = table.pages.slice(position + 1).flatMap((page) => words(page).slice(0, 1))[0];
    const candidates = own.length > 1 ? own : [...new Set([before, after].filter((candidate) => candidate !== undefined))];
    return { section: nearest(row, candidates), basis: 'uncertain', candidates };
  };
  return new Map(table.rows.map((row) => [row, sectionOf(row)]));
}
