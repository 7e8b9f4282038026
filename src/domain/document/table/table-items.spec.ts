import fc from 'fast-check';
import { sampleContext } from '../../../../test/golden/import/sample-units.js';
import { gazetteBlocks } from '../../../formats/import/gazette-text.js';
import type { DraftItem, Finding } from '../plan-draft.js';
import { outlineOf } from '../section.js';
import { readTableItems } from './table-items.js';
import { readTaskTable } from './task-table.js';

const HEADER = '序号\t主要任务\t工作举措\t完成时限\t牵头单位\t责任单位';
const BODY = `二、主要任务

1. 提升综保区实力。加快综保区基础设施建设,培育保税研发业态。发展国际物流和冷链物流。

2. 加快国际产业园建设。建立常态化对外招商机制。引进法资企业三十家,建设外资服务中心。`;
const ROWS = [
  ['1', '', '加快综保区基础设施建设,培育保税研发业态。', '持续推进', '东湖高新区管委会', '市商务局、市教育局'],
  ['2', '1、提升综保区实力', '发展国际物流和冷链物流。', '2025年12月', '市商务局', '武汉海关,各区人民政府'],
  ['3', '', '建立常态化对外招商机制。', '2024年12月', '黄陂区人民政府', '市经信局'],
  ['4', '2、加快国际产业园建设', '引进法资企业三十家,建设外资服务中心。', '2024年12月', '市经信局', '市民政局'],
];

function readLines(lines: readonly string[], body = BODY): { items: DraftItem[]; findings: Finding[] } {
  const context = sampleContext();
  const table = readTaskTable(gazetteBlocks(lines.join('\n')), context);
  return { items: table ? readTableItems(table, outlineOf(gazetteBlocks(body)).sections, context) : [], findings: context.log.findings() };
}

const read = (rows: readonly (readonly string[])[]): { items: DraftItem[]; findings: Finding[] } => readLines([HEADER, ...rows.map((row) => row.join('\t'))]);
const codes = (findings: readonly Finding[]): string[] => findings.map((finding) => finding.key);
const withRow = (position: number, change: (row: string[]) => string[]): string[][] => ROWS.map((row, index) => (index === position ? change([...row]) : [...row]));

/** What a person would notice if it were wrong. */
function essence({ number, headings, text, deadline, assignments }: DraftItem): string {
  return [number, headings.join('>'), text, deadline.raw, ...assignments.map(({ role, unitCode, printed }) => `${role}:${unitCode ?? printed}`)].join('|');
}

