import { AwsClient } from 'aws4fetch';
import type { S3Settings } from '../../../../config/attachment-settings.js';
import { type ContentStore, SHA256, shardedPath, storageUnavailable } from './content-store.js';

const PREFIX = 'attachments/';
const ANSWER_MS = 30_000;
const RETRIES = 2;
const LISTED = /<Contents>[\s\S]*?<Key>([^<]*)<\/Key>[\s\S]*?<LastModified>([^<]*)<\/LastModified>[\s\S]*?<\/Contents>/g;
const NEXT = /<NextContinuationToken>([^<]*)<\/NextContinuationToken>/;

/** Contents in an object storage that speaks S3 (MinIO, Ceph, the clouds), addressed by path: `endpoint/bucket/attachments/ab/cd/abcd…`. */
export class S3Store implements ContentStore {
  private readonly client: AwsClient;

  constructor(private readonly settings: S3Settings) {
    const { accessKeyId, secretAccessKey, region } = settings;
    this.client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: RETRIES, initRetryMs: 100 });
  }

  async put(sha256: string, bytes: Uint8Array): Promise<void> {
    const answer = await this.asked('PUT', this.addressOf(sha256), { body: Buffer.from(bytes), headers: { 'x-amz-content-sha256': sha256, 'content-type': 'application/octet-stream' } });
    if (!answer.ok) throw storageUnavailable(new Error(`PUT answered ${answer.status}`));
    await answer.arrayBuffer();
  }

  async get(sha256: string): Promise<Uint8Array | null> {
    const answer = await this.found('GET', sha256);
    return answer && new Uint8Array(await answer.arrayBuffer().catch(unavailable));
  }

  async storedAt(sha256: string): Promise<Date | null> {
    const answer = await this.found('HEAD', sha256);
    const modified = answer?.headers.get('last-modified');
    return modified ? new Date(modified) : null;
  }

  async remove(sha256: string): Promise<void> {
    await this.found('DELETE', sha256);
  }

  async *storedBefore(instant: Date): AsyncIterable<string> {
    for (let next: string | null = ''; next !== null;) {
      const query = new URLSearchParams({ 'list-type': '2', prefix: PREFIX, ...(next === '' ? {} : { 'continuation-token': next }) });
      const answer = await this.asked('GET', `${this.settings.endpoint}/${this.settings.bucket}?${query.toString()}`);
      if (!answer.ok) throw storageUnavailable(new Error(`listing answered ${answer.status}`));
      const listing = await answer.text();
      for (const [, key = '', modified = ''] of listing.matchAll(LISTED)) {
        const sha256 = key.split('/').at(-1) ?? '';
        if (SHA256.test(sha256) && new Date(modified) < instant) yield sha256;
      }
      next = NEXT.exec(listing)?.[1]?.replaceAll('&amp;', '&') ?? null;
    }
  }

  /** The answer about one content; null when there is none. */
  private async found(method: string, sha256: string): Promise<Response | null> {
    const answer = await this.asked(method, this.addressOf(sha256));
    if (answer.ok) return answer;
    await answer.body?.cancel();
    if (answer.status === 404) return null;
    throw storageUnavailable(new Error(`${method} answered ${answer.status}`));
  }

  private asked(method: string, address: string, more: RequestInit = {}): Promise<Response> {
    return this.client.fetch(address, { method, redirect: 'error', signal: AbortSignal.timeout(ANSWER_MS), ...more }).catch(unavailable);
  }

  private addressOf(sha256: string): string {
    return `${this.settings.endpoint}/${this.settings.bucket}/${PREFIX}${shardedPath(sha256)}`;
  }
}

function unavailable(cause: unknown): never {
  throw storageUnavailable(cause);
}
