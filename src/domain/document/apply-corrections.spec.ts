import { applyCorrections } from './apply-corrections.js';
import { FINDING_CODES, type FindingCode } from './finding-codes.js';
import type { Correction, DraftAssignment, DraftItem, Finding, PlanDraft } from './plan-draft.js';

const PLACE = { line: 1, endLine: 1 };
const NO_DEADLINE = { raw: '', dueOn: null, precision: null, evergreen: false };

function assignment(printed: string, unitCode: string | null, candidates: string[] = []): DraftAssignment {
  return { role: 'cooperating', roleWord: '责任单位', printed, outcome: unitCode === null ? 'unknown' : 'matched', unitCode, viaGroup: null, candidates };
}

function finding(code: FindingCode, field: string, printed = ''): Finding {
  return { key: `${code}:${field}`, code, severity: FINDING_CODES[code].severity, field, place: PLACE, printed, done: '保留', proposal: null };
}

const ITEM: DraftItem = {
  key: 'item-1',
  position: 1,
  number: '1',
  headings: ['六、城市更新'],
  text: '',
  points: [],
  upstreamText: '(一)推进改造。',
  deadline: NO_DEADLINE,
  targets: [],
  clauses: [],
  assignments: [assignment('市民政局', 'civil'), assignment('市财政和局', null, ['finance']), assignment('市政管局', null, ['a', 'b']), assignment('市区人民政府', null)],
  place: PLACE,
};

const DRAFT: PlanDraft = {
  documentNumber: '武政办〔2024〕24号',
  title: '清单',
  shortName: '',
  kind: 'taskList',
  issuer: '市人民政府办公厅',
  issuedOn: '2024-03-11',
  leadingGroup: null,
  phases: [{ key: 'phase-1', name: '部署', window: { raw: '近期', startsOn: null, endsOn: null }, text: '', place: PLACE }],
  duties: [{ key: 'duty-unitPlanFiling', kind: 'unitPlanFiling', title: '备案', words: '备案', place: PLACE, audience: 'leads', cadence: 'once', deadline: NO_DEADLINE, phaseKey: null, minCount: 1, soft: false }],
  scopes: [{ groupCode: 'districts', words: '含开发区,下同', memberCodes: ['north', 'south', 'civil'], place: PLACE }],
  items: [ITEM],
  findings: [
    finding('measure-missing', 'item-1.text'),
    finding('unit-unknown', 'item-1.assignments', '市财政和局'),
    { ...finding('unit-unknown', 'item-1.assignments', '市政管局'), key: 'unit-unknown:item-1.assignments#2' },
    { ...finding('unit-unknown', 'item-1.assignments', '市区人民政府'), key: 'unit-unknown:item-1.assignments#3' },
    finding('phase-undated', 'phase-1.window'),
    finding('duty-undated', 'duty-unitPlanFiling.deadline'),
    finding('title-missing', 'plan.title'),
  ],
  place: PLACE,
};

function decide(finding: string, decision: Correction['decision'], set?: Correction['set']): Correction {
  return { finding, decision, reason: '理由', ...(set ? { set } : {}) };
}

const units = (draft: PlanDraft): (string | null)[] => draft.items[0]?.assignments.map(({ unitCode, viaGroup }) => (viaGroup === null ? unitCode : `${unitCode}@${viaGroup}`)) ?? [];

