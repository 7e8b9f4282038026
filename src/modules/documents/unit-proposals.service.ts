import { Injectable } from '@nestjs/common';
import type { ReadDocument } from '../../domain/document/source-reading.js';
import type { Actor } from '../../domain/policy/actor.js';
import { directoryWith, directoryWithAliases } from '../../domain/unit/directory-with.js';
import type { UnitDirectory, UnitKind } from '../../domain/unit/unit.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { Audit } from '../audit/index.js';
import { UnitsService } from '../units/index.js';
import { DraftsService } from './drafts.service.js';
import { SourceReader } from './source-reader.js';
import { StoredReadings } from './stored-readings.js';

/** What a person says about a name that no unit bears: a new unit of a kind, or another name of a known one. */
export interface AnsweredProposal {
  readonly name: string;
  readonly kind?: UnitKind;
  /** Code of the known unit. */
  readonly sameAs?: string;
}

/** Names of a draft that are not in the directory: entered in one step, after which the file is read again. */
@Injectable()
export class UnitProposalsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly units: UnitsService,
    private readonly drafts: DraftsService,
    private readonly stored: StoredReadings,
    private readonly reader: SourceReader,
    private readonly audit: Audit,
  ) {}

  /**
   * Enters the answered names in the directory and reads the file again with them: all its drafts are replaced, the decisions that still
   * apply stay, all or nothing. With no answers the file is only read again. Throws Failure for a name the draft does not propose.
   */
  async answer(actor: Actor, readingId: string, answers: readonly AnsweredProposal[]): Promise<void> {
    const { sourceDocumentId, bytes } = await this.uow.run((tx) => this.proposed(tx, actor, readingId, answers));
    const before = await this.units.directory();
    const directory = extended(before, answers);
    // The reading takes its time in another process: no transaction waits for it.
    const { documents } = await this.reader.read(bytes, directory);
    await this.uow.run(async (tx) => {
      await this.drafts.lock(tx, actor, readingId);
      await this.units.addDirectory(tx, changedUnits(before, directory));
      await this.replaceDrafts(tx, sourceDocumentId, documents);
      await this.audit.record(tx, actor, [
        ...answers.map((answer) => ({ action: answer.sameAs === undefined ? 'unit.added' : 'unit.aliasAdded', subjectType: 'documentReading', subjectId: readingId, detail: { ...answer } })),
        { action: 'document.readAgain', subjectType: 'sourceDocument', subjectId: sourceDocumentId },
      ]);
    });
  }

  private async proposed(tx: Tx, actor: Actor, readingId: string, answers: readonly AnsweredProposal[]): Promise<{ sourceDocumentId: string; bytes: Buffer }> {
    const { sourceDocumentId } = await this.drafts.lock(tx, actor, readingId);
    const decided = await this.stored.decided(tx, readingId);
    const names = new Set(decided?.draft.unitProposals?.map(({ name }) => name));
    const strange = answers.filter(({ name }) => !names.has(name));
    if (strange.length > 0) throw new Failure('validation-failed', `这份草稿没有待补的单位“${strange.map(({ name }) => name).join('、')}”。`, [{ pointer: '/units', detail: '不是待补的单位' }]);
    const unclear = answers.filter(({ kind, sameAs }) => (kind === undefined) === (sameAs === undefined));
    if (unclear.length > 0) throw new Failure('validation-failed', `请为“${unclear.map(({ name }) => name).join('、')}”写明是新单位的类别（kind），还是哪个已有单位的别名（sameAs），二者取一。`, [{ pointer: '/units', detail: 'kind 与 sameAs 须且只须填一项' }]);
    await this.units.idsByCode(tx, answers.flatMap(({ sameAs }) => (sameAs === undefined ? [] : [sameAs])), '/units');
    const [source] = await tx.query<{ bytes: Buffer }>(`select coalesce(bytes, convert_to(text, 'UTF8')) as bytes from source_document where id = $1`, [sourceDocumentId]);
    if (!source) throw new Failure('not-found', '来源文件不存在，不能重新阅读。');
    return { sourceDocumentId, bytes: source.bytes };
  }

  private async replaceDrafts(tx: Tx, sourceDocumentId: string, documents: readonly ReadDocument[]): Promise<void> {
    const drafts = await tx.query<{ id: string; line: number }>(
      'select id, line from document_reading where source_document_id = $1 and plan_id is null and draft is not null order by id for update',
      [sourceDocumentId],
    );
    for (const draft of drafts) {
      const document = documents.find(({ place }) => place.line === draft.line);
      // The units change what names mean, not where documents begin: a lost draft must not look read.
      if (!document) throw new Error(`the document at line ${draft.line} was not found again`);
      await this.stored.replace(tx, draft.id, document);
    }
  }
}

function extended(directory: UnitDirectory, answers: readonly AnsweredProposal[]): UnitDirectory {
  const added = answers.flatMap(({ name, kind }) => (kind === undefined ? [] : [{ name, kind }]));
  const aliases = new Map(answers.flatMap(({ name, sameAs }) => (sameAs === undefined ? [] : [[name, sameAs] as const])));
  return directoryWithAliases(directoryWith(directory, added), aliases);
}

/** The units of a directory that are new or have new names. */
function changedUnits(before: UnitDirectory, after: UnitDirectory): UnitDirectory {
  const known = new Set(before.units);
  return { units: after.units.filter((unit) => !known.has(unit)), groups: [] };
}
