import ExcelJS from 'exceljs';
import { rejectionCode, relationshipsPart, workbookEntries, writtenWorkbook, writtenZip, type WrittenWorkbook } from '../../../../test/support/office-files.js';
import type { SourceContent } from '../../../domain/document/source-content.js';
import { readPackage } from '../package/read-package.js';
import { xlsxContent } from './xlsx-content.js';

const read = async (bytes: Uint8Array): Promise<SourceContent> => xlsxContent(await readPackage(bytes));
const readWritten = (workbook: WrittenWorkbook): Promise<SourceContent> => read(writtenWorkbook(workbook));
const codeOf = (workbook: WrittenWorkbook): Promise<string> => rejectionCode(readWritten(workbook));

async function excel(fill: (book: ExcelJS.Workbook) => void): Promise<SourceContent> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return read(new Uint8Array(await book.xlsx.writeBuffer()));
}

/** The rows of all tables and the paragraphs, in order. */
const shown = (content: SourceContent): (string | readonly string[])[] =>
  content.blocks.flatMap((block): (string | readonly string[])[] => (block.kind === 'paragraph' ? [block.text] : block.rows.map(({ cells }) => cells)));
const codes = (content: SourceContent): string[] => content.doubts.map(({ code }) => code);
const inline = (reference: string, words: string): string => `<c r="${reference}" t="inlineStr"><is><t>${words}</t></is></c>`;
const row = (number: number, ...cells: string[]): string => `<row r="${number}">${cells.map((words, index) => (words === '' ? '' : inline(`${'ABCDEFG'[index]}${number}`, words))).join('')}</row>`;

describe('blocks', () => {
  const content = excel((book) => {
    const sheet = book.addWorksheet('任务表');
    sheet.addRow(['武政办〔2024〕99号']);
    sheet.addRow(['关于印发任务分解表的通知']);
    sheet.addRow([]);
    sheet.addRow(['序号', '主要任务', '工作举措', '责任单位', '完成时限']);
    sheet.addRow(['一、壮大主体']);
    sheet.addRow([1, '培育企业', '引进\n龙头企业', '市商务局', '2025年12月']);
    sheet.addRow([2, '', '建设平台', '市财政局', '2025年6月']);
    sheet.addRow([]);
    sheet.addRow([3, '降低成本', '减免费用', '市税务局', '持续推进']);
    sheet.addRow([]);
    sheet.addRow(['注：按季度报送。']);
    for (const range of ['A1:E1', 'A2:E2', 'A5:E5', 'B6:B7', 'A11:E11']) sheet.mergeCells(range);
  });

  test('rows above the header and notes below the table are paragraphs, the rest is tables parted by empty rows', async () => {
    const { blocks } = await content;
    expect(blocks.map((block) => (block.kind === 'table' ? block.rows.map((tableRow) => tableRow.cells) : block.text))).toEqual([
      '武政办〔2024〕99号',
      '关于印发任务分解表的通知',
      [
        ['序号', '主要任务', '工作举措', '责任单位', '完成时限'],
        ['一、壮大主体', '', '', '', ''],
        ['1', '培育企业', '引进\n龙头企业', '市商务局', '2025年12月'],
        ['2', '培育企业', '建设平台', '市财政局', '2025年6月'],
      ],
      [['3', '降低成本', '减免费用', '市税务局', '持续推进']],
      '注：按季度报送。',
    ]);
  });

  test('words of a vertical merge are repeated and marked as continued', async () => {
    const table = (await content).blocks.find((block) => block.kind === 'table');
    expect(table?.rows.map((tableRow) => tableRow.continued)).toEqual([undefined, undefined, undefined, [1]]);
  });

  test('every row with words is one line, named by sheet and row', async () => {
    const { text, lineNames } = await content;
    expect(text.split('\n')[4]).toBe('1\t培育企业\t引进 龙头企业\t市商务局\t2025年12月');
    expect(lineNames).toEqual([1, 2, 4, 5, 6, 7, 9, 11].map((number) => `任务表!${number}`));
    expect((await content).blocks.map(({ place }) => place.line)).toEqual([1, 2, 3, 7, 8]);
  });
});

test('the name of a sheet is a paragraph only where the sheet has no title and the name says something', async () => {
  const table = `<sheetData>${row(1, '序号', '工作内容', '责任单位')}${row(2, '1', '甲', '市商务局')}</sheetData>`;
  const titled = `<sheetData>${row(1, '标题')}${row(2, '序号', '工作内容', '责任单位')}</sheetData>`;
  const content = await readWritten({ sheets: { 重点任务: table, Sheet2: table, 第三: titled } });
  expect(content.blocks.filter(({ kind }) => kind === 'paragraph')).toMatchObject([{ text: '重点任务', place: { line: 1 } }, { text: '标题' }]);
  expect(content.lineNames).toEqual(['重点任务', '重点任务!1', '重点任务!2', 'Sheet2!1', 'Sheet2!2', '第三!1', '第三!2']);
});

