const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

function digit(character: string): number {
  if (character === '两') return 2;
  return character === '〇' || character === '○' ? 0 : DIGITS.indexOf(character);
}

/** The number 0 to 999 written in Chinese characters (七, 十二, 两, 二十, 一百零五, 〇); null for any other words. */
export function chineseNumber(words: string): number | null {
  const match = /^(?:([一二三四五六七八九两])百)?(零)?(?:([一二三四五六七八九])?(十))?([零〇○一二三四五六七八九两])?$/.exec(words);
  if (!match || words === '') return null;
  const [, hundreds, gap, tens, ten, ones] = match;
  if (gap !== undefined && (hundreds === undefined ? words !== '零' : ones === undefined && ten === undefined)) return null;
  if (hundreds !== undefined && ten === undefined && ones !== undefined && gap === undefined) return null;
  const inTens = ten === undefined ? 0 : tens === undefined ? 1 : digit(tens);
  return (hundreds === undefined ? 0 : digit(hundreds) * 100) + inTens * 10 + (ones === undefined ? 0 : digit(ones));
}

/** The digits of a year read one by one (二〇二四 → 2024); null when a character is no digit. */
export function chineseDigits(words: string): number | null {
  const digits = [...words].map(digit);
  return words === '' || digits.includes(-1) ? null : Number(digits.join(''));
}
