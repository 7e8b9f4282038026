import { sampleContext, sampleUnits } from '../../../../test/golden/import/sample-units.js';
import { textContent } from '../../../formats/import/gazette-text.js';
import type { PlanDraft } from '../plan-draft.js';
import { readGazette } from '../read-gazette.js';
import { restoreLostTables } from './lost-separators.js';

const HEAD = '武政办〔2024〕9号\n\n关于印发任务清单的通知\n\n各区人民政府:\n\n现将清单印发给你们。\n\n武汉市人民政府办公厅\n\n2024年3月7日\n\n附件\n\n任务清单\n\n';

function plan(table: string, head = HEAD): PlanDraft {
  const [reading] = readGazette(textContent(head + table).blocks, sampleUnits());
  if (!reading?.plan) throw new Error('no plan was read');
  return reading.plan;
}

/** Number, text, units and deadline of every item. */
function items(draft: PlanDraft): string[] {
  return draft.items.map(({ number, text, assignments, deadline }) => [number, text, assignments.map(({ unitCode }) => unitCode).join('+'), deadline.dueOn].join(' '));
}

const EXPECTED = ['1 推进开发区建设 市商务局 2024-12-31', '2 完善养老服务 市民政局+市卫健委 2024-06-30', '3 开展教育调研 市教育局 2024-09-30'];
const ROWS = [['1', '推进开发区建设', '市商务局', '2024年12月'], ['2', '完善养老服务', '市民政局、市卫健委', '2024年6月'], ['3', '开展教育调研', '市教育局', '2024年9月']];
const HEADER = ['序号', '重点任务', '责任单位', '完成时限'];
const TABLE = [HEADER, ...ROWS];
const codes = (draft: PlanDraft): string[] => draft.findings.map(({ code, severity }) => `${code} ${severity}`).filter((code) => /^(?:separators-lost|table-unread|row-)/.test(code));

