export type Fields = Readonly<Record<string, unknown>>;

// Readers of a parsed JSON file: each throws Error in Chinese that begins with the place at fault.

/** The fields of an object, none of them unknown. */
export function fieldsOf(value: unknown, place: string, known: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${place}：应为对象，现为${shown(value)}`);
  const fields = value as Fields;
  const unknown = Object.keys(fields).filter((field) => !known.includes(field));
  if (unknown.length > 0) throw new Error(`${place}：不认识的字段“${unknown.join('”“')}”，可用：${known.join('、')}`);
  return fields;
}

/** A list with at least one entry. */
export function listOf(value: unknown, place: string): readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0) throw new Error(`${place}：应为至少一项的列表，现为${shown(value)}`);
  return value;
}

/** A text that is not blank. */
export function textOf(value: unknown, place: string): string {
  if (typeof value !== 'string' || value.trim() === '') throw new Error(`${place}：应为文字，现为${shown(value)}`);
  return value;
}

/** One of the words of a fixed list. */
export function oneOf<Choice extends string>(value: unknown, choices: readonly Choice[], place: string): Choice {
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) throw new Error(`${place}：${shown(value)}不认识，可用：${choices.join('、')}`);
  return choice;
}

/** A value as a message shows it. */
export function shown(value: unknown): string {
  return value === undefined ? '空缺' : `“${typeof value === 'string' ? value : JSON.stringify(value)}”`;
}
