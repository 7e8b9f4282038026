import fc from 'fast-check';
import { addDays } from '../kernel/local-date.js';
import { type Suspension, SUSPENSION_REASONS, suspendedDays } from './suspension.js';

const FIRST = '2024-02-20';
const span = (startedOn: string, endedOn: string | null): Pick<Suspension, 'startedOn' | 'endedOn'> => ({ startedOn, endedOn });

describe('the days a clock stood still', () => {
  it.each([
    ['none, when it never did', [], '2024-03-10', 0],
    ['from the first day that does not count up to the one that counts again', [span('2024-02-28', '2024-03-02')], '2024-03-10', 3],
    ['none, when it stopped and ran on the same day', [span('2024-03-01', '2024-03-01')], '2024-03-10', 0],
    ['up to the day asked about while it still stands', [span('2024-03-01', null)], '2024-03-10', 9],
    ['none of the days from the one asked about on', [span('2024-03-01', '2024-03-20')], '2024-03-10', 9],
    ['none, when it stopped on the day asked about', [span('2024-03-10', null)], '2024-03-10', 0],
    ['none, when it stopped later', [span('2024-03-12', '2024-03-15')], '2024-03-10', 0],
    ['apart from each other, summed', [span('2024-03-01', '2024-03-03'), span('2024-03-05', '2024-03-06')], '2024-03-10', 3],
    ['one inside another, once', [span('2024-03-01', '2024-03-08'), span('2024-03-03', '2024-03-05')], '2024-03-10', 7],
    ['overlapping, once', [span('2024-03-04', '2024-03-08'), span('2024-03-01', '2024-03-05')], '2024-03-10', 7],
    ['touching, without a gap or a double day', [span('2024-03-01', '2024-03-05'), span('2024-03-05', '2024-03-08')], '2024-03-10', 7],
    ['one running over an ended one', [span('2024-03-01', null), span('2024-03-02', '2024-03-04')], '2024-03-10', 9],
  ])('%s', (_rule, suspensions, before, days) => expect(suspendedDays(suspensions, before)).toBe(days));

  it('are the days that lie in at least one span, whatever the spans and their order', () => {
    const spans = fc.array(
      fc.record({ reason: fc.constantFrom(...SUSPENSION_REASONS), from: fc.nat(40), length: fc.option(fc.nat(20)) }).map(({ reason, from, length }): Suspension => ({
        reason, startedOn: addDays(FIRST, from), endedOn: length === null ? null : addDays(FIRST, from + length),
      })),
      { maxLength: 8 },
    );
    fc.assert(fc.property(spans, fc.nat(60), (suspensions, to) => {
      const before = addDays(FIRST, to);
      const days = Array.from({ length: to }, (_, index) => addDays(FIRST, index));
      const stood = days.filter((day) => suspensions.some(({ startedOn, endedOn }) => startedOn <= day && (endedOn === null || day < endedOn)));
      expect(suspendedDays(suspensions, before)).toBe(stood.length);
      expect(suspendedDays(suspensions.toReversed(), before)).toBe(stood.length);
    }));
  });
});
