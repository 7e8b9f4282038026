import { plain, paragraph, run } from '../../../test/support/docx-parts.js';
import { documentEntries, relationshipsPart, writtenWorkbook, writtenZip } from '../../../test/support/office-files.js';
import { sampleUnits } from '../../../test/golden/import/sample-units.js';
import type { PlanDraft } from '../../domain/document/plan-draft.js';
import { readGazette } from '../../domain/document/read-gazette.js';
import { readSource } from './read-source.js';

const LETTERS = 'ABCDEFGH';

/** A workbook with one sheet of text cells. */
function sheet(rows: readonly (readonly string[])[]): Buffer {
  const cells = rows.map((row, index) => `<row r="${index + 1}">${row.map((words, column) => (words === '' ? '' : `<c r="${LETTERS[column]}${index + 1}" t="inlineStr"><is><t xml:space="preserve">${words}</t></is></c>`)).join('')}</row>`);
  return writtenWorkbook({ sheets: { 任务表: `<sheetData>${cells.join('')}</sheetData>` } });
}

async function planIn(bytes: Uint8Array): Promise<PlanDraft> {
  const { blocks, doubts } = await readSource(bytes);
  const plan = readGazette(blocks, sampleUnits(), doubts).find((reading) => reading.plan)?.plan;
  if (!plan) throw new Error('no plan was read');
  return plan;
}

const HEADER = ['序号', '重点任务', '责任单位', '完成时限'];
const ROW = ['1', '推进开发区建设', '市商务局', '2024年12月'];

describe('C72: a header that is not the usual one', () => {
  it.each([
    ['renamed', ['序号', '任务内容', '责任部门', '时间节点'], ROW],
    ['reordered', ['完成时限', '责任单位', '序号', '重点任务'], ['2024年12月', '市商务局', '1', '推进开发区建设']],
  ])('%s is mapped to what it means', async (_, header, row) => {
    const { items } = await planIn(sheet([['重点任务清单'], header, row]));
    expect(items.map(({ text, deadline, assignments }) => [text, deadline.dueOn, assignments[0]?.unitCode])).toEqual([['推进开发区建设', '2024-12-31', '市商务局']]);
  });

  it('repeated on the next page is no task', async () => {
    const { items } = await planIn(sheet([['重点任务清单'], HEADER, ROW, HEADER, ['2', '完善养老服务', '市民政局', '2024年6月']]));
    expect(items.map(({ number }) => number)).toEqual(['1', '2']);
  });

  it('without a column of units gives a blocking finding or a refusal, never silence', async () => {
    const bytes = sheet([['武政办〔2024〕9号'], ['关于印发重点任务清单的通知'], ['序号', '重点任务', '具体措施', '完成时限'], ['1', '推进开发区建设', '建设平台', '2024年12月'], ['2', '完善养老服务', '新建食堂', '2024年6月']]);
    const { items, findings } = await planIn(bytes);
    expect([items, findings.filter(({ severity }) => severity === 'blocking').map(({ code }) => code)]).toEqual([[], ['header-unknown']]);
  });
});

it.each(['=HYPERLINK("http://x","y")', '+1+1', '-2+3', '@SUM(A1)', '＝1+1', "'=1", 'DDE("cmd";"/C calc")'])('C75: a cell that begins like a formula (%s) is kept as the text it is', async (words) => {
  const { items } = await planIn(sheet([['重点任务清单'], HEADER, ['1', `${words.replaceAll('"', '&quot;')}推进建设`, '市商务局', '2024年12月']]));
  expect(items[0]?.text).toBe(`${words}推进建设`);
});

it.each(['javascript:alert(1)', 'file:///etc/passwd', '\\\\\\\\server\\\\share'])('C79: of a hyperlink to %s only the words are read', async (target) => {
  const link = `<w:hyperlink xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1">${run('推进建设')}</w:hyperlink>`;
  const { text } = await readSource(writtenZip(documentEntries(paragraph(link), [relationshipsPart('word/_rels/document.xml.rels', [['hyperlink', target, 'External']])])));
  expect(text.trim()).toBe('推进建设');
});

it('C80: tracked changes are read as accepted, hidden words and field codes are left out, and their presence is reported', async () => {
  const body = paragraph(
    `${run('推进')}<w:del w:id="1" w:author="a"><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins w:id="2" w:author="a">${run('新')}</w:ins>${run('建设')}${run('秘密', '<w:vanish/>')}` +
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' +
      `${run('2024年')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
  );
  const { text, doubts } = await readSource(writtenZip(documentEntries(body)));
  expect(text.trim()).toBe('推进新建设2024年');
  expect(doubts.map(({ code }) => code).sort()).toEqual(['hidden-text', 'tracked-changes']);
});

it('C82: five hundred pictures are left aside without being unpacked, and said to be', async () => {
  const pictures = Array.from({ length: 500 }, (_, index) => ({ name: `word/media/image${index}.png`, content: Buffer.from([0x89, 0x50, 0x4e, 0x47, index & 255]) }));
  const drawing = paragraph(`${run('推进建设')}<w:r><w:drawing><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"/></w:drawing></w:r>`);
  const { text, doubts } = await readSource(writtenZip(documentEntries(drawing + plain('完善服务'), pictures)));
  expect(text.trim().split('\n')).toEqual(['推进建设', '完善服务']);
  expect(doubts.map(({ code }) => code)).toEqual(['pictures-ignored']);
});
