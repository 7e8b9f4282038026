import { WorkingCalendar } from '../kernel/working-calendar.js';
import { termEnd } from './term.js';

/** Friday 14 June 2024 is followed by a weekend; 2025 is not loaded. */
const calendar = new WorkingCalendar([], [2024]);

describe('the last day of a term', () => {
  it.each([
    ['2024-06-14', 60, 'calendar', { dueOn: '2024-08-13' }],
    ['2024-06-14', 2, 'calendar', { dueOn: '2024-06-16' }],
    ['2024-06-14', 3, 'working', { dueOn: '2024-06-19', counted: { from: '2024-06-14', workingDays: 3, provisional: false } }],
    ['2024-12-31', 1, 'working', { dueOn: '2025-01-01', counted: { from: '2024-12-31', workingDays: 1, provisional: true } }],
  ] as const)('from %s, %i %s days', (from, count, unit, expected) => expect(termEnd(from, { count, unit }, calendar)).toEqual(expected));
});
