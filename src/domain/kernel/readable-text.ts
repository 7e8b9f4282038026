/** True when the text holds a letter, a Chinese character or a digit; blanks and punctuation alone say nothing. */
export function isReadable(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** Length in characters as a person counts them: one for each code point. */
export function lengthInCharacters(text: string): number {
  return [...text].length;
}
