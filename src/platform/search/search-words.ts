import { pinyin } from 'pinyin-pro';
import { foldedWords } from '../../domain/kernel/folded-words.js';

/** People type the initials of how something begins; those of a whole page would only cost. */
const SPELT_CHARACTERS = 120;

/** What a row is found by, as its `search_words` column keeps it: its words, folded, and on a second line the pinyin initials of how they begin. */
export function searchWords(...parts: readonly (string | null)[]): string {
  const words = parts.filter((part) => part !== null && part !== '').join('\n');
  return `${foldedWords(words)}\n${foldedWords(pinyinInitials(words.slice(0, SPELT_CHARACTERS)))}`;
}

function pinyinInitials(words: string): string {
  return pinyin(words, { pattern: 'first', toneType: 'none', type: 'array' }).join('');
}
