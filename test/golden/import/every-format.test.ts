import type { PlanDraft } from '../../../src/domain/document/plan-draft.js';
import { readGazette } from '../../../src/domain/document/read-gazette.js';
import type { SourceFormat } from '../../../src/domain/document/source-content.js';
import { readSource } from '../../../src/formats/import/read-source.js';
import { cell, plain, row, table } from '../../support/docx-parts.js';
import { docxBytes, xlsxBytes } from './office-bytes.js';
import { sampleUnits } from './sample-units.js';

const PARAGRAPHS = ['武政办〔2024〕9号', '市人民政府办公厅关于印发2024年重点工作任务清单的通知', '各区人民政府：', '现将清单印发给你们，请认真贯彻落实。', '武汉市人民政府办公厅', '2024年3月7日', '附件', '2024年重点工作任务清单'];
/** A blank cell belongs to the one on its left, the lower blanks of the header to the one above. */
const HEADER = [['序号', '重点任务', '工作举措', '责任分工', '', '责任领导', '完成时限'], ['', '', '', '牵头单位', '配合单位', '', '']];
const SECTIONS = ['一、扩大开放', '二、优化服务'];
/** The second row goes on with the main task of the first. */
const TASKS = [
  ['1', '扩大外贸', '培育主体。', '市商务局', '市财政局、市教育局', '张三', '2024年12月31日'],
  ['2', '扩大外贸', '建设平台。', '市经信局', '', '李四', '2024年6月底前'],
  ['3', '完善养老', '开展培训。', '市民政局', '市残联', '王五', '持续推进'],
];
const WIDTH = 7;
const [FIRST, SECOND, THIRD] = TASKS.map((cells) => [...cells]) as [string[], string[], string[]];
const top = { merge: 'restart' } as const;
const below = { merge: 'continue' } as const;

const upperHeader = HEADER[0] ?? [];
const isTall = (position: number): boolean => position !== 3 && position !== 4;

function typed(): Uint8Array {
  const wide = (words: string): string[] => [words, ...Array<string>(WIDTH - 1).fill('')];
  const rows = [...HEADER, wide(SECTIONS[0] ?? ''), FIRST, SECOND, wide(SECTIONS[1] ?? ''), THIRD];
  return Buffer.from([...PARAGRAPHS, rows.map((cells) => cells.join('\t')).join('\n')].join('\n\n'));
}

function page(): Uint8Array {
  const line = (...cells: readonly string[]): string => `<tr>${cells.join('')}</tr>`;
  const td = (words: string, shape = ''): string => `<td${shape}>${words}</td>`;
  const rows = [
    line(...upperHeader.flatMap((words, position) => (position === 4 ? [] : [td(words, isTall(position) ? ' rowspan="2"' : ' colspan="2"')]))),
    line(td('牵头单位'), td('配合单位')),
    line(td(SECTIONS[0] ?? '', ` colspan="${WIDTH}"`)),
    line(...FIRST.map((words, position) => td(words, position === 1 ? ' rowspan="2"' : ''))),
    line(...SECOND.filter((_, position) => position !== 1).map((words) => td(words))),
    line(td(SECTIONS[1] ?? '', ` colspan="${WIDTH}"`)),
    line(...THIRD.map((words) => td(words))),
  ];
  return Buffer.from(`<!doctype html><html><body>${PARAGRAPHS.map((words) => `<p>${words}</p>`).join('')}<table>${rows.join('')}</table></body></html>`);
}

function document(): Uint8Array {
  const rows = [
    row(upperHeader.flatMap((words, position) => (position === 4 ? [] : [cell(words, isTall(position) ? top : { span: 2 })]))),
    row(upperHeader.map((_, position) => (isTall(position) ? cell('', below) : (HEADER[1]?.[position] ?? '')))),
    row([cell(SECTIONS[0] ?? '', { span: WIDTH })]),
    row(FIRST.map((words, position) => (position === 1 ? cell(words, top) : words))),
    row(SECOND.map((words, position) => (position === 1 ? cell('', below) : words))),
    row([cell(SECTIONS[1] ?? '', { span: WIDTH })]),
    row(THIRD),
  ];
  return docxBytes(plain(...PARAGRAPHS) + table(rows));
}

function workbook(): Promise<Uint8Array> {
  return xlsxBytes((sheet) => {
    for (const words of PARAGRAPHS) sheet.addRow([words]);
    const from = PARAGRAPHS.length + 1;
    sheet.addRows([...HEADER, [SECTIONS[0]], [Number(FIRST[0]), ...FIRST.slice(1, -1), new Date(Date.UTC(2024, 11, 31))], [Number(SECOND[0]), '', ...SECOND.slice(2)], [SECTIONS[1]], [Number(THIRD[0]), ...THIRD.slice(1)]]);
    sheet.getCell(from + 3, WIDTH).numFmt = 'yyyy"年"m"月"d"日"';
    for (let column = 1; column <= WIDTH; column += 1) if (isTall(column - 1)) sheet.mergeCells(from, column, from + 1, column);
    sheet.mergeCells(from, 4, from, 5);
    sheet.mergeCells(from + 2, 1, from + 2, WIDTH);
    sheet.mergeCells(from + 3, 2, from + 4, 2);
    sheet.mergeCells(from + 5, 1, from + 5, WIDTH);
  });
}

