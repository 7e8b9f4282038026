import type { NumericTarget } from '../document/plan-draft.js';
import { daysBetween, localDate, type LocalDate } from '../kernel/local-date.js';

/** Numbers that measure a rate or a share do not grow day by day. */
const RATES = new Set(['%', '‰', '倍']);

/** The last day of a target: the end of the year its sentence names, else the item's. */
export function targetDueOn(target: Pick<NumericTarget, 'year'>, itemDueOn: LocalDate | null): LocalDate | null {
  return target.year === null ? itemDueOn : localDate(target.year, 12, 31);
}

/**
 * The value a target should have reached by today (序时进度): the straight line from the baseline on `from` to the target on `dueOn`. Null where a
 * line says nothing: an upper bound (不超过), a rate or share, no last day, or a span of no days.
 */
export function expectedByNow(
  target: Pick<NumericTarget, 'value' | 'unit' | 'bound'>,
  { from, dueOn, today, baseline = 0 }: { readonly from: LocalDate; readonly dueOn: LocalDate | null; readonly today: LocalDate; readonly baseline?: number },
): number | null {
  if (dueOn === null || target.bound === 'atMost' || RATES.has(target.unit)) return null;
  const whole = daysBetween(from, dueOn);
  if (whole <= 0) return null;
  const gone = Math.min(Math.max(daysBetween(from, today), 0), whole);
  return Math.round((baseline + ((target.value - baseline) * gone) / whole) * 100) / 100;
}
