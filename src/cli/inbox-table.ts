import type { LocalDate } from '../domain/kernel/local-date.js';
import { NOTIFICATION_KIND_TITLES } from '../domain/notification/notification.js';
import type { OwedRow, ToldRow } from '../modules/inbox/index.js';
import { dayWithWeekday } from './chinese-dates.js';
import { wrapped } from './display-width.js';
import { firstNames } from './name-list.js';
import { textTable } from './text-table.js';

const OWED_GROUPS = [
  { title: '■ 逾期', holds: (row: OwedRow) => row.light.colour === 'red' },
  { title: '▲ 临期', holds: (row: OwedRow) => row.light.colour === 'yellow' },
  { title: '● 在期', holds: (row: OwedRow) => row.light.colour === 'green' },
  { title: '○ 无时限', holds: (row: OwedRow) => row.light.colour === 'grey' },
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
    const key = [row.kind, row.documentNumber, row.body, partsOf(row.title, byUnit)?.duty].join(' ');
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
  const parts = group.map((row) => partsOf(row.title, byUnit) ?? { unit: '', duty: '', subject: row.title });
  const what = byUnit ? unitsWithCounts(parts.map((part) => part.unit || part.subject)) : firstNames(parts.map((part) => part.subject), SUBJECTS_SHOWN, '项');
  return `${head(first)}${parts[0]?.duty ?? ''} ${group.length} 条：${what}\n${first.body}`;
}

/** The unit (named to offices only), the duty and the item in the title of a reminder; null for other titles. */
function partsOf(title: string, byUnit: boolean): { readonly unit: string; readonly duty: string; readonly subject: string } | null {
  const [, unit = '', duty = '', subject = ''] = (byUnit ? /^(\S+) ([^：]+)：(.+)（[^（）]*）$/su : /^()([^：]+)：(.+)（[^（）]*）$/su).exec(title) ?? [];
  return duty === '' ? null : { unit, duty, subject };
}

function head(row: ToldRow): string {
  return `【${NOTIFICATION_KIND_TITLES[row.kind]}${row.late ? '，补发' : ''}】`;
}

/** The units with most first: 市商务局 12、市发改委 9 等52家单位; counts are left out when each has one. */
function unitsWithCounts(units: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const unit of units) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  const single = counts.size === units.length;
  const names = [...counts].sort(([, one], [, other]) => other - one).map(([unit, count]) => (single ? unit : `${unit} ${count}`));
  return firstNames(names, UNITS_SHOWN, '家单位');
}

function indented(text: string, width: number): string[] {
  return text.split('\n').flatMap((line, index) => wrapped(line, width - 6).map((part, at) => `${index === 0 && at === 0 ? '  ' : '      '}${part}`));
}

/** Heading of an inbox: whose it is, and the business day. */
export function inboxHeading(name: string, today: LocalDate): string {
  return `${name}（${dayWithWeekday(today)}）`;
}
