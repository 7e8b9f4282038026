import { WorkingCalendar } from '../kernel/working-calendar.js';
import { beijingTime, releaseAt } from './working-hours.js';

const HOURS = { from: '08:30', until: '17:30' };
/** National Day 2024: off from October 1 to 7, Saturday the 12th worked. */
const DAYS_OFF = ['01', '02', '03', '04', '05', '06', '07'].map((day) => ({ date: `2024-10-${day}`, kind: 'dayOff' as const, year: 2024, name: '国庆节', source: '' }));
const CALENDAR = new WorkingCalendar([...DAYS_OFF, { date: '2024-10-12', kind: 'workday', year: 2024, name: '国庆节', source: '' }], [2024]);
const at = (words: string): Date => new Date(`${words}:00+08:00`);

describe('a message may leave', () => {
  it.each([
    ['at once in working hours', '2024-10-08T10:00', '2024-10-08T10:00'],
    ['at once in the first minute', '2024-10-08T08:30', '2024-10-08T08:30'],
    ['when work begins on an early morning', '2024-10-08T00:00', '2024-10-08T08:30'],
    ['on the next morning when work is over', '2024-10-08T17:30', '2024-10-09T08:30'],
    ['on the next morning at night', '2024-10-08T23:59', '2024-10-09T08:30'],
    ['on Monday after a Friday evening', '2024-10-18T18:00', '2024-10-21T08:30'],
    ['after the holidays on a day off', '2024-10-01T10:00', '2024-10-08T08:30'],
    ['after the holidays on their eve', '2024-09-30T20:00', '2024-10-08T08:30'],
    ['at once on a Saturday that is worked', '2024-10-12T09:00', '2024-10-12T09:00'],
    ['on the worked Saturday after a Friday evening', '2024-10-11T19:00', '2024-10-12T08:30'],
  ])('%s', (_, now, expected) => {
    expect(releaseAt(at(now), HOURS, CALENDAR)).toEqual(at(expected));
  });

  it('at any hour when its ladder says so', () => {
    expect(releaseAt(at('2024-10-01T03:00'), HOURS, CALENDAR, true)).toEqual(at('2024-10-01T03:00'));
  });

  it.each([['2024-10-08T16:00:00Z', '2024-10-09', '00:00'], ['2024-10-08T15:59:59Z', '2024-10-08', '23:59']])('%s is %s %s in Beijing, whatever zone the server is in (A10)', (instant, day, time) => {
    expect(beijingTime(new Date(instant))).toEqual({ day, time });
  });
});
