import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Actor } from '../../domain/policy/actor.js';
import { Failure } from '../errors/failure.js';

/** A request after the account guard has looked at it. */
export interface ActedRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  actor?: Actor;
  /** The browser session it belongs to; absent for demo headers and tokens. */
  sessionId?: string;
}

export const OPEN_ROUTE = 'duban:open-route';

/** Marks a route that needs no account; every other route has one or answers 401. */
export const OpenRoute = (): MethodDecorator & ClassDecorator => SetMetadata(OPEN_ROUTE, true);

/** The person behind the request. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<ActedRequest>();
  if (!actor) throw new Failure('unauthenticated', '请先登录。');
  return actor;
});

/** The session behind the request; null when it came with a token or as a demo account. */
export const CurrentSessionId = createParamDecorator((_: unknown, context: ExecutionContext): string | null =>
  context.switchToHttp().getRequest<ActedRequest>().sessionId ?? null);
