import { expect, it } from 'vitest';
import { headingCounts, namedUnits, roleWords, subjectOf } from './draft-view';
import { cellsOf, countsOf, findingsIn, gateOf, lookedAt, markedPieces, neighbour } from './findings';
import { aDraft, aFinding, anItem } from './sample-draft';

const list = [aFinding({ id: '1', severity: 'note' }), aFinding({ id: '2', severity: 'blocking' }), aFinding({ id: '3' }), aFinding({ id: '4', severity: 'blocking', decision: 'ignore' })];

it('puts the gravest first and decided ones apart', () => {
  expect(findingsIn(list, 'open').map(({ id }) => id)).toEqual(['2', '3', '1']);
  expect(findingsIn(list, 'decided').map(({ id }) => id)).toEqual(['4']);
  expect(countsOf(list)).toEqual({ open: { blocking: 1, review: 1, note: 1 }, decided: 1 });
});

it.each([['2', 1, '3'], ['1', 1, null], ['2', -1, null], ['gone', 1, '2']] as const)('from %s by %d comes %s', (id, step, next) => expect(neighbour(findingsIn(list, 'open'), id, step)).toBe(next));

const decided = (...ids: string[]) => list.map((finding) => (ids.includes(finding.id) ? { ...finding, decision: 'ignore' as const } : finding));

it.each([
  ['the chosen one', list, 'open', '3', '3'],
  ['the first when none is chosen', list, 'open', null, '2'],
  ['the first when the chosen one is of another document', list, 'open', 'gone', '2'],
  ['the next once the chosen one is decided, however many of them', decided('2', '3'), 'open', '2', '1'],
  ['the one before at the end', decided('1'), 'open', '1', '3'],
  ['nothing when all is decided', decided('1', '2', '3'), 'open', '1', undefined],
  ['the next decided one once a decision is taken back', decided('2', '3'), 'decided', '1', '3'],
] as const)('looks at %s', (_, findings, view, chosen, seen) => expect(lookedAt(findings, view, chosen)?.id).toBe(seen));

const unknown = { role: 'lead', roleWord: '牵头单位', printed: '市外贸发展局', outcome: 'unknown', unitCode: null, viaGroup: null, candidates: [] } as const;
const known = { ...unknown, printed: '市商务局', outcome: 'matched', unitCode: 'commerce-bureau' } as const;
const proposals = [{ name: '市外贸发展局', kind: null, nearest: [], itemKeys: ['item-2'] }];
const blocking = [
  aFinding({ id: '1', code: 'unit-unknown', severity: 'blocking', field: 'item-2.assignments' }),
  aFinding({ id: '2', code: 'lead-unresolved', severity: 'blocking', field: 'item-2.assignments' }),
  aFinding({ id: '3', code: 'lead-unresolved', severity: 'blocking', field: 'item-6.assignments' }),
];

it('what the missing units will settle does not bar the way to the units', () => {
  const draft = aDraft({ items: [anItem({ key: 'item-2', assignments: [unknown] }), anItem({ key: 'item-6' })], unitProposals: proposals });
  expect(gateOf({ draft, findings: blocking })).toEqual({ blocking: 1, byUnits: 2 });
  expect(gateOf({ draft: aDraft({ items: [anItem({ key: 'item-2', assignments: [known] })], unitProposals: proposals }), findings: blocking })).toEqual({ blocking: 3, byUnits: 0 });
  expect(gateOf({ draft, findings: blocking.map((finding) => ({ ...finding, decision: 'ignore' as const })) })).toEqual({ blocking: 0, byUnits: 0 });
});

it.each([
  ['6\t\t统筹推进\t2024年12月', ['6', '', '统筹推进', '2024年12月']],
  ['各有关单位：', ['各有关单位：']],
])('%j has the cells %j', (words, cells) => expect(cellsOf(words)).toEqual(cells));

it.each([
  ['黄陂区人民政府', '黄陂区', ['[黄陂区]', '人民政府']],
  ['市商务局、市商务局', '市商务局', ['[市商务局]', '、', '[市商务局]']],
  ['第30项', '3', ['第30项']],
  ['什么都没有', '别的词', ['什么都没有']],
])('in %s the words %s are marked', (words, printed, pieces) => expect(markedPieces(words, printed).map((piece) => (piece.marked ? `[${piece.words}]` : piece.words))).toEqual(pieces));

it('knows what a field belongs to', () => {
  const draft = aDraft({ items: [anItem()], phases: [{ key: 'phase-1', name: '动员', window: { raw: '', startsOn: null, endsOn: null } }] });
  expect(['item-1.deadline', 'item-1', 'phase-1.window', 'plan.title', 'scope.districts', 'item-9.text'].map((field) => [subjectOf(draft, field).of, subjectOf(draft, field).part])).toEqual(
    [['item', 'deadline'], ['item', ''], ['phase', 'window'], ['plan', 'title'], ['other', 'districts'], ['other', 'text']]);
});

it('counts tasks, role words and names once for each item', () => {
  const clauses = [{ role: 'lead', roleWord: '牵头单位', words: '甲' }, { role: 'cooperating', roleWord: '责任单位', words: '乙' }] as const;
  const items = [anItem({ clauses, assignments: [known] }), anItem({ key: 'item-2', clauses: [clauses[0], clauses[0]], assignments: [known, unknown] }), anItem({ key: 'item-3', headings: ['二、外贸'] })];
  expect(headingCounts(items)).toEqual({ tasks: 1, sections: 2 });
  expect(roleWords(items)).toEqual([{ word: '牵头单位', role: 'lead', items: 2 }, { word: '责任单位', role: 'cooperating', items: 1 }]);
  expect(namedUnits(items)).toEqual([{ printed: '市商务局', unitCodes: ['commerce-bureau'], viaGroup: null, items: 2 }, { printed: '市外贸发展局', unitCodes: [], viaGroup: null, items: 1 }]);
});
