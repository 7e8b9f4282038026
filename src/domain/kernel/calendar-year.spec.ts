import { readFileSync } from 'node:fs';
import { checkedCalendarYear, type PrintedCalendarDay } from './calendar-year.js';

const rows = (...days: readonly (readonly [string, string, string?])[]): PrintedCalendarDay[] =>
  days.map(([date, kind, name = '春节'], index) => ({ row: index + 2, date, kind, name }));
const OFF = ['2027-02-08', 'dayOff'] as const;

describe('the days of a notice', () => {
  it('are taken as they are written, also a day off on a weekend and one of the December before', () => {
    const { days, problems } = checkedCalendarYear(rows(['2026-12-31', 'dayOff', '元旦'], ['2027-01-02', 'dayOff', '元旦'], ['2027-01-03', 'workday', '元旦']), 2027);
    expect(problems).toEqual([]);
    expect(days).toEqual([
      { date: '2026-12-31', kind: 'dayOff', name: '元旦' },
      { date: '2027-01-02', kind: 'dayOff', name: '元旦' },
      { date: '2027-01-03', kind: 'workday', name: '元旦' },
    ]);
  });

  // prettier-ignore
  it.each<[string, readonly [string, string, string?], string]>([
    ['a day that does not exist', ['2027-02-29', 'dayOff'], '“2027-02-29”不是日期'],
    ['another way of writing a date', ['2027/2/8', 'dayOff'], '请写成 YYYY-MM-DD'],
    ['an unknown kind', ['2027-02-09', '放假'], '应为 dayOff（放假）或 workday（调休上班）'],
    ['no festival', ['2027-02-09', 'dayOff', ''], '没有写是什么节日'],
    ['a day of the year after', ['2028-01-01', 'dayOff'], '2028-01-01不在2027年'],
    ['a day of the November before', ['2026-11-30', 'dayOff'], '最早可到2026年12月'],
    ['the same day twice', ['2027-02-08', 'dayOff'], '与第2行重复'],
    ['a day off that is a workday too', ['2027-02-08', 'workday'], '与第2行重复'],
    ['a make-up workday that is a Friday', ['2027-02-05', 'workday'], '2027-02-05是周五，本来就上班'],
  ])('are refused for %s, naming the row', (_, day, words) => {
    const { problems } = checkedCalendarYear(rows(OFF, day), 2027);
    expect(problems).toEqual([{ row: 3, detail: expect.stringContaining(words) }]);
  });

  it('are refused all at once: every wrong row is named', () => {
    expect(checkedCalendarYear(rows(['x', 'dayOff'], OFF, ['2027-02-09', 'off']), 2027).problems.map(({ row }) => row)).toEqual([2, 4]);
  });

  it.each([[[]], [rows(['2027-02-06', 'workday'])]])('are refused when none of them is a day off: %j', (none) => {
    expect(checkedCalendarYear(none, 2027).problems).toEqual([{ row: none.at(-1)?.row ?? 1, detail: expect.stringContaining('没有一天放假') }]);
  });

  it.each([2023, 2024, 2025, 2026])('of %i, as delivered, have no problem', (year) => {
    const lines = readFileSync(new URL(`../../../seed-data/calendar/${year}.csv`, import.meta.url), 'utf8').trim().split('\n').slice(1);
    const printed = lines.map((line, index) => {
      const [date = '', kind = '', name = ''] = line.split(',');
      return { row: index + 2, date, kind, name };
    });
    expect(checkedCalendarYear(printed, year).problems).toEqual([]);
  });
});
