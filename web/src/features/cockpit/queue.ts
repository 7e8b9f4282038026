import type { Schemas } from '../../api/client';
import { countsByKind, type ReviewKind, type ReviewMatter } from '../review/review-matters';

export interface QueueLine {
  readonly name: ReviewKind | 'notices' | 'instructions' | 'others';
  readonly count: number;
  /** Where it is worked on. */
  readonly to: string;
}

const REVIEWED = new Set(['officeReview']);

/** What the office has to do today, each with the place where it is done; what nobody waits with is left out. */
export function queueOf(matters: readonly ReviewMatter[], noticeDrafts: number, queue: readonly Schemas['CockpitQueueResponse'][]): readonly QueueLine[] {
  const sum = (rows: readonly Schemas['CockpitQueueResponse'][]): number => rows.reduce((all, { count }) => all + count, 0);
  const lines: QueueLine[] = [
    ...countsByKind(matters).map(({ kind, count }) => ({ name: kind, count, to: `/review?kind=${kind}` })),
    { name: 'notices', count: noticeDrafts, to: '/notices' },
    { name: 'instructions', count: sum(queue.filter(({ kind }) => kind === 'instructionHandling')), to: '/inbox' },
    { name: 'others', count: sum(queue.filter(({ kind }) => !REVIEWED.has(kind) && kind !== 'instructionHandling')), to: '/inbox' },
  ];
  return lines.filter(({ count }) => count > 0);
}

/** Where going through it one by one begins. */
export function startOf(lines: readonly QueueLine[]): string | null {
  const [first] = lines;
  if (!first) return null;
  return first.to.startsWith('/review') ? '/review' : first.to;
}
