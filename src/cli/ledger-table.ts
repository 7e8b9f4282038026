import type { FindingRow } from '../modules/documents/index.js';
import type { LedgerRow } from '../modules/items/index.js';
import type { PlanListRow } from '../modules/plans/index.js';
import { lightWords } from './light-words.js';
import { type Column, type TableRow, textTable } from './text-table.js';

interface LedgerView {
  readonly plan: PlanListRow;
  readonly rows: readonly LedgerRow[];
  readonly findings: readonly FindingRow[];
}

interface LedgerLayout {
  readonly width: number;
  /** Measures cut to one line. */
  readonly brief: boolean;
}

/** Below this width the main task gets a line of its own instead of a column. */
const ROOM_FOR_MAIN_TASK = 110;
const DOUBTFUL = '※';

/**
 * The ledger as the source prints it: its own columns in its own order, sections as lines of their own, the main task once per block;
 * then status, light and signatures. ※ marks what the reader was not sure of.
 */
export function ledgerTable(view: LedgerView, layout: LedgerLayout): string {
  const { plan, rows } = view;
  const marks = doubts(view);
  const parts = [
    `${plan.documentNumber} ${plan.title}`,
    rows.length === 0 ? '这个方案没有事项。' : textTable(columnsOf(view, layout), tableRows(view, layout, marks), layout.width, layout.brief ? { clip: true } : { ruled: true }),
    `共 ${rows.length} 项；签收 k/n 表示 n 个责任中已签收 k 个。`,
  ];
  if (marks.size > 0) {
    const open = view.findings.filter((finding) => finding.severity !== 'note' && finding.decision === null).length;
    parts.push(`${DOUBTFUL} 阅读时有疑点 ${marks.size} 处${open > 0 ? `（待定 ${open} 条）` : '（均已确认）'}，查看：duban findings ${plan.documentNumber}`);
  }
  return parts.join('\n\n').replace(/\n\n(共|※)/g, '\n$1');
}

/** Doubtful places as `<position>.<part>`: findings that need a look or a decision, and names that are in no directory. */
function doubts({ rows, findings }: LedgerView): Set<string> {
  const found = findings.filter((finding) => finding.severity !== 'note' && finding.field.startsWith('item-')).map((finding) => {
    const [item, part] = finding.field.slice('item-'.length).split('.');
    return `${item}.${PART_OF_FIELD[part ?? ''] ?? 'number'}`;
  });
  const unresolved = rows.flatMap((row) => row.unresolved.map((name) => `${row.position}.unit.${name.roleWord}`));
  const resolvedToCell = found.filter((mark) => !(mark.endsWith('.unit') && unresolved.some((name) => name.startsWith(`${mark}.`))));
  return new Set([...resolvedToCell, ...unresolved]);
}

const PART_OF_FIELD: Readonly<Record<string, string>> = { text: 'measure', upstreamText: 'measure', headings: 'task', deadline: 'deadline', assignments: 'unit', clauses: 'unit' };

function hasMainTasks(rows: readonly LedgerRow[]): boolean {
  return rows.some((row) => row.headings.length > 1);
}

function printsDeadlines(rows: readonly LedgerRow[]): boolean {
  return rows.some((row) => row.deadlineWords !== '' || row.dueOn !== null);
}

/** The role words the document uses, leads first, each once: its unit columns. */
function roleWordsOf(rows: readonly LedgerRow[]): readonly string[] {
  const order = { lead: 0, cooperating: 1, guiding: 2 } as const;
  const ranks = new Map<string, number>();
  for (const clause of rows.flatMap((row) => row.clauses)) {
    // 责任单位 alone is the lead, beside 牵头单位 it is not: the word keeps one column, at its later place.
    ranks.set(clause.roleWord, Math.max(ranks.get(clause.roleWord) ?? 0, order[clause.role]));
  }
  return [...ranks].sort(([, one], [, other]) => one - other).map(([word]) => word);
}

