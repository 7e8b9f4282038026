import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { correlationOf, withCorrelation } from '../logging/correlation.js';
import { withSourceAddress } from '../logging/source-address.js';
import { HTTP_SECONDS } from '../metrics/meters.js';
import { isLeaving, noteComer } from '../shutdown/leaving.js';

type Fastify = ReturnType<ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance']>;

/** Those who only look how this process is. */
const WATCHED: ReadonlySet<string> = new Set(['/livez', '/readyz', '/metrics']);

/** Identifier of a request: the caller's if it brought a good one. */
export const requestId = (request: { readonly headers: Readonly<Record<string, string | string[] | undefined>> }): string => correlationOf(request.headers);

/** Every request is measured, logged by its route (never by its address, which may hold a secret link) and worked on under its identifier. */
export function observeRequests(fastify: Fastify): void {
  const logger = new Logger('Http');
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    if (!WATCHED.has(request.routeOptions.url ?? '')) noteComer();
    done();
  });
  // Not earlier: reading the body leaves the asynchronous context of the hooks before it.
  fastify.addHook('preHandler', (request, _reply, done) => withCorrelation(String(request.id), () => withSourceAddress(request.ip, done)));
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (isLeaving()) void reply.header('connection', 'close');
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request;
    const line = { method, route: routeOptions.url ?? 'none', status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    HTTP_SECONDS.observe({ method, route: line.route, status: String(line.status) }, reply.elapsedTime / 1000);
    withCorrelation(String(request.id), () => (method === 'GET' && line.status < 500 ? logger.debug(line) : logger.log(line)));
    done();
  });
}
