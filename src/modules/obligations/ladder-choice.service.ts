import { Inject, Injectable } from '@nestjs/common';
import { type LadderChoice, readLadderChoice } from '../../domain/obligation/ladder-choice.js';
import { changedRungs, type LadderEdition } from '../../domain/obligation/ladder-edition.js';
import type { LadderPolicy, NoticeColour } from '../../domain/obligation/ladder.js';
import { OBLIGATION_KINDS, type ObligationKind } from '../../domain/obligation/obligation.js';
import { missedDueDates } from '../../domain/obligation/rung-thresholds.js';
import type { Actor } from '../../domain/policy/actor.js';
import { can } from '../../domain/policy/can.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { type ExpectedVersions, refuseStale, refuseUntagged } from '../../platform/errors/version-mismatch.js';
import { permit, planInScope } from '../accounts/index.js';
import { Audit } from '../audit/index.js';
import { Calendar } from '../calendar/index.js';
import { LadderEditions } from './ladder-editions.js';
import { LADDER_POLICY } from './ladder-policy.js';

interface StoredChoice {
  readonly ladders: LadderChoice['ladders'];
  readonly noticeStart: NoticeColour | null;
  readonly leadingGroupId: string | null;
  readonly version: number;
}

export interface LadderChoiceAnswer extends LadderChoice {
  /** The version of the plan. */
  readonly version: number;
  /** The ladder in effect for every kind. */
  readonly inEffect: Readonly<Record<ObligationKind, string>>;
  readonly allowed: readonly 'chooseLadders'[];
}

/** A rung the ladder before did not have, or had on another day, counts as passed when its day already lies before today: recorded, told to nobody. */
const PASS_OVER = `
  insert into reminder (obligation_id, rung, due_on, ladder, rung_code, batch_id, fired_on, fired_at, late, superseded)
  select obligation_id, rung.position, due_on, $2, rung.code, batch.id, $7, $8, true, true
  from ladder_position join unnest($3::text[], $4::smallint[], $5::text[], $6::date[]) as rung (before, position, code, missed)
    on rung.before = ladder_position.ladder and due_on <= rung.missed
  cross join (select nextval('reminder_batch') as id) batch
  where obligation_id = any($1::bigint[]) on conflict do nothing`;

/** Which ladders a plan uses instead of the defaults, and the colour its notices start at. */
@Injectable()
export class LadderChoiceService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly editions: LadderEditions,
    private readonly calendar: Calendar,
    private readonly audit: Audit,
    @Inject(LADDER_POLICY) private readonly policy: LadderPolicy,
  ) {}

  async of(actor: Actor, planId: string): Promise<LadderChoiceAnswer> {
    permit(actor, 'readLedger');
    return this.answer(actor, await stored(this.uow, actor, planId));
  }

  /** The office's choice replaces the one before; running obligations of the changed kinds go on from the new ladder (decision 0010). */
  async choose(
    actor: Actor,
    planId: string,
    asked: { readonly ladders: Readonly<Record<string, unknown>>; readonly noticeStart: unknown },
    expected: ExpectedVersions,
  ): Promise<LadderChoiceAnswer> {
    return this.uow.run(async (tx) => {
      const before = await stored(tx, actor, planId, 'for update of plan');
      permit(actor, 'chooseLadders', { leadingGroupId: before.leadingGroupId });
      refuseUntagged(expected);
      refuseStale(before.version, expected);
      const read = readLadderChoice(asked, this.policy);
      if ('faults' in read) throw new Failure('validation-failed', read.faults.map(({ detail }) => detail).join(''), read.faults);
      const { choice } = read;
      await tx.query('update plan set ladders = $2, notice_start = $3, version = version + 1 where id = $1', [planId, JSON.stringify(choice.ladders), choice.noticeStart]);
      const changed = OBLIGATION_KINDS.filter((kind) => (before.ladders[kind] ?? null) !== (choice.ladders[kind] ?? null));
      const moved: Partial<Record<ObligationKind, number>> = {};
      for (const kind of changed) moved[kind] = await this.move(tx, planId, kind, choice.ladders[kind] ?? this.policy.defaults[kind]);
      await this.audit.record(tx, actor, [
        {
          action: 'plan.laddersChosen',
          subjectType: 'plan',
          subjectId: planId,
          detail: { from: { ladders: before.ladders, noticeStart: before.noticeStart }, to: choice, moved },
        },
      ]);
      return this.answer(actor, { ...before, ...choice, version: before.version + 1 });
    });
  }

  /** Puts the plan's running obligations of a kind on another ladder; returns how many. */
  private async move(tx: Tx, planId: string, kind: ObligationKind, ladder: string): Promise<number> {
    const moving = await tx.query<{ id: string; ladder: string }>(
      `select id, ladder from obligation where plan_id = $1 and kind = $2 and state in ('open', 'paused') and ladder <> $3 order by id for update`, [planId, kind, ladder]);
    if (moving.length === 0) return 0;
    const ids = moving.map(({ id }) => id);
    const inForce = await this.editions.inForce(tx);
    const after = editionIn(inForce, ladder);
    const missed = missedDueDates(after, tx.today, await this.calendar.load(tx));
    const left = [...new Set(moving.map((obligation) => obligation.ladder))];
    const passed = left.flatMap((from) => changedRungs(editionIn(inForce, from).rungs, after.rungs).map((index) => ({ from, index, code: after.rungs[index]?.code, missed: missed[index] })));
    await tx.query(PASS_OVER, [ids, ladder, passed.map(({ from }) => from), passed.map(({ index }) => index + 1), passed.map(({ code }) => code), passed.map((rung) => rung.missed), tx.today, tx.now]);
    await tx.query('update ladder_position set ladder = $2, fresh = true where obligation_id = any($1::bigint[])', [ids, ladder]);
    await tx.query('update obligation set ladder = $2 where id = any($1::bigint[])', [ids, ladder]);
    return ids.length;
  }

  private answer(actor: Actor, { ladders, noticeStart, leadingGroupId, version }: StoredChoice): LadderChoiceAnswer {
    return {
      version,
      ladders,
      noticeStart,
      inEffect: { ...this.policy.defaults, ...ladders },
      allowed: can(actor, 'chooseLadders', { unitId: null, leadingGroupId }) ? ['chooseLadders'] : [],
    };
  }
}

async function stored(db: Pick<Tx, 'query'>, actor: Actor, planId: string, lock = ''): Promise<StoredChoice> {
  const parameters: unknown[] = [planId];
  const [plan] = await db.query<StoredChoice>(
    `select ladders, notice_start as "noticeStart", leading_group_id as "leadingGroupId", version from plan
     where id = $1 and ${planInScope(actor, 'plan', parameters)} ${lock}`,
    parameters,
  );
  if (!plan) throw new Failure('not-found', `没有编号为 ${planId} 的方案。`);
  return plan;
}

function editionIn(editions: ReadonlyMap<string, LadderEdition>, code: string): LadderEdition {
  const edition = editions.get(code);
  if (!edition) throw new Error(`no edition of ladder ${code}`);
  return edition;
}
