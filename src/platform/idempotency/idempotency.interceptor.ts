import { createHash } from 'node:crypto';
import { applyDecorators, type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Failure } from '../errors/failure.js';
import type { ActedRequest } from '../http/actor.decorator.js';
import { IdempotentAnswers, type KeyedRequest } from './idempotent-answers.js';

const KEY = /^[\x20-\x7e]{1,200}$/;
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
const REPEATABLE = 'duban:repeatable';
const KEY_REQUIRED = 'duban:key-required';

/**
 * Marks a write that may be repeated without a key and does not fit into one transaction (it reads a file in another process, or
 * runs the engine day by day): its key is checked for form and otherwise not needed.
 */
export const Repeatable = (): MethodDecorator => SetMetadata(REPEATABLE, true);

/**
 * Marks a write that goes out to people and cannot be called back (交办, 督办单, 通报, 销号, 催办, 批示): without a key a client that got no answer could only guess
 * whether to send it again.
 */
export const KeyRequired = (): MethodDecorator =>
  applyDecorators(SetMetadata(KEY_REQUIRED, true), ApiHeader({ name: 'Idempotency-Key', required: true, description: '每次操作一个唯一的值，例如 UUID；重发同一请求须用同一个值' }));

/** A write with an `Idempotency-Key` runs in one transaction together with the storing of its answer (promise A07). */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly answers: IdempotentAnswers,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest & ActedRequest>();
    const key = READING.has(request.method) ? null : keyOf(request.headers['idempotency-key']);
    if (key === null && this.reflector.get<boolean | undefined>(KEY_REQUIRED, context.getHandler())) {
      throw new Failure('idempotency-key-missing', '这个操作会通知到人，请在请求头 Idempotency-Key 里写一个每次操作唯一的值（例如 UUID）后再提交。');
    }
    const owner = request.actor?.accountId ?? null;
    if (key === null || owner === null || this.reflector.get<boolean | undefined>(REPEATABLE, context.getHandler())) return next.handle();
    return from(this.answered({ owner, key, fingerprint: fingerprintOf(request) }, context.switchToHttp().getResponse<FastifyReply>(), next));
  }

  private async answered(request: KeyedRequest, reply: FastifyReply, next: CallHandler): Promise<unknown> {
    const { status, body, etag, repeated } = await this.answers.once(request, async () => {
      const value: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      const tag = reply.getHeader('etag');
      return { status: reply.statusCode, body: value === undefined ? null : JSON.stringify(value), etag: typeof tag === 'string' ? tag : null };
    });
    void reply.status(status);
    if (etag !== null) void reply.header('etag', etag);
    if (repeated) void reply.header('idempotency-replayed', 'true');
    return body === null ? undefined : JSON.parse(body);
  }
}

function keyOf(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  if (typeof header !== 'string' || !KEY.test(header)) throw new Failure('malformed-request', '请求头 Idempotency-Key 须为 1 到 200 个可打印的 ASCII 字符，例如一个 UUID。');
  return header;
}

function fingerprintOf(request: FastifyRequest): string {
  return createHash('sha256').update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`).digest('hex');
}
