import { Injectable } from '@nestjs/common';
import type { Actor } from '../../domain/policy/actor.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { unknownReference } from '../../platform/errors/named-objects.js';
import { permit, planInScope } from '../accounts/index.js';
import { Audit } from '../audit/index.js';

export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly planId: string | null;
  readonly shared: boolean;
  readonly savedBy: string;
}

type ViewToSave = Omit<SavedView, 'id' | 'savedBy'>;

/** More than these beside each other are no longer found; counted for a person and for an office each. */
const MOST_VIEWS = 20;

const VIEW = `select saved_view.id, name, address, plan_id as "planId", leading_group_id is not null as shared, display_name as "savedBy" from saved_view join account on account.id = account_id`;
/** `$1` account, `$2` leading group: the person's own, and those of the office. */
const OWN = '((leading_group_id is null and account_id = $1) or leading_group_id = $2::bigint)';

/** Views of ledgers that people keep: each its own, an office those of all its people. */
@Injectable()
export class SavedViewsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: Audit,
  ) {}

  /** What the person may use, the first saved first; with a plan, those of that plan and of every plan. */
  list(actor: Actor, planId: string | null): Promise<SavedView[]> {
    return this.uow.query<SavedView>(`${VIEW} where ${OWN} and ($3::bigint is null or plan_id is null or plan_id = $3) order by saved_view.id`, [...whose(actor), planId]);
  }

  /** Throws Failure when there are too many, one of that name is there already, or the plan is not there for the person. */
  save(actor: Actor, { name: words, address, planId, shared }: ViewToSave): Promise<SavedView> {
    permit(actor, 'keepViews', { unitId: actor.unitId, leadingGroupId: actor.leadingGroupId });
    if (shared && actor.leadingGroupId === null) throw new Failure('forbidden', '只有办公室可以存共用的视图，请存为自己的视图。');
    const name = words.trim();
    return this.uow.run(async (tx) => {
      if (planId !== null) await refuseUnseenPlan(tx, actor, planId);
      await this.lockOwner(tx, actor, shared);
      const kept = await this.siblings(tx, actor, shared);
      if (kept.length >= MOST_VIEWS) throw new Failure('conflict-state', `${shared ? '本办公室' : '你'}已存了 ${MOST_VIEWS} 个视图，先删去不用的。`);
      refuseSecondName(kept, { name, planId });
      const [stored] = await tx.query<{ id: string }>(
        'insert into saved_view (account_id, leading_group_id, plan_id, name, address) values ($1, $2, $3, $4, $5) returning id',
        [actor.accountId, shared ? actor.leadingGroupId : null, planId, name, address],
      );
      if (!stored) throw new Error('the view was not stored');
      await this.audit.record(tx, actor, [{ action: 'savedView.saved', subjectType: 'savedView', subjectId: stored.id, detail: { name, shared } }]);
      return this.one(tx, actor, stored.id);
    });
  }

  rename(actor: Actor, id: string, words: string): Promise<SavedView> {
    const name = words.trim();
    return this.uow.run(async (tx) => {
      const view = await this.one(tx, actor, id);
      await this.lockOwner(tx, actor, view.shared);
      refuseSecondName((await this.siblings(tx, actor, view.shared)).filter((other) => other.id !== id), { name, planId: view.planId });
      await tx.query('update saved_view set name = $2 where id = $1', [id, name]);
      await this.audit.record(tx, actor, [{ action: 'savedView.renamed', subjectType: 'savedView', subjectId: id, detail: { from: view.name, to: name } }]);
      return this.one(tx, actor, id);
    });
  }

  remove(actor: Actor, id: string): Promise<void> {
    return this.uow.run(async (tx) => {
      const { name } = await this.one(tx, actor, id);
      await tx.query('delete from saved_view where id = $1', [id]);
      await this.audit.record(tx, actor, [{ action: 'savedView.removed', subjectType: 'savedView', subjectId: id, detail: { name } }]);
    });
  }

  /** Throws Failure `not-found` for a view that is neither the person's nor of their office. */
  private async one(tx: Tx, actor: Actor, id: string): Promise<SavedView> {
    const [view] = await tx.query<SavedView>(`${VIEW} where ${OWN} and saved_view.id = $3 for update of saved_view`, [...whose(actor), id]);
    if (!view) throw new Failure('not-found', `没有编号为 ${id} 的视图。`);
    return view;
  }

  /** Two people who save at one moment wait for each other: number and names are counted once at a time. */
  private async lockOwner(tx: Tx, actor: Actor, shared: boolean): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`saved_view:${shared ? `office:${actor.leadingGroupId}` : `account:${actor.accountId}`}`]);
  }

  private siblings(tx: Tx, actor: Actor, shared: boolean): Promise<SavedView[]> {
    return tx.query<SavedView>(`${VIEW} where ${OWN} and (leading_group_id is not null) = $3`, [...whose(actor), shared]);
  }
}

function whose(actor: Actor): readonly [string | null, string | null] {
  return [actor.accountId, actor.leadingGroupId];
}

async function refuseUnseenPlan(tx: Tx, actor: Actor, planId: string): Promise<void> {
  const parameters: unknown[] = [planId];
  const seen = await tx.query(`select from plan where plan.id = $1 and ${planInScope(actor, 'plan', parameters)}`, parameters);
  if (seen.length === 0) throw unknownReference('/planId', `没有编号为 ${planId} 的方案。`);
}

/** Throws Failure for a second view of one name beside each other; views of different plans are never beside each other. */
function refuseSecondName(kept: readonly SavedView[], { name, planId }: Pick<SavedView, 'name' | 'planId'>): void {
  if (kept.some((other) => other.name === name && (other.planId === null || planId === null || other.planId === planId))) {
    throw new Failure('conflict-state', `已经有名为“${name}”的视图，换一个名称。`, [{ pointer: '/name', detail: '重名' }]);
  }
}
