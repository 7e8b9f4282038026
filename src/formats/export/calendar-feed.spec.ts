import type { CalendarEntry } from '../../domain/obligation/calendar-entry.js';
import { calendarFeed } from './calendar-feed.js';

const ENTRY: CalendarEntry = {
  uid: 'obligation-42@duban',
  day: '2024-12-31',
  summary: `事项办结：第3项 开行班列，${'建设仓库'.repeat(20)}；验收`,
  description: '测政办〔2024〕1号 实施方案\n时限原文：年底前\n还有3天。',
  alarmDays: ['2024-12-26', '2024-12-31'],
  sequence: 7,
  modifiedAt: new Date('2024-12-28T16:00:00Z'),
};

/** Lines with the folds of RFC 5545 taken out. */
const linesOf = (text: string): string[] => text.replace(/\r\n[ \t]/g, '').split('\r\n');

describe('a calendar feed', () => {
  const text = calendarFeed('市商务局督办日程', [ENTRY, { ...ENTRY, uid: 'obligation-43@duban', day: '2024-02-29' }]);
  const lines = linesOf(text);

  it('ends every line with CRLF and folds it at 75 bytes', () => {
    expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(Math.max(...text.split('\r\n').map((line) => new TextEncoder().encode(line).length))).toBeLessThanOrEqual(75);
    expect(lines).toContain(`SUMMARY:${ENTRY.summary}`);
  });

  it('has one all-day event per entry, free of a time zone', () => {
    expect(lines.filter((line) => line.startsWith('DTSTART'))).toEqual(['DTSTART;VALUE=DATE:20241231', 'DTSTART;VALUE=DATE:20240229']);
    expect(lines.filter((line) => line.startsWith('DTEND'))).toEqual(['DTEND;VALUE=DATE:20250101', 'DTEND;VALUE=DATE:20240301']);
    expect(lines).toEqual(expect.arrayContaining(['UID:obligation-42@duban', 'SEQUENCE:7', 'LAST-MODIFIED:20241228T160000Z', 'DTSTAMP:20241228T160000Z', 'TRANSP:TRANSPARENT']));
    expect(lines).toContain('DESCRIPTION:测政办〔2024〕1号 实施方案\\n时限原文：年底前\\n还有3天。');
  });

  it('sounds each alarm at nine in Beijing', () => {
    expect(lines.filter((line) => line.startsWith('TRIGGER'))).toEqual([
      'TRIGGER;VALUE=DATE-TIME:20241226T010000Z', 'TRIGGER;VALUE=DATE-TIME:20241231T010000Z',
      'TRIGGER;VALUE=DATE-TIME:20241226T010000Z', 'TRIGGER;VALUE=DATE-TIME:20241231T010000Z',
    ]);
    expect(lines.filter((line) => line === 'ACTION:DISPLAY')).toHaveLength(4);
  });

  it('names itself and how often to ask again, before its events', () => {
    expect(lines.slice(0, lines.indexOf('BEGIN:VEVENT'))).toEqual(expect.arrayContaining(['X-WR-CALNAME:市商务局督办日程', 'REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'VERSION:2.0']));
    const outside = lines.join('\n').replace(/BEGIN:VEVENT\n[\s\S]*?END:VEVENT\n/g, '');
    expect(outside.slice(outside.indexOf('X-PUBLISHED-TTL'))).toBe('X-PUBLISHED-TTL:PT1H\nEND:VCALENDAR\n');
  });

  it('may be empty', () => expect(linesOf(calendarFeed('无', [])).filter((line) => line.startsWith('BEGIN'))).toEqual(['BEGIN:VCALENDAR']));
});
