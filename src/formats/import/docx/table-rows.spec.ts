import { cell, docxParts, list, lists, numbered, paragraph, plain, row, run, table, textBox } from '../../../../test/support/docx-parts.js';
import type { TableRow } from '../../../domain/document/block.js';
import type { SourceContent } from '../../../domain/document/source-content.js';
import { docxContent } from './docx-content.js';

const NUMBERING = lists([list(1, { pattern: '%1' })]);
const read = (body: string): SourceContent => docxContent(docxParts(body, { numbering: NUMBERING }));
const rowsOf = ({ blocks }: SourceContent): readonly TableRow[] => blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
const grid = (...rows: readonly string[]): (readonly string[])[] => rowsOf(read(table(rows))).map(({ cells }) => cells);
const codes = ({ doubts }: SourceContent): string[] => doubts.map(({ code }) => code);
const top = { merge: 'restart' } as const;
const below = { merge: 'continue' } as const;

describe('the cells of a row', () => {
  it.each([
    ['are as printed', [row(['甲', '', '乙'])], [['甲', '', '乙']]],
    ['have their paragraphs as lines, without empty ones', [row(['1. 增强\n\n服务', '乙'])], [['1. 增强\n服务', '乙']]],
    ['have spaces for tabs', [row([cell(paragraph(`${run('甲')}<w:r><w:tab/></w:r>${run('乙')}`))])], [['甲 乙']]],
    ['have the words of a wide cell in its first column', [row([cell('单位', { span: 2 }), '时限']), row(['牵头', '责任', ''])], [['单位', '', '时限'], ['牵头', '责任', '']]],
    ['are one where every row joins the same columns', [row([cell('序号', { span: 2 }), cell('任务', { span: 3 })]), row([cell('1', { span: 2 }), cell('甲', { span: 3 })])], [['序号', '任务'], ['1', '甲']]],
    ['leave the columns before and behind them empty', [row(['甲', '乙', '丙']), row(['丁'], '<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>')], [['甲', '乙', '丙'], ['', '丁', '']]],
    ['are read where a content control wraps them', [`<w:sdt><w:sdtContent>${row([`<w:sdt><w:sdtContent>${cell('甲')}</w:sdtContent></w:sdt>`, '乙'])}</w:sdtContent></w:sdt>`], [['甲', '乙']]],
    ['are joined by the merge of older documents', [row([cell('单位').replace('<w:tcPr>', '<w:tcPr><w:hMerge w:val="restart"/>'), cell('').replace('<w:tcPr>', '<w:tcPr><w:hMerge/>')]), row(['牵头', '责任'])], [['单位', ''], ['牵头', '责任']]],
    ['are without one whose deletion is tracked', [row([cell('旧').replace('<w:tcPr>', '<w:tcPr><w:cellDel/>'), '甲', '乙'])], [['甲', '乙']]],
    ['may be of a header row that is repeated on every page', [row(['序号', '任务'], '<w:tblHeader/>'), row(['1', '甲'])], [['序号', '任务'], ['1', '甲']]],
  ])('%s', (_, rows, expected) => expect(grid(...rows)).toEqual(expected));

  it('count automatic numbers down the table, also where a cell has nothing else', () => {
    const body = table([row(['序号', '任务']), row([cell(numbered('', 1)), '甲']), row([cell(numbered('', 1)), cell(numbered('乙', 1))])]);
    expect(rowsOf(read(body)).map(({ cells }) => cells)).toEqual([['序号', '任务'], ['1', '甲'], ['2', '3 乙']]);
  });
});

