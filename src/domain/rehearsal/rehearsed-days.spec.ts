import { lastRehearsedDay, refusalOfDays } from './rehearsed-days.js';

describe('the last rehearsed day', () => {
  const today = '2024-02-29';
  it.each([
    ['the last date', '2024-04-01', '2024-12-31', '2024-12-31'],
    ['a year ahead at most', '2024-04-01', '2026-12-31', '2025-03-31'],
    ['a year when nothing is dated', '2024-04-01', null, '2025-03-31'],
    ['a year when all dates have passed', '2024-04-01', '2024-03-31', '2025-03-31'],
    ['the day itself when it is the last date', '2024-04-01', '2024-04-01', '2024-04-01'],
    ['counted from a leap day', '2024-02-29', null, '2025-02-27'],
    ['not more than 800 days from today', '2025-12-01', null, '2026-05-08'],
  ])('is %s', (_, from, lastDate, to) => {
    expect(lastRehearsedDay(from, lastDate, today)).toBe(to);
  });
});

describe('days that cannot be rehearsed', () => {
  const today = '2024-04-01';
  it.each([
    ['2024-03-31', '2024-05-01', '不能从过去开始'],
    ['2024-05-02', '2024-05-01', '早于起始日期'],
    ['2024-04-01', '2026-06-10', '最多预演800天'],
  ])('from %s to %s: %s', (from, to, words) => {
    expect(refusalOfDays({ from, to }, today)).toContain(words);
  });

  it.each([
    ['2024-04-01', '2024-04-01'],
    ['2024-04-01', '2026-06-09'],
  ])('from %s to %s can', (from, to) => {
    expect(refusalOfDays({ from, to }, today)).toBeNull();
  });
});
