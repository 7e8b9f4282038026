import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { PROJECT_ROOT } from '../../../config/project-root.js';

type Fastify = ReturnType<ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance']>;

const BUILT = join(PROJECT_ROOT, 'dist', 'web');
/** The first words of the addresses of pages; the page itself knows what stands behind them. */
export const PAGE_ADDRESSES = ['inbox', 'my-unit', 'plans', 'tasks', 'review', 'notices', 'info', 'cockpit', 'brief', 'rehearsal', 'circulars', 'instructions', 'import', 'units', 'accounts', 'rules', 'audit', 'settings', 'activate'] as const;
/** The one rule that React Aria writes into the page itself, for touch screens; any other text has another hash. */
const PRESSABLE_STYLE = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";
/** Nothing from anywhere else, no script or style but those of the build: its files, and by their hashes what it wrote into the document itself. */
const policyOf = (page: string): string => `default-src 'none'; script-src ${["'self'", ...inlineHashes(page)].join(' ')}; style-src 'self' ${PRESSABLE_STYLE}; img-src 'self'; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;
const YEAR_MS = 31_536_000_000;
const NOT_BUILT = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>督办</title><p>网页还没有构建。请在项目目录运行 npm start，或 npm run build:web。接口说明见 <a href="/api/docs">/api/docs</a>。';

/** Serves the built page at the addresses of its pages, and its files. A page that was not built says what to do, with status 503. */
export async function serveWebPages(fastify: Fastify): Promise<void> {
  const page = existsSync(join(BUILT, 'index.html')) ? readFileSync(join(BUILT, 'index.html'), 'utf8') : null;
  const policy = policyOf(page ?? NOT_BUILT);
  for (const address of ['/', ...PAGE_ADDRESSES.flatMap((first) => [`/${first}`, `/${first}/*`])]) {
    fastify.get(address, (_, reply) =>
      reply.status(page === null ? 503 : 200).header('content-type', 'text/html; charset=utf-8').header('content-security-policy', policy).header('cache-control', 'no-cache').send(page ?? NOT_BUILT));
  }
  if (page === null) return;
  await fastify.register(fastifyStatic, {
    root: join(BUILT, 'assets'),
    prefix: '/assets/',
    // The names of these files change with their content.
    maxAge: YEAR_MS,
    immutable: true,
    preCompressed: true,
    decorateReply: false,
    index: false,
  });
  const icon = readFileSync(join(BUILT, 'icon.svg'), 'utf8');
  fastify.get('/icon.svg', (_, reply) => reply.header('content-type', 'image/svg+xml').header('cache-control', 'no-cache').send(icon));
}

const inlineHashes = (page: string): string[] => [...page.matchAll(/<script>(.*?)<\/script>/gs)].map(([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`);
