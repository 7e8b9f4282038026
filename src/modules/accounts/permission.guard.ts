import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { type Action, mayEver } from '../../domain/policy/can.js';
import { Failure } from '../../platform/errors/failure.js';
import { type ActedRequest, OPEN_ROUTE } from '../../platform/http/actor.decorator.js';
import { ROUTE_PERMISSION } from '../../platform/http/permission.js';
import { RefusedAccess } from './refused-access.js';

/**
 * Refuses whoever's role is never granted the action of the route, before anything is looked up: the answer says nothing about what exists.
 * How far the right reaches is asked again by the service, which knows the subject.
 */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly refusals: RefusedAccess,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean | undefined>(OPEN_ROUTE, [context.getHandler(), context.getClass()])) return true;
    const action = this.reflector.getAllAndOverride<Action | undefined>(ROUTE_PERMISSION, [context.getHandler(), context.getClass()]);
    const request = context.switchToHttp().getRequest<FastifyRequest & ActedRequest>();
    const { actor } = request;
    // A route that declares nothing is closed; the boot refuses to start with one.
    if (action === undefined || !actor) throw new Failure('forbidden', '这个接口没有登记权限，暂不开放，请告知管理员。');
    if (mayEver(actor, action)) return true;
    await this.refusals.record(actor, action, request);
    throw new Failure('forbidden', `账号“${actor.name}”没有这项权限，请换用有权限的账号。`);
  }
}
