import { readRoleSentence } from './role-sentence.js';

describe('readRoleSentence', () => {
  it.each([
    ['市公安局牵头,市发改委、市交通运输局、武汉数据集团等配合', ['牵头:市公安局', '配合:市发改委、市交通运输局、武汉数据集团等']],
    ['东湖高新区、武汉经开区管委会分别牵头制定,市经信局配合', ['牵头:东湖高新区、武汉经开区管委会', '配合:市经信局']],
    ['市经信局牵头', ['牵头:市经信局']],
    ['市经信局牵头,各相关市直部门、区按分工落实', ['牵头:市经信局', '按分工落实:各相关市直部门、区']],
    ['市发改委牵头,市财政局,各区人民政府配合', ['牵头:市发改委', '配合:市财政局、各区人民政府']],
    ['市商务局牵头，市财政局等按职责分工负责。', ['牵头:市商务局', '按职责分工负责:市财政局等']],
  ])('reads %s', (words, expected) => expect(readRoleSentence(words)?.map((part) => `${part.roleWord}:${part.units}`)).toEqual(expected));

  it.each(['市公安局、市发改委', '市公安局牵头,市发改委', '市公安局牵头,由市发改委负责'])('does not understand %s and says so', (words) => expect(readRoleSentence(words)).toBeNull());
});
