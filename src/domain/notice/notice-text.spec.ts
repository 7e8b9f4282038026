import { issuedBody, type NoticeMatter, noticeText, readdressed, replacedReason } from './notice-text.js';

const matter: NoticeMatter = {
  kind: 'itemCompletion',
  title: '第33项 制订行动方案',
  unitName: '黄陂区人民政府',
  planNumber: '武政办〔2024〕21号',
  planTitle: '关于加快发展的实施方案',
  officeName: '领导小组办公室',
  dueWords: '2024年6月底',
  dueOn: '2024-06-30',
  effectiveDueOn: '2024-06-30',
};

describe('the text of a notice', () => {
  it('is a letter to the unit: which matter of which document, by when, how late, what is asked, who signs', () => {
    expect(noticeText('blue', matter, '2024-07-03', 5)).toEqual({
      title: '蓝色督办单：黄陂区人民政府 事项办结（第33项 制订行动方案）',
      body: [
        '黄陂区人民政府：',
        '　　按照《关于加快发展的实施方案》（武政办〔2024〕21号），你单位承担的“第33项 制订行动方案”（事项办结）应于2024年6月30日（原文“2024年6月底”）前完成。截至2024年7月3日仍未完成，已逾期3天，现予提醒督办。',
        '　　请抓紧办理，并在5个工作日内书面说明未按期完成的原因和预计办结时间。有客观困难确需调整时限的，请同时提出延期申请。',
        '　　　　　　　　领导小组办公室',
        '（蓝色督办单草稿，由办公室负责人签发后生效。）',
      ].join('\n'),
    });
  });

  it('is addressed to another unit without another word changed', () => {
    const draft = noticeText('blue', { ...matter, title: '第33项 黄陂区人民政府 制订行动方案' }, '2024-07-03', 5);
    const { title, body } = readdressed(draft, '黄陂区人民政府', '市商务局$1');
    expect(title).toBe('蓝色督办单：市商务局$1 事项办结（第33项 黄陂区人民政府 制订行动方案）');
    expect(body).toBe(draft.body.replace('黄陂区人民政府：', () => '市商务局$1：'));
    const byHand = { title: '关于项目的督办', body: '请抓紧。' };
    expect(readdressed(byHand, '黄陂区人民政府', '市商务局')).toEqual(byHand);
  });

  it('counts days late without those the clock stood still, and says so, with the date of the document', () => {
    const { body } = noticeText('yellow', { ...matter, effectiveDueOn: '2024-07-04' }, '2024-07-16', 3);
    expect(body).toContain('应于2024年6月30日（原文“2024年6月底”）前完成。截至2024年7月16日仍未完成，扣除暂停计时4天，已逾期12天');
  });

  it.each([
    ['blue', 5, '5个工作日内书面说明', '办公室负责人签发'],
    ['yellow', 3, '3个工作日内书面说明', '办公室主任签发'],
    ['red', 2, '2个工作日内书面报告', '有签发权的负责人署名签发，抄送分管领导'],
  ] as const)('asks in %s for an answer within %i working days and names who signs', (colour, days, asked, signedBy) => {
    const { body } = noticeText(colour, matter, '2024-07-19', days);
    expect(body).toContain(asked);
    expect(body).toContain(signedBy);
  });

  it('does not repeat the date as words, nor name an office the plan does not have', () => {
    const { body } = noticeText('blue', { ...matter, dueWords: '2024-06-30', officeName: null }, '2024-07-03', 5);
    expect(body).toContain('应于2024年6月30日前完成');
    expect(body.split('\n')).toHaveLength(4);
  });

  it('goes out without the line that marks the draft', () => {
    const { body } = noticeText('red', matter, '2024-07-19', 2);
    expect(body).toContain('草稿');
    expect(issuedBody(body)).toBe(body.split('\n').slice(0, -1).join('\n'));
    expect(issuedBody('请抓紧办理。')).toBe('请抓紧办理。');
  });

  it('names the graver notice that took its place', () => expect(replacedReason('red')).toBe('已改拟红色督办单，一事一单。'));
});
