import { createHmac } from 'node:crypto';
import type { SendOutcome } from '../../../domain/notification/delivery-attempts.js';
import { type Channel, failed, type OutgoingDelivery, SENT } from '../channel.js';
import { postJson } from './http-post.js';

/** A signed POST to another system: `X-Duban-Signature` is the HMAC-SHA256 of timestamp, a full stop and the body, under the endpoint's secret. */
export class WebhookChannel implements Channel {
  readonly code = 'webhook';
  readonly concurrency = 5;

  constructor(private readonly allowedHosts: readonly string[] | null) {}

  async send({ endpoint, dedupeId, title, body, at }: OutgoingDelivery, signal: AbortSignal): Promise<SendOutcome> {
    if (endpoint === null) return failed('没有登记地址');
    const json = JSON.stringify({ id: dedupeId, title, body });
    const timestamp = String(Math.floor(at.getTime() / 1000));
    const signature = createHmac('sha256', endpoint.secret).update(`${timestamp}.${json}`).digest('hex');
    const headers = { 'x-dedupe-id': dedupeId, 'x-duban-timestamp': timestamp, ...(endpoint.secret === '' ? {} : { 'x-duban-signature': `sha256=${signature}` }) };
    const answer = await postJson(endpoint.url, json, headers, signal, this.allowedHosts);
    return 'outcome' in answer ? answer.outcome : SENT;
  }

  close(): void {}
}
