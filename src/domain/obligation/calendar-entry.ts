import type { LocalDate } from '../kernel/local-date.js';
import type { WorkingCalendar } from '../kernel/working-calendar.js';
import type { Ladder } from './ladder.js';
import { dueDayWords } from './due-day-words.js';
import { light } from './light.js';
import { OBLIGATION_KIND_TITLES, type ObligationKind } from './obligation.js';
import { rungDay } from './rung-thresholds.js';

/** A running duty with a due day, as a calendar shows it. */
export interface DatedDuty {
  readonly obligationId: string;
  readonly kind: ObligationKind;
  readonly title: string;
  readonly documentNumber: string;
  readonly planTitle: string;
  /** The day as written. */
  readonly dueOn: LocalDate;
  /** The day that counts: the written one, moved on by the days the clock stood still. */
  readonly effectiveDueOn: LocalDate;
  readonly dueWords: string;
  readonly provisional: boolean;
  readonly openedAt: Date;
  /** When the day last moved; null while it has not. */
  readonly dueChangedAt: Date | null;
}

/** One all-day entry of a subscribed calendar. */
export interface CalendarEntry {
  /** The same for as long as the duty exists, whatever becomes of its day. */
  readonly uid: string;
  readonly day: LocalDate;
  readonly summary: string;
  readonly description: string;
  /** Days to sound an alarm on, at the opening of the office. */
  readonly alarmDays: readonly LocalDate[];
  /** Grows with every move of the day. */
  readonly sequence: number;
  readonly modifiedAt: Date;
}

/** Three working days before, and on the day; a due day that is a day off is announced on the working day before (reliability A2). */
const ALARMS = [{ count: -3, unit: 'working' }, { count: 0, unit: 'working' }] as const;

/** The entry of a duty as it reads on a day. The light's reason counts days, so an entry is rewritten every day and modified at its beginning. */
export function calendarEntry(duty: DatedDuty, today: LocalDate, ladder: Ladder, calendar: WorkingCalendar): CalendarEntry {
  const { dueOn, effectiveDueOn } = duty;
  const { colour, reason } = light({ state: 'open', dueOn, effectiveDueOn, evergreen: false, settledOn: null, provisional: duty.provisional }, today, ladder, calendar);
  const lines = [`${duty.documentNumber} ${duty.planTitle}`, ...(duty.dueWords === '' ? [] : [`时限原文：${duty.dueWords}`]), ...(effectiveDueOn === dueOn ? [] : [dueDayWords(dueOn, effectiveDueOn)]), reason];
  return {
    uid: `obligation-${duty.obligationId}@duban`,
    day: effectiveDueOn,
    summary: `${colour === 'red' ? '【逾期】' : ''}${OBLIGATION_KIND_TITLES[duty.kind]}：${duty.title}`,
    description: lines.join('\n'),
    alarmDays: ALARMS.map((offset) => rungDay(effectiveDueOn, { offset }, calendar).date),
    sequence: duty.dueChangedAt === null ? 0 : Math.max(1, Math.floor((duty.dueChangedAt.getTime() - duty.openedAt.getTime()) / 1000)),
    modifiedAt: latest([duty.openedAt, new Date(`${today}T00:00:00+08:00`), ...(duty.dueChangedAt === null ? [] : [duty.dueChangedAt])]),
  };
}

function latest(instants: readonly Date[]): Date {
  return new Date(Math.max(...instants.map((instant) => instant.getTime())));
}
