import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { AppConfig } from '../../../config/env.js';
import { CHANNEL_TITLES, type EndpointChannel } from '../../domain/notification/channel.js';
import { type Actor, isOfficeRole } from '../../domain/policy/actor.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { Audit } from '../audit/index.js';
import { permit } from '../accounts/index.js';
import { type Channel, OUTLETS } from './channel.js';
import { endpointRefusal } from './outlets/http-post.js';

export interface EndpointView {
  readonly id: string;
  readonly channel: EndpointChannel;
  readonly channelTitle: string;
  readonly host: string;
  readonly signed: boolean;
}

interface StoredEndpoint {
  readonly id: string;
  readonly channel: EndpointChannel;
  readonly url: string;
  readonly secret: string;
}

/** Whose robots and webhooks the actor sees: the office's own, or the unit's. */
const OWN = `active and (leading_group_id = $1 or unit_id = $2)`;
const TEST_MS = 15_000;

/** Robots and webhooks of units and offices. Addresses and keys go in and never come out. */
@Injectable()
export class ChannelEndpointsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: Audit,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    @Inject(OUTLETS) private readonly outlets: readonly Channel[],
  ) {}

  /** The endpoints of the actor's office or unit, oldest first. */
  async list(actor: Actor): Promise<EndpointView[]> {
    const rows = await this.uow.query<StoredEndpoint>(`select id, channel, url, secret from channel_endpoint where ${OWN} order by id`, ownerOf(actor));
    return rows.map(viewOf);
  }

  /** Registers an endpoint for the actor's office or unit; throws Failure when it may not be posted to. */
  async add(actor: Actor, endpoint: Omit<StoredEndpoint, 'id'>): Promise<EndpointView> {
    const [leadingGroupId, unitId] = ownerOf(actor);
    const refusal = endpointRefusal(endpoint.url, this.config.webhookHosts);
    if (refusal !== null) throw new Failure('validation-failed', `url（地址）不能用：${refusal}。`, [{ pointer: '/url', detail: refusal }]);
    return this.uow.run(async (tx) => {
      const [row] = await tx.query<StoredEndpoint>(
        'insert into channel_endpoint (channel, leading_group_id, unit_id, url, secret) values ($1, $2, $3, $4, $5) returning id, channel, url, secret',
        [endpoint.channel, leadingGroupId, unitId, endpoint.url, endpoint.secret],
      );
      if (!row) throw new Error('the endpoint was not stored');
      const view = viewOf(row);
      await this.audit.record(tx, actor, [{ action: 'channelEndpoint.added', subjectType: 'channelEndpoint', subjectId: row.id, detail: { channel: view.channel, host: view.host } }]);
      return view;
    });
  }

  /** Takes an endpoint out of use; what waits for it is cancelled when its turn comes. */
  async remove(actor: Actor, id: string): Promise<void> {
    const owner = ownerOf(actor);
    await this.uow.run(async (tx) => {
      const removed = await tx.query<{ id: string }>(`update channel_endpoint set active = false, secret = '' where ${OWN} and id = $3 returning id`, [...owner, id]);
      if (removed.length === 0) throw unknown(id);
      await this.audit.record(tx, actor, [{ action: 'channelEndpoint.removed', subjectType: 'channelEndpoint', subjectId: id }]);
    });
  }

  /** Sends a test message at once; returns the reason when the other side did not take it. */
  async test(actor: Actor, id: string): Promise<{ sent: boolean; reason: string | null }> {
    const [endpoint] = await this.uow.query<StoredEndpoint & { readonly at: Date }>(`select id, channel, url, secret, clock_timestamp() as at from channel_endpoint where ${OWN} and id = $3`, [...ownerOf(actor), id]);
    const outlet = this.outlets.find(({ code }) => code === endpoint?.channel);
    if (!endpoint || !outlet) throw unknown(id);
    const outcome = await outlet.send(
      { dedupeId: randomUUID(), title: '督办测试消息', body: `由${actor.name}发送，收到即表示通知可以送到这里。`, address: id, at: endpoint.at, endpoint },
      AbortSignal.timeout(TEST_MS),
    );
    return outcome.kind === 'sent' ? { sent: true, reason: null } : { sent: false, reason: outcome.reason };
  }
}

/** Leading group and unit the actor registers for, one of them null; throws Failure for who may not. */
function ownerOf(actor: Actor): [string | null, string | null] {
  const leadingGroupId = isOfficeRole(actor.role) ? actor.leadingGroupId : null;
  const unitId = actor.role === 'unitHead' ? actor.unitId : null;
  permit(actor, 'handleChannelEndpoints', { leadingGroupId, unitId });
  return [leadingGroupId, unitId];
}

function viewOf({ id, channel, url, secret }: StoredEndpoint): EndpointView {
  return { id, channel, channelTitle: CHANNEL_TITLES[channel], host: new URL(url).host, signed: secret !== '' };
}

function unknown(id: string): Failure {
  return new Failure('not-found', `没有编号为 ${id} 的机器人或 Webhook。`);
}
