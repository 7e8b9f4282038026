import { numberWords } from './number-words.js';

describe('numberWords', () => {
  it.each([
    ['decimal', 12, '12'],
    ['decimalZero', 3, '03'],
    ['decimalFullWidth', 10, '１０'],
    ['decimalEnclosedCircle', 20, '⑳'],
    ['decimalEnclosedCircleChinese', 1, '①'],
    ['decimalEnclosedParen', 2, '⑵'],
    ['decimalEnclosedFullstop', 3, '⒊'],
    ['chineseCounting', 10, '十'],
    ['chineseCounting', 11, '十一'],
    ['chineseCounting', 20, '二十'],
    ['chineseCounting', 99, '九十九'],
    ['chineseCounting', 100, '一○○'],
    ['chineseCountingThousand', 10, '十'],
    ['chineseCountingThousand', 101, '一百零一'],
    ['chineseCountingThousand', 110, '一百一十'],
    ['chineseCountingThousand', 1001, '一千零一'],
    ['japaneseCounting', 12, '十二'],
    ['japaneseCounting', 101, '百一'],
    ['japaneseCounting', 210, '二百十'],
    ['ideographDigital', 10, '一〇'],
    ['ideographTraditional', 10, '癸'],
    ['ideographZodiac', 1, '子'],
    ['ideographEnclosedCircle', 3, '㊂'],
    ['chineseLegalSimplified', 10, '壹拾'],
    ['chineseLegalSimplified', 25, '贰拾伍'],
    ['upperLetter', 26, 'Z'],
    ['upperLetter', 27, 'AA'],
    ['lowerLetter', 28, 'bb'],
    ['upperRoman', 1994, 'MCMXCIV'],
    ['lowerRoman', 4, 'iv'],
    ['001, 002, 003, ...', 7, '007'],
    ['bullet', 3, ''],
    ['none', 3, ''],
  ])('writes in %s the number %i as %s', (format, value, words) => expect(numberWords(value, format)).toBe(words));

  it.each([
    ['hebrew1', 1],
    ['constructor', 1],
    ['decimalEnclosedCircle', 21],
    ['ideographTraditional', 11],
    ['chineseCountingThousand', 10_000],
    ['chineseCountingThousand', 0],
    ['upperRoman', 4000],
  ])('has no sign in %s for %i', (format, value) => expect(numberWords(value, format)).toBeNull());
});
