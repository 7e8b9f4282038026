import { Transform } from 'class-transformer';
import { Matches, ValidateBy } from 'class-validator';
import { isLocalDate } from '../../../domain/kernel/local-date.js';

/** Words separated by commas, or given several times, as a list. */
export function CommaList(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value));
}

/** `true` or `1` as a boolean; anything else stays as it is and is refused by its own rule. */
export function Flag(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : value));
}

/** An existing calendar day; `label` names the field in Chinese. */
export function IsDay(label: string): PropertyDecorator {
  return ValidateBy({ name: 'isDay', validator: { validate: (value: unknown) => typeof value === 'string' && isLocalDate(value), defaultMessage: () => `${label}须为存在的日期，写成 YYYY-MM-DD` } });
}

/** The id of a row. */
export function IsRowId(label: string): PropertyDecorator {
  return Matches(/^[1-9]\d{0,17}$/, { message: `${label}须为正整数` });
}
