import { sampleUnits } from '../../../test/golden/import/sample-units.js';
import { type DocumentReading, readGazette } from '../../domain/document/read-gazette.js';
import { SourceRejected } from '../../domain/document/source-rejected.js';
import { gazetteBlocks, textContent } from './gazette-text.js';

const paragraphs = (text: string): string[] => textContent(text).blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text.replaceAll('\n', '/')] : []));
const rows = (text: string): string[] => textContent(text).blocks.flatMap((block) => (block.kind === 'table' ? block.rows.map(({ cells, place }) => `${place.line}-${place.endLine} ${cells.join('|').replaceAll('\n', '/')}`) : []));

function rejection(text: string): string {
  try {
    textContent(text);
  } catch (error) {
    if (error instanceof SourceRejected) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'accepted';
}

describe('page furniture', () => {
  const page = (number: number, words: string): string => `武汉市人民政府公报 2024年第9号\n\n${words}\n\n— ${number} —\n`;

  it('C86 leaves out page headers and numbers and notes how many, so that a paragraph over two pages is whole', () => {
    const { blocks, doubts } = textContent([page(3, '推进建设,完善'), page(4, '服务体系。'), page(5, '二、强化要求')].join('\n'));
    expect(blocks).toMatchObject([{ text: '推进建设,完善服务体系。', place: { line: 3, endLine: 9 } }, { text: '二、强化要求' }]);
    expect(doubts).toEqual([{ code: 'page-furniture', place: { line: 1, endLine: 17 }, printed: '武汉市人民政府公报 2024年第9号 / — 3 — / — 4 — ……', done: '略去 6 行页眉、页码' }]);
  });

  it.each([
    ['- 3 -', '- 4 -'],
    ['—12—', '—13—'],
    ['－１－', '－２－'],
    ['第 3 页 共 9 页', '第 4 页 共 9 页'],
    ['第1页', '第2页'],
  ])('C86 knows page numbers like %s', (first, second) => expect(paragraphs(`甲。\n\n${first}\n\n乙。\n\n${second}\n\n丙。`)).toEqual(['甲。', '乙。', '丙。']));

  it('leaves out a line that stands beside the page numbers again and again', () => {
    expect(paragraphs([1, 2, 3, 4].map((number) => `任务分解表\n\n第${number}条内容。\n\n- ${number} -\n`).join('\n'))).toEqual(['任务分解表', '第1条内容。', '第2条内容。', '第3条内容。', '第4条内容。']);
  });

  it.each([
    ['a number between dashes that stands alone', '甲。\n\n- 3 -\n\n乙。'],
    ['numbers that do not rise', '甲。\n\n- 4 -\n\n乙。\n\n- 3 -\n\n丙。'],
    ['lines that recur without being page headers', '武汉市人民政府办公厅\n\n甲。\n\n武汉市人民政府办公厅\n\n乙。\n\n武汉市人民政府办公厅'],
    ['bare numbers', '甲。\n\n1\n\n乙。\n\n2\n\n丙。'],
    ['a gazette that is named twice', '武汉市人民政府公报2024年第9号\n\n甲。\n\n武汉市人民政府公报2024年第9号'],
  ])('drops no real line: %s', (_, text) => expect([paragraphs(text), textContent(text).doubts]).toEqual([text.split('\n\n'), []]));
});

describe('layout of a text', () => {
  const PASTED = '武政办〔2024〕9号\n市人民政府办公厅关于印发\n工作方案的通知\n各区人民政府:\n现印发给你们。\n一、工作任务\n（一）健全机制\n1. 凝聚共识,开展调研\n责任单位:市民政局\n2. 做好准备,落实\n（责任单位:市教育局）\n武汉市人民政府办公厅\n2024年3月7日';

  it('takes every line of a text without blank lines as a paragraph, the title of several lines as one', () => {
    expect(paragraphs(PASTED)).toEqual([
      '武政办〔2024〕9号', '市人民政府办公厅关于印发/工作方案的通知', '各区人民政府:', '现印发给你们。', '一、工作任务', '（一）健全机制', '1. 凝聚共识,开展调研', '责任单位:市民政局',
      '2. 做好准备,落实（责任单位:市教育局）', '武汉市人民政府办公厅', '2024年3月7日',
    ]);
  });

  it('C86 joins lines that the margin of a page has broken', () => {
    const wrapped = [
      '武政办〔2024〕9号',
      '市人民政府办公厅关于印发工作方案的通知',
      '一、工作任务',
      '（一）健全机制。坚持以人民为中心的发展思想，进一步完善工作机制，加强部门之',
      '间的协同配合，推动各项任务落实到位，确保全年目标任务圆满完成，为全市经济社会',
      '高质量发展提供有力支撑。（牵头单位：市民政局；责任单位：市教育局、市商务局、',
      '市财政局）',
      '（二）强化保障。各有关部门要加大资金投入力度，优化支出结构，提高资金使用的效',
      '益。（责任单位：市财政局）',
    ];
    expect(paragraphs(wrapped.join('\n'))).toEqual([wrapped[0], wrapped[1], wrapped[2], wrapped.slice(3, 7).join('/'), wrapped.slice(7).join('/')]);
  });

  it('keeps paragraphs of one line apart although they are of one length', () => {
    const lines = ['一、开展调研工作，了解基层情况。', '二、制定实施方案，明确责任分工。', '三、加强督导检查，确保落实到位。', '四、总结推广经验，形成长效机制。'];
    expect(paragraphs(lines.join('\n'))).toEqual(lines);
  });

  it('reads text parted by blank lines as the gazette', () => {
    const text = '武政办〔2024〕9号\n\n一、任务\n第二行\n\n1. 推进,完善\n\n建设。\n\n武汉市人民政府\n2024年3月7日';
    expect(textContent(text).blocks).toEqual(gazetteBlocks(text));
  });

  it('takes a document number at the beginning of lines that stand together for a paragraph of its own', () => {
    expect(paragraphs('武汉市人民政府文件\n武政办〔2024〕9号\n关于印发方案的通知\n\n各区要落实武政办〔2024〕8号')).toEqual(['武汉市人民政府文件', '武政办〔2024〕9号', '关于印发方案的通知', '各区要落实武政办〔2024〕8号']);
  });

  it('notes lines in which an earlier conversion has lost characters', () => {
    expect(textContent('一、推进\ufffd\ufffd建设').doubts).toMatchObject([{ code: 'text-damaged', place: { line: 1 }, printed: '一、推进\ufffd\ufffd建设' }]);
  });
});

describe('tables in text', () => {
  it.each([
    ['commas', '序号,重点任务,责任单位\n1,推进,市商务局', ['1-1 序号|重点任务|责任单位', '2-2 1|推进|市商务局']],
    ['semicolons', '序号;重点任务;责任单位\n1;推进,完善;市商务局', ['1-1 序号|重点任务|责任单位', '2-2 1|推进,完善|市商务局']],
    ['tabs', '序号\t重点任务\t责任单位\n1\t推进\t市商务局', ['1-1 序号|重点任务|责任单位', '2-2 1|推进|市商务局']],
    ['quotes', '序号,重点任务,责任单位\n1,"推进""两区"",完善","市商务局\n市财政局"\n2,建设,市教育局', ['1-1 序号|重点任务|责任单位', '2-3 1|推进"两区",完善|市商务局/市财政局', '4-4 2|建设|市教育局']],
    ['quotes and tabs', '序号\t重点任务\t责任单位\n1\t"推进\n完善"\t市商务局', ['1-1 序号|重点任务|责任单位', '2-3 1|推进/完善|市商务局']],
    ['bars (Markdown)', '| 序号 | 重点任务 | 责任单位 |\n|---|:---:|---|\n| 1 | 推进\\|完善 | 市商务局<br>市财政局 |', ['1-1 序号|重点任务|责任单位', '3-3 1|推进|完善|市商务局/市财政局']],
    ['empty columns of a sheet behind the list', '序号,重点任务,责任单位,,\n1,推进,市商务局,,', ['1-1 序号|重点任务|责任单位', '2-2 1|推进|市商务局']],
  ])('C84 reads a table parted by %s', (_, text, expected) => expect(rows(text)).toEqual(expected));

  it('C84 reads number, title and signature of a sheet around its list as paragraphs', () => {
    expect(paragraphs('武政办〔2024〕9号,,\n"任务清单",,\n序号,重点任务,责任单位\n1,推进,市商务局\n武汉市人民政府,,\n2024年3月7日,,')).toEqual(['武政办〔2024〕9号', '任务清单', '武汉市人民政府', '2024年3月7日']);
  });

  it('C84 reads a title of two lines in one cell of a sheet', () => {
    expect(paragraphs('武政办〔2024〕9号,,\n"市人民政府办公厅\n关于印发清单的通知",,\n序号,重点任务,责任单位\n1,推进,市商务局')).toEqual(['武政办〔2024〕9号', '市人民政府办公厅/关于印发清单的通知']);
  });

  it('ends a table before text with other delimiters', () => {
    const text = '序号,重点任务,责任单位\n1,推进,市商务局\n各单位要落实责任,加强协同,确保完成,按时报送。';
    expect([rows(text).length, paragraphs(text)]).toEqual([2, ['各单位要落实责任,加强协同,确保完成,按时报送。']]);
  });

  it.each([
    ['a quote that never ends', '序号,重点任务,责任单位\n1,"推进,市商务局\n2,完善,市教育局', '第 2 行的引号没有成对'],
    ['words behind a closing quote', '序号,重点任务,责任单位\n1,"推进"完善,市商务局', '第 2 行的引号用法不对'],
    ['a row with too many cells', '序号,重点任务,责任单位\n1,推进,市商务局\n2,完善,市教育局,市财政局', '第 3 行有 4 栏，表头有 3 栏'],
    ['a row with too few cells', '序号,重点任务,责任单位\n1,推进', '第 2 行有 2 栏，表头有 3 栏'],
  ])('C85 rejects %s with the number of its line', (_, text, message) => {
    expect(rejection(text)).toContain('corrupt: ');
    expect(rejection(text)).toContain(message);
  });

  it('does not take prose with commas for a table', () => expect(paragraphs('推进建设,完善服务,强化责任,做好工作。')).toHaveLength(1));
});

describe('large texts', () => {
  const read = (text: string): DocumentReading[] => readGazette(textContent(text).blocks, sampleUnits());
  const HEAD = '武政办〔2024〕9号\n\n关于工作的通知\n\n一、工作任务\n\n';

  it.each([
    ['paragraphs', '1. 推进开发区建设，完善服务体系。(牵头单位:市商务局)\n\n'],
    ['pasted lines', '1. 推进开发区建设，完善服务体系。\n二、强化要求\n'],
    ['spaces', '推进　  　建设  \n'],
    ['commas and quotes', '推进,"建设,完善",服务\n'],
  ])('C86 takes 10 MB of %s apart within seconds', (_, words) => {
    const text = HEAD + words.repeat(Math.ceil((10 * 1024 * 1024) / Buffer.byteLength(words)));
    expect(textContent(text).blocks.length).toBeGreaterThan(1);
  }, 20_000);

  it.each([
    ['running text', '推进开发区建设，完善服务体系。'],
    ['one sentence', '推进开发区建设'],
    ['quotes', '"推进","'],
    ['bars', '|推进'],
    ['tabs', '推进\t'],
    ['spaces', '推进  '],
    ['digits', '12、'],
  ])('C85 takes a single line of 5 MB of %s within seconds', (_, words) => {
    const text = HEAD + words.repeat(Math.ceil((5 * 1024 * 1024) / Buffer.byteLength(words)));
    expect(read(text)).toHaveLength(1);
  }, 20_000);
});
