import { Injectable } from '@nestjs/common';
import { applyCorrections, type UnusedReason } from '../../domain/document/apply-corrections.js';
import type { Correction, PlanDraft } from '../../domain/document/plan-draft.js';
import type { Actor } from '../../domain/policy/actor.js';
import { can } from '../../domain/policy/can.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { Audit } from '../audit/index.js';
import { UnitsService } from '../units/index.js';
import { ConfirmationService } from './confirmation.service.js';
import { DraftSchema } from './draft-schema.js';
import { StoredReadings } from './stored-readings.js';

/** What a person says about one finding. */
export type MadeChoice = Omit<Correction, 'finding'>;

const REASONS: Readonly<Record<UnusedReason, string>> = {
  findingGone: '所指的名称已经由别的决定处理过了',
  unknownField: '所填的字段不存在，或这条疑点不能这样改',
  wrongShape: '所填的内容与字段的格式不符',
  noSingleCandidate: '系统没有给出唯一的候选单位，请改用“改定”并写明单位代码',
  unknownGroup: '公文没有给这一组单位写明范围，请逐个写明单位代码',
  repeated: '同一条疑点已经作过决定',
};

/** A reading the actor may decide about. */
export interface HandledReading {
  readonly id: string;
  readonly sourceDocumentId: string;
  readonly planId: string | null;
  readonly leadingGroupId: string | null;
}

