import type { RelativeSpan } from '../kernel/deadline.js';
import { WorkingCalendar } from '../kernel/working-calendar.js';
import { countedDeadline, whyUndated } from './relative-deadline.js';

const span = (count: number, unit: RelativeSpan['unit'], from: string): RelativeSpan => ({ count, unit, from });
const days = { documentDate: '2024-03-29', issuedOn: '2024-04-01' };
// 2024-04-04 to 06 are days off, Sunday 2024-04-07 is worked (国办发明电〔2023〕7号).
const calendar = new WorkingCalendar(
  [
    ...['2024-04-04', '2024-04-05', '2024-04-06'].map((date) => ({ date, kind: 'dayOff' as const, year: 2024, name: '清明节', source: '' })),
    { date: '2024-04-07', kind: 'workday', year: 2024, name: '清明节', source: '' },
  ],
  [2024],
);

describe('a span becomes a day when its plan is issued', () => {
  it.each([
    ['收到通知后', span(15, 'workingDay', '收到通知'), '2024-04-23', '2024-04-01', 15],
    ['接到本任务之日起', span(3, 'workingDay', '接到本任务之日'), '2024-04-07', '2024-04-01', 3],
    ['交办之日起', span(10, 'day', '交办之日'), '2024-04-11', '2024-04-01', null],
    ['印发之日起', span(30, 'day', '印发之日'), '2024-04-28', '2024-03-29', null],
    ['印发之日起 in working days', span(2, 'workingDay', '本方案印发之日'), '2024-04-02', '2024-03-29', 2],
    ['no day named', span(3, 'month', ''), '2024-06-29', '2024-03-29', null],
    ['years', span(2, 'year', '收到文件'), '2026-04-01', '2024-04-01', null],
  ])('%s: %j', (_, relative, dueOn, from, workingDays) => {
    expect(countedDeadline(relative, days, calendar)).toEqual({ dueOn, from, workingDays, provisional: false });
  });

  it('marks a day counted over a year whose calendar is not loaded', () => {
    expect(countedDeadline(span(200, 'workingDay', '收到通知'), days, calendar)).toMatchObject({ provisional: true });
  });

  it.each([
    [span(15, 'workingDay', '项目开工'), days, '期限从“项目开工”起算，系统无从知道是哪一天；请办公室确定期限。'],
    [span(15, 'workingDay', '收到申请'), days, '期限从“收到申请”起算，系统无从知道是哪一天；请办公室确定期限。'],
    [span(1, 'month', '印发之日'), { ...days, documentDate: null }, '期限从文件印发之日起算，而文件没有载明日期；请办公室确定期限。'],
  ])('%j stays without a day, and says why', (relative, known, words) => {
    expect(countedDeadline(relative, known, calendar)).toBeNull();
    expect(whyUndated(relative)).toBe(words);
  });
});
