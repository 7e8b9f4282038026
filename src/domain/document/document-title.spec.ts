import type { Block } from './block.js';
import { isMasthead, isTitlePiece, isWholeTitle, titleLength, titleOf, titleStartBefore } from './document-title.js';

const paragraphs = (...texts: string[]): Block[] => texts.map((text, index) => ({ kind: 'paragraph', text, place: { line: index + 1, endLine: index + 1 } }));

describe('isWholeTitle', () => {
  it.each([
    ['市人民政府办公厅关于印发行动方案的通知', true],
    ['武汉市数字经济行动方案(2024—2026年)', true],
    ['2024年重点任务分解表', true],
    ['重点工作台账', true],
    ['关于印发行动方案', false],
    ['武汉市外经贸', false],
    ['现印发行动方案。请按方案', false],
  ])('%s: %p', (words, expected) => expect(isWholeTitle(words)).toBe(expected));
});

describe('isTitlePiece', () => {
  it.each([
    ['关于印发《便民工程', true],
    ['各区人民政府：', false],
    ['为做好工作。', false],
    ['一、工作方案', false],
    ['2024年3月7日', false],
    ['武汉市人民政府办公厅文件', false],
    ['附件1', false],
    ['发布日期：2024年3月7日', false],
    ['信息来源：市政府办公厅', false],
    ['', false],
  ])('%s: %p', (words, expected) => expect(isTitlePiece(words)).toBe(expected));
});

describe('titleLength', () => {
  it.each<[string[], number]>([
    [['关于印发方案的通知', '各区人民政府：'], 1],
    [['北京市人民政府办公厅', '关于印发《便民工程', '三年行动方案》的通知', '各区人民政府：'], 3],
    [['数字经济行动方案', '（2024—2026年）', '为推进工作。'], 2],
    [['关于印发方案的通知', '（2022年12月2日武政规〔2022〕22号施行 2024年修订）'], 1],
    [['若干支持措施和政策安排如下', '为推进工作。'], 1],
    [['各区人民政府：', '正文。'], 0],
    [[], 0],
  ])('of %j is %i', (texts, expected) => expect(titleLength(paragraphs(...texts), 0)).toBe(expected));
});

describe('titleStartBefore', () => {
  it.each<[string[], number]>([
    [['正文。', '市医保局关于加强保障工作的通知'], 1],
    [['武汉市人民政府文件', '关于印发行动', '方案的通知'], 1],
    [['正文', '行动方案'], 1],
    [['正文。'], 1],
  ])('of %j is %i', (texts, expected) => expect(titleStartBefore(paragraphs(...texts), texts.length, isMasthead)).toBe(expected));
});

describe('titleOf', () => {
  it('closes up the lines of a title', () => expect(titleOf(paragraphs('市人民政府办公厅关于印发 行动', '方案的通知'))).toBe('市人民政府办公厅关于印发行动方案的通知'));
});
