import { expect, it } from 'vitest';
import type { Matter } from '../inbox/queue';
import type { Line } from '../ledger/standing';
import { inOwnView, owedByItem, ownLines, saysWords } from './own-lines';

const unit = (unitId: string, role: 'lead' | 'cooperating', status: 'pendingAck' | 'inProgress' | null = null) => ({ unitId, unit: `单位${unitId}`, role, status });
const line = (itemId: string, units: Line['units'], parts: Partial<Line> = {}): Line => ({
  itemId, position: 1, number: itemId, headings: ['（一）开放平台'], text: '深化自贸区改革', upstreamText: null, points: [], deadlineWords: '', originalDueOn: null, dueOn: null, effectiveDueOn: null, evergreen: false, clauses: [], unresolved: [], line: 1,
  status: 'issued', statusTitle: '已交办', standsStill: false, version: 1, acknowledged: 0, assignments: 1, units, latestProgress: null as never, light: { colour: 'green', reason: '', provisional: false, ladder: null, dueOn: null, yellowFrom: null }, ...parts,
});

it('takes the lines in which the unit has a part, as leader when it is both', () => {
  const own = ownLines([line('1', [unit('7', 'cooperating'), unit('7', 'lead', 'pendingAck')]), line('2', [unit('8', 'lead')]), line('3', [unit('7', 'cooperating', 'inProgress')])], '7');
  expect(own.map(({ line: { itemId }, role, status }) => [itemId, role, status])).toEqual([['1', 'lead', 'pendingAck'], ['3', 'cooperating', 'inProgress']]);
});

it.each([
  ['lead', [true, false, false]],
  ['other', [false, true, true]],
  ['ack', [true, false, false]],
  ['attention', [false, false, true]],
] as const)('the view %s', (view, expected) => {
  const own = ownLines(
    [line('1', [unit('7', 'lead', 'pendingAck')]), line('2', [unit('7', 'cooperating', 'inProgress')], { status: 'completed', light: { colour: 'red', reason: '', provisional: false, ladder: null, dueOn: null, yellowFrom: null } }), line('3', [unit('7', 'cooperating', 'inProgress')], { light: { colour: 'yellow', reason: '', provisional: false, ladder: null, dueOn: null, yellowFrom: null } })],
    '7',
  );
  expect(own.map((candidate) => inOwnView(candidate, view))).toEqual(expected);
});

it.each([['', true], ['自贸', true], ['开放平台', true], ['12', true], ['2', false], ['养老', false]])('“%s” is found: %s', (words, expected) => {
  expect(saysWords({ line: line('12', []), role: 'lead', status: null, owed: null }, words)).toBe(expected);
});

const matter = (itemId: string | null, obligationId: string, parts: Partial<Matter> = {}): Matter => ({
  obligationId, kind: 'progressUpdate', kindTitle: '进展更新', title: '', planId: '6', documentNumber: '', planTitle: '', askedBy: null, basis: '', dueOn: null, effectiveDueOn: '2024-05-31', dueWords: '', subjectType: 'assignment', subjectId: '1', subjectVersion: 1, itemId,
  itemNumber: null, light: { colour: 'red', reason: '', provisional: false, ladder: null, dueOn: null, yellowFrom: null }, officeTurn: null as never, allowed: [], ...parts,
});

it('knows by item what is owed first, leaving out what the office has to answer', () => {
  const owed = owedByItem([matter('1', 'a', { officeTurn: { since: '2024-04-01', days: 1, workingDays: 1 } }), matter('1', 'b'), matter('1', 'c'), matter(null, 'd')]);
  expect([...owed].map(([itemId, { obligationId }]) => [itemId, obligationId])).toEqual([['1', 'b']]);
});

it('counts what the unit is late with on the way, though the item itself is not late', () => {
  const [own] = ownLines([line('1', [unit('7', 'lead', 'inProgress')])], '7', owedByItem([matter('1', 'b')]));
  expect(own && inOwnView(own, 'attention')).toBe(true);
});
