import type { Schemas } from '../../api/client';
import type { Matter } from '../inbox/queue';
import { type Line, standingOf } from '../ledger/standing';

/** A line of a ledger with what it asks of the unit. */
export interface OwnLine {
  readonly line: Line;
  readonly role: Schemas['LedgerUnitResponse']['role'];
  readonly status: Schemas['LedgerUnitResponse']['status'] | null;
  /** What the unit owes on it first; null when nothing, or when the office has to answer. */
  readonly owed: Matter | null;
}

export interface OwnPlan {
  readonly plan: Schemas['LedgerPageResponse']['plan'];
  readonly lines: readonly OwnLine[];
}

export const OWN_VIEWS = ['lead', 'other', 'ack', 'attention'] as const;
export type OwnView = (typeof OWN_VIEWS)[number];

/** The lines of a ledger in which the unit has a part; leading counts before any other part in the same line. `owed`: what it owes, by item. */
export function ownLines(lines: readonly Line[], unitId: string, owed: ReadonlyMap<string, Matter> = new Map()): readonly OwnLine[] {
  return lines.flatMap((line) => {
    const parts = line.units.filter((unit) => unit.unitId === unitId);
    const own = parts.find(({ role }) => role === 'lead') ?? parts[0];
    return own ? [{ line, role: own.role, status: own.status, owed: owed.get(line.itemId) ?? null }] : [];
  });
}

const ATTENTION = new Set<string>(['red', 'yellow']);

/** By item, the first thing that is owed on it; the matters come with what is due first on top. */
export function owedByItem(matters: readonly Matter[]): ReadonlyMap<string, Matter> {
  const owed = new Map<string, Matter>();
  for (const matter of matters) if (matter.itemId !== null && matter.officeTurn === null && !owed.has(matter.itemId)) owed.set(matter.itemId, matter);
  return owed;
}

/** True when the line belongs to that view: what is late or soon due counts, the item itself and what the unit owes on the way. */
export function inOwnView({ line, role, status, owed }: OwnLine, view: OwnView): boolean {
  if (view === 'ack') return status === 'pendingAck';
  if (view === 'attention') return ATTENTION.has(standingOf(line)) || (owed !== null && ATTENTION.has(owed.light.colour));
  return view === 'lead' ? role === 'lead' : role !== 'lead';
}

/** True when the words occur in the text, the headings or the number. */
export function saysWords({ line }: OwnLine, words: string): boolean {
  const sought = words.trim().toLowerCase();
  return sought === '' || line.number.toLowerCase() === sought || [line.text, ...line.headings].some((text) => text.toLowerCase().includes(sought));
}
