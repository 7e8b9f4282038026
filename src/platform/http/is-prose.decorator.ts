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

// Cc and Cf: control characters, marks that turn the direction, joiners and spaces of no width; private use stays, rare names need it.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Surrogate}]/u;

/** A name or code by which something is found again: one line without anything that cannot be seen. `label` names the field in Chinese. */
export function IsIdentifier(label: string): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isIdentifier',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && value.trim() !== '' && !INVISIBLE.test(value),
        defaultMessage: () => `${label}须为一行文字，不能为空，也不能含有看不见的字符`,
      },
    },
  );
}