test('columns that merged headers leave empty and those beyond the table fall away, empty ones inside a later part stay', async () => {
  const header = `<row r="1">${inline('B1', '序号')}${inline('C1', '工作内容')}${inline('E1', '责任单位')}${inline('F1', '备注')}</row>`;
  const second = `<row r="2">${inline('B2', '1')}${inline('C2', '甲')}${inline('E2', '市商务局')}<c r="H2" s="0"/></row>`;
  const third = `<row r="4">${inline('B4', '2')}${inline('E4', '市财政局')}</row>`;
  const content = await readWritten({ sheets: { Sheet1: `<sheetData>${header}${second}${third}</sheetData><mergeCells><mergeCell ref="C1:D1"/><mergeCell ref="C2:D2"/></mergeCells>` } });
  expect(shown(content)).toEqual([['序号', '工作内容', '责任单位', '备注'], ['1', '甲', '市商务局', ''], ['2', '', '市财政局', '']]);
});

test('a row above the header that says who and when is a paragraph, also with several filled cells', async () => {
  const data = [row(1, '任务分解表'), row(2, '填报单位：市商务局', '', '2024年5月'), row(3, '序号', '工作内容', '责任单位'), row(4, '1', '甲', '市商务局')].join('');
  const content = await readWritten({ sheets: { Sheet1: `<sheetData>${data}</sheetData>` } });
  expect(shown(content)).toEqual(['任务分解表', '填报单位：市商务局 2024年5月', ['序号', '工作内容', '责任单位'], ['1', '甲', '市商务局']]);
});

test('both rows of a header with merged cells stay in the table, the lower one complete', async () => {
  const data = [row(1, '任务分解表'), row(2, '序号', '工作内容', '责任分工'), row(3, '', '', '牵头单位', '配合单位'), row(4, '1', '甲', '市商务局', '市财政局')].join('');
  const content = await readWritten({ sheets: { Sheet1: `<sheetData>${data}</sheetData><mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/><mergeCell ref="C2:D2"/></mergeCells>` } });
  expect(shown(content)).toEqual(['任务分解表', ['序号', '工作内容', '责任分工', ''], ['序号', '工作内容', '牵头单位', '配合单位'], ['1', '甲', '市商务局', '市财政局']]);
});

test('a section row after a gap stays with the table, the title of a further table does not', async () => {
  const data = [row(1, '序号', '工作内容', '责任单位'), row(2, '1', '甲', '市商务局'), row(4, '二、乙类'), row(5, '2', '乙', '市财政局'), row(7, '附件2 指标表'), row(8, '指标', '目标')].join('');
  const content = await readWritten({ sheets: { Sheet1: `<sheetData>${data}</sheetData><mergeCells><mergeCell ref="A4:C4"/><mergeCell ref="A7:C7"/></mergeCells>` } });
  expect(shown(content)).toEqual([['序号', '工作内容', '责任单位'], ['1', '甲', '市商务局'], ['二、乙类', '', ''], ['2', '乙', '市财政局'], '附件2 指标表', ['指标', '目标', '']]);
});

test('C73: a last row with a number only is a row, not a note', async () => {
  const content = await readWritten({ sheets: { Sheet1: `<sheetData>${row(1, '序号', '工作内容', '责任单位')}${row(3, '58')}</sheetData>` } });
  expect(content.blocks.at(-1)).toMatchObject({ kind: 'table', rows: [{ cells: ['58', '', ''] }] });
});

test('a vertical merge over rows without other words does not part the table', async () => {
  const data = `${row(1, '序号', '工作内容')}${row(2, '1', '甲')}${row(5, '', '乙')}`;
  const content = await readWritten({ sheets: { Sheet1: `<sheetData>${data}</sheetData><mergeCells><mergeCell ref="A2:A5"/></mergeCells>` } });
  expect(content.blocks).toHaveLength(1);
  expect(shown(content).at(-1)).toEqual(['1', '乙']);
});

test('words covered by a merged cell are not shown but reported', async () => {
  const content = await readWritten({ sheets: { Sheet1: `<sheetData>${row(1, '序号', '工作内容')}${row(2, '1', '甲')}${row(3, '9', '乙')}</sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells>` } });
  expect(shown(content).at(-1)).toEqual(['1', '乙']);
  expect(content.doubts).toMatchObject([{ code: 'cell-covered', printed: 'Sheet1!A3 9', place: { line: 3 } }]);
});

