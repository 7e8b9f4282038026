import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/policy/actor.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { Audit } from '../audit/index.js';
import { ItemsService } from '../items/index.js';
import { PlansService } from '../plans/index.js';
import { ReportingDutiesService } from '../submissions/index.js';

/** 交办: a plan's items, assignments and reporting duties start to run, all in one transaction. */
@Injectable()
export class IssuingService {
  constructor(
    private readonly plans: PlansService,
    private readonly items: ItemsService,
    private readonly duties: ReportingDutiesService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async issue(tx: Tx, actor: Actor, planId: string, signed: Readonly<Record<string, string>> = {}): Promise<void> {
    const plan = await this.plans.issue(tx, planId);
    await this.items.issue(tx, plan);
    await this.duties.schedule(tx, plan);
    await this.audit.record(tx, actor, [{ action: 'plan.issued', subjectType: 'plan', subjectId: planId, detail: { documentNumber: plan.documentNumber, ...signed } }]);
    await this.outbox.add(tx, [{ type: 'plan.issued', payload: { planId } }]);
  }
}
