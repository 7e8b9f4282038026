import { searchWords } from '../../platform/search/search-words.js';

/** What a unit is found by: each of its names with its initials. */
export function unitSearchWords(names: readonly string[]): string {
  return names.toSorted().map((name) => searchWords(name)).join('\n');
}
