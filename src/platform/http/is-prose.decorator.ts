import { ValidateBy } from 'class-validator';

// In a /u expression a surrogate is one that stands alone: half a character, which PostgreSQL refuses like NUL.
const UNSTORABLE = /[\0\p{Surrogate}]/u;

/** A text that can be stored: a string without NUL and without half characters. `label` names the field in Chinese. */
export function IsProse(label: string): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isProse',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && !UNSTORABLE.test(value),
        defaultMessage: () => `${label}须为文字，且不能含有不可识别的字符`,
      },
    },
  );
}
