import { expectedByNow, targetDueOn } from './expected-by-now.js';

const TRAINS = { value: 2000, unit: '列', bound: 'atLeast' } as const;
const YEAR = { from: '2024-01-01', dueOn: '2024-12-31' };

describe('what a target should have reached by now', () => {
  it.each<[string, string, number]>([
    ['on the first day', '2024-01-01', 0],
    ['before it', '2023-06-01', 0],
    ['halfway', '2024-07-02', 1002.74],
    ['on the last day', '2024-12-31', 2000],
    ['after it', '2025-03-01', 2000],
  ])('%s', (_, today, expected) => expect(expectedByNow(TRAINS, { ...YEAR, today })).toBe(expected));

  it('starts from the baseline', () => {
    expect(expectedByNow(TRAINS, { ...YEAR, today: '2024-01-01', baseline: 800 })).toBe(800);
    expect(expectedByNow(TRAINS, { ...YEAR, today: '2024-12-31', baseline: 800 })).toBe(2000);
  });

  it.each([
    ['an upper bound', { ...TRAINS, bound: 'atMost' as const }, YEAR.dueOn],
    ['a rate', { ...TRAINS, unit: '%' }, YEAR.dueOn],
    ['no last day', TRAINS, null],
    ['a last day that is the first', TRAINS, YEAR.from],
  ])('is nothing for %s', (_, target, dueOn) => expect(expectedByNow(target, { from: YEAR.from, dueOn, today: '2024-06-01' })).toBeNull());

  it('runs to the end of the year the sentence names, else to the day of the item', () => {
    expect(targetDueOn({ year: 2025 }, '2024-06-30')).toBe('2025-12-31');
    expect(targetDueOn({ year: null }, '2024-06-30')).toBe('2024-06-30');
    expect(targetDueOn({ year: null }, null)).toBeNull();
  });
});
