import { clockJump, type ClockReading } from './clock-jump.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const at = (wall: number, steadyBefore: number, steadyAfter = steadyBefore + 5): ClockReading => ({ wall, steadyBefore, steadyAfter });

describe('a jump of the database clock between two readings', () => {
  // prettier-ignore
  it.each<[string, ClockReading, ClockReading, number]>([
    ['a minute passed on both clocks', at(0, 0), at(MINUTE, MINUTE), 0],
    ['a slow network blurs the reading', at(0, 0, 2_000), at(MINUTE, MINUTE - 1_000, MINUTE + 9_000), 0],
    ['the wall clock drifts by four minutes in a month', at(0, 0), at(30 * DAY + 4 * MINUTE, 30 * DAY), 0],
    ['the process was stopped for an hour: both clocks went on', at(0, 0), at(60 * MINUTE, 60 * MINUTE), 0],
    ['the process was stopped for an hour in the middle of a reading, after the database had answered', at(0, 0), at(MINUTE, MINUTE, 61 * MINUTE), 0],
    ['the process was stopped for an hour in the middle of a reading, before the database was asked', at(0, 0), at(61 * MINUTE, MINUTE, 61 * MINUTE), 0],
    ['the process was stopped during the earlier reading', at(0, 0, 60 * MINUTE), at(61 * MINUTE, 61 * MINUTE), 0],
    ['exactly the tolerance is no jump', at(0, 0, 0), at(6 * MINUTE, MINUTE, MINUTE), 0],
    ['a day forward within a minute', at(0, 0, 0), at(DAY + MINUTE, MINUTE, MINUTE), DAY],
    ['a day back within a minute', at(0, 0, 0), at(MINUTE - DAY, MINUTE, MINUTE), -DAY],
    ['six minutes back', at(0, 0, 0), at(MINUTE - 6 * MINUTE, MINUTE, MINUTE), -6 * MINUTE],
    ['six minutes forward while the process was stopped for a day', at(0, 0, 0), at(DAY + 6 * MINUTE, DAY, DAY), 6 * MINUTE],
  ])('%s', (_, earlier, later, jump) => {
    expect(clockJump(earlier, later)).toBe(jump);
  });
});
