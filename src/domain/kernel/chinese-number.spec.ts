import { chineseDigits, chineseNumber } from './chinese-number.js';

describe('chineseNumber', () => {
  it.each([
    ['〇', 0],
    ['零', 0],
    ['七', 7],
    ['两', 2],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['三十一', 31],
    ['一百', 100],
    ['一百零五', 105],
    ['两百一十', 210],
    ['九百九十九', 999],
  ])('%s is %i', (words, value) => expect(chineseNumber(words)).toBe(value));

  it.each(['', '一二', '十十', '百', '一百五', '零五', '一百零', '3', '甲', '二〇'])('"%s" is no number', (words) => expect(chineseNumber(words)).toBeNull());
});

describe('chineseDigits', () => {
  it.each([
    ['二〇二四', 2024],
    ['二○二四', 2024],
    ['二零二五', 2025],
  ])('%s is read digit by digit as %i', (words, value) => expect(chineseDigits(words)).toBe(value));

  it.each(['', '二千', '2024'])('"%s" is no row of digits', (words) => expect(chineseDigits(words)).toBeNull());
});
