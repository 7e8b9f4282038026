import { createHash } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { AppConfig } from '../../../config/env.js';
import { ATTACHMENT_KINDS, type AttachmentKind } from '../../domain/attachment/attachment-kinds.js';
import { AttachmentRejected } from '../../domain/attachment/attachment-rejected.js';
import type { AttachmentSubjectType } from '../../domain/attachment/attachment-subject.js';
import { cleanedName } from '../../domain/attachment/cleaned-name.js';
import { yearOf } from '../../domain/kernel/local-date.js';
import { type Actor, isOfficeRole } from '../../domain/policy/actor.js';
import { attachmentKind } from '../../formats/attachment/attachment-type.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { Audit } from '../audit/index.js';
import { attachableSubject, HOLDER_OF_ATTACHMENT } from './attached-subject.js';
import { CONTENT_STORE, type ContentStore } from './storage/content-store.js';
import { VIRUS_SCANNER, type VirusScanner } from './virus-scanner.js';

export interface UploadSubject {
  readonly type: AttachmentSubjectType;
  readonly id: string;
}

interface CheckedFile {
  readonly name: string;
  readonly kind: AttachmentKind;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

const MEBIBYTE = 1024 * 1024;

/** Uploads of units and offices: checked by content, looked through for viruses, counted against the year's quota, stored by hash. */
@Injectable()
export class AttachmentsService {
  private readonly logger = new Logger(AttachmentsService.name);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: Audit,
    @Inject(CONTENT_STORE) private readonly store: ContentStore,
    @Inject(VIRUS_SCANNER) private readonly scanner: VirusScanner | null,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** Throws Failure unless this person may upload for the matter now: asked before the file is read. */
  async refuseUnlessAttachable(actor: Actor, { type, id }: UploadSubject): Promise<void> {
    await attachableSubject(this.uow, actor, type, id);
  }

  /** Stores the file for the matter and returns its number; the same file once more for the same matter, not handed in meanwhile, is the same attachment. */
  async upload(actor: Actor, subject: UploadSubject, file: { readonly name: string; readonly bytes: Uint8Array }): Promise<string> {
    await this.refuseUnlessAttachable(actor, subject);
    const name = cleanedName(file.name);
    const kind = await attachmentKind(name, file.bytes).catch(rejected);
    const checked: CheckedFile = { name, kind, sha256: createHash('sha256').update(file.bytes).digest('hex'), bytes: file.bytes };
    await this.refuseInfected(actor, subject, checked);
    await this.store.put(checked.sha256, file.bytes);
    return this.uow.run((tx) => this.insert(tx, actor, subject, checked));
  }

  /** Takes back an upload of the own unit or office, or of one whose matter it has taken over, that was not handed in with anything. */
  remove(actor: Actor, attachmentId: string): Promise<void> {
    return this.uow.run(async (tx) => {
      const [attachment] = await tx.query<{ subjectType: AttachmentSubjectType; subjectId: string; sha256: string; linked: boolean }>(
        `select subject_type as "subjectType", subject_id as "subjectId", sha256, exists (select from attachment_link where attachment_id = attachment.id) as linked
         from attachment where id = $1 and (unit_id = $2 or leading_group_id = $3 or (unit_id is not null and $2 = ${HOLDER_OF_ATTACHMENT})) for update`, [attachmentId, ...ownerOf(actor)]);
      if (!attachment) throw new Failure('not-found', `没有编号为 ${attachmentId} 的附件，或它不是你单位上传的。`);
      if (attachment.linked) throw new Failure('conflict-state', '附件已经随报告、申报、申请、回复或报送提交，不能再删除；如有错误，请在下一次报告中说明并上传正确的文件。');
      await tx.query('delete from attachment where id = $1', [attachmentId]);
      await this.audit.record(tx, actor, [{ action: 'attachment.removed', subjectType: attachment.subjectType, subjectId: attachment.subjectId, detail: { attachmentId, sha256: attachment.sha256 } }]);
    });
  }

