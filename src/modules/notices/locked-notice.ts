import type { LocalDate } from '../../domain/kernel/local-date.js';
import { noticeMachine, type NoticeState, RUNNING_NOTICE_STATES, UNISSUED_NOTICE_STATES } from '../../domain/notice/notice.machine.js';
import type { NoticeColour } from '../../domain/obligation/ladder.js';
import type { ObligationState } from '../../domain/obligation/obligation.machine.js';
import type { Actor } from '../../domain/policy/actor.js';
import { type Action, can, mayEver } from '../../domain/policy/can.js';
import { ownUnitOf } from '../../domain/policy/own-unit.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';

/** Beside it, `matter` is the duty the notice is about, null when it is about none. */
export interface LockedNotice {
  readonly id: string;
  readonly planId: string;
  readonly obligationId: string | null;
  readonly itemId: string | null;
  readonly unitId: string;
  readonly unit: string;
  readonly leadingGroupId: string | null;
  readonly colour: NoticeColour;
  readonly state: NoticeState;
  readonly title: string;
  readonly body: string;
  readonly number: string;
  readonly byLadder: boolean;
  readonly dueOn: LocalDate | null;
  readonly replyWithin: number;
  readonly draftedById: string | null;
  readonly editedById: string | null;
  readonly signatory: string;
  readonly issuingAuthority: string;
  readonly issuedOn: LocalDate | null;
  readonly fourEyes: boolean;
  readonly ladders: Readonly<Record<string, string>>;
  readonly version: number;
}

export interface Matter {
  readonly state: ObligationState;
  readonly effectiveDueOn: LocalDate | null;
}

/** SQL over a row of notice and its plan: the plan asks for two people. */
export const FOUR_EYES = `coalesce(plan.work_rules ->> 'fourEyes' = 'true', false)`;

const LOCKED = `
  select notice.id, notice.plan_id as "planId", obligation_id as "obligationId", item_id as "itemId", notice.unit_id as "unitId", unit.name as unit, leading_group_id as "leadingGroupId",
         colour, state, notice.title, body, number, reminder_id is not null as "byLadder", due_on as "dueOn", reply_within as "replyWithin", drafted_by_id as "draftedById",
         edited_by_id as "editedById", signatory, notice.issuing_authority as "issuingAuthority", notice.issued_on as "issuedOn", ${FOUR_EYES} as "fourEyes", ladders, notice.version
  from notice join plan on plan.id = notice.plan_id join unit on unit.id = notice.unit_id where notice.id = $1 for update of notice`;

const REFUSED: Readonly<Partial<Record<Action, string>>> = {
  handleNotice: '只有该方案领导小组办公室的账号可以处理督办单，请换用该办公室的账号。',
  signNotice: '督办单由该方案领导小组办公室的主任签批，请换用办公室主任的账号。',
  issueNotice: '只有该方案领导小组办公室的账号可以签发督办单，请换用该办公室的账号。',
  answerNotice: '只有收到督办单的单位可以回复，请换用该单位的账号。',
};

/** Throws Failure `forbidden` when the person's role never does this; asked before anything is looked for. */
export function refuseRole(actor: Actor, action: Action): void {
  if (!mayEver(actor, action)) throw new Failure('forbidden', REFUSED[action] ?? `账号“${actor.name}”没有这项权限，请换用有权限的账号。`);
}

/** True for those the notice exists for: the office and leaders, its unit once it is issued. */
export function isVisible(actor: Actor, notice: { readonly unitId: string; readonly leadingGroupId: string | null; readonly issuedOn: LocalDate | null }): boolean {
  return can(actor, 'readNotice', notice) && (ownUnitOf(actor) === null || notice.issuedOn !== null);
}

export function noSuchNotice(noticeId: string): Failure {
  return new Failure('not-found', `没有编号为 ${noticeId} 的督办单。用 GET /api/v1/notices 查看可见的督办单。`);
}

/** Locks the notice and checks the permission; what a person may not see is answered as if it did not exist. */
export async function lockNotice(tx: Tx, actor: Actor, action: Action, noticeId: string): Promise<LockedNotice> {
  refuseRole(actor, action);
  const [notice] = await tx.query<LockedNotice>(LOCKED, [noticeId]);
  if (!notice || !isVisible(actor, notice)) throw noSuchNotice(noticeId);
  if (!can(actor, action, notice)) throw new Failure('forbidden', REFUSED[action] ?? '没有权限。');
  return notice;
}

/**
 * Locks the duty the notice is about, before the notice: what drafts another colour, settles or moves the duty at this moment comes
 * before or after. Null when it is about none.
 */
export async function lockMatter(tx: Tx, noticeId: string): Promise<Matter | null> {
  const [matter] = await tx.query<Matter>(
    'select state, effective_due_on as "effectiveDueOn" from obligation where id = (select obligation_id from notice where id = $1) for no key update',
    [noticeId],
  );
  return matter ?? null;
}

/** The other notices of a matter: of the same duty, or of the same item and unit where one of the two is about no duty of its own. */
const OF_MATTER = `
  notice.unit_id = $1 and notice.id is distinct from $4::bigint
  and (obligation_id = $2::bigint or (item_id = $3::bigint and (obligation_id is null or $2::bigint is null)))`;

export interface MatterOf {
  readonly unitId: string;
  readonly obligationId: string | null;
  readonly itemId: string | null;
  /** The notice that asks, null while it does not exist. */
  readonly id: string | null;
}

const parametersOf = ({ unitId, obligationId, itemId, id }: MatterOf): (string | null)[] => [unitId, obligationId, itemId, id];

export interface OtherNotice {
  readonly id: string;
  readonly colour: NoticeColour;
  readonly state: NoticeState;
  readonly stateTitle: string;
}

/** The matter's other notices that have not ended; `issued` leaves out drafts. Locked, oldest first. */
export async function underWay(tx: Tx, matter: MatterOf, issued: boolean): Promise<OtherNotice[]> {
  const states = issued ? RUNNING_NOTICE_STATES : [...UNISSUED_NOTICE_STATES, ...RUNNING_NOTICE_STATES];
  const rows = await tx.query<Omit<OtherNotice, 'stateTitle'>>(`select id, colour, state from notice where ${OF_MATTER} and state = any($5::text[]) order by id for update`, [...parametersOf(matter), states]);
  return rows.map((row) => ({ ...row, stateTitle: noticeMachine.stateTitles[row.state] }));
}
