const COUNTING = { digits: '零一二三四五六七八九', units: ['', '十', '百', '千'], leadingOne: false };
const LEGAL = { digits: '零壹贰叁肆伍陆柒捌玖', units: ['', '拾', '佰', '仟'], leadingOne: true };
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
];

function counted(value: number, { digits, units, leadingOne }: typeof COUNTING): string | null {
  if (value < 1 || value > 9999) return null;
  const places = [...String(value)].map(Number);
  const words = places.map((digit, index) => (digit === 0 ? '零' : `${digits[digit]}${units[places.length - 1 - index]}`)).join('');
  const closed = words.replace(/零+/g, '零').replace(/零$/, '');
  return !leadingOne && value >= 10 && value < 20 ? closed.slice(1) : closed;
}

/** 十一, 一百零一: a number from 1 to 9999 in Chinese; null for any other. */
export function chineseWords(value: number): string | null {
  return counted(value, COUNTING);
}

/** 壹拾壹: a number from 1 to 9999 in the form of accounts; null for any other. */
export function legalChineseWords(value: number): string | null {
  return counted(value, LEGAL);
}

/** MCMXCIV: a number from 1 to 3999 in capital Roman numerals; null for any other. */
export function romanNumerals(value: number): string | null {
  if (value < 1 || value > 3999) return null;
  let rest = value;
  let words = '';
  for (const [worth, sign] of ROMAN) {
    while (rest >= worth) {
      words += sign;
      rest -= worth;
    }
  }
  return words;
}
