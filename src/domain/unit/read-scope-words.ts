import type { LocalDate } from '../kernel/local-date.js';
import { matchUnitName } from './match-unit-name.js';
import { normaliseName } from './normalise-name.js';
import { splitUnitList } from './split-unit-list.js';
import type { UnitIndex } from './unit-index.js';
import type { UnitGroup } from './unit.js';

/** The membership a scope bracket defines, and the words in it that were not understood ([] when all were). */
export interface ScopeReading {
  readonly memberCodes: readonly string[];
  readonly notUnderstood: readonly string[];
}

const LEADING = /^(?:均|都)?(?:包含|包括|含)/;
const EXCLUDING = /^(?:不含|不包括|不包含|除)/;
const NO_NAME = new Set(['下同', '以下同', '以下相同']);

/**
 * Reads 含开发区、长江新区、风景区管委会,下同 beside `group`: the group's own members plus those named, each once.
 * Only words that match exactly count; an exclusion (不含…) and every other word comes back in `notUnderstood` and wants a person.
 * The membership of a group that is not known (`members` null) starts empty.
 */
export function readScopeWords(scopeWords: string, group: UnitGroup, index: UnitIndex, asOf: LocalDate): ScopeReading {
  const memberCodes = new Set(group.members ?? []);
  const notUnderstood: string[] = [];
  let excluding = false;
  for (const mention of splitUnitList(scopeWords.trim().replace(LEADING, ''), index, asOf)) {
    if (NO_NAME.has(normaliseName(mention.name))) continue;
    // An exclusion governs the names after it as well: adding those would be the opposite of what is printed.
    excluding ||= EXCLUDING.test(normaliseName(mention.name));
    const match = matchUnitName(mention.name, index, asOf);
    if (excluding) notUnderstood.push(mention.printed);
    else if (match.outcome === 'matched') memberCodes.add(match.unit.code);
    else if (match.outcome === 'group' && match.group.members !== null) for (const code of match.group.members) memberCodes.add(code);
    else notUnderstood.push(mention.printed);
  }
  return { memberCodes: [...memberCodes], notUnderstood };
}
