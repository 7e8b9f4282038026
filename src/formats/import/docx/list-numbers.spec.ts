import { docxParts, level, list, lists, numbered, paragraph, plain, run, type PackageShape } from '../../../../test/support/docx-parts.js';
import { docxContent } from './docx-content.js';

const NOTHING = '<w:suff w:val="nothing"/>';
const outline = list(
  1,
  { format: 'chineseCounting', pattern: '%1、', more: NOTHING },
  { format: 'chineseCounting', pattern: '（%2）', more: NOTHING },
  { format: 'decimal', pattern: '%3.', more: '<w:suff w:val="space"/>' },
  { format: 'decimalEnclosedCircle', pattern: '%4', more: NOTHING },
);

function lines(body: string, shape: PackageShape): string[] {
  return docxContent(docxParts(body, shape)).text.split('\n');
}

const one = (shape: Parameters<typeof list>[1]): PackageShape => ({ numbering: lists([list(1, shape)]) });
/** A paragraph of a style, with further properties of its own. */
const styled = (style: string, words: string, more = ''): string => paragraph(run(words), `<w:pStyle w:val="${style}"/>${more}`);
const use = (numId: number, abstractId: number, ...overrides: readonly string[]): string => `<w:num w:numId="${numId}"><w:abstractNumId w:val="${abstractId}"/>${overrides.join('')}</w:num>`;
const startAt = (index: number, start: number): string => `<w:lvlOverride w:ilvl="${index}"><w:startOverride w:val="${start}"/></w:lvlOverride>`;

describe('the number of a paragraph', () => {
  it('stands before its words as Word shows it, and deeper levels begin anew', () => {
    const body = numbered('总体要求', 1) + numbered('主要任务', 1) + numbered('健全机制', 1, 1) + numbered('完善政策体系', 1, 1) + numbered('凝聚共识', 1, 2) + numbered('一项', 1, 3) + numbered('保障措施', 1) + numbered('加强领导', 1, 1);
    expect(lines(body, { numbering: lists([outline]) })).toEqual(['一、总体要求', '二、主要任务', '（一）健全机制', '（二）完善政策体系', '1. 凝聚共识', '①一项', '三、保障措施', '（一）加强领导']);
  });

  it.each([
    ['a pattern of two levels', { pattern: '%1.%2' }, '1.1 甲'],
    ['no space behind a full-width sign and a tab', { pattern: '%1．' }, '1．甲'],
    ['a space for a tab behind a narrow sign', { pattern: '%1)' }, '1) 甲'],
    ['words around the number', { pattern: '第%1条', format: 'chineseCountingThousand', more: '<w:suff w:val="space"/>' }, '第一条 甲'],
    ['words without a number', { pattern: '注：' }, '注：甲'],
    ['the number it starts from', { pattern: '%1、', start: 5 }, '5、甲'],
    ['nothing for a bullet', { pattern: '\uf0b7', format: 'bullet' }, '甲'],
    ['nothing for an empty pattern', { pattern: '' }, '甲'],
    ['the sign without a number for none', { pattern: '（%1）', format: 'none' }, '（）甲'],
  ])('has %s', (_, shape, expected) => {
    expect(lines(shape.pattern === '%1.%2' ? numbered('上', 1) + numbered('甲', 1, 1) : numbered('甲', 1), shape.pattern === '%1.%2' ? { numbering: lists([list(1, { pattern: '%1' }, shape)]) } : one(shape)).at(-1)).toBe(expected);
  });

  it.each([
    ['%1．', '5亿元', '1． 5亿元'],
    ['%1.', '５亿元', '1. ５亿元'],
    ['%1', '5亿元', '1 5亿元'],
    ['%1、', '5亿元', '1、5亿元'],
  ])('of the pattern %s keeps apart from a figure behind it', (pattern, words, expected) => expect(lines(numbered(words, 1), one({ pattern, more: NOTHING }))).toEqual([expected]));

  it('is written in Arabic figures throughout where the level says so', () => {
    const numbering = lists([list(1, { format: 'chineseCounting', pattern: '第%1章' }, { pattern: '%1.%2', more: '<w:isLgl/>' })]);
    expect(lines(numbered('总则', 1) + numbered('目的', 1, 1), { numbering })).toEqual(['第一章总则', '1.1 目的']);
  });

  it('reads the custom format Word writes for 001', () => {
    const custom = '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>';
    const numbering = `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>${custom}<w:lvlText w:val="%1"/></w:lvl></w:abstractNum>${use(1, 1)}`;
    expect(lines(numbered('甲', 1), { numbering })).toEqual(['001 甲']);
  });

  it.each([
    ['an unknown format is written in figures', numbered('甲', 1), one({ format: 'hebrew1', pattern: '%1.' }), '1. 甲', 'hebrew1'],
    ['a level above has never been printed', numbered('甲', 1, 1), { numbering: lists([list(1, { pattern: '%1.' }, { pattern: '%1.%2' })]) }, '1.1 甲', '1.1 甲'],
    ['the list is not defined', numbered('甲', 7), one({ pattern: '%1.' }), '甲', '甲'],
    ['its format has no sign so high', numbered('甲', 1), one({ format: 'ideographTraditional', pattern: '%1.', start: 11 }), '11. 甲', '甲'],
  ])('is doubted when %s', (_, body, shape, expected, printed) => {
    const { text, doubts } = docxContent(docxParts(body, shape));
    expect(text).toBe(expected);
    expect(doubts.map(({ code, place }) => [code, place.line])).toEqual([['list-number-uncertain', 1]]);
    expect(`${doubts[0]?.printed}${doubts[0]?.done}`).toContain(printed);
  });
});

