import { halfWidth } from '../printed-text.js';
import { UNIT_COLUMNS, type ColumnKind } from './table-columns.js';
import type { RowDoubt, TablePage, TaskRow } from './task-row.js';

/** In how many rows the first, and in how many the second of two unit columns names more units. */
interface Tendency {
  readonly first: number;
  readonly second: number;
}

const FEWEST_ROWS = 3;
const MOST = 2 / 3;

function countNames(words: string): number {
  return halfWidth(words).split(/[、,;\n]/).filter((name) => name.trim() !== '').length;
}

function tendencyOf(rows: readonly TaskRow[], [first, second]: readonly [ColumnKind, ColumnKind]): Tendency {
  const differences = rows
    .map(({ units }) => [units.get(first) ?? '', units.get(second) ?? ''] as const)
    .filter(([one, other]) => one !== '' && other !== '')
    .map(([one, other]) => countNames(one) - countNames(other));
  return { first: differences.filter((difference) => difference > 0).length, second: differences.filter((difference) => difference < 0).length };
}

function isOpposite(page: Tendency, others: Tendency): boolean {
  const [rows, otherRows] = [page.first + page.second, others.first + others.second];
  if (rows < FEWEST_ROWS || otherRows < FEWEST_ROWS) return false;
  const [share, otherShare] = [page.first / rows, others.first / otherRows];
  return (share >= MOST && otherShare <= 1 - MOST) || (share <= 1 - MOST && otherShare >= MOST);
}

/**
 * The pages of a list on which the two unit columns may have changed places below their headers: there the one column names more units
 * in most rows, on all other pages the other one does. A doubt for every row of such a page, read as printed.
 */
export function suspectUnitColumns(rows: readonly TaskRow[]): ReadonlyMap<TablePage, RowDoubt> {
  const suspects = new Map<TablePage, RowDoubt>();
  const pages = [...new Set(rows.map(({ page }) => page))];
  for (const page of pages.length < 2 ? [] : pages) {
    const columns = page.columns.filter(({ kind }) => UNIT_COLUMNS.includes(kind));
    const [first, second] = columns;
    if (!first || !second || columns.length > 2) continue;
    const pair = [first.kind, second.kind] as const;
    const [own, others] = [rows.filter((row) => row.page === page), rows.filter((row) => row.page !== page)];
    if (!isOpposite(tendencyOf(own, pair), tendencyOf(others, pair))) continue;
    suspects.set(page, { code: 'unit-columns-suspect', printed: `${first.header} | ${second.header}`, done: `按印出的栏目读；这一页“${first.header}”与“${second.header}”两栏的单位多少与其他各页相反`, proposal: '请核对这一页的两栏是否印反' });
  }
  return suspects;
}
