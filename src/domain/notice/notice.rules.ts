import { isReadable, lengthInCharacters } from '../kernel/readable-text.js';
import { RuleViolation } from '../kernel/rule-violation.js';
import { NOTICE_COLOURS, type NoticeColour } from '../obligation/ladder.js';
import { NOTICE_COLOUR_TITLES } from './notice-colour.js';

const REASON_LIMIT = 500;
export const NOTICE_TITLE_LIMIT = 200;
export const NOTICE_TEXT_LIMIT = 5_000;
export const NOTICE_REPLY_LIMIT = 5_000;
const NAME_LIMIT = 50;
/** Most working days a notice may leave for the reply. */
export const REPLY_DAYS_LIMIT = 60;

/** The trimmed reason for discarding a draft; throws RuleViolation when it is missing or too long. */
export function acceptableDiscardReason(reason: string): string {
  const words = reason.trim();
  const length = [...words].length;
  if (length === 0) throw new RuleViolation('NOTICE_DISCARD_REASON_MISSING', {});
  if (length > REASON_LIMIT) throw new RuleViolation('NOTICE_DISCARD_REASON_TOO_LONG', { field: '作废理由', length, limit: REASON_LIMIT });
  return words;
}

export interface NoticeWords {
  readonly title: string;
  readonly body: string;
  /** Working days the unit has for its reply, counted from the day of issue. */
  readonly replyWithin: number;
}

/** The words of a draft that may be stored; throws RuleViolation `NOTICE_…`. */
export function acceptableNotice({ title, body, replyWithin }: NoticeWords): NoticeWords {
  if (replyWithin < 1 || replyWithin > REPLY_DAYS_LIMIT) throw new RuleViolation('NOTICE_REPLY_TERM_OUT_OF_RANGE', { replyWithin, limit: REPLY_DAYS_LIMIT });
  return { title: textOf(title, '标题', NOTICE_TITLE_LIMIT), body: textOf(body, '正文', NOTICE_TEXT_LIMIT), replyWithin };
}

/** The reply of a unit that may be stored; throws RuleViolation `NOTICE_TEXT_…`. */
export function acceptableReply(text: string): string {
  return textOf(text, '回复', NOTICE_REPLY_LIMIT);
}

export interface IssuingAuthority {
  /** 签发人: the person who answers for the notice. */
  readonly signatory: string;
  /** 签发机关: in whose name it goes out. */
  readonly issuingAuthority: string;
}

/** Who signs and in whose name; throws RuleViolation when either is missing (签发须有署名的签发人和签发机关). */
export function acceptableAuthority({ signatory, issuingAuthority }: IssuingAuthority): IssuingAuthority {
  return { signatory: textOf(signatory, '签发人', NAME_LIMIT), issuingAuthority: textOf(issuingAuthority, '签发机关', NAME_LIMIT) };
}

/** Colours a notice of that colour takes the place of. */
export function milderColours(colour: NoticeColour): NoticeColour[] {
  return NOTICE_COLOURS.slice(0, NOTICE_COLOURS.indexOf(colour));
}

/** Throws RuleViolation when the matter already has a notice under way that is as grave (一事一单: the next one must be graver). */
export function refuseSecondNotice(colour: NoticeColour, underWay: readonly { readonly colour: NoticeColour; readonly stateTitle: string }[]): void {
  const milder = milderColours(colour);
  const other = underWay.find((notice) => !milder.includes(notice.colour));
  if (other) throw new RuleViolation('NOTICE_OF_MATTER_UNDER_WAY', { colourTitle: NOTICE_COLOUR_TITLES[other.colour], stateTitle: other.stateTitle });
}

function textOf(words: string, field: string, limit: number): string {
  if (!isReadable(words)) throw new RuleViolation('NOTICE_TEXT_MISSING', { field });
  const length = lengthInCharacters(words);
  if (length > limit) throw new RuleViolation('NOTICE_TEXT_TOO_LONG', { field, length, limit });
  return words.trim();
}
