import type { Schemas } from '../../api/client';
import type { Line } from '../ledger/standing';

export const REVIEW_KINDS = ['completion', 'extension', 'decline', 'submission', 'noticeReply', 'closing'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** One thing the office has to decide on. */
export interface ReviewMatter {
  /** Where it stands in the address. */
  readonly key: string;
  readonly kind: ReviewKind;
  readonly subjectId: string;
  readonly itemId: string | null;
  readonly number: string;
  readonly title: string;
  readonly unit: string;
  readonly documentNumber: string;
  readonly words: string;
  /** Days on which offices work that it has waited; null where nobody waits for an answer. */
  readonly workingDays: number | null;
  readonly late: boolean;
  readonly dueOn: string | null;
}

const COMMANDS: readonly (readonly [string, ReviewKind])[] = [
  ['acceptCompletion', 'completion'],
  ['grantExtension', 'extension'],
  ['acceptDecline', 'decline'],
];

/** What is asked, by what may be answered; where that is not known, by the kind of thing it is about. */
export function kindOf(subjectType: string, allowed: readonly string[], title: string): ReviewKind {
  if (subjectType === 'submission') return 'submission';
  if (subjectType === 'notice') return 'noticeReply';
  const known = COMMANDS.find(([command]) => allowed.includes(command));
  if (known) return known[1];
  if (title.includes('申请退办')) return 'decline';
  return title.includes('延期') ? 'extension' : 'completion';
}

/** The title without who sent it and what for, which stand beside it. */
export function subjectOf(title: string): string {
  const [, rest = title] = /^[^：]{1,40}：(.*)$/.exec(title) ?? [];
  return rest.replace(/^\S色督办单：\S+\s+/, '').replace(/^第\S+?项\s*/, '');
}

/** Who sent it, out of the title: of a reply to a notice the queue does not name the unit. */
export function senderIn(title: string): string {
  return /^(\S+?)(?:回复|申报|申请|报送)/.exec(title)?.[1] ?? '';
}

/** The queue as it is worked through: what units wait for, the oldest first, then what is done and waits to be struck off. */
export function mattersOf(rows: readonly Schemas['ReviewResponse'][], own: readonly Schemas['MatterResponse'][], completed: readonly (Line & { readonly documentNumber: string })[]): ReviewMatter[] {
  const known = new Map(own.map((matter) => [matter.obligationId, matter]));
  const waiting = rows.map((row): ReviewMatter => ({
    key: row.obligationId,
    kind: kindOf(row.subjectType, known.get(row.obligationId)?.allowed ?? [], row.title),
    subjectId: row.subjectId,
    itemId: row.itemId,
    number: row.itemNumber ?? '',
    title: subjectOf(row.title),
    unit: row.unit ?? known.get(row.obligationId)?.askedBy ?? senderIn(row.title),
    documentNumber: row.documentNumber,
    words: row.words,
    workingDays: row.workingDays,
    late: row.light.colour === 'red',
    dueOn: row.dueOn,
  }));
  const closing = completed.map((line): ReviewMatter => ({
    key: `item-${line.itemId}`,
    kind: 'closing',
    subjectId: line.itemId,
    itemId: line.itemId,
    number: line.number,
    title: line.text,
    unit: line.units.filter(({ role }) => role === 'lead').map(({ unit }) => unit).join('、'),
    documentNumber: line.documentNumber,
    words: '',
    workingDays: null,
    late: false,
    dueOn: null,
  }));
  return [...waiting, ...closing];
}

/** How many of each kind there are; kinds nobody waits with are left out. */
export function countsByKind(matters: readonly ReviewMatter[]): readonly { readonly kind: ReviewKind; readonly count: number }[] {
  return REVIEW_KINDS.map((kind) => ({ kind, count: matters.filter((matter) => matter.kind === kind).length })).filter(({ count }) => count > 0);
}

/** The one that comes after another in the list, or before it at the end; null when it was the only one. */
export function nextKey(matters: readonly ReviewMatter[], key: string, step: 1 | -1 = 1): string | null {
  const at = matters.findIndex((matter) => matter.key === key);
  const next = matters[at + step] ?? matters[at - step];
  return next && next.key !== key ? next.key : null;
}
