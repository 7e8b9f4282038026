import type { LocalDate } from '../domain/kernel/local-date.js';
import { NOTIFICATION_KIND_TITLES } from '../domain/notification/notification.js';
import type { OwedRow, Told, ToldRow } from '../modules/inbox/index.js';
import { dayWithWeekday } from './chinese-dates.js';
import { wrapped } from './display-width.js';
import { firstNames } from './name-list.js';
import { textTable } from './text-table.js';

const OWED_GROUPS = [
  { title: '■ 逾期', holds: (row: OwedRow) => row.light.colour === 'red' },
  { title: '▲ 临期', holds: (row: OwedRow) => row.light.colour === 'yellow' },
  { title: '● 在期', holds: (row: OwedRow) => row.light.colour === 'green' },
  { title: '○ 停表或无时限', holds: (row: OwedRow) => row.light.colour === 'grey' },
] as const;

/** From this many entries on, those of one day that say the same about different items are told as one. */
const MANY = 4;
const SUBJECTS_SHOWN = 3;
const UNITS_SHOWN = 8;

/** What a unit owes, by light, each with the reason of its colour. */
export function owedText(owed: readonly OwedRow[], width: number): string {
  if (owed.length === 0) return '没有待办。';
  const groups = OWED_GROUPS.map(({ title, holds }) => ({ title, rows: owed.filter(holds) })).filter(({ rows }) => rows.length > 0);
  return groups
    .map(({ title, rows }) => {
      const table = textTable(
        [{ title: '文号' }, { title: '类别' }, { title: '事项', flexible: 5 }, { title: '说明', flexible: 4 }],
        rows.map((row) => [row.documentNumber, row.kindTitle, row.title, row.light.reason]),
        width,
      );
      return `${title} ${rows.length} 项\n${table}`;
    })
    .join('\n\n');
}

/** What was received, newest day first; `byUnit` names the units that many entries of a day are about. */
export function toldText(told: readonly ToldRow[], options: { readonly width: number; readonly all: boolean; readonly byUnit: boolean }): string {
  if (told.length === 0) return '没有收到通知。';
  const days = [...new Set(told.map((row) => row.sentOn))];
  return days
    .map((day) => {
      const lines = entriesOf(told.filter((row) => row.sentOn === day), options);
      return [dayWithWeekday(day), ...lines.flatMap((line) => indented(line, options.width))].join('\n');
    })
    .join('\n\n');
}

function entriesOf(rows: readonly ToldRow[], { all, byUnit }: { readonly all: boolean; readonly byUnit: boolean }): string[] {
  const alike = new Map<string, ToldRow[]>();
  for (const row of rows) {
    const key = [row.kind, row.documentNumber, row.body, row.dutyTitle].join(' ');
    alike.set(key, [...(alike.get(key) ?? []), row]);
  }
  return [...alike.values()].flatMap((group) => (all || group.length < MANY ? group.map(entry) : [manyEntries(group, byUnit)]));
}

function entry(row: ToldRow): string {
  return `${head(row)}${row.title}${row.body === '' ? '' : `\n${row.body}`}`;
}

function manyEntries(group: readonly ToldRow[], byUnit: boolean): string {
  const [first] = group;
  if (!first) return '';
  const subjects = group.map((row) => row.subject ?? row.title);
  const what = byUnit ? unitsWithCounts(group.map((row) => row.unit ?? row.title)) : firstNames(subjects, SUBJECTS_SHOWN, '项');
  return `${head(first)}${first.dutyTitle ?? ''} ${group.length} 条：${what}\n${first.body}`;
}

function head(row: ToldRow): string {
  return `【${NOTIFICATION_KIND_TITLES[row.kind]}${row.late ? '，补发' : ''}】`;
}

/** The units in the order they come, never by number: 市商务局 12、市发改委 9 等52家单位; counts are left out when each has one. */
function unitsWithCounts(units: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const unit of units) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  const single = counts.size === units.length;
  const names = [...counts].map(([unit, count]) => (single ? unit : `${unit} ${count}`));
  return firstNames(names, UNITS_SHOWN, '家单位');
}

function indented(text: string, width: number): string[] {
  return text.split('\n').flatMap((line, index) => wrapped(line, width - 6).map((part, at) => `${index === 0 && at === 0 ? '  ' : '      '}${part}`));
}

/** How much was received, and that not all of it is shown when it is not. */
export function toldHeading({ entries, total }: Told): string {
  return `收到的通知 ${total} 条${entries.length < total ? `，显示最近 ${entries.length} 条` : ''}`;
}

/** Heading of an inbox: whose it is, and the business day. */
export function inboxHeading(name: string, today: LocalDate): string {
  return `${name}（${dayWithWeekday(today)}）`;
}
