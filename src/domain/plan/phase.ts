import { addDays, type LocalDate } from '../kernel/local-date.js';

/** Computed from the dates, never stored. */
export type PhaseState = 'planned' | 'active' | 'ended';

export const PHASE_STATE_TITLES: Readonly<Record<PhaseState, string>> = { planned: '未开始', active: '进行中', ended: '已结束' };

/** Days of a phase, both inclusive; null is open on that side (一季度前 has no printed beginning). */
export interface PhaseWindow {
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
}

/** What has been journalled of a phase: the days of its entering and leaving, null while they have not happened. */
export interface PhaseProgress extends PhaseWindow {
  readonly enteredOn: LocalDate | null;
  readonly leftOn: LocalDate | null;
}

/** A phase that is to be entered or left because its day `on` has come; after an outage `on` lies in the past. */
export interface PhaseChange<Phase extends PhaseProgress> {
  readonly phase: Phase;
  readonly change: 'enter' | 'leave';
  readonly on: LocalDate;
}

/** State of a phase on a day. A phase without any date has not been dated yet and stays planned. */
export function phaseStateOn({ startsOn, endsOn }: PhaseWindow, today: LocalDate): PhaseState {
  if (startsOn === null && endsOn === null) return 'planned';
  if (startsOn !== null && today < startsOn) return 'planned';
  return endsOn !== null && today > endsOn ? 'ended' : 'active';
}

/**
 * The phases to enter and to leave by today, in order of their days; on one day phases are left before others are entered.
 * `planStartsOn` is the first day of a phase without a printed beginning. A phase that ran out during an outage is entered and left.
 */
export function phaseChangesBy<Phase extends PhaseProgress>(phases: readonly Phase[], planStartsOn: LocalDate, today: LocalDate): PhaseChange<Phase>[] {
  const changes = phases.flatMap((phase) => changesOf(phase, planStartsOn));
  return changes.filter(({ on }) => on <= today).sort((one, other) => compare(one.on, other.on) || compare(other.change, one.change));
}

function changesOf<Phase extends PhaseProgress>(phase: Phase, planStartsOn: LocalDate): PhaseChange<Phase>[] {
  const { startsOn, endsOn, enteredOn, leftOn } = phase;
  if (startsOn === null && endsOn === null) return [];
  const changes: PhaseChange<Phase>[] = [];
  if (enteredOn === null) changes.push({ phase, change: 'enter', on: startsOn ?? earlier(planStartsOn, endsOn) });
  if (leftOn === null && endsOn !== null) changes.push({ phase, change: 'leave', on: addDays(endsOn, 1) });
  return changes;
}

function earlier(date: LocalDate, other: LocalDate | null): LocalDate {
  return other !== null && other < date ? other : date;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
