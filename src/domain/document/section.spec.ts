import { gazetteBlocks } from '../../formats/import/gazette-text.js';
import { isClosingProvision, isTasksTitle, outlineOf, purposeOf, readMark, sectionText, splitAnnexes, walkSections } from './section.js';

describe('readMark', () => {
  it.each([
    ['一、工作目标', 1, '一、', '工作目标'],
    ['十二、附则', 1, '十二、', '附则'],
    ['(一) 健全机制', 2, '(一)', '健全机制'],
    ['（二十）拓展功能', 2, '（二十）', '拓展功能'],
    ['1. 凝聚共识', 3, '1.', '凝聚共识'],
    ['15、强化支持', 3, '15、', '强化支持'],
    ['9.提升水平', 3, '9.', '提升水平'],
  ])('%s is a heading of level %i', (words, level, mark, text) => expect(readMark(words)).toEqual({ level, mark, text }));

  it.each(['工作目标', '1.5万户', '2024年', '一是推进', '(含开发区)', '一、'])('%s is none', (words) => expect(readMark(words)).toBeNull());
});

describe('outlineOf', () => {
  const outline = outlineOf(gazetteBlocks('前言。\n\n一、任务\n\n(一) 甲\n\n1. 起步。做好\n\n2. 跟进\n\n(二)乙。正文。\n\n补充说明。\n\n二、要求\n\n结语。'));

  it('builds the tree of headings and keeps what stands before them', () => {
    expect(outline.opening).toHaveLength(1);
    expect(walkSections(outline.sections).map(({ section, above }) => [...above.map(({ mark }) => mark), section.mark + section.title].join('>'))).toEqual([
      '一、任务',
      '一、>(一)甲',
      '一、>(一)>1.起步',
      '一、>(一)>2.跟进',
      '一、>(二)乙',
      '二、要求',
    ]);
  });

  it('gives a section its own text with the paragraphs below it, and the lines it spans', () => {
    const second = outline.sections[0]?.children[1];
    expect(second && sectionText(second)).toBe('乙。正文。补充说明。');
    expect(outline.sections.map(({ place }) => place)).toEqual([
      { line: 3, endLine: 13 },
      { line: 15, endLine: 17 },
    ]);
  });

  it('takes a deeper heading without one between as a child of the last', () => {
    const [section] = outlineOf(gazetteBlocks('一、任务\n\n1. 甲')).sections;
    expect(section?.children.map(({ title }) => title)).toEqual(['甲']);
  });
});

describe('sections', () => {
  it.each([
    ['工作目标', 'goals'],
    ['总体要求', 'goals'],
    ['主要任务', 'tasks'],
    ['工作任务及责任分工', 'tasks'],
    ['提高公共交通系统化规划建设水平', 'tasks'],
    ['工作安排', 'arrangement'],
    ['有关要求', 'requirements'],
    ['保障措施', 'requirements'],
    ['目标任务', 'tasks'],
    ['其他事项', 'provisions'],
    ['附则', 'provisions'],
  ])('headed %s are for %s', (title, purpose) => {
    const [section] = outlineOf(gazetteBlocks(`一、${title}`)).sections;
    expect(section && purposeOf(section)).toBe(purpose);
  });

  it.each([
    ['工作任务', true],
    ['主要任务', true],
    ['工作任务及责任分工', true],
    ['任务', true],
    ['打造公共交通一体化运营网络体系', false],
    ['保障措施', false],
  ])('named %s only name the tasks part: %p', (title, expected) => expect(isTasksTitle(title)).toBe(expected));

  it('part the annexes from the body at lines that are only 附件, not at the list of annexes', () => {
    const { body, annexes } = splitAnnexes(gazetteBlocks('正文。\n\n附件:1. 名单\n\n附件 1\n\n名单\n\n附件 2\n\n清单'));
    expect([body.length, annexes.map((annex) => annex.length)]).toEqual([2, [2, 2]]);
  });

  it.each([
    ['本措施自公布之日起施行,有效期至2025年12月31日。', true],
    ['本政策自2024年3月1日起实施。', true],
    ['本措施所称企业是指注册在我市的企业。', false],
    ['本方案自上而下推进。', false],
  ])('do not take in the closing provision %s: %p', (text, expected) => expect(isClosingProvision({ kind: 'paragraph', text, place: { line: 1, endLine: 1 } })).toBe(expected));
});
