import { Injectable } from '@nestjs/common';
import { CHANNEL_TITLES, type ChannelCode, DELIVERY_STATE_TITLES, type DeliveryState } from '../../domain/notification/channel.js';
import { type Actor, isOfficeRole } from '../../domain/policy/actor.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { Audit } from '../audit/index.js';
import { permit } from '../accounts/index.js';

export interface DeliveryView {
  readonly id: string;
  readonly channel: ChannelCode;
  readonly channelTitle: string;
  readonly person: string;
  readonly unit: string | null;
  readonly address: string;
  readonly state: DeliveryState;
  readonly stateTitle: string;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly queuedAt: Date;
  readonly nextAttemptAt: Date | null;
  readonly sentAt: Date | null;
}

const LIMIT = 500;
/** An office sees what concerns its own people or its own plans ($1 its leading group); null sees all. */
const VISIBLE = `($1::bigint is null or exists (select from post where post.account_id = account.id and post.leading_group_id = $1)
  or exists (select from notification join plan on plan.id = notification.plan_id where notification.message_id = message.id and plan.leading_group_id = $1))`;
const OF = `from delivery join message on message.id = delivery.message_id join account on account.id = message.account_id`;

/** Deliveries as people see them: where to, how far, why not; never what is written in them. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: Audit,
  ) {}

  /** The newest deliveries the actor may see, at most 500; all states unless one is asked for. */
  async list(actor: Actor, state: DeliveryState | null): Promise<DeliveryView[]> {
    permit(actor, 'handleDeliveries');
    const rows = await this.uow.query<Omit<DeliveryView, 'channelTitle' | 'stateTitle'>>(
      `select delivery.id, delivery.channel, account.display_name as person, (select string_agg(unit.name, '、' order by unit.position) from unit where exists (
                select from post where post.account_id = account.id and post.unit_id = unit.id and post.active)) as unit, delivery.state, attempts, last_error as "lastError", queued_at as "queuedAt",
              case when delivery.state in ('queued', 'sending', 'retry') then next_attempt_at end as "nextAttemptAt", sent_at as "sentAt",
              case when delivery.channel = 'email' then delivery.address else coalesce(substring(endpoint.url from '^https?://([^/?#]+)'), '') end as address
       ${OF}
       left join channel_endpoint endpoint on delivery.channel <> 'email' and endpoint.id::text = delivery.address
       where ${VISIBLE} and ($2::text is null or delivery.state = $2) order by delivery.id desc limit ${LIMIT}`,
      [officeOf(actor), state],
    );
    return rows.map((row) => ({ ...row, channelTitle: CHANNEL_TITLES[row.channel], stateTitle: DELIVERY_STATE_TITLES[row.state] }));
  }

  /** Tries a delivery that was given up again, for another two days; throws Failure when it is not given up or not the actor's to see. */
  async retry(actor: Actor, id: string): Promise<void> {
    permit(actor, 'handleDeliveries');
    await this.uow.run(async (tx) => {
      const state = await this.stateOf(tx, actor, id);
      if (state === null) throw new Failure('not-found', `没有编号为 ${id} 的外发消息。`);
      const again = await tx.query<{ id: string }>(
        `update delivery set state = 'queued', next_attempt_at = clock_timestamp(), queued_at = clock_timestamp(), attempts = 0, lapses = 0, failed_on = null
         where id = $1 and state = 'failed' returning id`,
        [id],
      );
      if (again.length === 0) throw new Failure('conflict-state', `这条外发消息现在是“${DELIVERY_STATE_TITLES[state]}”，只有发送失败的可以重新发送。`);
      await this.audit.record(tx, actor, [{ action: 'delivery.retried', subjectType: 'delivery', subjectId: id }]);
    });
  }

  private async stateOf(tx: Tx, actor: Actor, id: string): Promise<DeliveryState | null> {
    const [row] = await tx.query<{ state: DeliveryState }>(`select delivery.state ${OF} where ${VISIBLE} and delivery.id = $2`, [officeOf(actor), id]);
    return row?.state ?? null;
  }
}

function officeOf(actor: Actor): string | null {
  return isOfficeRole(actor.role) ? actor.leadingGroupId : null;
}
