import type { Schemas } from '../../api/client';
import { daysBetween, daysLater } from '../../i18n/dates';

export type Exception = Schemas['BriefExceptionResponse'];

/** The last day of the month before: what a month's delta is measured from. */
export function lastMonthEnd(today: string): string {
  return daysLater(`${today.slice(0, 7)}-01`, -1);
}

/** What is wrong with an item and for how many days; null days when nobody said since when. */
export function troubleOf(exception: Pick<Exception, 'late' | 'suspended' | 'saidOn'> & { readonly light: Pick<Exception['light'], 'dueOn'> }, today: string): { readonly kind: 'late' | 'suspended' | 'blocked'; readonly days: number | null } {
  const { late, suspended, saidOn, light } = exception;
  const since = late ? light.dueOn : saidOn;
  return { kind: late ? 'late' : suspended ? 'suspended' : 'blocked', days: since === null ? null : daysBetween(since, today) };
}

/** A sentence in pieces, its numbers apart, and what says overdue marked as such. */
export function sentencePieces(sentence: string): { readonly text: string; readonly kind: 'words' | 'number' | 'overdue' }[] {
  return sentence
    .split(/(逾期\d+项|\d+ overdue|\d+)/)
    .filter((text) => text !== '')
    .map((text) => ({ text, kind: /^\d+$/.test(text) ? ('number' as const) : /^(逾期[1-9]|[1-9]\d* overdue)/.test(text) ? ('overdue' as const) : ('words' as const) }));
}

/** Places of a curve in a box of the given size: time to the right, value upwards from 0 to the larger of target and best value. */
export function curve(target: Pick<Schemas['TargetResponse'], 'from' | 'dueOn' | 'value' | 'actual'>, width: number, height: number): readonly (readonly [number, number])[] {
  const { from, dueOn, value, actual } = target;
  const [first, last] = [from ?? actual[0]?.onDay, dueOn ?? actual[actual.length - 1]?.onDay];
  if (first === undefined || last === undefined) return [];
  const days = Math.max(1, daysBetween(first, last));
  const top = Math.max(value, ...actual.map((point) => point.value)) || 1;
  return actual.map((point) => [round((Math.min(Math.max(daysBetween(first, point.onDay), 0), days) / days) * width), round(height - (point.value / top) * height)] as const);
}

const round = (value: number): number => Math.round(value * 10) / 10;
