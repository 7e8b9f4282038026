import { Injectable } from '@nestjs/common';
import { readdressed } from '../../domain/notice/notice-text.js';
import { noticeMachine, type NoticeState, UNISSUED_NOTICE_STATES } from '../../domain/notice/notice.machine.js';
import type { Actor } from '../../domain/policy/actor.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Audit } from '../audit/index.js';
import { ObligationsService } from '../obligations/index.js';

/** Whose notices go where when a unit changes. */
export interface NoticeMove {
  readonly unitChangeId: string;
  readonly fromUnitId: string;
  /** Who takes over what did not go with the work on its item; null where nobody does. */
  readonly toUnitId: string | null;
  readonly reason: string;
}

interface Moving {
  readonly id: string;
  readonly state: NoticeState;
  readonly title: string;
  readonly body: string;
  readonly from: string;
  readonly to: string | null;
  readonly toUnitId: string | null;
}

/** Notices that have not ended, of unit $1, each with who answers for it from now on: who took over the work on its item in change $3, else unit $2. */
const MOVING = `
  select notice.id, notice.state, notice.title, notice.body, unit.name as "from", heir.name as "to", heir.id as "toUnitId"
  from notice join unit on unit.id = notice.unit_id
  left join unit heir on heir.id = coalesce(
    (select to_unit_id from assignment_transfer join assignment on assignment.id = assignment_id
     where unit_change_id = $3 and from_unit_id = $1 and assignment.item_id = notice.item_id order by assignment_id limit 1), $2::bigint)
  where notice.unit_id = $1 and notice.state <> all($4::text[]) order by notice.id for update of notice`;

/** A notice follows its matter to the successor, which answers it by the day it was to be answered. */
@Injectable()
export class NoticeTransfers {
  constructor(
    private readonly obligations: ObligationsService,
    private readonly audit: Audit,
  ) {}

  /**
   * Hands over the notices of a unit after its work has been handed over; returns how many. What is issued keeps its words, a draft is
   * addressed to the successor and needs its signature again. Where nobody takes over they end.
   */
  async move(tx: Tx, actor: Actor, { unitChangeId, fromUnitId, toUnitId, reason }: NoticeMove): Promise<number> {
    const rows = await tx.query<Moving>(MOVING, [fromUnitId, toUnitId, unitChangeId, noticeMachine.finals]);
    const handed = rows.filter((row): row is Moving & { to: string; toUnitId: string } => row.toUnitId !== null && row.toUnitId !== fromUnitId);
    await this.end(tx, actor, rows.filter((row) => row.toUnitId === null), reason);
    await handOver(tx, handed);
    await this.obligations.handOver(tx, 'notice', handed.map(({ id, toUnitId: unitId }) => ({ subjectId: id, unitId })));
    await this.audit.record(tx, actor, handed.map(({ id, toUnitId: to }) => ({ action: 'notice.transferred', subjectType: 'notice', subjectId: id, detail: { fromUnitId, toUnitId: to, unitChangeId, reason } })));
    return handed.length;
  }

  private async end(tx: Tx, actor: Actor, rows: readonly Moving[], reason: string): Promise<void> {
    const waiting = rows.filter(isDraft).map(({ id }) => id);
    const running = rows.filter((row) => !isDraft(row)).map(({ id }) => id);
    await tx.query('update notice set state = $2, discard_reason = $3, version = version + 1 where id = any($1::bigint[])', [waiting, noticeMachine.next('draft', 'discard'), reason]);
    await tx.query('update notice set state = $2, closed_on = $3, closing_note = $4, version = version + 1 where id = any($1::bigint[])', [running, noticeMachine.next('issued', 'close'), tx.today, reason]);
    await this.obligations.void(tx, { subjectType: 'notice', subjectIds: running, kind: ['noticeReply', 'officeReview'] }, reason);
    await this.audit.record(tx, actor, [
      ...waiting.map((id) => ({ action: 'notice.discarded', subjectType: 'notice', subjectId: id, detail: { reason } })),
      ...running.map((id) => ({ action: 'notice.closed', subjectType: 'notice', subjectId: id, detail: { note: reason } })),
    ]);
  }
}

async function handOver(tx: Tx, handed: readonly (Moving & { readonly to: string; readonly toUnitId: string })[]): Promise<void> {
  const drafts = handed.filter(isDraft).map((row) => ({ id: row.id, ...readdressed(row, row.from, row.to) }));
  await tx.query('update notice set unit_id = row.to_unit_id, version = version + 1 from unnest($1::bigint[], $2::bigint[]) as row (id, to_unit_id) where notice.id = row.id', [
    handed.map(({ id }) => id), handed.map(({ toUnitId }) => toUnitId),
  ]);
  await tx.query(
    `update notice set state = $4, title = row.title, body = row.body, signatory = '', issuing_authority = '', signed_by_id = null
     from unnest($1::bigint[], $2::text[], $3::text[]) as row (id, title, body) where notice.id = row.id`,
    [drafts.map(({ id }) => id), drafts.map(({ title }) => title), drafts.map(({ body }) => body), noticeMachine.next('draft', 'edit')],
  );
}

function isDraft({ state }: Moving): boolean {
  return UNISSUED_NOTICE_STATES.includes(state);
}
