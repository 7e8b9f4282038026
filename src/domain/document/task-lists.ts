import type { Block, TableBlock } from './block.js';
import { wordsOf } from './document-title.js';
import { closedUp, folded, halfWidth } from './printed-text.js';
import type { ReadingContext } from './reading-context.js';
import { headerAt } from './table/table-columns.js';
import { readTaskTable, type TaskTable } from './table/task-table.js';

const LIST_TITLE = /(?:清单|台[账帐]|分工|分解|要点|方案|计划|安排|任务|事项|表)(?:\([^()]*\))?$/;
/** Lines between a title and its table: 填报单位：… , (单位：万元). */
const TABLE_NOTE = /^\(?(?:单位|填报|制表|填表|报送|日期|时间|截至)[^。]{0,40}$/;
/** What stands in the cells of a form nobody has filled in. */
const PLACEHOLDER = /^(?:\d{1,3}|[—–\-/…·.、×xX*_]+|年?月日?|(?:\d{4})?年月日?|同上)?$/;

/** The header of a list with its position among the rows; null for a table of another kind. */
function headerOf({ rows }: TableBlock): { readonly position: number; readonly rows: number } | null {
  for (const position of rows.keys()) {
    const header = headerAt(rows.slice(position, position + 2));
    if (header) return { position, rows: header.rows };
  }
  return null;
}

/** True for a table of which only the header and running numbers are filled in; a header alone is the head of the rows in the next table. */
export function isBlankForm(block: TableBlock): boolean {
  const header = headerOf(block);
  const rows = block.rows.slice(header ? header.position + header.rows : 1);
  return rows.length > 0 && rows.every((row) => row.cells.every((cell) => PLACEHOLDER.test(folded(cell))));
}

/** The title directly above a table, '' when the paragraph there is none. */
export function titleAbove(blocks: readonly Block[], table: number): string {
  let position = table - 1;
  while (position >= 0 && TABLE_NOTE.test(halfWidth(wordsOf(blocks[position])))) position -= 1;
  const words = closedUp(wordsOf(blocks[position]));
  return words.length <= 60 && LIST_TITLE.test(halfWidth(words)) ? words : '';
}

interface ListRun {
  title: string;
  readonly blocks: Block[];
  hasTable: boolean;
}

/** Takes the title of the next list, which stands behind the last table of a run, off that run. */
function dropTitle(run: ListRun, title: string): void {
  for (let last = run.blocks.at(-1); last?.kind === 'paragraph'; last = run.blocks.at(-1)) {
    const words = wordsOf(last);
    if (closedUp(words) !== title && !TABLE_NOTE.test(halfWidth(words))) return;
    run.blocks.pop();
  }
}

/**
 * The task lists of some blocks, each with the title printed above it: a table under a title of its own opens a new list, a table
 * without one (the next page) goes on with the list before. Forms that nobody has filled in are no lists.
 */
export function readTaskLists(blocks: readonly Block[], context: ReadingContext): TaskTable[] {
  const first: ListRun = { title: '', blocks: [], hasTable: false };
  const runs = [first];
  let run = first;
  blocks.forEach((block, position) => {
    const isList = block.kind === 'table' && headerOf(block) !== null;
    if (isList && isBlankForm(block)) return;
    const title = isList ? titleAbove(blocks, position) : '';
    if (title !== '' && run.hasTable) {
      dropTitle(run, title);
      if (title !== run.title) runs.push((run = { title, blocks: [], hasTable: true }));
    }
    if (isList && !run.hasTable) run.title = title;
    run.hasTable ||= isList;
    run.blocks.push(block);
  });
  return runs.flatMap(({ title, blocks: own }) => {
    const table = readTaskTable(own, context);
    return table ? [title === '' ? table : { ...table, title }] : [];
  });
}
