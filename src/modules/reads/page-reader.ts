import { Inject, Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { LadderPolicy } from '../../domain/obligation/ladder.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Calendar } from '../calendar/index.js';
import { LADDER_POLICY } from '../obligations/index.js';
import { ReadingDay } from './reading-day.js';

/**
 * One statement of a page. It is planned once per connection under its name, which must stand for these words only. `$1` and `$2` are the
 * ladders with the due dates up to which they are yellow, there as the table `yellow`; `$3` onwards are the page's own. `page` is a
 * query whose first column is `ordinal`, which numbers its rows from 1.
 */
export interface PageStatement {
  readonly name: string;
  /** `name as (…)`, joined by commas, before the page; '' for none. */
  readonly tables: string;
  readonly page: string;
}

export interface PageRows<Row> {
  readonly day: ReadingDay;
  /** None: the page is not there for the person. */
  readonly rows: readonly Row[];
}

type Stamped = { readonly onDay: LocalDate; readonly edition: string | null; readonly ordinal: number | null };

/** Within a statement of a page: the business day, asked once. */
export const TODAY = '(select on_day from stamp)';

/** What a statement of a page begins with. */
// A year that is loaded again is another row to the database, also when its words stay the same.
export const STAMP = `
  stamp as materialized (select app_today() as on_day, (select string_agg(year || ':' || xmin, ',' order by year) from calendar_year) as edition),
  yellow as (select * from unnest($1::text[], $2::date[]) as row (ladder, until))`;

/** Reads pages, one statement each. The calendar and what follows from the day are kept in memory until a statement says that either has changed. */
@Injectable()
export class PageReader {
  private known: { readonly day: ReadingDay; readonly edition: string | null } | null = null;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly calendar: Calendar,
    @Inject(LADDER_POLICY) private readonly policy: LadderPolicy,
  ) {}

  /** Runs the statement as of the business day; after midnight or a change of the calendar it is asked once more. */
  async read<Row>({ name, tables, page }: PageStatement, own: (day: ReadingDay) => readonly unknown[]): Promise<PageRows<Row>> {
    const sql = `with ${STAMP}${tables === '' ? '' : `, ${tables}`}
      select stamp.on_day as "onDay", stamp.edition, page.* from stamp left join (${page}) page on true order by page.ordinal`;
    for (let attempt = 1; ; attempt += 1) {
      const { day, edition } = (this.known ??= await this.asOfNow());
      const rows = await this.uow.asked<Row & Stamped>(name, sql, [day.ladders, day.yellowUntil, ...own(day)]);
      const [first] = rows;
      if (!first) throw new Error(`${name} returned no row`);
      if (first.onDay === day.today && first.edition === edition) return { day, rows: rows.filter((row) => row.ordinal !== null) };
      if (attempt > 2) throw new Error('the calendar changes faster than a page is read');
      this.known = null;
    }
  }

  private async asOfNow(): Promise<{ readonly day: ReadingDay; readonly edition: string | null }> {
    const [stamp] = await this.uow.query<Pick<Stamped, 'onDay' | 'edition'>>(
      `with ${STAMP.replace('$1::text[], $2::date[]', "'{}'::text[], '{}'::date[]")} select on_day as "onDay", edition from stamp`,
    );
    if (!stamp) throw new Error('the day was not told');
    return { day: new ReadingDay(stamp.onDay, await this.calendar.load(this.uow), this.policy), edition: stamp.edition };
  }
}
