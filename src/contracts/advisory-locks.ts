/**
 * Every advisory lock of the database that stands for one piece of work, so that no two share a number. Locks on names (files, idempotency keys, channel addresses) are
 * hashed and stand beside what they lock.
 */
export const ADVISORY_LOCKS = {
  /** Phases and cycles are turned by one process at a time. */
  turn: 20_240_401,
  rehearsal: 20_240_402,
  /** The three administrators are three people, also when two are named at once. */
  administrators: 20_240_403,
  messageDesk: 20_240_404,
  /** Shared by whoever counts working days, alone for whoever loads a calendar. */
  calendarCounting: 20_240_405,
  migration: 20_240_406,
  /** First half of a pair; the second names the lane of a ladder. */
  reminderLanes: 20_240_407,
  planTallies: 20_240_409,
} as const;
