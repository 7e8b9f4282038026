import { describe, expect, it } from 'vitest';
import { canAccept, editKind, type Edited, editStart, onlyCandidate, setOf } from './edit';
import { aDraft, aFinding, anItem } from './sample-draft';

const draft = aDraft({
  items: [anItem({
    key: 'item-6',
    number: '6',
    deadline: { raw: '2024年12月', dueOn: '2024-12-31', precision: 'month', evergreen: false },
    clauses: [{ role: 'lead', roleWord: '牵头单位', words: '各相关区人民政府' }, { role: 'cooperating', roleWord: '责任单位', words: '市商务局' }],
    assignments: [
      { role: 'lead', roleWord: '牵头单位', printed: '各相关区人民政府', outcome: 'unknown', unitCode: null, viaGroup: null, candidates: ['jiangan-district'] },
      { role: 'cooperating', roleWord: '责任单位', printed: '市商务局', outcome: 'matched', unitCode: 'commerce-bureau', viaGroup: null, candidates: [] },
    ],
  })],
  phases: [{ key: 'phase-1', name: '推进落实', window: { raw: '4月—9月', startsOn: '2024-04-01', endsOn: '2024-09-30' } }],
  duties: [{ key: 'duty-final', title: '年度总结', words: '报送年度总结', deadline: { raw: '', dueOn: null, precision: null, evergreen: false } }],
  scopes: [{ groupCode: 'district-governments', words: '含开发区', memberCodes: ['jiangan-district'] }],
});
const start = (field: string, code = 'x') => editStart(draft, aFinding({ field, code }));
const set = (field: string, parts: Partial<Edited>, code = 'x') => setOf(draft, aFinding({ field, code }), { ...start(field, code), ...parts });

it.each([
  ['unit-unknown', 'item-6.assignments', 'units'],
  ['group-members-unknown', 'item-6.assignments', 'units'],
  ['unit-unknown', 'plan.leadingGroup', 'office'],
  ['lead-unresolved', 'item-6.assignments', 'assignments'],
  ['deadline-past', 'item-6.deadline', 'deadline'],
  ['row-shifted', 'item-6', 'row'],
  ['measures-glued', 'item-6.text', 'text'],
  ['stray-cell', 'item-6.headings', 'headings'],
  ['row-numbering', 'item-6.number', 'line'],
  ['phase-undated', 'phase-1.window', 'window'],
  ['duty-undated', 'duty-final.deadline', 'deadline'],
  ['issued-on-missing', 'plan.issuedOn', 'day'],
  ['document-number-missing', 'plan.documentNumber', 'line'],
  ['duty-cadence-unstated', 'duty-final.cadence', null],
  ['scope-members-unknown', 'scope.district-governments', null],
  ['count-mismatch', 'plan.items', null],
])('%s about %s is put right in the field %s', (code, field, kind) => expect(editKind(draft, aFinding({ code, field }))).toBe(kind));

describe('what is sent in the place of what was read', () => {
  it.each([
    ['a day', 'item-6.deadline', { day: '2024-11-30' }, { deadline: { raw: '2024年12月', dueOn: '2024-11-30', precision: 'day', evergreen: false } }],
    ['no end', 'item-6.deadline', { day: '', evergreen: true }, { deadline: { raw: '2024年12月', dueOn: null, precision: null, evergreen: true } }],
    ['the same day', 'item-6.deadline', {}, { deadline: { raw: '2024年12月', dueOn: '2024-12-31', precision: 'month', evergreen: false } }],
    ['no day at all', 'item-6.deadline', { day: '' }, null],
    ['the day of a duty', 'duty-final.deadline', { day: '2024-12-31' }, { deadline: { raw: '', dueOn: '2024-12-31', precision: 'day', evergreen: false } }],
    ['headings by lines', 'item-6.headings', { text: ' 一、总则 \n\n1、任务' }, { headings: ['一、总则', '1、任务'] }],
    ['no words', 'item-6.text', { text: '  ' }, null],
    ['a window', 'phase-1.window', { day: '2024-10-31' }, { window: { raw: '4月—9月', startsOn: '2024-04-01', endsOn: '2024-10-31' } }],
    ['a window that ends before it begins', 'phase-1.window', { day: '2024-03-01' }, null],
    ['a number', 'plan.documentNumber', { text: '武政办〔2024〕1号' }, { documentNumber: '武政办〔2024〕1号' }],
    ['a date', 'plan.issuedOn', { day: '2024-03-07' }, { issuedOn: '2024-03-07' }],
    ['a leading group', 'plan.leadingGroup', { text: '市对外开放领导小组', units: ['commerce-bureau'] }, { leadingGroup: { name: '市对外开放领导小组', officePrinted: '', officeUnitCode: 'commerce-bureau' } }],
  ] as const)('%s', (_, field, parts, expected) => expect(set(field, parts)).toEqual(expected));

  it.each([
    ['units', { units: ['jiangan-district'] }, { unitCodes: ['jiangan-district'] }],
    ['a group rather than units', { units: ['jiangan-district'], group: 'district-governments' }, { groupCode: 'district-governments' }],
    ['nobody', {}, null],
  ] as const)('for a name: %s', (_, parts, expected) => expect(set('item-6.assignments', parts, 'unit-unknown')).toEqual(expected));

  it('keeps what was read of units that stay, and gives added ones the role word of the document', () => {
    const rows = [...start('item-6.assignments').rows.filter(({ unitCode }) => unitCode !== null), { role: 'lead' as const, printed: '江岸区人民政府', unitCode: 'jiangan-district' }];
    expect(set('item-6.assignments', { rows }, 'lead-unresolved')).toEqual({
      assignments: [
        { role: 'cooperating', roleWord: '责任单位', printed: '市商务局', outcome: 'matched', unitCode: 'commerce-bureau', viaGroup: null, candidates: [] },
        { role: 'lead', roleWord: '牵头单位', printed: '江岸区人民政府', outcome: 'matched', unitCode: 'jiangan-district', viaGroup: null, candidates: [] },
      ],
    });
  });

  it('does not take a list in which no unit is known', () => expect(set('item-6.assignments', { rows: [{ role: 'lead', printed: '某局', unitCode: null }] }, 'lead-unresolved')).toBeNull());
});

it('a name is accepted only where one unit stands ready for it', () => {
  const one = aFinding({ code: 'unit-unknown', field: 'item-6.assignments', printed: '各相关区人民政府' });
  expect([onlyCandidate(draft, one), canAccept(draft, one)]).toEqual(['jiangan-district', true]);
  expect(canAccept(draft, { ...one, printed: '市外贸发展局' })).toBe(false);
  expect(canAccept(draft, { ...one, code: 'group-members-unknown', printed: '市外贸发展局' })).toBe(true);
  expect(canAccept(draft, aFinding({ code: 'deadline-past', field: 'item-6.deadline' }))).toBe(true);
});
