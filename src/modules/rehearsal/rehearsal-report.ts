import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { WorkingCalendar } from '../../domain/kernel/working-calendar.js';
import type { Assumption } from '../../domain/rehearsal/assumption.js';
import { crowdedHolidayWeeks, dayOffClash, dueDateClashes, provisionalYears } from '../../domain/rehearsal/holiday-clashes.js';
import type { RehearsedDays } from '../../domain/rehearsal/rehearsed-days.js';
import { UNIT_CHANGE_TITLES } from '../../domain/unit/unit-change.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import type { BusyDayResponse, RehearsalResponse, RehearsedDayResponse } from './dto/rehearsal.response.js';
import { RehearsalQueries } from './rehearsal.queries.js';

const BUSIEST_DAYS = 10;
const UNIT_WEEKS = 20;
const PEOPLE = 20;

/** Puts together what a span of days brought. */
@Injectable()
export class RehearsalReport {
  constructor(private readonly queries: RehearsalQueries) {}

  /** The last day anything of the plans is dated; null when nothing is. */
  lastDate(tx: Tx): Promise<LocalDate | null> {
    return this.queries.lastDate(tx);
  }

  /** Everything that happened from the first to the last day, read from the tables the transaction sees. */
  async of(tx: Tx, span: RehearsedDays, assume: Assumption, calendar: WorkingCalendar): Promise<RehearsalResponse> {
    const days = await this.days(tx, span, calendar);
    const dues = await this.queries.dues(tx, span);
    const names = await this.queries.holidayNames(tx, span);
    const unheard = await this.queries.unheard(tx, span);
    return {
      ...span,
      assume,
      plans: await this.queries.plans(tx),
      totals: {
        days: days.length,
        messages: sum(days, (day) => day.messages),
        entries: sum(days, (day) => day.entries),
        recipients: await this.queries.recipients(tx, span),
        reminders: sum(days, (day) => sum(day.reminders, (line) => line.obligations)),
        unheard: sum(unheard, (line) => line.reminders),
        dues: sum(dues, (due) => due.duties),
      },
      days,
      busiestDays: await this.busiest(tx, span, days),
      unitWeeks: await this.queries.unitWeeks(tx, span, UNIT_WEEKS),
      dueDateClashes: dueDateClashes(dues, calendar, names),
      phaseClashes: (await this.queries.phaseEdges(tx, span)).flatMap((edge) => {
        const clash = dayOffClash(edge.day, calendar, names);
        return clash ? [{ ...edge, ...clash }] : [];
      }),
      holidayWeeks: crowdedHolidayWeeks(dues, names),
      provisionalYears: provisionalYears(span.from, span.to, calendar),
      people: await this.queries.people(tx, span, PEOPLE),
      unheard,
    };
  }

  private async days(tx: Tx, span: RehearsedDays, calendar: WorkingCalendar): Promise<RehearsedDayResponse[]> {
    const changes = byDay(await this.queries.unitChanges(tx, span));
    const issued = byDay(await this.queries.issued(tx, span));
    const phases = byDay(await this.queries.phaseChanges(tx, span));
    const submissions = byDay(await this.queries.submissionChanges(tx, span));
    const reminders = byDay(await this.queries.reminders(tx, span));
    const counts = new Map((await this.queries.days(tx, span)).map(({ day, ...count }) => [day, count]));
    const eventful = new Set([changes, issued, phases, submissions, reminders, counts].flatMap((lines) => [...lines.keys()]));
    return [...eventful].sort().map((day) => ({
      day,
      ...calendar.isWorkingDay(day),
      unitChanges: (changes.get(day) ?? []).map((change) => ({ ...change, kindTitle: UNIT_CHANGE_TITLES[change.kind] })),
      plansIssued: issued.get(day) ?? [],
      phasesEntered: ofType(phases.get(day), 'phase.entered'),
      phasesLeft: ofType(phases.get(day), 'phase.left'),
      submissionsOpened: ofType(submissions.get(day), 'submission.opened'),
      submissionsMissed: ofType(submissions.get(day), 'submission.missed'),
      reminders: reminders.get(day) ?? [],
      ...(counts.get(day) ?? { entries: 0, messages: 0, recipients: 0 }),
    }));
  }

  private async busiest(tx: Tx, span: RehearsedDays, days: readonly RehearsedDayResponse[]): Promise<BusyDayResponse[]> {
    const busiest = days
      .filter((day) => day.messages > 0)
      .sort((one, other) => other.messages - one.messages || (one.day < other.day ? -1 : 1))
      .slice(0, BUSIEST_DAYS);
    const causes = byDay(await this.queries.causes(tx, span, busiest.map(({ day }) => day)));
    return busiest.map(({ day, messages, entries, recipients }) => ({ day, messages, entries, recipients, causes: causes.get(day) ?? [] }));
  }
}

function byDay<Line extends { readonly day: LocalDate }>(lines: readonly Line[]): Map<LocalDate, Omit<Line, 'day'>[]> {
  const days = new Map<LocalDate, Omit<Line, 'day'>[]>();
  for (const { day, ...line } of lines) {
    const own = days.get(day);
    if (own) own.push(line);
    else days.set(day, [line]);
  }
  return days;
}

function ofType<Line extends { readonly eventType: string }>(lines: readonly Line[] | undefined, type: string): Omit<Line, 'eventType'>[] {
  return (lines ?? []).filter((line) => line.eventType === type).map(({ eventType: _, ...line }) => line);
}

function sum<Line>(lines: readonly Line[], count: (line: Line) => number): number {
  return lines.reduce((total, line) => total + count(line), 0);
}
