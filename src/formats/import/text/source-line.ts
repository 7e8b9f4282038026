/** One line of a text with its 1-based number in the source. */
export interface SourceLine {
  readonly words: string;
  readonly number: number;
}

/** The lines of a text, numbered. */
export function sourceLines(text: string): SourceLine[] {
  return text.split('\n').map((words, index) => ({ words, number: index + 1 }));
}
