import type { LocalDate } from '../kernel/local-date.js';

/** Kind of body, in the order an official list names them (party, government, courts, people's groups, central, enterprise, district). */
export const UNIT_KINDS = [
  'party',
  'government',
  'judicial',
  'massOrganisation',
  'publicInstitution',
  'verticalAgency',
  'stateEnterprise',
  'district',
  'functionalZone',
  'coordinationBody',
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** Why other words name the same body. */
export type AliasReason = 'shortForm' | 'formerName' | 'laterName' | 'ocr' | 'variant';

export interface UnitAlias {
  readonly words: string;
  readonly reason: AliasReason;
  /** Days on which the alias holds, inclusive; null is open. */
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
}

/** A body that can hold a responsibility. `code` is stable and used as the foreign key of seed data. */
export interface Unit {
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly aliases: readonly UnitAlias[];
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
  /** Body that took over the functions (seed: 由承接相关职能的单位继续推进), null while it exists. */
  readonly successorCode: string | null;
}

/**
 * A name that stands for several bodies (各区人民政府, 市直各部门, 领导小组各成员单位).
 * `members` is null when the membership is not known: such a name waits for a person.
 */
export interface UnitGroup {
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly members: readonly string[] | null;
  /** 其他成员单位: the members minus the units named beside it in the same row. */
  readonly minusNamed: boolean;
}

export interface UnitDirectory {
  readonly units: readonly Unit[];
  readonly groups: readonly UnitGroup[];
}
