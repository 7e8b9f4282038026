import fc from 'fast-check';
import type { Cadence } from './deadline.js';
import { addDays, dayNumber, type LocalDate } from './local-date.js';
import { nextPeriodOpening, periodsDueBy } from './recurrence.js';

const every = (name: Cadence['every'], day: number | null = null): Cadence => ({ every: name, day });
const keysBy = (name: Cadence['every'], startsOn: LocalDate, endsOn: LocalDate | null, today: LocalDate) =>
  periodsDueBy(every(name), { startsOn, endsOn }, today).map((period) => period.key);
const anyDate = fc.integer({ min: dayNumber('2023-01-01'), max: dayNumber('2027-12-31') }).map((number) => addDays('1970-01-01', number));
const anyCadence = fc.oneof(
  fc.constant(every('week')),
  fc.record({ every: fc.constantFrom<Cadence['every']>('month', 'quarter', 'halfYear', 'year'), day: fc.option(fc.integer({ min: 1, max: 31 })) }),
);

describe('the periods of a recurring duty', () => {
  it('are the natural months, clipped to the window', () => {
    expect(periodsDueBy(every('month'), { startsOn: '2024-04-15', endsOn: '2024-06-20' }, '2024-12-31')).toEqual([
      { key: '2024-04', title: '2024年4月', opensOn: '2024-04-15', dueOn: '2024-04-30' },
      { key: '2024-05', title: '2024年5月', opensOn: '2024-05-01', dueOn: '2024-05-31' },
      { key: '2024-06', title: '2024年6月', opensOn: '2024-06-01', dueOn: '2024-06-20' },
    ]);
  });

  it('are the natural quarters, clipped to the window', () => {
    expect(periodsDueBy(every('quarter'), { startsOn: '2024-02-01', endsOn: null }, '2024-10-01')).toEqual([
      { key: '2024-Q1', title: '2024年第一季度', opensOn: '2024-02-01', dueOn: '2024-03-31' },
      { key: '2024-Q2', title: '2024年第二季度', opensOn: '2024-04-01', dueOn: '2024-06-30' },
      { key: '2024-Q3', title: '2024年第三季度', opensOn: '2024-07-01', dueOn: '2024-09-30' },
      { key: '2024-Q4', title: '2024年第四季度', opensOn: '2024-10-01', dueOn: '2024-12-31' },
    ]);
  });

  it.each<[string, Cadence['every'], LocalDate, LocalDate | null, LocalDate, string[]]>([
    ['open on their first day', 'month', '2024-04-01', '2024-09-30', '2024-05-01', ['2024-04', '2024-05']],
    ['are not open the day before', 'month', '2024-04-01', '2024-09-30', '2024-04-30', ['2024-04']],
    ['do not open before the window', 'month', '2024-04-15', null, '2024-04-14', []],
    ['open on the first day of the window', 'month', '2024-04-15', null, '2024-04-15', ['2024-04']],
    ['stop at the end of the window', 'month', '2024-08-01', '2024-09-30', '2025-06-01', ['2024-08', '2024-09']],
    ['include the month the window ends in on its first day', 'month', '2024-08-01', '2024-09-01', '2025-06-01', ['2024-08', '2024-09']],
    ['cross the year', 'month', '2024-12-01', null, '2025-02-01', ['2024-12', '2025-01', '2025-02']],
    ['skip no month after the 31st', 'month', '2026-01-31', null, '2026-04-01', ['2026-01', '2026-02', '2026-03', '2026-04']],
    ['cross the year by quarters', 'quarter', '2024-11-30', null, '2025-04-01', ['2024-Q4', '2025-Q1', '2025-Q2']],
    ['are none in a window that ends before it starts', 'month', '2024-05-01', '2024-04-01', '2024-12-31', []],
  ])('%s', (_rule, cadence, startsOn, endsOn, today, expected) => expect(keysBy(cadence, startsOn, endsOn, today)).toEqual(expected));

  it.each<[string, Cadence, LocalDate, LocalDate | null, string[]]>([
    ['are due on the asked day', every('month', 25), '2024-04-01', null, ['2024-04 2024-04-01 2024-04-25', '2024-05 2024-05-01 2024-05-25', '2024-06 2024-06-01 2024-06-25']],
    ['are due on the last day of a shorter month', every('month', 31), '2024-01-10', '2024-03-31', ['2024-01 2024-01-10 2024-01-31', '2024-02 2024-02-01 2024-02-29', '2024-03 2024-03-01 2024-03-31']],
    ['are not asked for when their day lies before the window', every('month', 25), '2024-04-26', '2024-06-10', ['2024-05 2024-05-01 2024-05-25', '2024-06 2024-06-01 2024-06-10']],
    ['are asked for on the very day', every('month', 25), '2024-05-25', '2024-05-31', ['2024-05 2024-05-25 2024-05-25']],
    ['are due in the last month of a quarter', every('quarter', 20), '2024-05-01', null, ['2024-Q2 2024-05-01 2024-06-20']],
    ['are the half-years', every('halfYear'), '2023-12-30', '2024-08-15', ['2023-H2 2023-12-30 2023-12-31', '2024-H1 2024-01-01 2024-06-30']],
    ['are the years', every('year'), '2022-06-01', null, ['2022 2022-06-01 2022-12-31', '2023 2023-01-01 2023-12-31', '2024 2024-01-01 2024-12-31']],
    ['are the weeks from Monday', every('week'), '2024-06-19', null, ['2024-W25 2024-06-19 2024-06-23', '2024-W26 2024-06-24 2024-06-30']],
  ])('%s', (_rule, cadence, startsOn, endsOn, expected) => {
    expect(periodsDueBy(cadence, { startsOn, endsOn }, '2024-06-30').map((period) => `${period.key} ${period.opensOn} ${period.dueOn}`)).toEqual(expected);
  });

  it.each([
    ['2024-12-30', '2025-W01', '2025年第1周'],
    ['2026-12-31', '2026-W53', '2026年第53周'],
    ['2027-01-01', '2026-W53', '2026年第53周'],
    ['2023-01-01', '2022-W52', '2022年第52周'],
  ])('the week of %s is %s', (day, key, title) => {
    expect(periodsDueBy(every('week'), { startsOn: day, endsOn: null }, day)).toEqual([expect.objectContaining({ key, title })]);
  });

  it('follow each other without gap or overlap, and grow only at the end as days pass', () => {
    fc.assert(
      fc.property(anyCadence, anyDate, fc.nat(900), fc.nat(1200), fc.nat(60), ({ every: name }, startsOn, length, elapsed, later) => {
        const window = { startsOn, endsOn: addDays(startsOn, length) };
        const today = addDays(startsOn, elapsed);
        const periods = periodsDueBy(every(name), window, today);
        expect(periods[0]?.opensOn).toBe(startsOn);
        periods.forEach((period, index) => {
          expect(period.opensOn <= period.dueOn && period.dueOn <= window.endsOn && period.opensOn <= today).toBe(true);
          const next = periods[index + 1];
          if (next) expect(next.opensOn).toBe(addDays(period.dueOn, 1));
        });
        expect(periodsDueBy(every(name), window, addDays(today, later)).slice(0, periods.length)).toEqual(periods);
      }),
    );
  });

  it('each lie in the window with their due day, in order, each once', () => {
    fc.assert(
      fc.property(anyCadence, anyDate, fc.option(fc.nat(900)), fc.nat(1200), (cadence, startsOn, length, elapsed) => {
        const endsOn = length === null ? null : addDays(startsOn, length);
        const periods = periodsDueBy(cadence, { startsOn, endsOn }, addDays(startsOn, elapsed));
        for (const { opensOn, dueOn } of periods) expect(startsOn <= opensOn && opensOn <= dueOn && (endsOn === null || dueOn <= endsOn)).toBe(true);
        expect(new Set(periods.map((period) => period.key)).size).toBe(periods.length);
        expect(periods.map((period) => period.opensOn)).toEqual(periods.map((period) => period.opensOn).toSorted());
      }),
    );
  });

  it('are the same whether they are opened in one go or in two, from the day the next one opens', () => {
    fc.assert(
      fc.property(anyCadence, anyDate, fc.option(fc.nat(900)), fc.nat(700), fc.nat(700), (cadence, startsOn, length, elapsed, later) => {
        const window = { startsOn, endsOn: length === null ? null : addDays(startsOn, length) };
        const stop = addDays(startsOn, elapsed);
        const end = addDays(stop, later);
        const next = nextPeriodOpening(cadence, window, stop);
        const afterwards = next === null ? [] : periodsDueBy(cadence, window, end, next);
        expect([...periodsDueBy(cadence, window, stop), ...afterwards]).toEqual(periodsDueBy(cadence, window, end));
      }),
    );
  });

  it('open next on the first day after today on which there is one more', () => {
    fc.assert(
      fc.property(anyCadence, anyDate, fc.option(fc.nat(900)), fc.integer({ min: -40, max: 1000 }), (cadence, startsOn, length, elapsed) => {
        const window = { startsOn, endsOn: length === null ? null : addDays(startsOn, length) };
        const today = addDays(startsOn, elapsed);
        const next = nextPeriodOpening(cadence, window, today);
        const opened = periodsDueBy(cadence, window, today).length;
        if (next === null) return expect(periodsDueBy(cadence, window, addDays(today, 1500))).toHaveLength(opened);
        expect(next > today).toBe(true);
        expect(periodsDueBy(cadence, window, addDays(next, -1))).toHaveLength(opened);
        expect(periodsDueBy(cadence, window, next)).toHaveLength(opened + 1);
      }),
    );
  });
});
