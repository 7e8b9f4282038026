import type { PlanDraft } from '../../../src/domain/document/plan-draft.js';
import { readGazette } from '../../../src/domain/document/read-gazette.js';
import type { SourceEncoding } from '../../../src/domain/document/source-content.js';
import { decodeText } from '../../../src/formats/import/decode-text.js';
import { textContent } from '../../../src/formats/import/gazette-text.js';
import { htmlContent } from '../../../src/formats/import/html/html-content.js';
import { encodedBytes } from '../../support/encoded-bytes.js';
import { gazetteLines, readSeedGazette, seedUnits } from './seed-gazette.js';
import { sampleUnits } from './sample-units.js';

const HEADER = ['序号', '重点任务', '责任单位', '完成时限'];
const ROWS = [['1', '推进𠮷祥街开发，完善㐂乐服务。', '市商务局', '2024年12月'], ['2', '完善养老服务。', '市民政局、市卫健委', '2024年6月底前'], ['3', '开展教育调研。', '市教育局', '持续推进']];
const PARAGRAPHS = ['武政办〔2024〕9号', '市人民政府办公厅关于印发2024年重点工作任务清单的通知', '各区人民政府:', '现将清单印发给你们,请认真贯彻落实。', '武汉市人民政府办公厅', '2024年3月7日', '附件', '2024年重点工作任务清单'];
const TEXT = [...PARAGRAPHS, [HEADER, ...ROWS].map((cells) => cells.join('\t')).join('\n')].join('\n\n');
const IN_GBK = TEXT.replace('𠮷', '吉').replace('㐂', '喜');

const ENCODINGS: readonly [SourceEncoding, boolean][] = [['UTF-8', false], ['UTF-8', true], ['GB18030', false], ['UTF-16LE', true], ['UTF-16BE', true], ['UTF-16LE', false], ['UTF-16BE', false]];

function draftOf(blocks: Parameters<typeof readGazette>[0]): PlanDraft {
  const [reading, ...others] = readGazette(blocks, sampleUnits());
  if (!reading?.plan || others.length > 0) throw new Error('not exactly one plan was read');
  return reading.plan;
}

/** What the items say, without the lines they stand on. */
function saidBy(draft: PlanDraft) {
  return [draft.documentNumber, draft.title, draft.issuer, draft.issuedOn, ...draft.items.map(({ place: _, ...item }) => item)];
}

describe('one document in every form of text', () => {
  const expected = draftOf(textContent(TEXT).blocks);

  it('has three items with unit and deadline', () => {
    expect(expected.items.map(({ number, assignments, deadline }) => [number, assignments.map(({ unitCode }) => unitCode), deadline.dueOn])).toEqual([
      ['1', ['市商务局'], '2024-12-31'],
      ['2', ['市民政局', '市卫健委'], '2024-06-30'],
      ['3', ['市教育局'], null],
    ]);
  });

  it.each(ENCODINGS)('C84 gives the same draft in %s, with its mark: %s', (encoding, mark) => {
    const decoded = decodeText(encodedBytes(TEXT, encoding, mark));
    expect([decoded.encoding, draftOf(textContent(decoded.text).blocks)]).toEqual([encoding, expected]);
  });

  it('C84 gives the same draft in GBK, which lacks the rarest characters', () => {
    const decoded = decodeText(encodedBytes(IN_GBK, 'GBK', false));
    expect([decoded.encoding, draftOf(textContent(decoded.text).blocks)]).toEqual(['GBK', draftOf(textContent(IN_GBK).blocks)]);
  });

  it.each([
    ['a page', (words: string) => words],
    ['a page arranged by a table', (words: string) => `<table><tr><td>${words}</td></tr></table>`],
  ])('gives the same items as %s', (_, around) => {
    const row = (cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td><p>${cell}</p></td>`).join('')}</tr>`;
    const html = around(`${PARAGRAPHS.map((words) => `<p>${words}</p>`).join('')}<table>${[HEADER, ...ROWS].map(row).join('')}</table>`);
    expect(saidBy(draftOf(htmlContent(html).blocks))).toEqual(saidBy(expected));
  });

  it.each([',', ';'])('C84 gives the same items as a sheet parted by %s', (delimiter) => {
    const line = (cells: readonly string[]): string => [...cells, '', '', ''].slice(0, 4).map((cell) => `"${cell}"`).join(delimiter);
    const csv = [...PARAGRAPHS.map((words) => line([words])), line(HEADER), ...ROWS.map(line)].join('\r\n');
    expect(saidBy(draftOf(textContent(decodeText(Buffer.from(csv)).text).blocks))).toEqual(saidBy(expected));
  });

  it.each([
    ['as pasted, a paragraph per line', PARAGRAPHS.join('\n'), '\t'],
    ['with a table of which only spaces are left', PARAGRAPHS.join('\n\n'), '  '],
    ['with a table of which only the lines are left', PARAGRAPHS.join('\n'), '\n'],
    ['with a table of which nothing is left but its words', PARAGRAPHS.join('\n'), ''],
  ])('gives the same items %s', (_, head, gap) => {
    const table = [HEADER, ...ROWS].map((cells) => cells.join(gap)).join('\n');
    expect(saidBy(draftOf(textContent(`${head}\n\n${table}`).blocks))).toEqual(saidBy(expected));
  });

  it('gives the same items as Markdown', () => {
    const table = [HEADER, HEADER.map(() => '---'), ...ROWS].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
    expect(saidBy(draftOf(textContent([...PARAGRAPHS, table].join('\n\n')).blocks))).toEqual(saidBy(expected));
  });
});

describe('the seed gazette in other encodings', () => {
  const text = gazetteLines().join('\n');
  const expected = readSeedGazette();

  it.each(ENCODINGS.filter(([encoding]) => encoding !== 'UTF-8'))('C84 reads to the same drafts in %s, with its mark: %s', (encoding, mark) => {
    const bytes = encodedBytes(text, encoding, mark);
    expect(readGazette(textContent(decodeText(bytes).text).blocks, seedUnits())).toEqual(expected);
  });
});
