import type { LocalDate } from '../kernel/local-date.js';
import type { PhaseProgress, PhaseWindow } from './phase.js';
import { closedWindow, overlapping, overriddenWindow, refuseUnstatedReason, type WindowAsked } from './phase-window.js';

const TODAY = '2024-06-10';
const planned: PhaseProgress = { startsOn: '2024-07-01', endsOn: '2024-09-30', enteredOn: null, leftOn: null };
const running: PhaseProgress = { startsOn: '2024-04-01', endsOn: '2024-09-30', enteredOn: '2024-04-01', leftOn: null };
const left: PhaseProgress = { startsOn: '2024-01-01', endsOn: '2024-05-31', enteredOn: '2024-01-02', leftOn: '2024-06-01' };
const endedUnswept: PhaseProgress = { ...left, endsOn: '2024-06-09', leftOn: null };
const undated: PhaseProgress = { startsOn: null, endsOn: null, enteredOn: null, leftOn: null };
const openEnd: PhaseProgress = { ...running, endsOn: null };
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'allowed';
};

describe('an override of a phase', () => {
  // prettier-ignore
  it.each<[string, PhaseProgress, WindowAsked, PhaseWindow, boolean]>([
    ['a coming phase begins earlier', planned, { startsOn: '2024-06-20' }, { startsOn: '2024-06-20', endsOn: '2024-09-30' }, false],
    ['a coming phase begins today', planned, { startsOn: TODAY }, { startsOn: TODAY, endsOn: '2024-09-30' }, false],
    ['a coming phase moves whole', planned, { startsOn: '2024-10-01', endsOn: '2024-12-31' }, { startsOn: '2024-10-01', endsOn: '2024-12-31' }, false],
    ['a coming phase lasts one day', planned, { endsOn: '2024-07-01' }, { startsOn: '2024-07-01', endsOn: '2024-07-01' }, false],
    ['a running phase is prolonged', running, { endsOn: '2024-12-31' }, { startsOn: '2024-04-01', endsOn: '2024-12-31' }, false],
    ['a running phase is cut short', running, { endsOn: '2024-06-30' }, { startsOn: '2024-04-01', endsOn: '2024-06-30' }, false],
    ['a running phase ends today', running, { endsOn: TODAY }, { startsOn: '2024-04-01', endsOn: TODAY }, false],
    ['a beginning that stays may be repeated', running, { startsOn: '2024-04-01', endsOn: '2024-10-31' }, { startsOn: '2024-04-01', endsOn: '2024-10-31' }, false],
    ['a phase that was left runs again', left, { endsOn: '2024-06-30' }, { startsOn: '2024-01-01', endsOn: '2024-06-30' }, true],
    ['a phase that ended and was not left yet runs on', endedUnswept, { endsOn: TODAY }, { startsOn: '2024-01-01', endsOn: TODAY }, false],
    ['a phase nobody had dated is dated', undated, { startsOn: '2024-07-01', endsOn: '2024-07-31' }, { startsOn: '2024-07-01', endsOn: '2024-07-31' }, false],
  ])('lets %s', (_, phase, asked, window, reopened) => expect(overriddenWindow(phase, asked, TODAY)).toEqual({ window, reopened }));

  // prettier-ignore
  it.each<[string, PhaseProgress, WindowAsked, string]>([
    ['nothing asked for', running, {}, 'PHASE_WINDOW_UNCHANGED'],
    ['the window it has', running, { startsOn: '2024-04-01', endsOn: '2024-09-30' }, 'PHASE_WINDOW_UNCHANGED'],
    ['a beginning after the end', planned, { startsOn: '2024-10-01' }, 'PHASE_STARTS_AFTER_END'],
    ['an end before the beginning', planned, { endsOn: '2024-06-30' }, 'PHASE_STARTS_AFTER_END'],
    ['an end before today', running, { endsOn: '2024-06-09' }, 'PHASE_ENDS_IN_PAST'],
    ['an ended phase that stays ended', left, { endsOn: '2024-06-01' }, 'PHASE_ENDS_IN_PAST'],
    ['a beginning before today', planned, { startsOn: '2024-06-09' }, 'PHASE_STARTS_IN_PAST'],
    ['another beginning of what has begun', running, { startsOn: '2024-05-01' }, 'PHASE_BEGUN_ALREADY'],
    ['a later beginning of what has begun', running, { startsOn: '2024-06-20' }, 'PHASE_BEGUN_ALREADY'],
    ['another beginning of what has begun but is not entered yet', { ...running, enteredOn: null }, { startsOn: '2024-06-20' }, 'PHASE_BEGUN_ALREADY'],
  ])('is refused for %s', (_, phase, asked, code) => expect(codeOf(() => overriddenWindow(phase, asked, TODAY))).toBe(code));
});

describe('closing a phase', () => {
  it.each<[string, PhaseProgress, LocalDate, string]>([
    ['today', running, TODAY, TODAY],
    ['on a day to come', running, '2024-06-30', '2024-06-30'],
    ['that has no end', openEnd, TODAY, TODAY],
  ])('brings its last day forward: %s', (_, phase, on, endsOn) => expect(closedWindow(phase, on, TODAY).window).toEqual({ startsOn: '2024-04-01', endsOn }));

  it.each<[string, PhaseProgress, LocalDate, string]>([
    ['a phase to come', planned, TODAY, 'PHASE_NOT_ACTIVE'],
    ['an ended phase', left, TODAY, 'PHASE_NOT_ACTIVE'],
    ['a day before today', running, '2024-06-09', 'PHASE_ENDS_IN_PAST'],
    ['its own last day', running, '2024-09-30', 'PHASE_WINDOW_UNCHANGED'],
    ['a day after its end', running, '2024-10-01', 'PHASE_CLOSING_NOT_EARLIER'],
  ])('is refused for %s', (_, phase, on, code) => expect(codeOf(() => closedWindow(phase, on, TODAY))).toBe(code));

  it('needs a reason, and a short one', () => {
    expect(codeOf(() => refuseUnstatedReason('  '))).toBe('PHASE_REASON_MISSING');
    expect(codeOf(() => refuseUnstatedReason('因'.repeat(501)))).toBe('PHASE_REASON_TOO_LONG');
    expect(codeOf(() => refuseUnstatedReason('因'.repeat(500)))).toBe('allowed');
  });
});

describe('phases that overlap', () => {
  const others = [{ name: '部署', startsOn: '2024-01-01', endsOn: '2024-03-31' }, { name: '总结', startsOn: '2024-10-01', endsOn: '2024-12-31' }, { name: '待定', startsOn: null, endsOn: null }];
  it.each<[LocalDate | null, LocalDate | null, string[]]>([
    ['2024-04-01', '2024-09-30', []],
    ['2024-03-31', '2024-09-30', ['部署']],
    ['2024-04-01', '2024-10-01', ['总结']],
    ['2023-12-01', '2025-01-31', ['部署', '总结']],
    ['2024-04-01', null, []],
  ])('%s to %s: %j', (startsOn, endsOn, names) => expect(overlapping({ startsOn, endsOn }, others).map((other) => other.name)).toEqual(names));
});
