import { Injectable } from '@nestjs/common';
import type { PlanDraft } from '../../domain/document/plan-draft.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { planMachine, type PlanState } from '../../domain/plan/plan.machine.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { planSearchWords } from './plan-search-words.js';

export interface PlanRow {
  readonly id: string;
  readonly status: PlanState;
  readonly documentNumber: string;
  readonly shortName: string;
  readonly ladders: Readonly<Record<string, string>>;
  readonly lastPhaseEndsOn: LocalDate | null;
  /** Date printed under the document. */
  readonly documentDate: LocalDate | null;
}

export interface PhaseRow {
  readonly id: string;
  readonly key: string;
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
}

/** Keeps plans with their phases and scope definitions. */
@Injectable()
export class PlansService {
  /** Stores a confirmed draft as a plan in draft state; returns its id, or null when the document number is already a plan. */
  async create(tx: Tx, draft: PlanDraft, leadingGroupId: string | null): Promise<string | null> {
    const [plan] = await tx.query<{ id: string }>(
      `insert into plan (document_number, title, short_name, kind, status, issuer, document_date, leading_group_id, rules, search_words)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (document_number) do nothing returning id`,
      [
        draft.documentNumber, draft.title, draft.shortName, draft.kind, planMachine.initial, draft.issuer, draft.issuedOn, leadingGroupId, JSON.stringify(draft.rules ?? []),
        planSearchWords(draft),
      ],
    );
    if (!plan) return null;
    await tx.query(
      `insert into phase (plan_id, key, position, name, window_words, starts_on, ends_on, text)
       select $1, row.* from unnest($2::text[], $3::int[], $4::text[], $5::text[], $6::date[], $7::date[], $8::text[]) as row`,
      [
        plan.id,
        draft.phases.map((phase) => phase.key),
        draft.phases.map((_, index) => index + 1),
        draft.phases.map((phase) => phase.name),
        draft.phases.map((phase) => phase.window.raw),
        draft.phases.map((phase) => phase.window.startsOn),
        draft.phases.map((phase) => phase.window.endsOn),
        draft.phases.map((phase) => phase.text),
      ],
    );
    await tx.query(
      `insert into plan_scope (plan_id, group_code, words, member_codes)
       select $1, group_code, words, array(select json_array_elements_text(member_codes::json))
       from unnest($2::text[], $3::text[], $4::text[]) as row (group_code, words, member_codes)`,
      [
        plan.id,
        draft.scopes.map((scope) => scope.groupCode),
        draft.scopes.map((scope) => scope.words),
        draft.scopes.map((scope) => JSON.stringify(scope.memberCodes)),
      ],
    );
    return plan.id;
  }

  async phases(tx: Tx, planId: string): Promise<PhaseRow[]> {
    return tx.query<PhaseRow>(
      `select id, key, starts_on as "startsOn", ends_on as "endsOn" from phase where plan_id = $1 order by position`,
      [planId],
    );
  }

  /** 交办: draft → issued, once; throws RuleViolation when the plan's state does not allow it, Failure when there is no such plan. */
  async issue(tx: Tx, planId: string): Promise<PlanRow> {
    const plan = await this.row(tx, planId, 'for update');
    const status = planMachine.next(plan.status, 'issue');
    await tx.query('update plan set status = $2, issued_on = $3, issued_at = $4, version = version + 1 where id = $1', [planId, status, tx.today, tx.now]);
    return { ...plan, status };
  }

  /** The plan as the work on its items and duties sees it; throws Failure when there is none. */
  async row(tx: Tx, planId: string, lock: '' | 'for update' = ''): Promise<PlanRow> {
    const [plan] = await tx.query<PlanRow>(
      `select id, status, document_number as "documentNumber", short_name as "shortName", ladders, document_date as "documentDate",
              (select max(ends_on) from phase where plan_id = plan.id) as "lastPhaseEndsOn"
       from plan where id = $1 ${lock}`,
      [planId],
    );
    if (!plan) throw new Failure('not-found', `没有编号为 ${planId} 的方案。`);
    return plan;
  }
}
