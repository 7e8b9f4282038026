import type { ReportingDutyKind } from '../../domain/document/plan-draft.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { obligationKindOfDuty } from '../../domain/obligation/obligation-of-duty.js';
import type { Actor } from '../../domain/policy/actor.js';
import { allowedOnSubmission, refusedOnSubmission } from '../../domain/policy/allowed-on-submission.js';
import { can } from '../../domain/policy/can.js';
import type { RefusedCommand } from '../../domain/policy/offered.js';
import type { SignatureRules } from '../../domain/signature/signature-rules.js';
import type { SubmissionState } from '../../domain/submission/submission.machine.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { ownWorkInScope } from '../accounts/index.js';
import type { ObligationsOf } from '../obligations/index.js';

export interface LockedSubmission {
  readonly id: string;
  readonly planId: string;
  readonly unitId: string;
  readonly leadingGroupId: string | null;
  readonly status: SubmissionState;
  readonly minCount: number;
  readonly kind: ReportingDutyKind;
  readonly soft: boolean;
  readonly title: string;
  readonly version: number;
  readonly dueOn: LocalDate;
  readonly dueWords: string;
  readonly ladders: Readonly<Record<string, string>>;
  readonly workRules: SignatureRules;
  readonly pieces: number;
  /** Beijing day on which it counted as handed in; null while it does not. */
  readonly handedInOn: LocalDate | null;
}

export interface SubmissionAnswer {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly status: SubmissionState;
  readonly pieces: number;
  readonly minCount: number;
  readonly allowed: readonly string[];
  readonly refused: readonly RefusedCommand[];
  /** The draft that waits for the head's signature instead of what was commanded; null when the command took effect. */
  readonly signatureRequestId: string | null;
}

const LOCKED = `
  select submission.id, submission.plan_id as "planId", submission.unit_id as "unitId", plan.leading_group_id as "leadingGroupId", submission.status,
         submission.min_count as "minCount", duty.kind, duty.soft, submission.title, submission.version, submission.due_on as "dueOn", duty.due_words as "dueWords", plan.ladders,
         (select count(*)::int from submission_piece where submission_id = submission.id and withdrawn_at is null) as pieces, plan.work_rules as "workRules",
         (submitted_at at time zone 'Asia/Shanghai')::date as "handedInOn"
  from submission join reporting_duty duty on duty.id = submission.duty_id join plan on plan.id = submission.plan_id`;

const IN_SCOPE = { work: 'submission', plan: 'plan' } as const;

const REFUSED = {
  submit: '只有承担该报送任务的单位的联络员或负责人可以报送，请换用该单位的账号。',
  reviewSubmission: '只有该方案领导小组办公室的账号可以接收、退回或免报，请换用该办公室的账号。',
} as const;

/** Locks the submission and checks the permission; one that does not exist for the actor is answered like one that never was. */
export async function lockSubmission(tx: Tx, actor: Actor, action: keyof typeof REFUSED, submissionId: string): Promise<LockedSubmission> {
  const parameters: unknown[] = [submissionId];
  const [submission] = await tx.query<LockedSubmission>(`${LOCKED} where submission.id = $1 and ${ownWorkInScope(actor, IN_SCOPE, parameters)} for update of submission`, parameters);
  if (!submission) throw new Failure('not-found', `没有编号为 ${submissionId} 的报送任务，或它不属于你单位、不由你办公室督办。用 GET /api/v1/inbox 查看本单位的待办。`);
  if (!can(actor, action, submission)) throw new Failure('forbidden', REFUSED[action]);
  return submission;
}

/** Locks the submissions of one duty and period that the units owe and the actor may see, in the order of their ids. */
export function lockPeriod(tx: Tx, actor: Actor, dutyId: string, periodKey: string, unitIds: readonly string[]): Promise<LockedSubmission[]> {
  const parameters: unknown[] = [dutyId, periodKey, unitIds];
  return tx.query<LockedSubmission>(
    `${LOCKED} where submission.duty_id = $1 and submission.period_key = $2 and submission.unit_id = any($3::bigint[])
     and ${ownWorkInScope(actor, IN_SCOPE, parameters)} order by submission.id for update of submission`,
    parameters,
  );
}

/** True when the duty has that period for anybody the person sees. */
export async function hasPeriod(tx: Tx, actor: Actor, dutyId: string, periodKey: string): Promise<boolean> {
  const parameters: unknown[] = [dutyId, periodKey];
  const [row] = await tx.query<{ found: boolean }>(
    `select exists (select from submission join plan on plan.id = submission.plan_id where submission.duty_id = $1 and submission.period_key = $2 and ${ownWorkInScope(actor, IN_SCOPE, parameters)}) as found`, parameters);
  return row?.found === true;
}

/** What the units owe for these submissions of one kind of duty. */
export function owedFor(kind: ReportingDutyKind, submissionIds: readonly string[]): ObligationsOf {
  return { subjectType: 'submission', subjectIds: submissionIds, kind: obligationKindOfDuty(kind) };
}

export function answerOf(actor: Actor, submission: LockedSubmission, status: SubmissionState, pieces = submission.pieces, signatureRequestId: string | null = null): SubmissionAnswer {
  const { id, title, minCount, kind } = submission;
  // Every command raises the version once.
  return {
    id, version: submission.version + 1, title, status, pieces, minCount, allowed: allowedOnSubmission(actor, status, kind, submission),
    refused: refusedOnSubmission(actor, status, kind, submission), signatureRequestId,
  };
}
