import type { DraftView, Finding } from './draft-view';

export type Severity = Finding['severity'];

/** The gravest first. */
export const SEVERITIES = ['blocking', 'review', 'note'] as const satisfies readonly Severity[];

export type FindingsView = 'open' | 'decided';

/** The findings of one of the two views, in the order of their weight, then of the document. */
export function findingsIn(findings: readonly Finding[], view: FindingsView): readonly Finding[] {
  return inOrder(findings).filter(({ decision }) => (decision === null) === (view === 'open'));
}

const inOrder = (findings: readonly Finding[]): readonly Finding[] => SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));

export interface FindingCounts {
  readonly open: Readonly<Record<Severity, number>>;
  readonly decided: number;
}

export function countsOf(findings: readonly Finding[]): FindingCounts {
  const open = (severity: Severity): number => findings.filter((finding) => finding.decision === null && finding.severity === severity).length;
  return { open: { blocking: open('blocking'), review: open('review'), note: open('note') }, decided: findings.filter(({ decision }) => decision !== null).length };
}

/** The finding that is looked at: the chosen one; once it has left the view the next one of it, at the end the one before. Nothing in an empty view. */
export function lookedAt(findings: readonly Finding[], view: FindingsView, chosen: string | null): Finding | undefined {
  const list = findingsIn(findings, view);
  const all = inOrder(findings);
  const at = all.findIndex(({ id }) => id === chosen);
  return at < 0 ? list[0] : (list.find((finding) => all.indexOf(finding) >= at) ?? list.at(-1));
}

/** The finding after this one, or before it; null at the end of the list. */
export function neighbour(list: readonly Finding[], id: string, step: 1 | -1): string | null {
  const at = list.findIndex((finding) => finding.id === id);
  return at < 0 ? (list[0]?.id ?? null) : (list[at + step]?.id ?? null);
}

export interface Gate {
  /** Must be decided one by one. */
  readonly blocking: number;
  /** Are settled by entering the names that no unit bears, and the items they leave without a lead. */
  readonly byUnits: number;
}

const ABOUT_UNITS: ReadonlySet<string> = new Set(['unit-unknown', 'lead-unresolved']);

/** What stands between the findings and the next step. */
export function gateOf({ draft, findings }: Pick<DraftView, 'draft' | 'findings'>): Gate {
  const waiting = new Set((draft.unitProposals ?? []).filter(({ name }) => draft.items.some(({ assignments }) => assignments.some(({ printed, unitCode }) => printed === name && unitCode === null))).flatMap(({ itemKeys }) => itemKeys));
  const open = findings.filter(({ severity, decision }) => severity === 'blocking' && decision === null);
  const byUnits = open.filter(({ code, field }) => ABOUT_UNITS.has(code) && waiting.has(field.split('.')[0] ?? '')).length;
  return { blocking: open.length - byUnits, byUnits };
}

/** A row of a table as its cells; words without cells are one. */
export function cellsOf(words: string): readonly string[] {
  return words.split('\t');
}

/** The words in pieces, those that are the printed ones marked. */
export function markedPieces(words: string, printed: string): readonly { readonly words: string; readonly marked: boolean }[] {
  if (printed.trim().length < 2 || !words.includes(printed)) return [{ words, marked: false }];
  return words.split(printed).flatMap((piece, index) => [...(index > 0 ? [{ words: printed, marked: true }] : []), ...(piece === '' ? [] : [{ words: piece, marked: false }])]);
}
