import type { Block, TableBlock, TableRow } from '../block.js';
import { isSectionLabel, looksLikeLabel, looksLikeUnits } from './cell-content.js';
import type { Doubt } from '../finding-log.js';
import type { Place } from '../plan-draft.js';
import { closedUp, flowing, folded } from '../printed-text.js';
import type { ReadingContext } from '../reading-context.js';
import { placeRow } from './row-columns.js';
import { readMark } from '../section.js';
import { isHeaderWords, readHeader, UNIT_COLUMNS, type Column, type ColumnKind } from './table-columns.js';

/** What a row is still to be reported for; the field is filled in once the row has become an item. */
export type RowDoubt = Omit<Doubt, 'field' | 'place'>;

/** One printed row under its columns, before it becomes an item. */
export interface TaskRow {
  readonly page: TablePage;
  readonly place: Place;
  /** Number printed in its column or before its measure, '' when none is. */
  readonly number: string;
  /** Section row above it, '' when the table has none. */
  readonly section: string;
  /** Label printed in the main-task cell of this row, '' when none is. */
  readonly mainTask: string;
  /** What stands in the main-task column before any repair: what copying downwards would copy. */
  readonly printedMainTask: string;
  readonly upstream: string;
  readonly measure: string;
  /** Null when the table has no deadline column. */
  readonly deadline: string | null;
  /** Printed unit lists by column; a column the page does not have is absent. */
  readonly units: ReadonlyMap<ColumnKind, string>;
  readonly doubts: readonly RowDoubt[];
}

/** The rows under one printed header, with the section labels that stand beside, among or after them. */
export interface TablePage {
  readonly columns: readonly Column[];
  readonly labels: { readonly words: string; readonly place: Place }[];
  readonly place: Place;
}

/** A task list that may run over several pages. */
export interface TaskTable {
  /** The paragraph printed right above the table, '' when there is none. */
  readonly title: string;
  readonly pages: readonly TablePage[];
  readonly rows: readonly TaskRow[];
  readonly place: Place;
}

/** Lines of a label that a narrow column broke stay within this length. */
const LONGEST_LABEL_PIECE = 30;

/** Reads the task tables among some blocks into one list of rows; null when no table has the header of a task list. */
export function readTaskTable(blocks: readonly Block[], context: ReadingContext): TaskTable | null {
  const reader = new TaskTableReader(context);
  for (const block of blocks) {
    if (block.kind === 'table') reader.takeTable(block);
    else reader.takeParagraph(flowing(block.text), block.place);
  }
  return reader.table();
}

class TaskTableReader {
  private readonly pages: TablePage[] = [];
  private readonly rows: TaskRow[] = [];
  private section = '';
  private title = '';

  constructor(private readonly context: ReadingContext) {}

  takeTable(block: TableBlock): void {
    for (const row of block.rows) {
      const columns = readHeader(row.cells);
      const page = this.pages.at(-1);
      if (columns) this.openPage(columns, row);
      else if (page && block.place.line <= row.place.line) this.takeRow(row, page);
    }
  }

  /** Between and after the pages only section labels belong to the table; they stand on the page printed before them. */
  takeParagraph(words: string, place: Place): void {
    const page = this.pages.at(-1);
    if (!page) this.title = closedUp(words);
    if (page && words.length <= LONGEST_LABEL_PIECE && looksLikeLabel(words)) page.labels.push({ words: closedUp(words), place });
  }

  table(): TaskTable | null {
    const first = this.pages[0];
    const last = this.rows.at(-1);
    return first && last ? { title: this.title, pages: this.pages, rows: this.rows, place: { line: first.place.line, endLine: last.place.endLine } } : null;
  }

  private openPage(columns: readonly Column[], row: TableRow): void {
    const misprinted = columns.filter((column) => !column.exact);
    for (const column of misprinted) {
      this.context.log.add({ code: 'header-ocr', field: 'plan.items', place: row.place, printed: column.header, done: '按相近的表头理解' });
    }
    const usual = this.pages[0]?.columns ?? columns;
    const missing = usual.filter((column) => UNIT_COLUMNS.includes(column.kind) && !columns.some((own) => own.kind === column.kind));
    for (const column of missing) {
      const header = columns.map((own) => own.header).join('|');
      this.context.log.add({ code: 'column-missing', field: 'plan.items', place: row.place, printed: header, done: `这一页没有“${column.header}”一栏，只读印出的各栏`, proposal: `请核对这一页各项的${column.header}` });
    }
    this.pages.push({ columns, labels: [], place: row.place });
  }

  private takeRow(row: TableRow, page: TablePage): void {
    const filled = row.cells.filter((cell) => cell !== '');
    const label = filled.length === 1 && row.cells[0] !== '' ? flowing(filled[0] ?? '') : '';
    const marked = label !== '' && looksLikeLabel(label) && readMark(folded(label)) !== null;
    const hasUpstream = page.columns.some((column) => column.kind === 'upstream');
    if (filled.length === 0) return;
    if (marked && hasUpstream) page.labels.push({ words: closedUp(label), place: row.place });
    else if (marked) this.section = closedUp(label);
    else this.rows.push(hasUpstream ? rowByMarks(row, page, this.context) : this.rowByColumns(row, page));
  }

