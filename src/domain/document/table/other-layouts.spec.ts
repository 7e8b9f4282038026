import { sampleContext } from '../../../../test/golden/import/sample-units.js';
import type { TableBlock, TableRow } from '../block.js';
import type { DraftItem } from '../plan-draft.js';
import { readTableItems } from './table-items.js';
import { readTaskTable } from './task-table.js';

/** Rows as a format with merged cells gives them: a cell written ^words belongs to the cell of the row above. */
function table(rows: readonly (readonly string[])[], knowsMerges: boolean): TableBlock {
  const read = rows.map((cells, index): TableRow => {
    const place = { line: index + 1, endLine: index + 1 };
    const plain = cells.map((cell) => cell.replace(/^\^/, ''));
    return knowsMerges ? { cells: plain, continued: cells.flatMap((cell, position) => (cell.startsWith('^') ? [position] : [])), place } : { cells: plain, place };
  });
  return { kind: 'table', rows: read, place: { line: 1, endLine: rows.length } };
}

function read(rows: readonly (readonly string[])[], knowsMerges = false): { items: DraftItem[]; codes: string[] } {
  const context = sampleContext();
  const found = readTaskTable([table(rows, knowsMerges)], context);
  const items = found ? readTableItems(found, [], context) : [];
  return { items, codes: context.log.findings().map(({ key }) => key) };
}

const line = ({ number, headings, text, deadline, assignments, people = [] }: DraftItem): string =>
  [number, headings.join('>'), text, deadline.raw, assignments.map(({ role, printed }) => `${role} ${printed}`).join(','), ...people.map(({ roleWord, words }) => `${roleWord}=${words}`)].join('|');

describe('a table with merged cells', () => {
  const HEADER = ['序号', '重点任务', '具体措施', '完成时限', '牵头单位', '配合单位'];

  it('counts a cell of the row above for every row it spans, without a doubt', () => {
    const { items, codes } = read([HEADER, ['1', '扩大开放', '建设平台。', '2024年12月', '市商务局', '市财政局'], ['^1', '^扩大开放', '培育主体。', '^2024年12月', '^市商务局', '市教育局'], ['2', '优化服务', '开展培训。', '2024年6月', '市民政局', '市财政局']], true);
    expect(items.map(line)).toEqual(['1|扩大开放|建设平台。|2024年12月|lead 市商务局,cooperating 市财政局', '1|扩大开放|培育主体。|2024年12月|lead 市商务局,cooperating 市教育局', '2|优化服务|开展培训。|2024年6月|lead 市民政局,cooperating 市财政局']);
    expect(codes).toEqual([]);
  });

  it('gives a measure over several rows the units of all of them, and asks', () => {
    const { items, codes } = read([HEADER, ['1', '扩大开放', '建设平台。', '2024年12月', '市商务局', '市财政局'], ['^1', '^扩大开放', '^建设平台。', '^2024年12月', '^市商务局', '市教育局']], true);
    expect(items.map(line)).toEqual(['1|扩大开放|建设平台。|2024年12月|lead 市商务局,cooperating 市财政局,cooperating 市教育局']);
    expect(codes).toEqual(['measure-continued:item-1.text']);
  });

  it('keeps rows of one measure apart that have deadlines of their own, and asks', () => {
    const { items, codes } = read([HEADER, ['1', '扩大开放', '建设平台。', '2024年6月', '市商务局', '市财政局'], ['^1', '^扩大开放', '^建设平台。', '2024年12月', '^市商务局', '市教育局']], true);
    expect(items.map(({ deadline }) => deadline.dueOn)).toEqual(['2024-06-30', '2024-12-31']);
    expect(codes).toEqual(['measure-continued:item-2.text']);
  });

  it.each([
    ['with words in the first cell alone', ['扩大开放专项', '', '', '', '', '']],
    ['with a mark', ['一、扩大开放专项', '', '', '', '', '']],
    ['with one text over all cells', ['扩大开放专项', '扩大开放专项', '扩大开放专项', '扩大开放专项', '扩大开放专项', '扩大开放专项']],
  ])('puts rows under a section row %s, which may count from 1 again', (_, section) => {
    const row = ['1', '扩大开放', '建设平台。', '2024年12月', '市商务局', '市财政局'];
    const { items, codes } = read([HEADER, row, section, row], true);
    expect(items.map(({ number, headings }) => [number, headings.length])).toEqual([['1', 1], ['1', 2]]);
    expect(codes).toEqual(['numbering-restarts:plan.items']);
  });

  it.each([
    ['a measure that is missing', ['2', '扩大开放', '', '2024年12月', '市商务局', '市财政局'], 'measure'],
    ['units that are missing', ['2', '扩大开放', '培育主体。', '2024年12月', '', ''], 'no-responsibility:item-2.assignments'],
    ['a deadline where units stand', ['2', '扩大开放', '培育主体。', '市商务局', '2024年12月', '市财政局'], 'row-unreadable:item-2'],
    ['a number that is missing', ['', '扩大开放', '培育主体。', '2024年12月', '市商务局', '市财政局'], 'row-numbering:item-2'],
  ])('reports %s', (_, row, expected) => {
    const { codes } = read([HEADER, ['1', '扩大开放', '建设平台。', '2024年12月', '市商务局', '市财政局'], row], true);
    expect(codes.some((key) => key.startsWith(expected))).toBe(true);
  });
});

