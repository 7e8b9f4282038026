import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimited } from '../errors/rate-limited.js';
import { VersionMismatch } from '../errors/version-mismatch.js';
import { entityTag } from './entity-tag.js';
import { PROBLEM_TYPE, problemOf } from './problem-of.js';
import { methodsAt } from './route-table.js';

/** Seconds after which a refusal that will pass may be tried again. */
const RETRY_AFTER: Readonly<Record<string, number>> = { 'dependency-unavailable': 5, 'migration-pending': 30, 'idempotency-in-progress': 1 };

/** Every error leaves as problem+json with a stable code. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const methods = isUnrouted(error) ? methodsAt(request.server.server, request.url) : [];
    if (methods.length > 0) void reply.header('allow', methods.join(', '));
    const problem = problemOf(methods.length > 0 ? new HttpException('method', 405) : error, String(request.id));
    if (problem.status >= 500) this.logger.error(`${request.method} ${request.routeOptions.url ?? request.url} [${request.id}]: ${stackOf(error)}`);
    // What a rolled back attempt had prepared is not true.
    void reply.removeHeader('etag');
    if (error instanceof VersionMismatch) void reply.header('etag', entityTag(error.current));
    const retryAfter = error instanceof RateLimited ? error.retryAfterSeconds : RETRY_AFTER[problem.code];
    if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
    void reply.status(problem.status).header('content-type', PROBLEM_TYPE).send(problem);
  }
}

/** What the router throws when no route takes the request. */
function isUnrouted(error: unknown): boolean {
  return error instanceof HttpException && error.getStatus() === 404;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
