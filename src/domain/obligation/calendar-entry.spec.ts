import { WorkingCalendar } from '../kernel/working-calendar.js';
import { calendarEntry, type DatedDuty } from './calendar-entry.js';
import type { Ladder } from './ladder.js';

// 清明节 2024: off from Thursday 4 to Saturday 6 April, Sunday the 7th worked.
const CALENDAR = new WorkingCalendar(
  (['2024-04-04', '2024-04-05', '2024-04-06', '2024-04-07'] as const).map((date) => ({ date, kind: date === '2024-04-07' ? 'workday' as const : 'dayOff' as const, year: 2024, name: '清明节', source: '通知' })),
  [2024],
);
const LADDER: Ladder = { code: 'none', title: '无', edition: 1, pausedBy: [], rungs: [] };
const DUTY: DatedDuty = {
  obligationId: '42', kind: 'itemCompletion', title: '第3项 开行班列', documentNumber: '测政办〔2024〕1号', planTitle: '实施方案', dueOn: '2024-04-10', effectiveDueOn: '2024-04-10', dueWords: '4月10日前',
  provisional: false, openedAt: new Date('2024-04-01T01:00:00Z'), dueChangedAt: null,
};
const on = (today: string, changes: Partial<DatedDuty> = {}) => calendarEntry({ ...DUTY, ...changes }, today, LADDER, CALENDAR);

describe('a duty in a subscribed calendar', () => {
  it('names what is owed, of which plan, in the words of the document, and why it has its light', () => {
    expect(on('2024-04-08')).toMatchObject({
      uid: 'obligation-42@duban',
      day: '2024-04-10',
      summary: '事项办结：第3项 开行班列',
      description: '测政办〔2024〕1号 实施方案\n时限原文：4月10日前\n2024年4月10日到期，还有2天（2个工作日）。',
    });
  });

  it.each([
    ['2024-04-10', ['2024-04-07', '2024-04-10']],
    ['2024-04-08', ['2024-04-02', '2024-04-08']],
    ['2024-04-06', ['2024-03-29', '2024-04-03']],
  ])('due on %s sounds its alarms on %j: three working days before, and on the day or the working day before it', (dueOn, days) => {
    expect(on('2024-04-01', { dueOn, effectiveDueOn: dueOn }).alarmDays).toEqual(days);
  });

  it('stands on the day that counts where the clock stood still, and says both days', () => {
    const moved = { dueOn: '2024-04-08', effectiveDueOn: '2024-04-18' };
    expect(on('2024-04-10', moved)).toMatchObject({
      day: '2024-04-18',
      summary: '事项办结：第3项 开行班列',
      alarmDays: ['2024-04-15', '2024-04-18'],
      description: '测政办〔2024〕1号 实施方案\n时限原文：4月10日前\n到期日 2024-04-08，停表10天，顺延至 2024-04-18\n2024年4月8日到期，停表10天，还有8天（6个工作日）。',
    });
    expect(on('2024-04-19', moved)).toMatchObject({ summary: '【逾期】事项办结：第3项 开行班列', description: expect.stringContaining('应于2024年4月8日前完成，停表10天，已逾期1天') });
  });

  it('says that it is late, and that its day is provisional', () => {
    expect(on('2024-04-12').summary).toBe('【逾期】事项办结：第3项 开行班列');
    expect(on('2024-04-08', { provisional: true }).description).toContain('暂计');
    expect(on('2024-04-08', { dueWords: '' }).description.split('\n')).toHaveLength(2);
  });

  it('is the same all day, newer the next day, and in another sequence whenever its day moves', () => {
    expect(on('2024-04-01')).toMatchObject({ sequence: 0, modifiedAt: DUTY.openedAt });
    expect(on('2024-04-08')).toMatchObject({ sequence: 0, modifiedAt: new Date('2024-04-07T16:00:00Z') });
    expect(on('2024-04-08', { dueChangedAt: new Date('2024-04-08T02:00:00Z') })).toMatchObject({ sequence: 608_400, modifiedAt: new Date('2024-04-08T02:00:00Z') });
    expect(on('2024-04-08', { dueChangedAt: DUTY.openedAt }).sequence).toBe(1);
  });
});
