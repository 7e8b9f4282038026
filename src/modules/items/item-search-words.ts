import { searchWords } from '../../platform/search/search-words.js';

/** What an item is found by: its text before the headings it stands under, which its neighbours share. */
export function itemSearchWords({ text, headings, upstreamText }: { readonly text: string; readonly headings: readonly string[]; readonly upstreamText: string | null }): string {
  return searchWords(text, ...headings, upstreamText);
}
