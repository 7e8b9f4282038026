import ical, { ICalAlarmType, ICalEventTransparency } from 'ical-generator';
import { addDays } from '../../domain/kernel/local-date.js';
import type { CalendarEntry } from '../../domain/obligation/calendar-entry.js';

const ALARM_TIME = 'T09:00:00+08:00';
const REFRESH_SECONDS = 3600;

/**
 * A calendar to subscribe to (RFC 5545): one all-day event per entry, alarms at 09:00 Beijing time. The same in every process time zone:
 * days are given as UTC midnights and no zone is set on the events, because the library would read both in the zone of the process.
 */
export function calendarFeed(name: string, entries: readonly CalendarEntry[]): string {
  const feed = ical({ name, prodId: { company: 'duban', product: 'calendar-feed', language: 'ZH' }, ttl: REFRESH_SECONDS });
  for (const { uid, day, summary, description, alarmDays, sequence, modifiedAt } of entries) {
    feed.createEvent({
      id: uid,
      start: `${day}T00:00:00Z`,
      end: `${addDays(day, 1)}T00:00:00Z`,
      allDay: true,
      summary,
      description,
      sequence,
      stamp: modifiedAt,
      lastModified: modifiedAt,
      // A deadline does not occupy the day.
      transparency: ICalEventTransparency.TRANSPARENT,
      alarms: alarmDays.map((alarmDay) => ({ type: ICalAlarmType.display, trigger: new Date(`${alarmDay}${ALARM_TIME}`), description: summary })),
    });
  }
  // RFC 5545 ends every line, the last one too; the library leaves that out.
  return `${feed.toString()}\r\n`;
}