describe('the count of a list', () => {
  it.each([
    ['goes on over other paragraphs', numbered('甲', 1) + plain('文') + numbered('乙', 1), '', ['1. 甲', '文', '2. 乙']],
    ['goes on in another use of the same list', numbered('甲', 1) + numbered('乙', 2) + numbered('丙', 1), use(2, 1), ['1. 甲', '2. 乙', '3. 丙']],
    ['begins anew in a use that says so, once', numbered('甲', 1) + numbered('乙', 2) + numbered('丙', 2), use(2, 1, startAt(0, 1)), ['1. 甲', '1. 乙', '2. 丙']],
    ['begins at the number a use says', numbered('甲', 2) + numbered('乙', 2), use(2, 1, startAt(0, 6)), ['6. 甲', '7. 乙']],
    ['takes the levels a use redefines', numbered('甲', 1) + numbered('乙', 2), use(2, 1, `<w:lvlOverride w:ilvl="0">${level(0, { format: 'upperLetter', pattern: '%1)' })}</w:lvlOverride>`), ['1. 甲', 'B) 乙']],
    ['counts a paragraph without words', numbered('甲', 1) + numbered('', 1) + numbered('丙', 1), '', ['1. 甲', '2.', '3. 丙']],
    ['leaves out a paragraph whose list is taken off', numbered('甲', 1) + numbered('乙', 0) + numbered('丙', 1), '', ['1. 甲', '乙', '2. 丙']],
  ])('%s', (_, body, more, expected) => expect(lines(body, { numbering: lists([list(1, { pattern: '%1.' })], more) })).toEqual(expected));

  it('is one for each list', () => {
    const numbering = lists([list(1, { pattern: '%1.' }), list(2, { pattern: '(%1)' })]);
    expect(lines(numbered('甲', 1) + numbered('乙', 2) + numbered('丙', 1), { numbering })).toEqual(['1. 甲', '(1) 乙', '2. 丙']);
  });

  it.each([
    ['never', '<w:lvlRestart w:val="0"/>', ['1', '(1)', '[1]', '2', '(1)', '[2]', '(2)', '[3]']],
    ['only behind the first level', '<w:lvlRestart w:val="1"/>', ['1', '(1)', '[1]', '2', '(1)', '[1]', '(2)', '[2]']],
    ['behind any level above', '', ['1', '(1)', '[1]', '2', '(1)', '[1]', '(2)', '[1]']],
  ])('of a third level begins anew %s', (_, more, expected) => {
    const numbering = lists([list(1, { pattern: '%1' }, { pattern: '(%2)' }, { pattern: '[%3]', more })]);
    expect(lines(plain('甲') + [0, 1, 2, 0, 1, 2, 1, 2].map((depth) => numbered('', 1, depth)).join(''), { numbering })).toEqual(['甲', ...expected]);
  });

  it('does not count what a tracked change has deleted', () => {
    const deleted = paragraph('<w:del><w:r><w:delText>乙</w:delText></w:r></w:del>', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>');
    expect(lines(numbered('甲', 1) + deleted + numbered('丙', 1), one({ pattern: '%1.' }))).toEqual(['1. 甲', '2. 丙']);
  });

  it('of joined paragraphs of different lists is doubted', () => {
    const joined = paragraph(run('甲'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>');
    const { text, doubts } = docxContent(docxParts(joined + plain('乙'), one({ pattern: '%1.' })));
    expect([text, doubts.map(({ code }) => code)]).toEqual(['1. 甲乙', ['tracked-changes', 'list-number-uncertain']]);
  });
});

describe('numbers by style', () => {
  const numPr = (numId: string, depth = ''): string => `<w:pPr><w:numPr>${depth}${numId}</w:numPr></w:pPr>`;
  const style = (id: string, content: string, type = 'paragraph'): string => `<w:style w:type="${type}" w:styleId="${id}">${content}</w:style>`;
  const first = style('1', numPr('<w:numId w:val="1"/>'));
  const second = style('2', `<w:basedOn w:val="1"/>${numPr('', '<w:ilvl w:val="1"/>')}`);
  const numbering = lists([list(1, { format: 'chineseCounting', pattern: '%1、', more: '<w:pStyle w:val="1"/>' }, { format: 'chineseCounting', pattern: '（%2）', more: '<w:pStyle w:val="2"/>' })]);

  it.each([
    ['of the style', styled('1', '甲') + styled('2', '乙'), first + second, ['一、甲', '（一）乙']],
    ['of the style it is based on', styled('3', '甲'), first + style('3', '<w:basedOn w:val="1"/>'), ['一、甲']],
    ['of the level that names the style', styled('2', '乙'), first + style('2', numPr('<w:numId w:val="1"/>')), ['（一）乙']],
    ['of the default style', plain('甲'), first.replace('<w:style ', '<w:style w:default="1" '), ['一、甲']],
    ['unless the paragraph takes it off', styled('1', '甲', '<w:numPr><w:numId w:val="0"/></w:numPr>'), first, ['甲']],
    ['unless a style between takes it off', styled('3', '甲'), first + style('3', `<w:basedOn w:val="1"/>${numPr('<w:numId w:val="0"/>')}`), ['甲']],
    ['on the level of the paragraph', styled('1', '甲', '<w:numPr><w:ilvl w:val="1"/></w:numPr>'), first, ['（一）甲']],
    ['not from styles based on each other in a circle', styled('3', '甲'), style('3', '<w:basedOn w:val="4"/>') + style('4', '<w:basedOn w:val="3"/>'), ['甲']],
  ])('are those %s', (_, body, styles, expected) => expect(lines(body, { numbering, styles })).toEqual(expected));

  it('are followed through a list style', () => {
    const linked = '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="公文"/></w:abstractNum>';
    const styles = style('公文', numPr('<w:numId w:val="1"/>'), 'numbering');
    expect(lines(numbered('甲', 9) + numbered('乙', 1), { styles, numbering: linked + numbering + use(9, 8) })).toEqual(['一、甲', '二、乙']);
  });

  it('are none where list styles lead in a circle', () => {
    const circle = `<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="公文"/></w:abstractNum>${use(9, 8)}`;
    expect(lines(numbered('甲', 9), { styles: style('公文', numPr('<w:numId w:val="9"/>'), 'numbering'), numbering: circle })).toEqual(['甲']);
  });
});
