import { assignedText, phaseText, submissionMissedText, submissionOpenedText } from './event-text.js';
import { reminderText } from './reminder-text.js';

const obligation = { kind: 'itemCompletion' as const, title: '第33项 制订行动方案', dueOn: '2024-06-30', unitName: '黄陂区人民政府', planNumber: '武政办〔2024〕21号' };

describe('what people are told', () => {
  it.each([
    ['the owner before the date', 'remind', null, '2024-06-25', true, 'reminder', '事项办结：第33项 制订行动方案（还有5天到期）'],
    ['the owner on the date', 'remind', null, '2024-06-30', true, 'reminder', '事项办结：第33项 制订行动方案（今天到期）'],
    ['the office when it is late', 'escalate', null, '2024-07-01', false, 'escalation', '黄陂区人民政府 事项办结：第33项 制订行动方案（已逾期1天）'],
    ['the office when a notice is due', 'draftNotice', 'blue', '2024-07-03', false, 'noticeDue', '黄陂区人民政府 事项办结：第33项 制订行动方案（已逾期3天，已到蓝色督办单时点）'],
    ['the head when a notice is due', 'draftNotice', 'red', '2024-07-19', true, 'noticeDue', '事项办结：第33项 制订行动方案（已逾期19天，已到红色督办单时点）'],
  ] as const)('%s', (_, action, notice, today, forOwner, kind, title) => {
    expect(reminderText({ action, notice }, obligation, today, forOwner)).toMatchObject({ kind, title });
  });

  it('tells the office to decide on a notice and the unit what may follow', () => {
    const rung = { action: 'draftNotice' as const, notice: 'yellow' as const };
    expect(reminderText(rung, obligation, '2024-07-10', false).body).toContain('请办公室决定是否签发黄色督办单');
    expect(reminderText(rung, obligation, '2024-07-10', true).body).toContain('如仍未办理，办公室可签发黄色督办单');
  });

  it.each([
    [{ leads: 2, others: 3 }, '牵头2项、配合3项'],
    [{ leads: 0, others: 3 }, '你单位配合3项'],
    [{ leads: 1, others: 0 }, '你单位牵头1项'],
  ])('counts what is assigned: %j', (counts, words) => {
    expect(assignedText({ documentNumber: '21号', title: '方案' }, counts, '2024-04-07').title).toContain(words);
  });

  it('names the period and the day when submissions open', () => {
    const { title, body } = submissionOpenedText({ title: '2024年4月报送信息', words: '每月报送1篇以上', dueOn: '2024-04-30', documentNumber: '20号' });
    expect([title, body]).toEqual(['2024年4月报送信息开始报送，请于2024-04-30前完成', '20号：每月报送1篇以上']);
  });

  it('lists who missed a period and that late is still possible', () => {
    const { title, body } = submissionMissedText({ title: '2024年4月报送信息', documentNumber: '20号', unitNames: ['市商务局', '市水务局'] });
    expect(title).toBe('2024年4月报送信息：2家单位未按期报送');
    expect(body).toContain('市商务局、市水务局。仍可补报');
  });

  it.each([
    [true, 5, '进入办理落实阶段'],
    [false, 5, '办理落实阶段结束，仍有5件到期事项未完成'],
    [false, 0, '办理落实阶段结束，到期事项均已完成'],
  ])('tells of a phase (entered: %s, open: %i)', (entered, openObligations, title) => {
    expect(phaseText({ entered, name: '办理落实阶段', windowWords: '2024年4月—9月', documentNumber: '20号', openObligations }).title).toBe(title);
  });
});
