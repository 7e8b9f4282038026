import { tasksIn } from './blocks';
import type { Line } from './standing';
import { type Column, HIDEABLE } from './view-address';

type UnitColumn = 'leads' | 'others';

/** What the document prints beside its measures: whether it has main tasks and deadlines, and the words above its units (`责任单位` may mean lead); null where it says nothing. */
export interface PrintedColumns {
  readonly tasks: boolean;
  readonly deadline: boolean;
  readonly leads: string | null;
  readonly others: string | null;
  /** Some line has units beside the leads. */
  readonly hasOthers: boolean;
}

/** The words that most lines use, the earlier one where two are used alike. */
export function printedColumns(lines: readonly Line[]): PrintedColumns {
  const leads = mostUsed(lines, 'leads');
  const others = mostUsed(lines, 'others');
  return {
    tasks: tasksIn(lines) > 0,
    deadline: lines.some(({ deadlineWords }) => deadlineWords !== ''),
    leads,
    // Two columns under one word could not be told apart.
    others: others === leads ? null : others,
    hasOthers: lines.some(({ units, clauses }) => [...units, ...clauses].some(({ role }) => role !== 'lead')),
  };
}

/** The columns that this document has and that may be hidden. */
export function hideableIn({ deadline, hasOthers }: Pick<PrintedColumns, 'deadline' | 'hasOthers'>): readonly Column[] {
  return HIDEABLE.filter((column) => (column !== 'deadline' || deadline) && (column !== 'others' || hasOthers));
}

/** The printed names of that column that are no unit of the directory. */
export function unmatchedIn({ clauses, unresolved }: Pick<Line, 'clauses' | 'unresolved'>, column: UnitColumn): readonly string[] {
  const roleOf = (roleWord: string): string | undefined => clauses.find((clause) => clause.roleWord === roleWord)?.role;
  return unresolved.filter(({ roleWord }) => (roleOf(roleWord) === 'lead') === (column === 'leads')).map(({ printed }) => printed);
}

function mostUsed(lines: readonly Line[], column: UnitColumn): string | null {
  const used = new Map<string, number>();
  for (const { clauses } of lines) for (const { role, roleWord } of clauses) if ((role === 'lead') === (column === 'leads')) used.set(roleWord, (used.get(roleWord) ?? 0) + 1);
  return [...used].reduce<readonly [string | null, number]>((most, one) => (one[1] > most[1] ? one : most), [null, 0])[0];
}
