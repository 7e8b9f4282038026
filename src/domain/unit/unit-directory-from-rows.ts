import { isLocalDate, type LocalDate } from '../kernel/local-date.js';
import { normaliseName } from './normalise-name.js';
import { unitAsOf } from './succession.js';
import { unitIndex } from './unit-index.js';
import { UNIT_KINDS, type AliasReason, type Unit, type UnitAlias, type UnitDirectory, type UnitGroup, type UnitKind } from './unit.js';

/** One row of units.csv; every field is text, '' when empty. */
export interface UnitRow {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly valid_from: string;
  readonly valid_to: string;
  readonly successor_code: string;
  readonly note: string;
}

/** One row of aliases.csv. */
export interface AliasRow {
  readonly unit_code: string;
  readonly words: string;
  readonly reason: string;
  readonly valid_from: string;
  readonly valid_to: string;
  readonly note: string;
}

/** One row of groups.csv; `aliases` and `members` are separated by |, empty members mean unknown membership. */
export interface GroupRow {
  readonly code: string;
  readonly name: string;
  readonly aliases: string;
  readonly members: string;
  readonly minus_named: string;
  readonly note: string;
}

const KINDS: ReadonlySet<string> = new Set(UNIT_KINDS);
const REASONS: ReadonlySet<string> = new Set<AliasReason>(['shortForm', 'formerName', 'laterName', 'ocr', 'variant']);
const CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

function isKind(words: string): words is UnitKind {
  return KINDS.has(words);
}

function isReason(words: string): words is AliasReason {
  return REASONS.has(words);
}

/** Refuses a row; the first row below the heading is row 2, as a spreadsheet counts. */
class RowCheck {
  private readonly place: string;

  constructor(file: string, position: number) {
    this.place = `${file} 第${position + 2}行`;
  }

  refuse(what: string): never {
    throw new Error(`${this.place}：${what}`);
  }

  date(column: string, words: string): LocalDate | null {
    if (words === '') return null;
    return isLocalDate(words) ? words : this.refuse(`${column} “${words}”不是有效日期，应为 YYYY-MM-DD。`);
  }

  period(from: string, to: string): { validFrom: LocalDate | null; validTo: LocalDate | null } {
    const validFrom = this.date('valid_from', from);
    const validTo = this.date('valid_to', to);
    if (validFrom !== null && validTo !== null && validFrom > validTo) this.refuse(`valid_from ${validFrom} 晚于 valid_to ${validTo}。`);
    return { validFrom, validTo };
  }

  code(code: string): void {
    if (!CODE.test(code)) this.refuse(`代码“${code}”应由小写字母、数字和连字符组成。`);
  }

  words(column: string, words: string): void {
    if (normaliseName(words) === '') this.refuse(`${column} 不能为空。`);
  }
}

function listed(words: string): string[] {
  return words === '' ? [] : words.split('|').map((word) => word.trim());
}

/** Remembers who used a word first, so that the second use can name both. */
class Taken {
  private readonly owners = new Map<string, string>();

  claim(key: string, owner: string, refuse: (first: string) => never): void {
    const first = this.owners.get(key);
    if (first !== undefined) refuse(first);
    this.owners.set(key, owner);
  }

  owner(key: string): string | undefined {
    return this.owners.get(key);
  }
}

function readAliases(rows: readonly AliasRow[], names: ReadonlyMap<string, string>): Map<string, UnitAlias[]> {
  const aliases = new Map<string, UnitAlias[]>();
  rows.forEach((row, position) => {
    const check = new RowCheck('aliases.csv', position);
    const name = names.get(row.unit_code);
    if (name === undefined) return check.refuse(`别名“${row.words}”所属单位代码 ${row.unit_code} 不在 units.csv 中。`);
    check.words('words', row.words);
    if (!isReason(row.reason)) return check.refuse(`reason “${row.reason}”不在 ${[...REASONS].join('、')} 之中。`);
    const key = normaliseName(row.words);
    if (key === normaliseName(name)) check.refuse(`别名“${row.words}”与单位名称相同，无须登记。`);
    const alias: UnitAlias = { words: row.words, reason: row.reason, ...check.period(row.valid_from, row.valid_to) };
    const own = aliases.get(row.unit_code) ?? [];
    if (own.some((known) => normaliseName(known.words) === key && overlap(known, alias))) check.refuse(`单位 ${row.unit_code} 的别名“${row.words}”重复。`);
    aliases.set(row.unit_code, [...own, alias]);
    return undefined;
  });
  return aliases;
}

