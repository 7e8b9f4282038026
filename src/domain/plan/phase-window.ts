import type { LocalDate } from '../kernel/local-date.js';
import { RuleViolation } from '../kernel/rule-violation.js';
import { type PhaseProgress, PHASE_STATE_TITLES, phaseStateOn, type PhaseWindow } from './phase.js';

/** The days an office asks for; what it leaves out stays as it is. */
export interface WindowAsked {
  readonly startsOn?: LocalDate;
  readonly endsOn?: LocalDate;
}

export interface WindowChange {
  readonly window: PhaseWindow;
  /** The phase was left and runs again: it is entered a second time. */
  readonly reopened: boolean;
}

const REASON_LENGTH = 500;

/**
 * The window after an override: earlier, later or longer. What has begun keeps its beginning, nothing begins or ends before today, and
 * a phase that has ended may be prolonged. Throws RuleViolation.
 */
export function overriddenWindow(phase: PhaseProgress, asked: WindowAsked, today: LocalDate): WindowChange {
  const window = { startsOn: asked.startsOn ?? phase.startsOn, endsOn: asked.endsOn ?? phase.endsOn };
  if (window.startsOn === phase.startsOn && window.endsOn === phase.endsOn) throw new RuleViolation('PHASE_WINDOW_UNCHANGED', {});
  if (window.startsOn !== phase.startsOn) refuseNewBeginning(phase, window.startsOn, today);
  if (window.startsOn !== null && window.endsOn !== null && window.startsOn > window.endsOn) {
    throw new RuleViolation('PHASE_STARTS_AFTER_END', { startsOn: window.startsOn, endsOn: window.endsOn });
  }
  if (window.endsOn !== null && window.endsOn < today) throw new RuleViolation('PHASE_ENDS_IN_PAST', { endsOn: window.endsOn, today });
  return { window, reopened: phase.leftOn !== null };
}

/** The window of a running phase whose last day is brought forward to `on`, today at the earliest. Throws RuleViolation. */
export function closedWindow(phase: PhaseProgress, on: LocalDate, today: LocalDate): WindowChange {
  const state = phaseStateOn(phase, today);
  if (state !== 'active') throw new RuleViolation('PHASE_NOT_ACTIVE', { stateTitle: PHASE_STATE_TITLES[state] });
  if (phase.endsOn !== null && on > phase.endsOn) throw new RuleViolation('PHASE_CLOSING_NOT_EARLIER', { on, endsOn: phase.endsOn });
  return overriddenWindow(phase, { endsOn: on }, today);
}

/** Throws RuleViolation unless the reason for changing a window is stated, briefly. */
export function refuseUnstatedReason(reason: string): void {
  if (reason.trim() === '') throw new RuleViolation('PHASE_REASON_MISSING', {});
  if (reason.length > REASON_LENGTH) throw new RuleViolation('PHASE_REASON_TOO_LONG', { field: '调整原因', length: reason.length, limit: REASON_LENGTH });
}

/** The phases that share a day with the window: allowed, but the office should know. A side that is not dated overlaps nothing. */
export function overlapping<Phase extends PhaseWindow>({ startsOn, endsOn }: PhaseWindow, others: readonly Phase[]): Phase[] {
  return others.filter((other) => reaches(startsOn, other.endsOn) && reaches(other.startsOn, endsOn));
}

function reaches(startsOn: LocalDate | null, endsOn: LocalDate | null): boolean {
  return startsOn !== null && endsOn !== null && startsOn <= endsOn;
}

function refuseNewBeginning(phase: PhaseProgress, startsOn: LocalDate | null, today: LocalDate): void {
  if (phase.enteredOn !== null || phaseStateOn(phase, today) !== 'planned') throw new RuleViolation('PHASE_BEGUN_ALREADY', {});
  if (startsOn !== null && startsOn < today) throw new RuleViolation('PHASE_STARTS_IN_PAST', { startsOn, today });
}
