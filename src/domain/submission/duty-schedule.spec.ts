import { dutyWindow, nextOpening, openingsDueBy, openingTitle, type ScheduledDuty } from './duty-schedule.js';

const once: ScheduledDuty = { cadence: 'once', startsOn: '2024-04-01', endsOn: '2024-09-30', dueOn: '2024-06-30', dueDay: null };
const monthly: ScheduledDuty = { cadence: 'monthly', startsOn: '2024-04-01', endsOn: '2024-06-15', dueOn: null, dueDay: null };

describe('the schedule of a reporting duty', () => {
  it.each([
    ['before its phase begins nothing opens', once, '2024-03-31', []],
    ['a dated duty opens once with its phase', once, '2024-04-01', ['once 2024-06-30']],
    ['after an outage it still opens', once, '2024-08-20', ['once 2024-06-30']],
    ['an undated duty waits for a person', { ...once, dueOn: null }, '2024-08-20', []],
    ['a duty that is not scheduled yet opens nothing', { ...once, startsOn: null }, '2024-08-20', []],
    ['a month is due on the day that is asked for', { ...monthly, dueDay: 25 }, '2024-05-01', ['2024-04 2024-04-25', '2024-05 2024-05-25']],
    ['a week is due on its Sunday', { ...monthly, cadence: 'weekly' as const }, '2024-04-08', ['2024-W14 2024-04-07', '2024-W15 2024-04-14']],
    ['a half-year is clipped too', { ...monthly, cadence: 'halfYearly' as const }, '2024-12-31', ['2024-H1 2024-06-15']],
    ['a year is due on its last day', { ...monthly, cadence: 'yearly' as const, endsOn: null }, '2025-01-01', ['2024 2024-12-31', '2025 2025-12-31']],
    ['months open on their first day', monthly, '2024-04-30', ['2024-04 2024-04-30']],
    ['the bound clips the last month', monthly, '2024-12-31', ['2024-04 2024-04-30', '2024-05 2024-05-31', '2024-06 2024-06-15']],
  ])('%s', (_, duty, today, expected) => {
    expect(openingsDueBy(duty, today).map((opening) => `${opening.periodKey} ${opening.dueOn}`)).toEqual(expected);
  });

  it.each([
    ['a phase to come', once, '2024-03-01', '2024-04-01'],
    ['a duty opened for good', once, '2024-04-01', null],
    ['an undated duty', { ...once, dueOn: null }, '2024-03-01', null],
    ['the next month', monthly, '2024-04-01', '2024-05-01'],
    ['the next month after an outage', monthly, '2024-05-20', '2024-06-01'],
    ['nothing after the bound', monthly, '2024-06-01', null],
    ['the turn of the year', { ...monthly, endsOn: null }, '2024-12-31', '2025-01-01'],
    ['the next quarter', { ...monthly, cadence: 'quarterly' as const, endsOn: null }, '2024-02-10', '2024-04-01'],
  ])('%s opens next', (_, duty, today, expected) => expect(nextOpening(duty, today)).toBe(expected));

  it('lists only what opened since the day it is asked from', () => {
    expect(openingsDueBy(monthly, '2024-06-30', '2024-05-01').map((opening) => opening.periodKey)).toEqual(['2024-05', '2024-06']);
  });

  it.each([
    ['每月报送信息', '2024年4月', '2024年4月报送信息'],
    ['每年报送工作总结', '2024年', '2024年报送工作总结'],
    ['每周工作简报', '2024年第14周', '2024年第14周工作简报'],
    ['工作简报', '2024年第二季度', '2024年第二季度工作简报'],
    ['报送半年工作小结', '', '报送半年工作小结'],
  ])('%s of period "%s" is called %s', (title, periodTitle, expected) => expect(openingTitle(title, { periodTitle })).toBe(expected));

  it.each([
    [{ startsOn: '2024-04-01', endsOn: '2024-09-30' }, '2024-03-01', '2024-04-01', '2024-09-30'],
    [{ startsOn: '2024-01-01', endsOn: '2024-03-31' }, '2024-04-01', '2024-04-01', '2024-03-31'],
    [null, '2024-04-01', '2024-04-01', '2024-12-31'],
    [{ startsOn: null, endsOn: null }, '2024-04-01', '2024-04-01', null],
  ])('phase %j of a plan issued on %s runs from %s to %s', (phase, issuedOn, startsOn, endsOn) => {
    expect(dutyWindow(phase, issuedOn, '2024-12-31')).toEqual({ startsOn, endsOn });
  });
});
