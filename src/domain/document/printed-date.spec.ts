import { isDateLine, readPrintedDate } from './printed-date.js';

describe('readPrintedDate', () => {
  it.each([
    ['2024年3月7日', '2024-03-07'],
    ['2024年12月26日', '2024-12-26'],
    ['二〇二四年三月七日', '2024-03-07'],
    ['二○二四年十二月二十九日', '2024-12-29'],
    ['二零二三年十月三十一日', '2023-10-31'],
    ['2024-03-07', '2024-03-07'],
    ['２０２４／３／７', '2024-03-07'],
    ['2024.3.7', '2024-03-07'],
    ['2024年2月30日', null],
    ['二〇二四年十三月一日', null],
    ['3月7日', null],
  ])('reads %s as %p', (words, expected) => expect(readPrintedDate(words)).toBe(expected));
});

describe('isDateLine', () => {
  it.each([
    ['2024年3月7日', true],
    ['2024 年 3 月 7 日', true],
    ['二〇二四年三月七日', true],
    ['2024-03-07', true],
    ['2024年3月7日印发', false],
    ['2024年3月', false],
    ['1.2.3', false],
  ])('%s: %p', (line, expected) => expect(isDateLine(line)).toBe(expected));
});