describe('a header in two rows', () => {
  const rows = [['1', '建设平台。', '市商务局', '市财政局', '2024年12月'], ['2', '培育主体。', '市民政局', '市教育局', '2024年6月']];
  const expected = ['1||建设平台。|2024年12月|lead 市商务局,cooperating 市财政局', '2||培育主体。|2024年6月|lead 市民政局,cooperating 市教育局'];

  it.each<[string, string[], string[], boolean]>([
    ['with blank cells', ['序号', '工作任务', '责任单位', '', '完成时限'], ['', '', '牵头单位', '配合单位', ''], false],
    ['with merged cells', ['序号', '工作任务', '责任单位', '', '完成时限'], ['^序号', '^工作任务', '牵头单位', '配合单位', '^完成时限'], true],
    ['with repeated words above', ['序号', '工作任务', '责任分工', '责任分工', '完成时限'], ['^序号', '^工作任务', '牵头单位', '配合单位', '^完成时限'], true],
    ['with the noun in the upper row alone', ['序号', '工作任务', '责任单位', '', '完成时限'], ['', '', '牵头', '配合', ''], false],
  ])('is read as one %s', (_, upper, lower, knowsMerges) => {
    const { items, codes } = read([upper, lower, ...rows], knowsMerges);
    expect(items.map(line)).toEqual(expected);
    expect(codes).toEqual([]);
  });
});

