import { addDays, type LocalDate } from '../kernel/local-date.js';
import type { WorkingCalendar } from '../kernel/working-calendar.js';

/** Office hours of a working day, `HH:MM` Beijing time; outside of them nothing leaves the house (免打扰). */
export interface WorkingHours {
  readonly from: string;
  readonly until: string;
}

/** An instant as the office sees it: Beijing day and `HH:MM`. */
export interface BeijingTime {
  readonly day: LocalDate;
  readonly time: string;
}

const BEIJING = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

/** The Beijing day and time of an instant. */
export function beijingTime(instant: Date): BeijingTime {
  const [day = '', time = ''] = BEIJING.format(instant).split(' ');
  return { day, time };
}

/** The instant at which working hours begin on a day. Beijing keeps +08:00 since 1992. */
export function beginOfWork(day: LocalDate, hours: WorkingHours): Date {
  return new Date(`${day}T${hours.from}:00+08:00`);
}

/** The earliest instant from `now` on at which a message may leave: now in working hours, else when the next working day begins. */
export function releaseAt(now: Date, hours: WorkingHours, calendar: WorkingCalendar, anyHour = false): Date {
  if (anyHour) return now;
  const { day, time } = beijingTime(now);
  if (calendar.isWorkingDay(day).working) {
    if (time < hours.from) return beginOfWork(day, hours);
    if (time < hours.until) return now;
  }
  return beginOfNextWorkingDay(day, hours, calendar);
}

/** When working hours begin on the first working day after the day. */
export function beginOfNextWorkingDay(day: LocalDate, hours: WorkingHours, calendar: WorkingCalendar): Date {
  for (let next = addDays(day, 1); ; next = addDays(next, 1)) {
    if (calendar.isWorkingDay(next).working) return beginOfWork(next, hours);
  }
}
