import type { Schemas } from '../../api/client';
import type { Place } from '../shell/places';
import type { Verb, VerbWords } from './verbs';

export interface Entry {
  readonly id: string;
  /** Where it leads, as an address; null for what asks on. */
  readonly to: string | null;
  /** The beginning of what is looked for next, for a verb that does not say yet of what. */
  readonly begins?: string;
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

const itemEntry = ({ itemId, text, documentNumber, number }: Schemas['SearchResponse']['items'][number], to: string, words: GroupWords): Entry => ({ id: `item-${itemId}`, to, words: text, beside: words.itemOf(documentNumber, number) });

/** What was found, as groups of places to go to. */
export function entriesOf({ plans, units, items }: Schemas['SearchResponse'], words: GroupWords): readonly EntryGroup[] {
  return [
    { title: words.plans, entries: plans.map(({ planId, title, shortName, documentNumber }) => ({ id: `plan-${planId}`, to: `/plans/${planId}`, words: shortName === '' ? title : `${shortName}　${title}`, beside: documentNumber })) },
    { title: words.units, entries: units.map(({ unitId, unit }) => ({ id: `unit-${unitId}`, to: null, words: unit, beside: words.unitLines })) },
    { title: words.items, entries: items.map((item) => itemEntry(item, `/tasks/${item.itemId}`, words)) },
  ].filter(({ entries }) => entries.length > 0);
}

/** The items that were found, each as the place where the verb is carried out. */
export function actsOn(verb: Verb, { items }: Schemas['SearchResponse'], words: GroupWords & { readonly verbs: VerbWords }): readonly EntryGroup[] {
  return items.length === 0 ? [] : [{ title: words.verbs[verb.id], entries: items.map((item) => itemEntry(item, verb.at(item.itemId), words)) }];
}

/** What the typed words begin of the names of pages and verbs, or their initials; everything for none. */
export function standing(typed: string, places: readonly (Pick<Place, 'to' | 'initials'> & { readonly words: string })[], verbs: readonly Verb[], words: { readonly pages: string; readonly acts: string; readonly actOn: string; readonly verbs: VerbWords }): readonly EntryGroup[] {
  const sought = typed.toLowerCase();
  const fits = (name: string, initials: string): boolean => name.toLowerCase().includes(sought) || initials.startsWith(sought);
  return [
    { title: words.acts, entries: verbs.filter(({ id, initials }) => fits(words.verbs[id], initials)).map(({ id }) => ({ id: `verb-${id}`, to: null, begins: `${words.verbs[id]} `, words: words.verbs[id], beside: words.actOn })) },
    { title: words.pages, entries: places.filter((place) => fits(place.words, place.initials)).map(({ to, words: name }) => ({ id: `place-${to}`, to, words: name, beside: '' })) },
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