function columnsOf({ rows }: LedgerView, { width }: LedgerLayout): Column[] {
  const mainTasks = hasMainTasks(rows);
  const upstream = rows.some((row) => row.upstreamText !== null);
  return [
    { title: '序号', align: 'right' },
    ...(mainTasks && width >= ROOM_FOR_MAIN_TASK ? [{ title: '主要任务', flexible: 2 }] : []),
    { title: mainTasks ? '工作举措' : upstream ? '本级措施' : '任务事项', flexible: 6 },
    ...(printsDeadlines(rows) ? [{ title: '完成时限' }] : []),
    ...roleWordsOf(rows).map((title) => ({ title, flexible: 2 })),
    { title: '状态' },
    { title: '灯' },
    { title: '签收', align: 'right' as const },
  ];
}

function tableRows({ rows }: LedgerView, layout: LedgerLayout, marks: ReadonlySet<string>): TableRow[] {
  const mainTasks = hasMainTasks(rows);
  const asColumn = mainTasks && layout.width >= ROOM_FOR_MAIN_TASK;
  const deadlines = printsDeadlines(rows);
  const roleWords = roleWordsOf(rows);
  const doubtful = (row: LedgerRow, part: string): boolean => marks.has(`${row.position}.${part}`);
  const marked = (words: string, doubt: boolean): string => (doubt ? (layout.brief ? `${DOUBTFUL}${words}` : `${words}${DOUBTFUL}`) : words);
  return rows.flatMap((row, index) => {
    const before = rows[index - 1];
    const section = sectionOf(row, mainTasks);
    const newSection = section !== (before ? sectionOf(before, mainTasks) : '');
    const newTask = newSection || row.headings.join('\n') !== before?.headings.join('\n');
    const task = marked(newTask ? (row.headings.at(-1) ?? '') : '', doubtful(row, 'task'));
    const lines: TableRow[] = newSection ? [{ across: section }] : [];
    if (mainTasks && !asColumn && task !== '') lines.push({ across: `  ${task}` });
    lines.push([
      marked(row.number === '' ? String(row.position) : row.number, doubtful(row, 'number')),
      ...(asColumn ? [task] : []),
      marked(row.text, doubtful(row, 'measure')),
      ...(deadlines ? [marked(row.deadlineWords, doubtful(row, 'deadline'))] : []),
      ...roleWords.map((word) => unitCell(row, word, { doubtful: doubtful(row, 'unit'), brief: layout.brief })),
      row.statusTitle,
      row.unowned ? '○无人承担' : lightWords(row.light, { done: !row.standsStill && (row.status === 'completed' || row.status === 'closedOut' || row.dueOn !== null), standsStill: row.standsStill }),
      `${row.acknowledged}/${row.assignments}`,
    ]);
    return lines;
  });
}

function sectionOf(row: LedgerRow, mainTasks: boolean): string {
  return (mainTasks ? row.headings.slice(0, -1) : row.headings).join(' ');
}

/** The words of the document's cell; a name that is in no directory is marked where it stands, other doubts about the row's units in its first unit cell. */
function unitCell(row: LedgerRow, roleWord: string, { doubtful, brief }: { readonly doubtful: boolean; readonly brief: boolean }): string {
  const words = row.clauses.filter((clause) => clause.roleWord === roleWord).map((clause) => clause.words).join('；');
  const unresolved = row.unresolved.filter((name) => name.roleWord === roleWord);
  const aboutRow = doubtful && row.clauses[0]?.roleWord === roleWord;
  if (brief) return unresolved.length > 0 || aboutRow ? `${DOUBTFUL}${words}` : words;
  const marked = unresolved.reduce((text, { printed }) => (text.includes(printed) ? text.replace(printed, `${printed}${DOUBTFUL}`) : `${text}${DOUBTFUL}`), words);
  return aboutRow && !marked.endsWith(DOUBTFUL) ? `${marked}${DOUBTFUL}` : marked;
}
