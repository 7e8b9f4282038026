import { Injectable } from '@nestjs/common';
import { circularMachine } from '../../domain/circular/circular.machine.js';
import { joinedPassage } from '../../domain/circular/passage-succession.js';
import type { Actor } from '../../domain/policy/actor.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { Audit } from '../audit/index.js';
import { ObligationsService } from '../obligations/index.js';
import { CircularRepliesService } from './circular-replies.service.js';
import { type LockedCircular, type LockedPassage, lockWhole } from './locked-circular.js';

/** Whose passages go where when a unit changes. */
export interface PassageMove {
  readonly unitChangeId: string;
  readonly fromUnitId: string;
  /** Null where nobody takes over. */
  readonly toUnitId: string | null;
  readonly reason: string;
}

/** What a circular that is not out yet says of a unit goes to its successor, with the right of reply. Circulars that were issued stay as they are. */
@Injectable()
export class CircularTransfers {
  constructor(
    private readonly replies: CircularRepliesService,
    private readonly obligations: ObligationsService,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Hands over the passages of a unit; returns how many circulars they stand in. The successor has at least one working day for what was not
   * replied to; where it is named itself the two become one passage. Where nobody takes over the unit is named no more.
   */
  async move(tx: Tx, actor: Actor, move: PassageMove): Promise<number> {
    if (move.toUnitId === move.fromUnitId) return 0;
    const found = await tx.query<{ id: string }>(
      `select circular.id from circular where state <> all($2::text[]) and exists (select from circular_passage where circular_id = circular.id and unit_id = $1) order by id for update`,
      [move.fromUnitId, circularMachine.finals],
    );
    // An office has few circulars under way at a time: they are moved one by one.
    for (const { id } of found) {
      const circular = await lockWhole(tx, id);
      if (circular) await this.moveWithin(tx, actor, circular, move);
    }
    return found.length;
  }

  private async moveWithin(tx: Tx, actor: Actor, circular: LockedCircular, { unitChangeId, fromUnitId, toUnitId, reason }: PassageMove): Promise<void> {
    const moved = circular.passages.find(({ unitId }) => unitId === fromUnitId);
    if (!moved) throw new Error(`circular ${circular.id} says nothing of unit ${fromUnitId}`);
    if (toUnitId === null) await this.leaveOut(tx, circular, moved, reason);
    else await this.giveTo(tx, circular, moved, toUnitId, reason);
    await tx.query('update circular set version = version + 1 where id = $1', [circular.id]);
    await this.audit.record(tx, actor, [{ action: 'circular.passageMoved', subjectType: 'circular', subjectId: circular.id, detail: { fromUnitId, toUnitId, unitChangeId, reason } }]);
  }

  /** What is finished already keeps what it says. */
  private async leaveOut(tx: Tx, { state }: LockedCircular, passage: LockedPassage, reason: string): Promise<void> {
    if (state === 'ready') return;
    await tx.query('update circular_passage set named = false, correction = $2 where id = $1', [passage.id, reason]);
    await this.replies.askNoMore(tx, [passage]);
  }

  private async giveTo(tx: Tx, circular: LockedCircular, moved: LockedPassage, toUnitId: string, reason: string): Promise<void> {
    const own = circular.passages.find(({ unitId }) => unitId === toUnitId);
    const held = own ? await this.join(tx, own, moved, reason) : await this.readdress(tx, moved, toUnitId, reason);
    if (circular.state !== 'replying' || !held.named || held.replied) return;
    await this.replies.askAgain(tx, circular, held, true);
    await this.outbox.add(tx, [{ type: 'circular.passageMoved', payload: { circularPassageId: held.id } }]);
  }

  private async readdress(tx: Tx, moved: LockedPassage, toUnitId: string, reason: string): Promise<LockedPassage> {
    await tx.query('update circular_passage set unit_id = $2, facts_unit_id = coalesce(facts_unit_id, unit_id), correction = $3 where id = $1', [moved.id, toUnitId, moved.named ? reason : '']);
    await this.obligations.handOver(tx, 'circularPassage', [{ subjectId: moved.id, unitId: toUnitId }]);
    return { ...moved, unitId: toUnitId };
  }

  /** The successor's passage takes in the words and the replies; the other one stays behind with its facts, left out. */
  private async join(tx: Tx, own: LockedPassage, moved: LockedPassage, reason: string): Promise<LockedPassage> {
    if (!moved.named) return own;
    const joined = joinedPassage(own, moved);
    await tx.query(
      `update circular_passage set text = $3, named = $4, correction = $5,
              replies_before = case when $6 then replies_before + (select replies_before from circular_passage where id = $2) else replies_before end
       where id = $1`,
      [own.id, moved.id, joined.text, joined.named, reason, joined.replied],
    );
    await tx.query('update circular_reply set passage_id = $1 where passage_id = $2', [own.id, moved.id]);
    await this.replies.askNoMore(tx, [moved]);
    await tx.query('update circular_passage set named = false, correction = $2, replies_before = 0 where id = $1', [moved.id, reason]);
    return { ...own, ...joined };
  }
}
