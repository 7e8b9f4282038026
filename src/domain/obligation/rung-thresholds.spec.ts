import fc from 'fast-check';
import { addDays, dayNumber, type LocalDate } from '../kernel/local-date.js';
import { WorkingCalendar, type CalendarDay } from '../kernel/working-calendar.js';
import type { Ladder, Offset } from './ladder.js';
import { rungDay, rungThresholds } from './rung-thresholds.js';

const day = (date: LocalDate, kind: CalendarDay['kind']): CalendarDay => ({ date, kind, year: 2024, name: '端午节', source: '国办发明电〔2023〕7号' });

/** 端午节 2024: Monday 10 June off; 30 June 2024 is a Sunday. */
const calendar = new WorkingCalendar([day('2024-06-10', 'dayOff')], [2023, 2024, 2025]);

function ladderOf(...offsets: Offset[]): Ladder {
  const rungs = offsets.map((offset, index) => ({ code: `rung${index + 1}`, offset, action: 'remind', audience: ['liaison'], delivery: 'digest', anyHour: false, notice: null, light: null }) as const);
  return { code: 'planted', title: '阶梯', edition: 1, pausedBy: [], rungs };
}

describe('the day a rung fires', () => {
  it.each<[LocalDate, number, Offset['unit'], LocalDate, string]>([
    ['2024-06-28', 0, 'working', '2024-06-28', 'a Friday'],
    ['2024-06-30', 0, 'working', '2024-06-28', 'a Sunday moves to the Friday before'],
    ['2024-06-30', 0, 'calendar', '2024-06-28', 'a Sunday moves to the Friday before'],
    ['2024-06-30', -3, 'working', '2024-06-25', 'three working days are left: 26, 27 and 28'],
    ['2024-06-28', -3, 'working', '2024-06-25', 'three working days are left: 26, 27 and 28'],
    ['2024-06-12', -1, 'working', '2024-06-11', 'the working day before'],
    ['2024-06-11', -1, 'working', '2024-06-07', 'over the holiday Monday'],
    ['2024-06-30', -7, 'calendar', '2024-06-21', 'Sunday 23 moves to the Friday before'],
    ['2024-06-30', 1, 'working', '2024-07-01', 'the first working day after'],
    ['2024-06-28', 1, 'working', '2024-07-01', 'the first working day after'],
    ['2024-06-09', 1, 'working', '2024-06-11', 'after the holiday Monday'],
    ['2024-06-28', 1, 'calendar', '2024-06-29', 'calendar days after run through weekends'],
  ])('due %s, %i %s days: %s (%s)', (dueOn, count, unit, expected) => {
    expect(rungDay(dueOn, { offset: { count, unit } }, calendar)).toEqual({ date: expected, provisional: false });
  });

  it('is provisional when it counts days of a year that is not loaded', () => {
    expect(rungDay('2025-12-31', { offset: { count: 1, unit: 'working' } }, calendar)).toEqual({ date: '2026-01-01', provisional: true });
  });
});

describe('the threshold of a rung', () => {
  it('is the latest due date that has reached it', () => {
    const ladder = ladderOf({ count: -3, unit: 'working' }, { count: 0, unit: 'working' }, { count: 1, unit: 'working' });
    expect(rungThresholds(ladder, '2024-06-28', calendar)).toEqual([
      { rung: 1, code: 'rung1', threshold: '2024-07-03', provisional: false },
      { rung: 2, code: 'rung2', threshold: '2024-06-30', provisional: false },
      { rung: 3, code: 'rung3', threshold: '2024-06-27', provisional: false },
    ]);
  });

  it('does not move over a weekend before the due date, and follows each day after it', () => {
    const ladder = ladderOf({ count: 0, unit: 'working' }, { count: 1, unit: 'calendar' });
    const thresholdsOn = (today: LocalDate) => rungThresholds(ladder, today, calendar).map(({ threshold }) => threshold);
    expect(['2024-06-28', '2024-06-29', '2024-06-30', '2024-07-01'].map(thresholdsOn)).toEqual([
      ['2024-06-30', '2024-06-27'],
      ['2024-06-30', '2024-06-28'],
      ['2024-06-30', '2024-06-29'],
      ['2024-07-01', '2024-06-30'],
    ]);
  });

  it('is provisional when it counts days of a year that is not loaded', () => {
    expect(rungThresholds(ladderOf({ count: -3, unit: 'working' }), '2025-12-30', calendar)).toEqual([{ rung: 1, code: 'rung1', threshold: '2026-01-04', provisional: true }]);
  });
});

describe('for every calendar, rung and day', () => {
  const anyDate = fc.integer({ min: dayNumber('2023-06-01'), max: dayNumber('2025-06-30') }).map((number) => addDays('1970-01-01', number));
  const anyCalendar = fc
    .uniqueArray(fc.tuple(anyDate, fc.boolean()), { selector: ([date]) => date, maxLength: 150 })
    .map((rows) => new WorkingCalendar(rows.map(([date, isOff]) => day(date, isOff ? 'dayOff' : 'workday')), [2023, 2024]));
  const anyOffset: fc.Arbitrary<Offset> = fc.record({ count: fc.integer({ min: -30, max: 30 }), unit: fc.constantFrom('working', 'calendar') });

  it('a due date within 400 days is on or before the threshold exactly when its rung day has come', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, anyOffset, (anyOne, today, offset) => {
        const [threshold] = rungThresholds(ladderOf(offset), today, anyOne).map((rung) => rung.threshold);
        for (let distance = -400; distance <= 400; distance += 1) {
          const dueOn = addDays(today, distance);
          const reached = rungDay(dueOn, { offset }, anyOne).date <= today;
          if (reached !== (threshold !== undefined && dueOn <= threshold)) throw new Error(`due ${dueOn}: reached ${reached}, threshold ${threshold}`);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a later due date never has an earlier rung day', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, fc.nat(60), anyOffset, (anyOne, dueOn, later, offset) => {
        expect(rungDay(dueOn, { offset }, anyOne).date <= rungDay(addDays(dueOn, later), { offset }, anyOne).date).toBe(true);
      }),
    );
  });

  it('a rung on or before the due date fires on a working day not after it, a rung of +n after it', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, anyOffset, (anyOne, dueOn, offset) => {
        const { date } = rungDay(dueOn, { offset }, anyOne);
        expect(date > dueOn).toBe(offset.count > 0);
        if (offset.count <= 0) expect(anyOne.isWorkingDay(date).working).toBe(true);
      }),
    );
  });

  it('a higher rung of the same unit is never reached by a later due date than a lower one', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, anyOffset, fc.nat(20), (anyOne, today, offset, more) => {
        const [lower, higher] = rungThresholds(ladderOf(offset, { ...offset, count: offset.count + more }), today, anyOne).map((rung) => rung.threshold);
        expect(lower !== undefined && higher !== undefined && higher <= lower).toBe(true);
      }),
    );
  });
});
