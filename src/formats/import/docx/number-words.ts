import { chineseWords, legalChineseWords, romanNumerals } from '../counting-words.js';

const DIGITS = '〇一二三四五六七八九';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

type NumberWords = (value: number) => string | null;

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
  chineseCounting: (value) => (value < 100 ? chineseWords(value) : positional(value, DIGITS.replace('〇', '○'))),
  chineseCountingThousand: chineseWords,
  taiwaneseCountingThousand: chineseWords,
  japaneseCounting: (value) => chineseWords(value)?.replace(/零|一(?=[十百千])/g, '') ?? null,
  ideographDigital: (value) => positional(value, DIGITS),
  japaneseDigitalTenThousand: (value) => positional(value, DIGITS),
  ideographTraditional: listed(STEMS),
  ideographZodiac: listed(BRANCHES),
  ideographEnclosedCircle: run(0x3280, 10),
  chineseLegalSimplified: legalChineseWords,
  upperLetter: letters,
  lowerLetter: (value) => letters(value)?.toLowerCase() ?? null,
  upperRoman: romanNumerals,
  lowerRoman: (value) => romanNumerals(value)?.toLowerCase() ?? null,
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
