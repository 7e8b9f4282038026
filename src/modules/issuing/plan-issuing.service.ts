import { Injectable } from '@nestjs/common';
import { isReadable } from '../../domain/kernel/readable-text.js';
import { refuseSamePerson } from '../../domain/plan/four-eyes.js';
import { planMachine } from '../../domain/plan/plan.machine.js';
import { type WorkRules, workRules } from '../../domain/plan/work-rules.js';
import type { Actor } from '../../domain/policy/actor.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { type ExpectedVersions, refuseStale } from '../../platform/errors/version-mismatch.js';
import { permit } from '../accounts/index.js';
import { Audit } from '../audit/index.js';
import { JointLeads } from '../items/index.js';
import { whatBlocksIssuing } from './issue-preview.service.js';
import { IssuingService } from './issuing.service.js';
import { type PlanAnswer, planAnswer, planRow } from './plan-row.js';

export interface IssueAsked {
  /** 签发机关或签发人 */
  readonly issuingAuthority: string;
  /** Number of the notice it goes out with (交办通知文号). */
  readonly documentNumber: string;
}

/** The rules that may be set; what is absent stays as it is. */
export type WorkRulesAsked = { readonly [Rule in keyof WorkRules]?: Rule extends 'signatures' ? Partial<WorkRules['signatures']> : WorkRules[Rule] };

/** What the plan's office decides of a plan before the work begins: how it is done, and that it begins. */
@Injectable()
export class PlanIssuingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly issuing: IssuingService,
    private readonly leads: JointLeads,
    private readonly audit: Audit,
  ) {}

  /** 交办 by the plan's office, with the authority that signs for it. Throws RuleViolation for a plan that is issued already and under 双人复核, Failure for what else blocks it. */
  issue(actor: Actor, planId: string, { issuingAuthority, documentNumber }: IssueAsked, expected: ExpectedVersions = null): Promise<PlanAnswer> {
    return this.uow.run(async (tx) => {
      const plan = await planRow(tx, actor, planId, 'for update');
      permit(actor, 'issuePlan', { leadingGroupId: plan.leadingGroupId });
      refuseStale(plan.version, expected);
      planMachine.next(plan.status, 'issue');
      refuseSamePerson(workRules(plan.workRules).fourEyes, [{ accountId: plan.createdById, did: '方案的拟定' }], actor.accountId, planMachine.commandTitles.issue);
      const [block] = whatBlocksIssuing(plan, actor);
      if (block !== undefined) throw new Failure('conflict-state', block);
      if (!isReadable(issuingAuthority)) throw new Failure('validation-failed', '请写明签发机关或签发人，再交办。', [{ pointer: '/issuingAuthority', detail: '必填' }]);
      const authority = { issuingAuthority: issuingAuthority.trim(), issueDocumentNumber: documentNumber.trim() };
      await tx.query('update plan set issuing_authority = $2, issue_document_number = $3 where id = $1', [planId, authority.issuingAuthority, authority.issueDocumentNumber]);
      await this.issuing.issue(tx, actor, planId, authority);
      return planAnswer(tx, actor, planId);
    });
  }

  /** Sets how the work on the plan is done, before it is issued or later; who owes completion follows the policy on joint leads. */
  setWorkRules(actor: Actor, planId: string, asked: WorkRulesAsked, expected: ExpectedVersions = null): Promise<PlanAnswer> {
    return this.uow.run(async (tx) => {
      const plan = await planRow(tx, actor, planId, 'for update');
      permit(actor, 'setWorkRules', { leadingGroupId: plan.leadingGroupId });
      refuseStale(plan.version, expected);
      if (plan.status !== 'draft' && plan.status !== 'issued') throw new Failure('conflict-state', `方案现在是“${planMachine.stateTitles[plan.status]}”，办理规则不能再改。`);
      const before = workRules(plan.workRules);
      const after: WorkRules = {
        jointLeads: asked.jointLeads ?? before.jointLeads,
        fourEyes: asked.fourEyes ?? before.fourEyes,
        signatures: { ...before.signatures, ...asked.signatures },
      };
      await tx.query('update plan set work_rules = work_rules || $2::jsonb, version = version + 1 where id = $1', [planId, JSON.stringify(after)]);
      if (after.jointLeads !== before.jointLeads) await this.leads.alignPlan(tx, planId);
      await this.audit.record(tx, actor, [{ action: 'plan.workRulesSet', subjectType: 'plan', subjectId: planId, detail: { before, after } }]);
      return planAnswer(tx, actor, planId);
    });
  }
}
