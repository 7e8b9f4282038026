import { Injectable } from '@nestjs/common';
import { addDays, isLocalDate, type LocalDate } from '../../domain/kernel/local-date.js';
import type { Actor } from '../../domain/policy/actor.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { Freeze, type StandingFreeze } from '../../platform/freeze/freeze.js';
import { Audit } from '../audit/index.js';
import { EngineService } from './engine.service.js';

export interface FreezeState {
  readonly frozen: boolean;
  readonly freezes: readonly StandingFreeze[];
}

/**
 * The operator's side of a freeze. After a restored database, lifting passes over what fell due meanwhile: it may have been told before
 * the restore, by a history that is lost (`docs/decisions/0017-after-a-restore-nothing-is-sent-until-somebody-says-so.md`).
 */
@Injectable()
export class FreezeService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly freeze: Freeze,
    private readonly engine: EngineService,
    private readonly audit: Audit,
  ) {}

  async state(): Promise<FreezeState> {
    const freezes = await this.freeze.standing();
    return { frozen: freezes.length > 0, freezes };
  }

  /** Stops all sending; `restored` when the operator has put back an older database, which the engine cannot always see by itself. */
  async raise(actor: Actor, why: string, restored: boolean): Promise<FreezeState> {
    await this.uow.run(async (tx) => {
      const reason = restored ? 'databaseRestored' : 'operator';
      const detail = /[。！？]$/.test(why) ? why : `${why}。`;
      if (await this.freeze.raise(tx, reason, detail)) await this.record(tx, actor, 'freeze.raised', { reason, detail });
    });
    return this.state();
  }

  /**
   * Lifts all freezes and returns them. After a restore what fell due up to today is passed over, told to nobody; with `resendSince`
   * only what fell due before that day, and the next tick tells the rest, late. Other freezes pass nothing over.
   */
  async lift(actor: Actor, resendSince: LocalDate | null = null): Promise<StandingFreeze[]> {
    return this.uow.run(async (tx) => {
      const lifted = await this.freeze.lift(tx, actor.name);
      if (lifted.length === 0) throw new Failure('conflict-state', '现在没有停止发送，无须恢复。');
      const restored = lifted.some(({ reason }) => reason === 'databaseRestored');
      if (resendSince !== null && !restored) throw new Failure('validation-failed', '只有恢复过数据库才能指定补发的起始日期，请直接恢复发送。');
      if (resendSince !== null && (!isLocalDate(resendSince) || resendSince > tx.today)) {
        throw new Failure('validation-failed', `“${resendSince}”不能作为补发的起始日期，请写成不晚于今天（${tx.today}）的 YYYY-MM-DD。`);
      }
      if (restored) await this.passOver(tx, resendSince === null ? tx.today : addDays(resendSince, -1));
      await this.record(tx, actor, 'freeze.lifted', { reasons: lifted.map(({ reason }) => reason), resendSince });
      return lifted;
    });
  }

  /** The sweeps of that day's evening, whose events go to nobody. */
  private async passOver(tx: Tx, day: LocalDate): Promise<void> {
    const evening = day === tx.today ? tx.now : new Date(`${day}T23:59:59+08:00`);
    await tx.query(`select set_config('duban.now', $1, true)`, [evening.toISOString()]);
    const [mark] = await tx.query<{ id: string }>('select coalesce(max(id), 0) as id from outbox');
    await this.engine.passOver({ ...tx, now: evening, today: day });
    await tx.query(`update outbox set done_at = clock_timestamp(), last_error = 'passed over after a restore' where id > $1 and xmin = pg_current_xact_id()::xid and done_at is null`, [mark?.id]);
    await tx.query(`select set_config('duban.now', '', true)`);
  }

  private record(tx: Tx, actor: Actor, action: string, detail: Readonly<Record<string, unknown>>): Promise<void> {
    return this.audit.record(tx, actor, [{ action, subjectType: 'installation', subjectId: '1', detail }]);
  }
}
