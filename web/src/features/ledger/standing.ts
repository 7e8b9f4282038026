import type { Schemas } from '../../api/client';
import type { Standing } from '../../components/pictures/light';

export type Line = Schemas['LedgerLineResponse'];

const DONE = new Set(['completed', 'closedOut']);

/** How a line stands: done comes before the light, and what waits for the office is not late by the unit. */
export function standingOf(line: Pick<Line, 'status' | 'standsStill'> & { readonly light: Pick<Line['light'], 'colour'> }): Standing {
  if (DONE.has(line.status)) return 'done';
  if (line.standsStill && line.light.colour !== 'red') return 'review';
  return line.light.colour;
}

export type Counts = Readonly<Record<Standing, number>>;

/** How many lines stand how. */
export function countsOf(lines: readonly Line[]): Counts {
  const counts = { red: 0, yellow: 0, review: 0, green: 0, grey: 0, done: 0 };
  for (const line of lines) counts[standingOf(line)] += 1;
  return counts;
}
