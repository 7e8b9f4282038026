import { Injectable } from '@nestjs/common';
import { addDays, type LocalDate } from '../../domain/kernel/local-date.js';
import { codeOfName } from '../../domain/unit/directory-with.js';
import { normaliseName } from '../../domain/unit/normalise-name.js';
import type { AliasReason, UnitKind } from '../../domain/unit/unit.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { unknownReference } from '../../platform/errors/named-objects.js';

export interface RegisteredUnit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  /** Last day it exists; null while it has no end. */
  readonly validTo: LocalDate | null;
}

/** Changes of the directory of units; the caller checks the permission and keeps the audit. */
@Injectable()
export class UnitRegister {
  /** The units, locked in one order for all callers; throws Failure for one that does not exist. `pointers` are the fields of the body that name some of them. */
  async lock(tx: Tx, unitIds: readonly string[], pointers: ReadonlyMap<string, string> = new Map()): Promise<Map<string, RegisteredUnit>> {
    const rows = await tx.query<RegisteredUnit>(`select id, code, name, kind, valid_to as "validTo" from unit where id = any($1::bigint[]) order by id for update`, [unitIds]);
    const missing = unitIds.filter((id) => !rows.some((row) => row.id === id));
    const absent = `没有编号为 ${missing.join('、')} 的单位。`;
    const named = missing.map((id) => pointers.get(id)).find((pointer) => pointer !== undefined);
    if (missing.length > 0) throw named === undefined || missing.some((id) => !pointers.has(id)) ? new Failure('not-found', absent) : unknownReference(named, absent);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Enters a unit at the end of the official order. */
  async add(tx: Tx, name: string, kind: UnitKind, validFrom: LocalDate | null): Promise<RegisteredUnit> {
    await refuseTaken(tx, name, null);
    const [unit] = await tx.query<RegisteredUnit>(
      `insert into unit (code, name, kind, position, valid_from) select $1, $2, $3, coalesce(max(position), 0) + 1, $4 from unit
       on conflict (code) do nothing returning id, code, name, kind, valid_to as "validTo"`,
      [codeOfName(name), name, kind, validFrom],
    );
    if (!unit) throw new Failure('conflict-state', `单位目录中已有“${name}”。`);
    return unit;
  }

  /** Another name of a unit; throws Failure when another unit bears it. */
  async addAlias(tx: Tx, unitId: string, words: string, reason: AliasReason): Promise<void> {
    await refuseTaken(tx, words, unitId);
    const added = await tx.query(
      'insert into unit_alias (unit_id, words, reason) values ($1, $2, $3) on conflict do nothing returning id', [unitId, words, reason]);
    if (added.length === 0) throw new Failure('conflict-state', `“${words}”已经是这个单位的别名。`);
  }

  /** The unit has another name from `on`; the old one stays an alias until the day before. */
  async rename(tx: Tx, unit: RegisteredUnit, name: string, on: LocalDate): Promise<void> {
    await refuseTaken(tx, name, unit.id);
    await tx.query(
      `insert into unit_alias (unit_id, words, reason, valid_to) values ($1, $2, 'formerName', $3)
       on conflict (unit_id, words) do update set reason = excluded.reason, valid_to = excluded.valid_to`,
      [unit.id, unit.name, addDays(on, -1)],
    );
    await tx.query('delete from unit_alias where unit_id = $1 and words = $2', [unit.id, name]);
    await tx.query('update unit set name = $2 where id = $1', [unit.id, name]);
  }

  /** The unit ends the day before `on`; who takes over stands in its groups and houses the offices it housed. */
  async end(tx: Tx, unitId: string, successorId: string | null, on: LocalDate): Promise<void> {
    await tx.query('update unit set valid_to = $2, successor_id = $3 where id = $1', [unitId, addDays(on, -1), successorId]);
    if (successorId !== null) {
      await tx.query('insert into unit_group_member (group_id, unit_id) select group_id, $2 from unit_group_member where unit_id = $1 on conflict do nothing', [unitId, successorId]);
      await tx.query('update leading_group set office_unit_id = $2 where office_unit_id = $1', [unitId, successorId]);
    }
    await tx.query('delete from unit_group_member where unit_id = $1', [unitId]);
  }
}

async function refuseTaken(tx: Tx, name: string, ownId: string | null): Promise<void> {
  const names = await tx.query<{ id: string; name: string; words: string }>(
    `select unit.id, unit.name, unit.name as words from unit union all select unit.id, unit.name, words from unit_alias join unit on unit.id = unit_id`,
  );
  const wanted = normaliseName(name);
  const taken = names.find(({ id, words }) => id !== ownId && normaliseName(words) === wanted);
  if (taken) throw new Failure('conflict-state', `“${name}”已是“${taken.name}”的名称或别名，请核对。`);
}