/** What people do with a draft before it becomes a plan. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly stored: StoredReadings,
    private readonly confirmation: ConfirmationService,
    private readonly units: UnitsService,
    private readonly schema: DraftSchema,
    private readonly audit: Audit,
  ) {}

  /** Decides one finding, replacing an earlier decision about it; throws Failure when the decision cannot be carried out. */
  decide(actor: Actor, readingId: string, findingId: string, choice: MadeChoice): Promise<void> {
    return this.uow.run(async (tx) => {
      await this.lock(tx, actor, readingId);
      const key = await this.findingKey(tx, readingId, findingId);
      const decided = await this.stored.decided(tx, readingId);
      if (!decided) throw new Failure('not-found', '没有这份草稿。');
      const decision = { ...choice, finding: key, decidedBy: actor.name, decidedAt: tx.now };
      const corrected = applyCorrections(decided.draft, [...decided.decisions.filter(({ finding }) => finding !== key), decision]);
      const unused = corrected.unusedCorrections.find(({ correction }) => correction === decision);
      if (unused) throw new Failure('validation-failed', `这个决定不能执行：${REASONS[unused.why]}。`, [{ pointer: '/set', detail: REASONS[unused.why] }]);
      if (choice.decision === 'set') await this.checkEdit(tx, corrected.draft, choice.set ?? {});
      await this.stored.record(tx, readingId, [decision]);
      await this.refreshHead(tx, readingId, corrected.draft);
      await this.audit.record(tx, actor, [
        { action: 'finding.decided', subjectType: 'documentReading', subjectId: readingId, detail: { finding: key, decision: choice.decision, reason: choice.reason, ...(choice.set ? { set: choice.set } : {}) } },
      ]);
    });
  }

  /** Takes a decision back; decisions that cannot stand without it are taken back with it. Does nothing where none was made. */
  undo(actor: Actor, readingId: string, findingId: string): Promise<void> {
    return this.uow.run(async (tx) => {
      await this.lock(tx, actor, readingId);
      const key = await this.findingKey(tx, readingId, findingId);
      const decided = await this.stored.decided(tx, readingId);
      if (!decided?.decisions.some(({ finding }) => finding === key)) return;
      const corrected = applyCorrections(decided.draft, decided.decisions.filter(({ finding }) => finding !== key));
      const undone = [key, ...corrected.unusedCorrections.map(({ correction }) => correction.finding)];
      await tx.query(
        `update finding set decision = null, decision_reason = null, decision_set = null, decision_position = null, decided_by = null, decided_at = null
         where reading_id = $1 and key = any($2)`,
        [readingId, undone],
      );
      await this.refreshHead(tx, readingId, corrected.draft);
      await this.audit.record(tx, actor, [{ action: 'finding.undone', subjectType: 'documentReading', subjectId: readingId, detail: { findings: undone } }]);
    });
  }

  /** Throws a draft away; importing the same file again brings it back. */
  discard(actor: Actor, readingId: string): Promise<void> {
    return this.uow.run(async (tx) => {
      await this.lock(tx, actor, readingId);
      await tx.query('update document_reading set discarded_at = $2 where id = $1', [readingId, tx.now]);
      await this.audit.record(tx, actor, [{ action: 'draft.discarded', subjectType: 'documentReading', subjectId: readingId }]);
    });
  }

  /** Brings a draft back that was thrown away; does nothing for one that was not. Failure not-found for any the actor may not decide about. */
  restore(actor: Actor, readingId: string): Promise<void> {
    return this.uow.run(async (tx) => {
      await this.found(tx, actor, readingId);
      const returned = await tx.query('update document_reading set discarded_at = null where id = $1 and discarded_at is not null returning id', [readingId]);
      if (returned.length > 0) await this.audit.record(tx, actor, [{ action: 'draft.restored', subjectType: 'documentReading', subjectId: readingId }]);
    });
  }

  /** Makes a plan of a draft; returns the plan's id, the same one when it was confirmed before. */
  confirm(actor: Actor, readingId: string): Promise<string> {
    return this.uow.run(async (tx) => {
      await this.visible(tx, actor, readingId);
      return this.confirmation.confirm(tx, actor, readingId);
    });
  }

  /** Locks a draft the actor may decide about; Failure not-found for any other, conflict-state for one that is a plan already. */
  async lock(tx: Tx, actor: Actor, readingId: string): Promise<HandledReading> {
    const reading = await this.visible(tx, actor, readingId);
    if (reading.planId !== null) throw new Failure('conflict-state', '这份草稿已经转为方案，不能再改。');
    return reading;
  }

  private async visible(tx: Tx, actor: Actor, readingId: string): Promise<HandledReading> {
    const reading = await this.found(tx, actor, readingId);
    if (reading.discarded) throw noSuchDraft(readingId);
    return reading;
  }

  /** The draft, locked, whether thrown away or not. */
  private async found(tx: Tx, actor: Actor, readingId: string): Promise<HandledReading & { readonly discarded: boolean }> {
    const [reading] = await tx.query<HandledReading & { discarded: boolean }>(
      `select reading.id, leading_group_id as "leadingGroupId", plan_id as "planId", source_document_id as "sourceDocumentId", discarded_at is not null as discarded
       from document_reading reading join source_document source on source.id = reading.source_document_id
       where reading.id = $1 and draft is not null for update of reading`,
      [readingId],
    );
    if (!reading || !can(actor, 'handleDraft', { unitId: null, leadingGroupId: reading.leadingGroupId })) throw noSuchDraft(readingId);
    return reading;
  }

  private async findingKey(tx: Tx, readingId: string, findingId: string): Promise<string> {
    const [finding] = await tx.query<{ key: string }>('select key from finding where reading_id = $1 and id = $2', [readingId, findingId]);
    if (!finding) throw new Failure('not-found', `这份草稿没有编号为 ${findingId} 的疑点。`);
    return finding.key;
  }

  /** An edit must leave a draft of the documented shape that names stored units only. */
  private async checkEdit(tx: Tx, draft: PlanDraft, set: Readonly<Record<string, unknown>>): Promise<void> {
    const violations = this.schema.violations(draft);
    if (violations.length > 0) {
      throw new Failure('validation-failed', '改定的内容不符合草稿的格式，请对照 docs/draft.schema.json 核对。', violations.map(({ pointer, rule }) => ({ pointer: `/set${pointer}`, detail: rule })));
    }
    const named = Array.isArray(set['unitCodes']) ? set['unitCodes'].map(String) : [];
    const assigned = 'assignments' in set ? draft.items.flatMap((item) => item.assignments.flatMap(({ unitCode }) => (unitCode === null ? [] : [unitCode]))) : [];
    const office = 'leadingGroup' in set && draft.leadingGroup?.officeUnitCode ? [draft.leadingGroup.officeUnitCode] : [];
    await this.units.idsByCode(tx, [...named, ...assigned, ...office], '/set');
  }

  private async refreshHead(tx: Tx, readingId: string, draft: PlanDraft): Promise<void> {
    await tx.query('update document_reading set document_number = $2, title = $3, items = $4 where id = $1', [readingId, draft.documentNumber, draft.title, draft.items.length]);
  }
}

function noSuchDraft(readingId: string): Failure {
  return new Failure('not-found', `没有编号为 ${readingId} 的草稿。`);
}
