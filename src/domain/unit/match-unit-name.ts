import type { LocalDate } from '../kernel/local-date.js';
import { nearestUnits } from './nearest-units.js';
import { normaliseName } from './normalise-name.js';
import { holdsOn, type UnitIndex } from './unit-index.js';
import type { Unit, UnitAlias, UnitGroup } from './unit.js';

/** What a printed name turned out to be. Candidates are offered to a person and never chosen here. */
export type UnitMatch =
  | { readonly outcome: 'matched'; readonly unit: Unit; readonly alias: UnitAlias | null }
  | { readonly outcome: 'group'; readonly group: UnitGroup }
  | { readonly outcome: 'ambiguous'; readonly candidates: readonly Unit[] }
  | { readonly outcome: 'unknown'; readonly candidates: readonly Unit[] };

const CANDIDATE_LIMIT = 3;

/** What a name is in the directory on a day, null when it is nothing; looks for no candidates. */
export function lookUpName(printed: string, index: UnitIndex, asOf: LocalDate): Exclude<UnitMatch, { outcome: 'unknown' }> | null {
  const key = normaliseName(printed);
  const named = (index.unitsByName.get(key) ?? []).filter(({ alias }) => alias === null || holdsOn(alias, asOf));
  const units = [...new Set(named.map(({ unit }) => unit))];
  const first = named[0];
  if (first && units.length === 1) return { outcome: 'matched', unit: first.unit, alias: first.alias };
  if (units.length > 1) return { outcome: 'ambiguous', candidates: units };
  const group = index.groupsByName.get(key);
  return group ? { outcome: 'group', group } : null;
}

/**
 * What `printed` names on the day `asOf`: only an exact name, or an alias that holds on that day, counts; widths and spaces aside.
 * `alias` is null when the unit's own name was printed. A unit that has ended is still matched: ask `unitAsOf` who carries on.
 * Unknown names come with at most three similar known ones, best first.
 */
export function matchUnitName(printed: string, index: UnitIndex, asOf: LocalDate): UnitMatch {
  return lookUpName(printed, index, asOf) ?? { outcome: 'unknown', candidates: nearestUnits(normaliseName(printed), index, CANDIDATE_LIMIT) };
}