test('rich text, phonetic guides, escapes and line breaks give plain words', async () => {
  const strings = '<si><r><rPr><b/></rPr><t>重点</t></r><r><t xml:space="preserve">任务 </t></r><rPh sb="0" eb="1"><t>zhong</t></rPh></si><si><t>甲_x000D_\n\n 乙</t></si>';
  const content = await readWritten({ sheets: { Sheet1: '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row></sheetData>' }, sharedStrings: strings });
  expect(shown(content)).toEqual([['重点任务', '甲\n乙']]);
});

test('rows and cells without references, prefixed names and other part names are read like any others', async () => {
  const entries = workbookEntries({ sheets: { Sheet1: '' } }).flatMap((entry) => {
    if (entry.name === 'xl/worksheets/sheet1.xml') return [{ name: 'xl/Worksheets/first.xml', content: '<x:worksheet xmlns:x="urn:x"><x:sheetData><x:row><x:c t="str"><x:v>甲</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>' }];
    return [entry.name === 'xl/_rels/workbook.xml.rels' ? relationshipsPart(entry.name, [['worksheet', '/xl/worksheets/first.xml']]) : entry];
  });
  expect(shown(await read(writtenZip(entries)))).toEqual([['甲', '2']]);
});

test.each(['99', '-1', '1.5', 'x'])('C67: the shared string index %s that leads nowhere is corrupt', async (index) => {
  await expect(codeOf({ sheets: { Sheet1: `<sheetData><row r="1"><c r="A1" t="s"><v>${index}</v></c></row></sheetData>` }, sharedStrings: '<si><t>甲</t></si>' })).resolves.toBe('corrupt');
});

describe('C68', () => {
  const words = `<sheetData>${row(1, '甲', '乙')}${row(2, '1', '2')}</sheetData>`;

  test('C68: without a workbook part or a sheet part the file is corrupt', async () => {
    for (const missing of ['xl/workbook.xml', 'xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml']) {
      await expect(rejectionCode(read(writtenZip(workbookEntries({ sheets: { Sheet1: words } }).filter(({ name }) => name !== missing))))).resolves.toBe('corrupt');
    }
  });

  test('C68: two sheets with one name are corrupt, so are two rows or cells in one place', async () => {
    await expect(codeOf({ sheets: { '任务#1': words, '任务#2': words } })).resolves.toBe('corrupt');
    await expect(codeOf({ sheets: { Sheet1: `<sheetData>${row(1, '甲')}${row(1, '乙')}</sheetData>` } })).resolves.toBe('corrupt');
    await expect(codeOf({ sheets: { Sheet1: `<sheetData><row r="1">${inline('A1', '甲')}${inline('A1', '乙')}</row></sheetData>` } })).resolves.toBe('corrupt');
  });

  test('C68: without sheets or without words there is no text', async () => {
    await expect(codeOf({ sheets: {} })).resolves.toBe('no-text');
    await expect(codeOf({ sheets: { Sheet1: '<sheetData><row r="1"><c r="A1" s="0"/></row></sheetData>' } })).resolves.toBe('no-text');
    await expect(codeOf({ sheets: { Sheet1: words }, sheetAttributes: { Sheet1: 'state="hidden"' } })).resolves.toBe('no-text');
  });

  test.each(['hidden', 'veryHidden'])('C68: a %s sheet is not read but reported with its rows', async (state) => {
    const content = await readWritten({ sheets: { 表一: words, 旧稿: words }, sheetAttributes: { 旧稿: `state="${state}"` } });
    expect(content.text).not.toContain('旧稿');
    expect(content.doubts).toMatchObject([{ code: 'sheet-hidden', printed: '工作表“旧稿”（2 行有内容）' }]);
  });

  test('C68: hidden rows and columns are read and reported, one doubt for each stretch', async () => {
    const hidden = row(2, '1', '甲').replace('<row ', '<row hidden="1" ') + row(3, '2', '乙').replace('<row ', '<row hidden="1" ') + row(4, '3', '丙');
    const content = await readWritten({ sheets: { 任务: `<cols><col min="2" max="2" hidden="1"/><col min="9" max="9" hidden="1"/></cols><sheetData>${row(1, '序号', '工作内容')}${hidden}</sheetData>` } });
    expect(shown(content)).toContainEqual(['1', '甲']);
    expect(content.doubts).toMatchObject([
      { code: 'row-hidden', printed: '任务第 2—3 行，共 2 行是隐藏的', place: { line: 3, endLine: 4 } },
      { code: 'row-hidden', printed: '任务第 B 列是隐藏的' },
    ]);
  });
});

