import { docxParts, field, paragraph, plain, row, run, table, textBox } from '../../../../test/support/docx-parts.js';
import type { SourceContent } from '../../../domain/document/source-content.js';
import { docxContent } from './docx-content.js';

const read = (body: string, styles = ''): SourceContent => docxContent(docxParts(body, { styles }));
const codes = ({ doubts }: SourceContent): string[] => doubts.map(({ code }) => code);
const hidden = '<w:vanish/>';
const ins = (content: string): string => `<w:ins w:id="1" w:author="甲">${content}</w:ins>`;
const del = (words: string): string => `<w:del w:id="2" w:author="甲"><w:r><w:delText>${words}</w:delText></w:r></w:del>`;
const mark = (properties: string): string => `<w:rPr>${properties}</w:rPr>`;

describe('the words of a paragraph', () => {
  it.each([
    ['joins its runs', run('加强') + run('领导'), '加强领导'],
    ['keeps tabs', `${run('一')}<w:r><w:tab/></w:r>${run('二')}`, '一\t二'],
    ['keeps line breaks', `${run('关于印发')}<w:r><w:br/></w:r>${run('方案的通知')}<w:r><w:cr/></w:r>${run('完')}`, '关于印发\n方案的通知\n完'],
    ['makes nothing of a page break', `${run('前')}<w:r><w:br w:type="page"/><w:lastRenderedPageBreak/></w:r>${run('后')}`, '前后'],
    ['keeps hyphens that do not break and drops soft ones', `${run('A')}<w:r><w:noBreakHyphen/><w:softHyphen/></w:r>${run('B')}`, 'A-B'],
    ['trims the indent of full-width spaces', run('　　一、目标 '), '一、目标'],
    ['keeps space between runs', run('A ') + run('B'), 'A B'],
    ['drops the space XML does not count', '<w:r><w:t>\n 加强\n领导 </w:t></w:r>', '加强 领导'],
    ['reads symbols of symbol fonts', '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="宋体" w:char="2460"/></w:r>', '☑①'],
    ['reads the result of a field and never its code', run('第') + field('PAGE \\* 武', run('3')) + run('页'), '第3页'],
    ['reads fields inside the codes of fields', field(`IF ${field('DOCPROPERTY 密级', run('密'))} = 1`, run('公开')), '公开'],
    ['reads simple fields', `<w:fldSimple w:instr="DATE">${run('2024年')}</w:fldSimple>`, '2024年'],
    ['reads the words of links and not their targets', `<w:hyperlink r:id="javascript:alert(1)">${run('网站')}</w:hyperlink>`, '网站'],
    ['looks through content controls and smart tags', `<w:sdt><w:sdtPr><w:alias w:val="标题"/></w:sdtPr><w:sdtContent>${run('甲')}<w:smartTag>${run('乙')}</w:smartTag></w:sdtContent></w:sdt>`, '甲乙'],
    ['reads the words under ruby and not the ruby', `<w:r><w:ruby><w:rt>${run('wǔ')}</w:rt><w:rubyBase>${run('武')}</w:rubyBase></w:ruby></w:r>`, '武'],
    ['reads formulas as plain characters', '<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>', 'x=1'],
    ['reads characters given by their code', '<w:r><w:t>&#27494;&lt;&amp;</w:t></w:r>', '武<&'],
  ])('%s', (_, content, expected) => {
    const { blocks, doubts } = read(paragraph(content));
    expect(blocks.map((block) => block.kind === 'paragraph' && block.text)).toEqual([expected]);
    expect(doubts).toEqual([]);
  });

  it('writes a symbol no letter stands for as 〓 and asks', () => {
    const content = read(paragraph(`<w:r><w:sym w:font="Webdings" w:char="F061"/></w:r>${run('完成')}`));
    expect([content.text, codes(content)]).toEqual(['〓完成', ['symbol-unread']]);
  });
});

describe('changes that are tracked', () => {
  it('are accepted: insertions are read, deletions are not, and one doubt counts them', () => {
    const content = read(plain('一') + paragraph(`${run('市')}${del('教育局')}${ins(run('民政局'))}${run('牵头')}`));
    expect(content.text).toBe('一\n市民政局牵头');
    expect(content.doubts).toEqual([expect.objectContaining({ code: 'tracked-changes', place: { line: 2, endLine: 2 }, printed: '教育局', done: '按接受全部修订读：采用 1 处插入，略去 1 处删除' })]);
  });

  it.each([
    ['a moved passage stands where it was moved to', `${paragraph(`<w:moveFrom>${run('甲')}</w:moveFrom>${run('乙')}`)}${paragraph(`<w:moveTo>${run('甲')}</w:moveTo>`)}`, ['乙', '甲']],
    ['a deleted paragraph mark joins two paragraphs', paragraph(run('加强'), mark('<w:del/>')) + plain('领导'), ['加强领导']],
    ['a deleted paragraph leaves nothing', plain('甲') + paragraph(del('乙'), mark('<w:del/>')) + plain('丙'), ['甲', '丙']],
    ['a deleted paragraph mark before a table ends the paragraph', paragraph(run('清单'), mark('<w:del/>')) + table([row(['甲', '乙'])]), ['清单', '甲\t乙']],
    ['a deleted row is no row', table([row(['甲', '乙']), row(['丙', '丁'], '<w:del/>'), row(['戊', '己'], '<w:ins/>')]), ['甲\t乙', '戊\t己']],
    ['an inserted paragraph is read', plain('甲') + paragraph(ins(run('乙')), mark('<w:ins/>')), ['甲', '乙']],
  ])('%s', (_, body, lines) => {
    const content = read(body);
    expect([content.text.split('\n'), codes(content)]).toEqual([lines, ['tracked-changes']]);
  });

  it('do not bring back the formatting of before', () => {
    const before = `<w:rPrChange><w:rPr>${hidden}</w:rPr></w:rPrChange>`;
    expect(read(paragraph(run('公开', before), '<w:pPrChange><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'))).toMatchObject({ text: '公开', doubts: [] });
  });
});

