import type { Address } from '../../address';

/** What of the address is a way of looking at the ledger; what is open beside it is not. */
const PARTS = ['as', 'view', 'q', 'lead', 'deadline', 'light', 'hide', 'since', 'change'] as const;

/** The part of an address that a saved view keeps, always in one order: equal views are equal words. */
export function viewIn(params: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const name of PARTS) {
    const value = params.get(name);
    if (value !== null && value !== '') kept.set(name, value);
  }
  return kept.toString();
}

/** The change of address that leads to a view: what it does not name is cleared. */
export function addressOf(view: string): Address {
  const params = new URLSearchParams(view);
  return Object.fromEntries(PARTS.map((name) => [name, params.get(name)]));
}

export const LAYOUTS = ['ledger', 'timeline', 'units'] as const;
export type Layout = (typeof LAYOUTS)[number];

export const HIDEABLE = ['deadline', 'leads', 'others', 'progress'] as const;
export type Column = (typeof HIDEABLE)[number];

/** The columns that are not shown. */
export function hiddenIn(params: URLSearchParams): ReadonlySet<Column> {
  const named = (params.get('hide') ?? '').split(',');
  return new Set(HIDEABLE.filter((column) => named.includes(column)));
}
