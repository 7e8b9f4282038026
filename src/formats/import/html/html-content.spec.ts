import type { Block } from '../../../domain/document/block.js';
import { SourceRejected } from '../../../domain/document/source-rejected.js';
import { htmlContent } from './html-content.js';

/** Paragraphs as their words, tables as their rows, rows as their cells parted by |. */
function shown(html: string): (string | string[])[] {
  return htmlContent(html).blocks.map((block: Block) => (block.kind === 'paragraph' ? block.text : block.rows.map((row) => row.cells.join('|'))));
}

function rejection(html: string): string {
  try {
    htmlContent(html);
  } catch (error) {
    if (error instanceof SourceRejected) return `${error.code} ${/[\u4e00-\u9fff]/.test(error.message) ? 'in Chinese' : ''}`;
    throw error;
  }
  return 'accepted';
}

const HEADER = '<tr><td>序号<td>重点任务<td>责任单位<td>完成时限</tr>';

describe('htmlContent', () => {
  it.each([
    ['block elements', '<h1>标题</h1><div>一段<p>二段</p>三段</div>', ['标题', '一段', '二段', '三段']],
    ['a line break as a line', '<p>武汉市人民政府<br>关于印发方案的通知</p>', ['武汉市人民政府\n关于印发方案的通知']],
    ['two line breaks as the end of a paragraph', '甲<br><br>乙', ['甲', '乙']],
    ['marked lines after line breaks as paragraphs', '一、目标<br>做好工作。<br>二、任务<br>1. 推进。', ['一、目标', '做好工作。', '二、任务', '1. 推进。']],
    ['links as their words', '<p>按<a href="javascript:alert(1)">《方案》</a>执行</p>', ['按《方案》执行']],
    ['entities', '<p>A&amp;B&nbsp;&#22269;&lt;</p>', ['A&B\u00a0国<']],
    ['source line breaks between Chinese characters as nothing, else as a space', '<p>推进\n  开发区 建设\nIPO\n清单</p>', ['推进开发区 建设 IPO 清单']],
    ['preformatted lines', '<pre>一、甲\n二、乙</pre>', ['一、甲', '二、乙']],
    ['nothing of scripts, styles, navigation and foot', '<head><title>站点</title></head><nav>首页</nav><script>x()</script><style>p{}</style><template>模板</template><p>正文</p><footer>备案号</footer>', ['正文']],
  ])('shows %s', (_, html, expected) => expect(shown(html)).toEqual(expected));

  it.each([
    ['from 1', '<ol><li>甲<li>乙</ol>', ['1. 甲', '2. 乙']],
    ['from a start', '<ol start="3"><li><p>甲</p><li>乙</ol>', ['3. 甲', '4. 乙']],
    ['by the value of an item', '<ol><li>甲<li value="7">乙<li>丙</ol>', ['1. 甲', '7. 乙', '8. 丙']],
    ['downwards', '<ol reversed><li>甲<li>乙</ol>', ['2. 甲', '1. 乙']],
    ['in letters', '<ol type="a" start="26"><li>甲<li>乙</ol>', ['z. 甲', 'aa. 乙']],
    ['in Roman numerals', '<ol type="I"><li>甲<li value="14">乙</ol>', ['I. 甲', 'XIV. 乙']],
    ['in Chinese', '<ol style="list-style-type:cjk-ideographic" start="10"><li>甲<li>乙<li value="20">丙</ol>', ['十、甲', '十一、乙', '二十、丙']],
    ['in Chinese above one hundred', '<ol style="list-style-type:cjk-ideographic" start="105"><li>甲</ol>', ['一百零五、甲']],
    ['not, without numbers', '<ol style="list-style: none"><li>甲</ol><ul><li>乙</ul>', ['甲', '乙']],
    ['within each other', '<ol><li>甲<ol><li>子</ol><li>乙</ol>', ['1. 甲', '1. 子', '2. 乙']],
  ])('numbers lists %s as they are shown', (_, html, expected) => expect(shown(html)).toEqual(expected));

  it.each([
    ['plain cells', '<tr><td>1<td>推进<td>市商务局<td>2024年12月', [['序号|重点任务|责任单位|完成时限', '1|推进|市商务局|2024年12月']]],
    ['paragraphs within a cell as lines', '<tr><td>1<td><p>推进</p><p>完善</p><td>市商务局<br>市财政局<td>', [['序号|重点任务|责任单位|完成时限', '1|推进\n完善|市商务局\n市财政局|']]],
    ['a cell over columns in its first position', '<tr><td>1<td colspan="2">推进<td>2024年', [['序号|重点任务|责任单位|完成时限', '1|推进||2024年']]],
    ['a cell over rows in each of them', '<tr><td>1<td>推进<td rowspan="2">市商务局<td>6月<tr><td>2<td>完善<td>7月', [['序号|重点任务|责任单位|完成时限', '1|推进|市商务局|6月', '2|完善|市商务局|7月']]],
    ['a cell over all rows left', '<tr><td>1<td>推进<td rowspan="0">市商务局<td>6月<tr><td>2<td>完善<td>7月<tr><td>3<td>建设<td>8月', [['序号|重点任务|责任单位|完成时限', '1|推进|市商务局|6月', '2|完善|市商务局|7月', '3|建设|市商务局|8月']]],
  ])('C81 reads tables with %s', (_, rows, expected) => expect(shown(`<table>${HEADER}${rows}</table>`)).toEqual(expected));

  it('C81 marks the positions that belong to a cell above, over rows and columns', () => {
    const [block] = htmlContent(`<table>${HEADER}<tr><td>1<td rowspan="2" colspan="2">推进<td>6月<tr><td>2<td>7月</table>`).blocks;
    expect(block?.kind === 'table' && block.rows.slice(1).map(({ cells, continued }) => [cells, continued])).toEqual([
      [['1', '推进', '', '6月'], []],
      [['2', '推进', '', '7月'], [1, 2]],
    ]);
  });

  it('C81 puts the words of a nested table into its cell and says so', () => {
    const { blocks, doubts } = htmlContent(`<table>${HEADER}<tr><td>1<td>推进<table><tr><td>甲<td>乙<tr><td>丙<td>丁</table><td>市商务局<td></table>`);
    expect(blocks).toMatchObject([{ kind: 'table', rows: [{}, { cells: ['1', '推进\n甲 乙\n丙 丁', '市商务局', ''] }] }]);
    expect(doubts).toMatchObject([{ code: 'nested-table', place: { line: 2 } }]);
  });

  it.each([
    ['a single cell', '<table><tr><td><p>甲</p><p>乙</p></td></tr></table>', ['甲', '乙']],
    ['a single column', '<table><tr><td>甲<tr><td>乙</table>', ['甲', '乙']],
    ['headings in a cell', '<table><tr><td>栏目<td><h2>甲</h2><p>乙</p></table>', ['栏目', '甲', '乙']],
    ['a table in a cell', `<table><tr><td>栏目<td><p>甲</p><table>${HEADER}<tr><td>1<td>推进<td>市商务局<td>6月</table></table>`, ['栏目', '甲', ['序号|重点任务|责任单位|完成时限', '1|推进|市商务局|6月']]],
  ])('reads a table that only arranges the page by %s as parts of the page', (_, html, expected) => expect(shown(html)).toEqual(expected));

  it('reads a sheet saved as a page: titles above, empty columns and hidden rows around the list', () => {
    const title = (words: string) => `<tr><td colspan="6">${words}</td></tr>`;
    const html = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><col width="72">${title('武政办〔2024〕9号')}${title('任务清单')}<tr><td><td>序号<td>重点任务<td>责任单位<td>完成时限<td>
      <tr style="display:none"><td><td>9<td>旧任务<td>市财政局<td>1月<td><tr><td><td>1<td>推进<td>市商务局<td>6月<td></table></body></html>`;
    const { blocks, doubts, text } = htmlContent(html);
    expect(blocks).toMatchObject([{ text: '武政办〔2024〕9号' }, { text: '任务清单' }, { rows: [{ cells: ['序号', '重点任务', '责任单位', '完成时限'] }, { cells: ['1', '推进', '市商务局', '6月'], place: { line: 4 } }] }]);
    expect(doubts.map(({ code, printed }) => [code, printed])).toEqual(['9', '旧任务', '市财政局', '1月'].map((words) => ['hidden-text', words]));
    expect(text.split('\n')[3]).toBe('\t1\t推进\t市商务局\t6月\t');
  });

  it.each([
    ['the hidden attribute', '<p hidden>秘密</p>'],
    ['display:none', '<div style="color:red; DISPLAY : none">秘密</div>'],
    ['visibility:hidden', '<span style="visibility:hidden">秘密</span>'],
    ['a deletion', '<del>秘密</del>'],
  ])('leaves out what is hidden by %s with a doubt', (_, html) => {
    const { blocks, doubts } = htmlContent(`<p>甲</p>${html}<p>乙</p>`);
    expect([blocks.map((block) => block.kind === 'paragraph' && block.text), doubts.map(({ code, printed, place }) => [code, printed, place.line])]).toEqual([['甲', '乙'], [['hidden-text', '秘密', 2]]]);
  });

  it('gives places that are the lines of its text', () => {
    const { text, blocks } = htmlContent(`<p>甲<br>乙</p><table>${HEADER}<tr><td>1<td>推进<td>市商务局<td>6月</table><p>丙</p>`);
    expect(text).toBe('甲\n乙\n序号\t重点任务\t责任单位\t完成时限\n1\t推进\t市商务局\t6月\n丙');
    expect(blocks.map(({ place }) => [place.line, place.endLine])).toEqual([[1, 2], [3, 4], [5, 5]]);
  });

  it.each([
    ['a page without words', '<body><img src="scan.png"></body>', 'no-text'],
    ['20 000 nested elements (C64)', '<div>'.repeat(20_000), 'too-deep'],
    ['spans that make more cells than any list', `<table>${'<tr><td rowspan="65534" colspan="1000">甲<td>乙'.repeat(3)}${'<tr><td>乙'.repeat(300)}</table>`, 'too-many-rows'],
  ])('rejects %s', (_, html, code) => expect(rejection(html)).toBe(`${code} in Chinese`));

  it('reads a page of 10 MB within seconds', () => {
    const html = '<p>推进开发区建设，完善服务体系。</p><table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>'.repeat(60_000);
    expect(htmlContent(html).blocks).toHaveLength(120_000);
  }, 20_000);
});