describe('hidden words', () => {
  const styles = `<w:style w:type="character" w:styleId="暗"><w:rPr>${hidden}</w:rPr></w:style><w:style w:type="character" w:styleId="次暗"><w:basedOn w:val="暗"/></w:style>`;

  it.each([
    ['by their own properties', run('密', hidden)],
    ['by their style', run('密', '<w:rStyle w:val="暗"/>')],
    ['by the style theirs is based on', run('密', '<w:rStyle w:val="次暗"/>')],
  ])('are left out when hidden %s', (_, secret) => {
    const content = read(paragraph(run('公开') + secret), styles);
    expect([content.text, content.doubts.map(({ code, printed }) => [code, printed])]).toEqual(['公开', [['hidden-text', '密']]]);
  });

  it.each([
    ['the run shows itself', run('公开', '<w:rStyle w:val="暗"/><w:vanish w:val="0"/>')],
    ['only white space is hidden', run('公开') + run(' ', hidden)],
  ])('are no matter when %s', (_, content) => expect(read(paragraph(content), styles)).toMatchObject({ text: '公开', doubts: [] }));

  it('join a paragraph whose mark is hidden with the next', () => expect(read(paragraph(run('一、标题。'), mark(`${hidden}<w:specVanish/>`)) + plain('正文')).text).toBe('一、标题。正文'));

  it('take a hidden row out of its table', () => {
    const content = read(table([row(['甲', '乙']), row(['丙', '丁'], '<w:hidden/>')]));
    expect([content.text, codes(content)]).toEqual(['甲\t乙', ['hidden-text']]);
  });
});

describe('what stands beside the words', () => {
  it('a text box is read once, behind its paragraph, and noted', () => {
    const content = read(plain('前') + paragraph(run('文件') + textBox(plain('武政办〔2024〕9号', '秘密'))) + plain('后'));
    expect([content.text.split('\n'), codes(content)]).toEqual([['前', '文件', '武政办〔2024〕9号', '秘密', '后'], ['text-box']]);
  });

  it.each([
    ['comments', '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>', 'comments-ignored'],
    ['footnotes', '<w:r><w:footnoteReference w:id="2"/></w:r>', 'notes-ignored'],
    ['pictures', '<w:r><w:drawing><pic:pic/></w:drawing></w:r>', 'pictures-ignored'],
    ['embedded objects', '<w:r><w:object/></w:r>', 'embedded-unread'],
    ['a table of contents', field('TOC \\o "1-3"', run('一、目标') + field('PAGEREF 1', run('2'))), 'contents-ignored'],
  ])('%s are left out and reported', (_, beside, code) => {
    const content = read(paragraph(run('公开') + beside));
    expect([content.text, codes(content)]).toEqual(['公开', [code]]);
  });

  it('a table of contents over several paragraphs ends where its field ends', () => {
    const [begin = '', end = ''] = field('TOC \\h', '|').split('|');
    expect(read(paragraph(begin + run('一、目标')) + plain('二、任务') + paragraph(end) + plain('一、目标')).text).toBe('一、目标');
  });

  it('of alternatives the first is read, also where they are whole paragraphs', () => {
    const alternatives = `<mc:AlternateContent><mc:Choice Requires="wps">${plain('新')}</mc:Choice><mc:Fallback>${plain('旧')}</mc:Fallback></mc:AlternateContent>`;
    expect(read(plain('前') + alternatives).text).toBe('前\n新');
  });

  it('an empty shape is no picture', () => expect(read(paragraph(`${run('文件')}<w:r><w:pict><v:line/></w:pict></w:r>`)).doubts).toEqual([]));

  it('another document that is only linked in is reported', () => expect(codes(read(`${plain('甲')}<w:altChunk r:id="rId5"/>`))).toEqual(['embedded-unread']));

  it('page headers and notes of the package are not read', () => {
    const parts = docxParts(plain('正文'), { others: { 'word/header1.xml': '<x>页眉</x>', 'word/footnotes.xml': '<x>脚注</x>' } });
    expect(docxContent(parts).text).toBe('正文');
  });
});

describe('places', () => {
  it('name the lines by the paragraphs and tables of the file, empty ones not counted', () => {
    const content = read(plain('甲', '', '乙') + table([row(['一', '二']), row(['三', '四'])]) + paragraph(`${run('丙')}<w:r><w:br/></w:r>${run('丁')}`) + table([row(['五\n六', '七'])]));
    expect(content.text.split('\n')).toEqual(['甲', '乙', '一\t二', '三\t四', '丙', '丁', '五 六\t七']);
    expect(content.lineNames).toEqual(['第1段', '第2段', '表1第1行', '表1第2行', '第3段', '第3段', '表2第1行']);
    expect(content.blocks.map(({ place }) => place)).toEqual([
      { line: 1, endLine: 1 },
      { line: 2, endLine: 2 },
      { line: 3, endLine: 4 },
      { line: 5, endLine: 6 },
      { line: 7, endLine: 7 },
    ]);
    expect(content).toMatchObject({ format: 'docx', encoding: null });
  });
});
