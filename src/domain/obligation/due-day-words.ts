import { daysBetween, type LocalDate } from '../kernel/local-date.js';

/** 到期日 as written; where the clock stood still also for how many days, and the day that counts (docs/decisions/0011). */
export function dueDayWords(writtenOn: LocalDate, effectiveOn: LocalDate): string {
  const stood = daysBetween(writtenOn, effectiveOn);
  return stood > 0 ? `到期日 ${writtenOn}，停表${stood}天，顺延至 ${effectiveOn}` : `到期日 ${writtenOn}`;
}
