import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { S3Settings } from '../../config/attachment-settings.js';
import { attachmentChecks } from '../../src/cli/doctor/attachment-checks.js';
import { type ClamdServer, startClamd } from '../support/clamd-server.js';
import { type S3Server, startS3Server } from '../support/s3-server.js';

describe('duban doctor looks at attachments', () => {
  let folder: string;
  let server: S3Server;
  let settings: S3Settings;
  let clamd: ClamdServer | null = null;
  const storage = async (s3: S3Settings | null, dir = folder) => (await attachmentChecks({ dir, s3, clamav: null }))[0];
  const scanner = async (port: number) => (await attachmentChecks({ dir: folder, s3: null, clamav: { host: '127.0.0.1', port } }))[1];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duban-doctor-'));
    server = await startS3Server();
    const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = server.environment;
    settings = { endpoint, bucket, region: 'us-east-1', accessKeyId, secretAccessKey };
  });
  afterEach(async () => {
    await clamd?.close();
    clamd = null;
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  it('on the disk: they can be written, read and deleted, and nothing is left behind', async () => {
    expect(await storage(null)).toMatchObject({ check: 'attachment-storage', level: 'ok', message: expect.stringContaining(folder) });
    expect(await readdir(folder)).toEqual([]);
    expect(await storage(null, join(folder, 'not-yet'))).toMatchObject({ level: 'ok' });
    expect(existsSync(join(folder, 'not-yet'))).toBe(false);
  });

  it('on the disk: says what to look at where nothing can be written', async () => {
    await writeFile(join(folder, 'a-file'), 'in the way of a folder');
    expect(await storage(null, join(folder, 'a-file'))).toMatchObject({ level: 'fault', message: expect.stringMatching(/^附件存储不能写入：目录 .*ENOTDIR.*请检查 ATTACHMENT_DIR/) });
    await rm(join(folder, 'a-file'));
  });

  it('in an object storage: the same, and nothing is left behind', async () => {
    expect(await storage(settings)).toMatchObject({ level: 'ok', message: expect.stringContaining(settings.bucket) });
    expect(server.objects.size).toBe(0);
    expect(server.refused()).toBe(0);
  });

  it.each<[string, Partial<S3Settings>, RegExp]>([
    ['a key that is wrong', { secretAccessKey: 'another-secret' }, /不能写入.*PUT answered 403.*请检查 S3_ENDPOINT/],
    ['a bucket that is not there', { bucket: 'another-bucket' }, /不能写入.*PUT answered 404/],
    ['an address where nobody answers', { endpoint: 'http://127.0.0.1:9' }, /不能写入.*http:\/\/127\.0\.0\.1:9/],
  ])('in an object storage: %s is a fault, told without the secret', async (_, wrong, words) => {
    const check = await storage({ ...settings, ...wrong });
    expect(check).toMatchObject({ level: 'fault', message: expect.stringMatching(words) });
    expect(check?.message).not.toContain('secret');
  });

  it('through the scanner, which is asked whether it is there and scans nothing', async () => {
    clamd = await startClamd();
    expect(await scanner(clamd.port)).toMatchObject({ check: 'virus-scanner', level: 'ok' });
    expect(clamd.scanned).toEqual([]);
  });

  it.each(['UNKNOWN COMMAND', 'hangUp'])('takes %j of a scanner for a fault', async (reply) => {
    clamd = await startClamd(reply);
    expect(await scanner(clamd.port)).toMatchObject({ level: 'fault', message: expect.stringContaining('CLAMAV_HOST') });
  });

  it('finds no scanner where none listens', async () => {
    expect(await scanner(9)).toMatchObject({ level: 'fault', message: expect.stringContaining('请启动 clamd') });
  });
});
