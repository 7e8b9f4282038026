import { Injectable } from '@nestjs/common';
import { statedReason } from '../../domain/kernel/stated-reason.js';
import { detailWithoutBusiness } from '../../domain/policy/audited-detail.js';
import type { Actor } from '../../domain/policy/actor.js';
import { can, type PolicySubject } from '../../domain/policy/can.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { Audit } from './audit.js';
import type { AuditFilterQuery, AuditPageResponse, AuditRowResponse } from './dto/audit.dto.js';

const EXPORT_PAGE = 1_000;
const NOBODYS: PolicySubject = { unitId: null, leadingGroupId: null };
const NEWEST = '9223372036854775807';
const SELECTED = `
  select entry.id, link.sequence, to_json(entry.at) #>> '{}' as at, to_json(entry.recorded_at) #>> '{}' as "recordedAt", actor_account_id as "actorId", actor_name as actor,
         actor_role as role, action, outcome, subject_type as "subjectType", subject_id as "subjectId", detail, correlation_id as "correlationId", address, encode(link.hash, 'hex') as hash
  from audit_entry entry join audit_link link on link.entry_id = entry.id`;

/** The audit for those who watch: the auditor sees everybody else, the security administrator sees the auditor (access table rows 6 and 7). */
@Injectable()
export class AuditReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: Audit,
  ) {}

  /** Throws Failure `forbidden` for whoever does not watch over the audit. */
  assertWatching(actor: Actor): void {
    everybodyElse(actor);
  }

  /** The newest rows before the cursor that the filter leaves, of everybody but auditors. */
  page(actor: Actor, filter: AuditFilterQuery, cursor: string | null, limit: number): Promise<AuditPageResponse> {
    return this.pageOf(everybodyElse(actor), filter, cursor, limit);
  }

  /** The same of what auditors did. */
  ofAuditors(actor: Actor, filter: AuditFilterQuery, cursor: string | null, limit: number): Promise<AuditPageResponse> {
    if (!can(actor, 'readAuditorTrail', NOBODYS)) throw new Failure('forbidden', '审计管理员自己的审计记录由安全管理员查看，请换用安全管理员的账号。');
    return this.pageOf(`actor_role = 'auditor'`, filter, cursor, limit);
  }

  /** All rows the filter leaves, newest first. That they were asked for, by whom and why, is recorded before the first one is given out, and it stops when they leave office. */
  async export(actor: Actor, filter: AuditFilterQuery, words: string, format: string): Promise<AsyncGenerator<AuditRowResponse[]>> {
    const whose = everybodyElse(actor);
    const reason = statedReason(words, '导出审计记录');
    await this.uow.run((tx) => this.audit.record(tx, actor, [{ action: 'audit.exported', subjectType: 'audit', subjectId: actor.accountId ?? '0', detail: { reason, format, filter } }]));
    return this.pages(actor, whose, filter);
  }

  private async pageOf(whose: string, filter: AuditFilterQuery, cursor: string | null, limit: number): Promise<AuditPageResponse> {
    const rows = await this.rows(whose, filter, cursor, limit + 1);
    const page = rows.slice(0, limit);
    return { rows: page, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
  }

  private async *pages(actor: Actor, whose: string, filter: AuditFilterQuery): AsyncGenerator<AuditRowResponse[]> {
    let cursor: string | null = null;
    do {
      const rows: AuditRowResponse[] = await this.rows(whose, filter, cursor, EXPORT_PAGE);
      if (rows.length > 0) yield rows;
      await this.refuseFormer(actor);
      cursor = rows.length < EXPORT_PAGE ? null : (rows.at(-1)?.id ?? null);
    } while (cursor !== null);
  }

  /** An export that lasts goes on only for who is still in office. */
  private async refuseFormer({ accountId, role }: Actor): Promise<void> {
    if (accountId === null) return;
    const [post] = await this.uow.query<{ id: string }>('select id from incumbent where id = $1 and role = $2', [accountId, role]);
    if (!post) throw new Failure('forbidden', '你的账号或岗位已有变动，导出已停止，已导出的不完整，请删除。');
  }

  private async rows(whose: string, filter: AuditFilterQuery, cursor: string | null, limit: number): Promise<AuditRowResponse[]> {
    const { actorId, action, outcome, subjectType, subjectId, from, to } = filter;
    const given: unknown[] = [];
    const parameter = (value: unknown): string => `$${given.push(value)}`;
    const conditions = [whose, `entry.id < ${parameter(cursor ?? NEWEST)}`];
    if (actorId !== undefined) conditions.push(`actor_account_id = ${parameter(actorId)}`);
    if (action?.endsWith('.')) conditions.push(`starts_with(action, ${parameter(action)})`);
    else if (action !== undefined) conditions.push(`action = ${parameter(action)}`);
    if (outcome !== undefined) conditions.push(`outcome = ${parameter(outcome)}`);
    if (subjectType !== undefined) conditions.push(`subject_type = ${parameter(subjectType)}`);
    if (subjectId !== undefined) conditions.push(`subject_id = ${parameter(subjectId)}`);
    if (from !== undefined) conditions.push(`at >= ${parameter(from)}::date::timestamp at time zone 'Asia/Shanghai'`);
    if (to !== undefined) conditions.push(`at < (${parameter(to)}::date + 1)::timestamp at time zone 'Asia/Shanghai'`);
    const rows = await this.uow.query<AuditRowResponse>(`${SELECTED} where ${conditions.join(' and ')} order by entry.id desc limit ${parameter(limit)}`, given);
    return rows.map((row) => ({ ...row, detail: detailWithoutBusiness(row.subjectType, row.detail) }));
  }
}

/** The condition for the rows an auditor may see; throws Failure `forbidden` for whoever may see none. */
function everybodyElse(actor: Actor): string {
  if (!can(actor, 'readAudit', NOBODYS)) throw new Failure('forbidden', '审计记录只有审计管理员可以查看，请换用审计管理员的账号。');
  return actor.role === 'auditor' ? `actor_role is distinct from 'auditor'` : 'true';
}