describe('readTableItems', () => {
  it('aligns each row with the body where the main task is printed on another row of its block', () => {
    const { items, findings } = read(ROWS);
    expect(items.map(({ number, headings }) => [number, headings])).toEqual([
      ['1', ['1、提升综保区实力']],
      ['2', ['1、提升综保区实力']],
      ['3', ['2、加快国际产业园建设']],
      ['4', ['2、加快国际产业园建设']],
    ]);
    expect(codes(findings)).toEqual(['main-task-aligned:item-1.headings', 'main-task-aligned:item-3.headings']);
  });

  it('skips repeated headers and puts rows under their section row', () => {
    const section = (words: string): string => [words, '', '', '', '', ''].join('\t');
    const { items } = readLines([HEADER, section('(一) 开放 工程'), ...ROWS.slice(0, 2).map((row) => row.join('\t')), '', HEADER, section('(二)主体工程'), ...ROWS.slice(2).map((row) => row.join('\t'))]);
    expect(items.map(({ headings }) => headings[0])).toEqual(['(一)开放工程', '(一)开放工程', '(二)主体工程', '(二)主体工程']);
  });

  it.each<[string, string[][], string[]]>([
    ['a stray number in the main-task cell', withRow(2, (row) => row.with(1, '30')), ['stray-cell:item-3.headings', 'main-task-aligned:item-3.headings']],
    ['a row shifted one column left', withRow(2, (row) => [row[0] ?? '', ...row.slice(2), '']), ['row-shifted:item-3', 'main-task-aligned:item-3.headings']],
    ['an empty cell of cooperating units', withRow(2, (row) => row.with(5, '')), ['main-task-aligned:item-3.headings', 'no-cooperating-unit:item-3.assignments']],
    ['an empty cell of lead units', withRow(2, (row) => row.with(4, '')), ['main-task-aligned:item-3.headings', 'unit-cell-missing:item-3.assignments', 'no-named-lead:item-3.assignments']],
    ['two empty unit cells', withRow(2, (row) => [...row.slice(0, 4), '', '']), ['main-task-aligned:item-3.headings', 'no-responsibility:item-3.assignments']],
    ['a deadline before the date of the document', withRow(2, (row) => row.with(3, '2023年12月')), ['main-task-aligned:item-3.headings', 'deadline-past:item-3.deadline']],
    ['an empty deadline', withRow(2, (row) => row.with(3, '')), ['main-task-aligned:item-3.headings', 'deadline-undated:item-3.deadline']],
    ['a printed main task the body contradicts', withRow(2, (row) => row.with(1, '1、提升综保区实力')), ['main-task-mismatch:item-3.headings']],
    ['a measure the body does not have', withRow(2, (row) => row.with(2, '另行组织各类专项活动若干。')), ['main-task-uncertain:item-3.headings']],
    ['a measure without its end', withRow(2, (row) => row.with(2, '建立常态化对外招商机')), ['text-cut-off:item-3.text', 'main-task-aligned:item-3.headings']],
  ])('keeps the item and reports %s', (_, rows, expected) => {
    const { items, findings } = read(rows);
    expect(items).toHaveLength(4);
    expect(codes(findings).filter((key) => key.includes('item-3'))).toEqual(expected);
  });

  it('puts swapped unit cells right when a group among several units shows that they are swapped', () => {
    const { items, findings } = read(withRow(1, (row) => row.with(4, row[5] ?? '').with(5, row[4] ?? '')));
    expect(items.map(essence)).toEqual(read(ROWS).items.map(essence));
    expect(codes(findings)).toContain('roles-swapped:item-2.assignments');
  });

  it('cuts measures printed in one cell and reports each piece', () => {
    const glued = [ROWS[0], [...(ROWS[1] ?? []).slice(0, 2), '发展国际物流和冷链物流。 建立常态化对外招商机制。', ...(ROWS[1] ?? []).slice(3)], (ROWS[2] ?? []).with(2, ''), ROWS[3]].map((row) => row ?? []);
    const { items, findings } = read(glued);
    expect(items.map(essence)).toEqual(read(ROWS).items.map(essence));
    expect(codes(findings).filter((key) => key.startsWith('measures'))).toEqual(['measures-glued:item-2.text', 'measures-glued:item-3.text']);
  });

  it('does not cut where the number of pieces is not certain', () => {
    const { findings } = read(withRow(2, (row) => row.with(2, '')));
    expect(codes(findings).filter((key) => key.startsWith('measures'))).toEqual(['measures-unsplit:item-2.text', 'measures-unsplit:item-3.text']);
  });

  it.each<[string, string[][]]>([
    ['a missing number', withRow(2, (row) => row.with(0, '7'))],
    ['a repeated number', withRow(2, (row) => row.with(0, '2'))],
    ['a lost row', ROWS.filter((_, index) => index !== 2)],
  ])('reports %s in the count', (_, rows) => expect(codes(read(rows).findings).some((key) => key.startsWith('row-numbering'))).toBe(true));

  describe('the numbers of the rows', () => {
    const PLAIN = '序号\t工作举措\t完成时限\t牵头单位';
    const row = (number: string, deadline = '2024年12月'): string => [number, `推进${number}号工作。`, deadline, '市商务局'].join('\t');
    const section = (words: string): string => [words, '', '', ''].join('\t');
    const numbering = (...lines: string[]): [string[], string[]] => {
      const { items, findings } = readLines([PLAIN, ...lines], '');
      return [items.map(({ number }) => number), findings.filter(({ code }) => code.includes('numbering')).map(({ code, severity, field, done }) => `${code} ${severity} ${field} ${done}`)];
    };

    it.each<[string, string[], string[], string[]]>([
      ['an unbroken count', [row('1'), row('2'), row('3')], ['1', '2', '3'], []],
      ['Chinese numerals', [row('一'), row('二'), row('三')], ['一', '二', '三'], []],
      ['circled numbers', [row('①'), row('②')], ['①', '②'], []],
      ['a count of two levels', [row('1.1'), row('1.2'), row('2.1')], ['1.1', '1.2', '2.1'], []],
      ['a gap', [row('1'), row('2'), row('5')], ['1', '2', '5'], ['row-numbering blocking plan.items 第 2 项之后缺 2 个序号']],
      ['a gap among Chinese numerals', [row('一'), row('三')], ['一', '三'], ['row-numbering blocking plan.items 第 1 项之后缺 1 个序号']],
      ['a first row that is not the first', [row('2'), row('3')], ['2', '3'], ['row-numbering blocking plan.items 表格开头缺 1 个序号']],
      ['a gap on the second level', [row('1.1'), row('1.3')], ['1.1', '1.3'], ['row-numbering blocking plan.items 第 1.1 项之后缺 1 个序号']],
      ['a repeated number', [row('1'), row('2'), row('2'), row('3')], ['1', '2', '2', '3'], ['row-numbering blocking item-3 序号不在第 2 项之后，按印出的次序保留']],
      ['a wrong order', [row('1'), row('3'), row('2')], ['1', '3', '2'], ['row-numbering blocking plan.items 第 1 项之后缺 1 个序号', 'row-numbering blocking item-3 序号不在第 3 项之后，按印出的次序保留']],
      ['a restart below a section row', [section('(一)甲'), row('1'), row('2'), section('(二)乙'), row('1'), row('2')], ['1', '2', '1', '2'], ['numbering-restarts note plan.items 在“(二)乙”下重新编号，序号按印出的保留，另按次序计数']],
      ['a restart without a section row', [row('1'), row('2'), row('1')], ['1', '2', '1'], ['row-numbering blocking item-3 第 2 项之后重新从 1 编号，上面没有新的分类，按印出的次序保留']],
    ])('%s is kept as printed and counted by structure', (_, lines, numbers, doubts) => {
      expect(numbering(...lines)).toEqual([numbers, doubts]);
    });

    it('count positions by structure whatever is printed', () => {
      const { items } = readLines([PLAIN, section('(一)甲'), row('1'), row('2'), section('(二)乙'), row('1')], '');
      expect(items.map(({ key, position, number }) => [key, position, number])).toEqual([['item-1', 1, '1'], ['item-2', 2, '2'], ['item-3', 3, '1']]);
    });

    it.each<[string, string | null, string[]]>([
      ['适时', null, ['deadline-unread:item-2.deadline']],
      ['12月前', null, ['deadline-unread:item-2.deadline']],
      ['每年6月底前', null, ['deadline-unread:item-2.deadline']],
      ['2024年6月底前开工，2025年底前投入使用', null, ['deadline-is-milestone:item-2.deadline']],
      ['每月25日前', null, ['deadline-cadence:item-2.deadline']],
      ['收到通知后15个工作日内', null, ['deadline-relative:item-2.deadline']],
      ['立行立改并长期坚持', null, ['deadline-immediate:item-2.deadline']],
      ['明年6月底前', '2025-06-30', []],
      ['2024—2025年', '2025-12-31', ['deadline-range:item-2.deadline']],
    ])('leave the row in its columns where the deadline is %s (due %s)', (deadline, dueOn, doubts) => {
      const { items, findings } = readLines([PLAIN, row('1'), row('2', deadline)], '');
      expect(items[1]?.deadline).toMatchObject({ raw: deadline, dueOn });
      expect(codes(findings).filter((key) => key.includes('item-2') && !key.includes('assignments'))).toEqual(doubts);
    });
  });

  const longer = fc.integer({ min: 0, max: ROWS.length - 1 });
  const damage = fc.oneof(
    fc.tuple(fc.constant('empty'), longer, fc.nat(5), fc.constant(0)),
    fc.tuple(fc.constant('drop'), longer, fc.nat(5), fc.constant(0)),
    fc.tuple(fc.constant('insert'), longer, fc.nat(6), fc.constant(0)),
    fc.tuple(fc.constant('swap'), longer, fc.nat(5), fc.nat(5)),
    fc.tuple(fc.constant('move'), longer, fc.nat(5), longer),
  );

  /** Two lists of single units swapped between the unit columns leave no trace in the print; a group in one of them does (its own test). */
  const leavesNoTrace = ([kind, at, column, other]: [string, number, number, number]): boolean => kind === 'swap' && at !== 1 && Math.min(column, other) === 4 && Math.max(column, other) === 5;

  function damaged([kind, at, column, other]: [string, number, number, number]): string[][] {
    const rows = ROWS.map((row) => [...row]);
    const row = rows[at] ?? [];
    if (kind === 'empty') row[column] = '';
    if (kind === 'drop') row.splice(column, 1);
    if (kind === 'insert') row.splice(column, 0, '');
    if (kind === 'swap') [row[column], row[other]] = [row[other] ?? '', row[column] ?? ''];
    if (kind === 'move') rows.splice(other, 0, ...rows.splice(at, 1));
    return rows;
  }

  it('loses, shifts or swaps a cell or row only to the same reading or to a finding', () => {
    const whole = read(ROWS);
    const known = new Set(codes(whole.findings));
    const right = whole.items.map(essence).join('\n');
    fc.assert(
      fc.property(damage.filter((what) => !leavesNoTrace(what)), (what) => {
        const { items, findings } = read(damaged(what));
        return items.map(essence).join('\n') === right || findings.some((finding) => !known.has(finding.key));
      }),
      { numRuns: 1500, seed: 20240307 },
    );
  });
});
