import type { Schemas } from '../../api/client';

export type Entry = Schemas['ThreadEntryResponse'];

export interface EntryGroup {
  readonly key: string;
  readonly kind: Entry['kind'];
  /** Day in Beijing, YYYY-MM-DD. */
  readonly day: string;
  /** One entry, or several that say the same thing about different units, or reminders in a row. */
  readonly entries: readonly Entry[];
}

/** What many units do alike: one line for a day says it better than thirty. */
const ALIKE: ReadonlySet<Entry['kind']> = new Set(['acknowledged', 'urged']);

const BEIJING_MS = 8 * 3_600_000;

/** The day in Beijing of an instant. */
export function dayOf(at: string): string {
  return new Date(new Date(at).getTime() + BEIJING_MS).toISOString().slice(0, 10);
}

/** The entries in their order, neighbours that are alike as one; what the system said by itself, one after the other, is one as well. */
export function threadGroups(entries: readonly Entry[]): readonly EntryGroup[] {
  const groups: { key: string; kind: Entry['kind']; day: string; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const last = groups[groups.length - 1];
    const day = dayOf(entry.at);
    const alike = last?.kind === entry.kind && (entry.kind === 'reminded' || (ALIKE.has(entry.kind) && last.day === day && last.entries[0]?.words === entry.words));
    if (alike) last.entries.push(entry);
    else groups.push({ key: `${entry.kind}-${entry.id}`, kind: entry.kind, day, entries: [entry] });
  }
  return groups;
}

/** Who speaks: the office, a unit by the first sign that tells it from others, or nobody but the calendar. */
export function markOf({ kind, unit }: Entry, office: string): string {
  if (kind === 'reminded' || kind === 'phaseChanged' || kind === 'issued') return '';
  if (BY_OFFICE.has(kind) || unit === null) return office;
  return unit.replace(/^(武汉市?|湖北省?|市|省)/, '').charAt(0) || office;
}

const BY_OFFICE: ReadonlySet<Entry['kind']> = new Set(['requestAnswered', 'completionAnswered', 'suspended', 'resumed', 'itemChanged', 'rolledOver', 'instructionAnswered', 'noticeDrafted', 'noticeIssued', 'urged']);
