import { SourceRejected } from '../../../domain/document/source-rejected.js';
import { attribute, childrenOf, isElement, isHidden, styleOf, type HtmlElement } from './html-tree.js';

/** One row of a table in which every cell stands under its column. */
export interface GridRow {
  readonly element: HtmlElement;
  /** The cell that begins at a position; null where a cell from the left or from above reaches over it. */
  readonly cells: readonly (HtmlElement | null)[];
  /** Positions over which a cell of a row above reaches, with that cell where it began at the same position. */
  readonly continued: ReadonlyMap<number, HtmlElement | null>;
}

const MOST_CELLS = 200_000;
const WIDEST_SPAN = 1000;
const LONGEST_SPAN = 65_534;

interface Reaching {
  readonly cell: HtmlElement | null;
  rows: number;
}

function span(cell: HtmlElement, name: 'colspan' | 'rowspan'): number {
  const printed = attribute(cell, name) ?? '1';
  const count = /^\s*\d{1,9}\s*$/.test(printed) ? Number(printed) : 1;
  if (name === 'colspan') return Math.min(Math.max(count, 1), WIDEST_SPAN);
  // 0 reaches to the end of the group (HTML, 4.9.11).
  return count === 0 ? LONGEST_SPAN : Math.min(count, LONGEST_SPAN);
}

function elementsIn(parent: HtmlElement, ...names: readonly string[]): HtmlElement[] {
  return childrenOf(parent).filter((child): child is HtmlElement => isElement(child) && names.includes(child.tagName));
}

/** The groups of rows of a table as shown: head, bodies, foot. */
function rowGroups(table: HtmlElement): HtmlElement[][] {
  const groups = ['thead', 'tbody', 'tfoot'].flatMap((name) => elementsIn(table, name).map((group) => elementsIn(group, 'tr')));
  const loose = elementsIn(table, 'tr');
  return loose.length > 0 ? [...groups, loose] : groups;
}

/** The rows of a table with spanned cells put under their columns, all of one width. Throws SourceRejected `too-many-rows` above 200 000 cells. */
export function gridRows(table: HtmlElement): GridRow[] {
  const rows: GridRow[] = [];
  let count = 0;
  for (const group of rowGroups(table)) {
    const reaching: (Reaching | undefined)[] = [];
    for (const element of group) {
      const row = gridRow(element, reaching);
      count += row.cells.length;
      if (count > MOST_CELLS) throw new SourceRejected('too-many-rows', `网页的一个表格超过 ${MOST_CELLS} 个单元格。请只保留任务清单后重新导入。`);
      rows.push(row);
    }
  }
  return rows;
}

function gridRow(element: HtmlElement, reaching: (Reaching | undefined)[]): GridRow {
  const cells: (HtmlElement | null)[] = [];
  const continued = new Map<number, HtmlElement | null>();
  const takeReaching = (): void => {
    for (let above = reaching[cells.length]; above && above.rows > 0; above = reaching[cells.length]) {
      above.rows -= 1;
      continued.set(cells.length, above.cell);
      cells.push(null);
    }
  };
  for (const cell of elementsIn(element, 'td', 'th')) {
    takeReaching();
    const [width, height] = [span(cell, 'colspan'), span(cell, 'rowspan')];
    for (let offset = 0; offset < width && (offset === 0 || !((reaching[cells.length]?.rows ?? 0) > 0)); offset += 1) {
      const own = offset === 0 ? cell : null;
      reaching[cells.length] = { cell: own, rows: height - 1 };
      cells.push(own);
    }
  }
  while (cells.length < reaching.length) {
    takeReaching();
    if (cells.length < reaching.length) cells.push(null);
  }
  return { element, cells, continued };
}

/** Positions of the columns a page hides by its col elements. */
export function hiddenColumns(table: HtmlElement): ReadonlySet<number> {
  const hidden = new Set<number>();
  let position = 0;
  const columns = [...elementsIn(table, 'col'), ...elementsIn(table, 'colgroup').flatMap((group) => elementsIn(group, 'col'))];
  for (const column of columns) {
    const width = Math.min(Number(/^\d{1,4}$/.exec(attribute(column, 'span') ?? '')?.[0] ?? 1), WIDEST_SPAN);
    const isGone = isHidden(column) || /visibility\s*:\s*collapse/i.test(styleOf(column));
    for (let offset = 0; offset < width; offset += 1) if (isGone) hidden.add(position + offset);
    position += width;
  }
  return hidden;
}

/** The caption of a table, or null. */
export function captionOf(table: HtmlElement): HtmlElement | null {
  return elementsIn(table, 'caption')[0] ?? null;
}
