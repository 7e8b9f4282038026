import type { AttachmentSubjectType } from '../../domain/attachment/attachment-subject.js';
import { type Actor, isOfficeRole, isUnitRole } from '../../domain/policy/actor.js';
import { can, mayEver } from '../../domain/policy/can.js';
import { Failure } from '../../platform/errors/failure.js';

/** A matter that files can be uploaded for. */
export interface AttachedSubject {
  readonly unitId: string;
  readonly leadingGroupId: string | null;
}

interface Asking {
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

const SELECTED: Readonly<Record<AttachmentSubjectType, string>> = {
  assignment: `select assignment.unit_id as "unitId", plan.leading_group_id as "leadingGroupId" from assignment join plan on plan.id = assignment.plan_id
               where assignment.id = $1 and plan.status <> 'draft' and assignment.status <> 'withdrawn'`,
  submission: `select submission.unit_id as "unitId", plan.leading_group_id as "leadingGroupId" from submission join plan on plan.id = submission.plan_id where submission.id = $1`,
  notice: `select notice.unit_id as "unitId", plan.leading_group_id as "leadingGroupId" from notice join plan on plan.id = notice.plan_id where notice.id = $1 and notice.issued_on is not null`,
};
const TITLES: Readonly<Record<AttachmentSubjectType, string>> = { assignment: '责任事项', submission: '报送任务', notice: '督办单' };

/** SQL over a row `attachment`: the unit that answers for its matter now. */
export const HOLDER_OF_ATTACHMENT = `
  (case attachment.subject_type when 'assignment' then (select unit_id from assignment where assignment.id = attachment.subject_id)
                                when 'submission' then (select unit_id from submission where submission.id = attachment.subject_id)
                                else (select unit_id from notice where notice.id = attachment.subject_id) end)`;

/** The matter, when this person may attach files to it; another unit's or office's is answered as if it did not exist. */
export async function attachableSubject(asking: Asking, actor: Actor, type: AttachmentSubjectType, id: string): Promise<AttachedSubject> {
  if (!mayEver(actor, 'attach')) throw new Failure('forbidden', '附件由承办单位或领导小组办公室上传，请换用单位或办公室的账号。');
  const [subject] = await asking.query<AttachedSubject>(SELECTED[type], [id]);
  const foreign = subject && ((isUnitRole(actor.role) && subject.unitId !== actor.unitId) || (isOfficeRole(actor.role) && subject.leadingGroupId !== actor.leadingGroupId));
  if (!subject || foreign) throw new Failure('not-found', `没有编号为 ${id} 的${TITLES[type]}，或它不属于你单位。用 GET /api/v1/inbox 查看本单位的待办。`);
  if (!can(actor, 'attach', subject)) throw new Failure('forbidden', '你不能为这件事上传附件，请换用承办单位的账号。');
  return subject;
}
