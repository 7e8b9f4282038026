import { readSeedGazette } from '../../../test/golden/import/seed-gazette.js';
import { sampleUnits } from '../../../test/golden/import/sample-units.js';
import { gazetteBlocks } from '../../formats/import/gazette-text.js';
import type { FieldOrigin, PlanDraft } from './plan-draft.js';
import { readGazette } from './read-gazette.js';

const plans = readSeedGazette().flatMap(({ plan }) => (plan ? [plan] : []));

function numbered(number: string): PlanDraft {
  const plan = plans.find(({ documentNumber }) => documentNumber === number);
  if (!plan) throw new Error(`no plan ${number}`);
  return plan;
}

function originsOf(text: string): Readonly<Record<string, FieldOrigin>> {
  const [reading] = readGazette(gazetteBlocks(text), sampleUnits());
  return reading?.plan?.origins ?? {};
}

const HEAD = '武政办〔2024〕9号\n\n市人民政府办公厅关于印发方案的通知\n\n武汉市人民政府办公厅\n\n2024年3月7日';
const TABLE = '序号\t主要任务\t工作举措\t完成时限\t牵头单位\t责任单位';

/** The objects a field belongs to whose findings speak of it as well. */
function isExplained(field: string, { findings, items }: PlanDraft): boolean {
  const doubts = findings.filter(({ severity }) => severity !== 'note').map((finding) => finding.field);
  const item = items.find(({ key }) => field.startsWith(`${key}.`));
  const scopes = new Set(item?.assignments.map(({ viaGroup }) => `scope.${viaGroup ?? ''}`));
  return doubts.includes(field) || doubts.includes(field.split('.')[0] ?? '') || (item !== undefined && doubts.some((doubt) => doubt === 'plan.items' || scopes.has(doubt)));
}

describe.each(plans.map((plan) => ({ number: plan.documentNumber, plan })))('the origins of $number', ({ plan }) => {
  const origins = plan.origins ?? {};

  it('have one entry for every field of the plan, its items, phases and duties', () => {
    const upstream = plan.items.some(({ upstreamText }) => upstreamText !== null) ? ['upstreamText'] : [];
    expect(Object.keys(origins)).toEqual([
      ...['documentNumber', 'title', 'shortName', 'kind', 'issuer', 'issuedOn', 'leadingGroup', 'supervisor', 'items'].map((name) => `plan.${name}`),
      ...plan.scopes.map(({ groupCode }) => `scope.${groupCode}`),
      ...plan.items.flatMap(({ key }) => ['number', 'headings', 'text', 'deadline', 'assignments', ...upstream].map((name) => `${key}.${name}`)),
      ...plan.phases.flatMap(({ key }) => [`${key}.name`, `${key}.window`]),
      ...plan.duties.flatMap(({ key }) => [`${key}.kind`, `${key}.audience`, `${key}.deadline`]),
    ]);
  });

  it('are uncertain only where a finding says why', () => {
    const uncertain = Object.entries(origins).filter(([, { certain }]) => !certain);
    expect(uncertain.map(([field]) => field).filter((field) => !isExplained(field, plan))).toEqual([]);
  });

  it('are uncertain wherever a finding wants a person', () => {
    const fields = Object.keys(origins);
    for (const { field, severity } of plan.findings) {
      if (severity === 'note') continue;
      const about = fields.filter((name) => name === field || name.startsWith(`${field}.`));
      expect([field, about.length > 0, about.every((name) => origins[name]?.certain === false)]).toEqual([field, true, true]);
    }
  });

  it('stand within the document', () => {
    for (const { place } of Object.values(origins)) {
      expect(place.line).toBeGreaterThanOrEqual(plan.place.line);
      expect(place.endLine).toBeLessThanOrEqual(plan.place.endLine);
    }
  });

  it('call absent exactly what is empty', () => {
    for (const item of plan.items) {
      const empty = { number: item.number === '', headings: item.headings.length === 0, text: item.text === '', deadline: item.deadline.raw === '', assignments: item.assignments.length === 0 };
      for (const [name, isEmpty] of Object.entries(empty)) expect([item.key, name, origins[`${item.key}.${name}`]?.basis === 'absent']).toEqual([item.key, name, isEmpty]);
    }
  });
});

