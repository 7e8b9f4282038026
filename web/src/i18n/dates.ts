import type { Language } from './language';

const DAY_MS = 86_400_000;

/** Noon of a day in UTC: far from every change of date. Dates of the API are days in Beijing and stay words until they are shown. */
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** Days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((noon(to).getTime() - noon(from).getTime()) / DAY_MS);
}

/** The date `days` later, as YYYY-MM-DD. */
export function daysLater(day: string, days: number): string {
  return new Date(noon(day).getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

/** A date in full with its weekday: 2024年4月1日 星期一. */
export function longDate(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' })
    .format(noon(day))
    .replace(/日星期/, '日 星期');
}

/** A date with its year: 2024年4月1日, 1 April 2024. */
export function plainDate(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' }).format(noon(day));
}

/** Month and day: 4月1日, 1 April. */
export function shortDate(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'UTC', month: 'long', day: 'numeric' }).format(noon(day));
}

/** The date as the ledger writes it beside a text: 04-01 in the year of `today`, else 23-12-20. */
export function ledgerDate(day: string, today: string): string {
  return day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day.slice(2);
}

/** An instant as the minute in Beijing: 2024-04-01 09:30. */
export function minuteOf(instant: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
}
