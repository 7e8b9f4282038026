import { Injectable } from '@nestjs/common';
import { UNIT_ROLES } from '../../domain/policy/actor.js';
import type { Tx } from '../../platform/db/unit-of-work.js';

/** The posts of people in units, as far as changes of units and plans depend on them. */
@Injectable()
export class UnitSeats {
  /** Those of the units that have no liaison (联络员) who could be told. */
  async withoutLiaison(tx: Pick<Tx, 'query'>, unitIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `select id from unit where id = any($1::bigint[]) and not exists (select from incumbent where incumbent.unit_id = unit.id and role = 'liaison') order by position`,
      [unitIds],
    );
    return rows.map(({ id }) => id);
  }

  /** The unit is dissolved: its people's posts in it end, nobody is moved anywhere. Returns the accounts. */
  async end(tx: Tx, unitId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'update post set active = false where unit_id = $1 and active and role = any($2::text[]) returning account_id as id', [unitId, UNIT_ROLES]);
    return [...new Set(rows.map(({ id }) => id))];
  }
}
