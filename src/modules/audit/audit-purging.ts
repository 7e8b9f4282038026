import { Inject, Injectable } from '@nestjs/common';
import type { AppConfig } from '../../../config/env.js';
import { addDays, type LocalDate } from '../../domain/kernel/local-date.js';
import { statedReason } from '../../domain/kernel/stated-reason.js';
import type { Actor } from '../../domain/policy/actor.js';
import { can } from '../../domain/policy/can.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { Audit } from './audit.js';

export interface PurgeAnswer {
  /** Rows that were cleared. */
  readonly entries: number;
  /** The last number that was cleared; the chain goes on behind it. */
  readonly through: string | null;
}

/** Clears audit rows older than the retention (promise A17). The chain stays whole: it then begins behind a seal that the audit itself records. */
@Injectable()
export class AuditPurging {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: Audit,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** Clears rows recorded before the Beijing day; throws Failure for a day within the retention, which the database itself keeps to at least 184 days. */
  async purge(actor: Actor, before: LocalDate, words: string): Promise<PurgeAnswer> {
    if (!can(actor, 'purgeAudit', { unitId: null, leadingGroupId: null })) throw new Failure('forbidden', '只有审计管理员可以清理审计记录，请换用审计管理员的账号。');
    const reason = statedReason(words, '清理审计记录');
    return this.uow.run(async (tx) => {
      const [clock] = await tx.query<{ today: LocalDate }>(`select least(app_today(), (clock_timestamp() at time zone 'Asia/Shanghai')::date) as today`);
      if (!clock) throw new Error('the clock returned no row');
      const latest = addDays(clock.today, -this.config.auditRetentionDays);
      if (before > latest) throw new Failure('conflict-state', `审计记录至少保存 ${this.config.auditRetentionDays} 天，现在最多清理到 ${latest} 以前的，${before} 太近。请改填更早的日期。`);
      const [purged] = await tx.query<{ through: string; seal: string; cleared: string }>(
        `select through, seal, cleared from purge_audit($1::date::timestamp at time zone 'Asia/Shanghai')`, [before]);
      if (!purged) return { entries: 0, through: null };
      await this.audit.record(tx, actor, [{ action: 'audit.purged', subjectType: 'audit', subjectId: purged.through, detail: { before, reason, entries: Number(purged.cleared), through: purged.through, seal: purged.seal } }]);
      return { entries: Number(purged.cleared), through: purged.through };
    });
  }
}
