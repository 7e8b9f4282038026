import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { applyCorrections, type CorrectionFile } from '../../domain/document/apply-corrections.js';
import type { ReadDocument } from '../../domain/document/source-reading.js';
import type { Actor } from '../../domain/policy/actor.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import type { IsolatedReading } from '../../formats/import/isolated/reading-result.js';
import { Audit } from '../audit/index.js';
import { UnitsService } from '../units/index.js';
import { SourceReader } from './source-reader.js';
import { type MadeDecision, StoredReadings, type StoredReading } from './stored-readings.js';

export interface StoredSource {
  readonly sourceDocumentId: string;
  /** True when the same bytes had been imported before: nothing was stored again. */
  readonly alreadyImported: boolean;
  readonly readings: readonly StoredReading[];
}

/** Under this name the decisions shipped in `seed-data/corrections` are recorded. */
const SHIPPED = '随附的更正';

/** Source files: imported once, kept whole, read again when the unit directory has changed. */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly units: UnitsService,
    private readonly reader: SourceReader,
    private readonly stored: StoredReadings,
    private readonly audit: Audit,
  ) {}

  /** Reads a file with the stored unit directory; stores nothing. Throws SourceRejected when the file cannot be read. */
  async read(bytes: Uint8Array): Promise<IsolatedReading> {
    return this.reader.read(bytes, await this.units.directory());
  }

  /**
   * Reads and stores a file, its documents and their findings, all or nothing. The same bytes twice are recognised; drafts of them that
   * had been thrown away come back. Decisions about earlier readings of the same documents are replayed, then the shipped ones.
   */
  async store(actor: Actor, name: string, bytes: Uint8Array, shipped: readonly CorrectionFile[]): Promise<StoredSource> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const known = await this.known(actor, sha256);
    if (known) return known;
    const { content, documents } = await this.read(bytes);
    return this.uow.run(async (tx) => {
      const [source] = await tx.query<{ id: string }>(
        `insert into source_document (sha256, name, text, imported_at, format, encoding, line_names, bytes, leading_group_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning id`,
        [sha256, name, content.text, tx.now, content.format, content.encoding, content.lineNames, Buffer.from(bytes), actor.leadingGroupId],
      );
      if (!source) throw new Failure('already-imported', `文件“${name}”刚刚已由他人导入，请重新查看。`);
      const readings: StoredReading[] = [];
      for (const document of documents) readings.push(await this.stored.add(tx, source.id, document, shippedFor(document, shipped, tx.now)));
      await this.audit.record(tx, actor, [{ action: 'document.imported', subjectType: 'sourceDocument', subjectId: source.id, detail: { name, sha256, format: content.format } }]);
      return { sourceDocumentId: source.id, alreadyImported: false, readings };
    });
  }

  private async known(actor: Actor, sha256: string): Promise<StoredSource | null> {
    const [source] = await this.uow.query<{ id: string; leadingGroupId: string | null }>(
      'select id, leading_group_id as "leadingGroupId" from source_document where sha256 = $1',
      [sha256],
    );
    if (!source) return null;
    const readings = await this.uow.run(async (tx) => {
      if (source.leadingGroupId === null || source.leadingGroupId === actor.leadingGroupId || actor.role === 'system') {
        const returned = await tx.query<{ id: string }>('update document_reading set discarded_at = null where source_document_id = $1 and discarded_at is not null returning id', [source.id]);
        await this.audit.record(tx, actor, returned.map(({ id }) => ({ action: 'draft.restored', subjectType: 'documentReading', subjectId: id })));
      }
      const rows = await tx.query<Pick<StoredReading, 'readingId' | 'documentNumber' | 'title'>>(
        `select id as "readingId", document_number as "documentNumber", title from document_reading where source_document_id = $1 order by line`,
        [source.id],
      );
      const decided = await this.stored.decidedOf(tx, rows.map(({ readingId }) => readingId));
      return rows.map((row): StoredReading => {
        const own = decided.get(row.readingId);
        const corrected = own ? applyCorrections(own.draft, own.decisions) : null;
        return { ...row, draft: corrected?.draft ?? null, openFindings: corrected?.openFindings.length ?? 0, unusedCorrections: [], lostDecisions: [] };
      });
    });
    return { sourceDocumentId: source.id, alreadyImported: true, readings };
  }
}

function shippedFor({ documentNumber }: ReadDocument, shipped: readonly CorrectionFile[], now: Date): MadeDecision[] {
  const file = shipped.find((document) => document.documentNumber === documentNumber);
  return (file?.corrections ?? []).map((correction) => ({ ...correction, decidedBy: SHIPPED, decidedAt: now }));
}
