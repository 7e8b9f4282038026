import type { FastifyInstance } from 'fastify';
import type { AppConfig } from '../../../config/env.js';

/** For answers that are data: nothing in them may run, be framed or be taken for something else. */
const DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** For pages that bring their own scripts; Swagger's page writes styles into itself. */
const PAGE_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const DOCS = /^\/api\/docs(\/|$)/;

const ALWAYS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/** Gives every answer the headers that keep a browser from doing more with it than showing it; what a route set itself stays. */
export function addSecurityHeaders(fastify: Pick<FastifyInstance, 'addHook'>, { mode }: Pick<AppConfig, 'mode'>): void {
  fastify.addHook('onSend', (request, reply, _payload, done) => {
    const headers = {
      ...ALWAYS,
      'content-security-policy': DOCS.test(request.url.split('?', 1)[0] ?? '') ? PAGE_POLICY : DATA_POLICY,
      // What people see depends on who they are and on the day.
      'cache-control': 'no-store',
      ...(mode === 'production' ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    };
    for (const [name, value] of Object.entries(headers)) if (!reply.hasHeader(name)) void reply.header(name, value);
    done();
  });
}
