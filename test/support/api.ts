import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { loadConfig } from '../../config/env.js';
import { createApi } from '../../src/api.js';
import { SeedService } from '../../src/modules/demo/index.js';
import { cloneDatabase } from './database.js';

export interface Answer {
  readonly status: number;
  readonly type: string;
  // Bodies are looked into by the tests, which know what they asked for.
  readonly body: ReturnType<typeof JSON.parse>;
}

export interface TestApi {
  readonly app: NestFastifyApplication;
  get(path: string, login?: string): Promise<Answer>;
  post(path: string, login: string | undefined, body?: unknown): Promise<Answer>;
  put(path: string, login: string, body: unknown): Promise<Answer>;
  delete(path: string, login: string): Promise<Answer>;
  /** Sends one file as a browser form does. */
  upload(path: string, login: string | undefined, name: string, bytes: Uint8Array): Promise<Answer>;
  /** Sends the bytes as they are. */
  postRaw(path: string, login: string, payload: string | Buffer, contentType?: string): Promise<Answer>;
  close(): Promise<void>;
}

const BOUNDARY = 'boundary-of-a-test-form';

/** The body of a form with one file in the field `file`. */
export function formWith(name: string, bytes: Uint8Array, field = 'file'): Buffer {
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
}

/** The real API on a database of its own, filled with the plans of the gazette unless `seed` is false. */
export async function startApi(environment: Readonly<Record<string, string>> = {}, seed = true): Promise<TestApi> {
  const database = await cloneDatabase();
  const app = await createApi(loadConfig({ DATABASE_URL: database.url, LOG_LEVEL: 'error', ...environment }));
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  if (seed) await app.get(SeedService).run(() => undefined);

  const send = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, login?: string, payload?: string | Buffer, contentType = 'application/json'): Promise<Answer> => {
    const headers = { ...(login ? { 'x-duban-account': login } : {}), ...(payload === undefined ? {} : { 'content-type': contentType }) };
    const answer = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
    const type = String(answer.headers['content-type'] ?? '');
    return { status: answer.statusCode, type, body: type.includes('json') ? JSON.parse(answer.payload) : answer.payload };
  };
  return {
    app,
    get: (path, login) => send('GET', path, login),
    post: (path, login, body) => send('POST', path, login, body === undefined ? undefined : JSON.stringify(body)),
    put: (path, login, body) => send('PUT', path, login, JSON.stringify(body)),
    delete: (path, login) => send('DELETE', path, login),
    upload: (path, login, name, bytes) => send('POST', path, login, formWith(name, bytes), `multipart/form-data; boundary=${BOUNDARY}`),
    postRaw: (path, login, payload, contentType) => send('POST', path, login, payload, contentType),
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}
