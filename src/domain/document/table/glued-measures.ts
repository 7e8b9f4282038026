/** Sentences with their full stops. */
function sentencesOf(text: string): string[] {
  return text.split(/(?<=。)/).map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');
}

/**
 * Cuts a cell that holds the measures of `count` rows into as many pieces: at the breaks a merged cell leaves behind a full stop
 * (a space or line end), else at every full stop. Null when neither gives exactly `count` pieces: then nobody knows where to cut.
 */
export function splitGluedMeasures(text: string, count: number): string[] | null {
  const byBreak = text.split(/(?<=。)\s+/).map((piece) => piece.trim()).filter((piece) => piece !== '');
  if (byBreak.length === count) return byBreak;
  const bySentence = sentencesOf(text);
  return bySentence.length === count ? bySentence : null;
}
