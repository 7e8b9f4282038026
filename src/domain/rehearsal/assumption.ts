/** What a rehearsal assumes people do; its keys are the assumptions. */
export const ASSUMPTION_TITLES = {
  nobodyActs: '都不办理',
  allInTime: '都按时办理',
} as const;

/** nobodyActs: everything open climbs to the top of its ladder. allInTime: everything is done by its owner on its due day. */
export type Assumption = keyof typeof ASSUMPTION_TITLES;

export const ASSUMPTIONS = Object.keys(ASSUMPTION_TITLES) as readonly Assumption[];
