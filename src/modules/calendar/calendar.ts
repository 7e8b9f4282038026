import { Injectable } from '@nestjs/common';
import { ADVISORY_LOCKS } from '../../contracts/advisory-locks.js';
import type { NoticeDay } from '../../domain/kernel/calendar-year.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { type CalendarDay, WorkingCalendar } from '../../domain/kernel/working-calendar.js';
import type { Tx } from '../../platform/db/unit-of-work.js';

export interface CalendarYearRows {
  readonly year: number;
  readonly source: string;
  readonly days: readonly CalendarDay[];
}

/** A due day counted in working days, with what it takes to count it again. */
export interface CountedDueDay {
  readonly dueOn: LocalDate;
  readonly counted: { readonly from: LocalDate; readonly workingDays: number; readonly provisional: boolean };
}

// Held shared by whoever counts a due day and alone by whoever loads a year: a day counted by the old calendar is stored before all are counted again.

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

  /** The due day `workingDays` after `from`; nobody changes the calendar until the transaction has stored it. */
  async count(tx: Tx, from: LocalDate, workingDays: number): Promise<CountedDueDay> {
    await tx.query('select pg_advisory_xact_lock_shared($1)', [ADVISORY_LOCKS.calendarCounting]);
    const { date, provisional } = (await this.load(tx)).addWorkingDays(from, workingDays);
    return { dueOn: date, counted: { from, workingDays, provisional } };
  }

  /** Waits until nobody counts and lets nobody count before the transaction ends; returns the source under which the year is loaded, null when it is not. */
  async lockYear(tx: Tx, year: number): Promise<string | null> {
    await tx.query('select pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.calendarCounting]);
    const [loaded] = await tx.query<{ source: string }>('select source from calendar_year where year = $1', [year]);
    return loaded?.source ?? null;
  }

  /** Stores a year, in place of what was loaded for it. Returns the days that the notice of another year names already; then nothing may be kept. */
  async putYear(tx: Tx, year: number, source: string, days: readonly NoticeDay[]): Promise<{ date: LocalDate; year: number }[]> {
    await tx.query('insert into calendar_year (year, source) values ($1, $2) on conflict (year) do update set source = excluded.source', [year, source]);
    await tx.query('delete from calendar_day where year = $1', [year]);
    const taken = await tx.query<{ date: LocalDate; year: number }>('select date, year from calendar_day where date = any($1::date[]) order by date', [
      days.map((day) => day.date),
    ]);
    if (taken.length > 0) return taken;
    await tx.query('insert into calendar_day (date, year, kind, name) select row.date, $1, row.kind, row.name from unnest($2::date[], $3::text[], $4::text[]) as row (date, kind, name)', [
      year,
      days.map((day) => day.date),
      days.map((day) => day.kind),
      days.map((day) => day.name),
    ]);
    return [];
  }
}
