/** The first names joined by 、 and how many there are in all: 市民政局、市商务局 等7家. */
export function firstNames(names: readonly string[], shown: number, counter: string): string {
  if (names.length <= shown) return names.join('、');
  return `${names.slice(0, shown).join('、')} 等${names.length}${counter}`;
}