describe('a table that lost its separators', () => {
  it('gives the items of the same table with separators', () => {
    const draft = plan(TABLE.map((row) => row.join('\t')).join('\n'));
    expect([items(draft), codes(draft)]).toEqual([EXPECTED, []]);
  });

  it.each([
    ['cells apart by spaces', TABLE.map((row) => row.join('   ')).join('\n')],
    ['cells apart by one space', TABLE.map((row) => row.join(' ')).join('\n')],
    ['cells apart by full-width spaces', TABLE.map((row) => row.join('\u3000\u3000')).join('\n')],
    ['blank lines between the rows', TABLE.map((row) => row.join('   ')).join('\n\n')],
    ['a cell per line', TABLE.flat().join('\n')],
    ['a cell per paragraph', TABLE.flat().join('\n\n')],
    ['nothing between the cells', TABLE.map((row) => row.join('')).join('\n')],
    ['a header with spaces over rows without', [HEADER.join(' '), ...ROWS.map((row) => row.join(''))].join('\n')],
    ['numbers with points before the tasks', [HEADER.join('  '), ...ROWS.map(([number, ...cells]) => `${number}.${cells.join('  ')}`)].join('\n')],
    ['full-width digits', TABLE.map((row) => row.join('   ').replace(/^\d/, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))).join('\n')],
    ['the header on both of two pages', [HEADER, ROWS[0], ROWS[1], HEADER, ROWS[2]].map((row) => row?.join('  ')).join('\n')],
  ])('C86 is put together from %s, with one finding', (_, table) => {
    const draft = plan(table);
    expect([items(draft), codes(draft)]).toEqual([EXPECTED, ['separators-lost review']]);
    expect(draft.findings.find(({ code }) => code === 'separators-lost')).toMatchObject({ field: 'plan.items', printed: HEADER.join('|') });
  });

  it.each([
    ['a signature', '武汉市人民政府办公厅\n2024年3月7日'],
    ['a further annex', '附件2\n\n名单'],
    ['a note', '备注：按时报送。'],
  ])('ends before %s', (_, behind) => {
    for (const table of [TABLE.flat().join('\n'), TABLE.map((row) => row.join('  ')).join('\n')]) expect(items(plan(`${table}\n${behind}`))).toEqual(EXPECTED);
  });

  it('keeps a whole date in the last cell as its deadline', () => {
    const rows = [HEADER, ...ROWS.slice(0, 2), ['3', '开展教育调研', '市教育局', '2024年9月30日']];
    expect(items(plan(rows.flat().join('\n')))).toEqual(EXPECTED);
  });

  it('gives its sections to the rows below them', () => {
    const table = [HEADER.join('  '), '一、开放', ROWS[0]?.join('  '), '二、民生', ROWS[1]?.join('  '), ROWS[2]?.join('  ')].join('\n');
    expect(plan(table).items.map(({ headings }) => headings)).toEqual([['一、开放'], ['二、民生'], ['二、民生']]);
  });

  it('leaves a cell empty only where one reading alone is possible', () => {
    const header = '序号  主要任务  工作举措  牵头单位  配合单位  完成时限';
    const draft = plan(`${header}\n1  扩大开放  推进开发区建设  市商务局  市财政局  2024年12月\n2  完善养老服务  市民政局  市卫健委  2024年6月`);
    expect(draft.items.map(({ headings, text }) => [headings, text])).toEqual([[['扩大开放'], '推进开发区建设'], [['扩大开放'], '完善养老服务']]);
  });

  it.each([
    ['a row that misses its unit', '2  完善养老服务  2024年6月'],
    ['a row that goes on in the next line', '2  完善养老  市民政局  2024年6月\n服务'],
    ['a glued row with an unknown unit', '2完善养老服务市某某局2024年6月'],
    ['a glued row whose unit may be part of a longer name', '2完善江岸区市民政局2024年6月'],
    ['a glued row that names two lists of units', '2完善养老服务市民政局市商务局2024年6月'],
    ['a glued row whose text ends in a date', '2完成至2024年6月市民政局2024年6月'],
    ['a glued row without a deadline', '2完善养老服务市民政局'],
    ['a row with a cell too many', '2  完善养老服务  市民政局  市卫健委  2024年6月'],
  ])('C86 never guesses: %s is a blocking finding with its place and no item', (_, second) => {
    const draft = plan([HEADER.join('  '), ROWS[0]?.join('  '), second, ROWS[2]?.join('  ')].join('\n'));
    expect(items(draft)).toEqual([EXPECTED[0], EXPECTED[2]]);
    const unread = draft.findings.filter(({ code }) => code === 'table-unread');
    const line = HEAD.split('\n').length + 2;
    expect(unread).toMatchObject([{ severity: 'blocking', field: 'plan.items', place: { line, endLine: line + second.split('\n').length - 1 } }]);
  });

  it.each([
    ['a cell per line that misses one', [HEADER, ['1', '推进开发区建设', '2024年12月']].flat().join('\n')],
    ['a header alone', HEADER.join('  ')],
    ['no numbers and no rhythm', '重点任务\n责任单位\n完成时限\n推进开发区建设\n市商务局\n2024年12月\n完善养老服务\n市民政局'],
  ])('makes a plan without items but with a blocking finding of %s', (_, table) => {
    const draft = plan(table);
    expect([draft.items, codes(draft)]).toEqual([[], ['table-unread blocking']]);
  });

  it('reads rows without numbers by their rhythm alone', () => {
    const draft = plan(TABLE.flatMap(([, ...cells]) => cells).join('\n'), HEAD.replace('附件\n\n任务清单', '附件\n\n任务分工'));
    expect(items(draft).map((words) => words.trim())).toEqual(EXPECTED.map((words) => words.slice(2)));
  });

  it('leaves blocks without such a table as they are', () => {
    const { blocks } = textContent('一、任务\n\n序号和责任单位见附件。\n\n甲\t乙\n1\t2');
    expect(restoreLostTables(blocks, sampleContext())).toEqual({ blocks, unread: false });
  });
});
