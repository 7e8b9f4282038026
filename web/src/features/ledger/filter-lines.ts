import type { Standing } from '../../components/pictures/light';
import { type Line, standingOf } from './standing';

export const VIEWS = ['all', 'attention', 'updated', 'unacknowledged'] as const;
export type View = (typeof VIEWS)[number];

/** What narrows a ledger; null narrows nothing. */
export interface Filter {
  readonly view: View;
  readonly words: string;
  readonly lead: string | null;
  readonly deadline: string | null;
  readonly standing: Standing | null;
}

/** The deadline of a line as people filter by it: the printed words, without spaces. */
export function deadlineKey(line: Pick<Line, 'deadlineWords'>): string {
  return line.deadlineWords.replaceAll(/\s/g, '');
}

export function inView(line: Line, view: View): boolean {
  switch (view) {
    case 'all':
      return true;
    case 'attention':
      return ['red', 'yellow'].includes(standingOf(line));
    case 'updated':
      return line.latestProgress !== null;
    case 'unacknowledged':
      return line.acknowledged < line.assignments;
  }
}

/** The lines that fit, in their order. */
export function filtered(lines: readonly Line[], filter: Filter): readonly Line[] {
  const words = filter.words.trim().toLowerCase();
  return lines.filter(
    (line) =>
      inView(line, filter.view) &&
      (filter.standing === null || standingOf(line) === filter.standing) &&
      (filter.lead === null || line.units.some(({ unitId, role }) => unitId === filter.lead && role === 'lead')) &&
      (filter.deadline === null || deadlineKey(line) === filter.deadline) &&
      (words === '' || fits(line, words)),
  );
}

function fits(line: Line, words: string): boolean {
  return line.number === words || [line.text, ...line.headings, ...line.units.map(({ unit }) => unit), ...line.unresolved.map(({ printed }) => printed), line.latestProgress?.text ?? ''].some((text) => text.toLowerCase().includes(words));
}

/** The lead units of a ledger by name, in the order in which they first appear in the document. */
export function leadsOf(lines: readonly Line[]): readonly { readonly id: string; readonly words: string }[] {
  const leads = new Map<string, string>();
  for (const line of lines) for (const { unitId, unit, role } of line.units) if (role === 'lead' && !leads.has(unitId)) leads.set(unitId, unit);
  return [...leads].map(([id, words]) => ({ id, words }));
}

/** The printed deadlines of a ledger, earliest first, those without a day last. */
export function deadlinesOf(lines: readonly Line[]): readonly { readonly id: string; readonly words: string }[] {
  const days = new Map<string, string>();
  for (const line of lines) if (deadlineKey(line) !== '') days.set(deadlineKey(line), line.originalDueOn ?? '9999');
  return [...days].sort(([, one], [, other]) => one.localeCompare(other)).map(([words]) => ({ id: words, words }));
}