test('C69: formulas count by their stored result; a missing result and an error are blank and reported', async () => {
  const cells = [
    '<c r="A1" t="str"><f>B1&amp;"局"</f><v>市商务局</v></c>',
    '<c r="B1"><f>SUM(C1:C9)</f><v>12</v></c>',
    '<c r="C1"><f>SUM(D1:D9)</f></c>',
    '<c r="D1"><f t="shared" si="0"/><v></v></c>',
    '<c r="E1" t="e"><f>A0</f><v>#REF!</v></c>',
    '<c r="F1"><f>[1]任务!A1</f><v>5</v></c>',
    '<c r="G1" t="str"><f>IF(1,"","x")</f><v></v></c>',
  ].join('');
  const content = await readWritten({ sheets: { Sheet1: `<sheetData><row r="1">${cells}</row></sheetData>` } });
  expect(shown(content)).toEqual([['市商务局', '12', '5']]);
  expect(content.doubts.map(({ code, printed }) => [code, printed])).toEqual([
    ['formula-uncached', 'Sheet1!C1 =SUM(D1:D9)'],
    ['formula-uncached', 'Sheet1!D1 ='],
    ['cell-error', 'Sheet1!E1 #REF!'],
    ['formula-external', 'Sheet1!F1 =[1]任务!A1'],
  ]);
});

test('C69: a row that holds nothing but an unread formula keeps its line, so that the doubt has a place', async () => {
  const content = await readWritten({ sheets: { Sheet1: `<sheetData>${row(1, '序号', '工作内容')}<row r="2"><c r="A2"><f>A1</f></c></row></sheetData>` } });
  expect(content.lineNames).toEqual(['Sheet1!1', 'Sheet1!2']);
  expect(content.doubts).toMatchObject([{ code: 'formula-uncached', place: { line: 2 } }]);
});

test('C70: date cells become Chinese dates, the false day of 1900 is reported, a date typed as text stays as it is', async () => {
  const content = await excel((book) => {
    const sheet = book.addWorksheet('Sheet1');
    sheet.addRow([new Date(Date.UTC(2025, 11, 31)), '2025.12.31', 60, 46022]);
    sheet.getCell('A1').numFmt = 'yyyy/m/d';
    sheet.getCell('C1').numFmt = 'yyyy/m/d';
    sheet.getCell('D1').numFmt = 'yyyy"年"m"月"';
  });
  expect(shown(content)).toEqual([['2025年12月31日', '2025.12.31', '1900年2月29日', '2025年12月']]);
  expect(codes(content)).toEqual(['date-invalid']);
});

test('C70: built-in Chinese date formats and the 1904 system are honoured', async () => {
  const sheets = { Sheet1: '<sheetData><row r="1"><c r="A1" s="1"><v>44560</v></c><c r="B1" s="2"><v>44560</v></c><c r="C1" t="d"><v>2025-12-31T00:00:00</v></c></row></sheetData>' };
  expect(shown(await readWritten({ sheets, workbookProperties: 'date1904="1"', formats: [31, 57] }))).toEqual([['2025年12月31日', '2025年12月', '2025年12月31日']]);
});

test('C71: numbers as text, with separators, full width or approximate stay words; percentages and ids are printed in full', async () => {
  const content = await excel((book) => {
    const sheet = book.addWorksheet('Sheet1');
    sheet.addRow(['1,234', '１２', '约30', '110101199001011234', 0.05, 1.1010119900101123e17, true]);
    sheet.getCell('E1').numFmt = '0%';
  });
  expect(shown(content)).toEqual([['1,234', '１２', '约30', '110101199001011234', '5%', '110101199001011000', 'TRUE']]);
  expect(codes(content)).toEqual(['number-rounded']);
});

test('C78: relationships to the outside are not followed, hyperlinks give their words', async () => {
  const content = await excel((book) => {
    book.addWorksheet('Sheet1').addRow([{ text: '市商务局', hyperlink: 'http://127.0.0.1:9/' }, '甲']);
  });
  expect(shown(content)).toEqual([['市商务局', '甲']]);
});

test('C83: a workbook of pictures has no text', async () => {
  const bytes = writtenWorkbook({ sheets: { Sheet1: '<sheetData/><drawing xmlns:r="urn:r" r:id="rId1"/>' }, more: [{ name: 'xl/media/image1.png', content: '\x89PNG' }] });
  await expect(rejectionCode(read(bytes))).resolves.toBe('no-text');
});

test('a package whose main part is something else is no workbook', async () => {
  const entries = workbookEntries({ sheets: { Sheet1: '' } }).map((entry) => (entry.name === 'xl/workbook.xml' ? { ...entry, content: '<document/>' } : entry));
  await expect(rejectionCode(read(writtenZip(entries)))).resolves.toBe('type-mismatch');
});
