import { describe, expect, it } from 'vitest';
import { dayKind, dayMoved, monthGrid, monthsOf, weekdayOf } from './month-grid';

describe('a month', () => {
  it.each([
    [2024, 7, 5, '2024-07-01', '2024-07-31'],
    [2024, 2, 5, '2024-02-01', '2024-02-29'],
    [2023, 2, 5, '2023-02-01', '2023-02-28'],
    [2021, 2, 4, '2021-02-01', '2021-02-28'],
    [2024, 9, 6, '2024-09-01', '2024-09-30'],
    [2024, 12, 6, '2024-12-01', '2024-12-31'],
  ])('%i-%i has %i weeks, from %s to %s', (year, month, weeks, first, last) => {
    const grid = monthGrid(year, month).weeks;
    const days = grid.flat().filter((day) => day !== null);
    expect([grid.length, days[0], days[days.length - 1]]).toEqual([weeks, first, last]);
    expect(grid.every((week) => week.length === 7)).toBe(true);
  });

  it('puts every day under its weekday', () => {
    for (const { weeks } of monthsOf('2024-01-15', '2025-03-01')) for (const week of weeks) for (const [place, day] of week.entries()) if (day !== null) expect(weekdayOf(day)).toBe(place);
  });
});

it.each([
  ['2024-07-05', '2024-07-31', ['2024-7']],
  ['2024-11-30', '2025-02-01', ['2024-11', '2024-12', '2025-1', '2025-2']],
  ['2024-07-05', '2024-06-01', []],
])('%s to %s touches %j', (from, to, months) => expect(monthsOf(from, to).map(({ year, month }) => `${year}-${month}`)).toEqual(months));

describe('a day', () => {
  const named = new Map([['2024-10-01', { date: '2024-10-01', kind: 'dayOff' as const, name: '国庆节' }], ['2024-09-29', { date: '2024-09-29', kind: 'workday' as const, name: '国庆节' }]]);
  it.each([
    ['2024-10-01', { kind: 'off', name: '国庆节' }],
    ['2024-09-29', { kind: 'makeUp', name: '国庆节' }],
    ['2024-09-28', { kind: 'off', name: '' }],
    ['2024-09-27', { kind: 'working', name: '' }],
  ])('%s is %j', (day, kind) => expect(dayKind(day, named)).toEqual(kind));
});

it.each([
  ['ArrowDown', '2024-07-29', '2024-08-05'],
  ['ArrowLeft', '2024-07-05', null],
  ['ArrowRight', '2024-07-31', '2024-08-01'],
  ['ArrowUp', '2024-07-10', null],
  ['Enter', '2024-07-10', null],
])('%s from %s leads to %s', (key, day, next) => expect(dayMoved(day, key, '2024-07-05', '2024-12-31')).toBe(next));
