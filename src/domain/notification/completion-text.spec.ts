import { completionAcceptedText, completionClaimedText, completionReturnedText, itemResumedText, itemSuspendedText } from './completion-text.js';

const item = { documentNumber: '武政办〔2024〕21号', item: '第3项 修订办法' };

describe('the inbox entry', () => {
  it.each([
    ['of a claim names the unit, the item and the day by which to answer', completionClaimedText({ ...item, unit: '市商务局', evidence: '已印发。', reviewBy: '2024-06-13' }),
      { kind: 'completionClaimed', title: '市商务局 申报办结：第3项 修订办法，请于2024-06-13前答复', body: '武政办〔2024〕21号；已印发。' }],
    ['of a claim of a plan without an office names no day', completionClaimedText({ ...item, unit: '市商务局', evidence: '已印发。', reviewBy: null }),
      { kind: 'completionClaimed', title: '市商务局 申报办结：第3项 修订办法', body: '武政办〔2024〕21号；已印发。' }],
    ['of an accepted claim names the day that counts', completionAcceptedText({ ...item, claimedOn: '2024-06-12', reason: '' }),
      { kind: 'completionAccepted', title: '办结申报已同意：第3项 修订办法', body: '武政办〔2024〕21号；按申报之日2024-06-12计为完成。' }],
    ['of an accepted claim ends with the office\'s remark', completionAcceptedText({ ...item, claimedOn: '2024-06-12', reason: '材料齐全' }),
      { kind: 'completionAccepted', title: '办结申报已同意：第3项 修订办法', body: '武政办〔2024〕21号；按申报之日2024-06-12计为完成。材料齐全。' }],
    ['of a returned claim gives the reason and the date that counts now', completionReturnedText({ ...item, reason: '缺少验收意见。', effectiveDueOn: '2024-06-24' }),
      { kind: 'completionReturned', title: '办结申报已退回：第3项 修订办法', body: '武政办〔2024〕21号；退回原因：缺少验收意见。时限按停表的天数顺延，现为2024-06-24，请继续办理。' }],
    ['of a returned claim without a date gives none', completionReturnedText({ ...item, reason: '缺少验收意见', effectiveDueOn: null }),
      { kind: 'completionReturned', title: '办结申报已退回：第3项 修订办法', body: '武政办〔2024〕21号；退回原因：缺少验收意见。请继续办理。' }],
    ['of a suspended item gives the reason', itemSuspendedText({ ...item, reason: '等待上位法出台' }),
      { kind: 'itemSuspended', title: '已中止办理，停止计时：第3项 修订办法', body: '武政办〔2024〕21号；中止原因：等待上位法出台。' }],
    ['of a resumed item gives the date that counts now', itemResumedText({ ...item, effectiveDueOn: '2024-07-01' }),
      { kind: 'itemResumed', title: '已恢复办理，继续计时：第3项 修订办法', body: '武政办〔2024〕21号；时限按停表的天数顺延，现为2024-07-01，请继续办理。' }],
  ])('%s', (_rule, text, expected) => expect(text).toEqual(expected));

  it('shows the beginning of a long evidence', () => {
    expect(completionClaimedText({ ...item, unit: '市商务局', evidence: '长'.repeat(201), reviewBy: null }).body).toBe(`武政办〔2024〕21号；${'长'.repeat(200)}…`);
  });
});
