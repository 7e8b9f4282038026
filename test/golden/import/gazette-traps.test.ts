import { planNumbered, readSeedGazette, gazetteLines } from './seed-gazette.js';
import type { Finding, PlanDraft } from '../../../src/domain/document/plan-draft.js';

const readings = readSeedGazette();
const lines = gazetteLines();
const TRADE = planNumbered(readings, '武政办〔2024〕21号');
const LIVELIHOOD = planNumbered(readings, '武政办〔2024〕24号');
const ELDERLY = planNumbered(readings, '武政办〔2024〕20号');
const NEW_INDUSTRY = planNumbered(readings, '武政办〔2024〕23号');
const TRANSIT = planNumbered(readings, '武政办〔2024〕19号');
const LOW_ALTITUDE = planNumbered(readings, '武政办〔2024〕25号');
const OPTICS_VALLEY = planNumbered(readings, '武政办〔2024〕28号');
const PRIVATE_ECONOMY = planNumbered(readings, '武政办〔2024〕30号');
const PREPARED_FOOD = planNumbered(readings, '武政规〔2022〕22号');
const EQUITY = planNumbered(readings, '武政规〔2023〕6号');
const CARBON = planNumbered(readings, '武政〔2024〕7号');

function found(plan: PlanDraft, key: string): Finding {
  const finding = plan.findings.find((candidate) => candidate.key === key);
  if (!finding) throw new Error(`no finding ${key}; there are ${plan.findings.map((candidate) => candidate.key).join(' ')}`);
  return finding;
}

function keysOf(plan: PlanDraft, code: string): string[] {
  return plan.findings.filter((finding) => finding.code === code).map((finding) => finding.field);
}

