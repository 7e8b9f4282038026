import type { SendOutcome } from '../../../domain/notification/delivery-attempts.js';
import { type Channel, failed, type OutgoingDelivery } from '../channel.js';
import { postJson } from './http-post.js';
import { cutToBytes, robotOutcome } from './robot-answer.js';

/** A text message of a WeCom group robot holds 2048 bytes (https://developer.work.weixin.qq.com/document/path/91770). */
const MOST_BYTES = 2048;
/** -1 busy, 45009 more than 20 messages a minute, 45033 too many at the same moment. */
const BUSY = new Set([-1, 45_009, 45_033]);

/** 企业微信群机器人. Plain text: in its markdown, words of a document could name and call members. */
export class WecomChannel implements Channel {
  readonly code = 'wecom';
  readonly concurrency = 2;

  constructor(private readonly allowedHosts: readonly string[] | null) {}

  async send({ endpoint, dedupeId, title, body }: OutgoingDelivery, signal: AbortSignal): Promise<SendOutcome> {
    if (endpoint === null) return failed('没有登记机器人地址');
    const json = JSON.stringify({ msgtype: 'text', text: { content: cutToBytes(`${title}\n${body}`.trim(), MOST_BYTES) } });
    return robotOutcome(await postJson(endpoint.url, json, { 'x-dedupe-id': dedupeId }, signal, this.allowedHosts), '企业微信群机器人', BUSY);
  }

  close(): void {}
}
