import type { Schemas } from '../../api/client';

export type Changed = Schemas['ComparedItemResponse'];
export type ChangeName = Changed['changes'][number];

/** In the order in which they matter. */
export const CHANGE_NAMES = ['late', 'completed', 'dueMoved', 'progress', 'noLongerLate', 'reopened', 'issued'] as const satisfies readonly ChangeName[];

/** How many items changed in that way, as the server counted. */
export function countOf(totals: Schemas['ComparisonTotalsResponse'], name: ChangeName): number {
  switch (name) {
    case 'late':
      return totals.newlyLate;
    case 'completed':
      return totals.newlyCompleted;
    case 'dueMoved':
      return totals.dueMoved;
    case 'progress':
      return totals.withProgress;
    case 'noLongerLate':
      return totals.noLongerLate;
    case 'reopened':
      return totals.reopened;
    case 'issued':
      return totals.items - totals.thenItems;
  }
}

/** What changed by item; empty while nothing is compared. */
export function changesByItem(rows: readonly Changed[] | undefined): ReadonlyMap<string, Changed> {
  return new Map((rows ?? []).map((row) => [row.itemId, row]));
}

/** The name in an address; null for what is none. */
export function changeNamed(name: string | null): ChangeName | null {
  return CHANGE_NAMES.find((known) => known === name) ?? null;
}
