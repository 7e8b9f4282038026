import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { catchError, from, mergeMap, type Observable, throwError } from 'rxjs';
import { RuleViolation } from '../../domain/kernel/rule-violation.js';
import type { Actor } from '../../domain/policy/actor.js';
import type { Action } from '../../domain/policy/can.js';
import { Failure } from '../../platform/errors/failure.js';
import type { ActedRequest } from '../../platform/http/actor.decorator.js';
import { ROUTE_PERMISSION } from '../../platform/http/permission.js';
import { ROW_ID } from '../../platform/http/row-id.pipe.js';
import { Audit } from '../audit/index.js';

const READING = new Set(['GET', 'HEAD']);

/** Keeps a row of every refused access, in a transaction of its own: what was refused has changed nothing else. */
@Injectable()
export class RefusedAccess {
  constructor(private readonly audit: Audit) {}

  record(actor: Actor, action: Action | undefined, request: FastifyRequest): Promise<void> {
    const id = (request.params as { readonly id?: unknown } | undefined)?.id;
    return this.audit.recordRefusal(actor, {
      action: 'access.refused',
      subjectType: 'route',
      subjectId: typeof id === 'string' && ROW_ID.test(id) ? id : null,
      detail: { permission: action ?? null, method: request.method, route: request.routeOptions.url ?? null },
    });
  }
}

/**
 * Records what services refuse: every 403 (a second step by the person of the first is one), and a change of what is not there or of what names such an object. A change of something unknown is recorded as well, since the
 * answer must not depend on whether it exists.
 */
@Injectable()
export class RefusedAccessInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly refusals: RefusedAccess,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest & ActedRequest>();
    return next.handle().pipe(catchError((error: unknown) => {
      const { actor } = request;
      if (!actor || !isRefusal(error, request.method)) return throwError(() => error);
      const action = this.reflector.get<Action | undefined>(ROUTE_PERMISSION, context.getHandler());
      return from(this.refusals.record(actor, action, request)).pipe(mergeMap(() => throwError(() => error)));
    }));
  }
}

function isRefusal(error: unknown, method: string): boolean {
  if (error instanceof RuleViolation) return error.code === 'FOUR_EYES';
  return error instanceof Failure && (error.code === 'forbidden' || (!READING.has(method) && (error.code === 'not-found' || error.code === 'reference-unknown')));
}
