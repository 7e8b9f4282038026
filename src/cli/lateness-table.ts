import type { LocalDate } from '../domain/kernel/local-date.js';
import type { OfficeLatenessRow, UnitLatenessRow } from '../modules/obligations/index.js';
import { dayWithWeekday } from './chinese-dates.js';
import { type Column, textTable } from './text-table.js';

export interface LatenessView {
  readonly heading: string;
  readonly today: LocalDate;
  readonly units: readonly UnitLatenessRow[];
  readonly offices: readonly OfficeLatenessRow[];
}

const COUNTS: readonly Column[] = ['应办', '按期', '逾期完成', '逾期未完成', '在期', '逾期天数', '最长逾期'].map((title) => ({ title, align: 'right' }));

/** Facts of the units in official order, then of the offices: how many in time, how many late, and how many days lay with whom. */
export function latenessText({ heading, today, units, offices }: LatenessView, width: number): string {
  const owing = offices.filter((office) => office.owed > 0);
  const parts = [
    `${heading}（${dayWithWeekday(today)}）`,
    units.length === 0
      ? '没有单位承担有时限的事项。'
      : textTable([{ title: '单位', flexible: 1 }, ...COUNTS, { title: '在办公室天数', align: 'right' }], units.map((unit) => [unit.unit, ...counts(unit), String(unit.daysAtOffice)]), width),
    owing.length === 0
      ? '办公室还没有要审核的事项。'
      : textTable([{ title: '办公室审核', flexible: 1 }, ...COUNTS, { title: '最久等待', align: 'right' }], owing.map((office) => [office.office, ...counts(office), office.longestWaitingDays === null ? '' : String(office.longestWaitingDays)]), width),
    '逾期天数为自然日，从文件写明的到期日起算，扣除停表的天数；在办公室的天数不计入单位的逾期。',
  ];
  return parts.join('\n\n');
}

function counts(row: UnitLatenessRow | OfficeLatenessRow): string[] {
  return [row.owed, row.inTime, row.late, row.openLate, row.openInTime, row.daysLate, row.longestDaysLate].map(String);
}
