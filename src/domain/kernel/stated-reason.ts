import { isReadable, lengthInCharacters } from './readable-text.js';
import { RuleViolation } from './rule-violation.js';

/** Most characters a reason may have. */
export const REASON_LIMIT = 1000;

/** The reason of a command that needs one; throws RuleViolation `REASON_MISSING` or `REASON_TOO_LONG`. */
export function statedReason(reason: string, commandTitle: string): string {
  if (!isReadable(reason)) throw new RuleViolation('REASON_MISSING', { commandTitle });
  return optionalReason(reason);
}

/** The reason of a command that may have one; throws RuleViolation `REASON_TOO_LONG`. */
export function optionalReason(reason: string): string {
  const length = lengthInCharacters(reason);
  if (length > REASON_LIMIT) throw new RuleViolation('REASON_TOO_LONG', { field: '理由', length, limit: REASON_LIMIT });
  return reason.trim();
}
