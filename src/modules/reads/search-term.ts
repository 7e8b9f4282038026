import { foldedWords } from '../../domain/kernel/folded-words.js';

/** What a person looks for, as the statements take it. */
export interface SearchTerm {
  readonly folded: string;
  /** Pattern for LIKE: the folded words anywhere. */
  readonly pattern: string;
}

/** The term of words typed into a search; null when nothing is left of them. */
export function searchTerm(words: string | undefined): SearchTerm | null {
  const folded = foldedWords(words ?? '');
  return folded === '' ? null : { folded, pattern: `%${folded.replace(/[\\%_]/g, '\\$&')}%` };
}