  /** The bytes under the hash; throws Failure when they are gone or are not what was uploaded. */
  async content(sha256: string): Promise<Uint8Array> {
    const bytes = await this.store.get(sha256);
    const sound = bytes !== null && createHash('sha256').update(bytes).digest('hex') === sha256;
    if (sound) return bytes;
    this.logger.error(`the content ${sha256} of an attachment is ${bytes === null ? 'missing from the storage' : 'damaged in the storage'}`);
    throw new Failure('dependency-unavailable', '附件的内容在存储中缺失或已损坏，不能下载。请告知管理员从备份恢复。');
  }

  private async insert(tx: Tx, actor: Actor, { type, id }: UploadSubject, { name, kind, sha256, bytes }: CheckedFile): Promise<string> {
    await attachableSubject(tx, actor, type, id);
    const [unitId, leadingGroupId] = ownerOf(actor);
    // The sweep of forgotten contents takes the same lock before it removes one.
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [sha256]);
    if ((await this.store.storedAt(sha256)) === null) await this.store.put(sha256, bytes);
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 2))', [`${unitId ?? ''}/${leadingGroupId ?? ''}`]);
    const [same] = await tx.query<{ id: string }>(
      `select id from attachment where subject_type = $1 and subject_id = $2 and sha256 = $3 and name = $4 and (unit_id = $5 or leading_group_id = $6)
         and not exists (select from attachment_link where attachment_id = attachment.id)`, [type, id, sha256, name, unitId, leadingGroupId]);
    if (same) return same.id;
    await this.refuseBeyondQuota(tx, [unitId, leadingGroupId], bytes.byteLength);
    const [stored] = await tx.query<{ id: string }>(
      `insert into attachment (sha256, bytes, media_type, name, subject_type, subject_id, unit_id, leading_group_id, uploaded_by_id, uploaded_at, uploaded_on, scanned)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id`,
      [sha256, bytes.byteLength, ATTACHMENT_KINDS[kind].mediaType, name, type, id, unitId, leadingGroupId, actor.accountId, tx.now, tx.today, this.scanner !== null]);
    if (!stored) throw new Error('the attachment was not stored');
    await this.audit.record(tx, actor, [{ action: 'attachment.uploaded', subjectType: type, subjectId: id, detail: { attachmentId: stored.id, sha256, bytes: bytes.byteLength, kind } }]);
    return stored.id;
  }

  private async refuseBeyondQuota(tx: Tx, owner: readonly (string | null)[], bytes: number): Promise<void> {
    const { files, mebibytes } = this.config.attachments.yearQuota;
    const year = yearOf(tx.today);
    const [used] = await tx.query<{ files: number; bytes: string }>(
      `select count(*)::int as files, coalesce(sum(bytes), 0)::text as bytes from attachment
       where (unit_id = $1 or leading_group_id = $2) and uploaded_on between make_date($3, 1, 1) and make_date($3, 12, 31)`, [...owner, year]);
    if (used && used.files >= files) throw new Failure('quota-exceeded', `本单位${year}年已上传 ${used.files} 个附件，达到上限。请删除没有提交的附件，或告知管理员调整额度。`);
    if (used && Number(used.bytes) + bytes > mebibytes * MEBIBYTE) throw new Failure('quota-exceeded', `本单位${year}年的附件将超过 ${mebibytes} MB 的额度。请压缩图片、删除没有提交的附件，或告知管理员调整额度。`);
  }

  private async refuseInfected(actor: Actor, { type, id }: UploadSubject, { name, sha256, bytes }: CheckedFile): Promise<void> {
    const virus = await this.scanner?.scan(bytes);
    if (!virus) return;
    await this.audit.recordRefusal(actor, { action: 'attachment.infected', subjectType: type, subjectId: id, detail: { virus, sha256, name } });
    throw new Failure('malware-found', `文件带有病毒（${virus.slice(0, 100)}），没有接收。请先对电脑查毒，再重新制作文件上传。`, [{ pointer: '/file', detail: '带有病毒', code: 'malware' }]);
  }
}

/** Unit and leading group the person's uploads belong to: one of them. */
function ownerOf(actor: Actor): readonly [unitId: string | null, leadingGroupId: string | null] {
  return isOfficeRole(actor.role) ? [null, actor.leadingGroupId] : [actor.unitId, null];
}

function rejected(error: unknown): never {
  if (!(error instanceof AttachmentRejected)) throw error;
  throw new Failure('attachment-rejected', error.message, [{ pointer: '/file', detail: error.message, code: error.code }]);
}
