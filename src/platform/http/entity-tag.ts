import { type CallHandler, createParamDecorator, type ExecutionContext, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, tap } from 'rxjs';
import { Failure } from '../errors/failure.js';
import type { ExpectedVersions } from '../errors/version-mismatch.js';

const VERSION = /"v(\d{1,9})"/g;
/** A list of entity tags (RFC 9110, 8.8.3). */
const TAGS = /^(?:W\/)?"[^"\s]*"(?:\s*,\s*(?:W\/)?"[^"\s]*")*$/;
const TAGGED_BY = 'duban:tagged-by';

/** The entity tag of a version: `"v3"`. */
export function entityTag(version: number): string {
  return `"v${version}"`;
}

/**
 * The versions named by an `If-Match` header. A tag that is none of ours matches no version; neither does `*`, which
 * names no version that was read; what is no tag at all throws Failure `malformed-request`. Weak tags count: gateways that compress weaken the tags they pass on, and a tag stands for a version here, not for bytes.
 */
export function expectedVersions(header: string | undefined): ExpectedVersions {
  const words = header?.trim() ?? '';
  if (words === '') return null;
  if (words === '*') return [];
  if (!TAGS.test(words)) throw new Failure('malformed-request', 'If-Match 须为读取时 ETag 响应头的原文，例如 "v3"（连同引号）；请核对后重试。');
  return [...words.matchAll(VERSION)].map(([, version]) => Number(version));
}

/** What the request's `If-Match` allows to be changed, for `refuseStale`. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): ExpectedVersions =>
  expectedVersions(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']));

/** Names the property of the answer that holds the versioned object, where it is not the answer itself. */
export const TaggedBy = (property: string): MethodDecorator => SetMetadata(TAGGED_BY, property);

/** Gives every answer about one versioned object (a numeric `version`) its `ETag`. */
@Injectable()
export class EntityTagInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const property = this.reflector.get<string | undefined>(TAGGED_BY, context.getHandler());
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      tap((answer: unknown) => {
        const version = versionOf(property === undefined ? answer : (answer as Record<string, unknown> | null)?.[property]);
        if (version !== null) void reply.header('etag', entityTag(version));
      }),
    );
  }
}

function versionOf(answer: unknown): number | null {
  const version = (answer as { readonly version?: unknown } | null | undefined)?.version;
  return typeof version === 'number' ? version : null;
}
