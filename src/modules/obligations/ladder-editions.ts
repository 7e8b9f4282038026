import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { WorkingCalendar } from '../../domain/kernel/working-calendar.js';
import { changedRungs, type EditionRung, type LadderEdition, standingOf } from '../../domain/obligation/ladder-edition.js';
import type { Ladder, LadderPolicy } from '../../domain/obligation/ladder.js';
import { missedDueDates } from '../../domain/obligation/rung-thresholds.js';
import { SYSTEM_ACTOR } from '../../domain/policy/actor.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { LeftToAnother } from '../../platform/outbox/left-to-another.js';
import { Audit } from '../audit/index.js';
import { END_OF_DAY } from './ladder-cursor.entity.js';
import { LADDER_POLICY } from './ladder-policy.js';

interface StoredRung {
  readonly code: string;
  readonly count: number;
  readonly unit: EditionRung['offset']['unit'];
}

/** A row of `ladder_edition` as it is stored. */
export interface StoredEdition {
  readonly ladder: string;
  readonly generation: number;
  readonly rungs: readonly StoredRung[];
}

/** Which edition of each ladder is in force, and how running obligations get from one to the next: decision 0010. */
@Injectable()
export class LadderEditions implements OnApplicationBootstrap {
  constructor(
    @Inject(LADDER_POLICY) private readonly policy: LadderPolicy,
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly uow: UnitOfWork,
    private readonly audit: Audit,
  ) {}

  /** Refuses to start on a file that does not fit what runs: a ladder is gone that is still climbed, or was changed without a new edition. */
  async onApplicationBootstrap(): Promise<void> {
    if (!this.dataSource.isInitialized) return;
    const [table] = await this.uow.query<{ known: boolean }>(`select to_regclass('ladder_edition') is not null as known`);
    if (!table?.known) return;
    const stored = await this.uow.query<StoredEdition>('select ladder, generation, rungs from ladder_edition order by ladder');
    for (const { ladder: code } of stored.filter(({ ladder }) => !this.named(ladder))) await this.refuseGone(code);
    for (const edition of stored) {
      const ladder = this.named(edition.ladder);
      if (ladder && standingOf(ladder, editionOf(edition)) === 'notRaised') throw notRaised(ladder);
    }
  }

  /** The edition in force by ladder code; what the file says for a ladder nothing has climbed yet. */
  async inForce(tx: Tx): Promise<ReadonlyMap<string, LadderEdition>> {
    const stored = await tx.query<StoredEdition>('select ladder, generation, rungs from ladder_edition');
    return new Map([
      ...this.policy.ladders.map((ladder) => [ladder.code, { generation: ladder.edition, rungs: ladder.rungs }] as const),
      ...stored.map((row) => [row.ladder, editionOf(row)] as const),
    ]);
  }

  /** All editions in force, as they are stored. */
  stored(tx: Pick<Tx, 'query'>): Promise<StoredEdition[]> {
    return tx.query<StoredEdition>('select ladder, generation, rungs from ladder_edition order by ladder');
  }

  /**
   * Puts the file's edition in force. A rung that stayed the same goes on where its cursor stands; a new or moved one begins behind
   * what its day already lies before today for; what a code has fired it never fires again, that is refused by the key of the fire log.
   * The caller holds every lane of the ladder.
   */
  async putInForce(tx: Tx, ladder: Ladder, before: LadderEdition | undefined, calendar: WorkingCalendar): Promise<void> {
    const rungs = ladder.rungs.map(({ code, offset }): StoredRung => ({ code, count: offset.count, unit: offset.unit }));
    await tx.query(
      `insert into ladder_edition (ladder, generation, rungs, in_force_since) values ($1, $2, $3, $4)
       on conflict (ladder) do update set generation = excluded.generation, rungs = excluded.rungs, in_force_since = excluded.in_force_since`,
      [ladder.code, ladder.edition, JSON.stringify(rungs), tx.now],
    );
    if (!before) return;
    const missed = missedDueDates(ladder, tx.today, calendar);
    const changed = changedRungs(before.rungs, ladder.rungs);
    await tx.query('delete from ladder_cursor where ladder = $1 and not rung_code = any($2::text[])', [ladder.code, rungs.map(({ code }) => code)]);
    await tx.query(
      `update ladder_cursor set due_on = rung.missed, obligation_id = $4 from unnest($2::text[], $3::date[]) as rung (code, missed)
       where ladder = $1 and rung_code = rung.code and ladder_cursor.due_on < rung.missed`,
      [ladder.code, changed.map((index) => rungs[index]?.code), changed.map((index) => missed[index]), END_OF_DAY],
    );
    const [running] = await tx.query<{ count: number }>('select count(*)::int as count from ladder_position where ladder = $1', [ladder.code]);
    await this.audit.record(tx, SYSTEM_ACTOR, [
      {
        action: 'ladder.edited',
        subjectType: 'ladder',
        subjectId: String(ladder.edition),
        detail: { ladder: ladder.code, from: before.generation, to: ladder.edition, obligations: running?.count ?? 0, changed: changed.map((index) => rungs[index]?.code) },
      },
    ]);
  }

  /** Throws when one of the batches was fired by a later edition than this process's file knows: another process has to deliver it. */
  async refuseLaterBatches(tx: Tx, batchIds: readonly string[]): Promise<void> {
    const ladders = await tx.query<StoredEdition>(
      `select ladder, generation, rungs from ladder_edition where ladder in (select ladder from reminder where batch_id = any($1::bigint[]) and not superseded)`, [batchIds]);
    const later = ladders.find(({ ladder, generation }) => generation > (this.named(ladder)?.edition ?? 0));
    if (later) throw new LeftToAnother(`ladder ${later.ladder} edition ${later.generation} is later than this process's file: a process with the new file delivers it`);
  }

  private named(code: string): Ladder | undefined {
    return this.policy.ladders.find((ladder) => ladder.code === code);
  }

  private async refuseGone(code: string): Promise<void> {
    const [use] = await this.uow.query<{ obligations: number; plans: string[] }>(
      `select (select count(*)::int from obligation where ladder = $1 and state in ('open', 'paused')) as obligations,
              array(select document_number from plan where status in ('draft', 'issued') and exists (select from jsonb_each_text(ladders) where value = $1) order by id) as plans`,
      [code],
    );
    if (!use || (use.obligations === 0 && use.plans.length === 0)) return;
    const users = [...(use.obligations > 0 ? [`${use.obligations}件未完成的应办事项仍在使用`] : []), ...(use.plans.length > 0 ? [`${use.plans.join('、')}仍选用它`] : [])];
    throw new Failure('conflict-state', `提醒阶梯文件里没有阶梯“${code}”，但${users.join('，')}。请把它放回文件，待不再使用后再删去。`);
  }
}

export function editionOf({ generation, rungs }: StoredEdition): LadderEdition {
  return { generation, rungs: rungs.map(({ code, count, unit }) => ({ code, offset: { count, unit } })) };
}

/** The refusal of a ladder that was changed without raising its edition. */
export function notRaised({ code, edition }: Ladder): Failure {
  return new Failure('conflict-state', `阶梯“${code}”的提醒级已改动，edition（版次）仍为${edition}。请在阶梯文件中把它改为${edition + 1}后重新启动，正在办理的事项才能按新阶梯继续。`);
}
