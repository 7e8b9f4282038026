import { describe, expect, it } from 'vitest';
import { daysBetween, daysLater, ledgerDate, longDate, shortDate } from './dates';

describe('days', () => {
  it.each([
    ['2024-02-28', '2024-03-01', 2],
    ['2023-02-28', '2023-03-01', 1],
    ['2024-04-01', '2024-03-31', -1],
    ['2024-12-31', '2025-01-01', 1],
    ['2024-04-01', '2024-04-01', 0],
  ])('from %s to %s are %i', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
    expect(daysLater(from, days)).toBe(to);
  });

  it('are written out in both languages, whatever zone the browser is in', () => {
    expect(longDate('2024-04-01', 'zh')).toBe('2024年4月1日 星期一');
    expect(longDate('2024-04-01', 'en')).toMatch(/^Monday,? 1 April 2024$/);
    expect(shortDate('2024-12-31', 'zh')).toBe('12月31日');
  });

  it('are short in a ledger: the year only when it is another one', () => {
    expect(ledgerDate('2024-03-12', '2024-04-01')).toBe('03-12');
    expect(ledgerDate('2023-12-20', '2024-04-01')).toBe('23-12-20');
  });
});
