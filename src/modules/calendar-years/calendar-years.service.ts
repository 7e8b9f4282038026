import { Injectable } from '@nestjs/common';
import { checkedCalendarYear, type NoticeDay, type PrintedCalendarDay } from '../../domain/kernel/calendar-year.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { Actor } from '../../domain/policy/actor.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { permit } from '../accounts/index.js';
import { Audit } from '../audit/index.js';
import { Calendar, type CalendarYearRows } from '../calendar/index.js';
import { type CountedAgain, ObligationsService } from '../obligations/index.js';

/** A year as somebody hands it in. */
export interface CalendarYearToLoad {
  readonly year: number;
  /** Number and title of the notice: 国办发明电〔2025〕7号 国务院办公厅关于2026年部分节假日安排的通知. */
  readonly source: string;
  readonly days: readonly PrintedCalendarDay[];
  /** What a row is called: a line of a file, or an entry of a JSON list with its pointer. */
  readonly rowsAre: 'lines' | 'entries';
  /** Take the place of a year that is loaded already. */
  readonly replace: boolean;
}

export interface LoadedYear extends CountedAgain {
  readonly year: number;
  readonly source: string;
  readonly daysOff: number;
  readonly makeUpDays: number;
  /** True when the year had been loaded before. */
  readonly replaced: boolean;
}

export const EARLIEST_YEAR = 2000;
export const LATEST_YEAR = 2100;
export const SOURCE_LENGTH = 200;

/** Keeps the official years of the working calendar: what is loaded, and what is counted again because of it. */
@Injectable()
export class CalendarYearsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly calendar: Calendar,
    private readonly obligations: ObligationsService,
    private readonly audit: Audit,
  ) {}

  /**
   * Stores the notice of a year and counts every running due date again, in one transaction with its journal. Throws Failure
   * `validation-failed` that names every wrong row, `conflict-state` when the year is loaded and is not to be replaced.
   */
  load(actor: Actor, asked: CalendarYearToLoad): Promise<LoadedYear> {
    permit(actor, 'loadCalendar');
    const source = asked.source.trim();
    refuseWrongHead(asked.year, source);
    const { days, problems } = checkedCalendarYear(asked.days, asked.year);
    refuseProblems(asked, problems);
    return this.uow.run(async (tx) => {
      const before = await this.calendar.lockYear(tx, asked.year);
      if (before !== null && !asked.replace) throw alreadyLoaded(asked.year, before);
      const rowOf = new Map(asked.days.map(({ date, row }) => [date, row]));
      const taken = await this.calendar.putYear(tx, asked.year, source, days);
      refuseProblems(asked, taken.map(({ date, year }) => ({ row: rowOf.get(date) ?? 1, detail: `${date}已列在${year}年的放假安排里，请核对两份通知，只在一处列出` })));
      const counted = await this.obligations.countAgain(tx, await this.calendar.load(tx));
      const loaded = loadedYear({ year: asked.year, source, days }, before !== null, counted);
      await this.journal(tx, actor, loaded, before);
      return loaded;
    });
  }

  /** Loads those years the system brings that are not loaded yet; returns them. What runs is counted again, as when a person loads a year. */
  addMissing(actor: Actor, years: readonly CalendarYearRows[]): Promise<number[]> {
    permit(actor, 'loadCalendar');
    return this.uow.run(async (tx) => {
      const added: number[] = [];
      for (const { year, source, days } of years) {
        if ((await this.calendar.lockYear(tx, year)) !== null) continue;
        added.push(...(await this.calendar.addYears(tx, [{ year, source, days }])));
        const counted = await this.obligations.countAgain(tx, await this.calendar.load(tx));
        if (counted.moved.length > 0 || counted.confirmed > 0) await this.journal(tx, actor, loadedYear({ year, source, days }, false, counted), null);
      }
      return added;
    });
  }

  private async journal(tx: Tx, actor: Actor, { year, source, replaced, moved, confirmed, daysOff, makeUpDays }: LoadedYear, before: string | null): Promise<void> {
    await tx.query('insert into calendar_load (year, source, replaced, moved, confirmed, loaded_by, loaded_at) values ($1, $2, $3, $4, $5, $6, $7)', [
      year,
      source,
      replaced,
      JSON.stringify(moved),
      confirmed,
      actor.name,
      tx.now,
    ]);
    await this.audit.record(tx, actor, [
      {
        action: replaced ? 'calendarYear.replaced' : 'calendarYear.loaded',
        subjectType: 'calendarYear',
        subjectId: String(year),
        detail: { source, before, daysOff, makeUpDays, moved, confirmed },
      },
    ]);
  }
}

function loadedYear(
  { year, source, days }: { readonly year: number; readonly source: string; readonly days: readonly NoticeDay[] },
  replaced: boolean,
  counted: CountedAgain,
): LoadedYear {
  const [daysOff, makeUpDays] = [days.filter((day) => day.kind === 'dayOff').length, days.filter((day) => day.kind === 'workday').length];
  return { year, source, daysOff, makeUpDays, replaced, ...counted };
}

function refuseWrongHead(year: number, source: string): void {
  const errors: { pointer: string; detail: string }[] = [];
  if (!Number.isInteger(year) || year < EARLIEST_YEAR || year > LATEST_YEAR) errors.push({ pointer: '/year', detail: `年份须为${EARLIEST_YEAR}至${LATEST_YEAR}之间的整数` });
  if (source === '' || source.length > SOURCE_LENGTH) errors.push({ pointer: '/source', detail: `请写明通知的文号和标题（${SOURCE_LENGTH}字以内），如“国办发明电〔2025〕7号 国务院办公厅关于2026年部分节假日安排的通知”` });
  if (errors.length > 0) throw new Failure('validation-failed', `${errors.map((error) => error.detail).join('；')}。`, errors);
}

function refuseProblems({ year, rowsAre }: CalendarYearToLoad, problems: readonly { readonly row: number; readonly detail: string }[]): void {
  if (problems.length === 0) return;
  const errors = problems.map(({ row, detail }) => ({ pointer: rowsAre === 'lines' ? `/file/${row}` : `/days/${row - 1}`, detail: `第${row}${rowsAre === 'lines' ? '行' : '项'}：${detail}` }));
  throw new Failure('validation-failed', `${year}年放假安排有${errors.length}处错误，没有载入。${errors.map((error) => error.detail).join('；')}。`, errors);
}

function alreadyLoaded(year: number, source: string): Failure {
  return new Failure('conflict-state', `${year}年放假安排已经载入（${source}）。如通知有更正，请写明要替换原来的安排（命令行加 --replace，接口传 replace: true）。`);
}

/** A journal entry as it is read back. */
export interface CalendarLoadRow {
  readonly source: string;
  readonly replaced: boolean;
  readonly moved: readonly { readonly obligationId: string; readonly from: LocalDate; readonly to: LocalDate }[];
  readonly confirmed: number;
  readonly loadedBy: string;
  readonly loadedAt: Date;
}
