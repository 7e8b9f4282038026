import { searchWords } from '../../platform/search/search-words.js';

/** What a plan is found by: the name people use for it, its title and its number. */
export function planSearchWords({ shortName, title, documentNumber }: { readonly shortName: string; readonly title: string; readonly documentNumber: string }): string {
  return searchWords(shortName, title, documentNumber);
}
