import type { Cadence } from './deadline.js';

const PERIODS: readonly { every: Cadence['every']; pattern: RegExp }[] = [
  { every: 'week', pattern: /^每周$/ },
  { every: 'month', pattern: /^每个?月(?:[底末])?$/ },
  { every: 'quarter', pattern: /^每个?季(?:度[底末]?|末)$/ },
  { every: 'halfYear', pattern: /^每半年[底末]?$/ },
  { every: 'year', pattern: /^每(?:个?年度?|年?年[底末]|年度?[底末])$/ },
];
/** The last day of the year by its month: 每年12月底前. */
const YEAR_END = /^每年12月(?:[底末]|31[日号])?$/;
const ONCE_EACH = /(?:至少|不少于)?(?:1|一)次$/;
const LAST_DAY = 31;

/**
 * The rhythm plain words state: 每季度末, 每月25日前 (day 25), 每周, 每半年, 每年12月底前; null when they state none or one that has no
 * place in a `Cadence` (每年6月底前, 每周五).
 */
export function readCadence(text: string): Cadence | null {
  const stem = text.replace(ONCE_EACH, '').replace(/(?:之|以)?前$/, '');
  const day = /^每个?月(\d{1,2})[日号]$/.exec(stem)?.[1];
  if (day !== undefined) return Number(day) >= 1 && Number(day) <= LAST_DAY ? { every: 'month', day: Number(day) } : null;
  if (YEAR_END.test(stem)) return /月$/.test(stem) && stem !== text ? null : { every: 'year', day: null };
  const period = PERIODS.find(({ pattern }) => pattern.test(stem));
  const before = /前$/.test(text);
  // 每月前 leaves open which part of the month is meant.
  return period && !(before && !/[底末]$/.test(stem)) ? { every: period.every, day: null } : null;
}
