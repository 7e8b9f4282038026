import { Injectable } from '@nestjs/common';
import type { NoticeDay } from '../../domain/kernel/calendar-year.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import type { CalendarLoadRow } from './calendar-years.service.js';

export interface CalendarYearRow {
  readonly year: number;
  readonly source: string;
  readonly daysOff: number;
  readonly makeUpDays: number;
  /** When it was last loaded; null for a year that came with the system. */
  readonly loadedAt: Date | null;
}

const YEARS = `
  select calendar_year.year, calendar_year.source, held.days_off as "daysOff", held.make_up_days as "makeUpDays",
         (select max(loaded_at) from calendar_load where calendar_load.year = calendar_year.year) as "loadedAt"
  from calendar_year cross join lateral (
    select count(*) filter (where kind = 'dayOff')::int as days_off, count(*) filter (where kind = 'workday')::int as make_up_days
    from calendar_day where calendar_day.year = calendar_year.year) held`;

/** Reads of the official years. */
@Injectable()
export class CalendarYearsQueries {
  constructor(private readonly uow: UnitOfWork) {}

  /** The loaded years, oldest first. */
  list(): Promise<CalendarYearRow[]> {
    return this.uow.query<CalendarYearRow>(`${YEARS} order by calendar_year.year`);
  }

  /** One year with its days and the journal of its loads, newest first; throws Failure when it is not loaded. */
  async year(year: number): Promise<CalendarYearRow & { days: NoticeDay[]; loads: CalendarLoadRow[] }> {
    const [row] = await this.uow.query<CalendarYearRow>(`${YEARS} where calendar_year.year = $1`, [year]);
    if (!row) throw new Failure('not-found', `${year}年放假安排没有载入；已载入的年份见 GET /api/v1/calendar-years。`);
    const days = await this.uow.query<NoticeDay>('select date, kind, name from calendar_day where year = $1 order by date', [year]);
    const loads = await this.uow.query<CalendarLoadRow>(
      `select source, replaced, moved, confirmed, loaded_by as "loadedBy", loaded_at as "loadedAt" from calendar_load where year = $1 order by id desc`,
      [year],
    );
    return { ...row, days, loads };
  }
}
