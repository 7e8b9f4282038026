const DIGITS = '〇一二三四五六七八九';
const COUNTING = { digits: '零一二三四五六七八九', units: ['', '十', '百', '千'], leadingOne: false };
const LEGAL = { digits: '零壹贰叁肆伍陆柒捌玖', units: ['', '拾', '佰', '仟'], leadingOne: true };
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
];

type NumberWords = (value: number) => string | null;

/** 十一, 一百零一: numbers from 1 to 9999 in words; only the legal form writes 壹拾 for ten. */
function counted(value: number, { digits, units, leadingOne }: typeof COUNTING): string | null {
  if (value < 1 || value > 9999) return null;
  const places = [...String(value)].map(Number);
  const words = places.map((digit, index) => (digit === 0 ? '零' : `${digits[digit]}${units[places.length - 1 - index]}`)).join('');
  const closed = words.replace(/零+/g, '零').replace(/零$/, '');
  return !leadingOne && value >= 10 && value < 20 ? closed.slice(1) : closed;
}

function positional(value: number, digits: string): string {
  return [...String(value)].map((digit) => digits[Number(digit)]).join('');
}

/** A row of single characters that stand one after the other (①②③); null behind the last. */
function run(first: number, last: number): NumberWords {
  return (value) => (value >= 1 && value <= last ? String.fromCodePoint(first + value - 1) : null);
}

function listed(characters: string): NumberWords {
  return (value) => characters[value - 1] ?? null;
}

/** A…Z, AA, BB …: Word repeats the letter. */
function letters(value: number): string | null {
  return value < 1 || value > 26 * 30 ? null : String.fromCharCode(0x41 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

function roman(value: number): string | null {
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

const wide: NumberWords = (value) => positional(value, '０１２３４５６７８９');

/** The number formats of ST_NumberFormat (ECMA-376 17.18.59) that Chinese documents use. */
const FORMATS: Readonly<Record<string, NumberWords>> = {
  decimal: String,
  decimalHalfWidth: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: wide,
  decimalFullWidth2: wide,
  decimalEnclosedCircle: run(0x2460, 20),
  decimalEnclosedCircleChinese: run(0x2460, 20),
  decimalEnclosedParen: run(0x2474, 20),
  decimalEnclosedFullstop: run(0x2488, 20),
  // Word writes 十一 and 九十九 in words, and from 100 on the digits one by one.
  chineseCounting: (value) => (value < 100 ? counted(value, COUNTING) : positional(value, DIGITS.replace('〇', '○'))),
  chineseCountingThousand: (value) => counted(value, COUNTING),
  taiwaneseCountingThousand: (value) => counted(value, COUNTING),
  japaneseCounting: (value) => counted(value, COUNTING)?.replace(/零|一(?=[十百千])/g, '') ?? null,
  ideographDigital: (value) => positional(value, DIGITS),
  japaneseDigitalTenThousand: (value) => positional(value, DIGITS),
  ideographTraditional: listed(STEMS),
  ideographZodiac: listed(BRANCHES),
  ideographEnclosedCircle: run(0x3280, 10),
  chineseLegalSimplified: (value) => counted(value, LEGAL),
  upperLetter: letters,
  lowerLetter: (value) => letters(value)?.toLowerCase() ?? null,
  upperRoman: roman,
  lowerRoman: (value) => roman(value)?.toLowerCase() ?? null,
  bullet: () => '',
  none: () => '',
};

/** A list number as Word prints it in a number format; null when the format is unknown or has no sign for the number. */
export function numberWords(value: number, format: string): string | null {
  // `001, 002, 003, ...` is the one kind of custom format Word offers.
  const zeros = /^(0+1),/.exec(format)?.[1];
  if (zeros !== undefined) return String(value).padStart(zeros.length, '0');
  if (value < 0 || !Object.hasOwn(FORMATS, format)) return null;
  return FORMATS[format]?.(value) ?? null;
}
