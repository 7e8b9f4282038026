import fc from 'fast-check';
import { gazetteBlocks } from '../../formats/import/gazette-text.js';
import { FindingLog } from './finding-log.js';
import { reportHeadingNumbers } from './heading-numbering.js';
import { outlineOf } from './section.js';

function reported(...paragraphs: string[]): string[] {
  const log = new FindingLog();
  reportHeadingNumbers(outlineOf(gazetteBlocks(paragraphs.join('\n\n'))).sections, log);
  return log.findings().map(({ severity, place, printed, done }) => `${severity} ${place.line} ${printed}: ${done}`);
}

describe('reportHeadingNumbers', () => {
  it.each<[string, string[]]>([
    ['a count of each level', ['一、甲。', '(一)乙。', '1. 丙。', '2. 丁。', '(二)戊。', '二、己。']],
    ['a count that begins anew below the next heading', ['一、甲。', '(一)乙。', '1. 丙。', '2. 丁。', '(二)戊。', '1. 己。', '2. 庚。', '二、辛。', '(一)壬。']],
    ['a count that runs on below the next heading', ['一、甲。', '(一)乙。', '1. 丙。', '(二)丁。', '2. 戊。', '二、己。', '(三)庚。', '3. 辛。']],
    ['sub-points in circles and single brackets', ['一、甲。', '1. 乙:', '①丙。', '②丁。', '1)戊。', '(1)己。', '2. 庚。']],
    ['points and words that begin with a numeral', ['一、甲。', '二是乙。', '二手房丙。', '一年内丁。', '二、戊。']],
    ['amounts and dates at the beginning of a paragraph', ['1. 甲。', '2个项目建成。', '2 月完成。', '3.5亿元投资到位。', '2. 乙。']],
    ['a list of attachments whose first stands behind 附件', ['一、甲。', '附件: 1. 乙', '2. 丙']],
  ])('%s is in order', (_, paragraphs) => expect(reported(...paragraphs)).toEqual([]));

  it.each<[string, string[], string[]]>([
    ['a missing heading in brackets', ['(一)甲。', '(三)乙。'], ['review 3 (三)乙: 第 1 之后缺 1 个序号，按印出的序号保留，请看缺的标题是否读进了上一段']],
    ['a missing main heading', ['一、甲。', '三、乙。'], ['review 3 三、乙: 第 1 之后缺 1 个序号，按印出的序号保留，请看缺的标题是否读进了上一段']],
    ['a missing item', ['1. 甲。', '2. 乙。', '4. 丙。'], ['review 5 4.丙: 第 2 之后缺 1 个序号，按印出的序号保留，请看缺的标题是否读进了上一段']],
    ['a count that does not begin at one', ['一、甲。', '2. 乙。'], ['review 3 2.乙: 从这里开始缺 1 个序号，按印出的序号保留，请看缺的标题是否读进了上一段']],
    ['a repeated number', ['1. 甲。', '1. 乙。'], ['review 3 1.乙: 序号不在第 1 之后，按印出的次序保留']],
    ['a wrong order', ['1. 甲。', '2. 乙。', '3. 丙。', '2. 丁。'], ['review 7 2.丁: 序号不在第 3 之后，按印出的次序保留']],
    ['a count that begins anew without a heading', ['1. 甲。', '2. 乙。', '1. 丙。'], ['review 5 1.丙: 第 2 之后重新从 1 编号，按印出的序号保留']],
    ['a count that begins anew below a heading without a number', ['1. 甲。', '2. 乙。', '城市更新', '1. 丙。'], ['note 7 1.丙: 第 2 之后重新从 1 编号，按印出的序号保留']],
    ['a mark that reads as a decimal', ['1. 甲。', '2.5G基站建设。'], ['review 3 2.5G基站建设。: 开头的“2.”像小数，没有当作序号，整段读作“1.”的正文']],
    ['a mark glued to its words', ['1. 甲。', '2推进乙。', '3. 丙。'], ['review 3 2推进乙。: 开头的“2”与文字连印，没有当作序号，整段读作“1.”的正文', 'review 5 3.丙: 第 1 之后缺 1 个序号，按印出的序号保留，请看缺的标题是否读进了上一段']],
    ['a mark with the wrong stop', ['1. 甲。', '2,乙。'], ['review 3 2,乙。: 开头的“2,”后面的标点不对，没有当作序号，整段读作“1.”的正文']],
    ['a main mark with the wrong stop', ['一、甲。', '二.乙。'], ['review 3 二.乙。: 开头的“二.”后面的标点不对，没有当作序号，整段读作“一、”的正文']],
    ['a mark without its number', ['1. 甲。', '. 乙。'], ['review 3 . 乙。: 开头的“.”缺数字，没有当作序号，整段读作“1.”的正文']],
    ['a mark without its second bracket', ['(一)甲。', '(二乙。'], ['review 3 (二乙。: 开头的“(二”括号不成对，没有当作序号，整段读作“(一)”的正文']],
    ['a mark without its first bracket', ['(一)甲。', '二)乙。'], ['review 3 二)乙。: 开头的“二)”括号不成对，没有当作序号，整段读作“(一)”的正文']],
  ])('%s is reported with place, printed words and what was done', (_, paragraphs, expected) => expect(reported(...paragraphs)).toEqual(expected));

  it('keeps a decimal that a line break cuts in the text before it', () => {
    const { sections } = outlineOf(gazetteBlocks('1. 增长5.\n3%以上。\n\n2. 乙。'));
    expect(sections.map(({ mark, text }) => [mark, text])).toEqual([['1.', '增长5.3%以上。'], ['2.', '乙。']]);
  });

  it('takes a number before 、 as a mark whatever stands behind it', () => expect(outlineOf(gazetteBlocks('1、2024年建成甲。\n\n2、2025年建成乙。')).sections.map(({ mark }) => mark)).toEqual(['1、', '2、']));

  const form = fc.constantFrom<(n: number) => string>((n) => `${n}. `, (n) => `${n}、`, (n) => `(${'一二三四五六'.charAt(n - 1)})`, (n) => `${'一二三四五六'.charAt(n - 1)}、`);

  it('loses a character of a mark, a heading or the order of two only to the same count of headings or to a finding', () => {
    fc.assert(
      fc.property(form, fc.integer({ min: 3, max: 6 }), fc.nat(), fc.nat(), fc.constantFrom('character', 'heading', 'order'), (mark, count, which, at, what) => {
        const marks = Array.from({ length: count }, (_, index) => mark(index + 1));
        const hurt = which % count;
        const changed = marks.map((words) => `${words}推进任务。`);
        const drop = at % (marks[hurt] ?? '').trim().length;
        if (what === 'character') changed[hurt] = `${(marks[hurt] ?? '').slice(0, drop)}${(marks[hurt] ?? '').slice(drop + 1)}推进任务。`;
        if (what === 'heading') changed.splice(hurt, 1);
        if (what === 'order') [changed[hurt], changed[(hurt + 1) % count]] = [changed[(hurt + 1) % count] ?? '', changed[hurt] ?? ''];
        // A list cut behind its last heading is a shorter list: nothing in the print tells.
        const cutAtEnd = what === 'heading' && hurt === count - 1;
        const same = outlineOf(gazetteBlocks(changed.join('\n\n'))).sections.length === count && what === 'character';
        return cutAtEnd || same || reported(...changed).length > 0;
      }),
      { numRuns: 1000, seed: 20240307 },
    );
  });
});
