import type { AssignmentRole, DraftItem } from '../plan-draft.js';

/** What the role words printed for one item mean together. */
export interface RoleReading {
  readonly roleOf: (roleWord: string) => AssignmentRole;
  /** 责任单位 stands alone: all answer jointly and nobody is named as lead. */
  readonly jointWithoutLead: boolean;
}

const LEADING = /^(?:牵头|主办)/;
const BESIDE_A_LEAD = /^(?:配合|协办|会办|协助|参与|按(?:职责)?分工)/;
const GUIDING = /^指导/;

/**
 * Roles by the words printed beside each other: 责任单位 is cooperating beside 牵头单位 (武政办〔2024〕21号) and the lead beside
 * 配合单位 (武政办〔2024〕23号) or 指导单位; alone it is joint responsibility with no named lead (武政办〔2024〕30号).
 */
export function readRoles(roleWords: readonly string[]): RoleReading {
  const hasLead = roleWords.some((word) => LEADING.test(word));
  const hasOther = roleWords.some((word) => BESIDE_A_LEAD.test(word) || GUIDING.test(word));
  const plain = hasLead ? 'cooperating' : 'lead';
  return {
    roleOf: (roleWord) => {
      if (LEADING.test(roleWord)) return 'lead';
      if (GUIDING.test(roleWord)) return 'guiding';
      return BESIDE_A_LEAD.test(roleWord) ? 'cooperating' : plain;
    },
    jointWithoutLead: !hasLead && !hasOther && roleWords.length > 0,
  };
}

/** True for a role word that sets units above or below others (牵头, 配合); 责任单位 and 指导单位 alone rank nobody. */
export function ranksUnits(roleWord: string): boolean {
  return LEADING.test(roleWord) || BESIDE_A_LEAD.test(roleWord);
}

/** True when the items print 责任单位 as the lead beside 配合单位 (武政办〔2024〕23号): 各责任单位 are the leading units only. */
export function responsibleAreLeads(items: readonly Pick<DraftItem, 'clauses'>[]): boolean {
  return items.some(({ clauses }) => clauses.some(({ roleWord, role }) => /^责任/.test(roleWord) && role === 'lead') && clauses.some(({ roleWord }) => BESIDE_A_LEAD.test(roleWord)));
}