/** True when there is a day on which both hold. */
function overlap(left: UnitAlias, right: UnitAlias): boolean {
  const startsBeforeEnd = (from: LocalDate | null, to: LocalDate | null): boolean => from === null || to === null || from <= to;
  return startsBeforeEnd(left.validFrom, right.validTo) && startsBeforeEnd(right.validFrom, left.validTo);
}

function readUnits(rows: readonly UnitRow[], aliasRows: readonly AliasRow[]): Unit[] {
  const codes = new Taken();
  const names = new Taken();
  rows.forEach((row, position) => {
    const check = new RowCheck('units.csv', position);
    check.code(row.code);
    check.words('name', row.name);
    codes.claim(row.code, row.name, (first) => check.refuse(`代码 ${row.code} 重复，已用于“${first}”。`));
    names.claim(normaliseName(row.name), row.code, (first) => check.refuse(`名称“${row.name}”重复，已用于 ${first}。`));
  });
  const aliases = readAliases(aliasRows, new Map(rows.map((row) => [row.code, row.name])));
  return rows.map((row, position) => {
    const check = new RowCheck('units.csv', position);
    if (!isKind(row.kind)) return check.refuse(`kind “${row.kind}”不在 ${[...KINDS].join('、')} 之中。`);
    const period = check.period(row.valid_from, row.valid_to);
    const successorCode = row.successor_code === '' ? null : row.successor_code;
    if (successorCode !== null && codes.owner(successorCode) === undefined) check.refuse(`承接单位代码 ${successorCode} 不在 units.csv 中。`);
    if (successorCode !== null && period.validTo === null) check.refuse(`单位 ${row.code} 填了承接单位，却没有 valid_to。`);
    return { code: row.code, name: row.name, kind: row.kind, aliases: aliases.get(row.code) ?? [], ...period, successorCode };
  });
}

function refuseCircles(units: readonly Unit[]): void {
  const index = unitIndex({ units, groups: [] });
  units.forEach((unit, position) => {
    try {
      // Every ended unit has handed over by the last day of the calendar.
      unitAsOf(unit.code, '9999-12-31', index);
    } catch (error) {
      new RowCheck('units.csv', position).refuse(error instanceof Error ? error.message : String(error));
    }
  });
}

function readGroups(rows: readonly GroupRow[], units: readonly Unit[]): UnitGroup[] {
  const index = unitIndex({ units, groups: [] });
  const codes = new Taken();
  const names = new Taken();
  return rows.map((row, position) => {
    const check = new RowCheck('groups.csv', position);
    check.code(row.code);
    check.words('name', row.name);
    codes.claim(row.code, row.name, (first) => check.refuse(`代码 ${row.code} 重复，已用于“${first}”。`));
    if (index.unitsByCode.has(row.code)) check.refuse(`代码 ${row.code} 已用于单位。`);
    const aliases = listed(row.aliases);
    for (const words of [row.name, ...aliases]) {
      const key = normaliseName(words);
      check.words('aliases', words);
      names.claim(key, row.code, (first) => check.refuse(`名称“${words}”重复，已用于 ${first}。`));
      const unit = index.unitsByName.get(key)?.[0]?.unit;
      if (unit) check.refuse(`名称“${words}”已是单位 ${unit.code} 的名称或别名。`);
    }
    const members = listed(row.members);
    for (const [place, code] of members.entries()) {
      if (!index.unitsByCode.has(code)) check.refuse(`成员代码 ${code} 不在 units.csv 中。`);
      if (members.indexOf(code) !== place) check.refuse(`成员代码 ${code} 重复。`);
    }
    if (!['', 'true', 'false'].includes(row.minus_named)) check.refuse(`minus_named “${row.minus_named}”应为 true、false 或留空。`);
    return { code: row.code, name: row.name, aliases, members: members.length === 0 ? null : members, minusNamed: row.minus_named === 'true' };
  });
}

/**
 * The directory that the rows of units.csv, aliases.csv and groups.csv describe, in the order of the rows.
 * Throws an Error in Chinese that names file and row for anything doubtful: double codes or names, unknown kinds, units, successors
 * or members, bad dates, circular succession. Two units may share an alias: such a name is then ambiguous.
 */
export function unitDirectoryFromRows(unitRows: readonly UnitRow[], aliasRows: readonly AliasRow[], groupRows: readonly GroupRow[]): UnitDirectory {
  const units = readUnits(unitRows, aliasRows);
  refuseCircles(units);
  return { units, groups: readGroups(groupRows, units) };
}
