import { headsTaskTable, holdWork, namesResponsible } from './work-signs.js';

describe('headsTaskTable', () => {
  it.each<[string[], boolean]>([
    [['序号', '工作任务', '责任单位'], true],
    [['序号', '问题', '整改期限', '责任单位', '销号标志'], true],
    [['序号', '项目名称', '责任人'], true],
    [['', '', '牵头单位', '配合单位', ''], true],
    [['责任单位', '', '完成时限', ''], false],
    [['序号', '单位', '联系人', '电话'], false],
    [['序号', '姓名', '职务'], false],
    [['责任单位', '金额', '备注'], false],
    [['1', '落实责任单位', '市民政局'], false],
  ])('%j: %p', (cells, expected) => expect(headsTaskTable({ cells, place: { line: 1, endLine: 1 } })).toBe(expected));
});

describe('namesResponsible', () => {
  it.each([
    ['建设平台。(责任单位：市民政局)', true],
    ['建设平台。（市民政局牵头，市财政局配合）', true],
    ['建设平台。(国家发展改革委、财政部等按职责分工负责)', true],
    ['各责任单位要高度重视。', false],
    ['由市民政局牵头(以下简称牵头单位)开展。', false],
    ['(一)加强领导。各单位负责落实。', false],
  ])('%s: %p', (words, expected) => expect(namesResponsible(words)).toBe(expected));
});

describe('holdWork', () => {
  it.each([
    ['序号 工作任务 责任单位 完成时限', true],
    ['序号\n工作任务\n责任单位', true],
    ['建设平台。\n责任单位：市民政局', true],
    ['序号 姓名 职务', false],
    ['各责任单位要高度重视。', false],
  ])('%j: %p', (text, expected) => expect(holdWork([{ kind: 'paragraph', text, place: { line: 1, endLine: 1 } }])).toBe(expected));
});
