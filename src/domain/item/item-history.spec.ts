import { historyLine } from './item-history.js';

describe('a line of an item\'s history', () => {
  it.each([
    [{ action: 'assignment.acknowledged', unit: '市商务局', detail: { from: 'pendingAck', to: 'acknowledged' } }, '市商务局 签收'],
    [{ action: 'item.suspended', unit: null, detail: { from: 'inProgress', to: 'suspended', reason: '等待上级文件。' } }, '中止办理；由“办理中”改为“已中止”；理由：等待上级文件。'],
    [{ action: 'item.adjusted', unit: null, detail: { dueOnBefore: '2024-06-30', dueOnAfter: '2024-05-31', reason: '部署提前' } }, '调整事项；时限由2024-06-30改为2024-05-31；理由：部署提前'],
    [{ action: 'item.adjusted', unit: null, detail: { dueOnBefore: null, dueOnAfter: '2024-05-31' } }, '调整事项；时限由无固定日期改为2024-05-31'],
    [{ action: 'item.terminated', unit: null, detail: { from: 'issued', to: 'terminated', authority: '市政府常务会', reason: '政策取消' } }, '终止事项；由“已交办”改为“已终止”；批准：市政府常务会；理由：政策取消'],
    [{ action: 'item.reopened', unit: null, detail: { from: 'closedOut', to: 'inProgress', cause: 'lookBack', reason: '抽查不实' } }, '重新办理；由“已销号”改为“办理中”；回头看；理由：抽查不实'],
    [{ action: 'item.completed', unit: null, detail: { from: 'toString', to: 'valueOf', cause: 'toString' } }, '事项办结'],
  ])('%#', (told, line) => expect(historyLine(told)).toBe(line));
});
