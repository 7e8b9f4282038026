/** What a process knew at one moment, in milliseconds: the database's wall clock, and between which two instants of a clock that nobody can set it was read. */
export interface ClockReading {
  readonly wall: number;
  readonly steadyBefore: number;
  readonly steadyAfter: number;
}

/** A clock that moved this much more or less than time passed was set, it did not drift (promise A13). */
export const JUMP_TOLERANCE_MS = 5 * 60_000;

/**
 * By how many milliseconds the wall clock was set forward (positive) or back (negative) between two readings; 0 while it agrees
 * with the steady clock. A process that was stopped while it read knows only the span in which it did, and the span is allowed for.
 */
export function clockJump(earlier: ClockReading, later: ClockReading): number {
  const wall = later.wall - earlier.wall;
  const least = later.steadyBefore - earlier.steadyAfter;
  const most = later.steadyAfter - earlier.steadyBefore;
  if (wall > most + JUMP_TOLERANCE_MS) return wall - most;
  if (wall < least - JUMP_TOLERANCE_MS) return wall - least;
  return 0;
}
