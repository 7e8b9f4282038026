import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { matchUnitName, type UnitMatch } from '../../domain/unit/match-unit-name.js';
import { normaliseName } from '../../domain/unit/normalise-name.js';
import type { AliasReason, UnitDirectory, UnitKind } from '../../domain/unit/unit.js';
import { unitIndex } from '../../domain/unit/unit-index.js';
import { UnitOfWork, type Tx } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { unknownReference } from '../../platform/errors/named-objects.js';
import { unitSearchWords } from './unit-search-words.js';

export interface UnitRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
}

export interface UnitDetail extends UnitRow {
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
  readonly successor: string | null;
  readonly aliases: readonly { readonly words: string; readonly reason: AliasReason }[];
  readonly groups: readonly string[];
}

/** The directory of bodies that can hold a responsibility, and the leading groups whose offices supervise. */
@Injectable()
export class UnitsService {
  constructor(private readonly uow: UnitOfWork) {}

  /** Adds the units, aliases and groups of a directory that are not stored yet; returns how many units were added. Units already stored stay as people left them; new ones come after them. A unit that has ended does not come back into its groups. */
  async addDirectory(tx: Tx, directory: UnitDirectory): Promise<number> {
    const { units, groups } = directory;
    const added = await tx.query<{ id: string }>(
      `insert into unit (code, name, kind, position, valid_from, valid_to, search_words)
       select code, name, kind, nth + (select coalesce(max(position), 0) from unit), valid_from, valid_to, search_words
       from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::date[], $6::date[], $7::text[]) as row (code, name, kind, nth, valid_from, valid_to, search_words)
       on conflict (code) do nothing returning id`,
      [
        units.map((unit) => unit.code),
        units.map((unit) => unit.name),
        units.map((unit) => unit.kind),
        units.map((_, index) => index + 1),
        units.map((unit) => unit.validFrom),
        units.map((unit) => unit.validTo),
        units.map((unit) => unitSearchWords([unit.name, ...unit.aliases.map((alias) => alias.words)])),
      ],
    );
    const succeeded = units.filter((unit) => unit.successorCode !== null);
    await tx.query(
      `update unit set successor_id = successor.id
       from unnest($1::text[], $2::text[]) as row (code, successor_code) join unit successor on successor.code = row.successor_code
       where unit.code = row.code and unit.successor_id is null`,
      [succeeded.map((unit) => unit.code), succeeded.map((unit) => unit.successorCode)],
    );
    const aliases = units.flatMap((unit) => unit.aliases.map((alias) => ({ unitCode: unit.code, ...alias })));
    await tx.query(
      `insert into unit_alias (unit_id, words, reason, valid_from, valid_to)
       select unit.id, row.words, row.reason, row.valid_from, row.valid_to
       from unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::date[]) as row (unit_code, words, reason, valid_from, valid_to)
       join unit on unit.code = row.unit_code on conflict do nothing`,
      [
        aliases.map((alias) => alias.unitCode),
        aliases.map((alias) => alias.words),
        aliases.map((alias) => alias.reason),
        aliases.map((alias) => alias.validFrom),
        aliases.map((alias) => alias.validTo),
      ],
    );
    await tx.query(
      `insert into unit_group (code, name, aliases, membership_known, minus_named)
       select row.code, row.name, array(select json_array_elements_text(row.aliases::json)), row.membership_known, row.minus_named
       from unnest($1::text[], $2::text[], $3::text[], $4::boolean[], $5::boolean[]) as row (code, name, aliases, membership_known, minus_named)
       on conflict (code) do nothing`,
      [
        groups.map((group) => group.code),
        groups.map((group) => group.name),
        groups.map((group) => JSON.stringify(group.aliases)),
        groups.map((group) => group.members !== null),
        groups.map((group) => group.minusNamed),
      ],
    );
    const members = groups.flatMap((group) => (group.members ?? []).map((unitCode) => ({ groupCode: group.code, unitCode })));
    await tx.query(
      `insert into unit_group_member (group_id, unit_id)
       select unit_group.id, unit.id from unnest($1::text[], $2::text[]) as row (group_code, unit_code)
       join unit_group on unit_group.code = row.group_code join unit on unit.code = row.unit_code
       where not exists (select from unit_succession join unit_change on unit_change.id = unit_change_id
                         where from_unit_id = unit.id and kind <> 'rename' and not goes_on and applied_at is not null) on conflict do nothing`,
      [members.map((member) => member.groupCode), members.map((member) => member.unitCode)],
    );
    return added.length;
  }

  /** The stored directory in the shape the name resolver reads. */
  async directory(): Promise<UnitDirectory> {
    const [units, groups] = await Promise.all([
      this.uow.query<UnitDirectory['units'][number]>(
        `select unit.code, unit.name, unit.kind, unit.valid_from as "validFrom", unit.valid_to as "validTo", successor.code as "successorCode",
                coalesce((select json_agg(json_build_object('words', words, 'reason', reason, 'validFrom', valid_from, 'validTo', valid_to) order by id)
                          from unit_alias where unit_alias.unit_id = unit.id), '[]') as aliases
         from unit left join unit successor on successor.id = unit.successor_id order by unit.position`,
      ),
      this.uow.query<UnitDirectory['groups'][number]>(
        `select code, name, aliases, minus_named as "minusNamed",
                case when membership_known then array(
                  select unit.code from unit_group_member member join unit on unit.id = member.unit_id where member.group_id = unit_group.id order by unit.position)
                end as members
         from unit_group order by id`,
      ),
    ]);
    return { units, groups };
  }

