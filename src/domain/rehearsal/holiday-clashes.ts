import { addDays, type LocalDate, weekday } from '../kernel/local-date.js';
import type { WorkingCalendar } from '../kernel/working-calendar.js';

/** Name of the holiday by its days off (2024-10-01 → 国庆节). */
export type HolidayNames = ReadonlyMap<LocalDate, string>;

/** A printed date that falls on a day off. */
export interface DayOffClash {
  readonly day: LocalDate;
  /** 国庆节, or 周六 and 周日 of an ordinary weekend. */
  readonly dayOff: string;
  /** The day's year has no official calendar yet: it may turn out otherwise. */
  readonly provisional: boolean;
}

/** A due date on a day off, with the working day before it to which the last reminder moves; the date itself stays as written. */
export type DueDateClash<Due> = Due & DayOffClash & { readonly remindedOn: LocalDate };

/** A week around 春节 or 国庆节 in which much falls due. */
export interface HolidayWeek {
  readonly monday: LocalDate;
  readonly holiday: string;
  readonly duties: number;
}

const LONG_HOLIDAYS: readonly string[] = ['春节', '国庆节'];

/** Fewer duties than this in a week of a long holiday are not worth a word. */
export const CROWDED_HOLIDAY_WEEK = 20;

/** The due dates among the given ones that are days off, in the given order. */
export function dueDateClashes<Due extends { readonly day: LocalDate }>(dues: readonly Due[], calendar: WorkingCalendar, names: HolidayNames): DueDateClash<Due>[] {
  return dues.flatMap((due) => {
    const clash = dayOffClash(due.day, calendar, names);
    if (!clash) return [];
    const reminded = calendar.workingDayOnOrBefore(due.day);
    return [{ ...due, ...clash, remindedOn: reminded.date, provisional: clash.provisional || reminded.provisional }];
  });
}

/** The day as a clash; null when it is worked. */
export function dayOffClash(day: LocalDate, calendar: WorkingCalendar, names: HolidayNames): DayOffClash | null {
  const { working, provisional } = calendar.isWorkingDay(day);
  return working ? null : { day, dayOff: names.get(day) ?? `周${'一二三四五六日'[weekday(day) - 1]}`, provisional };
}

/** The weeks (from Monday) with days off for 春节 or 国庆节 in which at least so many duties fall due, in order. */
export function crowdedHolidayWeeks(dues: readonly { readonly day: LocalDate; readonly duties: number }[], names: HolidayNames): HolidayWeek[] {
  const holidayOfWeek = new Map([...names].filter(([, name]) => LONG_HOLIDAYS.includes(name)).map(([day, name]) => [mondayOf(day), name]));
  const dutiesOfWeek = new Map<LocalDate, number>();
  for (const { day, duties } of dues) dutiesOfWeek.set(mondayOf(day), (dutiesOfWeek.get(mondayOf(day)) ?? 0) + duties);
  return [...holidayOfWeek]
    .map(([monday, holiday]) => ({ monday, holiday, duties: dutiesOfWeek.get(monday) ?? 0 }))
    .filter(({ duties }) => duties >= CROWDED_HOLIDAY_WEEK)
    .sort((one, other) => (one.monday < other.monday ? -1 : 1));
}

/** The years of the span without an official calendar: whether their days are worked is told by the weekday alone. */
export function provisionalYears(from: LocalDate, to: LocalDate, calendar: WorkingCalendar): number[] {
  const years = new Set<number>();
  for (let day = from; day <= to; day = addDays(day, 1)) if (calendar.isWorkingDay(day).provisional) years.add(Number(day.slice(0, 4)));
  return [...years];
}

function mondayOf(day: LocalDate): LocalDate {
  return addDays(day, 1 - weekday(day));
}