describe('a vertical merge', () => {
  it('repeats its words in each row it covers and says which', () => {
    const content = read(table([row([cell('一、机制\n共识', top), '甲']), row([cell('', below), '乙']), row([cell('', below), '丙']), row([cell('二、保障', top), '丁']), row(['三、其他', '戊'])]));
    expect(rowsOf(content)).toEqual([
      { cells: ['一、机制\n共识', '甲'], place: { line: 1, endLine: 1 } },
      { cells: ['一、机制\n共识', '乙'], continued: [0], place: { line: 2, endLine: 2 } },
      { cells: ['一、机制\n共识', '丙'], continued: [0], place: { line: 3, endLine: 3 } },
      { cells: ['二、保障', '丁'], place: { line: 4, endLine: 4 } },
      { cells: ['三、其他', '戊'], place: { line: 5, endLine: 5 } },
    ]);
    expect(content.text.split('\n')).toEqual(['一、机制 共识\t甲', '\t乙', '\t丙', '二、保障\t丁', '三、其他\t戊']);
    expect(content.doubts).toEqual([]);
  });

  it('covers all columns of a cell that is wide as well', () => {
    const body = table([row([cell('甲', { span: 2, ...top }), '乙']), row([cell('', { span: 2, ...below }), '丙']), row(['1', '2', '3'])]);
    expect(rowsOf(read(body)).map(({ cells, continued }) => [cells, continued])).toEqual([
      [['甲', '', '乙'], undefined],
      [['甲', '', '丙'], [0, 1]],
      [['1', '2', '3'], undefined],
    ]);
  });

  it('reads the header of two rows', () => {
    const rows = [row([cell('序号', top), cell('任务', top), cell('单位', { span: 2 })]), row([cell('', below), cell('', below), '牵头单位', '责任单位']), row(['1', '甲', '市民政局', '市教育局'])];
    expect(rowsOf(read(table(rows))).map(({ cells, continued }) => [cells, continued])).toEqual([
      [['序号', '任务', '单位', ''], undefined],
      [['序号', '任务', '牵头单位', '责任单位'], [0, 1]],
      [['1', '甲', '市民政局', '市教育局'], undefined],
    ]);
  });

  it('does not count the numbers it covers and says so', () => {
    const content = read(table([row([cell(numbered('甲', 1), top), '乙']), row([cell(numbered('', 1), below), '丙']), row([cell(numbered('丁', 1)), '戊'])]));
    expect(rowsOf(content).map(({ cells }) => cells[0])).toEqual(['1 甲', '1 甲', '2 丁']);
    expect(content.doubts).toEqual([expect.objectContaining({ code: 'list-number-uncertain', place: { line: 2, endLine: 2 }, done: expect.stringContaining('没有计入') })]);
  });

  it('takes part in tracked merges', () => {
    const tracked = (words: string, part: string): string => cell(words).replace('<w:tcPr>', `<w:tcPr><w:cellMerge w:vMerge="${part}"/>`);
    expect(grid(row([tracked('甲', 'rest'), '乙']), row([tracked('', 'cont'), '丙']))).toEqual([['甲', '乙'], ['甲', '丙']]);
  });

  it.each([
    ['has nothing above it', [row(['甲', '乙']), row([cell('丙', below), '丁'])], [['甲', '乙'], ['丙', '丁']], 2],
    ['has lost its upper part to a deleted row', [row([cell('甲', top), '乙'], '<w:del/>'), row([cell('', below), '丁'])], [['', '丁']], 1],
    ['hides words of its own', [row([cell('甲', top), '乙']), row([cell('丙', below), '丁'])], [['甲', '乙'], ['甲', '丁']], 2],
    ['is of another width', [row([cell('甲', { span: 2, ...top }), '乙']), row([cell('', below), '丙', '丁'])], [['甲', '', '乙'], ['', '丙', '丁']], 2],
  ])('is doubted when it %s', (_, rows, expected, line) => {
    const content = read(table(rows));
    expect(rowsOf(content).map(({ cells }) => cells)).toEqual(expected);
    expect(content.doubts.filter(({ code }) => code === 'table-grid-irregular')).toEqual([expect.objectContaining({ place: { line, endLine: line } })]);
  });
});

describe('the grid of a table', () => {
  it('has no columns for borders that miss each other by a hair', () => {
    const rows = [row(['序号', cell('任务', { span: 2 }), '时限']), row([cell('1', { span: 2 }), '甲', cell('6月', { span: 2 })])];
    expect(rowsOf(read(table(rows, [800, 12, 4000, 1500, 8]))).map(({ cells }) => cells)).toEqual([['序号', '任务', '时限'], ['1', '甲', '6月']]);
    expect(codes(read(table(rows, [800, 12, 4000, 1500, 8])))).toEqual([]);
  });

  it('keeps a narrow column that has a cell of its own, and any of unknown width', () => {
    expect(rowsOf(read(table([row(['甲', '', '乙'])], [800, 12, 4000]))).map(({ cells }) => cells)).toEqual([['甲', '', '乙']]);
    expect(grid(row(['甲', cell('乙', { span: 2 })]), row([cell('丙', { span: 2 }), '丁']))).toEqual([['甲', '乙', ''], ['丙', '', '丁']]);
  });

  it('fills up a row that ends early and says so', () => {
    const content = read(plain('清单') + table([row(['序号', '任务', '单位']), row(['1', '甲']), row(['2'])]));
    expect(rowsOf(content).map(({ cells }) => cells)).toEqual([['序号', '任务', '单位'], ['1', '甲', ''], ['2', '', '']]);
    expect(content.doubts).toEqual([expect.objectContaining({ code: 'table-grid-irregular', place: { line: 3, endLine: 3 }, printed: '1 | 甲 |', done: expect.stringContaining('2 处') })]);
  });

  it('puts the rows of a nested table into the cell as lines and says so', () => {
    const inner = table([row([cell('A', top), 'B\nb']), row([cell('', below), 'C'])]);
    const content = read(plain('前') + table([row(['甲', cell(plain('说明') + inner + plain('完'))]), row(['乙', '丙'])]) + plain('后'));
    expect(rowsOf(content).map(({ cells }) => cells)).toEqual([['甲', '说明\nA B b\nC\n完'], ['乙', '丙']]);
    expect(content.text.split('\n')).toEqual(['前', '甲\t说明 A B b C 完', '乙\t丙', '后']);
    expect(content.doubts).toEqual([expect.objectContaining({ code: 'nested-table', place: { line: 2, endLine: 2 } })]);
  });

  it('keeps two tables that follow one another apart', () => expect(read(table([row(['甲'])]) + table([row(['乙'])])).blocks).toHaveLength(2));

  it('takes the words of a text box in a cell into the cell', () => {
    expect(rowsOf(read(table([row([cell(paragraph(textBox(plain('甲')))), '乙'])]))).map(({ cells }) => cells)).toEqual([['甲', '乙']]);
  });

  it('leaves out a table whose rows are all deleted', () => expect(read(plain('甲') + table([row(['乙'], '<w:del/>')])).blocks).toHaveLength(1));
});
