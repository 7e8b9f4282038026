import { parse } from 'csv-parse/sync';
import { checkedCalendarYear, type PrintedCalendarDay } from '../../domain/kernel/calendar-year.js';
import type { CalendarDay } from '../../domain/kernel/working-calendar.js';
import { decodeText } from './decode-text.js';

const COLUMNS = ['date', 'kind', 'name'] as const;
// A row with too few or too many cells is a row to complain about by its number, not a file that cannot be read.
const LENIENT = { columns: true, bom: true, trim: true, skip_empty_lines: true, relax_column_count: true, relax_quotes: true } as const;

/** The rows of a csv (`date,kind,name`) in UTF-8 or GBK as they are written, each with its line; not checked. A missing column is empty in every row. */
export function readCalendarRows(bytes: Uint8Array): PrintedCalendarDay[] {
  const rows = parse(decodeText(bytes).text, { ...LENIENT, info: true }) as unknown as { record: Record<string, string | undefined>; info: { lines: number } }[];
  return rows.map(({ record, info }) => {
    const [date = '', kind = '', name = ''] = COLUMNS.map((column) => record[column]);
    return { row: info.lines, date, kind, name };
  });
}

/** The days of one State Council notice from its csv; throws Error in Chinese that names the rows. */
export function readCalendarYear(csv: string, year: number, source: string): CalendarDay[] {
  const { days, problems } = checkedCalendarYear(readCalendarRows(new TextEncoder().encode(csv)), year);
  if (problems.length > 0) throw new Error(`${year}年放假安排：${problems.map(({ row, detail }) => `第${row}行：${detail}`).join('；')}。`);
  return days.map((day) => ({ ...day, year, source }));
}

/** The notices listed in sources.csv (`year,number,title,issuedOn`). */
export function readCalendarSources(csv: string): { year: number; source: string }[] {
  const rows = parse<{ year: string; number: string; title: string }>(csv, { columns: true, bom: true, trim: true, skip_empty_lines: true });
  return rows.map((row) => ({ year: Number(row.year), source: `${row.number} ${row.title}` }));
}
