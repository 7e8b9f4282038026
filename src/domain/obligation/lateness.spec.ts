import fc from 'fast-check';
import { addDays, daysBetween, type LocalDate } from '../kernel/local-date.js';
import { latenessFacts } from './lateness.js';
import { daysLate } from './light.js';
import type { ObligationView } from './obligation.js';
import type { Suspension, SuspensionReason } from './suspension.js';

const open: ObligationView = { state: 'open', dueOn: '2024-06-14', evergreen: false, settledOn: null };
const stood = (reason: SuspensionReason, startedOn: string, endedOn: string | null): Suspension => ({ reason, startedOn, endedOn });

describe('the lateness of an obligation due on 2024-06-14, looked at on 2024-07-01', () => {
  it.each<[string, Partial<ObligationView & { readonly grantedOn: LocalDate }>, Suspension[], object]>([
    ['that is open and never stood still', {}, [], { effectiveDueOn: '2024-06-14', stoodStill: {}, daysLate: 17, daysAtOffice: 0 }],
    ['that has no date', { dueOn: null }, [stood('officeReview', '2024-06-10', '2024-06-20')], { dueOn: null, effectiveDueOn: null, daysLate: 0, daysAtOffice: 10 }],
    ['that was taken back', { state: 'voided' }, [], { daysLate: 0 }],
    ['handed over in time and accepted late: the wait is the office\'s', { state: 'settled', settledOn: '2024-06-12' }, [stood('officeReview', '2024-06-12', '2024-06-30')],
      { effectiveDueOn: '2024-06-14', stoodStill: {}, settledOn: '2024-06-12', daysLate: 0, daysAtOffice: 18 }],
    ['handed over late and accepted later: late by the hand-over only', { state: 'settled', settledOn: '2024-06-17' }, [stood('officeReview', '2024-06-17', '2024-06-30')],
      { effectiveDueOn: '2024-06-14', daysLate: 3, daysAtOffice: 13 }],
    ['given back after ten days, done at last two days late', { state: 'settled', settledOn: '2024-06-26' }, [stood('officeReview', '2024-06-12', '2024-06-22')],
      { dueOn: '2024-06-14', effectiveDueOn: '2024-06-24', stoodStill: { officeReview: 10 }, daysLate: 2, daysAtOffice: 10 }],
    ['that still lies with the office', { state: 'paused', pausedOn: '2024-06-12' }, [stood('officeReview', '2024-06-12', null)],
      { effectiveDueOn: '2024-07-03', stoodStill: { officeReview: 19 }, daysLate: 0, daysAtOffice: 19 }],
    ['that was late when it was handed over and still lies with the office', { state: 'paused', pausedOn: '2024-06-16' }, [stood('officeReview', '2024-06-16', null)], { daysLate: 2 }],
    ['granted more time after ten days at the office: those are contained in the day, later ones are not', { dueOn: '2024-06-24', grantedOn: '2024-06-12', settledOn: '2024-06-27', state: 'settled' },
      [stood('extensionPending', '2024-06-02', '2024-06-12'), stood('officeReview', '2024-06-20', '2024-06-22')],
      { dueOn: '2024-06-24', effectiveDueOn: '2024-06-26', stoodStill: { officeReview: 2 }, daysLate: 1, daysAtOffice: 12 }],
    ['with two reasons at once: each has its days, the date moves once', {}, [stood('officeReview', '2024-06-10', '2024-06-20'), stood('itemSuspended', '2024-06-15', '2024-06-25')],
      { effectiveDueOn: '2024-06-29', stoodStill: { officeReview: 10, itemSuspended: 10 }, daysLate: 2, daysAtOffice: 10 }],
  ])('%s', (_case, obligation, suspensions, expected) => {
    expect(latenessFacts({ ...open, ...obligation }, suspensions, '2024-07-01')).toMatchObject(expected);
  });

  it('is what the light says, for every history of one suspension after another', () => {
    const history = fc.array(fc.tuple(fc.nat(6), fc.nat(9)), { maxLength: 5 });
    fc.assert(fc.property(history, fc.boolean(), fc.nat(40), (gaps, stands, left) => {
      let day = '2024-06-01';
      const ended = gaps.map(([gap, length]) => {
        const startedOn = addDays(day, gap);
        day = addDays(startedOn, length);
        return stood('officeReview', startedOn, day);
      });
      const pausedOn = addDays(day, 1);
      const today = addDays(pausedOn, left);
      const suspensions = stands ? [...ended, stood('itemSuspended', pausedOn, null)] : ended;
      const moved = addDays('2024-06-14', ended.reduce((sum, { startedOn, endedOn }) => sum + daysBetween(startedOn, endedOn ?? today), 0));
      const obligation: ObligationView = { ...open, state: stands ? 'paused' : 'open', effectiveDueOn: moved, pausedOn: stands ? pausedOn : null };
      expect(latenessFacts(obligation, suspensions, today).daysLate).toBe(daysLate(obligation, today));
    }));
  });
});