  private rowByColumns(row: TableRow, page: TablePage): TaskRow {
    const doubts: RowDoubt[] = [];
    const printed = row.cells.map(flowing).join(' | ');
    const placed = placeRow(row.cells, page.columns, this.context);
    if (placed.outcome === 'shifted') doubts.push({ code: 'row-shifted', printed, done: '按各列内容的类型移回原列', proposal: '确认移动后的各列' });
    if (placed.outcome === 'unreadable') doubts.push({ code: 'row-unreadable', printed, done: '各列内容按印出的位置保留', proposal: '请对照原文逐列核对这一行' });
    const cell = (kind: ColumnKind): string | null => {
      const position = page.columns.findIndex((column) => column.kind === kind);
      return position < 0 ? null : (placed.cells[position] ?? '');
    };
    const mainTask = flowing(cell('mainTask') ?? '');
    const stray = /^\d+$/.test(mainTask);
    if (stray) doubts.push({ code: 'stray-cell', printed: mainTask, done: '略去这个数字，主要任务按正文对应', proposal: '确认这个数字是多余的' });
    const mainTaskPosition = page.columns.findIndex((column) => column.kind === 'mainTask');
    const measure = numbered(cell('measure') ?? '', cell('number'));
    return {
      page,
      place: row.place,
      number: measure.number,
      section: this.section,
      mainTask: stray ? '' : closedUp(mainTask),
      printedMainTask: closedUp(row.cells[mainTaskPosition] ?? ''),
      upstream: '',
      measure: measure.text,
      deadline: cell('deadline'),
      units: new Map(UNIT_COLUMNS.flatMap((kind) => (cell(kind) === null ? [] : [[kind, flowing(cell(kind) ?? '')] as const]))),
      doubts,
    };
  }
}

/** A measure without the number before it; in a table with a number column that column counts and the text is left whole. */
function numbered(measure: string, numberCell: string | null): { number: string; text: string } {
  if (numberCell !== null) return { number: folded(numberCell), text: measure };
  const mark = readMark(flowing(measure));
  return mark?.level === 3 ? { number: mark.mark.replace(/\D/g, ''), text: mark.text } : { number: '', text: flowing(measure) };
}

/** Kind of a cell by the mark it begins with: 一、 a section label, (一) the upstream measure, 1. the measure; null without mark. */
function kindByMark(words: string): 'label' | 'upstream' | 'measure' | null {
  if (isSectionLabel(words)) return 'label';
  const level = readMark(folded(words))?.level;
  if (level === 2) return 'upstream';
  return level === 3 ? 'measure' : null;
}

/**
 * A row of a table that sets upstream measures beside the own ones (武政办〔2024〕24号): the marks 一、 (一) 1. say what a cell is,
 * wherever the print has put it; unit lists stay in their columns.
 */
function rowByMarks(row: TableRow, page: TablePage, context: ReadingContext): TaskRow {
  const doubts: RowDoubt[] = [];
  const texts = new Map<ColumnKind, string>();
  const units = new Map<ColumnKind, string>(page.columns.filter((column) => UNIT_COLUMNS.includes(column.kind)).map((column) => [column.kind, '']));
  const printed = row.cells.map((cell) => flowing(cell).slice(0, LONGEST_LABEL_PIECE)).join(' | ');
  let moved = row.cells.length > page.columns.length;
  let unread = false;
  row.cells.forEach((cell, position) => {
    const column = page.columns[position];
    const lines = cell.split('\n').filter((line) => line !== '');
    const kept = lines.filter((line) => !page.columns.some((other) => isHeaderWords(line, other)));
    if (kept.length < lines.length) doubts.push({ code: 'header-in-cell', printed: lines.filter((line) => !kept.includes(line)).join('|'), done: '略去单元格里的表头文字' });
    const words = kept.join('');
    if (words === '') return;
    const kind = kindByMark(words);
    if (kind === 'label') page.labels.push({ words: closedUp(words), place: row.place });
    else if (kind) {
      moved ||= column?.kind !== kind;
      unread ||= texts.has(kind);
      texts.set(kind, words);
    } else if (column && UNIT_COLUMNS.includes(column.kind) && looksLikeUnits(words, context)) units.set(column.kind, words);
    else if (column && !UNIT_COLUMNS.includes(column.kind) && !texts.has(column.kind) && !looksLikeUnits(words, context)) texts.set(column.kind, words);
    else unread = true;
  });
  if (unread) doubts.push({ code: 'row-unreadable', printed, done: '有的单元格与表头对不上', proposal: '请对照原文逐列核对这一行' });
  else if (moved) doubts.push({ code: 'row-shifted', printed, done: '按一、（一）1. 的标号认定各单元格的内容', proposal: '确认移动后的各列' });
  const measure = numbered(texts.get('measure') ?? '', null);
  return {
    page,
    place: row.place,
    number: measure.number,
    section: '',
    mainTask: '',
    printedMainTask: '',
    upstream: texts.get('upstream') ?? '',
    measure: measure.text,
    deadline: page.columns.some((column) => column.kind === 'deadline') ? (texts.get('deadline') ?? '') : null,
    units,
    doubts,
  };
}
