import { simplified } from '../kernel/simplified-script.js';

const BRACKETS: Readonly<Record<string, string>> = { '〈': '(', '〉': ')', '《': '(', '》': ')', '〔': '(', '〕': ')', '【': '(', '】': ')', '[': '(', ']': ')' };

/**
 * The form of a name that is compared: one width for letters, digits, commas and brackets, no spaces, one script.
 * For comparison only; printed words are kept as they are everywhere else.
 */
export function normaliseName(words: string): string {
  return simplified(words)
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[〈〉《》〔〕【】[\]]/g, (bracket) => BRACKETS[bracket] ?? bracket);
}
