import fc from 'fast-check';
import { addDays, dayNumber, type LocalDate } from '../kernel/local-date.js';
import { periodsDueBy, type RecurringCadence } from './recurrence.js';

const keysBy = (cadence: RecurringCadence, startsOn: LocalDate, endsOn: LocalDate | null, today: LocalDate) => periodsDueBy(cadence, { startsOn, endsOn }, today).map((period) => period.key);

describe('the periods of a recurring duty', () => {
  it('are the natural months, clipped to the window', () => {
    expect(periodsDueBy('monthly', { startsOn: '2024-04-15', endsOn: '2024-06-20' }, '2024-12-31')).toEqual([
      { key: '2024-04', title: '2024年4月', opensOn: '2024-04-15', dueOn: '2024-04-30' },
      { key: '2024-05', title: '2024年5月', opensOn: '2024-05-01', dueOn: '2024-05-31' },
      { key: '2024-06', title: '2024年6月', opensOn: '2024-06-01', dueOn: '2024-06-20' },
    ]);
  });

  it('are the natural quarters, clipped to the window', () => {
    expect(periodsDueBy('quarterly', { startsOn: '2024-02-01', endsOn: null }, '2024-10-01')).toEqual([
      { key: '2024-Q1', title: '2024年第一季度', opensOn: '2024-02-01', dueOn: '2024-03-31' },
      { key: '2024-Q2', title: '2024年第二季度', opensOn: '2024-04-01', dueOn: '2024-06-30' },
      { key: '2024-Q3', title: '2024年第三季度', opensOn: '2024-07-01', dueOn: '2024-09-30' },
      { key: '2024-Q4', title: '2024年第四季度', opensOn: '2024-10-01', dueOn: '2024-12-31' },
    ]);
  });

  it.each<[string, RecurringCadence, LocalDate, LocalDate | null, LocalDate, string[]]>([
    ['open on their first day', 'monthly', '2024-04-01', '2024-09-30', '2024-05-01', ['2024-04', '2024-05']],
    ['are not open the day before', 'monthly', '2024-04-01', '2024-09-30', '2024-04-30', ['2024-04']],
    ['do not open before the window', 'monthly', '2024-04-15', null, '2024-04-14', []],
    ['open on the first day of the window', 'monthly', '2024-04-15', null, '2024-04-15', ['2024-04']],
    ['stop at the end of the window', 'monthly', '2024-08-01', '2024-09-30', '2025-06-01', ['2024-08', '2024-09']],
    ['include the month the window ends in on its first day', 'monthly', '2024-08-01', '2024-09-01', '2025-06-01', ['2024-08', '2024-09']],
    ['cross the year', 'monthly', '2024-12-01', null, '2025-02-01', ['2024-12', '2025-01', '2025-02']],
    ['skip no month after the 31st', 'monthly', '2026-01-31', null, '2026-04-01', ['2026-01', '2026-02', '2026-03', '2026-04']],
    ['cross the year by quarters', 'quarterly', '2024-11-30', null, '2025-04-01', ['2024-Q4', '2025-Q1', '2025-Q2']],
    ['are none in a window that ends before it starts', 'monthly', '2024-05-01', '2024-04-01', '2024-12-31', []],
  ])('%s', (_rule, cadence, startsOn, endsOn, today, expected) => expect(keysBy(cadence, startsOn, endsOn, today)).toEqual(expected));

  it('follow each other without gap or overlap, and grow only at the end as days pass', () => {
    const anyDate = fc.integer({ min: dayNumber('2023-01-01'), max: dayNumber('2027-12-31') }).map((number) => addDays('1970-01-01', number));
    fc.assert(
      fc.property(fc.constantFrom('monthly', 'quarterly'), anyDate, fc.nat(900), fc.nat(1200), fc.nat(60), (cadence, startsOn, length, elapsed, later) => {
        const window = { startsOn, endsOn: addDays(startsOn, length) };
        const today = addDays(startsOn, elapsed);
        const periods = periodsDueBy(cadence, window, today);
        expect(periods[0]?.opensOn).toBe(startsOn);
        periods.forEach((period, index) => {
          expect(period.opensOn <= period.dueOn && period.dueOn <= window.endsOn && period.opensOn <= today).toBe(true);
          const next = periods[index + 1];
          if (next) expect(next.opensOn).toBe(addDays(period.dueOn, 1));
        });
        expect(periodsDueBy(cadence, window, addDays(today, later)).slice(0, periods.length)).toEqual(periods);
      }),
    );
  });
});
