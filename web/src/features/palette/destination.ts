import type { Schemas } from '../../api/client';

export interface Entry {
  /** Where it leads, as an address; null for a unit, whose plan has yet to be chosen. */
  readonly id: string;
  readonly to: string | null;
  readonly words: string;
  readonly beside: string;
}

export interface EntryGroup {
  readonly title: string;
  readonly entries: readonly Entry[];
}

interface GroupWords {
  readonly plans: string;
  readonly units: string;
  readonly items: string;
  readonly unitLines: string;
  readonly itemOf: (document: string, number: string) => string;
}

/** What was found, as groups of places to go to. */
export function entriesOf({ plans, units, items }: Schemas['SearchResponse'], words: GroupWords): readonly EntryGroup[] {
  return [
    { title: words.plans, entries: plans.map(({ planId, title, shortName, documentNumber }) => ({ id: `plan-${planId}`, to: `/plans/${planId}`, words: shortName === '' ? title : `${shortName}　${title}`, beside: documentNumber })) },
    { title: words.units, entries: units.map(({ unitId, unit }) => ({ id: `unit-${unitId}`, to: null, words: unit, beside: words.unitLines })) },
    { title: words.items, entries: items.map(({ itemId, text, documentNumber, number }) => ({ id: `item-${itemId}`, to: `/tasks/${itemId}`, words: text, beside: words.itemOf(documentNumber, number) })) },
  ].filter(({ entries }) => entries.length > 0);
}

/** The page of a unit in the directory. */
export function pageOf(unitId: string, words: string): Entry {
  return { id: `page-${unitId}`, to: `/units/${unitId}`, words, beside: '' };
}

/** The plans in which the lines of a unit can be looked at. */
export function linesOf(unit: string, plans: readonly { readonly id: string; readonly title: string; readonly shortName: string; readonly documentNumber: string }[]): readonly Entry[] {
  return plans.map(({ id, title, shortName, documentNumber }) => ({ id: `lines-${id}`, to: `/plans/${id}?q=${encodeURIComponent(unit)}`, words: shortName || title, beside: documentNumber }));
}