describe('columns beside work and units', () => {
  it.each<[string, string[], string[], string, string[]]>([
    ['keeps people and their telephone as printed', ['序号', '任务内容', '责任单位', '责任领导', '责任人', '联系电话'], ['1', '建设平台。', '市商务局', '张三', '李四', '027-85850000'], '1||建设平台。||lead 市商务局|责任领导=张三|责任人=李四|联系电话=027-85850000', ['no-named-lead:item-1.assignments']],
    ['keeps an office beside its unit as a person to turn to', ['序号', '工作事项', '牵头单位', '责任单位', '责任处室'], ['1', '建设平台。', '市商务局', '市财政局', '综合处'], '1||建设平台。||lead 市商务局,cooperating 市财政局|责任处室=综合处', []],
    ['sets the category above the main task', ['类别', '序号', '主要任务', '具体措施', '责任单位（部门）'], ['对外开放', '1', '扩大开放', '建设平台。', '市商务局'], '1|对外开放>扩大开放|建设平台。||lead 市商务局', ['no-named-lead:item-1.assignments']],
    ['takes columns in any order', ['完成时限', '配合部门（单位）', '牵头部门（单位）', '工作任务', '序 号'], ['2024年12月', '市财政局', '市商务局', '建设平台。', '1'], '1||建设平台。|2024年12月|lead 市商务局,cooperating 市财政局', []],
    ['reads a header in traditional script', ['序號', '工作任務', '牽頭單位', '責任單位', '完成時限'], ['1', '建設平台。', '市商務局', '市財政局', '2024年12月'], '1||建設平台。|2024年12月|lead 市商務局,cooperating 市財政局', ['unit-inexact:item-1.assignments', 'unit-inexact:item-1.assignments#2']],
    ['names a column nobody knows', ['序号', '任务内容', '责任单位', '资金来源'], ['1', '建设平台。', '市商务局', '财政'], '1||建设平台。||lead 市商务局', ['column-unknown:plan.items', 'no-named-lead:item-1.assignments']],
    ['says nothing of an unknown column without words', ['序号', '任务内容', '责任单位', ''], ['1', '建设平台。', '市商务局', ''], '1||建设平台。||lead 市商务局', ['no-named-lead:item-1.assignments']],
    ['parts names on lines of their own', ['序号', '任务内容', '牵头单位', '配合单位'], ['1', '建设平台。', '市商务局', '市财政局\n市教育局'], '1||建设平台。||lead 市商务局,cooperating 市财政局,cooperating 市教育局', []],
    ['joins a name broken over two lines', ['序号', '任务内容', '牵头单位', '配合单位'], ['1', '建设平台。', '市商务局', '市财政局、市教\n育局'], '1||建设平台。||lead 市商务局,cooperating 市财政局,cooperating 市教育局', []],
    ['reads role words inside a cell', ['序号', '任务内容', '责任单位'], ['1', '建设平台。', '牵头单位：市商务局\n配合单位：市财政局'], '1||建设平台。||lead 市商务局,cooperating 市财政局', []],
    ['reads a sentence inside a cell', ['序号', '任务内容', '责任单位'], ['1', '建设平台。', '市商务局会同市财政局'], '1||建设平台。||lead 市商务局,cooperating 市财政局', []],
    ['reads Chinese numbers of rows', ['序号', '任务内容', '牵头单位'], ['一', '建设平台。', '市商务局'], '一||建设平台。||lead 市商务局', []],
  ])('%s', (_, header, row, expected, codes) => {
    const reading = read([header, row]);
    expect(reading.items.map(line)).toEqual([expected]);
    expect(reading.codes).toEqual(codes);
  });

  it('takes a title in the first row of the table for the title of the list', () => {
    const context = sampleContext();
    const rows = [['2024年重点任务分工表', '', ''], ['序号', '任务内容', '牵头单位'], ['1', '建设平台。', '市商务局']];
    expect(readTaskTable([table(rows, false)], context)?.title).toBe('2024年重点任务分工表');
  });
});

describe('a header that spans several columns', () => {
  const FUSED = [['序号', '重点任务', '', '责任单位'], ['1', '建设平台。', '', '市商务局'], ['序号', '重点任务', '完成时限', '责任单位'], ['2', '开展培训。', '2024年6月', '市民政局']];
  const WIDE = [['序号', '', '重点任务', '', '', '责任单位'], ['1', '', '建设平台。', '', '', '市商务局']];

  it.each<[string, string[][], string[]]>([
    ['in one of two lists a program has put into one table', FUSED, ['1||建设平台。||lead 市商务局', '2||开展培训。|2024年6月|lead 市民政局']],
    ['in most of its columns', WIDE, ['1||建设平台。||lead 市商务局']],
  ])('leaves the columns without words out: %s', (_, rows, expected) => {
    const { items, codes } = read(rows);
    expect(items.map(line)).toEqual(expected);
    expect(codes.filter((key) => !key.startsWith('no-named-lead') && !key.startsWith('deadline-undated'))).toEqual([]);
  });

  it('keeps a column without a header in which a row has words, and asks', () => {
    const { items, codes } = read([['序号', '重点任务', '', '责任单位'], ['1', '建设平台。', '市财政局', '市商务局'], ['2', '开展培训。', '', '市民政局']]);
    expect(items.map(line)).toEqual(['1||建设平台。||lead 市商务局', '2||开展培训。||lead 市民政局']);
    expect(codes).toContain('column-unknown:plan.items');
  });
});
