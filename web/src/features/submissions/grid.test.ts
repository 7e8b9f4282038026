import { describe, expect, it } from 'vitest';
import type { Schemas } from '../../api/client';
import { type Cell, countsOf, gridOf, markOf, moved } from './grid';

const duty = (dutyId: string, cadence: 'once' | 'monthly', dueOn: string | null): Schemas['MatrixDutyResponse'] => ({ dutyId, kind: 'x', title: `要求${dutyId}`, words: '', cadence, soft: false, minCount: 1, dueOn });
const cell = (dutyId: string, month: string, status: Cell['status'], overdue = false): Cell => ({ submissionId: `${dutyId}-${month}`, dutyId, periodKey: month, month, title: '', opensOn: `${month}-01`, dueOn: `${month}-28`, status, statusTitle: '', overdue, pieces: 1, minCount: 1, submittedOn: null });
const DUTIES = [duty('late', 'once', '2024-11-30'), duty('month', 'monthly', null), duty('early', 'once', '2024-06-30'), duty('others', 'once', '2024-05-01')];
const ROWS = [
  { unitId: '1', unit: '市民政局', cells: [cell('month', '2024-04', 'accepted'), cell('month', '2024-06', 'missed', true), cell('early', '2024-06', 'submitted')] },
  { unitId: '2', unit: '市残联', cells: [cell('month', '2024-04', 'waived'), cell('early', '2024-06', 'returnedLate'), cell('late', '2024-11', 'open')] },
];
const GRID = gridOf({ duties: DUTIES, rows: ROWS });

it('has the months of what recurs, then what is handed in once by its date, and nothing nobody here owes', () =>
  expect(GRID.columns.map(({ key }) => key)).toEqual(['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9', 'm10', 'm11', 'm12', 'dearly', 'dlate']));

it('neither loses nor repeats a submission', () => {
  for (const [index, row] of GRID.rows.entries()) expect(row.places.flat().map(({ submissionId }) => submissionId).sort()).toEqual(ROWS[index]?.cells.map(({ submissionId }) => submissionId).sort());
});

it('has no months when nothing recurs', () => expect(gridOf({ duties: [duty('early', 'once', '2024-06-30')], rows: [{ unitId: '1', unit: '', cells: [cell('early', '2024-06', 'open')] }] }).columns.map(({ key }) => key)).toEqual(['dearly']));

it('counts what has arrived of what is owed', () => {
  const counts = countsOf(GRID);
  expect([counts[3], counts[5], counts[12], counts[13], counts[0]]).toEqual([{ owed: 1, received: 1 }, { owed: 1, received: 0 }, { owed: 2, received: 1 }, { owed: 1, received: 0 }, { owed: 0, received: 0 }]);
});

it.each([
  ['scheduled', false, 'scheduled'], ['open', false, 'open'], ['open', true, 'missed'], ['missed', true, 'missed'], ['submitted', false, 'waiting'], ['submittedLate', true, 'lateWaiting'], ['accepted', false, 'accepted'],
  ['acceptedLate', true, 'late'], ['returned', true, 'returned'], ['returnedLate', true, 'returned'], ['waived', false, 'waived'], ['noChange', false, 'noChange'],
] as const)('%s (overdue: %s) is marked %s', (status, overdue, mark) => expect(markOf({ status, overdue })).toBe(mark));

describe('walking', () => {
  it.each([
    ['ArrowRight', { row: 0, column: 3 }, { row: 0, column: 5 }],
    ['ArrowRight', { row: 0, column: 12 }, null],
    ['ArrowLeft', { row: 0, column: 12 }, { row: 0, column: 5 }],
    ['ArrowDown', { row: 0, column: 3 }, { row: 1, column: 3 }],
    ['ArrowDown', { row: 0, column: 5 }, null],
    ['ArrowUp', { row: 1, column: 12 }, { row: 0, column: 12 }],
    ['End', { row: 1, column: 3 }, { row: 1, column: 13 }],
    ['Home', { row: 1, column: 13 }, { row: 1, column: 3 }],
    ['x', { row: 0, column: 3 }, null],
  ])('%s from %j leads to %j', (key, from, to) => expect(moved(GRID, from, key)).toEqual(to));
});
