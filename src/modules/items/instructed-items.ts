import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';

/** What leaders' instructions (批示) have led to: the items made of them, and those they had done again. */
@Injectable()
export class InstructedItems {
  constructor(private readonly outbox: Outbox) {}

  /** The items are done: so are the instructions they come from. Once each, whatever becomes of the items later. */
  async done(tx: Tx, itemIds: readonly string[]): Promise<void> {
    if (itemIds.length === 0) return;
    const fulfilled = await tx.query<{ id: string }>(
      `update instruction set fulfilled_at = $2 where fulfilled_at is null and (new_item_id = any($1::bigint[]) or (action = 'reopen' and item_id = any($1::bigint[]))) returning id`,
      [itemIds, tx.now],
    );
    await this.outbox.add(tx, fulfilled.map(({ id }) => ({ type: 'instruction.fulfilled', payload: { instructionId: id } })));
  }
}
