import type { Schemas } from '../../api/client';
import { lastMonthEnd } from '../brief/figures';

export type CircularRow = Schemas['CircularListRowResponse'];
export type Circular = Schemas['CircularResponse'];
export type Passage = Circular['passages'][number];

export const CIRCULAR_VIEWS = ['working', 'issued', 'discarded'] as const;
export type CircularView = (typeof CIRCULAR_VIEWS)[number];

const STATES: Readonly<Record<CircularView, readonly CircularRow['state'][]>> = { working: ['draft', 'replying', 'ready'], issued: ['issued'], discarded: ['discarded'] };

export function inView<Row extends Pick<CircularRow, 'state'>>(rows: readonly Row[], view: CircularView): readonly Row[] {
  return rows.filter(({ state }) => STATES[view].includes(state));
}

/** The month that is over: what a circular is usually about. */
export function monthBefore(today: string): { readonly from: string; readonly to: string } {
  const to = lastMonthEnd(today);
  return { from: `${to.slice(0, 7)}-01`, to };
}

/** The units that are named, in the order of the text. */
export function namedUnits({ passages }: Pick<Circular, 'passages'>): readonly string[] {
  return passages.filter(({ named }) => named).map(({ unit }) => unit);
}
