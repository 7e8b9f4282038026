import { noticeNumber } from './notice-number.js';

describe('the number of a notice', () => {
  it.each([
    [2024, 'blue', 1, '督办〔2024〕蓝1号'],
    [2024, 'yellow', 12, '督办〔2024〕黄12号'],
    [2025, 'red', 3, '督办〔2025〕红3号'],
  ] as const)('of %i, %s, the %ith, is %s', (year, colour, count, number) => expect(noticeNumber(year, colour, count)).toBe(number));
});