describe('the traps of 武政办〔2024〕21号', () => {
  it('would take in exactly the 16 rows in which copying the main task downwards is wrong', () => {
    // Computed from the printed cells alone: the row number in column one, the last filled cell of column two.
    let last = '';
    const copied = new Map<number, string>();
    for (const line of lines.slice(1042, 1122)) {
      const cells = line.split('\t');
      if (cells.length !== 6 || !/^\d+$/.test(cells[0] ?? '')) continue;
      if (cells[1]) last = cells[1].replace(/\s/g, '');
      copied.set(Number(cells[0]), last);
    }
    const wrong = TRADE.items.filter((item) => item.headings[1] !== copied.get(item.position)).map((item) => item.position);
    expect(copied.size).toBe(58);
    expect(wrong).toEqual([7, 8, 13, 14, 18, 19, 23, 29, 30, 42, 43, 44, 47, 50, 53, 56]);
    expect(keysOf(TRADE, 'main-task-aligned')).toEqual(wrong.map((position) => `item-${position}.headings`));
  });

  it.each<[string, string, number, string, string]>([
    ['stray-cell:item-29.headings', 'review', 1082, '30', '略去'],
    ['row-shifted:item-42', 'review', 1101, '2025年12月 | 各相关区人民政府 | 市投资促进局', '移回'],
    ['measures-glued:item-36.text', 'review', 1094, '全面落实服务业扩大开放综合试点改革任务', '第 1 条'],
    ['measures-glued:item-37.text', 'review', 1095, '全面落实服务业扩大开放综合试点改革任务', '第 2 条'],
    ['measures-glued:item-38.text', 'review', 1096, '全面落实服务业扩大开放综合试点改革任务', '第 3 条'],
    ['measures-glued:item-39.text', 'review', 1098, '创建武汉—鄂州空港型国家物流枢纽', '第 1 条'],
    ['measures-glued:item-40.text', 'review', 1099, '创建武汉—鄂州空港型国家物流枢纽', '第 2 条'],
    ['measures-glued:item-41.text', 'review', 1100, '创建武汉—鄂州空港型国家物流枢纽', '第 3 条'],
    ['no-cooperating-unit:item-53.assignments', 'note', 1117, '武汉海关', '只记牵头单位'],
    ['no-cooperating-unit:item-57.assignments', 'note', 1121, '市交通运输局、市投资促进局', '只记牵头单位'],
    ['deadline-past:item-33.deadline', 'review', 1089, '2023年12月', '2023-12-31'],
    ['suffix-shared:item-7.assignments', 'note', 1053, '东湖高新区、长江新区、武汉经开区、临空港开发区管委会', '长江新区管委会'],
    ['group-members-unknown:item-1.assignments', 'review', 1045, '湖北自贸试验区武汉片区领导小组其他成员单位', '没有展开'],
    ['lead-unresolved:item-6.assignments', 'blocking', 1052, '各相关区人民政府', '按原文保留'],
    ['lead-unresolved:item-42.assignments', 'blocking', 1101, '各相关区人民政府', '按原文保留'],
    ['main-task-aligned:item-43.headings', 'note', 1104, '支持相关区利用区位优势', '11、打造外畅内联陆运大通道'],
  ])('%s is reported with place, printed words and what was done', (key, severity, line, printed, done) => {
    const finding = found(TRADE, key);
    expect(finding).toMatchObject({ severity, place: { line, endLine: line } });
    expect(finding.printed).toContain(printed);
    expect(finding.done).toContain(done);
  });

  it('are reported once each and nothing else blocks or needs a look', () => {
    expect(TRADE.findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code).sort()).toEqual(
      [
        ...Array<string>(7).fill('group-members-unknown'),
        ...Array<string>(6).fill('measures-glued'),
        ...Array<string>(2).fill('lead-unresolved'),
        'deadline-past',
        'row-shifted',
        'stray-cell',
      ].sort(),
    );
  });

  it('does not make a second set of items of the body the annex decomposes', () => expect(TRADE.items).toHaveLength(58));

  it('counts 21 items without end date, 28 to December 2025, 8 to December 2024 and one in the past', () => {
    const counts = new Map<string, number>();
    for (const { deadline } of TRADE.items) counts.set(deadline.dueOn ?? 'evergreen', (counts.get(deadline.dueOn ?? 'evergreen') ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({ evergreen: 21, '2025-12-31': 28, '2024-12-31': 8, '2023-12-31': 1 });
  });

  it.each([
    [45, ['2000列']],
    [27, ['30家以上']],
    [38, ['年均增长10%']],
    [14, ['30家', '1000亿元', '10.5亿美元']],
    [25, ['10家以上', '900家以上']],
  ])('reads the targets of item %i', (position, words) => {
    const { targets } = TRADE.items[position - 1] ?? { targets: [] };
    expect(targets.map((target) => target.words)).toEqual(words);
    expect(targets.every((target) => target.year === 2025)).toBe(true);
  });
});

describe('the traps of 武政办〔2024〕24号', () => {
  it.each<[string, string, number, string]>([
    ['header-in-cell:item-1.text', 'note', 1278, '市贯彻落实措施'],
    ['text-cut-off:item-1.text', 'review', 1278, '健康服务工'],
    ['scope-note-misplaced:item-1.assignments', 'review', 1278, '市市场监管局(含开发区、长江新区、风景区管委会,下同)'],
    ['scope-note-misplaced:scope.district-governments', 'review', 1278, '市市场监管局(含开发区、长江新区、风景区管委会,下同)'],
    ['column-missing:plan.items', 'review', 1287, '省若干措施|市贯彻落实措施|责任单位'],
    ['no-named-lead:item-5.assignments', 'review', 1288, '市教育局、市自然资源和城乡建设局'],
    ['no-named-lead:item-6.assignments', 'review', 1289, '市儿童友好城市建设工作领导小组成员单位'],
    ['unit-unknown:item-7.assignments', 'blocking', 1294, '市财政和局'],
    ['phantom-row:plan.items', 'review', 1298, '(八)提升县域医疗服务能力'],
    ['upstream-carried:item-9.upstreamText', 'review', 1299, '提升基层医疗服务水平'],
    ['upstream-carried:item-10.upstreamText', 'review', 1300, '支持市属公立医院高质量发展'],
    ['section-uncertain:item-11.headings', 'review', 1303, '三、提升教育医疗保障水平 / 四、更大力度促进就业增收'],
    ['unit-unknown:item-12.assignments', 'blocking', 1306, '市委'],
    ['roles-swapped:item-14.assignments', 'review', 1314, '牵头单位：市住房和城乡建设局、市住房公积金中心'],
    ['row-shifted:item-16', 'review', 1325, '五、更好改善群众居住条件'],
    ['unit-cell-missing:item-16.assignments', 'review', 1325, '武汉城建集团'],
    ['no-named-lead:item-16.assignments', 'review', 1325, '武汉城建集团'],
    ['measure-missing:item-18.text', 'blocking', 1329, '(十六) 加快推进城中村和老旧小区改造'],
    ['unit-unknown:item-19.assignments', 'blocking', 1332, '市人民政府'],
    ['unit-unknown:item-22.assignments', 'blocking', 1337, '市区人民政府'],
    ['header-ocr:plan.items', 'note', 1335, '省若千措施'],
    ['deadline-undated:plan.items', 'note', 1255, ''],
  ])('%s is reported with place and printed words', (key, severity, line, printed) => {
    const finding = found(LIVELIHOOD, key);
    expect(finding).toMatchObject({ severity, place: { line } });
    expect(finding.printed).toContain(printed);
    expect(finding.done).not.toBe('');
  });

  it('takes each section label from where it is printed and says so', () => {
    expect(LIVELIHOOD.findings.filter(({ code }) => code === 'section-label-displaced').map(({ printed, place }) => [printed, place.line])).toEqual([
      ['一、完善多层次养老服务体系', 1281],
      ['二、优化托育服务供给', 1291],
      ['三、提升教育医疗保障水平', 1295],
      ['三、提升教育医疗保障水平', 1298],
      ['四、更大力度促进就业增收', 1309],
      ['更好改善群众居住条件', 1316],
      ['五、更好改善群众居住条件', 1322],
      ['五、更好改善群众居住条件', 1325],
      ['六、全力推动城市更新改造', 1329],
      ['七、加强文体基础设施建设', 1339],
    ]);
  });

  it('numbers 22 items from 1, the one without a printed number by the gap it leaves', () => {
    expect(LIVELIHOOD.items.map(({ number }) => number)).toEqual(Array.from({ length: 22 }, (_, index) => String(index + 1)));
    expect(LIVELIHOOD.items[17]).toMatchObject({ text: '', upstreamText: expect.stringContaining('加快推进城中村和老旧小区改造') });
  });
});

describe('the traps of 武政办〔2024〕20号', () => {
  it('are joined over pages in items 6 and 11 and in the bracket of item 11', () => {
    expect(ELDERLY.items[5]?.text).toContain('设施建设,完善银行网点适老化设施。');
    expect(ELDERLY.items[10]?.clauses[1]?.words).toMatch(/^市教育局、市经信局、/);
    expect(ELDERLY.items.map(({ place }) => place.endLine - place.line)).toEqual([0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2]);
  });

  it('keep the members of the leading group open, as no list is printed', () => {
    expect(keysOf(ELDERLY, 'group-members-unknown')).toEqual(['item-1.assignments', 'item-2.assignments', 'item-3.assignments']);
  });

  it('make 责任单位 beside 牵头单位 the cooperating units', () => {
    expect(new Set(ELDERLY.items.flatMap(({ clauses }) => clauses.map(({ role, roleWord }) => `${roleWord}=${role}`)))).toEqual(new Set(['牵头单位=lead', '责任单位=cooperating']));
  });
});

describe('the traps of the other documents', () => {
  it.each<[string, PlanDraft, string, string, number, string, string]>([
    ['7号: the rule hidden in the first bracket', CARBON, 'units-by-rule:plan.items', 'note', 707, '以下工作责任单位均包括各区人民政府', '28 项'],
    ['7号: the housing bureau named twice', CARBON, 'unit-repeated:item-24.assignments', 'note', 773, '市城市更新局', '只记一次'],
    ['7号: departments nobody lists', CARBON, 'group-members-unknown:item-27.assignments', 'review', 781, '市直各部门', '没有展开'],
    ['7号: a group without an office', CARBON, 'leading-group-office-unnamed:plan.leadingGroup', 'note', 789, '市应对气候变化及节能减排工作领导小组', '名称'],
    ['19号: the bracket a page break closes', TRANSIT, 'bracket-rejoined:item-2.assignments', 'review', 833, '局、市交通运输局', '接回'],
    ['19号: the housing bureau without its first words', TRANSIT, 'unit-inexact:item-4.assignments#2', 'note', 841, '市更新局', '市住房和城市更新局'],
    ['19号: nobody named as lead', TRANSIT, 'no-named-lead:plan.items', 'review', 831, '责任单位', '8 项'],
    ['23号: a heading the annex prints differently', NEW_INDUSTRY, 'main-task-wording:item-14.headings', 'note', 1250, '强企业聚链', '强企聚链'],
    ['23号: 各责任单位 are the leads', NEW_INDUSTRY, 'duty-audience-by-role:duty-unitPlanFiling.audience', 'note', 1222, '各责任单位', '牵头'],
    ['25号: two leads, two items', LOW_ALTITUDE, 'handled-separately:item-32.assignments', 'note', 1499, '分别牵头制定', '武汉经开区管委会'],
    ['25号: an open list', LOW_ALTITUDE, 'list-open-ended:item-27.assignments', 'note', 1495, '武汉数据集团等', '只记列出'],
    ['25号: 定期 without a cadence', LOW_ALTITUDE, 'duty-cadence-unstated:duty-progressReporting.deadline', 'review', 1431, '定期', '没有周期'],
    ['28号: the lead among the others', OPTICS_VALLEY, 'unit-repeated:item-20.assignments', 'note', 1584, '市文旅局', '牵头单位'],
    ['30号: a plan without a filing', PRIVATE_ECONOMY, 'filing-inferred:duty-unitPlanFiling', 'review', 1722, '制订具体工作方案', '登记'],
    ['武政规〔2022〕22号: a predecessor', PREPARED_FOOD, 'unit-succeeded:item-2.assignments', 'note', 372, '市地方金融局', '市地方金融管理局'],
    ['武政规〔2022〕22号: a former name', PREPARED_FOOD, 'unit-inexact:item-1.assignments', 'note', 370, '市科创局', '市科技创新局'],
    ['武政规〔2023〕6号: a predecessor', EQUITY, 'unit-succeeded:item-1.assignments#2', 'note', 409, '市招商办', '市投资促进局'],
    ['武政规〔2023〕6号: members nobody lists', EQUITY, 'group-members-unknown:item-5.assignments', 'review', 445, '其他成员单位', '没有展开'],
  ])('%s', (_, plan, key, severity, line, printed, done) => {
    const finding = found(plan, key);
    expect(finding).toMatchObject({ severity, place: { line } });
    expect(finding.printed).toContain(printed);
    expect(finding.done).toContain(done);
  });

  it.each<[string, PlanDraft, string[]]>([
    ['7号', CARBON, [...Array<string>(2).fill('group-members-unknown'), ...Array<string>(4).fill('no-named-lead')]],
    ['19号', TRANSIT, ['bracket-rejoined', 'duty-undated', 'no-named-lead']],
    ['23号', NEW_INDUSTRY, ['duty-undated', 'duty-undated']],
    ['25号', LOW_ALTITUDE, ['duty-cadence-unstated', ...Array<string>(3).fill('group-members-unknown'), 'no-named-lead']],
    ['28号', OPTICS_VALLEY, []],
    ['30号', PRIVATE_ECONOMY, ['duty-undated', 'filing-inferred', 'group-members-unknown', 'no-named-lead']],
    ['武政规〔2022〕22号', PREPARED_FOOD, ['no-named-lead']],
    ['武政规〔2023〕6号', EQUITY, ['group-members-unknown', 'no-named-lead']],
  ])('%s needs a look for nothing else', (_, plan, codes) => expect(plan.findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code).sort()).toEqual(codes));

  it('count 21 points in the 8 items of 19号 and 18 tasks with 26 clauses before the list of 25号', () => {
    expect(TRANSIT.items.reduce((sum, item) => sum + item.points.length, 0)).toBe(21);
    const body = LOW_ALTITUDE.items.filter(({ place }) => place.line < 1440);
    expect([new Set(body.map(({ number }) => number)).size, body.length]).toEqual([18, 26]);
    expect(LOW_ALTITUDE.items.slice(body.length).map(({ number }) => number)).toEqual(['1', '2', '3', '4', '5', '5', '6', '7', '8', '9', '10']);
  });

  it('give every misprint of the housing bureau to one unit, never to the bureau of natural resources', () => {
    const misprints = ['市住房和城乡建设局', '市城市更新局', '市更新局', '市住房更新局'];
    const printed = readings.flatMap(({ plan }) => plan?.items ?? []).flatMap(({ assignments }) => assignments).filter((assignment) => misprints.includes(assignment.printed));
    expect(new Set(printed.map(({ unitCode }) => unitCode))).toEqual(new Set(['housing-renewal-bureau']));
    const known = readings.flatMap(({ plan }) => plan?.findings ?? []).filter(({ code, printed: words }) => code === 'unit-inexact' && misprints.includes(words));
    expect(known.length).toBeGreaterThanOrEqual(printed.length);
  });
});

