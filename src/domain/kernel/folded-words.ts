/** The words as they are compared in a search: full-width forms, brackets of document numbers, capitals and blanks make no difference. */
export function foldedWords(words: string): string {
  return words.normalize('NFKC').replace(/[〔［【[(]/g, '[').replace(/[〕］】\])]/g, ']').replace(/\s+/g, '').toLowerCase();
}
