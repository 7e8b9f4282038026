import { Injectable } from '@nestjs/common';
import type { CorrectedDraft } from '../../domain/document/apply-corrections.js';
import { supervisingBody } from '../../domain/document/leading-group.js';
import type { PlanDraft } from '../../domain/document/plan-draft.js';
import type { Actor } from '../../domain/policy/actor.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { Audit } from '../audit/index.js';
import { ItemsService } from '../items/index.js';
import { PlansService } from '../plans/index.js';
import { ReportingDutiesService } from '../submissions/index.js';
import { UnitsService } from '../units/index.js';
import { StoredReadings } from './stored-readings.js';

/** The step from a decided draft to a plan. */
@Injectable()
export class ConfirmationService {
  constructor(
    private readonly stored: StoredReadings,
    private readonly units: UnitsService,
    private readonly plans: PlansService,
    private readonly items: ItemsService,
    private readonly duties: ReportingDutiesService,
    private readonly audit: Audit,
  ) {}

  /**
   * Makes a plan of a draft, in the caller's transaction, all or nothing; a second confirmation returns the same plan. Throws Failure
   * while a blocking finding is open, the document has no number, or its number already belongs to a plan. Returns the plan's id.
   */
  async confirm(tx: Tx, actor: Actor, readingId: string): Promise<string> {
    const [reading] = await tx.query<{ planId: string | null; discarded: boolean; importedBy: string | null }>(
      `select plan_id as "planId", discarded_at is not null as discarded, source.leading_group_id as "importedBy"
       from document_reading reading join source_document source on source.id = source_document_id where reading.id = $1 for update of reading`,
      [readingId],
    );
    if (reading?.planId) return reading.planId;
    const corrected = reading && !reading.discarded ? await this.stored.corrected(tx, readingId) : null;
    if (!corrected) throw new Failure('not-found', '没有可以转为方案的草稿：它可能已被放弃，或文件里没有读到任务。请查看这份来源文件的阅读结果，必要时重新导入。');
    refuseUndecided(corrected);
    const { draft } = corrected;
    const planId = await this.plans.create(tx, draft, await this.leadingGroupOf(tx, draft, reading?.importedBy ?? null));
    if (planId === null) throw new Failure('conflict-state', `${draft.documentNumber} 已有方案，不能再次转入。请查看新稿与现行方案的差异，按差异调整现行方案。`);
    await this.items.create(tx, planId, draft);
    await this.duties.create(tx, planId, draft);
    await tx.query('update document_reading set plan_id = $2 where id = $1', [readingId, planId]);
    await this.audit.record(tx, actor, [{ action: 'plan.created', subjectType: 'plan', subjectId: planId, detail: { documentNumber: draft.documentNumber } }]);
    return planId;
  }

  /** Whom the document charges with supervision; where it names nobody, the office that imported it: a plan without an office could be issued by none. */
  private async leadingGroupOf(tx: Tx, draft: PlanDraft, importedBy: string | null): Promise<string | null> {
    const body = supervisingBody(draft);
    return body === null ? importedBy : this.units.leadingGroupId(tx, body.name, body.officeName, await this.unitId(tx, body.unitCode));
  }

  private async unitId(tx: Tx, code: string | null): Promise<string | null> {
    return code === null ? null : ((await this.units.idsByCode(tx, [code])).get(code) ?? null);
  }
}

function refuseUndecided({ draft, openFindings }: CorrectedDraft): void {
  const blocking = openFindings.filter((finding) => finding.severity === 'blocking');
  const name = draft.documentNumber || draft.title || '这份公文';
  if (blocking.length > 0) throw new Failure('conflict-state', `${name} 还有 ${blocking.length} 条必须先处理的疑点，请逐条确认后再转为方案。`);
  if (draft.documentNumber.trim() === '') throw new Failure('conflict-state', `${name} 没有文号，不能转为方案。请先补录文号（没有正式文号的，可用内部编号）。`);
  if (draft.items.length === 0) throw new Failure('conflict-state', `${name} 没有任务事项，不能转为方案。`);
}
