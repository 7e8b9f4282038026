import { describe, expect, it } from 'vitest';
import { daysLeft, groupOf, inView, type Matter, neighbour, rowsOf, weekEnd } from './queue';

const matter = (parts: Partial<Matter>): Matter => ({
  obligationId: '1', kind: 'acknowledgement', kindTitle: '签收', title: '第1项', planId: '5', documentNumber: '武政办〔2024〕20号', planTitle: '工作方案', askedBy: '办公室', basis: '', dueOn: null, effectiveDueOn: null, dueWords: '',
  subjectType: 'assignment', subjectId: '25', subjectVersion: 1, itemId: '2', itemNumber: '1', light: { colour: 'green', reason: '', provisional: false, ladder: null, dueOn: null, yellowFrom: null }, officeTurn: null as never, allowed: [], ...parts,
});
const TODAY = '2024-04-03';

describe('rowsOf', () => {
  it('puts what is owed on one assignment into one row, where the first of it stands', () => {
    const rows = rowsOf([matter({ obligationId: 'a', subjectId: '1' }), matter({ obligationId: 'b', subjectId: '2' }), matter({ obligationId: 'c', subjectId: '1' })]);
    expect(rows.map(({ key, main, later }) => [key, main.obligationId, later.map(({ obligationId }) => obligationId)])).toEqual([['assignment-1', 'a', ['c']], ['assignment-2', 'b', []]]);
  });

  it('keeps subjects of different kinds apart though their numbers are the same', () => {
    expect(rowsOf([matter({}), matter({ subjectType: 'submission' })])).toHaveLength(2);
  });
});

it.each([
  ['2024-04-01', '2024-04-07'],
  ['2024-04-07', '2024-04-07'],
  ['2024-12-30', '2025-01-05'],
])('the week of %s ends on %s', (day, end) => {
  expect(weekEnd(day)).toBe(end);
});

it.each([
  [null, 'undated'],
  ['2024-04-02', 'overdue'],
  ['2024-04-03', 'week'],
  ['2024-04-07', 'week'],
  ['2024-04-08', 'month'],
  ['2024-05-01', 'later'],
] as const)('what is due on %s stands under %s', (effectiveDueOn, group) => {
  expect(groupOf(matter({ effectiveDueOn }), TODAY)).toBe(group);
});

it('puts what lies with the office last, however late it was', () => {
  expect(groupOf(matter({ effectiveDueOn: '2024-03-31', officeTurn: { since: '2024-04-01', days: 2, workingDays: 2 } }), TODAY)).toBe('waiting');
});

describe('inView', () => {
  const turn = { since: '2024-04-01', days: 2, workingDays: 2 };
  const cases = [
    ['ack', matter({ allowed: ['acknowledge'] }), true],
    ['ack', matter({ allowed: ['acknowledge'], subjectType: 'plan' }), false],
    ['ack', matter({ allowed: ['report'] }), false],
    ['week', matter({ effectiveDueOn: '2024-04-01' }), true],
    ['week', matter({ effectiveDueOn: '2024-04-08' }), false],
    ['week', matter({ effectiveDueOn: '2024-04-01', officeTurn: turn }), false],
    ['waiting', matter({ officeTurn: turn }), true],
    ['waiting', matter({}), false],
    ['all', matter({}), true],
  ] as const;
  it.each(cases)('%s (case %#)', (view, main, expected) => {
    expect(inView({ key: 'k', main, later: [] }, view, TODAY)).toBe(expected);
  });
});

it('walks from row to row and stops at the ends', () => {
  const rows = rowsOf(['1', '2', '3'].map((subjectId) => matter({ subjectId })));
  expect([neighbour(rows, 'assignment-1', 1), neighbour(rows, 'assignment-3', 1), neighbour(rows, 'assignment-1', -1), neighbour(rows, null, 1), neighbour([], null, 1)]).toEqual(['assignment-2', 'assignment-3', 'assignment-1', 'assignment-1', null]);
});

it('counts the days that are left, and those that are over below nought', () => {
  expect([daysLeft({ effectiveDueOn: '2024-04-10' }, TODAY), daysLeft({ effectiveDueOn: '2024-04-01' }, TODAY), daysLeft({ effectiveDueOn: null }, TODAY)]).toEqual([7, -2, null]);
});
