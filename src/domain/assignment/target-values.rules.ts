import { RuleViolation } from '../kernel/rule-violation.js';

/** What has been reached of one numeric target of the item; `position` counts the item's targets from 1. */
export interface TargetValue {
  readonly position: number;
  readonly value: number;
}

const MOST_DECIMALS = 4;

/** The values of a report that may be stored; throws RuleViolation for a target the item does not have, one named twice, or a value that would be rounded (C22). */
export function acceptableTargetValues(values: readonly TargetValue[], targetCount: number): readonly TargetValue[] {
  values.forEach(({ position, value }, index) => {
    if (!Number.isInteger(position) || position < 1 || position > targetCount) throw new RuleViolation('TARGET_UNKNOWN', { position, count: targetCount });
    if (values.findIndex((other) => other.position === position) < index) throw new RuleViolation('TARGET_REPEATED', { position });
    if (!isExact(value)) throw new RuleViolation('TARGET_VALUE_NOT_EXACT', { position });
  });
  return values;
}

function isExact(value: number): boolean {
  const digits = /^-?(\d+)(?:\.(\d+))?$/.exec(String(value));
  const [, whole = '', decimals = ''] = digits ?? [];
  return digits !== null && decimals.length <= MOST_DECIMALS && whole.length + decimals.length <= 15;
}
