import { carryDecisions } from './carry-decisions.js';
import type { FindingCode } from './finding-codes.js';
import type { Correction, DraftItem, Finding, PlanDraft } from './plan-draft.js';

const PLACE = { line: 1, endLine: 1 };

function item(position: number, text: string): DraftItem {
  return {
    key: `item-${position}`,
    position,
    number: String(position),
    headings: [],
    text,
    points: [],
    upstreamText: null,
    deadline: { raw: '', dueOn: null, precision: null, evergreen: false },
    targets: [],
    clauses: [],
    assignments: [],
    place: PLACE,
  };
}

function finding(code: FindingCode, field: string, printed: string, repeat = ''): Finding {
  return { key: `${code}:${field}${repeat}`, code, severity: 'review', field, place: PLACE, printed, done: '保留', proposal: null };
}

function draft(items: DraftItem[], findings: Finding[]): PlanDraft {
  return {
    documentNumber: '武政办〔2024〕21号', title: '措施', shortName: '', kind: 'policy', issuer: '', issuedOn: null, leadingGroup: null,
    phases: [], duties: [], scopes: [], items, findings, place: PLACE,
  };
}

const keep = (key: string): Correction => ({ finding: key, decision: 'keepPrinted', reason: '原文如此' });
const BEFORE = draft(
  [item(1, '建设开发区'), item(2, '扩大出口')],
  [finding('unit-unknown', 'item-2.assignments', '市外贸局'), finding('title-missing', 'plan.title', ''), finding('unit-unknown', 'item-2.assignments', '市外贸局', '#2')],
);

it.each([
  ['the item has moved down', draft([item(1, '新任务'), item(2, '建设开发区'), item(3, '扩大出口')], [finding('unit-unknown', 'item-3.assignments', '市外贸局')]), ['unit-unknown:item-3.assignments']],
  ['another item stands in its place', draft([item(1, '建设开发区'), item(2, '新任务')], [finding('unit-unknown', 'item-2.assignments', '市外贸局')]), []],
  ['other words are printed there', draft([item(2, '扩大出口')], [finding('unit-unknown', 'item-2.assignments', '市贸易局')]), []],
  ['the doubt is of another kind', draft([item(2, '扩大出口')], [finding('unit-ambiguous', 'item-2.assignments', '市外贸局')]), []],
  ['the finding is gone', draft([item(2, '扩大出口')], []), []],
])('a decision follows its words when %s', (_, after, expected) => {
  const decision = keep('unit-unknown:item-2.assignments');
  const carried = carryDecisions(BEFORE, [decision], after);
  expect(carried.corrections.map((correction) => correction.finding)).toEqual(expected);
  expect(carried.lost).toEqual(expected.length === 0 ? [decision] : []);
});

it('tells repeated findings of one field apart by their order', () => {
  const after = draft([item(1, '扩大出口')], [finding('unit-unknown', 'item-1.assignments', '市外贸局'), finding('unit-unknown', 'item-1.assignments', '市外贸局', '#2')]);
  expect(carryDecisions(BEFORE, [keep('unit-unknown:item-2.assignments#2')], after).corrections).toEqual([keep('unit-unknown:item-1.assignments#2')]);
});

it('carries decisions about the plan as a whole', () => {
  expect(carryDecisions(BEFORE, [keep('title-missing:plan.title')], draft([], [finding('title-missing', 'plan.title', '')])).corrections).toHaveLength(1);
});
