import { Injectable } from '@nestjs/common';
import { assignmentMachine } from '../../domain/assignment/assignment.machine.js';
import type { RequestKind } from '../../domain/assignment/request.rules.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { ObligationsService } from '../obligations/index.js';
import { SignatureRequests } from '../signatures/index.js';

/** What waits for an answer of the office or for the signature of a unit's head, on assignments that come to an end or leave their unit. */
@Injectable()
export class OpenAsks {
  constructor(
    private readonly obligations: ObligationsService,
    private readonly signatures: SignatureRequests,
  ) {}

  /** Takes back the requests that the office has not answered, with the answer it owes, and every draft that waits for a signature. */
  async takeBack(tx: Tx, assignmentIds: readonly string[], reason: string): Promise<void> {
    await this.takeBackRequests(tx, assignmentIds, ['decline', 'extension'], reason);
    await this.takeBackDrafts(tx, assignmentIds);
  }

  /** Takes back what only who owes the completion may ask for: more time, and the completion itself. */
  async takeBackOfCompletion(tx: Tx, assignmentIds: readonly string[], reason: string): Promise<void> {
    if (assignmentIds.length === 0) return;
    await this.takeBackRequests(tx, assignmentIds, ['extension'], reason);
    for (const kind of ['completion', 'extension'] as const) await this.signatures.takeBack(tx, 'assignment', assignmentIds, kind);
  }

  /** Takes back the drafts that wait for the head of a unit that does not hold the assignments any more. */
  async takeBackDrafts(tx: Tx, assignmentIds: readonly string[]): Promise<void> {
    if (assignmentIds.length > 0) await this.signatures.takeBack(tx, 'assignment', assignmentIds);
  }

  /** Takes back everything of a plan that ends; who asked to be let off holds the assignment again, should the plan be taken up once more. */
  async takeBackOfPlan(tx: Tx, planId: string, reason: string): Promise<void> {
    const asking = await tx.query<{ id: string }>(
      `select assignment.id from assignment join assignment_request request on request.assignment_id = assignment.id
       where assignment.plan_id = $1 and request.status = 'pending' order by assignment.id for update of assignment`,
      [planId],
    );
    const ids = asking.map(({ id }) => id);
    await this.takeBackRequests(tx, ids, ['decline', 'extension'], reason);
    await tx.query(`update assignment set status = $2, version = version + 1 where id = any($1::bigint[]) and status = 'declineReview'`, [ids, assignmentMachine.next('declineReview', 'takeBackRequest')]);
    await this.signatures.takeBackOfPlan(tx, planId);
  }

  private async takeBackRequests(tx: Tx, assignmentIds: readonly string[], kinds: readonly RequestKind[], reason: string): Promise<void> {
    if (assignmentIds.length === 0) return;
    const taken = await tx.query<{ assignmentId: string }>(
      `update assignment_request set status = 'takenBack', decision_reason = $3, decided_at = $4
       where assignment_id = any($1::bigint[]) and kind = any($2::text[]) and status = 'pending' returning assignment_id as "assignmentId"`,
      [assignmentIds, kinds, reason, tx.now],
    );
    await this.obligations.void(tx, { subjectType: 'assignment', subjectIds: taken.map(({ assignmentId }) => assignmentId), kind: 'officeReview' }, reason);
  }
}
