import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { migrationIsPending } from '../db/migration-state.js';
import { UnitOfWork } from '../db/unit-of-work.js';
import { Failure } from '../errors/failure.js';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
const ASKED_AGAIN_MS = 5_000;

/** Refuses every write while the database lacks a migration of this build (promise A26): rows of an older shape must not be mixed with new ones. */
@Injectable()
export class MigrationGuard implements CanActivate {
  private currentUntil = 0;

  constructor(private readonly uow: UnitOfWork) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (READING.has(context.switchToHttp().getRequest<FastifyRequest>().method) || performance.now() < this.currentUntil) return true;
    if (await migrationIsPending(this.uow)) throw new Failure('migration-pending', '系统正在升级，数据库结构尚未更新，暂时不能办理。请稍后重试；管理员请运行 duban migrate。');
    this.currentUntil = performance.now() + ASKED_AGAIN_MS;
    return true;
  }
}
