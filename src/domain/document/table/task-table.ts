import type { Block, TableBlock, TableRow } from '../block.js';
import { isRowNumber, isSectionLabel, looksLikeLabel, looksLikeUnits, rowNumber, unitList } from './cell-content.js';
import type { Place, ResponsiblePeople } from '../plan-draft.js';
import { closedUp, flowing, folded } from '../printed-text.js';
import type { ReadingContext } from '../reading-context.js';
import { placeRow } from './row-columns.js';
import { readMark } from '../section.js';
import { withContinuedMeasure } from './continued-rows.js';
import type { RowDoubt, TablePage, TaskRow } from './task-row.js';
import { headerAt, isHeaderWords, UNIT_COLUMNS, type Column, type ColumnKind } from './table-columns.js';

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
  private readonly unknownColumns = new Map<string, Place>();
  private section = '';
  private category = '';
  private title = '';
  private blank: BlankColumns = { positions: [], width: 0 };

  constructor(private readonly context: ReadingContext) {}

  takeTable(block: TableBlock): void {
    let next = 0;
    for (const [position, row] of block.rows.entries()) {
      if (position < next) continue;
      const header = headerAt(block.rows.slice(position, position + 2));
      const page = this.pages.at(-1);
      if (header) {
        next = position + header.rows;
        this.blank = blankColumns(header.columns, block.rows.slice(next));
        this.openPage(header.columns.filter((_, at) => !this.blank.positions.includes(at)), row);
      } else if (page && block.place.line <= row.place.line) this.takeRow(withoutColumns(row, this.blank), page);
      else this.takeCaption(row);
    }
  }

  /** A title printed as the first row of the table itself. */
  private takeCaption(row: TableRow): void {
    const words = new Set(row.cells.filter((cell) => cell !== ''));
    const [only] = words;
    if (words.size === 1 && only !== undefined && looksLikeLabel(flowing(only))) this.title = closedUp(only);
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
    for (const [header, place] of this.unknownColumns) {
      this.context.log.add({ code: 'column-unknown', field: 'plan.items', place, printed: header, done: `“${header}”一栏没有读入任务`, proposal: '请核对这一栏是否写有责任单位、时限或任务' });
    }
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
    const label = sectionLabel(row, page);
    const hasUpstream = page.columns.some((column) => column.kind === 'upstream');
    if (row.cells.every((cell) => cell === '')) return;
    if (label !== '' && hasUpstream) page.labels.push({ words: label, place: row.place });
    else if (label !== '') this.section = label;
    else if (hasUpstream) this.rows.push(rowByMarks(row, page, this.context));
    else this.add(this.rowByColumns(row, page));
    page.columns.forEach((column, position) => {
      if (!column.known && label === '' && (row.cells[position] ?? '') !== '') this.unknownColumns.set(column.header || '（无表头）', this.unknownColumns.get(column.header || '（无表头）') ?? row.place);
    });
  }

  private add(row: TaskRow): void {
    const above = this.rows.at(-1);
    const merged = above && withContinuedMeasure(above, row);
    if (merged) this.rows.splice(-1, 1, ...merged);
    else this.rows.push(row);
  }

  private rowByColumns(row: TableRow, page: TablePage): TaskRow {
    const doubts: RowDoubt[] = [];
    const printed = row.cells.map(flowing).join(' | ');
    // Where merges are known no cell can have moved into the place of an empty number.
    const columns = row.continued ? page.columns.map((column, position) => (column.kind === 'number' && row.cells[position] === '' ? { ...column, kind: 'remark' as const } : column)) : page.columns;
    const placed = placeRow(row.cells, columns, this.context);
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
      category: this.categoryOf(cell('category'), row, doubts),
      mainTask: stray ? '' : closedUp(mainTask),
      printedMainTask: closedUp(row.cells[mainTaskPosition] ?? ''),
      upstream: '',
      measure: measure.text,
      deadline: cell('deadline'),
      units: new Map(UNIT_COLUMNS.flatMap((kind) => (cell(kind) === null ? [] : [[kind, unitList(cell(kind) ?? '', this.context)] as const]))),
      people: peopleOf(placed.cells, page.columns),
      continued: row.continued ? new Set(row.continued.flatMap((position) => page.columns[position]?.kind ?? [])) : null,
      doubts,
    };
  }

  /** The category of a row: its own cell, else that of the row above, which only a known merge makes certain. */
  private categoryOf(cell: string | null, row: TableRow, doubts: RowDoubt[]): string {
    if (cell === null) return '';
    const words = closedUp(cell);
    if (words !== '') this.category = words;
    else if (this.category !== '') doubts.push({ code: 'section-uncertain', printed: flowing(row.cells.join(' | ')).slice(0, LONGEST_LABEL_PIECE), done: `沿用上一行的类别“${this.category}”`, proposal: '请确认这一行的类别' });
    return this.category;
  }
}

