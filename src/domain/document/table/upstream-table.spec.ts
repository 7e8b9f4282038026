import { sampleContext } from '../../../../test/golden/import/sample-units.js';
import { gazetteBlocks } from '../../../formats/import/gazette-text.js';
import type { DraftItem, Finding } from '../plan-draft.js';
import { readTableItems } from './table-items.js';
import { readTaskTable } from './task-table.js';

const HEADER = '省若干措施\t市贯彻落实措施\t牵头单位\t责任单位';
const FIRST = '(一)完善居家养老。\t1. 增强养老服务供给。\t市民政局\t市卫健委、各区人民政府';
const SECOND = '(二)健全社区养老。\t2.完善养老服务网络。\t市民政局\t市财政局';
const THIRD = '(三)优化托育服务。\t3.大力发展托育服务。\t市卫健委\t市教育局';

function read(lines: readonly string[]): { items: DraftItem[]; findings: Finding[]; codes: string[] } {
  const context = sampleContext();
  const table = readTaskTable(gazetteBlocks(lines.join('\n')), context);
  const items = table ? readTableItems(table, [], context) : [];
  const findings = context.log.findings();
  return { items, findings, codes: findings.map(({ code, field }) => `${code} ${field}`) };
}

describe('a table that sets upstream measures beside the own ones', () => {
  it('gives number, own measure and upstream measure by their marks', () => {
    const { items, codes } = read([HEADER, FIRST, SECOND]);
    expect(items.map(({ number, text, upstreamText, deadline }) => [number, text, upstreamText, deadline.raw])).toEqual([
      ['1', '增强养老服务供给。', '(一)完善居家养老。', ''],
      ['2', '完善养老服务网络。', '(二)健全社区养老。', ''],
    ]);
    expect(codes).toEqual([]);
  });

  it.each([
    ['after the table', [HEADER, FIRST, SECOND, '', '一、完善养老体系']],
    ['after the table in pieces', [HEADER, FIRST, SECOND, '', '一、完善', '养老体系']],
    ['as a row of its own', [HEADER, FIRST, SECOND, '<p>一、完善养老体系</p>\t\t\t']],
    ['in place of an upstream measure', [HEADER, FIRST, SECOND.replace('(二)健全社区养老。', '一、完善养老体系')]],
  ])('takes a section label %s for the rows of its page and notes it', (_, lines) => {
    const { items, codes } = read(lines);
    expect(items.map(({ headings }) => headings)).toEqual([['一、完善养老体系'], ['一、完善养老体系']]);
    expect(codes).toContain('section-label-displaced plan.items');
  });

  it('knows a label by its end when the page shows only a piece of it', () => {
    const { items } = read([HEADER, FIRST, '', '完善养老体系', '', HEADER, SECOND, '', '一、更好完善养老体系']);
    expect(items.map(({ headings }) => headings)).toEqual([['一、更好完善养老体系'], ['一、更好完善养老体系']]);
  });

  it('lets the text choose on a page without a label, and asks', () => {
    const { items, findings } = read([HEADER, FIRST, '', '一、完善养老服务体系', '', HEADER, SECOND, '', HEADER, THIRD, '', '二、优化托育供给']);
    expect(items.map(({ headings }) => headings[0])).toEqual(['一、完善养老服务体系', '一、完善养老服务体系', '二、优化托育供给']);
    expect(findings.filter(({ code }) => code === 'section-uncertain')).toMatchObject([
      { field: 'item-2.headings', severity: 'review', printed: '一、完善养老服务体系 / 二、优化托育供给', place: { line: 7 } },
    ]);
  });

  it('puts cells a label has pushed to the right back by their marks and reads the one unit cell as printed', () => {
    const { items, codes } = read([HEADER, '一、完善养老体系\t(一)完善居家养老。\t1.增强养老服务供给。\t市民政局、市财政局']);
    expect(items[0]).toMatchObject({ number: '1', text: '增强养老服务供给。', upstreamText: '(一)完善居家养老。', headings: ['一、完善养老体系'] });
    expect(items[0]?.clauses).toEqual([{ role: 'lead', roleWord: '责任单位', words: '市民政局、市财政局' }]);
    expect(codes).toEqual(expect.arrayContaining(['row-shifted item-1', 'unit-cell-missing item-1.assignments', 'no-named-lead item-1.assignments']));
  });

  it('reads a page without a lead column by its own header and reports the missing column', () => {
    const { items, codes } = read([HEADER, FIRST, '', HEADER.replace('\t牵头单位', ''), '(二)健全社区养老。\t2.完善养老服务网络。\t市民政局']);
    expect(items[1]?.clauses).toEqual([{ role: 'lead', roleWord: '责任单位', words: '市民政局' }]);
    expect(codes).toEqual(['column-missing plan.items', 'no-named-lead item-2.assignments']);
  });

  it('drops a row without own measure where the count has no gap, and gives its upstream measure to the rows below', () => {
    const { items, codes, findings } = read([HEADER, FIRST, '一、医疗\t(二)健全社区养老。\t市民政局\t市财政局', '\t2.完善养老服务网络。\t市民政局\t市财政局']);
    expect(items.map(({ number, upstreamText }) => [number, upstreamText])).toEqual([
      ['1', '(一)完善居家养老。'],
      ['2', '(二)健全社区养老。'],
    ]);
    expect(codes).toEqual(expect.arrayContaining(['phantom-row plan.items', 'upstream-carried item-2.upstreamText']));
    expect(findings.find(({ code }) => code === 'phantom-row')?.printed).toBe('(二)健全社区养老。 | 市民政局 | 市财政局');
  });

  it('keeps a row without own measure where the count has a gap: it is the missing item, and blocks issuing', () => {
    const { items, findings } = read([HEADER, FIRST, '一、医疗\t(二)健全社区养老。\t市民政局\t市财政局', THIRD]);
    expect(items.map(({ number, text }) => [number, text])).toEqual([
      ['1', '增强养老服务供给。'],
      ['2', ''],
      ['3', '大力发展托育服务。'],
    ]);
    expect(findings.filter(({ severity }) => severity === 'blocking').map(({ key }) => key)).toEqual(['measure-missing:item-2.text']);
  });

  it('leaves out a header repeated inside a cell', () => {
    const { items, codes } = read([HEADER, '(一)完善居家养老。\t<p>市贯彻落实措施</p> <p>1.增强养老服务供给。</p>\t市民政局\t市财政局']);
    expect(items[0]).toMatchObject({ number: '1', text: '增强养老服务供给。' });
    expect(codes).toEqual(['header-in-cell item-1.text']);
  });

  it('reports an upstream cell that holds the own measure', () => {
    expect(read([HEADER, '(一)增强养老服务供给。\t1.增强养老服务供给。\t市民政局\t市财政局']).codes).toEqual(['upstream-repeats-measure item-1.upstreamText']);
  });

  it('reports a row whose cells fit no column', () => {
    expect(read([HEADER, '(一)完善居家养老。\t1.增强养老服务供给。\t2.完善养老服务网络。\t市财政局']).codes).toContain('row-unreadable item-1');
  });
});
