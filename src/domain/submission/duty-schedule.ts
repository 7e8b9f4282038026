import type { LocalDate } from '../kernel/local-date.js';
import { periodsDueBy, type RecurringCadence } from './recurrence.js';

/** What a reporting duty is scheduled by. */
export interface ScheduledDuty {
  readonly cadence: 'once' | RecurringCadence;
  /** Days between which it opens, inclusive; startsOn null: not scheduled yet. */
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  /** Due day of a `once` duty; null waits for a person to date it. */
  readonly dueOn: LocalDate | null;
}

/** One submission to open for every unit of the duty's audience. */
export interface DutyOpening {
  readonly periodKey: string;
  /** 2024年4月, or '' for a duty that is owed once. */
  readonly periodTitle: string;
  readonly opensOn: LocalDate;
  readonly dueOn: LocalDate;
}

const ONCE = 'once';

/** The days a duty runs: from its phase, or from the day of issuing to the end of the plan's last phase. A period before the issuing is never asked for. */
export function dutyWindow(
  phase: { readonly startsOn: LocalDate | null; readonly endsOn: LocalDate | null } | null,
  planIssuedOn: LocalDate,
  planEndsOn: LocalDate | null,
): { startsOn: LocalDate; endsOn: LocalDate | null } {
  const startsOn = phase?.startsOn ?? planIssuedOn;
  return { startsOn: startsOn < planIssuedOn ? planIssuedOn : startsOn, endsOn: phase ? phase.endsOn : planEndsOn };
}

/** Everything of the duty that has opened by today; a period opened before is in the list again, storing it twice is refused by its key. */
export function openingsDueBy(duty: ScheduledDuty, today: LocalDate): DutyOpening[] {
  if (duty.startsOn === null || duty.startsOn > today) return [];
  if (duty.cadence === ONCE) {
    return duty.dueOn === null ? [] : [{ periodKey: ONCE, periodTitle: '', opensOn: duty.startsOn, dueOn: duty.dueOn }];
  }
  return periodsDueBy(duty.cadence, { startsOn: duty.startsOn, endsOn: duty.endsOn }, today).map((period) => ({
    periodKey: period.key,
    periodTitle: period.title,
    opensOn: period.opensOn,
    dueOn: period.dueOn,
  }));
}

/** What one opening is called: 每月报送信息 becomes 2024年4月报送信息. */
export function openingTitle(dutyTitle: string, { periodTitle }: Pick<DutyOpening, 'periodTitle'>): string {
  return periodTitle === '' ? dutyTitle : `${periodTitle}${dutyTitle.replace(/^(每月|每个月|按月|每季度|按季度|定期)/, '')}`;
}

/** First day after `today` on which the duty opens something, null when nothing is left or it is undated. */
export function nextOpening(duty: ScheduledDuty, today: LocalDate): LocalDate | null {
  if (duty.startsOn === null || (duty.cadence === ONCE && duty.dueOn === null)) return null;
  if (duty.startsOn > today) return duty.startsOn;
  if (duty.cadence === ONCE) return null;
  const opened = openingsDueBy(duty, today);
  // A period is at most three months long: looking a year ahead always finds the next one, if there is one.
  const later = periodsDueBy(duty.cadence, { startsOn: duty.startsOn, endsOn: duty.endsOn }, aYearAfter(today));
  return later[opened.length]?.opensOn ?? null;
}

function aYearAfter(date: LocalDate): LocalDate {
  return `${Number(date.slice(0, 4)) + 1}${date.slice(4, 7)}-01`;
}