/** Columns that only exist because a header and the cells below it span them. */
interface BlankColumns {
  readonly positions: readonly number[];
  /** Number of columns they were found among. */
  readonly width: number;
}

/** The columns without a header in which no row up to the next header has words. */
function blankColumns(columns: readonly Column[], below: readonly TableRow[]): BlankColumns {
  const unnamed = columns.flatMap((column, position) => (column.header === '' ? [position] : []));
  const width = columns.length;
  if (unnamed.length === 0) return { positions: [], width };
  const end = below.findIndex((_, position) => headerAt(below.slice(position, position + 2)) !== null);
  const rows = end < 0 ? below : below.slice(0, end);
  return { positions: unnamed.filter((position) => rows.every(({ cells }) => (cells[position] ?? '') === '')), width };
}

/** A row without some columns; a row of another width, or with words in them, is left alone. */
function withoutColumns(row: TableRow, { positions, width }: BlankColumns): TableRow {
  if (positions.length === 0 || row.cells.length !== width || positions.some((position) => row.cells[position] !== '')) return row;
  const kept = row.cells.flatMap((_, position) => (positions.includes(position) ? [] : [position]));
  const cells = kept.map((position) => row.cells[position] ?? '');
  return row.continued ? { cells, continued: kept.flatMap((position, index) => (row.continued?.includes(position) ? [index] : [])), place: row.place } : { cells, place: row.place };
}

/** The people a row names in columns of their own. */
function peopleOf(cells: readonly string[], columns: readonly Column[]): ResponsiblePeople[] {
  return columns.flatMap((column, position) => {
    const words = flowing((cells[position] ?? '').replaceAll('\n', ' '));
    return column.kind === 'people' && words !== '' ? [{ roleWord: column.header, words }] : [];
  });
}

/**
 * The label of a section row, '' when the row is none: one cell alone, the first, or one text over all cells of a merged row, with a
 * mark (一、) or where a number would stand.
 */
function sectionLabel(row: TableRow, { columns }: TablePage): string {
  const filled = row.cells.filter((cell) => cell !== '');
  const words = flowing(filled[0] ?? '');
  const isWhole = row.cells.length > 2 && filled.length === row.cells.length && new Set(filled).size === 1;
  const isAlone = filled.length === 1 && row.cells[0] !== '' && !row.continued?.includes(0);
  if ((!isAlone && !isWhole) || !looksLikeLabel(words)) return '';
  const marked = readMark(folded(words)) !== null;
  return marked || isWhole || (columns[0]?.kind === 'number' && !isRowNumber(words)) ? closedUp(words) : '';
}

/** A measure without the number before it; in a table with a number column that column counts and the text is left whole. */
function numbered(measure: string, numberCell: string | null): { number: string; text: string } {
  if (numberCell !== null) return { number: rowNumber(numberCell), text: measure };
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
    if (column?.kind === 'people' || column?.kind === 'remark') return;
    if (/^\d+$/.test(folded(words))) {
      doubts.push({ code: 'stray-cell', printed: words, done: '略去这个数字', proposal: '确认这个数字是多余的' });
      return;
    }
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
    category: '',
    mainTask: '',
    printedMainTask: '',
    upstream: texts.get('upstream') ?? '',
    measure: measure.text,
    deadline: page.columns.some((column) => column.kind === 'deadline') ? (texts.get('deadline') ?? '') : null,
    units,
    people: peopleOf(row.cells, page.columns),
    continued: null,
    doubts,
  };
}
