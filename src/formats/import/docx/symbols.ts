/** Stands for a sign that no letter represents, as in Chinese typesetting. */
export const UNREAD_SYMBOL = '〓';

/** Signs of the symbol fonts that office documents use, by font and code (private-use part taken off). */
const SYMBOL_FONTS: ReadonlyMap<string, Readonly<Record<number, string>>> = new Map(Object.entries<Readonly<Record<number, string>>>({
  Wingdings: { 0x6c: '●', 0x6e: '■', 0x6f: '□', 0x71: '□', 0x75: '◆', 0x9f: '•', 0xa1: '○', 0xa3: '□', 0xa7: '■', 0xa8: '□', 0xd8: '➢', 0xe0: '→', 0xfb: '✗', 0xfc: '✓', 0xfd: '☒', 0xfe: '☑' },
  'Wingdings 2': { 0x50: '✓', 0x52: '☑', 0x54: '☒', 0x97: '●', 0xa2: '■', 0xa3: '□' },
  Symbol: { 0xb0: '°', 0xb1: '±', 0xb2: '″', 0xb3: '≥', 0xb4: '×', 0xb7: '•', 0xa2: '′', 0xa3: '≤', 0xb9: '≠', 0xbb: '≈', 0xae: '→' },
}));

/** The sign of a `w:sym` by its font and hexadecimal code; null when only its font could show it. */
export function symbolWords(font: string, code: string): string | null {
  if (!/^[0-9a-f]{1,4}$/i.test(code)) return null;
  const point = parseInt(code, 16);
  const known = SYMBOL_FONTS.get(font)?.[point & 0xff];
  if (known !== undefined) return known;
  const readable = point >= 0x20 && !(point >= 0xd800 && point <= 0xf8ff) && !SYMBOL_FONTS.has(font);
  return readable ? String.fromCodePoint(point) : null;
}
