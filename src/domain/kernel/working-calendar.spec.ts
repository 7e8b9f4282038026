import fc from 'fast-check';
import { addDays, dayNumber, type LocalDate } from './local-date.js';
import { WorkingCalendar, type CalendarDay } from './working-calendar.js';

const off = (date: LocalDate): CalendarDay => ({ date, kind: 'dayOff', year: 2024, name: '清明节', source: '国办发明电〔2023〕7号' });
const worked = (date: LocalDate): CalendarDay => ({ ...off(date), kind: 'workday' });

/** 清明节 2024: Thursday 4 to Saturday 6 April off, Sunday 7 worked. */
const calendar = new WorkingCalendar([off('2024-04-04'), off('2024-04-05'), off('2024-04-06'), worked('2024-04-07')], [2024]);

describe('working days', () => {
  it.each([
    ['2024-04-03', true, false, 'a Wednesday'],
    ['2024-04-04', false, false, 'a Thursday off'],
    ['2024-04-07', true, false, 'a Sunday worked to make up'],
    ['2024-04-13', false, false, 'a Saturday'],
    ['2027-01-01', true, true, 'a Friday of a year that is not loaded'],
    ['2027-01-02', false, true, 'a Saturday of a year that is not loaded'],
  ])('%s is worked: %s, provisional: %s, being %s', (date, working, provisional) => {
    expect(calendar.isWorkingDay(date)).toEqual({ working, provisional });
  });

  it.each([
    ['2024-04-03', 1, '2024-04-07', 'over a holiday to its make-up Sunday'],
    ['2024-04-03', 2, '2024-04-08', 'start day excluded'],
    ['2024-04-05', 1, '2024-04-07', 'from a day off'],
    ['2024-04-08', -1, '2024-04-07', 'backwards'],
    ['2024-04-07', -1, '2024-04-03', 'backwards over the holiday'],
    ['2024-04-06', 0, '2024-04-06', 'nothing to count, even on a day off'],
  ])('%s and %i working days is %s: %s', (date, count, expected) => {
    expect(calendar.addWorkingDays(date, count)).toEqual({ date: expected, provisional: false });
  });

  it.each([
    ['2024-12-31', 1, { date: '2025-01-01', provisional: true }],
    ['2025-01-02', -2, { date: '2024-12-31', provisional: true }],
    ['2025-01-01', -1, { date: '2024-12-31', provisional: false }],
  ])('%s and %i working days is provisional when a counted day is of an unloaded year', (date, count, expected) => {
    expect(calendar.addWorkingDays(date, count)).toEqual(expected);
  });

  it.each([
    ['2024-04-03', '2024-04-08', 2],
    ['2024-04-08', '2024-04-03', -2],
    ['2024-04-04', '2024-04-06', 0],
    ['2024-04-03', '2024-04-03', 0],
  ])('between %s and %s lie %i working days, the first day not counted', (from, to, days) => {
    expect(calendar.workingDaysBetween(from, to)).toEqual({ days, provisional: false });
  });

  it.each([
    ['2024-04-06', '2024-04-03'],
    ['2024-04-07', '2024-04-07'],
  ])('the working day on or before %s is %s', (date, expected) => expect(calendar.workingDayOnOrBefore(date).date).toBe(expected));

  it('counts between two days what it says of each of them, into years that are not loaded', () => {
    fc.assert(fc.property(fc.integer({ min: -300, max: 600 }), fc.integer({ min: -300, max: 600 }), (start, end) => {
      const [from, to] = [addDays('2024-01-01', start), addDays('2024-01-01', end)];
      const [least, most] = from < to ? [start + 1, end] : [end, start - 1];
      const days = Array.from({ length: Math.max(0, most - least + 1) }, (_, index) => calendar.isWorkingDay(addDays('2024-01-01', least + index)));
      const worked = days.filter(({ working }) => working).length;
      expect(calendar.workingDaysBetween(from, to)).toEqual({ days: from <= to ? worked : 0 - worked, provisional: days.some(({ provisional }) => provisional) });
    }));
  });

  it('takes no two rows for one date', () => {
    expect(() => new WorkingCalendar([off('2024-04-04'), worked('2024-04-04')], [2024])).toThrow('two calendar rows for 2024-04-04');
  });

  it('counts whole days only', () => expect(() => calendar.addWorkingDays('2024-04-03', 1.5)).toThrow('not a whole number'));
});

describe('for every calendar', () => {
  const anyDate = fc.integer({ min: dayNumber('2024-01-01'), max: dayNumber('2025-12-31') }).map((number) => addDays('1970-01-01', number));
  const anyCalendar = fc
    .uniqueArray(fc.tuple(anyDate, fc.boolean()), { selector: ([date]) => date, maxLength: 120 })
    .map((rows) => new WorkingCalendar(rows.map(([date, isOff]) => (isOff ? off(date) : worked(date))), [2024, 2025]));
  const anyCount = fc.integer({ min: -30, max: 30 });

  it('counting n days on and n days back from a working day returns to it', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, anyCount, (anyOne, date, count) => {
        const start = anyOne.workingDayOnOrBefore(date).date;
        expect(anyOne.addWorkingDays(anyOne.addWorkingDays(start, count).date, -count).date).toBe(start);
      }),
    );
  });

  it('a later date never counts to an earlier day', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, fc.nat(40), anyCount, (anyOne, date, later, count) => {
        expect(anyOne.addWorkingDays(date, count).date <= anyOne.addWorkingDays(addDays(date, later), count).date).toBe(true);
      }),
    );
  });

  it('counts to a working day, and the distance to it is what was counted', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, anyCount.filter((count) => count !== 0), (anyOne, date, count) => {
        const reached = anyOne.addWorkingDays(date, count).date;
        expect(anyOne.isWorkingDay(reached).working).toBe(true);
        expect(anyOne.workingDaysBetween(date, reached).days).toBe(count);
      }),
    );
  });

  it('counting in two parts is counting once', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, fc.nat(20), fc.nat(20), (anyOne, date, first, second) => {
        expect(anyOne.addWorkingDays(anyOne.addWorkingDays(date, first).date, second).date).toBe(anyOne.addWorkingDays(date, first + second).date);
      }),
    );
  });
});
