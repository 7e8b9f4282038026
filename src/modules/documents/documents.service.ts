import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { applyCorrections, type CorrectionFile, type UnusedCorrection } from '../../domain/document/apply-corrections.js';
import type { Correction, PlanDraft } from '../../domain/document/plan-draft.js';
import { type DocumentReading, readGazette } from '../../domain/document/read-gazette.js';
import type { Actor } from '../../domain/policy/actor.js';
import { unitIndex } from '../../domain/unit/unit-index.js';
import { decodeText } from '../../formats/import/decode-text.js';
import { textContent } from '../../formats/import/gazette-text.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { Audit } from '../audit/index.js';
import { ItemsService } from '../items/index.js';
import { PlansService } from '../plans/index.js';
import { ReportingDutiesService } from '../submissions/index.js';
import { UnitsService } from '../units/index.js';

export interface StoredReading {
  readonly readingId: string;
  readonly documentNumber: string;
  readonly title: string;
  readonly draft: PlanDraft | null;
  readonly openFindings: number;
  /** Decisions that found nothing to decide: the document or the reader has changed since. */
  readonly unusedCorrections: readonly UnusedCorrection[];
}

export interface StoredSource {
  readonly sourceDocumentId: string;
  /** True when the same bytes had been imported before: nothing was stored again. */
  readonly alreadyImported: boolean;
  readonly readings: readonly StoredReading[];
}

