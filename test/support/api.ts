import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { loadConfig } from '../../config/env.js';
import { createApi } from '../../src/api.js';
import { SeedService } from '../../src/modules/demo/index.js';
import { cloneDatabase } from './database.js';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly headers: Readonly<Record<string, unknown>>;
  // Bodies are looked into by the tests, which know what they asked for.
  readonly body: ReturnType<typeof JSON.parse>;
}

export interface TestApi {
  readonly app: NestFastifyApplication;
  get(path: string, login?: string): Promise<Answer>;
  post(path: string, login: string | undefined, body?: unknown): Promise<Answer>;
  put(path: string, login: string, body: unknown): Promise<Answer>;
  delete(path: string, login: string): Promise<Answer>;
  /** Sends JSON with further headers, as `if-match` or `idempotency-key`. */
  send(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, login: string | undefined, headers: Readonly<Record<string, string>>, body?: unknown): Promise<Answer>;
  /** Sends one file as a browser form does. */
  upload(path: string, login: string | undefined, name: string, bytes: Uint8Array): Promise<Answer>;
  /** Sends the bytes as they are. */
  postRaw(path: string, login: string, payload: string | Buffer, contentType?: string): Promise<Answer>;
  close(): Promise<void>;
}

/** What goes out to people is refused without a key (KeyRequired); whoever wants to see that sends an empty one. */
const OUTWARD = /\/(?:plans\/\d+\/issue|(?:notices|circulars)\/\d+\/issue|items\/\d+\/(?:close-out|urges)|(?:plans|items)\/\d+\/instructions)$/;

const BOUNDARY = 'boundary-of-a-test-form';

/** The body of a form with one file in the field `file`. */
export function formWith(name: string, bytes: Uint8Array, field = 'file'): Buffer {
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
}

/**
 * The real API on a database of its own, filled with the plans of the gazette unless `seed` is false. `reachedAt` may put something
 * between the API and the database: it gets the address of the database and returns the one the API is given.
 */
export async function startApi(
  environment: Readonly<Record<string, string>> = {},
  seed = true,
  reachedAt: (databaseUrl: string) => Promise<string> = (url) => Promise.resolve(url),
): Promise<TestApi> {
  // The seeded template is a demo's: production starts from the directory and the calendar alone.
  const production = environment['DUBAN_MODE'] === 'production';
  const database = await cloneDatabase(seed && !production ? 'seeded' : 'migrated');
  const app = await createApi(loadConfig({ DATABASE_URL: await reachedAt(database.url), LOG_LEVEL: 'error', REQUESTS_PER_MINUTE: '100000', ...environment }));
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  if (seed && production) await app.get(SeedService).run(() => undefined);

  const send = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, login?: string, payload?: string | Buffer, contentType = 'application/json', more: Readonly<Record<string, string>> = {}): Promise<Answer> => {
    const key: Record<string, string> = method === 'POST' && OUTWARD.test(url) ? { 'idempotency-key': randomUUID() } : {};
    const headers: Record<string, string> = { ...(login ? { 'x-duban-account': login } : {}), ...(payload === undefined ? {} : { 'content-type': contentType }), ...key, ...more };
    if (OUTWARD.test(url) && headers['idempotency-key'] === '') delete headers['idempotency-key'];
    const answer = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
    const type = String(answer.headers['content-type'] ?? '');
    return { status: answer.statusCode, type, headers: answer.headers, body: type.includes('json') ? JSON.parse(answer.payload) : answer.payload };
  };
  return {
    app,
    get: (path, login) => send('GET', path, login),
    post: (path, login, body) => send('POST', path, login, body === undefined ? undefined : JSON.stringify(body)),
    put: (path, login, body) => send('PUT', path, login, JSON.stringify(body)),
    delete: (path, login) => send('DELETE', path, login),
    send: (method, path, login, headers, body) => send(method, path, login, body === undefined ? undefined : JSON.stringify(body), 'application/json', headers),
    upload: (path, login, name, bytes) => send('POST', path, login, formWith(name, bytes), `multipart/form-data; boundary=${BOUNDARY}`),
    postRaw: (path, login, payload, contentType) => send('POST', path, login, payload, contentType),
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}
