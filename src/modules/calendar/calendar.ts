import { Injectable } from '@nestjs/common';
import { type CalendarDay, WorkingCalendar } from '../../domain/kernel/working-calendar.js';
import type { Tx } from '../../platform/db/unit-of-work.js';

export interface CalendarYearRows {
  readonly year: number;
  readonly source: string;
  readonly days: readonly CalendarDay[];
}

/** The working calendar as it is loaded now; a year without its State Council notice answers provisionally (promise A12). */
@Injectable()
export class Calendar {
  async load(tx: Pick<Tx, 'query'>): Promise<WorkingCalendar> {
    const years = await tx.query<{ year: number; days: CalendarDay[] | null }>(
      `select y.year, y.source,
              json_agg(json_build_object('date', d.date, 'kind', d.kind, 'name', d.name, 'year', d.year, 'source', y.source) order by d.date)
                filter (where d.date is not null) as days
       from calendar_year y left join calendar_day d on d.year = y.year group by y.year order by y.year`,
    );
    return new WorkingCalendar(
      years.flatMap((year) => year.days ?? []),
      years.map((year) => year.year),
    );
  }

  /** Stores years that are not loaded yet; returns the years added. */
  async addYears(tx: Tx, years: readonly CalendarYearRows[]): Promise<number[]> {
    const added = await tx.query<{ year: number }>(
      `insert into calendar_year (year, source) select * from unnest($1::int[], $2::text[]) on conflict do nothing returning year`,
      [years.map((year) => year.year), years.map((year) => year.source)],
    );
    const fresh = new Set(added.map((row) => row.year));
    const days = years.filter((year) => fresh.has(year.year)).flatMap((year) => year.days.map((day) => ({ ...day, year: year.year })));
    await tx.query(
      `insert into calendar_day (date, year, kind, name) select * from unnest($1::date[], $2::int[], $3::text[], $4::text[])`,
      [days.map((day) => day.date), days.map((day) => day.year), days.map((day) => day.kind), days.map((day) => day.name)],
    );
    return [...fresh];
  }
}
