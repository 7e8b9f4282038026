import { inputSentText, planDelayedText, reassignedText, requestAnsweredText, requestFiledText, signatureAskedText, signatureReturnedText } from './work-text.js';

const item = { documentNumber: '武政办〔2024〕21号', item: '第12项 做好测试' };

describe('what is told about requests', () => {
  it.each([
    [requestFiledText({ ...item, unit: '甲局', kind: 'decline', reason: '非我局职责。', proposedUnit: '乙局', newDueOn: null, answerBy: '2024-06-05' }),
      '甲局 退办申请：第12项 做好测试，请于2024-06-05前答复', '武政办〔2024〕21号；建议由乙局承担；理由：非我局职责。'],
    [requestFiledText({ ...item, unit: '甲局', kind: 'extension', reason: '长'.repeat(201), proposedUnit: null, newDueOn: '2024-07-31', answerBy: null }),
      '甲局 延期申请：第12项 做好测试', `武政办〔2024〕21号；申请延至2024-07-31；理由：${'长'.repeat(200)}…`],
    [requestAnsweredText({ ...item, kind: 'decline', accepted: true, reason: '', effectiveDueOn: null }), '退办申请已同意：第12项 做好测试', '武政办〔2024〕21号；该责任已撤回，不再由你单位承担。'],
    [requestAnsweredText({ ...item, kind: 'decline', accepted: false, reason: '属于你单位职责', effectiveDueOn: null }),
      '退办申请未获同意：第12项 做好测试', '武政办〔2024〕21号；意见：属于你单位职责。请签收办理，签收期限按停表的天数顺延。'],
    [requestAnsweredText({ ...item, kind: 'extension', accepted: true, reason: '', effectiveDueOn: '2024-07-31' }), '延期申请已同意：第12项 做好测试', '武政办〔2024〕21号；时限现为2024-07-31。'],
    [reassignedText({ ...item, roleWord: '牵头单位', acknowledgeBy: '2024-06-08' }), '改派你单位（牵头单位）：第12项 做好测试，请于2024-06-08前签收', '武政办〔2024〕21号'],
  ])('%j', (text, title, body) => expect(text).toMatchObject({ title, body }));
});

describe('what is told about the work of a unit', () => {
  it.each([
    [planDelayedText({ ...item, unit: '甲局', reason: '审批需要时间', expectedOn: '2024-07-31', dueOn: '2024-06-30' }), '甲局 备案：预计2024-07-31完成（时限2024-06-30），第12项 做好测试', '武政办〔2024〕21号；原因：审批需要时间'],
    [inputSentText({ ...item, sender: '助局', inputKind: 'extension', text: '名单未定。', newDueOn: '2024-07-01' }), '助局 延期意见：第12项 做好测试', '武政办〔2024〕21号；希望延至2024-07-01；名单未定。'],
    [signatureAskedText({ documentNumber: item.documentNumber, title: '甲局申报办结：第12项', signBy: '2024-06-05' }), '请签批：甲局申报办结：第12项，请于2024-06-05前签批或退回', '武政办〔2024〕21号'],
    [signatureReturnedText({ documentNumber: item.documentNumber, signatureKind: 'report', title: '第12项', reason: '数据不实' }), '负责人退回进展报告：第12项', '武政办〔2024〕21号；退回原因：数据不实。请修改后重新提交。'],
  ])('%j', (text, title, body) => expect(text).toMatchObject({ title, body }));
});
