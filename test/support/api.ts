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
  /** Sends the bytes as they are. */
  postRaw(path: string, login: string, payload: string, contentType?: string): Promise<Answer>;
  close(): Promise<void>;
}

/** The real API on a database of its own, filled with the three demo plans unless `seed` is false. */
export async function startApi(environment: Readonly<Record<string, string>> = {}, seed = true): Promise<TestApi> {
  const database = await cloneDatabase();
  const app = await createApi(loadConfig({ DATABASE_URL: database.url, LOG_LEVEL: 'error', ...environment }));
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  if (seed) await app.get(SeedService).run(() => undefined);

  const send = async (method: 'GET' | 'POST', url: string, login?: string, payload?: string, contentType = 'application/json'): Promise<Answer> => {
    const headers = { ...(login ? { 'x-duban-account': login } : {}), ...(payload === undefined ? {} : { 'content-type': contentType }) };
    const answer = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
    const type = String(answer.headers['content-type'] ?? '');
    return { status: answer.statusCode, type, body: type.includes('json') ? JSON.parse(answer.payload) : answer.payload };
  };
  return {
    app,
    get: (path, login) => send('GET', path, login),
    post: (path, login, body) => send('POST', path, login, body === undefined ? undefined : JSON.stringify(body)),
    postRaw: (path, login, payload, contentType) => send('POST', path, login, payload, contentType),
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}