/** Source files, what the reader makes of them, and the step from a confirmed draft to a plan. */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly units: UnitsService,
    private readonly plans: PlansService,
    private readonly items: ItemsService,
    private readonly duties: ReportingDutiesService,
    private readonly audit: Audit,
  ) {}

  /** Reads a file with the stored unit directory; stores nothing. Throws SourceRejected when the file cannot be read. */
  async read(bytes: Uint8Array): Promise<{ text: string; readings: DocumentReading[] }> {
    const { text, blocks } = textContent(decodeText(bytes).text);
    const directory = await this.units.directory();
    return { text, readings: readGazette(blocks, unitIndex(directory)) };
  }

  /** Reads and stores a file, its documents and their findings, all or nothing; the same bytes twice are recognised. */
  async store(actor: Actor, name: string, bytes: Uint8Array, decided: readonly CorrectionFile[]): Promise<StoredSource> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const known = await this.stored(sha256);
    if (known) return known;
    const { text, readings } = await this.read(bytes);
    return this.uow.run(async (tx) => {
      const [source] = await tx.query<{ id: string }>(
        `insert into source_document (sha256, name, text, imported_at) values ($1, $2, $3, $4) on conflict do nothing returning id`,
        [sha256, name, text, tx.now],
      );
      if (!source) throw new Failure('already-imported', `文件“${name}”刚刚已由他人导入，请重新查看。`);
      const stored: StoredReading[] = [];
      for (const reading of readings) stored.push(await this.storeReading(tx, source.id, reading, decided));
      await this.audit.record(tx, actor, [{ action: 'document.imported', subjectType: 'sourceDocument', subjectId: source.id, detail: { name, sha256 } }]);
      return { sourceDocumentId: source.id, alreadyImported: false, readings: stored };
    });
  }

  /** Makes a plan of a stored draft, in the caller's transaction; throws while a blocking finding is undecided. Returns the plan's id. */
  async confirm(tx: Tx, actor: Actor, readingId: string): Promise<string> {
    const [reading] = await tx.query<{ draft: PlanDraft | null; planId: string | null; blocking: number }>(
      `select draft, plan_id as "planId",
              (select count(*)::int from finding where reading_id = document_reading.id and severity = 'blocking' and decision is null) as blocking
       from document_reading where id = $1 for update`,
      [readingId],
    );
    if (!reading?.draft) throw new Failure('not-found', '没有可确认的方案草稿。');
    const { draft } = reading;
    if (reading.planId !== null) return reading.planId;
    if (reading.blocking > 0) throw new Failure('conflict-state', `${draft.documentNumber} 还有${reading.blocking}条必须先处理的疑点，请逐条确认后再转为方案。`);
    const planId = await this.plans.create(tx, draft, await this.leadingGroupOf(tx, draft));
    if (planId === null) throw new Failure('conflict-state', `${draft.documentNumber} 已有方案，不能再次转入。`);
    await this.items.create(tx, planId, draft);
    await this.duties.create(tx, planId, draft);
    await tx.query('update document_reading set plan_id = $2 where id = $1', [readingId, planId]);
    await this.audit.record(tx, actor, [{ action: 'plan.created', subjectType: 'plan', subjectId: planId, detail: { documentNumber: draft.documentNumber } }]);
    return planId;
  }

  /** Who receives escalations: the office of the leading group, or the unit the document charges with supervision (督导检查) where there is none. */
  private async leadingGroupOf(tx: Tx, { leadingGroup, supervisor }: PlanDraft): Promise<string | null> {
    if (leadingGroup) {
      const unitId = await this.unitId(tx, leadingGroup.officeUnitCode);
      return this.units.leadingGroupId(tx, leadingGroup.name, `${leadingGroup.name}办公室`, unitId);
    }
    if (!supervisor) return null;
    const name = `${supervisor.printed}（督导检查）`;
    return this.units.leadingGroupId(tx, name, name, await this.unitId(tx, supervisor.unitCode));
  }

  private async unitId(tx: Tx, code: string | null): Promise<string | null> {
    return code === null ? null : ((await this.units.idsByCode(tx, [code])).get(code) ?? null);
  }

  private async stored(sha256: string): Promise<StoredSource | null> {
    const rows = await this.uow.query<Omit<StoredReading, 'unusedCorrections'> & { sourceDocumentId: string }>(
      `select source.id as "sourceDocumentId", reading.id as "readingId", document_number as "documentNumber", title, draft,
              (select count(*)::int from finding where reading_id = reading.id and decision is null) as "openFindings"
       from source_document source join document_reading reading on reading.source_document_id = source.id where sha256 = $1 order by reading.line`,
      [sha256],
    );
    const [first] = rows;
    if (!first) return null;
    return { sourceDocumentId: first.sourceDocumentId, alreadyImported: true, readings: rows.map((row) => ({ ...row, unusedCorrections: [] })) };
  }

  private async storeReading(tx: Tx, sourceDocumentId: string, reading: DocumentReading, decided: readonly CorrectionFile[]): Promise<StoredReading> {
    const { segment, plan } = reading;
    const corrections = decided.find((document) => document.documentNumber === segment.documentNumber)?.corrections ?? [];
    const corrected = plan ? applyCorrections(plan, corrections) : null;
    const [stored] = await tx.query<{ id: string }>(
      `insert into document_reading (source_document_id, document_number, title, line, end_line, draft) values ($1, $2, $3, $4, $5, $6) returning id`,
      [sourceDocumentId, segment.documentNumber, segment.title, segment.place.line, segment.place.endLine, corrected ? JSON.stringify(corrected.draft) : null],
    );
    if (!stored) throw new Error('the reading was not stored');
    if (corrected) {
      const unused = new Set(corrected.unusedCorrections.map(({ correction }) => correction));
      await this.storeFindings(tx, stored.id, corrected.draft, corrections.filter((correction) => !unused.has(correction)));
    }
    return {
      readingId: stored.id,
      documentNumber: segment.documentNumber,
      title: segment.title,
      draft: corrected?.draft ?? null,
      openFindings: corrected?.openFindings.length ?? 0,
      unusedCorrections: corrected?.unusedCorrections ?? [],
    };
  }

  private async storeFindings(tx: Tx, readingId: string, draft: PlanDraft, corrections: readonly Correction[]): Promise<void> {
    const decisions = new Map(corrections.map((correction) => [correction.finding, correction]));
    const { findings } = draft;
    await tx.query(
      `insert into finding (reading_id, key, code, severity, field, line, end_line, printed, done, proposal, decision, decision_reason)
       select $1, row.* from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $7::int[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[]) as row`,
      [
        readingId,
        findings.map((finding) => finding.key),
        findings.map((finding) => finding.code),
        findings.map((finding) => finding.severity),
        findings.map((finding) => finding.field),
        findings.map((finding) => finding.place.line),
        findings.map((finding) => finding.place.endLine),
        findings.map((finding) => finding.printed),
        findings.map((finding) => finding.done),
        findings.map((finding) => finding.proposal),
        findings.map((finding) => decisions.get(finding.key)?.decision ?? null),
        findings.map((finding) => decisions.get(finding.key)?.reason ?? null),
      ],
    );
  }
}
