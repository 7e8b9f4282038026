import { folded } from '../printed-text.js';

/** What a column of a task table holds, whatever its header is called. */
export type ColumnKind = 'number' | 'mainTask' | 'upstream' | 'measure' | 'deadline' | 'lead' | 'responsible' | 'cooperating' | 'guiding' | 'remark';

/** One column with its printed header; `exact` is false when the header was recognised in spite of a wrong character. */
export interface Column {
  readonly kind: ColumnKind;
  readonly header: string;
  readonly exact: boolean;
}

/** Columns that name units, with their default role word. */
export const UNIT_COLUMNS: readonly ColumnKind[] = ['lead', 'responsible', 'cooperating', 'guiding'];

/** Header words per column; the first of a kind that fits is taken. 主要任务 alone is the measure, beside 工作举措 the main task. */
const HEADERS: Readonly<Record<ColumnKind, readonly string[]>> = {
  number: ['序号', '编号'],
  mainTask: ['主要任务', '重点任务', '任务名称', '任务类别', '工作任务', '任务分类'],
  upstream: ['省若干措施', '省主要措施', '上级任务', '省任务'],
  measure: ['工作举措', '具体举措', '主要举措', '任务清单', '市贯彻落实措施', '贯彻落实措施', '工作内容', '具体任务', '任务内容', '主要内容', '工作措施', '具体措施', '任务事项'],
  deadline: ['完成时限', '完成时间', '时间节点', '办结时限', '时限要求', '完成期限'],
  lead: ['牵头单位', '主办单位', '牵头部门', '主办部门'],
  responsible: ['责任单位', '责任部门', '承办单位', '承办部门'],
  cooperating: ['配合单位', '配合部门', '协办单位', '会办单位', '协同单位'],
  guiding: ['指导单位', '指导部门'],
  remark: ['备注'],
};

const KINDS = Object.keys(HEADERS) as ColumnKind[];
/** A header this long may carry one wrong character (省若千措施) and still be no other header. */
const TOLERANT_LENGTH = 4;

function differsInOne(left: string, right: string): boolean {
  return left.length === right.length && [...left].filter((character, index) => character !== right[index]).length === 1;
}

function columnOf(cell: string): Column | null {
  const words = folded(cell);
  const exact = KINDS.find((kind) => HEADERS[kind].includes(words));
  if (exact) return { kind: exact, header: words, exact: true };
  const near = words.length < TOLERANT_LENGTH ? undefined : KINDS.find((kind) => HEADERS[kind].some((header) => differsInOne(header, words)));
  return near ? { kind: near, header: words, exact: false } : null;
}

/**
 * The columns a header row names, or null when the cells are no header of a task table: every cell must be a known header,
 * one of them naming units and one the work.
 */
export function readHeader(cells: readonly string[]): readonly Column[] | null {
  const columns = cells.map(columnOf);
  if (!columns.every((column) => column !== null)) return null;
  const named = columns.some((column) => column.kind === 'measure') ? columns : columns.map((column) => (column.kind === 'mainTask' ? { ...column, kind: 'measure' as const } : column));
  const kinds = named.map((column) => column.kind);
  const complete = kinds.includes('measure') && kinds.some((kind) => UNIT_COLUMNS.includes(kind)) && new Set(kinds).size === kinds.length;
  return complete ? named : null;
}

/** True when the words are one of the header words of a column: the remains of a repeated header. */
export function isHeaderWords(words: string, column: Column): boolean {
  return folded(words) === column.header || HEADERS[column.kind].includes(folded(words));
}

const HEADER_WORDS = KINDS.flatMap((kind) => HEADERS[kind]);

/** True when a line begins with the words of a column header. */
export function opensWithHeader(words: string): boolean {
  const plain = folded(words);
  return HEADER_WORDS.some((header) => plain.startsWith(header));
}

/** The header words that stand together without anything between them (序号重点任务责任单位); null when other words stand among them. */
export function gluedHeaderCells(words: string): string[] | null {
  const cells: string[] = [];
  for (let rest = folded(words); rest !== ''; ) {
    const [longest] = HEADER_WORDS.filter((header) => rest.startsWith(header)).sort((left, right) => right.length - left.length);
    if (longest === undefined) return null;
    cells.push(longest);
    rest = rest.slice(longest.length);
  }
  return cells;
}
