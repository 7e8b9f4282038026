import fc from 'fast-check';
import { sampleContext } from '../../../test/golden/import/sample-units.js';
import { gazetteBlocks } from '../../formats/import/gazette-text.js';
import { readParagraphItems } from './paragraph-items.js';
import type { DraftItem, Finding } from './plan-draft.js';
import { outlineOf } from './section.js';

function read(text: string): { items: DraftItem[]; findings: Finding[] } {
  const context = sampleContext();
  return { items: readParagraphItems(outlineOf(gazetteBlocks(text)).sections, context), findings: context.log.findings() };
}

const codes = (findings: readonly Finding[]): string[] => findings.map((finding) => `${finding.code} ${finding.field}`);
const units = (item: DraftItem | undefined): string[] => (item?.assignments ?? []).map(({ role, unitCode }) => `${role} ${unitCode ?? '?'}`);

describe('readParagraphItems', () => {
  it('makes an item of each paragraph with its responsibility, under its headings without the name of the tasks part', () => {
    const { items, findings } = read('二、工作任务\n\n(一) 健全机制\n\n1. 凝聚共识。开展调研。(牵头单位:市民政局、市残联;责任单位:市教育局)');
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      key: 'item-1',
      number: '1',
      headings: ['(一)健全机制'],
      text: '凝聚共识。开展调研。',
      deadline: { raw: '', dueOn: null },
      clauses: [
        { role: 'lead', roleWord: '牵头单位', words: '市民政局、市残联' },
        { role: 'cooperating', roleWord: '责任单位', words: '市教育局' },
      ],
      place: { line: 5, endLine: 5 },
    });
    expect(units(items[0])).toEqual(['lead 市民政局', 'lead 市残联', 'cooperating 市教育局']);
    expect(findings).toEqual([]);
  });

  it('keeps a first-level heading that is a task of its own above its items', () => {
    expect(read('三、打造一体化网络\n\n(三)优化衔接。做好换乘。(牵头单位:市民政局)').items[0]?.headings).toEqual(['三、打造一体化网络']);
  });

  it('makes several items of one paragraph with several responsibilities and keeps its heading above each', () => {
    const { items } = read('二、工作任务\n\n1. 保护权益。推进监管。(牵头单位:市民政局)落实清单。(牵头单位:市教育局)');
    expect(items.map(({ number, headings, text }) => [number, headings, text])).toEqual([
      ['1', ['1.保护权益'], '保护权益。推进监管。'],
      ['1', ['1.保护权益'], '落实清单。'],
    ]);
  });

  it('reads the paragraphs under a heading on a line of its own with the clause on the last, the heading standing above', () => {
    const { items, findings } = read('二、鼓励加大投资\n\n对甲给予支持。\n\n对乙给予支持。\n\n责任单位:市民政局;配合单位:市教育局\n\n三、落实政策\n\n落实税收政策。\n\n牵头单位:市商务局');
    expect(items.map(({ number, headings, text }) => [number, headings, text])).toEqual([
      ['二', ['二、鼓励加大投资'], '对甲给予支持。\n对乙给予支持。'],
      ['三', ['三、落实政策'], '落实税收政策。'],
    ]);
    expect(items.map(units)).toEqual([['lead 市民政局', 'cooperating 市教育局'], ['lead 市商务局']]);
    expect(findings).toEqual([]);
  });

  it('takes the rest of a clause behind a page break back and says so', () => {
    const { items, findings } = read('二、工作任务\n\n(一)甲。(牵头单位:市民政局、市教育局)\n\n局、市商务局)');
    expect(items.map(units)).toEqual([['lead 市民政局', 'lead 市教育局', 'lead 市商务局']]);
    expect(codes(findings)).toEqual(['bracket-rejoined item-1.assignments']);
  });

  it.each([
    ['1. 甲。(牵头单位:市民政局)', '1'],
    ['(十二)甲。(牵头单位:市民政局)', '十二'],
  ])('keeps the printed number of %s as %s', (text, number) => expect(read(`二、工作任务\n\n${text}`).items[0]?.number).toBe(number));

  it.each([
    ['a paragraph beside others that names nobody', '1. 甲。(牵头单位:市民政局)\n\n2. 乙。', ['no-responsibility item-2.assignments']],
    ['a bracket that is never closed', '1. 甲。(牵头单位:市民政局', ['bracket-unclosed item-1.assignments']],
    ['a damaged role word', '1. 甲。(牵头单位:市民政局;责单位:市教育局)', ['responsibility-unread item-1.assignments', 'unit-unknown item-1.assignments', 'unit-unknown item-1.assignments']],
    ['responsible units without a lead', '1. 甲。(责任单位:市民政局、市教育局)', ['no-named-lead item-1.assignments']],
    ['words behind the bracket', '1. 甲。(牵头单位:市民政局)另行安排', ['no-responsibility item-2.assignments']],
  ])('reports %s', (_, text, expected) => expect(codes(read(`二、工作任务\n\n${text}`).findings)).toEqual(expect.arrayContaining(expected)));

  const name = fc.constantFrom('市民政局', '市教育局', '市商务局', '各区人民政府〈含东湖高新区、长江新区管委会,下同〉', '武汉海关', '东湖高新区、武汉经开区管委会');
  const list = fc.uniqueArray(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('、'));
  const text = '推进建设(武汉)工作。';
  const clause = fc.tuple(list, list).map(([lead, other]) => `(牵头单位:${lead};责任单位:${other})`);
  const inDocument = (words: string): string => `二、工作任务\n\n1. ${words}`;
  const bare = (words: string): string => words.replace(/[()〈〉:;、,]/g, '');

  it('loses or moves a bracket or separator of a clause only to the same reading or to a finding', () => {
    fc.assert(
      fc.property(clause, fc.nat(), fc.option(fc.nat()), (printed, which, target) => {
        const marks = [...printed].flatMap((character, index) => ('()〈〉:;、,'.includes(character) ? [index] : []));
        const at = marks[which % marks.length] ?? 0;
        const rest = printed.slice(0, at) + printed.slice(at + 1);
        const to = target === null ? null : target % (rest.length + 1);
        const damaged = to === null ? rest : rest.slice(0, to) + printed.charAt(at) + rest.slice(to);
        const whole = read(inDocument(text + printed));
        const hurt = read(inDocument(text + damaged));
        const known = new Set(whole.findings.map((finding) => finding.key));
        const reported = hurt.findings.some((finding) => !known.has(finding.key));
        const same = hurt.items.length === 1 && bare(hurt.items[0]?.text ?? '') === bare(text) && units(hurt.items[0]).join() === units(whole.items[0]).join();
        return same || reported;
      }),
      { numRuns: 3000, seed: 20240307 },
    );
  });
});
