import type { LocalDate } from '../kernel/local-date.js';
import { guessUnitKind } from '../unit/guess-unit-kind.js';
import { lookUpName } from '../unit/match-unit-name.js';
import { nearestUnits } from '../unit/nearest-units.js';
import { normaliseName } from '../unit/normalise-name.js';
import { splitUnitList, type UnitMention } from '../unit/split-unit-list.js';
import type { UnitIndex } from '../unit/unit-index.js';
import type { DraftItem, LeadingGroup, Place, UnitProposal } from './plan-draft.js';
import { halfWidth } from './printed-text.js';
import { speaksOfSeveral } from './responsibility/resolve-responsibility.js';

/** What proposals are made of: the items as read, and the group whose office may sit in an unknown unit. */
export interface NamingParts {
  readonly items: readonly DraftItem[];
  readonly leadingGroup: LeadingGroup | null;
  readonly place: Place;
}

const NEAREST_LIMIT = 3;
const LONGEST_NAME = 30;
const ZONE_OR_DISTRICT = /(?:区|县|旗|新城|园)$/;
const SHARED_SUFFIX = /(?:管委会|管理委员会|人民政府)$/;

interface Naming {
  readonly name: string;
  readonly itemKey: string | null;
  readonly place: Place;
}

/** The names of one list in full: in 东湖高新区、武汉经开区管委会 the zones before share the suffix of the last, which no directory is needed to see. */
function fullNames(mentions: readonly UnitMention[]): string[] {
  let suffix = '';
  return mentions
    .toReversed()
    .map(({ name }) => {
      const own = SHARED_SUFFIX.exec(normaliseName(name))?.[0];
      if (own === undefined && !ZONE_OR_DISTRICT.test(name)) suffix = '';
      else if (own !== undefined) suffix = own;
      return own === undefined ? name + suffix : name;
    })
    .toReversed();
}

function namingsOf(item: DraftItem, index: UnitIndex, asOf: LocalDate): Naming[] {
  const unresolved = item.assignments.filter((assignment) => assignment.outcome === 'unknown' && assignment.viaGroup === null).map(({ printed }) => printed);
  return item.clauses.flatMap(({ words }) => {
    const mentions = splitUnitList(words, index, asOf);
    const names = fullNames(mentions);
    return mentions.flatMap(({ printed, name }, position) => (unresolved.includes(printed) && !speaksOfSeveral(name) ? [{ name: names[position] ?? name, itemKey: item.key, place: item.place }] : []));
  });
}

/** True for words that can be a name: damaged clauses leave sentences in the place of one. */
function isName(words: string): boolean {
  return words.length > 1 && words.length <= LONGEST_NAME && !/[。:;!?]/.test(halfWidth(words));
}

/**
 * Every printed name that no unit of the directory bears, once, in the order of first mention, to be confirmed by a person and entered
 * with `directoryWith`. Names of several bodies (各区, 有关部门) and ambiguous ones are no proposals; the findings per item stay.
 */
export function unitProposals({ items, leadingGroup, place }: NamingParts, index: UnitIndex, asOf: LocalDate): UnitProposal[] {
  const office = leadingGroup && leadingGroup.officePrinted !== '' && leadingGroup.officeUnitCode === null ? [{ name: leadingGroup.officePrinted, itemKey: null, place }] : [];
  const namings = [...items.flatMap((item) => namingsOf(item, index, asOf)), ...office].filter(({ name }) => isName(name) && lookUpName(name, index, asOf) === null);
  const byName = new Map<string, Naming[]>();
  for (const naming of namings) {
    const key = normaliseName(naming.name);
    const known = byName.get(key);
    if (known) known.push(naming);
    else byName.set(key, [naming]);
  }
  return [...byName].flatMap(([key, same]) => {
    const [first] = same;
    if (!first) return [];
    const itemKeys = [...new Set(same.flatMap(({ itemKey }) => (itemKey === null ? [] : [itemKey])))];
    return [{ name: first.name, kind: guessUnitKind(first.name), nearest: nearestUnits(key, index, NEAREST_LIMIT).map(({ code }) => code), itemKeys, place: first.place }];
  });
}
