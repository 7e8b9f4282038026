import { gazetteBlocks } from '../../formats/import/gazette-text.js';
import { readPrintedDate } from './printed-date.js';
import type { DocumentSegment } from './document-segment.js';
import { findSegments } from './segment.js';
import type { Block } from './block.js';

const segments = (text: string): DocumentSegment[] => findSegments(gazetteBlocks(text));

const GOVERNMENT = `武汉市人民政府办公厅文件

武政办〔2024〕21号

市人民政府办公厅关于印发 方案的通知

各区人民政府:

武汉市人民政府办公厅

2024年3月7日

方案正文`;

describe('findSegments', () => {
  it('reads number, title, issuer and date of a government document', () => {
    const [segment] = segments(GOVERNMENT);
    expect(segment).toMatchObject({
      documentNumber: '武政办〔2024〕21号',
      printedDocumentNumber: '武政办〔2024〕21号',
      title: '市人民政府办公厅关于印发方案的通知',
      issuer: '武汉市人民政府办公厅',
      issuedOn: '2024-03-07',
      place: { line: 1, endLine: 13 },
    });
  });

  it('reads a department document, whose title stands before the number and the date beside it', () => {
    const [segment] = segments('市医保局关于加强保障工作的通知\n\n武医保规〔2023〕2号 2023年12月26日\n\n各区医疗保障局:');
    expect(segment).toMatchObject({ documentNumber: '武医保规〔2023〕2号', title: '市医保局关于加强保障工作的通知', issuer: '市医保局', issuedOn: '2023-12-26', place: { line: 1, endLine: 5 } });
  });

  it.each(['武政[2024]7号', '武政(2024)7号', '武政（2024）7号', '武政【2024】7号', '武政［2024］7号'])('writes the number %s in its standard form and keeps the printed one', (printed) => {
    expect(segments(`${printed}\n\n关于印发方案的通知`)[0]).toMatchObject({ documentNumber: '武政〔2024〕7号', printedDocumentNumber: printed });
  });

  it('reads a document printed again after a revision, whose number stands in the history below the title', () => {
    const text = `${GOVERNMENT}\n\n市人民政府关于印发 若干措施的通知\n\n(2022年12月2日武政规[2022]22号施行 根据2023年3月1日施行的《决定》第一次修订 根据2024年3月22日施行的《决定》(武政规[2024]4号)第二次修订)\n\n各区人民政府:\n\n武汉市人民政府\n2022年11月24日\n\n一、任务`;
    const [first, second] = segments(text);
    expect(first).toMatchObject({ place: { line: 1, endLine: 13 }, revisedOn: null });
    expect(second).toMatchObject({
      documentNumber: '武政规〔2022〕22号',
      printedDocumentNumber: '武政规[2022]22号',
      title: '市人民政府关于印发若干措施的通知',
      issuer: '武汉市人民政府',
      issuedOn: '2022-11-24',
      revisedOn: '2024-03-22',
      place: { line: 15, endLine: 24 },
    });
  });

  it('ends a document where the next one or a column of the gazette begins', () => {
    const next = GOVERNMENT.replace('21号', '23号');
    expect(segments(`${GOVERNMENT}\n\n${next}\n\n人 事 任 免\n\n任命某某`).map(({ documentNumber, place }) => [documentNumber, place])).toEqual([
      ['武政办〔2024〕21号', { line: 1, endLine: 13 }],
      ['武政办〔2024〕23号', { line: 15, endLine: 27 }],
    ]);
  });

  it('takes no number inside a sentence or a table for a document', () => {
    expect(segments('根据武政办〔2024〕21号\n\n(武政规〔2019〕21号)\n\n1\t通知\t武政规〔2019〕8号')).toEqual([]);
  });

  describe('with a table above the text', () => {
    const TITLE = '市人民政府办公厅关于印发方案的通知';
    const head = (rows: readonly (readonly string[])[]): DocumentSegment[] => {
      const at = (line: number): Block['place'] => ({ line, endLine: line });
      const table: Block = { kind: 'table', rows: rows.map((cells, index) => ({ cells, place: at(index + 1) })), place: { line: 1, endLine: rows.length } };
      return findSegments([table, { kind: 'paragraph', text: TITLE, place: at(9) }, { kind: 'paragraph', text: '各区人民政府：', place: at(10) }]);
    };

    it.each([
      ['masthead and number in a row each', [['武汉市人民政府办公厅文件'], ['武政办〔2024〕9号']]],
      ['masthead and number in one cell', [['武汉市人民政府办公厅文件\n武政办〔2024〕9号']]],
      ['number and 签发人 side by side', [['武汉市人民政府办公厅文件', ''], ['武政办〔2024〕9号', '签发人：张三']]],
      ['number alone, with an empty cell', [['武政办〔2024〕9号', '']]],
    ])('finds the head in it: %s', (_, rows) => expect(head(rows)).toMatchObject([{ documentNumber: '武政办〔2024〕9号', title: TITLE, place: { line: expect.any(Number), endLine: 10 } }]));

    it.each([
      ['a directory of one line', [['市人民政府关于加强管理的通知', '武政办〔2024〕9号']]],
      ['a directory with numbered lines', [['1', '通知', '武政办〔2024〕9号']]],
      ['two numbers', [['武政办〔2024〕9号'], ['武政办〔2024〕10号']]],
    ])('finds no head in %s', (_, rows) => expect(head(rows)).toEqual([]));
  });

  it('leaves the date open when none is printed', () => expect(segments('武政办〔2024〕21号\n\n关于某事的通知')[0]?.issuedOn).toBeNull());

  it.each([
    ['2024年3月7日', '2024-03-07'],
    ['2024年12月26日', '2024-12-26'],
    ['2024年2月30日', null],
    ['3月7日', null],
  ])('reads the printed date %s as %p', (words, expected) => expect(readPrintedDate(words)).toBe(expected));
});
