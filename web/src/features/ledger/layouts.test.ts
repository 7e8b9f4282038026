import { describe, expect, it } from 'vitest';
import { changeNamed, countOf } from './changes';
import { dueMonths, nextDueDay } from './due-months';
import type { Line } from './standing';
import { apart, monthAfter, monthsBetween } from './time-axis';
import { unitRows } from './unit-rows';
import { addressOf, hiddenIn, viewIn } from './view-address';

const line = (position: number, parts: Partial<Line>): Line => ({ itemId: String(position), position, status: 'inProgress', standsStill: false, evergreen: false, dueOn: null, effectiveDueOn: null, light: { colour: 'green' }, units: [], ...parts }) as Line;
const unit = (unitId: string, role: string, status = 'inProgress') => ({ unitId, unit: `单位${unitId}`, role, status }) as Line['units'][number];

describe('months in which lines are due', () => {
  it('go by the day that counts now, earliest first; ongoing work and what has no date come last', () => {
    const lines = [
      line(1, { evergreen: true, effectiveDueOn: '2024-06-30' }), line(2, { dueOn: '2024-12-31' }), line(3, {}), line(4, { dueOn: '2024-12-31', effectiveDueOn: '2025-01-15' }),
      line(5, { dueOn: '2024-12-10' }), line(6, { dueOn: '2024-06-30' }),
    ];
    expect(dueMonths(lines).map(({ key, lines: members }) => [key, members.map(({ position }) => position)])).toEqual([
      ['2024-06', [6]], ['2024-12', [5, 2]], ['2025-01', [4]], ['evergreen', [1]], ['undated', [3]],
    ]);
    expect(dueMonths(lines).reduce((sum, { lines: members }) => sum + members.length, 0)).toBe(lines.length);
  });

  it.each([
    ['the earliest to come', [line(1, { dueOn: '2024-12-31' }), line(2, { dueOn: '2024-08-31' })], '2024-08-31'],
    ['today itself', [line(1, { dueOn: '2024-07-05' })], '2024-07-05'],
    ['nothing that is past', [line(1, { dueOn: '2024-06-30' })], null],
    ['nothing that is done', [line(1, { dueOn: '2024-12-31', status: 'completed' })], null],
    ['nothing that is ongoing', [line(1, { evergreen: true, effectiveDueOn: '2024-12-31' })], null],
  ])('next due is %s', (_, lines, expected) => expect(nextDueDay(lines, '2024-07-05')).toBe(expected));
});

describe('rows of units', () => {
  const lines = [
    line(1, { dueOn: '2024-12-31', light: { colour: 'red' } as Line['light'], units: [unit('1', 'lead'), unit('2', 'cooperating', 'pendingAck')] }),
    line(2, { dueOn: '2024-08-31', status: 'completed', units: [unit('1', 'lead'), unit('2', 'lead'), unit('3', 'cooperating', 'withdrawn')] }),
  ];
  const units = [{ unitId: '2', unit: '乙', lastReportOn: null }, { unitId: '1', unit: '甲', lastReportOn: '2024-06-03' }, { unitId: '3', unit: '丙', lastReportOn: null }];

  it('keep the order given, count what a unit leads by its lights and the rest apart, and leave out who has no part', () => {
    expect(unitRows(lines, units, '2024-07-05')).toEqual([
      { unitId: '2', unit: '乙', leads: 1, counts: expect.objectContaining({ done: 1, red: 0 }), others: 1, unacknowledged: 1, nextDueOn: '2024-12-31', lastReportOn: null },
      { unitId: '1', unit: '甲', leads: 2, counts: expect.objectContaining({ done: 1, red: 1 }), others: 0, unacknowledged: 0, nextDueOn: '2024-12-31', lastReportOn: '2024-06-03' },
    ]);
  });
});

describe('the axis of time', () => {
  it('keeps the larger of two flags that would touch', () => expect(apart([['2024-01-01', 1], ['2024-01-02', 5], ['2024-06-01', 2]], (day) => Number(day.slice(5, 7)) * 100 + Number(day.slice(8)), 50)).toEqual([['2024-01-02', 5], ['2024-06-01', 2]]));
  it.each([['2024-03-01', '2024-04-01'], ['2024-12-01', '2025-01-01']])('after %s comes %s', (month, next) => expect(monthAfter(month)).toBe(next));
  it.each([['2024-03-05', '2024-06-01', 3], ['2024-01-01', '2025-12-31', 8], ['2020-01-01', '2025-12-31', 6]])('from %s to %s it names %i months', (first, last, count) => expect(monthsBetween(first, last)).toHaveLength(count));
});

describe('a view in the address', () => {
  it('keeps layout, filters, columns and the day compared with, in one order, and nothing of what is open', () => {
    expect(viewIn(new URLSearchParams('item=75&tab=units&lead=28&view=attention&since=2024-02-29&as=units&do=adjust&q='))).toBe('as=units&view=attention&lead=28&since=2024-02-29');
  });
  it('leads back to itself and clears the rest', () => {
    const change = addressOf('view=attention&q=%E5%95%86%E5%8A%A1');
    expect(change).toEqual({ as: null, view: 'attention', q: '商务', lead: null, deadline: null, light: null, hide: null, since: null, change: null });
    expect(viewIn(new URLSearchParams(Object.entries(change).filter((part): part is [string, string] => part[1] !== null)))).toBe('view=attention&q=%E5%95%86%E5%8A%A1');
  });
  it.each([['others,progress', ['others', 'progress']], ['state', []], ['', []]])('hides of %j: %j', (hide, columns) => expect([...hiddenIn(new URLSearchParams({ hide }))]).toEqual(columns));
});

describe('changes since a day', () => {
  const totals = { items: 58, thenItems: 50, newlyLate: 2, newlyCompleted: 3, dueMoved: 4, withProgress: 5, noLongerLate: 6, reopened: 7 } as Parameters<typeof countOf>[0];
  it.each([['late', 2], ['completed', 3], ['dueMoved', 4], ['progress', 5], ['noLongerLate', 6], ['reopened', 7], ['issued', 8]] as const)('%s: %i', (name, count) => expect(countOf(totals, name)).toBe(count));
  it.each([['late', 'late'], ['constructor', null], [null, null]])('%j in an address is %j', (name, known) => expect(changeNamed(name)).toBe(known));
});
