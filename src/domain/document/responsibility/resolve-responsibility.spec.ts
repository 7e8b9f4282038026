import { sampleContext } from '../../../../test/golden/import/sample-units.js';
import type { DocumentRule, ScopeDefinition } from '../plan-draft.js';
import { unitIndex } from '../../unit/unit-index.js';
import { resolveResponsibility } from './resolve-responsibility.js';
import type { ResponsibilityPart } from './responsibility-part.js';

const PLACE = { line: 7, endLine: 7 };
const SCOPE: ScopeDefinition = { groupCode: 'group:各区人民政府', words: '含长江新区管委会,下同', memberCodes: ['江岸区人民政府', '黄陂区人民政府', '长江新区管委会'], place: PLACE };

function resolve(parts: readonly (readonly [string, string])[], scope?: ScopeDefinition) {
  const context = { ...sampleContext(), scopes: new Map(scope ? [[scope.groupCode, scope]] : []) };
  const printed: ResponsibilityPart[] = parts.map(([roleWord, units]) => ({ roleWord, units }));
  const { clauses, assignments } = resolveResponsibility({ itemKey: 'item-7', parts: printed, place: PLACE }, context);
  return {
    clauses,
    lines: assignments.map(({ role, printed: words, unitCode, viaGroup, outcome }) => [role, words, unitCode ?? outcome, ...(viaGroup === null ? [] : [viaGroup])].join(' ')),
    findings: context.log.findings().map(({ code, printed: words }) => `${code} ${words}`),
    candidates: assignments.flatMap((assignment) => assignment.candidates),
  };
}

describe('resolveResponsibility', () => {
  it('keeps the printed clause with its role beside the resolved units', () => {
    expect(resolve([['牵头单位', '市民政局、市残联'], ['责任单位', '市教育局,武汉海关']])).toEqual({
      clauses: [
        { role: 'lead', roleWord: '牵头单位', words: '市民政局、市残联' },
        { role: 'cooperating', roleWord: '责任单位', words: '市教育局,武汉海关' },
      ],
      lines: ['lead 市民政局 市民政局', 'lead 市残联 市残联', 'cooperating 市教育局 市教育局', 'cooperating 武汉海关 武汉海关'],
      findings: [],
      candidates: [],
    });
  });

  it('gives every unit of a lone 责任单位 the lead and says that nobody is named as lead', () => {
    const { lines, findings } = resolve([['责任单位', '市民政局、市教育局']]);
    expect(lines).toEqual(['lead 市民政局 市民政局', 'lead 市教育局 市教育局']);
    expect(findings).toEqual(['no-named-lead 市民政局、市教育局']);
  });

  it('completes a shared suffix and notes it', () => {
    const { lines, findings } = resolve([['牵头单位', '东湖高新区、长江新区、武汉经开区管委会']]);
    expect(lines).toEqual(['lead 东湖高新区 东湖高新区管委会', 'lead 长江新区 长江新区管委会', 'lead 武汉经开区管委会 武汉经开区管委会']);
    expect(findings).toEqual(['suffix-shared 东湖高新区、长江新区、武汉经开区管委会']);
  });

  it('expands a group by the definition of the document, else by the directory', () => {
    const parts = [['牵头单位', '市民政局'], ['责任单位', '各区人民政府']] as const;
    expect(resolve(parts).lines).toHaveLength(3);
    expect(resolve(parts, SCOPE).lines).toEqual([
      'lead 市民政局 市民政局',
      'cooperating 各区人民政府 江岸区人民政府 group:各区人民政府',
      'cooperating 各区人民政府 黄陂区人民政府 group:各区人民政府',
      'cooperating 各区人民政府 长江新区管委会 group:各区人民政府',
    ]);
  });

  it('reads a scope note without 下同 for its own item only', () => {
    const { lines } = resolve([['牵头单位', '市民政局'], ['责任单位', '各区人民政府(含东湖高新区管委会)']], SCOPE);
    expect(lines.slice(1).map((line) => line.split(' ')[2])).toEqual(['江岸区人民政府', '黄陂区人民政府', '东湖高新区管委会']);
  });

  it('does not take a unit twice, named or through a group', () => {
    const { lines, findings } = resolve([['牵头单位', '黄陂区人民政府'], ['责任单位', '市民政局、市民政局,各区人民政府']]);
    expect(lines).toEqual(['lead 黄陂区人民政府 黄陂区人民政府', 'cooperating 市民政局 市民政局', 'cooperating 各区人民政府 江岸区人民政府 group:各区人民政府']);
    expect(findings).toEqual(['unit-repeated 市民政局', 'unit-repeated 各区人民政府']);
  });

  it.each([
    ['a name nobody knows', '市民政局、市政管局', 'unknown', 'unit-unknown 市政管局'],
    ['a group without a list of members', '市民政局、各相关区人民政府', 'unknown group:各相关区人民政府', 'group-members-unknown 各相关区人民政府'],
    ['a group beside the named units', '市民政局、领导小组其他成员单位', 'unknown group:领导小组其他成员单位', 'group-members-unknown 领导小组其他成员单位'],
    ['words that speak of several bodies', '市民政局、市某某专班其他成员单位', 'unknown', 'group-members-unknown 市某某专班其他成员单位'],
  ])('keeps %s as printed and reports it', (_, units, ending, finding) => {
    const { lines, findings } = resolve([['牵头单位', '市教育局'], ['责任单位', units]]);
    expect(lines.at(-1)).toBe(`cooperating ${units.split('、')[1] ?? ''} ${ending}`);
    expect(findings).toEqual([finding]);
  });

  it('never chooses between similar names but offers them', () => {
    const { lines, candidates } = resolve([['牵头单位', '市财政和局']]);
    expect(lines).toEqual(['lead 市财政和局 unknown']);
    expect(candidates).toContain('市财政局');
  });

  it('blocks issuing when no lead is a known unit', () => {
    expect(resolve([['牵头单位', '各相关区人民政府'], ['责任单位', '市民政局']]).findings).toEqual(['group-members-unknown 各相关区人民政府', 'lead-unresolved 各相关区人民政府']);
  });

  it.each([
    ['a misprint in the directory', '市民正局', 'unit-inexact 市民正局'],
    ['an open list', '市教育局等部门', 'list-open-ended 市教育局等部门'],
    ['a scope note whose bracket closes too late', '各区人民政府(含长江新区,下同、市教育局)', 'scope-note-misplaced 各区人民政府(含长江新区,下同、市教育局)'],
    ['a scope note behind a single unit', '市教育局(含长江新区,下同)', 'scope-note-misplaced 市教育局(含长江新区,下同)'],
  ])('notes %s', (_, units, finding) => expect(resolve([['牵头单位', units]]).findings).toEqual([finding]));

  it('reads a repeated unit with a group’s scope note as that group, and says so', () => {
    const { lines, findings } = resolve([['牵头单位', '市民政局'], ['责任单位', '市教育局、市教育局(含长江新区管委会,下同)']], SCOPE);
    expect(lines.slice(1).map((line) => line.split(' ')[2])).toEqual(['市教育局', ...SCOPE.memberCodes]);
    expect(findings).toEqual(['scope-note-misplaced 市教育局(含长江新区管委会,下同)']);
  });
});

