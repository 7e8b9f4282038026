import multipart from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Failure } from '../errors/failure.js';

export type UploadRequest = FastifyRequest;

export interface UploadedFile {
  /** As sent by the client: not to be trusted, not to be used as a path. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const FIELD = 'file';
const MEGABYTE = 1024 * 1024;
const TOO_MANY = new Set(['FST_FILES_LIMIT', 'FST_PARTS_LIMIT', 'FST_FIELDS_LIMIT']);

/** How large the file may be, and what to do about a larger one. */
export interface UploadLimit {
  readonly mebibytes: number;
  readonly advice: string;
}

const SOURCE_LIMIT: UploadLimit = { mebibytes: 20, advice: '请只导入需要督办的公文，或分成几个文件。' };

/** Lets the application take multipart bodies with exactly one file. */
export async function acceptUploads(app: NestFastifyApplication): Promise<void> {
  await app.register(multipart, { limits: { fileSize: SOURCE_LIMIT.mebibytes * MEGABYTE, files: 1, fields: 0, parts: 1, headerPairs: 20, fieldNameSize: 100 }, throwFileSizeLimit: true });
}

/** The one file of an upload; throws Failure when there is none, it is empty or too large, or more than it was sent. */
export async function uploadedFile(request: UploadRequest, limit = SOURCE_LIMIT): Promise<UploadedFile> {
  if (!request.isMultipart()) throw new Failure('unsupported-media-type', '请以 multipart/form-data 提交文件，文件放在 file 字段。');
  try {
    let file: UploadedFile | null = null;
    for await (const part of request.parts({ limits: { fileSize: limit.mebibytes * MEGABYTE } })) {
      if (part.type !== 'file' || part.fieldname !== FIELD) throw new Failure('validation-failed', `只接受一个名为 file 的文件字段，收到了“${part.fieldname.slice(0, 40)}”。`, [{ pointer: `/${FIELD}`, detail: '缺少文件' }]);
      file = { name: part.filename, bytes: await part.toBuffer() };
    }
    if (!file) throw new Failure('validation-failed', '没有收到文件，请把文件放在 file 字段。', [{ pointer: `/${FIELD}`, detail: '缺少文件' }]);
    return file;
  } catch (error) {
    throw refusalOf(error, limit);
  }
}

function refusalOf(error: unknown, { mebibytes, advice }: UploadLimit): unknown {
  if (error instanceof Failure) return error;
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'FST_REQ_FILE_TOO_LARGE') return new Failure('payload-too-large', `文件超过 ${mebibytes} MB 的上限。${advice}`);
  if (code !== undefined && TOO_MANY.has(code)) return new Failure('payload-too-large', '一次只能上传一个文件，也不能附带其他字段。请逐个上传。');
  if (/boundary|Unexpected end|multipart/i.test(message ?? '')) return new Failure('malformed-request', '上传的内容不完整或格式不正确，请重新选择文件上传。');
  return error;
}
