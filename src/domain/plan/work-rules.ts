/** What joint leads (共同牵头) must do before an item is done: all of them finish, or the one listed first consolidates and claims for all. */
export const JOINT_LEAD_POLICY_TITLES = { allMustFinish: '各牵头单位都须办结', firstConsolidates: '列第一位的牵头单位汇总办结' } as const;

export type JointLeadPolicy = keyof typeof JOINT_LEAD_POLICY_TITLES;

export const JOINT_LEAD_POLICIES = Object.keys(JOINT_LEAD_POLICY_TITLES) as readonly JointLeadPolicy[];

/** What a unit's head signs before it leaves the unit. */
export const SIGNED_ACTS = ['report', 'extension', 'decline', 'completion', 'submission'] as const;
export type SignedAct = (typeof SIGNED_ACTS)[number];

/** How the work on one plan is done, chosen by its office. */
export interface WorkRules {
  readonly jointLeads: JointLeadPolicy;
  /** 双人复核: who drew a plan up does not issue it, who verified an item does not strike it off. */
  readonly fourEyes: boolean;
  readonly signatures: Readonly<Record<SignedAct, boolean>>;
}

/** The rules in effect, from what is stored: what the office has not chosen takes the usual way. */
export function workRules(stored: Readonly<Record<string, unknown>>): WorkRules {
  const signatures = (stored['signatures'] ?? {}) as Readonly<Record<string, unknown>>;
  return {
    jointLeads: stored['jointLeads'] === 'firstConsolidates' ? 'firstConsolidates' : 'allMustFinish',
    fourEyes: stored['fourEyes'] === true,
    signatures: Object.fromEntries(SIGNED_ACTS.map((act) => [act, signatures[act] === true])) as Record<SignedAct, boolean>,
  };
}
