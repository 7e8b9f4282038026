import { ValidateBy } from 'class-validator';
import { isLocalDate } from '../../domain/kernel/local-date.js';

/** An existing calendar day, `YYYY-MM-DD`. `label` names the field in Chinese. */
export function IsDay(label: string): PropertyDecorator {
  return ValidateBy({
    name: 'isDay',
    validator: { validate: (value: unknown) => typeof value === 'string' && isLocalDate(value), defaultMessage: () => `${label}须为存在的日期，写成 YYYY-MM-DD` },
  });
}
