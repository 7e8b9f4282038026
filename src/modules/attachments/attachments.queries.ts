import { Injectable } from '@nestjs/common';
import type { AttachmentSubjectType, AttachmentTargetType } from '../../domain/attachment/attachment-subject.js';
import { type Actor, isOfficeRole, isUnitRole } from '../../domain/policy/actor.js';
import { mayReadAttachment } from '../../domain/policy/may-read-attachment.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';

export interface AttachmentRow {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly scanned: boolean;
  readonly subjectType: AttachmentSubjectType;
  readonly subjectId: string;
  readonly unitId: string | null;
  readonly unit: string | null;
  readonly uploadedBy: string;
  readonly uploadedAt: Date;
  readonly handedInWith: readonly { readonly type: AttachmentTargetType; readonly id: string }[];
}

interface StoredRow extends AttachmentRow {
  readonly leadingGroupId: string | null;
  readonly holderUnitId: string | null;
  readonly planGroupId: string | null;
  readonly leadUnitIds: readonly string[];
}

const SELECTED = `
  select attachment.id, attachment.name, media_type as "mediaType", bytes, sha256, scanned, subject_type as "subjectType", subject_id as "subjectId", attachment.unit_id as "unitId",
         unit.name as unit, account.display_name as "uploadedBy", uploaded_at as "uploadedAt", attachment.leading_group_id as "leadingGroupId", plan.leading_group_id as "planGroupId",
         coalesce(assignment.unit_id, submission.unit_id, notice.unit_id) as "holderUnitId",
         coalesce(links.listed, '[]') as "handedInWith",
         case when links.reported and assignment.role <> 'lead' then array(select lead.unit_id::text from assignment lead where lead.item_id = assignment.item_id and lead.role = 'lead' and lead.status <> 'withdrawn') else '{}' end as "leadUnitIds"
  from attachment
  join account on account.id = uploaded_by_id
  left join unit on unit.id = attachment.unit_id
  left join assignment on subject_type = 'assignment' and assignment.id = subject_id
  left join submission on subject_type = 'submission' and submission.id = subject_id
  left join notice on subject_type = 'notice' and notice.id = subject_id
  left join plan on plan.id = coalesce(assignment.plan_id, submission.plan_id, notice.plan_id)
  left join lateral (
    select json_agg(json_build_object('type', target_type, 'id', target_id::text) order by linked_at, target_type, target_id) as listed, bool_or(target_type in ('progressReport', 'cooperatingInput')) as reported
    from attachment_link where attachment_id = attachment.id) links on true`;

/** What was uploaded for an item: for the responsibilities on it, and for the notices about it. */
const OF_ITEM = `
  ((subject_type = 'assignment' and subject_id = any(array(select id from assignment where item_id = $1)))
    or (subject_type = 'notice' and subject_id = any(array(select id from notice where item_id = $1))))`;

export interface AttachmentsOfItem {
  /** How many the person may read, on this page and all others. */
  readonly total: number;
  readonly rows: readonly AttachmentRow[];
}

/** Attachments as people may see them: what is out of a person's reach does not exist for him. */
@Injectable()
export class AttachmentsQueries {
  constructor(private readonly uow: UnitOfWork) {}

  /** The attachment, or null when there is none or the person may not read it. */
  async one(actor: Actor, id: string): Promise<AttachmentRow | null> {
    const [row] = await this.uow.query<StoredRow>(`${SELECTED} where attachment.id = $1`, [id]);
    return row && readable(actor, row) ? shown(row) : null;
  }

  /** What was uploaded for one matter, oldest first, as far as the person may read it. */
  async ofSubject(actor: Actor, subjectType: AttachmentSubjectType, subjectId: string): Promise<AttachmentRow[]> {
    const rows = await this.uow.query<StoredRow>(`${SELECTED} where subject_type = $1 and subject_id = $2 order by attachment.id`, [subjectType, subjectId]);
    return rows.filter((row) => readable(actor, row)).map(shown);
  }

  /** What was uploaded for the item and everything on it, newest first, as far as the person may read it; `before` is the last one of the page before. */
  async ofItem(actor: Actor, itemId: string, limit: number, before: string | null = null): Promise<AttachmentsOfItem> {
    const parameters: unknown[] = [itemId, before, limit];
    const rows = await this.uow.query<StoredRow & { total: number }>(
      `with readable as (select * from (${SELECTED} where ${OF_ITEM}) attachment where ${inScope(actor, parameters)})
       select *, (select count(*)::int from readable) as total from readable where ($2::bigint is null or id < $2) order by id desc limit $3`, parameters);
    return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _, ...row }) => shown(row)) };
  }
}

/** The rule of `mayReadAttachment` as a condition on the rows selected above. */
function inScope(actor: Actor, parameters: unknown[]): string {
  const handedIn = `"handedInWith"::text <> '[]'`;
  if (actor.role === 'system') return 'true';
  if (isUnitRole(actor.role)) {
    const unit = `$${parameters.push(actor.unitId)}::bigint`;
    return `("unitId" = ${unit} or ("unitId" is not null and "holderUnitId" = ${unit}) or (${handedIn} and ${unit}::text = any("leadUnitIds")))`;
  }
  if (isOfficeRole(actor.role)) {
    const office = `$${parameters.push(actor.leadingGroupId)}::bigint`;
    return `("leadingGroupId" = ${office} or (${handedIn} and "planGroupId" = ${office}))`;
  }
  if (actor.role !== 'leader') return 'false';
  return actor.field ? `(${handedIn} and ("planGroupId" is null or "planGroupId" = any($${parameters.push(actor.field)}::bigint[])))` : handedIn;
}

function readable(actor: Actor, row: StoredRow): boolean {
  return mayReadAttachment(actor, { ...row, handedIn: row.handedInWith.length > 0 });
}

function shown({ leadingGroupId: _, planGroupId: __, holderUnitId: ___, leadUnitIds: ____, ...row }: StoredRow): AttachmentRow {
  return row;
}
