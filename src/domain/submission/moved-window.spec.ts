import type { LocalDate } from '../kernel/local-date.js';
import type { ScheduledDuty } from './duty-schedule.js';
import { movedPeriods } from './moved-window.js';

const monthly = (endsOn: LocalDate | null): ScheduledDuty => ({ cadence: 'monthly', startsOn: '2024-04-10', endsOn, dueOn: null, dueDay: null });

describe('the periods of a duty whose end moves', () => {
  it.each<[string, ScheduledDuty, LocalDate | null, string[]]>([
    ['a month cut short gets its rest when the phase is longer', monthly('2024-06-15'), '2024-09-30', ['2024-06 2024-06-15 2024-06-30']],
    ['and only up to the new end', monthly('2024-06-15'), '2024-06-20', ['2024-06 2024-06-15 2024-06-20']],
    ['a month cut short is cut shorter', monthly('2024-06-15'), '2024-06-12', ['2024-06 2024-06-15 2024-06-12']],
    ['a month that ends by itself keeps its end', monthly('2024-06-30'), '2024-09-30', []],
    ['also when the phase ends within it', monthly('2024-09-30'), '2024-06-20', []],
    ['a phase that loses its end', monthly('2024-06-15'), null, ['2024-06 2024-06-15 2024-06-30']],
    ['a phase that had none', monthly(null), '2024-06-15', []],
    ['an end that stays', monthly('2024-06-15'), '2024-06-15', []],
    ['a quarter', { ...monthly('2024-05-31'), cadence: 'quarterly' }, '2024-12-31', ['2024-Q2 2024-05-31 2024-06-30']],
    ['a duty owed once', { ...monthly('2024-06-15'), cadence: 'once', dueOn: '2024-06-15' }, '2024-09-30', []],
  ])('%s', (_, duty, endsOn, moved) => {
    expect(movedPeriods(duty, endsOn).map(({ periodKey, from, to }) => `${periodKey} ${from} ${to}`)).toEqual(moved);
  });
});
