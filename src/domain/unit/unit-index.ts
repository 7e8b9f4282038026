import type { LocalDate } from '../kernel/local-date.js';
import { normaliseName } from './normalise-name.js';
import type { Unit, UnitAlias, UnitDirectory, UnitGroup } from './unit.js';

/** One way of naming a unit; `alias` is null for the unit's own name. */
export interface NamedUnit {
  readonly unit: Unit;
  readonly alias: UnitAlias | null;
}

/** A directory prepared for looking names and codes up; build it once per directory with `unitIndex`. */
export interface UnitIndex {
  readonly directory: UnitDirectory;
  readonly unitsByCode: ReadonlyMap<string, Unit>;
  readonly groupsByCode: ReadonlyMap<string, UnitGroup>;
  /** Keys are normalised names. */
  readonly unitsByName: ReadonlyMap<string, readonly NamedUnit[]>;
  readonly groupsByName: ReadonlyMap<string, UnitGroup>;
}

/** Lookup tables over a directory. */
export function unitIndex(directory: UnitDirectory): UnitIndex {
  const unitsByName = new Map<string, NamedUnit[]>();
  const note = (words: string, named: NamedUnit): void => {
    const key = normaliseName(words);
    const known = unitsByName.get(key);
    if (known) known.push(named);
    else unitsByName.set(key, [named]);
  };
  for (const unit of directory.units) {
    note(unit.name, { unit, alias: null });
    for (const alias of unit.aliases) note(alias.words, { unit, alias });
  }
  const groupsByName = new Map<string, UnitGroup>();
  for (const group of directory.groups) for (const words of [group.name, ...group.aliases]) groupsByName.set(normaliseName(words), group);
  return {
    directory,
    unitsByCode: new Map(directory.units.map((unit) => [unit.code, unit])),
    groupsByCode: new Map(directory.groups.map((group) => [group.code, group])),
    unitsByName,
    groupsByName,
  };
}

/** True when a validity (both ends inclusive, null is open) includes the day. */
export function holdsOn(validity: { readonly validFrom: LocalDate | null; readonly validTo: LocalDate | null }, date: LocalDate): boolean {
  return (validity.validFrom === null || validity.validFrom <= date) && (validity.validTo === null || date <= validity.validTo);
}
