import { WorkingCalendar, type CalendarDay } from '../kernel/working-calendar.js';
import type { Ladder } from './ladder.js';
import { daysLate, light } from './light.js';
import type { ObligationView } from './obligation.js';

const dragonBoat: CalendarDay = { date: '2024-06-10', kind: 'dayOff', year: 2024, name: '端午节', source: '国办发明电〔2023〕7号' };
const calendar = new WorkingCalendar([dragonBoat], [2024]);
const rung = { code: 'before3', offset: { count: -3, unit: 'working' }, action: 'remind', audience: ['liaison'], delivery: 'digest', anyHour: false, notice: null, light: 'yellow' } as const;
const ladder: Ladder = { code: 'standard', title: '标准', edition: 1, pausedBy: [], rungs: [rung] };
const withoutYellow: Ladder = { ...ladder, rungs: [{ ...rung, light: null }] };

const open: ObligationView = { state: 'open', dueOn: '2024-06-30', evergreen: false, settledOn: null };

describe('the light of an obligation due on Sunday 30 June 2024', () => {
  it.each([
    ['2024-06-24', 'green', '2024年6月30日到期，还有6天（4个工作日）。'],
    ['2024-06-25', 'yellow', '2024年6月30日到期，还有5天（3个工作日）。'],
    ['2024-06-29', 'yellow', '2024年6月30日到期，还有1天（0个工作日）。'],
    ['2024-06-30', 'yellow', '今天到期。'],
    ['2024-07-01', 'red', '应于2024年6月30日前完成，已逾期1天（1个工作日）。'],
    ['2024-07-08', 'red', '应于2024年6月30日前完成，已逾期8天（6个工作日）。'],
  ])('on %s is %s: %s', (today, colour, reason) => {
    expect(light(open, today, ladder, calendar)).toEqual({ colour, reason, provisional: false });
  });

  it.each([
    ['2024-07-01', 'green', '2024年6月30日到期，停表10天，还有9天（7个工作日）。'],
    ['2024-07-05', 'yellow', '2024年6月30日到期，停表10天，还有5天（3个工作日）。'],
    ['2024-07-10', 'yellow', '2024年6月30日到期，停表10天，今天到期。'],
    ['2024-07-12', 'red', '应于2024年6月30日前完成，停表10天，已逾期2天（2个工作日）。'],
  ])('whose clock stood still for ten days, on %s is %s: %s', (today, colour, reason) => {
    expect(light({ ...open, effectiveDueOn: '2024-07-10' }, today, ladder, calendar)).toEqual({ colour, reason, provisional: false });
  });

  it('stays green until the due date on a ladder without a yellow rung', () => {
    expect(light(open, '2024-06-30', withoutYellow, calendar).colour).toBe('green');
    expect(light(open, '2024-07-01', withoutYellow, calendar).colour).toBe('red');
  });
});

describe('the light of an obligation whose due date was counted over a year that is not loaded', () => {
  it.each(['2024-06-24', '2024-06-30', '2024-07-01'])('says so on %s, although the days it counts are known', (today) => {
    expect(light({ ...open, provisional: true }, today, ladder, calendar)).toMatchObject({ provisional: true, reason: expect.stringContaining('暂计') });
  });
});

describe('the light of an obligation', () => {
  it.each<[string, Partial<ObligationView>, string, string]>([
    ['that is evergreen is never red', { dueOn: null, evergreen: true }, 'grey', '持续推进，没有完成时限。'],
    ['without a date is never red', { dueOn: null }, 'grey', '未定时限，请确定完成日期。'],
    ['done in time', { state: 'settled', settledOn: '2024-06-30' }, 'grey', '已于2024年6月30日完成。'],
    ['done late says how late', { state: 'settled', settledOn: '2024-07-02' }, 'grey', '已于2024年7月2日完成，逾期2天。'],
    ['done without a date', { state: 'settled', dueOn: null, settledOn: '2030-01-01' }, 'grey', '已于2030年1月1日完成。'],
    ['whose clock stood still, done after the written date and in time', { state: 'settled', effectiveDueOn: '2024-07-10', settledOn: '2024-07-02' }, 'grey', '已于2024年7月2日完成，停表10天，没有逾期。'],
    ['whose clock stood still, done before the written date', { state: 'settled', effectiveDueOn: '2024-07-10', settledOn: '2024-06-29' }, 'grey', '已于2024年6月29日完成。'],
    ['whose clock stood still, done late', { state: 'settled', effectiveDueOn: '2024-07-10', settledOn: '2024-07-12' }, 'grey', '已于2024年7月12日完成，逾期2天（停表10天不计）。'],
    ['that is void', { state: 'voided' }, 'grey', '已作废，不再要求完成。'],
    ['paused in time', { state: 'paused', pausedOn: '2024-06-20' }, 'grey', '计时已暂停，恢复后继续计时。'],
    ['paused when already late', { state: 'paused', pausedOn: '2024-07-03' }, 'grey', '计时已暂停，恢复后继续计时；暂停时已逾期3天。'],
  ])('%s', (_case, facts, colour, reason) => {
    expect(light({ ...open, ...facts }, '2030-01-01', ladder, calendar)).toEqual({ colour, reason, provisional: false });
  });

  it('says when its working days are counted without an official calendar', () => {
    expect(light({ ...open, dueOn: '2025-01-03' }, '2024-12-30', ladder, calendar)).toEqual({
      colour: 'green',
      reason: '2025年1月3日到期，还有4天（4个工作日）（所涉年度的放假安排尚未载入，工作日数为暂计）。',
      provisional: true,
    });
  });
});

describe('the days an obligation is late', () => {
  it.each<[string, Partial<ObligationView>, number]>([
    ['open and due today', { dueOn: '2024-07-10' }, 0],
    ['open and overdue', {}, 10],
    ['undated', { dueOn: null }, 0],
    ['evergreen', { dueOn: null, evergreen: true }, 0],
    ['done early', { state: 'settled', settledOn: '2024-06-01' }, 0],
    ['done late, however long ago', { state: 'settled', settledOn: '2024-07-01' }, 1],
    ['paused late stands still', { state: 'paused', pausedOn: '2024-07-02' }, 2],
    ['open again keeps no pause', { pausedOn: '2024-07-02' }, 10],
    ['void', { state: 'voided' }, 0],
    ['late by the written date only', { effectiveDueOn: '2024-07-10' }, 0],
    ['late by the effective date', { effectiveDueOn: '2024-07-07' }, 3],
    ['paused again, late by the effective date', { state: 'paused', pausedOn: '2024-07-08', effectiveDueOn: '2024-07-07' }, 1],
  ])('%s', (_case, facts, expected) => expect(daysLate({ ...open, ...facts }, '2024-07-10')).toBe(expected));
});