describe('the other documents', () => {
  it('register 武政[2024]7号 in its standard form with the printed words', () => {
    expect(found(CARBON, 'number-brackets:plan.documentNumber')).toMatchObject({ printed: '武政[2024]7号', place: { line: 673 } });
  });

  it.each([
    ['武政〔2024〕7号', 29, 0, 0],
    ['武政办〔2024〕23号', 17, 4, 4],
    ['武政办〔2024〕28号', 24, 3, 3],
    ['武政办〔2024〕30号', 29, 3, 3],
    ['武政办〔2024〕19号', 8, 3, 2],
    ['武政办〔2024〕25号', 37, 0, 1],
    ['武政规〔2022〕22号', 10, 0, 0],
    ['武政规〔2023〕6号', 10, 0, 0],
  ])('%s is read by the same grammar', (number, items, phases, duties) => {
    const plan = planNumbered(readings, number);
    expect([plan.items.length, plan.phases.length, plan.duties.length]).toEqual([items, phases, duties]);
  });

  it('never lose an assignment: every clause of every plan has its units or a name kept as printed', () => {
    for (const { plan } of readings) {
      for (const item of plan?.items ?? []) {
        const reported = plan?.findings.some((finding) => finding.field.startsWith(`${item.key}.`) || finding.field === item.key) ?? false;
        expect(item.assignments.length > 0 || reported).toBe(true);
        expect(item.assignments.filter(({ outcome, unitCode }) => (outcome === 'matched') !== (unitCode !== null))).toEqual([]);
      }
    }
  });
});
