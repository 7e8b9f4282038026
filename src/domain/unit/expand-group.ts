import type { UnitGroup } from './unit.js';

/** The members a group stands for in one place, or that nobody knows them: such a name waits for a person. */
export type GroupExpansion =
  | { readonly outcome: 'expanded'; readonly members: readonly string[] }
  | { readonly outcome: 'unknownMembership' };

/** Membership that replaces the directory's for one document (各区人民政府〈含…,下同〉, or a list made by hand). */
export interface GroupScope {
  readonly memberCodes: readonly string[];
}

/**
 * Unit codes of a group, each once, in the order of the list. `scope` (of this document only) wins over the directory's members.
 * For 其他成员单位 the units named beside it (`namedBeside`, codes) are left out.
 */
export function expandGroup(group: UnitGroup, scope: GroupScope | null, namedBeside: readonly string[]): GroupExpansion {
  const members = scope?.memberCodes ?? group.members;
  if (members === null) return { outcome: 'unknownMembership' };
  const beside = new Set(group.minusNamed ? namedBeside : []);
  return { outcome: 'expanded', members: [...new Set(members)].filter((code) => !beside.has(code)) };
}
