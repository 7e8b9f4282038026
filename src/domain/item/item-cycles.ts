import type { Cadence } from '../kernel/deadline.js';
import { addDays, daysBetween, type LocalDate, localDate, yearOf } from '../kernel/local-date.js';
import { nextPeriodOpening, type Period, type RecurrenceWindow } from '../kernel/recurrence.js';

export type ItemCycleKind = 'evergreenReview' | 'itemPeriod' | 'yearRollover';

/** A rhythm an item gets when its plan is issued, with the first day on which it has something to open. */
export interface ItemCycle extends Cadence, RecurrenceWindow {
  readonly kind: ItemCycleKind;
  readonly nextOpensOn: LocalDate | null;
}

/** What the rhythms of an item depend on. */
export interface RhythmicItem {
  readonly evergreen: boolean;
  /** Rhythm the deadline itself states (每季度末); null when it states none. */
  readonly cadence: Cadence | null;
}

/** One year's rollover of a plan (年底查账续办). */
export interface Rollover {
  readonly year: number;
  readonly opensOn: LocalDate;
  readonly dueOn: LocalDate;
}

const QUARTERLY: Cadence = { every: 'quarter', day: null };
const YEARLY: Cadence = { every: 'year', day: null };
/** A review is asked for in the quarter of the issuing only when a month is left to have something to review. */
const FIRST_REVIEW_NEEDS_DAYS = 30;

/**
 * The rhythms of an item from the day its plan is issued: its own cadence to the end of the plan's last phase; without one, 持续推进
 * is reviewed each quarter (每季度通报), from the first quarter with at least 30 days left; 持续推进 is rolled over each December.
 */
export function cyclesOf({ evergreen, cadence }: RhythmicItem, issuedOn: LocalDate, planEndsOn: LocalDate | null): ItemCycle[] {
  const cycles: ItemCycle[] = [];
  if (cadence) cycles.push(cycleOf('itemPeriod', cadence, { startsOn: issuedOn, endsOn: planEndsOn }));
  else if (evergreen) cycles.push(cycleOf('evergreenReview', QUARTERLY, { startsOn: firstReviewFrom(issuedOn), endsOn: null }));
  if (evergreen) cycles.push({ kind: 'yearRollover', ...YEARLY, startsOn: issuedOn, endsOn: null, nextOpensOn: nextRolloverOpening(issuedOn) });
  return cycles;
}

/** Days on which an item is suspended: from the first one to the one before `resumedOn`, null while it still is. */
export interface ItemSuspensionSpan {
  readonly suspendedOn: LocalDate;
  readonly resumedOn: LocalDate | null;
}

/** True for a period nobody could answer: the item was suspended from its opening to its due day. What is left of a period at the end of a suspension is asked for. */
export function suspendedThroughout({ opensOn, dueOn }: Pick<Period, 'opensOn' | 'dueOn'>, suspensions: readonly ItemSuspensionSpan[]): boolean {
  return suspensions.some(({ suspendedOn, resumedOn }) => suspendedOn <= opensOn && (resumedOn === null || resumedOn > dueOn));
}

/** First December 1 after the day: an item issued in December is not asked about in the same month. */
export function nextRolloverOpening(day: LocalDate): LocalDate {
  const year = yearOf(day);
  return day < openingOf(year) ? openingOf(year) : openingOf(year + 1);
}

/** The rollovers that have opened by today and not before `since`: after an outage each year's own. */
export function rolloversDueBy(today: LocalDate, since: LocalDate): Rollover[] {
  const rollovers: Rollover[] = [];
  for (let year = yearOf(since); openingOf(year) <= today; year += 1) {
    if (openingOf(year) >= since) rollovers.push({ year, opensOn: openingOf(year), dueOn: localDate(year, 12, 31) });
  }
  return rollovers;
}

/** True when the year's rollover has begun by today. */
export function rolloverHasBegun(year: number, today: LocalDate): boolean {
  return openingOf(year) <= today;
}

function openingOf(year: number): LocalDate {
  return localDate(year, 12, 1);
}

function cycleOf(kind: ItemCycleKind, cadence: Cadence, window: RecurrenceWindow): ItemCycle {
  return { kind, ...cadence, ...window, nextOpensOn: nextPeriodOpening(cadence, window, addDays(window.startsOn, -1)) };
}

function firstReviewFrom(issuedOn: LocalDate): LocalDate {
  const nextQuarter = nextPeriodOpening(QUARTERLY, { startsOn: issuedOn, endsOn: null }, issuedOn);
  if (nextQuarter === null) throw new Error('quarters do not end');
  return daysBetween(issuedOn, addDays(nextQuarter, -1)) >= FIRST_REVIEW_NEEDS_DAYS ? issuedOn : nextQuarter;
}