describe('the basis of a field', () => {
  it.each<[string, string, string, FieldOrigin['basis'], boolean]>([
    ['a number in another form', '武政〔2024〕7号', 'plan.documentNumber', 'inferred', true],
    ['a number as printed', '武政办〔2024〕21号', 'plan.documentNumber', 'printed', true],
    ['a main task printed on its row', '武政办〔2024〕21号', 'item-3.number', 'printed', true],
    ['a main task aligned with the body', '武政办〔2024〕21号', 'item-7.headings', 'inferred', true],
    ['a past deadline', '武政办〔2024〕21号', 'item-33.deadline', 'printed', false],
    ['a measure cut out of a glued cell', '武政办〔2024〕21号', 'item-36.text', 'printed', false],
    ['a shifted row', '武政办〔2024〕21号', 'item-42.deadline', 'printed', false],
    ['an upstream measure carried down', '武政办〔2024〕24号', 'item-8.upstreamText', 'inferred', false],
    ['an upstream measure as printed', '武政办〔2024〕24号', 'item-1.upstreamText', 'printed', true],
    ['a measure that is missing', '武政办〔2024〕24号', 'item-18.text', 'absent', false],
    ['units of a joint responsibility', '武政办〔2024〕30号', 'item-1.assignments', 'inferred', false],
    ['a filing nobody asks for in words', '武政办〔2024〕30号', 'duty-unitPlanFiling.kind', 'inferred', false],
    ['各责任单位 that are the leads', '武政办〔2024〕23号', 'duty-unitPlanFiling.audience', 'inferred', true],
    ['a phase with its year', '武政办〔2024〕28号', 'phase-1.window', 'printed', true],
    ['no deadline', '武政办〔2024〕28号', 'item-1.deadline', 'absent', true],
  ])('of %s', (_, number, field, basis, certain) => expect(numbered(number).origins?.[field]).toMatchObject({ basis, certain }));

  it.each<[string, string, string, FieldOrigin['basis'], boolean]>([
    ['an issuer who signs', HEAD, 'plan.issuer', 'printed', true],
    ['an issuer named by the title only', HEAD.replace(/\n\n武汉市.*/s, ''), 'plan.issuer', 'inferred', true],
    ['a date that is missing', HEAD.replace(/\n\n武汉市.*/s, ''), 'plan.issuedOn', 'absent', false],
    ['a number that is missing', HEAD.replace(/^.*\n\n/, ''), 'plan.documentNumber', 'absent', false],
  ])('of %s', (_, head, field, basis, certain) => {
    expect(originsOf(`${head}\n\n一、任务\n\n1. 甲。(牵头单位:市民政局)`)[field]).toMatchObject({ basis, certain });
  });

  it.each<[string, string, FieldOrigin['basis']]>([
    ['a deadline with its year', '2024年12月', 'printed'],
    ['a deadline whose year comes from the document', '12月底前', 'inferred'],
    ['a deadline without a date', '持续推进', 'printed'],
  ])('of %s', (_, words, basis) => {
    expect(originsOf(`${HEAD}\n\n附件\n\n${TABLE}\n1\t凝聚共识\t开展调研。\t${words}\t市民政局\t市教育局`)['item-1.deadline']).toMatchObject({ basis, certain: true });
  });

  it('of a phase: inferred when its year comes from the document, absent and uncertain when it is undated', () => {
    const origins = originsOf(`${HEAD}\n\n一、任务\n\n1. 甲。(牵头单位:市民政局)\n\n二、工作安排\n\n(一)动员阶段(3月)。开会。\n\n(二)总结阶段。总结。`);
    expect([origins['phase-1.window'], origins['phase-2.window']]).toMatchObject([{ basis: 'inferred', certain: true }, { basis: 'absent', certain: false }]);
  });

  it('of units: printed with their roles, inferred for an expanded group and a shared suffix', () => {
    const origins = originsOf(`${HEAD}\n\n一、任务\n\n1. 甲。(牵头单位:市民政局;责任单位:市教育局)\n\n2. 乙。(牵头单位:市民政局;责任单位:各区人民政府)\n\n3. 丙。(牵头单位:市民政局;责任单位:江岸区、黄陂区人民政府)`);
    expect([1, 2, 3].map((position) => origins[`item-${position}.assignments`]?.basis)).toEqual(['printed', 'inferred', 'inferred']);
  });
});
