import { gazetteBlocks } from '../../formats/import/gazette-text.js';
import { readDocumentRules, withoutRule } from './document-rules.js';

const rules = (text: string) => readDocumentRules(gazetteBlocks(text));

describe('readDocumentRules', () => {
  it.each([
    [
      '1. 甲。(责任单位:市教育局,各区人民政府〈含长江新区管委会,以下工作责任单位均包括各区人民政府〉)',
      { kind: 'unitsOfFollowingItems', words: '以下工作责任单位均包括各区人民政府', adds: { roleWord: '责任单位', units: '各区人民政府' } },
    ],
    ['明确责任。各单位因机构改革发生调整的,由承接相关职能的单位继续推进。各单位要配合。', { kind: 'unitSuccession', words: '各单位因机构改革发生调整的,由承接相关职能的单位继续推进', adds: null }],
    ['专班成员如有变动,由接替工作的同志递补,不再另行发文。', { kind: 'postSuccession', words: '专班成员如有变动,由接替工作的同志递补,不再另行发文', adds: null }],
  ])('reads the rule in “%s”', (text, expected) => expect(rules(`一、任务\n\n${text}`)).toEqual([{ ...expected, place: { line: 3, endLine: 3 } }]));

  it.each(['列第一位的为牵头单位', '排在第一位的为牵头单位', '注：排在首位的单位为牵头单位。', '第一个单位为牵头单位', '排名第一的责任单位为牵头单位', '責任單位中排在第一位的為牽頭單位。'])('lets the first unit lead by “%s”', (text) =>
    expect(rules(text).map(({ kind }) => kind)).toEqual(['firstUnitLeads']));

  it.each(['各责任单位要切实履职。', '牵头单位要把安全放在第一位。', '由市发改委继续推进。', '(含开发区、长江新区管委会,下同)'])('finds none in “%s”', (text) => expect(rules(text)).toEqual([]));
});

describe('withoutRule', () => {
  it.each([
    ['含开发区、长江新区管委会,以下工作责任单位均包括各区人民政府', '含开发区、长江新区管委会'],
    ['含开发区、长江新区管委会,下同', '含开发区、长江新区管委会,下同'],
  ])('leaves of %s the scope %s', (words, scope) => expect(withoutRule(words)).toBe(scope));
});
