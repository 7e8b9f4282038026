import type { Schemas } from '../../api/client';
import { daysBetween } from '../../i18n/dates';

type Target = Pick<Schemas['TargetResponse'], 'from' | 'dueOn' | 'value' | 'baseline' | 'actual'>;
type Point = readonly [number, number];

export interface TargetCurve {
  readonly actual: readonly Point[];
  /** The straight line from where it began to what is asked on the day it is due. */
  readonly expected: readonly [Point, Point];
  readonly today: number;
}

/** Places of the curve in a box of that size, time to the right and more upwards; null without two days between which a line runs. Every value lies inside the box. */
export function targetCurve({ from, dueOn, value, baseline, actual }: Target, today: string, width: number, height: number): TargetCurve | null {
  if (from === null || dueOn === null || from >= dueOn) return null;
  const days = [from, dueOn, today, ...actual.map(({ onDay }) => onDay)].sort();
  const [first = from, last = dueOn] = [days[0], days[days.length - 1]];
  const values = [0, value, baseline, ...actual.map((point) => point.value)];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (day: string): number => round((daysBetween(first, day) / daysBetween(first, last)) * width);
  const y = (of: number): number => round(height - ((of - low) / (high - low || 1)) * height);
  return { actual: actual.map((point) => [x(point.onDay), y(point.value)] as const), expected: [[x(from), y(baseline)], [x(dueOn), y(value)]], today: x(today) };
}

const round = (value: number): number => Math.round(value * 10) / 10;
