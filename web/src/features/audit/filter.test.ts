import { describe, expect, it } from 'vitest';
import { en } from '../../i18n/en';
import { zh } from '../../i18n/zh';
import { actionWords, filterIn } from './filter';

describe('the filter in an address', () => {
  it.each([
    ['', {}],
    ['actorId=7&outcome=refused&from=2024-04-01', { actorId: '7', outcome: 'refused', from: '2024-04-01' }],
    ['action=assignment.&subjectType=assignment&subjectId=12&to=2024-04-30', { action: 'assignment.', subjectType: 'assignment', subjectId: '12', to: '2024-04-30' }],
    ['actorId=x&outcome=maybe&from=yesterday&action=%25&subjectId=-1&open=3', {}],
  ])('%s', (address, filter) => expect(filterIn(new URLSearchParams(address))).toEqual(filter));
});

it.each([
  ['assignment.acknowledged', '责任 · 签收', 'assignment · acknowledged'],
  ['assignment.extensionRequested', '责任 · 申请延期', 'assignment · extension requested'],
  ['signIn.refused', '登录 · 被拒绝', 'sign-in · refused'],
  ['weather.changedTwice', 'weather · changed twice', 'weather · changed twice'],
])('%s is said in both languages', (code, chinese, english) => {
  expect(actionWords(code, zh.audit)).toBe(chinese);
  expect(actionWords(code, en.audit)).toBe(english);
});
