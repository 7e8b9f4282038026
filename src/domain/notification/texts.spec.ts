import { assignedText, phaseText, submissionHandedInText, submissionMissedText, submissionOpenedText, submissionReturnedText, submissionWaivedText } from './event-text.js';
import { reminderText } from './reminder-text.js';

const obligation = { kind: 'itemCompletion' as const, title: '第33项 制订行动方案', writtenDueOn: '2024-06-30', dueOn: '2024-06-30', unitName: '黄陂区人民政府', planNumber: '武政办〔2024〕21号', noticeStart: null };

describe('what people are told', () => {
  it.each([
    ['the owner before the date', 'remind', null, '2024-06-25', true, 'reminder', '事项办结：第33项 制订行动方案（还有5天到期）'],
    ['the owner on the date', 'remind', null, '2024-06-30', true, 'reminder', '事项办结：第33项 制订行动方案（今天到期）'],
    ['the office when it is late', 'escalate', null, '2024-07-01', false, 'escalation', '黄陂区人民政府 事项办结：第33项 制订行动方案（已逾期1天）'],
    ['the office when a notice is due', 'draftNotice', 'blue', '2024-07-03', false, 'noticeDue', '黄陂区人民政府 事项办结：第33项 制订行动方案（已逾期3天，蓝色督办单已拟好）'],
    ['the head when a notice is due', 'draftNotice', 'red', '2024-07-19', true, 'noticeDue', '事项办结：第33项 制订行动方案（已逾期19天，红色督办单已拟好）'],
  ] as const)('%s', (_, action, notice, today, forOwner, kind, title) => {
    expect(reminderText({ action, notice }, obligation, today, forOwner)).toMatchObject({ kind, title });
  });

  it('names the written day and the day that counts where the clock stood still', () => {
    const body = (writtenDueOn: string): string => reminderText({ action: 'remind', notice: null }, { ...obligation, writtenDueOn, dueOn: '2024-06-24' }, '2024-06-20', true).body;
    expect(body('2024-06-14')).toBe('武政办〔2024〕21号；到期日 2024-06-14，停表10天，顺延至 2024-06-24；还有4天到期。');
    expect(body('2024-06-24')).toBe('武政办〔2024〕21号；到期日 2024-06-24；还有4天到期。');
  });

  it.each([
    ['itemCompletion', '请办公室了解原因并督促办理。'],
    ['officeReview', '办公室的审核已逾期，单位停表等待答复，请督促办公室尽快答复。'],
    ['yearRollover', '办公室的年底续办确认已逾期，请督促办公室尽快确认。'],
  ] as const)('says of an overdue %s who has to act', (kind, words) => {
    const { body } = reminderText({ action: 'escalate', notice: null }, { ...obligation, kind }, '2024-07-04', false);
    expect(body.endsWith(words)).toBe(true);
    expect(body.includes('了解原因')).toBe(kind === 'itemCompletion');
  });

  it('tells the office to decide on a notice and the unit what may follow', () => {
    const rung = { action: 'draftNotice' as const, notice: 'yellow' as const };
    expect(reminderText(rung, obligation, '2024-07-10', false).body).toContain('黄色督办单草稿已拟好，请办公室决定签发或作废');
    expect(reminderText(rung, obligation, '2024-07-10', true).body).toContain('办公室已有黄色督办单草稿，如仍未办理即可签发');
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

  it('asks the office to answer what was handed in', () => {
    expect(submissionHandedInText({ title: '半年工作小结', documentNumber: '20号', submitter: '市商务局' }).title).toBe('市商务局已报送半年工作小结，请审核');
  });

  it.each([
    ['2024-07-04', '半年工作小结已退回，请于2024-07-04前修改后重新报送'],
    [null, '半年工作小结已退回，请修改后重新报送'],
  ])('tells the unit why it was given back and until when (%s)', (dueOn, title) => {
    expect(submissionReturnedText({ title: '半年工作小结', documentNumber: '20号', reason: '缺少数据', dueOn })).toEqual({ kind: 'submissionReturned', title, body: '20号；退回理由：缺少数据' });
  });

  it('tells the unit that it is let off', () => {
    expect(submissionWaivedText({ title: '2024年4月报送信息', documentNumber: '20号', reason: '机构改革' })).toEqual({ kind: 'submissionWaived', title: '2024年4月报送信息免予报送', body: '20号；理由：机构改革' });
  });

  it.each([
    [true, 5, '进入办理落实阶段'],
    [false, 5, '办理落实阶段结束，仍有5件到期事项未完成'],
    [false, 0, '办理落实阶段结束，到期事项均已完成'],
  ])('tells of a phase (entered: %s, open: %i)', (entered, openObligations, title) => {
    expect(phaseText({ entered, name: '办理落实阶段', windowWords: '2024年4月—9月', documentNumber: '20号', openObligations, openDuties: [] }).title).toBe(title);
  });

  it('names what is still open when a phase ends, and how many in all', () => {
    const openDuties = [{ unit: '市商务局', kind: 'itemCompletion' as const, title: '第3项 开行班列' }, { unit: '市财政局', kind: 'summary' as const, title: `小结${'长'.repeat(60)}` }];
    const phase = { entered: false, name: '实施阶段', windowWords: '4月—9月', documentNumber: '20号', openDuties };
    expect(phaseText({ ...phase, openObligations: 2 }).body).toBe(`20号；4月—9月。未完成：市商务局 事项办结 第3项 开行班列；市财政局 总结报送 小结${'长'.repeat(38)}…。未完成事项继续督办，不因阶段结束而关闭。`);
    expect(phaseText({ ...phase, openObligations: 14 }).body).toContain('…；等14件。');
  });

  it('says when the day to sign by is provisional', () => {
    const plan = { documentNumber: '20号', title: '实施方案' };
    expect(assignedText(plan, { leads: 1, others: 0 }, '2027-01-04', true).title).toBe('20号 交办你单位牵头1项，请于2027-01-04前签收（暂计）');
    expect(assignedText(plan, { leads: 1, others: 0 }, '2027-01-04').title).not.toContain('暂计');
  });
});
