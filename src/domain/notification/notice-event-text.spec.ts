import { circularCorrectedText, circularDiscardedText, circularIssuedText, circularRepliedText, circularReplyAskedText } from './circular-event-text.js';
import { noticeAnsweredText, noticeClosedText, noticeIssuedText, noticeReturnedText, urgedText } from './notice-event-text.js';

const notice = { documentNumber: '21号', number: '督办〔2024〕红1号', title: '红色督办单：甲局 第3项', unit: '甲局' };
const issued = { ...notice, body: '请立即办理。', signatory: '李主任', issuingAuthority: '市政府督查室', replyBy: '2024-07-03', forLeader: false };

describe('what people are told of notices', () => {
  it('the unit: number, matter, day for the reply, who signed', () => {
    expect(noticeIssuedText(issued)).toEqual({
      kind: 'noticeIssued', title: '督办〔2024〕红1号 红色督办单：甲局 第3项，请于2024-07-03前回复', body: '21号；市政府督查室签发，签发人李主任。请立即办理。',
    });
    expect(noticeIssuedText({ ...issued, replyBy: null, body: '长'.repeat(201) })).toMatchObject({ title: '督办〔2024〕红1号 红色督办单：甲局 第3项', body: expect.stringMatching(/长{200}…$/) });
  });

  it('the leader: a copy', () => expect(noticeIssuedText({ ...issued, forLeader: true })).toMatchObject({ title: '抄送：督办〔2024〕红1号 红色督办单：甲局 第3项', body: expect.stringContaining('发往甲局') }));

  it('the office of a reply, with its own day for it', () => {
    expect(noticeAnsweredText({ ...notice, text: '已安排。', reviewBy: '2024-07-08' })).toMatchObject({ title: '甲局已回复督办〔2024〕红1号，请于2024-07-08前办结或退回', body: expect.stringContaining('已安排。') });
    expect(noticeAnsweredText({ ...notice, text: '已安排。', reviewBy: null }).title).toBe('甲局已回复督办〔2024〕红1号');
  });

  it('the unit of what the office answered', () => {
    expect(noticeReturnedText({ ...notice, reason: '没有办结时间', replyBy: '2024-07-09' })).toMatchObject({ title: '督办〔2024〕红1号的回复已退回，请于2024-07-09前重新回复', body: expect.stringContaining('退回原因：没有办结时间') });
    expect(noticeReturnedText({ ...notice, reason: '没有办结时间', replyBy: null }).title).toBe('督办〔2024〕红1号的回复已退回，请重新回复');
    expect(noticeClosedText({ ...notice, note: '同意。' })).toMatchObject({ title: '督办〔2024〕红1号已办结', body: expect.stringContaining('同意。') });
  });
});

describe('what a unit is told when it is urged', () => {
  const urge = { documentNumber: '21号', urgedBy: '领导小组办公室', item: '第3项 开行班列', text: '', urgedOn: '2024-06-25' };

  it.each([
    ['2024-06-30', '（还有5天到期）'],
    ['2024-06-25', '（当天到期）'],
    ['2024-06-20', '（已逾期5天）'],
    [null, ''],
  ])('of a matter due on %s', (dueOn, when) => expect(urgedText({ ...urge, dueOn })).toMatchObject({ kind: 'urged', title: `领导小组办公室催办：第3项 开行班列${when}`, body: '21号；请抓紧办理，并报告进展。' }));

  it('in the words of who urged', () => expect(urgedText({ ...urge, dueOn: null, text: '周五前报数。' }).body).toBe('21号；周五前报数。'));
});

describe('what people are told of circulars', () => {
  const circular = { kind: 'circular', title: '二季度通报' } as const;

  it('a named unit: its own passage and the day for the reply', () => {
    expect(circularReplyAskedText({ ...circular, passage: '甲局应办1件。', replyBy: '2024-07-12' })).toEqual({ kind: 'circularReplyAsked', title: '请于2024-07-12前核实通报《二季度通报》中关于你单位的内容', body: '甲局应办1件。' });
    expect(circularReplyAskedText({ ...circular, passage: '甲局应办1件。', replyBy: null }).title).toBe('请核实通报《二季度通报》中关于你单位的内容');
  });

  it('a named unit: what was corrected, or that it is left out', () => {
    const corrected = { ...circular, passage: '甲局应办1件。', correction: '数据有误', replyBy: '2024-07-15', named: true };
    expect(circularCorrectedText(corrected)).toMatchObject({ title: '通报《二季度通报》中关于你单位的内容已更正，可于2024-07-15前答复', body: '更正理由：数据有误\n甲局应办1件。' });
    expect(circularCorrectedText({ ...corrected, named: false })).toMatchObject({ title: '通报《二季度通报》不再点到你单位', body: '更正理由：数据有误' });
  });

  it('the office of a reply, and all of the issue or the end', () => {
    expect(circularRepliedText({ ...circular, unit: '甲局', text: '第2项已办结。' })).toMatchObject({ title: '甲局已答复核实：通报《二季度通报》', body: '第2项已办结。' });
    expect(circularIssuedText({ ...circular, number: '督查通报〔2024〕1号', issuingAuthority: '督查室', signatory: '李主任' })).toMatchObject({ title: '督查通报〔2024〕1号 二季度通报', body: '督查室印发，签发人李主任。' });
    expect(circularDiscardedText({ ...circular, reason: '改为约谈' })).toMatchObject({ title: '通报《二季度通报》已作废，不再需要核实', body: '作废理由：改为约谈' });
  });
});
