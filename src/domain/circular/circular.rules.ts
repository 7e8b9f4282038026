import type { LocalDate } from '../kernel/local-date.js';
import { isReadable, lengthInCharacters } from '../kernel/readable-text.js';
import { RuleViolation } from '../kernel/rule-violation.js';
import { circularLength } from './circular-text.js';
import { CIRCULAR_KIND_TITLES, type CircularKind, type CircularState } from './circular.machine.js';

/** Most characters of one part while it is written; the whole is measured when it is finished. */
export const CIRCULAR_PART_LIMIT = 20_000;
export const CIRCULAR_TITLE_LIMIT = 200;

/** A unit named in a circular, and whether it has replied since it was last asked. */
export interface NamedUnit {
  readonly unit: string;
  readonly replied: boolean;
}

export interface Finishing {
  readonly kind: CircularKind;
  readonly state: CircularState;
  readonly title: string;
  readonly lead: string;
  readonly closing: string;
  readonly passages: readonly (NamedUnit & { readonly text: string })[];
  /** Last day for replies; null while nobody was asked. */
  readonly replyDueOn: LocalDate | null;
}

/** Throws RuleViolation unless the period has begun and does not end before it begins. */
export function refuseUnusablePeriod(from: LocalDate, to: LocalDate, today: LocalDate): void {
  if (from > to) throw new RuleViolation('CIRCULAR_PERIOD_REVERSED', { from, to });
  if (from > today) throw new RuleViolation('CIRCULAR_PERIOD_NOT_BEGUN', { from, today });
}

/** A part of the text that may be stored; throws RuleViolation `CIRCULAR_TEXT_…`. */
export function acceptablePart(words: string, field: string, limit = CIRCULAR_PART_LIMIT): string {
  if (!isReadable(words)) throw new RuleViolation('CIRCULAR_TEXT_MISSING', { field });
  return optionalPart(words, field, limit);
}

/** A part that may be empty (工作要求). */
export function optionalPart(words: string, field: string, limit = CIRCULAR_PART_LIMIT): string {
  const length = lengthInCharacters(words);
  if (length > limit) throw new RuleViolation('CIRCULAR_TEXT_TOO_LONG', { field, length, limit });
  return words.trim();
}

/** Throws RuleViolation unless there is somebody to be asked: only a circular speaks of units, a briefing carries their own words. */
export function refuseNeedlessAsking(kind: CircularKind, named: number): void {
  if (kind !== 'circular') throw new RuleViolation('CIRCULAR_HAS_NO_RIGHT_OF_REPLY', { kindTitle: CIRCULAR_KIND_TITLES[kind] });
  if (named === 0) throw new RuleViolation('CIRCULAR_NAMES_NOBODY', {});
}

/** Throws RuleViolation while a unit that the circular names was not asked or still may reply, or when the whole is too long. */
export function refuseUnfinished(circular: Finishing, limit: number, today: LocalDate): void {
  const { kind, state, passages, replyDueOn } = circular;
  if (kind === 'circular' && passages.length > 0) {
    if (state !== 'replying' || replyDueOn === null) throw new RuleViolation('CIRCULAR_REPLIES_NOT_ASKED', { units: passages.length });
    const outstanding = passages.filter(({ replied }) => !replied);
    if (outstanding.length > 0 && today <= replyDueOn) {
      throw new RuleViolation('CIRCULAR_REPLIES_OUTSTANDING', { unitNames: outstanding.map(({ unit }) => unit).join('、'), replyBy: replyDueOn });
    }
  }
  const length = circularLength(circular);
  if (length > limit) throw new RuleViolation('CIRCULAR_TOO_LONG', { kindTitle: CIRCULAR_KIND_TITLES[kind], length, limit });
}