describe('units that have ended', () => {
  const sample = sampleContext();
  const gone = (name: string, successorCode: string | null) => ({ code: name, name, kind: 'government' as const, aliases: [], validFrom: null, validTo: '2024-02-29', successorCode });
  const { directory } = sample.index;
  const index = unitIndex({ ...directory, units: [...directory.units, gone('市招商办', '市商务局'), gone('市开放办', null)] });
  const on = (inForceOn: string, units: string) => {
    const context = { ...sampleContext(), index, asOf: '2023-02-05', inForceOn };
    const { assignments } = resolveResponsibility({ itemKey: 'item-1', parts: [{ roleWord: '牵头单位', units }], place: PLACE }, context);
    return [assignments.map(({ printed, unitCode, carriedOnBy }) => [printed, unitCode, carriedOnBy]), context.log.findings().map(({ code }) => code)];
  };

  it.each([
    ['stands while the text is in force before its end', '2023-02-05', '市招商办', [['市招商办', '市招商办', undefined]], []],
    ['keeps its name and carries its successor afterwards', '2024-03-22', '市招商办', [['市招商办', '市招商办', '市商务局']], ['unit-succeeded']],
    ['is reported when nobody has taken over', '2024-03-22', '市开放办', [['市开放办', '市开放办', undefined]], ['unit-ended']],
  ])('a unit %s', (_, inForceOn, units, expected, codes) => expect(on(inForceOn, units)).toEqual([expected, codes]));
});

describe('a rule that adds units to the items below it', () => {
  const rule: DocumentRule = { kind: 'unitsOfFollowingItems', words: '以下工作责任单位均包括武汉海关', adds: { roleWord: '责任单位', units: '武汉海关' }, place: { line: 5, endLine: 5 } };
  const read = (parts: readonly ResponsibilityPart[], line: number) => {
    const { clauses, assignments } = resolveResponsibility({ itemKey: 'item-1', parts, place: { line, endLine: line } }, { ...sampleContext(), rules: [rule] });
    return [clauses.length, assignments.map(({ role, unitCode }) => `${role} ${unitCode ?? ''}`)];
  };

  it.each([
    ['beside a lead as cooperating', [{ roleWord: '牵头单位', units: '市民政局' }], 7, [1, ['lead 市民政局', 'cooperating 武汉海关']]],
    ['beside a lone 责任单位 jointly', [{ roleWord: '责任单位', units: '市民政局' }], 7, [1, ['lead 市民政局', 'lead 武汉海关']]],
    ['not where they are printed', [{ roleWord: '牵头单位', units: '市民政局、武汉海关' }], 7, [1, ['lead 市民政局', 'lead 武汉海关']]],
    ['not above the rule', [{ roleWord: '牵头单位', units: '市民政局' }], 5, [1, ['lead 市民政局']]],
    ['not to an item that names nobody', [], 7, [0, []]],
  ])('adds them %s', (_, parts, line, expected) => expect(read(parts, line)).toEqual(expected));
});
