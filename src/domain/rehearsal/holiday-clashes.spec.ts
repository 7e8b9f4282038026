import { WorkingCalendar, type CalendarDay } from '../kernel/working-calendar.js';
import { CROWDED_HOLIDAY_WEEK, crowdedHolidayWeeks, dayOffClash, dueDateClashes, provisionalYears } from './holiday-clashes.js';

const off = (date: string, name: string): CalendarDay => ({ date, kind: 'dayOff', year: 2024, name, source: '国办发明电〔2023〕7号' });
const DAYS: readonly CalendarDay[] = [
  ...['2024-10-01', '2024-10-02', '2024-10-03', '2024-10-04', '2024-10-05', '2024-10-06', '2024-10-07'].map((date) => off(date, '国庆节')),
  off('2024-06-10', '端午节'),
  { ...off('2024-09-29', '国庆节'), kind: 'workday' },
];
const calendar = new WorkingCalendar(DAYS, [2024]);
const names = new Map(DAYS.filter(({ kind }) => kind === 'dayOff').map(({ date, name }) => [date, name]));

describe('due dates on days off', () => {
  it.each([
    ['2024-10-01', '国庆节', '2024-09-30'],
    ['2024-10-07', '国庆节', '2024-09-30'],
    ['2024-06-10', '端午节', '2024-06-07'],
    ['2024-06-30', '周日', '2024-06-28'],
    ['2024-08-31', '周六', '2024-08-30'],
  ])('%s is %s and is reminded of on %s', (day, dayOff, remindedOn) => {
    expect(dueDateClashes([{ day, duties: 3 }], calendar, names)).toEqual([{ day, duties: 3, dayOff, remindedOn, provisional: false }]);
  });

  it.each(['2024-06-28', '2024-09-29'])('%s is worked and clashes with nothing', (day) => {
    expect(dueDateClashes([{ day }], calendar, names)).toEqual([]);
    expect(dayOffClash(day, calendar, names)).toBeNull();
  });

  it('are provisional in a year without an official calendar, and where the working day before lies in one', () => {
    expect(dueDateClashes([{ day: '2025-10-04' }], calendar, names)).toEqual([{ day: '2025-10-04', dayOff: '周六', remindedOn: '2025-10-03', provisional: true }]);
  });
});

describe('weeks of the long holidays', () => {
  it.each([
    ['just enough', CROWDED_HOLIDAY_WEEK, [{ monday: '2024-09-30', holiday: '国庆节', duties: CROWDED_HOLIDAY_WEEK }]],
    ['one less', CROWDED_HOLIDAY_WEEK - 1, []],
  ])('are named when %s falls due in them', (_, duties, weeks) => {
    expect(crowdedHolidayWeeks([{ day: '2024-09-30', duties: duties - 5 }, { day: '2024-10-06', duties: 5 }, { day: '2024-09-29', duties: 100 }], names)).toEqual(weeks);
  });

  it('do not include those of short holidays', () => {
    expect(crowdedHolidayWeeks([{ day: '2024-06-11', duties: 500 }], names)).toEqual([]);
  });
});

describe('years without an official calendar', () => {
  it.each([
    ['2024-05-01', '2024-12-31', []],
    ['2024-12-30', '2025-01-01', [2025]],
    ['2023-12-31', '2026-01-01', [2023, 2025, 2026]],
  ])('between %s and %s: %j', (from, to, years) => {
    expect(provisionalYears(from, to, calendar)).toEqual(years);
  });
});
