import { readDeadline } from '../kernel/deadline-phrase.js';
import type { Deadline } from '../kernel/deadline.js';
import { type LocalDate, yearOf } from '../kernel/local-date.js';
import { isReadable, lengthInCharacters } from '../kernel/readable-text.js';
import { RuleViolation } from '../kernel/rule-violation.js';

/** Most characters of an item's text. */
export const ITEM_TEXT_LIMIT = 10_000;

/** The parts of an item that an adjustment may change. */
export interface AdjustableItem {
  readonly text: string;
  readonly deadlineWords: string;
  readonly dueOn: LocalDate | null;
  readonly evergreen: boolean;
}

export interface DeadlineAsked {
  readonly words: string;
  /** The day the words mean; absent where the words say it themselves. */
  readonly dueOn?: LocalDate;
}

/** The text of an item that may be stored; throws RuleViolation `ITEM_TEXT_…`. */
export function acceptableItemText(text: string): string {
  if (!isReadable(text)) throw new RuleViolation('ITEM_TEXT_MISSING', {});
  const length = lengthInCharacters(text);
  if (length > ITEM_TEXT_LIMIT) throw new RuleViolation('ITEM_TEXT_TOO_LONG', { field: '事项内容', length, limit: ITEM_TEXT_LIMIT });
  return text.trim();
}

/** The deadline that words and day state together; throws RuleViolation when they name no day and are not 持续推进 or a rhythm either, or a day gone by. */
export function deadlineAsked({ words, dueOn }: DeadlineAsked, today: LocalDate): Deadline {
  const read = readDeadline(words, { year: yearOf(today), issuedOn: today });
  const deadline: Deadline | null = dueOn === undefined ? read : { raw: words.trim() === '' ? dueOn : words, dueOn, precision: 'day', evergreen: false };
  if (!deadline || (deadline.dueOn === null && !deadline.evergreen && !deadline.cadence)) throw new RuleViolation('DEADLINE_NOT_READ', { words });
  if (deadline.dueOn !== null && deadline.dueOn < today) throw new RuleViolation('DEADLINE_IN_PAST', { dueOn: deadline.dueOn, today });
  return deadline;
}

/** True when a day lies before the one the source prints: units are asked for more than the document asks (层层加码). 持续推进 has no day to be earlier than. */
export function isEarlierThanSource(dueOn: LocalDate | null, sourceDueOn: LocalDate | null): boolean {
  return dueOn !== null && sourceDueOn !== null && dueOn < sourceDueOn;
}

/** Whether the new day must be marked as earlier than the source's; throws RuleViolation when it is and no reason says why. */
export function stricterThanSource(dueOn: LocalDate | null, sourceDueOn: LocalDate | null, reason: string): boolean {
  if (dueOn === null || sourceDueOn === null || !isEarlierThanSource(dueOn, sourceDueOn)) return false;
  if (!isReadable(reason)) throw new RuleViolation('DEADLINE_EARLIER_THAN_SOURCE', { dueOn, sourceDueOn });
  return true;
}
