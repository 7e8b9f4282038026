import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { S3Settings } from '../../config/attachment-settings.js';
import { type ContentStore, DiskStore, S3Store } from '../../src/modules/attachments/index.js';
import { itBehavesLikeAContentStore, sha256Of } from '../support/content-store-contract.js';
import { type S3Server, startS3Server } from '../support/s3-server.js';

describe('contents on the disk', () => {
  let folder: string;
  let store: ContentStore;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duban-contents-'));
    store = new DiskStore(join(folder, 'attachments'));
    await writeFile(join(folder, 'a-file'), 'in the way of a folder');
  });
  afterAll(() => rm(folder, { recursive: true }));

  itBehavesLikeAContentStore(() => store, () => new DiskStore(join(folder, 'a-file', 'attachments')));

  it('stand in folders by their first digits, with nothing half written beside them', async () => {
    const bytes = Buffer.from('sharded');
    await store.put(sha256Of(bytes), bytes);
    const sha256 = sha256Of(bytes);
    expect(await readdir(join(folder, 'attachments', sha256.slice(0, 2), sha256.slice(2, 4)))).toEqual([sha256]);
    expect(await readdir(join(folder, 'attachments', 'unfinished'))).toEqual([]);
  });

  it('are written anew over one that was cut short, and what a killed process left is cleared', async () => {
    const bytes = Buffer.from('a content that was cut');
    const sha256 = sha256Of(bytes);
    await store.put(sha256, bytes);
    await writeFile(join(folder, 'attachments', sha256.slice(0, 2), sha256.slice(2, 4), sha256), 'a con');
    await store.put(sha256, bytes);
    expect(Buffer.from((await store.get(sha256)) ?? []).toString()).toBe('a content that was cut');
    const left = join(folder, 'attachments', 'unfinished', 'left-behind');
    await writeFile(left, 'half');
    await utimes(left, 1, 1);
    const old: string[] = [];
    for await (const found of store.storedBefore(new Date('2001-01-01T00:00:00Z'))) old.push(found);
    expect(old).toEqual([]);
    expect(await readdir(join(folder, 'attachments', 'unfinished'))).toEqual([]);
  });
});

describe('contents in an object storage', () => {
  let server: S3Server;
  let settings: S3Settings;
  beforeAll(async () => {
    server = await startS3Server();
    const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = server.environment;
    settings = { endpoint, bucket, region: 'us-east-1', accessKeyId, secretAccessKey };
  });
  afterAll(() => server.close());

  itBehavesLikeAContentStore(() => new S3Store(settings), () => new S3Store({ ...settings, endpoint: 'http://127.0.0.1:9' }));

  it('are addressed by path and signed', async () => {
    const bytes = Buffer.from('signed');
    const sha256 = sha256Of(bytes);
    await new S3Store(settings).put(sha256, bytes);
    expect([...server.objects.keys()]).toContain(`attachments/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`);
    expect(server.refused()).toBe(0);
  });

  it.each([{ secretAccessKey: 'another-secret' }, { bucket: 'another-bucket' }])('are refused with %o, and that is not taken for an empty storage', async (wrong) => {
    await expect(new S3Store({ ...settings, ...wrong }).put(sha256Of(Buffer.from('x')), Buffer.from('x'))).rejects.toMatchObject({ code: 'dependency-unavailable' });
  });
});
