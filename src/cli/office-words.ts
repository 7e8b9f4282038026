/** Name of an office with the unit it sits in, unless the name says so itself. */
export function officeWords(name: string, unit: string | null): string {
  return unit === null || name.includes(unit) ? name : `${name}（设在${unit}）`;
}
