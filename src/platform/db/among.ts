/** A condition on a column for a named statement, with the value it is asked with and what the name of the statement ends in. */
export interface Among {
  readonly condition: string;
  readonly value: unknown;
  readonly suffix: '' | '-one';
}

/**
 * The rows whose `column` is one of the values. A list of one is asked for as a single value under a name of its own: PostgreSQL takes a list
 * of unknown length for ten, finds that dearer than the one row it is asked for and plans the statement anew every time, which takes longer
 * than running it.
 */
export function among(column: string, values: readonly string[], parameter: string, type: 'bigint' | 'text' = 'bigint'): Among {
  const [only] = values;
  return values.length === 1 && only !== undefined
    ? { condition: `${column} = ${parameter}::${type}`, value: only, suffix: '-one' }
    : { condition: `${column} = any(${parameter}::${type}[])`, value: values, suffix: '' };
}
