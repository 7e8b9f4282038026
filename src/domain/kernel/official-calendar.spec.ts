import { readFileSync } from 'node:fs';
import * as chineseWorkday from 'chinese-workday';
import { parse } from 'csv-parse/sync';
import { addDays, weekday, yearOf, type LocalDate } from './local-date.js';
import { WorkingCalendar, type CalendarDay } from './working-calendar.js';

const YEARS = [2023, 2024, 2025, 2026] as const;

type Notice = { readonly year: string; readonly number: string; readonly title: string; readonly issuedOn: LocalDate };

function rowsOf<Row>(file: string): Row[] {
  return parse<Row>(readFileSync(new URL(`../../../seed-data/calendar/${file}.csv`, import.meta.url)), { columns: true });
}

const notices = rowsOf<Notice>('sources');
const days: CalendarDay[] = YEARS.flatMap((year) =>
  rowsOf<Pick<CalendarDay, 'date' | 'kind' | 'name'>>(String(year)).map((row) => ({ ...row, year, source: notices.find((notice) => notice.year === String(year))?.number ?? '' })),
);
const calendar = new WorkingCalendar(days, YEARS);

function everyDayOf(year: number): LocalDate[] {
  const dates: LocalDate[] = [];
  for (let date = `${year}-01-01`; yearOf(date) === year; date = addDays(date, 1)) dates.push(date);
  return dates;
}

describe('the official calendar of the State Council notices', () => {
  // The notice of 2023 ends 元旦 on 2 January (2022年12月31日至2023年1月2日放假调休，共3天); the package has Tuesday 3 January off as well and is wrong there.
  it.each<[number, LocalDate[]]>([
    [2023, ['2023-01-03']],
    [2024, []],
    [2025, []],
    [2026, []],
  ])('agrees with the package chinese-workday on every day of %i but %j', (year, known) => {
    const differences = everyDayOf(year).filter((date) => calendar.isWorkingDay(date).working !== chineseWorkday.isWorkday(date));
    expect(differences).toEqual(known);
  });

  it.each(YEARS)('names the notice of %i and when it was issued', (year) => {
    expect(notices.filter((notice) => notice.year === String(year))).toEqual([
      { year: String(year), number: expect.stringMatching(/^国办发明电〔20\d\d〕\d+号$/), title: `国务院办公厅关于${year}年部分节假日安排的通知`, issuedOn: expect.stringMatching(String(year - 1)) },
    ]);
  });

  it.each([
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('has in %i %i working days', (year, expected) => {
    expect(everyDayOf(year).filter((date) => calendar.isWorkingDay(date).working)).toHaveLength(expected);
  });

  it('makes up only on weekends and only for a day off of the same holiday', () => {
    const makeUpDays = days.filter((day) => day.kind === 'workday');
    expect(makeUpDays.map(({ date }) => weekday(date)).filter((day) => day < 6)).toEqual([]);
    for (const { name, year } of makeUpDays) expect(days).toContainEqual(expect.objectContaining({ name, year, kind: 'dayOff' }));
  });

  it('has the make-up days of 2026', () => {
    expect(days.filter((day) => day.year === 2026 && day.kind === 'workday').map((day) => day.date)).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ]);
  });

  it('says that a day of 2027 is provisional, because no notice of that year is known', () => {
    expect(calendar.isWorkingDay('2027-01-01')).toEqual({ working: true, provisional: true });
    expect(calendar.isWorkingDay('2026-12-31')).toEqual({ working: true, provisional: false });
  });
});
