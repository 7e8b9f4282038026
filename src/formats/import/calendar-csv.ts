import { parse } from 'csv-parse/sync';
import { isLocalDate } from '../../domain/kernel/local-date.js';
import type { CalendarDay } from '../../domain/kernel/working-calendar.js';

interface DayRow {
  readonly date: string;
  readonly kind: string;
  readonly name: string;
}

/** The days of one State Council notice from its csv (`date,kind,name`); throws Error in Chinese that names the row. */
export function readCalendarYear(csv: string, year: number, source: string): CalendarDay[] {
  const rows = parse<DayRow>(csv, { columns: true, bom: true, trim: true, skip_empty_lines: true });
  return rows.map(({ date, kind, name }, index) => {
    const place = `${year}年放假安排第${index + 2}行`;
    if (!isLocalDate(date)) throw new Error(`${place}：“${date}”不是日期（应为 YYYY-MM-DD）。`);
    if (kind !== 'dayOff' && kind !== 'workday') throw new Error(`${place}：“${kind}”应为 dayOff（放假）或 workday（调休上班）。`);
    return { date, kind, name, year, source };
  });
}

/** The notices listed in sources.csv (`year,number,title,issuedOn`). */
export function readCalendarSources(csv: string): { year: number; source: string }[] {
  const rows = parse<{ year: string; number: string; title: string }>(csv, { columns: true, bom: true, trim: true, skip_empty_lines: true });
  return rows.map((row) => ({ year: Number(row.year), source: `${row.number} ${row.title}` }));
}
