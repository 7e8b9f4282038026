import { createHmac } from 'node:crypto';
import type { SendOutcome } from '../../../domain/notification/delivery-attempts.js';
import { type Channel, failed, type OutgoingDelivery } from '../channel.js';
import { endpointRefusal, postJson } from './http-post.js';
import { cutToBytes, robotOutcome } from './robot-answer.js';

/** A message of a DingTalk robot holds 20,000 bytes, its envelope included. */
const MOST_BYTES = 18_000;
/** -1 busy, 130101 and 410100 sent too fast (more than 20 messages a minute). */
const BUSY = new Set([-1, 130_101, 410_100]);

/** 钉钉群机器人, signed (加签) when the endpoint has a secret. */
export class DingtalkChannel implements Channel {
  readonly code = 'dingtalk';
  readonly concurrency = 2;

  constructor(private readonly allowedHosts: readonly string[] | null) {}

  async send({ endpoint, dedupeId, title, body, at }: OutgoingDelivery, signal: AbortSignal): Promise<SendOutcome> {
    if (endpoint === null) return failed('没有登记机器人地址');
    const refusal = endpointRefusal(endpoint.url, this.allowedHosts);
    if (refusal !== null) return failed(refusal);
    const json = JSON.stringify({ msgtype: 'text', text: { content: cutToBytes(`${title}\n${body}`.trim(), MOST_BYTES) } });
    const url = signedUrl(endpoint.url, endpoint.secret, at);
    return robotOutcome(await postJson(url, json, { 'x-dedupe-id': dedupeId }, signal, this.allowedHosts), '钉钉群机器人', BUSY);
  }

  close(): void {}
}

/** The robot's address with timestamp and sign: HMAC-SHA256 of both, keyed by the secret, in base64. */
function signedUrl(address: string, secret: string, at: Date): string {
  if (secret === '') return address;
  const timestamp = String(at.getTime());
  const url = new URL(address);
  url.searchParams.set('timestamp', timestamp);
  url.searchParams.set('sign', createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'));
  return url.href;
}
