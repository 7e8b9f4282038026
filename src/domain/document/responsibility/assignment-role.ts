import type { AssignmentRole, DraftItem } from '../plan-draft.js';
import { roleClass } from './role-words.js';

/** What the role words printed for one item mean together. */
export interface RoleReading {
  readonly roleOf: (roleWord: string) => AssignmentRole;
  /** 责任单位 or 按职责分工负责 stands alone: all answer jointly and nobody is named as lead. */
  readonly jointWithoutLead: boolean;
}

/**
 * Roles by the words printed beside each other: 责任单位 is cooperating beside 牵头单位 (武政办〔2024〕21号) and the lead beside
 * 配合单位 (武政办〔2024〕23号) or 指导单位; alone it is joint responsibility with no named lead (武政办〔2024〕30号). 负责 and
 * 按职责分工负责 are read like 责任单位.
 */
export function readRoles(roleWords: readonly string[]): RoleReading {
  const classes = roleWords.map(roleClass);
  const hasLead = classes.includes('lead');
  const hasOther = classes.includes('beside') || classes.includes('guiding');
  const plain = hasLead ? 'cooperating' : 'lead';
  const roles = { lead: 'lead', beside: 'cooperating', guiding: 'guiding', plain } as const;
  return { roleOf: (roleWord) => roles[roleClass(roleWord)], jointWithoutLead: !hasLead && !hasOther && roleWords.length > 0 };
}

/** True for a role word that sets units above or below others (牵头, 配合); 责任单位, 指导单位 and 按职责分工负责 alone rank nobody. */
export function ranksUnits(roleWord: string): boolean {
  return ['lead', 'beside'].includes(roleClass(roleWord));
}

/** True when the items print 责任单位 as the lead beside 配合单位 (武政办〔2024〕23号): 各责任单位 are the leading units only. */
export function responsibleAreLeads(items: readonly Pick<DraftItem, 'clauses'>[]): boolean {
  return items.some(({ clauses }) => clauses.some(({ roleWord, role }) => /^[责責]任/.test(roleWord) && role === 'lead') && clauses.some(({ roleWord }) => roleClass(roleWord) === 'beside'));
}
