import type { DutyCadence } from '../document/plan-draft.js';
import type { Cadence } from '../kernel/deadline.js';
import type { LocalDate } from '../kernel/local-date.js';
import { nextPeriodOpening, periodsDueBy } from '../kernel/recurrence.js';

/** What a reporting duty is scheduled by. */
export interface ScheduledDuty {
  readonly cadence: DutyCadence;
  /** Days between which it opens, inclusive; startsOn null: not scheduled yet. */
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  /** Due day of a `once` duty; null waits for a person to date it. */
  readonly dueOn: LocalDate | null;
  /** Day of the month each period is due on (每月25日前); null for the period's last day. */
  readonly dueDay: number | null;
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
const EVERY: Readonly<Record<Exclude<DutyCadence, 'once'>, Cadence['every']>> = {
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  halfYearly: 'halfYear',
  yearly: 'year',
};

/** The days a duty runs: from its phase, or from the day of issuing to the end of the plan's last phase. A period before the issuing is never asked for. */
export function dutyWindow(
  phase: { readonly startsOn: LocalDate | null; readonly endsOn: LocalDate | null } | null,
  planIssuedOn: LocalDate,
  planEndsOn: LocalDate | null,
): { startsOn: LocalDate; endsOn: LocalDate | null } {
  const startsOn = phase?.startsOn ?? planIssuedOn;
  return { startsOn: startsOn < planIssuedOn ? planIssuedOn : startsOn, endsOn: phase ? phase.endsOn : planEndsOn };
}

/** What of the duty has opened by today and not before `since` (without it: ever); storing a period twice is refused by its key. */
export function openingsDueBy(duty: ScheduledDuty, today: LocalDate, since: LocalDate | null = null): DutyOpening[] {
  const { cadence, startsOn, endsOn, dueOn, dueDay } = duty;
  if (startsOn === null || startsOn > today) return [];
  if (cadence === ONCE) {
    return dueOn === null ? [] : [{ periodKey: ONCE, periodTitle: '', opensOn: startsOn, dueOn }];
  }
  return periodsDueBy({ every: EVERY[cadence], day: dueDay }, { startsOn, endsOn }, today, since ?? startsOn).map((period) => ({
    periodKey: period.key,
    periodTitle: period.title,
    opensOn: period.opensOn,
    dueOn: period.dueOn,
  }));
}

/** What one opening is called: 每月报送信息 becomes 2024年4月报送信息. */
export function openingTitle(dutyTitle: string, { periodTitle }: Pick<DutyOpening, 'periodTitle'>): string {
  return periodTitle === '' ? dutyTitle : `${periodTitle}${dutyTitle.replace(/^(每周|按周|每月|每个月|按月|每季度|按季度|每半年|每年度?|按年度?|定期)/, '')}`;
}

/** First day after `today` on which the duty opens something, null when nothing is left or it is undated. */
export function nextOpening({ cadence, startsOn, endsOn, dueOn, dueDay }: ScheduledDuty, today: LocalDate): LocalDate | null {
  if (startsOn === null) return null;
  if (cadence === ONCE) return dueOn !== null && startsOn > today ? startsOn : null;
  return nextPeriodOpening({ every: EVERY[cadence], day: dueDay }, { startsOn, endsOn }, today);
}
