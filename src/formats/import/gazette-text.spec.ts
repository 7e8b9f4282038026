import { gazetteBlocks } from './gazette-text.js';

const paragraphs = (text: string): string[] => gazetteBlocks(text).flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));

describe('gazetteBlocks', () => {
  it('parts paragraphs at blank lines and tables at lines without tabs, each with its lines', () => {
    expect(gazetteBlocks('\n一、目标\n\n甲\t乙\n1\t\n\n三、要求\n第二行')).toEqual([
      { kind: 'paragraph', text: '一、目标', place: { line: 2, endLine: 2 } },
      {
        kind: 'table',
        rows: [
          { cells: ['甲', '乙'], place: { line: 4, endLine: 4 } },
          { cells: ['1', ''], place: { line: 5, endLine: 5 } },
        ],
        place: { line: 4, endLine: 5 },
      },
      { kind: 'paragraph', text: '三、要求\n第二行', place: { line: 7, endLine: 8 } },
    ]);
  });

  it('parts a table from words without a blank line between them', () => {
    expect(gazetteBlocks('清单\n序号\t任务\n完').map((block) => [block.kind, block.place])).toEqual([
      ['paragraph', { line: 1, endLine: 1 }],
      ['table', { line: 2, endLine: 2 }],
      ['paragraph', { line: 3, endLine: 3 }],
    ]);
  });

  it.each([
    ['in the middle of a sentence', '6. 完善设施。加强设施建设,完\n\n善银行网点。', ['6. 完善设施。加强设施建设,完善银行网点。']],
    ['inside a responsibility bracket', '11. 提供服务。(责任单位:市教\n\n育局、市民政局)', ['11. 提供服务。(责任单位:市教育局、市民政局)']],
    ['behind a comma', '(三)不满一千吨的,\n\n不再单独审查', ['(三)不满一千吨的,不再单独审查']],
    ['behind a full-width comma', '推动发展，\n\n再上台阶', ['推动发展，再上台阶']],
    ['before its responsibility bracket', '4. 控制能耗。达到标准值。\n\n(牵头单位:市发改委)', ['4. 控制能耗。达到标准值。(牵头单位:市发改委)']],
    ['twice', '一。二,三\n\n四,五\n\n六。', ['一。二,三四,五六。']],
  ])('joins a paragraph a page break has cut %s', (_, text, expected) => expect(paragraphs(text)).toEqual(expected));

  it.each([
    ['a heading and its text', '一、工作目标\n\n坚持以人民为中心,提升水平。'],
    ['a heading with a comma and its items', '(二) 强化梯度培育,促进发展\n\n1. 支持创业。'],
    ['a full sentence and the next', '结合实际,制订本方案。\n\n为做好工作,特此通知。'],
    ['an unfinished sentence and a heading', '提升水平,达到\n\n(二)建设'],
    ['signature and date', '武汉市人民政府办公厅\n\n2024年3月7日'],
    ['title and salutation', '关于印发方案的通知\n\n各区人民政府,市人民政府各部门:'],
  ])('keeps %s apart', (_, text) => expect(paragraphs(text)).toEqual(text.split('\n\n')));

  it('turns paragraphs and breaks inside a cell into lines and drops other empty ones', () => {
    const [block] = gazetteBlocks('<p>省</p>\t<p>市措施</p> <p>1. 增强<br>服务</p>\t<p></p>');
    expect(block?.kind === 'table' && block.rows[0]?.cells).toEqual(['省', '市措施\n1. 增强\n服务', '']);
  });

  it('joins a paragraph of very many pieces without reading its beginning again', () => {
    const [block, ...others] = gazetteBlocks(Array.from({ length: 100_000 }, () => '推进建设,完善').join('\n\n'));
    expect([block?.kind === 'paragraph' && block.text.length, others]).toEqual([700_000, []]);
  });

  it('reads nothing from nothing', () => expect(gazetteBlocks('\n \n')).toEqual([]));
});