describe('applyCorrections', () => {
  it('changes nothing and leaves every finding open without decisions', () => {
    expect(applyCorrections(DRAFT, [])).toEqual({ draft: DRAFT, openFindings: DRAFT.findings, unusedCorrections: [] });
  });

  it.each([
    ['item', 'measure-missing:item-1.text', { text: '推进改造。' }, (draft: PlanDraft) => draft.items[0]?.text, '推进改造。'],
    ['phase', 'phase-undated:phase-1.window', { window: { raw: '近期', startsOn: '2024-01-01', endsOn: null } }, (draft: PlanDraft) => draft.phases[0]?.window.startsOn, '2024-01-01'],
    ['duty', 'duty-undated:duty-unitPlanFiling.deadline', { deadline: { ...NO_DEADLINE, dueOn: '2024-04-08' } }, (draft: PlanDraft) => draft.duties[0]?.deadline.dueOn, '2024-04-08'],
    ['plan', 'title-missing:plan.title', { title: '任务清单' }, (draft: PlanDraft) => draft.title, '任务清单'],
  ])('sets fields of the %s a finding is about and closes the finding', (_, key, set, value, expected) => {
    const { draft, openFindings, unusedCorrections } = applyCorrections(DRAFT, [decide(key, 'set', set)]);
    expect(value(draft)).toBe(expected);
    expect(openFindings.map((open) => open.key)).toEqual(DRAFT.findings.map((open) => open.key).filter((open) => open !== key));
    expect(unusedCorrections).toEqual([]);
  });

  it('keeps decided findings in the draft', () => {
    expect(applyCorrections(DRAFT, [decide('title-missing:plan.title', 'keepPrinted')]).draft.findings).toEqual(DRAFT.findings);
  });

  it('takes the only candidate of a name when the proposal is accepted', () => {
    expect(units(applyCorrections(DRAFT, [decide('unit-unknown:item-1.assignments', 'acceptProposal')]).draft)).toEqual(['civil', 'finance', null, null]);
  });

  it('names units for an unresolved name, in its place, and none the item has already', () => {
    const { draft } = applyCorrections(DRAFT, [decide('unit-unknown:item-1.assignments#2', 'set', { unitCodes: ['parks', 'civil'] })]);
    expect(units(draft)).toEqual(['civil', null, 'parks', null]);
    expect(draft.items[0]?.assignments[2]).toMatchObject({ printed: '市政管局', outcome: 'matched', candidates: [] });
  });

  it('names a group the document defines', () => {
    expect(units(applyCorrections(DRAFT, [decide('unit-unknown:item-1.assignments#3', 'set', { groupCode: 'districts' })]).draft)).toEqual(['civil', null, null, 'north@districts', 'south@districts']);
  });

  it('leaves a kept name as printed and closes the finding', () => {
    const { draft, openFindings } = applyCorrections(DRAFT, [decide('unit-unknown:item-1.assignments', 'keepPrinted')]);
    expect(draft).toEqual(DRAFT);
    expect(openFindings).toHaveLength(DRAFT.findings.length - 1);
  });

  it.each([
    ['the finding no longer exists', decide('stray-cell:item-9.headings', 'acceptProposal'), 'findingGone'],
    ['the object has no such field', decide('measure-missing:item-1.text', 'set', { wording: '甲' }), 'unknownField'],
    ['the value has another shape', decide('measure-missing:item-1.text', 'set', { headings: '甲' }), 'wrongShape'],
    ['the unit list is no list of codes', decide('unit-unknown:item-1.assignments', 'set', { unitCodes: [1] }), 'wrongShape'],
    ['a name is given no unit', decide('unit-unknown:item-1.assignments', 'set', {}), 'unknownField'],
    ['there are several candidates', decide('unit-unknown:item-1.assignments#2', 'acceptProposal'), 'noSingleCandidate'],
    ['the document defines no such group', decide('unit-unknown:item-1.assignments', 'set', { groupCode: 'towns' }), 'unknownGroup'],
  ])('returns a decision unused and its finding open when %s', (_, correction, why) => {
    expect(applyCorrections(DRAFT, [correction])).toEqual({ draft: DRAFT, openFindings: DRAFT.findings, unusedCorrections: [{ correction, why }] });
  });

  it('uses the first of two decisions about one finding', () => {
    const first = decide('title-missing:plan.title', 'set', { title: '甲' });
    const second = decide('title-missing:plan.title', 'set', { title: '乙' });
    const { draft, unusedCorrections } = applyCorrections(DRAFT, [first, second]);
    expect([draft.title, unusedCorrections]).toEqual(['甲', [{ correction: second, why: 'repeated' }]]);
  });
});

it('makes a doubted field certain once its doubts are decided, and says what a person has set', () => {
  const origins = { 'phase-1.window': { basis: 'printed', certain: false, place: PLACE }, 'plan.title': { basis: 'absent', certain: false, place: PLACE } } as const;
  const { draft } = applyCorrections({ ...DRAFT, origins }, [decide('title-missing:plan.title', 'set', { title: '任务清单' })]);
  expect(draft.origins).toEqual({ 'phase-1.window': { basis: 'printed', certain: false, place: PLACE }, 'plan.title': { basis: 'decided', certain: true, place: PLACE } });
});
