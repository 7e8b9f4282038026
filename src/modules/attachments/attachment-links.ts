import { Injectable } from '@nestjs/common';
import { ATTACHMENT_TARGETS, type AttachmentTargetType } from '../../domain/attachment/attachment-subject.js';
import type { Actor } from '../../domain/policy/actor.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { unknownReference } from '../../platform/errors/named-objects.js';
import { HOLDER_OF_ATTACHMENT } from './attached-subject.js';

/** What the uploads are handed in with. */
export interface AttachmentTarget {
  readonly type: AttachmentTargetType;
  readonly id: string;
  /** The assignment, submission or notice it is about: only what was uploaded for that can be handed in. */
  readonly subjectId: string;
}

/** Hands in what was uploaded, in the transaction of the report, claim, request, reply or piece it comes with. */
@Injectable()
export class AttachmentLinks {
  /** Links all of the uploads or none: one that does not exist, is an office's or was uploaded for another matter refuses the whole (H03). */
  async handIn(tx: Tx, actor: Actor, attachmentIds: readonly string[], { type, id, subjectId }: AttachmentTarget): Promise<void> {
    const asked = await this.refuseForeign(tx, actor, attachmentIds, { type, subjectId });
    if (asked.length === 0) return;
    await tx.query('insert into attachment_link (attachment_id, target_type, target_id, linked_at) select one, $2, $3, $4 from unnest($1::bigint[]) as one', [asked, type, id, tx.now]);
  }

  /** The uploads, each once and locked; throws Failure for one that could not be handed in. For what waits for a signature before it is. What was left by a unit that the person's succeeds on the matter is its own. */
  async refuseForeign(tx: Tx, actor: Actor, attachmentIds: readonly string[], { type, subjectId }: Pick<AttachmentTarget, 'type' | 'subjectId'>): Promise<string[]> {
    const asked = [...new Set(attachmentIds)];
    if (asked.length === 0) return [];
    const found = await tx.query<{ id: string }>(
      `select id from attachment where id = any($1::bigint[]) and subject_type = $2 and subject_id = $3 and unit_id is not null and (unit_id = $4 or ${HOLDER_OF_ATTACHMENT} = $4) order by id for update`,
      [asked, ATTACHMENT_TARGETS[type], subjectId, actor.unitId],
    );
    const missing = asked.find((one) => !found.some((row) => row.id === one));
    if (missing !== undefined) throw unknownReference('/attachmentIds', `没有编号为 ${missing} 的附件，或它不是为这件事上传的，什么都没有提交。请在这件事下重新上传后再提交。`);
    return asked;
  }
}
