import type { FindingLog } from '../finding-log.js';
import { splitGluedMeasures } from './glued-measures.js';
import { readNumber, stepFrom } from '../numbering.js';
import { flowing } from '../printed-text.js';
import type { TaskTable } from './task-table.js';
import type { RowDoubt, TaskRow } from './task-row.js';

/** A row that is an item, with its measure and what was repaired to get it. */
export interface TaskEntry {
  readonly row: TaskRow;
  /** Number as printed; the number the gap in the count leaves when none is printed. */
  readonly number: string;
  readonly measure: string;
  readonly upstream: string;
  readonly doubts: readonly RowDoubt[];
}

interface OpenEntry {
  row: TaskRow;
  number: string;
  measure: string;
  upstream: string;
  doubts: RowDoubt[];
}

const SHOWN = 60;

function start(words: string): string {
  const flat = flowing(words);
  return flat.length > SHOWN ? `${flat.slice(0, SHOWN)}……` : flat;
}

function unitWords(row: TaskRow): string {
  return [...row.units.values()].filter((words) => words !== '').join(' | ');
}

/** Gives rows without a number the number the count leaves for them, and drops those it leaves none for when they say nothing of their own. */
class Numbering {
  readonly entries: OpenEntry[] = [];
  /** Value of the last number, one entry per level; [] before the first. */
  private last: readonly number[] = [];
  private previous: TaskRow | null = null;
  private waiting: OpenEntry[] = [];

  constructor(private readonly log: FindingLog) {}

  take(row: TaskRow): void {
    const entry: OpenEntry = { row, number: row.number, measure: row.measure, upstream: row.upstream, doubts: [...row.doubts] };
    const value = readNumber(row.number);
    if (row.number === '') this.waiting.push(entry);
    else if (row.continued?.has('number')) this.takeContinued(entry);
    else if (value === null) this.takeUnread(entry);
    else this.takeNumbered(entry, value);
    this.previous = row;
  }

  /** The number of a merged cell has been counted with its first row. */
  private takeContinued(entry: OpenEntry): void {
    this.settle(0);
    this.entries.push(entry);
  }

  private takeUnread(entry: OpenEntry): void {
    this.settle(0);
    entry.doubts.push({ code: 'row-numbering', printed: entry.number, done: '序号读不懂，按印出的次序保留', proposal: '请核对序号' });
    this.entries.push(entry);
  }

  private takeNumbered(entry: OpenEntry, value: readonly number[]): void {
    const step = stepFrom(this.last, value);
    this.settle(step.kind === 'gap' ? step.missing : 0, entry.row, value.length === 1 && this.last.length <= 1);
    const restarts = step.kind === 'restart' || (step.kind === 'repeated' && value.every((part) => part === 1));
    if (restarts && this.opensGroup(entry.row)) this.reportRestart(entry.row);
    else if (step.kind !== 'next' && step.kind !== 'gap') this.reportOrder(entry, step.kind === 'restart');
    this.entries.push(entry);
    this.last = value;
  }

  /** True for the first row below a section row, a label between the pages or a main task of its own. */
  private opensGroup(row: TaskRow): boolean {
    const { previous } = this;
    if (!previous) return true;
    const labelled = row.page !== previous.page && previous.page.labels.length > 0;
    return row.section !== previous.section || labelled || (row.mainTask !== '' && row.mainTask !== previous.mainTask);
  }

  private reportRestart({ place, number, section, mainTask }: TaskRow): void {
    this.log.add({ code: 'numbering-restarts', field: 'plan.items', place, printed: number, done: `在“${section || mainTask || '新的一页'}”下重新编号，序号按印出的保留，另按次序计数` });
  }