  /** What a printed name means on a day (today when none is given); never a guess. */
  async match(printed: string, asOf: LocalDate | null): Promise<UnitMatch> {
    return matchUnitName(printed, unitIndex(await this.directory()), asOf ?? (await this.uow.today()));
  }

  /** Ids of units by their codes; throws when a code is not stored. `pointer` is the field of the body that names them, where one does. */
  async idsByCode(tx: Tx, codes: readonly string[], pointer?: string): Promise<Map<string, string>> {
    const rows = await tx.query<{ id: string; code: string }>('select id, code from unit where code = any($1)', [[...new Set(codes)]]);
    const ids = new Map(rows.map((row) => [row.code, row.id]));
    const missing = codes.filter((code) => !ids.has(code));
    const absent = `单位目录中没有代码 ${missing.join('、')}，请先补充单位目录。`;
    if (missing.length > 0) throw pointer === undefined ? new Failure('not-found', absent) : unknownReference(pointer, absent);
    return ids;
  }

  /** The id of the leading group of that name, stored if it is new. */
  async leadingGroupId(tx: Tx, name: string, officeName: string, officeUnitId: string | null): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `insert into leading_group (name, office_name, office_unit_id) values ($1, $2, $3)
       on conflict (name) do update set office_unit_id = coalesce(leading_group.office_unit_id, excluded.office_unit_id) returning id`,
      [name, officeName, officeUnitId],
    );
    if (!row) throw new Error(`leading group ${name} was not stored`);
    return row.id;
  }

  /** All units in official order, or those whose name or alias contains the words. */
  list(words: string): Promise<UnitRow[]> {
    return this.uow.query<UnitRow>(
      `select id, code, name, kind from unit
       where $1 = '' or name like '%' || $2 || '%' or exists (select 1 from unit_alias where unit_id = unit.id and words like '%' || $2 || '%')
       order by position`,
      [words, words.replace(/[\\%_]/g, '\\$&')],
    );
  }

  /** One unit with its aliases and groups, also one that has ended; throws Failure when there is none. */
  async detail(unitId: string): Promise<UnitDetail> {
    const [unit] = await this.uow.query<UnitDetail>(
      `select unit.id, unit.code, unit.name, unit.kind, unit.valid_from as "validFrom", unit.valid_to as "validTo", successor.name as successor,
              coalesce((select json_agg(json_build_object('words', words, 'reason', reason) order by id) from unit_alias where unit_alias.unit_id = unit.id), '[]') as aliases,
              array(select unit_group.name from unit_group_member member join unit_group on unit_group.id = member.group_id where member.unit_id = unit.id order by unit_group.id) as groups
       from unit left join unit successor on successor.id = unit.successor_id where unit.id = $1`,
      [unitId],
    );
    if (!unit) throw new Failure('not-found', `没有编号为 ${unitId} 的单位。`);
    return unit;
  }

  /** The leading groups with their offices, in the order they were stored. */
  leadingGroups(): Promise<{ readonly id: string; readonly name: string; readonly officeName: string }[]> {
    return this.uow.query('select id, name, office_name as "officeName" from leading_group order by id');
  }

  async byId(unitId: string): Promise<UnitRow> {
    const [unit] = await this.uow.query<UnitRow>('select id, code, name, kind from unit where id = $1', [unitId]);
    if (!unit) throw unknownUnit(unitId);
    return unit;
  }

  /** The one unit of that name, alias or code; throws Failure with the nearest names when there is none, and when there are several. */
  async named(words: string): Promise<UnitRow> {
    const wanted = normaliseName(words);
    const all = await this.uow.query<UnitRow & { names: string[] }>(
      `select id, code, name, kind, array(select words from unit_alias where unit_id = unit.id) || name || code as names from unit order by position`,
    );
    const found = all.filter((unit) => unit.names.some((name) => normaliseName(name) === wanted));
    const [unit] = found;
    if (!unit) {
      const near = all.filter((candidate) => candidate.names.some((name) => wanted.length > 1 && normaliseName(name).includes(wanted))).slice(0, 5);
      const hint = near.length > 0 ? `是否指：${near.map((candidate) => candidate.name).join('、')}？` : '请核对单位的全称或简称。';
      throw new Failure('not-found', `没有找到单位“${words}”。${hint}`);
    }
    if (found.length > 1) throw new Failure('ambiguous-name', `“${words}”对应多个单位：${found.map((row) => row.name).join('、')}。请写全称。`);
    return { id: unit.id, code: unit.code, name: unit.name, kind: unit.kind };
  }
}

/** A unit that is not there, or not there for the person: both answer in the same words. */
export function unknownUnit(unitId: string): Failure {
  return new Failure('not-found', `没有编号为 ${unitId} 的单位，或它不是你的单位。`);
}
