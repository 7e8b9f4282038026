import { Injectable } from '@nestjs/common';
import type { CircularSnapshot } from '../../domain/circular/circular-facts.js';
import type { CircularKind, CircularState } from '../../domain/circular/circular.machine.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { type Actor, isOfficeRole, isUnitRole } from '../../domain/policy/actor.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { READ_BY_LEADERS, READ_BY_UNITS } from './circular-scope.js';
import { FOUR_EYES, REPLIED } from './locked-circular.js';

export interface CircularListRow {
  readonly id: string;
  readonly kind: CircularKind;
  readonly state: CircularState;
  readonly leadingGroupId: string;
  readonly office: string;
  readonly title: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly number: string;
  readonly draftedOn: LocalDate;
  readonly replyDueOn: LocalDate | null;
  readonly issuedOn: LocalDate | null;
  /** How many units it names, and how many of them have replied since they were last asked. */
  readonly named: number;
  readonly replied: number;
}

export interface CircularReplyRow {
  readonly id: string;
  readonly text: string;
  readonly repliedOn: LocalDate;
  readonly repliedBy: string;
}

export interface PassageRow {
  readonly id: string;
  readonly unitId: string;
  readonly unit: string;
  /** Whose facts it tells: another unit's than `unitId` when that has succeeded it. */
  readonly factsUnitId: string;
  readonly text: string;
  readonly compiledText: string;
  readonly correction: string;
  readonly named: boolean;
  readonly replied: boolean;
  readonly replies: readonly CircularReplyRow[];
}

export type CircularRow = CircularListRow & {
  readonly lead: string;
  readonly closing: string;
  readonly asked: boolean;
  readonly signatory: string;
  readonly issuingAuthority: string;
  readonly discardReason: string;
  readonly snapshot: CircularSnapshot;
  readonly snapshotHash: string;
  /** The snapshot is the one that was taken. */
  readonly intact: boolean;
  readonly fourEyes: boolean;
  readonly draftedById: string;
  readonly version: number;
  /** In official order, those of units left out too. */
  readonly passages: readonly PassageRow[];
};

const COLUMNS = `
  circular.id, kind, state, circular.leading_group_id as "leadingGroupId", office_name as office, title, period_from as "from", period_to as "to", number, drafted_on as "draftedOn",
  reply_due_on as "replyDueOn", issued_on as "issuedOn",
  (select count(*)::int from circular_passage passage where circular_id = circular.id and named) as named,
  (select count(*)::int from circular_passage passage where circular_id = circular.id and named and ${REPLIED}) as replied`;
const FROM = 'from circular join leading_group on leading_group.id = circular.leading_group_id';
const PASSAGES = `
  coalesce((select json_agg(json_build_object(
      'id', passage.id::text, 'unitId', passage.unit_id::text, 'unit', unit.name, 'factsUnitId', coalesce(passage.facts_unit_id, passage.unit_id)::text, 'text', passage.text, 'compiledText', compiled_text, 'correction', correction, 'named', named,
      'replied', ${REPLIED},
      'replies', coalesce((select json_agg(json_build_object('id', reply.id::text, 'text', reply.text, 'repliedOn', replied_on, 'repliedBy', account.display_name) order by reply.id)
                           from circular_reply reply join account on account.id = replied_by_id where passage_id = passage.id), '[]')) order by passage.position)
    from circular_passage passage join unit on unit.id = passage.unit_id where circular_id = circular.id), '[]') as passages`;
/** $1 office, $2 leader's field, $3 unit, $4 true for leaders: the scope of a person as one condition. */
const IN_SCOPE = `
  ($1::bigint is null or circular.leading_group_id = $1) and ($2::bigint[] is null or circular.leading_group_id = any($2))
  and ($3::bigint is null or (${READ_BY_UNITS} and exists (select from circular_passage where circular_id = circular.id and unit_id = $3 and named)))
  and (not $4::boolean or ${READ_BY_LEADERS})`;

/** Reads of circulars and briefings. */
@Injectable()
export class CircularsQueries {
  constructor(private readonly uow: UnitOfWork) {}

  /** Those the person may see, newest first, from the one before `before` on. */
  list(actor: Actor, before: string | null, limit: number): Promise<CircularListRow[]> {
    return this.uow.query<CircularListRow>(
      `select ${COLUMNS} ${FROM} where ${IN_SCOPE} and ($5::bigint is null or circular.id < $5) order by circular.id desc limit $6`,
      [isOfficeRole(actor.role) ? actor.leadingGroupId : null, actor.field ?? null, isUnitRole(actor.role) ? actor.unitId : null, actor.role === 'leader', before, limit],
    );
  }

  /** One with its passages, replies and facts; undefined when there is none. */
  async one(circularId: string): Promise<CircularRow | undefined> {
    const [row] = await this.uow.query<CircularRow>(
      `select ${COLUMNS}, lead, closing, asked_at is not null as asked, signatory, issuing_authority as "issuingAuthority", discard_reason as "discardReason", snapshot,
              snapshot_hash as "snapshotHash", snapshot_hash = encode(sha256(convert_to(snapshot::text, 'UTF8')), 'hex') as intact, circular.version, ${FOUR_EYES} as "fourEyes", drafted_by_id as "draftedById", ${PASSAGES}
       ${FROM} where circular.id = $1`,
      [circularId],
    );
    return row;
  }

  /** The circular a passage belongs to: the way from an inbox to it. Null when there is no such passage. */
  async ofPassage(passageId: string): Promise<string | null> {
    const [row] = await this.uow.query<{ id: string }>('select circular_id as id from circular_passage where id = $1', [passageId]);
    return row?.id ?? null;
  }
}
