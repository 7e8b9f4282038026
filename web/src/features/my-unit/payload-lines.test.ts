import { expect, it } from 'vitest';
import { zh } from '../../i18n/zh';
import { filesOf, payloadLines } from './payload-lines';

const shown = (payload: Readonly<Record<string, unknown>>) => payloadLines(payload, zh, (id) => (id === '15' ? '市经信局' : null)).map(({ label, text }) => `${label}：${text}`);

it.each([
  ['a report', { kind: 'report', report: { state: 'behind', progress: '完成一半', problems: '', nextSteps: '加快', targetValues: [{ position: 1, value: 731 }] } }, ['总体情况：滞后', '进展情况：完成一半', '下一步措施：加快', '量化目标：第 1 项：731']],
  ['no change', { kind: 'noChange' }, ['进展情况：无新进展，沿用上次的情况。']],
  ['an extension', { newDueOn: '2024-12-20', reason: '场地未移交' }, ['希望延到：2024-12-20', '理由：场地未移交']],
  ['a decline', { reason: '不属本单位', proposedUnitId: '15' }, ['理由：不属本单位', '建议承办单位：市经信局']],
  ['a decline to a unit one does not know', { reason: '不属本单位', proposedUnitId: '99' }, ['理由：不属本单位', '建议承办单位：99']],
  ['a completion', { evidence: '已验收', attachmentIds: ['1'] }, ['办结情况和佐证：已验收']],
  ['a piece', { title: '四月信息', text: '第一段\n第二段' }, ['标题：四月信息', '正文：第一段\n第二段']],
])('%s is shown in full', (_name, payload, expected) => {
  expect(shown(payload)).toEqual(expected);
});

it('counts the files that go out with it', () => {
  expect([filesOf({ attachmentIds: ['1', '2'] }), filesOf({ report: { attachmentIds: ['1'] } }), filesOf({})]).toEqual([2, 1, 0]);
});
