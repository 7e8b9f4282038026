import { describe, expect, it } from 'vitest';
import { curve, lastMonthEnd, sentencePieces, troubleOf } from './figures';

it.each([
  ['2024-07-05', '2024-06-30'],
  ['2024-03-31', '2024-02-29'],
  ['2025-01-01', '2024-12-31'],
])('the month before %s ends on %s', (today, end) => expect(lastMonthEnd(today)).toBe(end));

describe('what is wrong with an item', () => {
  const light = { dueOn: '2024-06-30' };
  it.each([
    ['late, counted from its deadline', { late: true, suspended: false, saidOn: '2024-07-04', light }, { kind: 'late', days: 5 }],
    ['late comes before suspended', { late: true, suspended: true, saidOn: null, light }, { kind: 'late', days: 5 }],
    ['suspended, counted from when', { late: false, suspended: true, saidOn: '2024-07-01', light }, { kind: 'suspended', days: 4 }],
    ['blocked, nobody said since when', { late: false, suspended: false, saidOn: null, light }, { kind: 'blocked', days: null }],
  ])('%s', (_, given, trouble) => expect(troubleOf(given, '2024-07-05')).toEqual(trouble));
});

describe('a sentence in pieces', () => {
  it('loses nothing and marks only what is overdue', () => {
    const sentence = '11个方案共255项；逾期3项，临近到期2项。';
    const pieces = sentencePieces(sentence);
    expect(pieces.map(({ text }) => text).join('')).toBe(sentence);
    expect(pieces.filter(({ kind }) => kind === 'overdue').map(({ text }) => text)).toEqual(['逾期3项']);
    expect(pieces.filter(({ kind }) => kind === 'number').map(({ text }) => text)).toEqual(['11', '255', '2']);
  });
  it('marks nothing when nothing is overdue', () => expect(sentencePieces('12 plans; 0 overdue.').some(({ kind }) => kind === 'overdue')).toBe(false));
});

describe('a curve', () => {
  const actual = (...points: readonly (readonly [string, number])[]) => points.map(([onDay, value]) => ({ onDay, value, unit: '市商务局' }));
  it('runs from the first day to the deadline, upwards to the target', () =>
    expect(curve({ from: '2024-01-01', dueOn: '2024-01-11', value: 100, actual: actual(['2024-01-01', 0], ['2024-01-06', 50], ['2024-01-11', 100]) }, 100, 20)).toEqual([[0, 20], [50, 10], [100, 0]]));
  it('stays in its box when more is reported than asked, or later', () =>
    expect(curve({ from: '2024-01-01', dueOn: '2024-01-11', value: 100, actual: actual(['2024-01-21', 200]) }, 100, 20)).toEqual([[100, 0]]));
  it('is empty without reports', () => expect(curve({ from: null, dueOn: null, value: 1, actual: [] }, 100, 20)).toEqual([]));
});
