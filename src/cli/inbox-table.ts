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
const SHOWN = 3;
const KINDS_THAT_NAME_THE_UNIT = new Set(['reminder', 'escalation', 'noticeDue']);

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
    const key = `${row.kind} ${row.documentNumber} ${row.body}`;
    alike.set(key, [...(alike.get(key) ?? []), row]);
  }
  return [...alike.values()].flatMap((group) => (all || group.length < MANY ? group.map(entry) : [manyEntries(group, byUnit)]));
}

function entry(row: ToldRow): string {
  return `${head(row)} ${row.title}${row.body === '' ? '' : `\n${row.body}`}`;
}

function manyEntries(group: readonly ToldRow[], byUnit: boolean): string {
  const [first] = group;
  if (!first) return '';
  const what = byUnit && KINDS_THAT_NAME_THE_UNIT.has(first.kind) ? unitsWithCounts(group) : firstNames(group.map((row) => row.title), SHOWN, '条');
  return `${head(first)} ${group.length} 条：${what}\n${first.body}`;
}

function head(row: ToldRow): string {
  return `【${NOTIFICATION_KIND_TITLES[row.kind]}${row.late ? '，补发' : ''}】`;
}

/** The office is told about units, whose name stands before the first blank of the title: 市商务局 12、市发改委 9. */
function unitsWithCounts(group: readonly ToldRow[]): string {
  const counts = new Map<string, number>();
  for (const { title } of group) {
    const unit = title.slice(0, Math.max(0, title.indexOf(' ')));
    counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([unit, count]) => `${unit} ${count}`).join('、');
}

function indented(text: string, width: number): string[] {
  return text.split('\n').flatMap((line, index) => wrapped(line, width - 6).map((part, at) => `${index === 0 && at === 0 ? '  ' : '      '}${part}`));
}

/** Heading of an inbox: whose it is, and the business day. */
export function inboxHeading(name: string, today: LocalDate): string {
  return `${name}（${dayWithWeekday(today)}）`;
}