  /** Decides about the rows without number between the last numbered one and `next`; `gap` numbers are missing there, of which `fill` lets the rows have theirs. */
  settle(gap: number, next: TaskRow | null = null, fill = true): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const entry of waiting) {
      if (fill && gap === waiting.length) {
        this.last = [(this.last[0] ?? 0) + 1];
        entry.number = this.last.join('.');
        entry.doubts.push({ code: 'measure-missing', printed: start(entry.upstream || entry.measure), done: `没有印序号和本级措施，按前后序号记为第 ${entry.number} 项，正文留空`, proposal: '请按原件补录本级措施' });
        this.entries.push(entry);
      } else if (entry.measure === '') this.drop(entry);
      else {
        entry.doubts.push({ code: 'row-numbering', printed: start(entry.measure), done: '这一行没有序号，单独立项', proposal: '请确认是否属于上一项' });
        this.entries.push(entry);
      }
    }
    if (gap > 0 && !(fill && gap === waiting.length)) {
      const at = this.entries.at(-1)?.row.place ?? waiting[0]?.row.place ?? next?.place;
      const last = this.last.join('.');
      if (at) this.log.add({ code: 'row-numbering', field: 'plan.items', place: at, printed: last || (next?.number ?? ''), done: `${last === '' ? '表格开头' : `第 ${last} 项之后`}缺 ${gap} 个序号`, proposal: '请核对原件是否漏印' });
    }
  }

  private reportOrder(entry: OpenEntry, restarts: boolean): void {
    const last = this.last.join('.');
    const done = restarts ? `第 ${last} 项之后重新从 ${entry.number} 编号，上面没有新的分类，按印出的次序保留` : `序号不在第 ${last} 项之后，按印出的次序保留`;
    entry.doubts.push({ code: 'row-numbering', printed: entry.number, done, proposal: '请核对序号' });
  }

  private drop({ row, upstream }: OpenEntry): void {
    this.log.add({
      code: 'phantom-row',
      field: 'plan.items',
      place: row.place,
      printed: `${start(upstream)} | ${unitWords(row)}`,
      done: upstream === '' ? '没有立项' : '没有立项，上级措施归入其后的各项',
      proposal: '确认这一行不是单独的任务',
    });
  }
}

/** Cuts measures that stand together in the first of several rows; the rows below have none of their own. */
function cutGluedMeasures(entries: readonly OpenEntry[]): void {
  for (let first = 0; first < entries.length; first += 1) {
    const holder = entries[first];
    if (!holder || holder.measure === '') continue;
    const followers: OpenEntry[] = [];
    while (isFollower(entries[first + followers.length + 1])) followers.push(entries[first + followers.length + 1] as OpenEntry);
    if (followers.length === 0) continue;
    const group = [holder, ...followers];
    const numbers = `${holder.number}—${followers.at(-1)?.number ?? ''}`;
    const pieces = splitGluedMeasures(holder.measure, group.length);
    const printed = start(holder.measure);
    group.forEach((entry, position) => {
      if (pieces) {
        entry.measure = pieces[position] ?? '';
        entry.doubts.push({ code: 'measures-glued', printed, done: `第 ${numbers} 项的举措印在同一格，按断句拆成 ${group.length} 条，本项取第 ${position + 1} 条`, proposal: '确认拆分' });
      } else entry.doubts.push({ code: 'measures-unsplit', printed, done: `第 ${numbers} 项的举措印在同一格，没有拆开`, proposal: '请手工拆分' });
    });
    first += followers.length;
  }
}

/** A row whose measure stands in a row above: no measure, and no upstream measure that would say what it is about. */
function isFollower(entry: OpenEntry | undefined): boolean {
  return entry !== undefined && entry.measure === '' && entry.upstream === '' && entry.row.measure === '';
}

/** Rows beside a merged upstream cell carry on with the last one printed. */
function carryUpstream(table: TaskTable, entries: readonly OpenEntry[]): void {
  let last = '';
  let position = 0;
  for (const row of table.rows) {
    if (row.upstream !== '') last = row.upstream;
    const entry = entries[position];
    if (entry?.row !== row) continue;
    position += 1;
    if (entry.upstream !== '' || last === '') continue;
    entry.upstream = last;
    entry.doubts.push({ code: 'upstream-carried', printed: start(entry.measure), done: `沿用上级措施：${start(last)}`, proposal: '确认上级措施' });
  }
}

/** The items of a table in printed order: numbered, phantom rows dropped, glued measures cut, upstream measures carried on. */
export function readTaskEntries(table: TaskTable, log: FindingLog): TaskEntry[] {
  const isNumbered = table.rows.some((row) => row.number !== '');
  const numbering = new Numbering(log);
  if (isNumbered) {
    for (const row of table.rows) numbering.take(row);
    numbering.settle(0);
  } else for (const row of table.rows) numbering.entries.push({ row, number: '', measure: row.measure, upstream: row.upstream, doubts: [...row.doubts] });
  const { entries } = numbering;
  cutGluedMeasures(entries);
  carryUpstream(table, entries);
  return entries.map((entry) => ({ ...entry, measure: flowing(entry.measure) }));
}
