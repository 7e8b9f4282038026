import { addDays, addMonths, daysBetween, isLocalDate, localDate, startOfMonth, weekday } from './local-date.js';

describe('local dates', () => {
  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2026-02-30', false],
    ['2026-13-01', false],
    ['0000-00-00', false],
    ['2026-2-3', false],
    ['26.2.3', false],
  ])('%s is a calendar day: %s', (words, expected) => expect(isLocalDate(words)).toBe(expected));

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-11-30', 14, '2026-01-30'],
  ])('%s and %i months is %s, counted from the anchor', (anchor, count, expected) => expect(addMonths(anchor, count)).toBe(expected));

  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-12-31', 1, '2025-01-01'],
    ['1986-05-03', 2, '1986-05-05'],
    ['2024-03-01', -1, '2024-02-29'],
  ])('%s and %i days is %s', (date, count, expected) => expect(addDays(date, count)).toBe(expected));

  it('knows month bounds, weekdays and distances', () => {
    expect([startOfMonth('2024-02-17'), startOfMonth('2026-12-01')]).toEqual(['2024-02-01', '2026-12-01']);
    expect([weekday('2024-04-01'), weekday('2024-06-30'), weekday('1970-01-01')]).toEqual([1, 7, 4]);
    expect([daysBetween('2024-03-31', '2024-04-01'), daysBetween('2024-04-01', '2024-03-31')]).toEqual([1, -1]);
  });

  it('refuses a day that does not exist', () => expect(() => localDate(2026, 2, 29)).toThrow('no such day'));
});
