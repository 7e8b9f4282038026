import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AttachmentSettings } from '../../../config/attachment-settings.js';
import { ClamavScanner, type ContentStore, DiskStore, S3Store } from '../../modules/attachments/index.js';
import { type Check, fault, ok } from './check.js';

const PATIENCE_MS = 5_000;
const PROBE = 'doctor';

/** Whether attachments can be kept where the settings say, and looked through where a scanner is set. */
export async function attachmentChecks({ dir, s3, clamav }: Pick<AttachmentSettings, 'dir' | 's3' | 'clamav'>): Promise<Check[]> {
  const storage = s3 === null
    ? await diskCheck(dir)
    : await storageCheck(new S3Store(s3), `对象存储（${s3.endpoint} 的桶 ${s3.bucket}）`, '请检查 S3_ENDPOINT、S3_BUCKET、密钥和网络，以及该密钥对桶的读写、删除权限');
  return [storage, ...(clamav === null ? [] : [await scannerCheck(clamav)])];
}

/** In a folder of its own that is removed again: folders of whoever runs the doctor must not stand in the way of uploads. */
async function diskCheck(dir: string): Promise<Check> {
  const existed = existsSync(dir);
  const probe = join(dir, PROBE);
  const check = await storageCheck(new DiskStore(probe), `目录 ${dir}`, '请检查 ATTACHMENT_DIR 是否指向可写的目录、运行督办的用户有没有权限、磁盘是否已满');
  await rm(probe, { recursive: true, force: true }).catch(() => undefined);
  if (!existed) await rmdir(dir).catch(() => undefined);
  return check;
}

async function storageCheck(store: ContentStore, where: string, advice: string): Promise<Check> {
  const bytes = randomBytes(64);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  let step = '写入';
  try {
    await store.put(sha256, bytes);
    step = '读取';
    const read = await store.get(sha256);
    if (read === null || !bytes.equals(read)) throw new Error('读出的内容与写入的不同');
    step = '删除';
    await store.remove(sha256);
    if ((await store.get(sha256)) !== null) throw new Error('删除之后还在');
    return ok('attachment-storage', `附件存储可以写入、读取和删除：${where}。`);
  } catch (error) {
    return fault('attachment-storage', `附件存储不能${step}：${where}（${causeOf(error)}）。附件不能上传或下载，${advice}。`);
  }
}

async function scannerCheck({ host, port }: NonNullable<AttachmentSettings['clamav']>): Promise<Check> {
  try {
    await new ClamavScanner({ host, port }, PATIENCE_MS).ping();
    return ok('virus-scanner', `病毒扫描可以使用（clamd ${host}:${port}）。`);
  } catch (error) {
    return fault('virus-scanner', `病毒扫描不能使用（clamd ${host}:${port}：${causeOf(error)}）。没有查过毒的附件不接收，请启动 clamd，或检查 CLAMAV_HOST；不扫描病毒时请留空。`);
  }
}

/** What the storage or the scanner said, not what users are told of it. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
