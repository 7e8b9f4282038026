/** Code points that take two columns of a terminal (East Asian Wide and Fullwidth of UAX 11). Ambiguous ones (“ ” … ● ※) take one. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
const WITHOUT_WIDTH = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u;

/** A run of Latin letters and digits stays together, everything else may part after any character. */
const PIECES = /[A-Za-z0-9.%+/_-]+|./gsu;
/** May not begin a line (避头) and may not end one (避尾). */
const CLOSING = /^[、，。；：！？）〕】》〉”’,;:!?)\]}%…※]$/u;
const OPENING = /^[（〔【《〈“‘([{]$/u;

/** Columns that the text takes on a terminal; line breaks count nothing. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += WITHOUT_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** The text in lines of at most `width` columns (at least 2), its own line breaks kept; nothing is left out but blanks at a break. */
export function wrapped(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrappedLine(line, Math.max(2, width)));
}

function wrappedLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const piece of unbreakable(line, width)) {
    if (current !== '' && displayWidth(current) + displayWidth(piece.trimEnd()) > width) {
      lines.push(current.trimEnd());
      current = piece.trimStart();
    } else current += piece;
  }
  lines.push(current.trimEnd());
  return lines;
}

/** The pieces between which the line may be broken; one that is wider than the line is cut into characters. */
function unbreakable(line: string, width: number): string[] {
  const pieces: string[] = [];
  for (const piece of line.match(PIECES) ?? []) {
    const before = pieces.at(-1);
    const joins = before !== undefined && (CLOSING.test(piece) || OPENING.test([...before].at(-1) ?? ''));
    if (joins && displayWidth(before + piece) <= width) pieces[pieces.length - 1] = before + piece;
    else pieces.push(...(displayWidth(piece) > width ? [...piece] : [piece]));
  }
  return pieces;
}

/** The text cut to `width` columns, with … where something was left out. */
export function clipped(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (displayWidth(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
