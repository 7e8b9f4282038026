import { normaliseName } from './normalise-name.js';
import { unitIndex } from './unit-index.js';
import type { Unit, UnitDirectory, UnitKind } from './unit.js';

/** A unit to be entered under its printed name; its kind was confirmed by a person or guessed from the name. */
export interface NewUnit {
  readonly name: string;
  readonly kind: UnitKind;
}

/**
 * The code of a unit that was entered by its name alone: `unit-` and the code points of the normalised name in hexadecimal, joined by `-`.
 * The same name has the same code on every reading and in every directory, no two names share one, and nothing has to be counted or stored.
 */
export function codeOfName(name: string): string {
  return ['unit', ...Array.from(normaliseName(name), (character) => (character.codePointAt(0) ?? 0).toString(16))].join('-');
}

/** The directory with some units added in their order; names it already knows, as of a unit, an alias or a group, and repeated names are left out. */
export function directoryWith(directory: UnitDirectory, units: readonly NewUnit[]): UnitDirectory {
  const known = unitIndex(directory);
  const added = new Map<string, Unit>();
  for (const { name, kind } of units) {
    const key = normaliseName(name);
    if (key === '' || known.unitsByName.has(key) || known.groupsByName.has(key) || added.has(key)) continue;
    added.set(key, { code: codeOfName(name), name, kind, aliases: [], validFrom: null, validTo: null, successorCode: null });
  }
  return { units: [...directory.units, ...added.values()], groups: directory.groups };
}

/** The directory with further names for units it has (code by name); names of unknown codes are left out. */
export function directoryWithAliases(directory: UnitDirectory, codesByName: ReadonlyMap<string, string>): UnitDirectory {
  const namesOf = (code: string): string[] => [...codesByName].filter(([, owner]) => owner === code).map(([name]) => name);
  const units = directory.units.map((unit) => {
    const aliases = namesOf(unit.code).map((words) => ({ words, reason: 'variant' as const, validFrom: null, validTo: null }));
    return aliases.length === 0 ? unit : { ...unit, aliases: [...unit.aliases, ...aliases] };
  });
  return { ...directory, units };
}
