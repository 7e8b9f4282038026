import type { Cadence } from '../kernel/deadline.js';
import type { LocalDate } from '../kernel/local-date.js';
import { cyclesOf, nextRolloverOpening, type RhythmicItem, rolloverHasBegun, rolloversDueBy, suspendedThroughout } from './item-cycles.js';

const evergreen: RhythmicItem = { evergreen: true, cadence: null };
const withCadence = (cadence: Cadence, without = false): RhythmicItem => ({ evergreen: without, cadence });

describe('the rhythms of an item', () => {
  it.each<[string, RhythmicItem, LocalDate, LocalDate | null, string[]]>([
    ['an item with a day has none', { evergreen: false, cadence: null }, '2024-04-01', '2024-12-31', []],
    ['its own cadence runs to the end of the plan', withCadence({ every: 'month', day: 25 }), '2024-04-10', '2024-12-31', ['itemPeriod month 25 2024-04-10 2024-12-31 next 2024-04-10']],
    ['a period that was due before the issuing is not asked for', withCadence({ every: 'month', day: 25 }), '2024-04-26', null, ['itemPeriod month 25 2024-04-26 null next 2024-05-01']],
    ['a plan that has ended asks for nothing', withCadence({ every: 'quarter', day: null }), '2024-04-10', '2024-03-31', ['itemPeriod quarter null 2024-04-10 2024-03-31 next null']],
    ['持续推进 is reviewed each quarter and rolled over each year', evergreen, '2024-04-01', '2024-12-31', ['evergreenReview quarter null 2024-04-01 null next 2024-04-01', 'yearRollover year null 2024-04-01 null next 2024-12-01']],
    ['持续推进 with a cadence of its own is not asked twice', withCadence({ every: 'halfYear', day: null }, true), '2024-04-01', null, ['itemPeriod halfYear null 2024-04-01 null next 2024-04-01', 'yearRollover year null 2024-04-01 null next 2024-12-01']],
  ])('%s', (_, item, issuedOn, planEndsOn, expected) => {
    expect(cyclesOf(item, issuedOn, planEndsOn).map((cycle) => `${cycle.kind} ${cycle.every} ${cycle.day} ${cycle.startsOn} ${cycle.endsOn} next ${cycle.nextOpensOn}`)).toEqual(expected);
  });

  it.each([
    ['2024-05-31', '2024-05-31'],
    ['2024-06-01', '2024-07-01'],
    ['2024-12-01', '2024-12-01'],
    ['2024-12-02', '2025-01-01'],
    ['2024-01-01', '2024-01-01'],
  ])('issued on %s the first review begins on %s: a quarter counts when 30 days are left of it', (issuedOn, first) => {
    expect(cyclesOf(evergreen, issuedOn, null)[0]?.nextOpensOn).toBe(first);
  });
});

describe('the year-end rollover', () => {
  it.each([
    ['2024-04-01', '2024-12-01'],
    ['2024-11-30', '2024-12-01'],
    ['2024-12-01', '2025-12-01'],
    ['2024-12-31', '2025-12-01'],
  ])('opens after %s on %s', (day, opens) => expect(nextRolloverOpening(day)).toBe(opens));

  it.each([
    ['2024-11-30', '2024-12-01', []],
    ['2024-12-01', '2024-12-01', ['2024 2024-12-31']],
    ['2025-01-20', '2024-12-01', ['2024 2024-12-31']],
    ['2026-02-01', '2024-12-01', ['2024 2024-12-31', '2025 2025-12-31']],
    ['2026-02-01', '2025-12-01', ['2025 2025-12-31']],
  ])('has opened by %s since %s: %j, each year once, after an outage too', (today, since, expected) => {
    expect(rolloversDueBy(today, since).map(({ year, dueOn }) => `${year} ${dueOn}`)).toEqual(expected);
  });

  it.each([
    [2024, '2024-11-30', false],
    [2024, '2024-12-01', true],
    [2024, '2025-02-01', true],
    [2025, '2025-02-01', false],
  ])('of %s has begun on %s: %s', (year, today, begun) => expect(rolloverHasBegun(year, today)).toBe(begun));
});

describe('a period of an item that was suspended', () => {
  const june = { opensOn: '2024-06-01', dueOn: '2024-06-30' };

  it.each([
    ['all through it', [{ suspendedOn: '2024-05-15', resumedOn: '2024-07-01' }], true],
    ['and still is', [{ suspendedOn: '2024-06-01', resumedOn: null }], true],
    ['up to its last day', [{ suspendedOn: '2024-05-15', resumedOn: '2024-06-30' }], false],
    ['after it had opened', [{ suspendedOn: '2024-06-02', resumedOn: '2024-07-15' }], false],
    ['before it', [{ suspendedOn: '2024-05-01', resumedOn: '2024-06-01' }], false],
    ['twice, once all through it', [{ suspendedOn: '2024-04-01', resumedOn: '2024-04-10' }, { suspendedOn: '2024-05-31', resumedOn: '2024-08-01' }], true],
    ['never', [], false],
  ] as const)('%s', (_, suspensions, skipped) => {
    expect(suspendedThroughout(june, suspensions)).toBe(skipped);
  });
});