async function draftOf(bytes: Uint8Array): Promise<{ format: SourceFormat; doubts: string[]; draft: PlanDraft }> {
  const { format, blocks, doubts } = await readSource(bytes);
  const [reading, ...others] = readGazette(blocks, sampleUnits(), doubts);
  if (!reading?.plan || others.length > 0) throw new Error('not exactly one plan was read');
  return { format, doubts: doubts.map(({ code }) => code), draft: reading.plan };
}

const withoutPlaces = (draft: PlanDraft): unknown => JSON.parse(JSON.stringify(draft, (key, value: unknown) => (key === 'place' ? undefined : value)));

describe('one document', () => {
  it('is read as typed with number, sections, units, people and deadlines', async () => {
    const { format, draft } = await draftOf(typed());
    expect(format).toBe('text');
    expect(draft).toMatchObject({ documentNumber: '武政办〔2024〕9号', title: '市人民政府办公厅关于印发2024年重点工作任务清单的通知', issuer: '武汉市人民政府办公厅', issuedOn: '2024-03-07' });
    expect(draft.items.map(({ number, headings, text, deadline, assignments, people }) => [number, headings, text, deadline.dueOn, assignments.map(({ role, unitCode }) => `${role} ${unitCode}`), people])).toEqual([
      ['1', ['一、扩大开放', '扩大外贸'], '培育主体。', '2024-12-31', ['lead 市商务局', 'cooperating 市财政局', 'cooperating 市教育局'], [{ roleWord: '责任领导', words: '张三' }]],
      ['2', ['一、扩大开放', '扩大外贸'], '建设平台。', '2024-06-30', ['lead 市经信局'], [{ roleWord: '责任领导', words: '李四' }]],
      ['3', ['二、优化服务', '完善养老'], '开展培训。', null, ['lead 市民政局', 'cooperating 市残联'], [{ roleWord: '责任领导', words: '王五' }]],
    ]);
  });

  it.each<[SourceFormat, () => Uint8Array | Promise<Uint8Array>]>([['html', page], ['docx', document], ['xlsx', workbook]])('gives as %s the draft it gives as typed text', async (expected, written) => {
    const { format, doubts, draft } = await draftOf(await written());
    expect([format, doubts]).toEqual([expected, []]);
    expect(withoutPlaces(draft)).toEqual(withoutPlaces((await draftOf(typed())).draft));
  });
});

describe('a cell with one unit on each line', () => {
  const [NUMBER, TITLE] = PARAGRAPHS as [string, string];
  const ROWS = [['序号', '工作任务', '责任单位'], ['1', '开展调研。', '市教育局\n市商务局']];
  const html = `<!doctype html><body><p>${NUMBER}</p><p>${TITLE}</p><table>${ROWS.map((cells) => `<tr>${cells.map((words) => `<td>${words.replace('\n', '<br>')}</td>`).join('')}</tr>`).join('')}</table>`;

  it.each<[SourceFormat, () => Uint8Array | Promise<Uint8Array>]>([
    ['html', () => Buffer.from(html)],
    ['docx', () => docxBytes(plain(NUMBER, TITLE) + table(ROWS.map((cells) => row(cells))))],
    ['xlsx', () => xlsxBytes((sheet) => void sheet.addRows([[NUMBER], [TITLE], ...ROWS]))],
  ])('names as %s each of them', async (expected, written) => {
    const { format, draft } = await draftOf(await written());
    expect([format, draft.items.map(({ assignments }) => assignments.map(({ unitCode }) => unitCode))]).toEqual([expected, [['市教育局', '市商务局']]]);
  });
});

describe('a letter whose head stands in a table without borders', () => {
  it('is found in a Word file by the number in the table', async () => {
    const [NUMBER = '', TITLE = '', ...rest] = PARAGRAPHS;
    const head = table([row([cell('武汉市人民政府办公厅文件', { span: 2 })]), row([NUMBER, '签发人：张三'])]);
    const list = table([['序号', '工作任务', '责任单位'], ['1', '开展调研。', '市教育局']].map((cells) => row(cells)));
    const { draft } = await draftOf(docxBytes(head + plain('', TITLE, ...rest) + list));
    expect(draft).toMatchObject({ documentNumber: NUMBER, title: TITLE, issuer: '武汉市人民政府办公厅', issuedOn: '2024-03-07', items: [{ number: '1', text: '开展调研。' }], place: { line: 1 } });
  });
});

describe('two lists with headers of two rows', () => {
  it('stand each under the title printed above it', async () => {
    const list = (text: string): string => table([
      row([cell('序号', top), cell('重点任务', top), cell('责任分工', { span: 2 })]),
      row([cell('', below), cell('', below), '牵头单位', '配合单位']),
      row(['1', text, '市教育局', '市财政局']),
    ]);
    const { draft } = await draftOf(docxBytes(plain(...PARAGRAPHS.slice(0, -1), '民生实事任务清单') + list('开展调研。') + plain('园林任务清单') + list('修建公园。')));
    expect(draft.items.map(({ number, headings, text }) => [number, headings, text])).toEqual([
      ['1', ['民生实事任务清单'], '开展调研。'],
      ['1', ['园林任务清单'], '修建公园。'],
    ]);
  });
});
