import { type CarriedEntry, digestText } from './message-text.js';

const TODAY = '2024-10-08';
const reminder = (title: string, dueOn: string, late = false): CarriedEntry => ({ kind: 'reminder', title, body: '正文', dueOn, late });
const entry = (kind: CarriedEntry['kind'], title: string): CarriedEntry => ({ kind, title, body: '', dueOn: null, late: false });

describe('the text of a digest', () => {
  it('counts and lists by kind, most urgent first, by due date within', () => {
    const text = digestText(
      [entry('phaseEntered', '进入推进阶段'), reminder('丙', '2024-10-20'), reminder('乙', '2024-10-15'), entry('assigned', '交办'), reminder('甲', TODAY), reminder('丁', '2024-10-07'), entry('escalation', '戊')],
      TODAY,
    );
    expect(text.title).toBe('督办提醒7项：逾期上报1项、已逾期1项、今日到期1项、即将到期2项、交办1项、进入阶段1项');
    expect(text.body).toBe('【逾期上报】1项\n1. 戊\n\n【已逾期】1项\n1. 丁\n\n【今日到期】1项\n1. 甲\n\n【即将到期】2项\n1. 乙\n2. 丙\n\n【交办】1项\n1. 交办\n\n【进入阶段】1项\n1. 进入推进阶段');
  });

  it('cuts a long list and says where the rest is', () => {
    const { body } = digestText(Array.from({ length: 25 }, (_, index) => reminder(`事项${index + 1}`, TODAY)), TODAY);
    expect(body.split('\n')).toHaveLength(12);
    expect(body).toMatch(/^【今日到期】25项\n1\. 事项1\n[\s\S]*\n10\. 事项10\n其余15项见待办。$/);
  });

  it('marks what is caught up after an outage (A14)', () => {
    const { title, body } = digestText([reminder('甲', TODAY, true), reminder('乙', TODAY)], TODAY);
    expect(title).toBe('督办提醒2项：今日到期2项（其中补发1项）');
    expect(body).toContain('1. （补发）甲\n2. 乙');
  });

  it('of a single entry is the entry', () => {
    expect(digestText([reminder('甲', TODAY)], TODAY)).toEqual({ title: '甲', body: '正文' });
    expect(digestText([reminder('甲', TODAY, true)], TODAY).title).toBe('（补发）甲');
  });
});
