import { isReadable, lengthInCharacters } from '../kernel/readable-text.js';
import { RuleViolation } from '../kernel/rule-violation.js';

/** What a unit hands in for one period. */
export interface SubmittedPiece {
  readonly title: string;
  readonly text: string;
}

/** Most characters of a title and of a text. */
export const PIECE_TITLE_LIMIT = 200;
export const PIECE_TEXT_LIMIT = 20_000;

export function pieceHasTitle({ title }: SubmittedPiece): boolean {
  return isReadable(title);
}

export function pieceHasText({ text }: SubmittedPiece): boolean {
  return isReadable(text);
}

/** Throws RuleViolation `SUBMISSION_…` when the piece may not be submitted; `kindTitle` is what it is called (月度信息). */
export function refuseIncompletePiece(piece: SubmittedPiece, kindTitle: string): void {
  if (!pieceHasTitle(piece)) throw new RuleViolation('SUBMISSION_TITLE_MISSING', { kindTitle });
  if (!pieceHasText(piece)) throw new RuleViolation('SUBMISSION_TEXT_MISSING', { kindTitle });
  refuseTooLongDraft(piece);
}

/** Throws RuleViolation `SUBMISSION_TEXT_TOO_LONG` for a draft that could never be submitted. */
export function refuseTooLongDraft(piece: SubmittedPiece): void {
  const titleLength = lengthInCharacters(piece.title);
  if (titleLength > PIECE_TITLE_LIMIT) throw new RuleViolation('SUBMISSION_TEXT_TOO_LONG', { field: '标题', length: titleLength, limit: PIECE_TITLE_LIMIT });
  const textLength = lengthInCharacters(piece.text);
  if (textLength > PIECE_TEXT_LIMIT) throw new RuleViolation('SUBMISSION_TEXT_TOO_LONG', { field: '正文', length: textLength, limit: PIECE_TEXT_LIMIT });
}
