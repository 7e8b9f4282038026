import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '../../domain/events.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import type { Actor } from '../../domain/policy/actor.js';
import { UNIT_CHANGE_TITLES, type UnitChangeKind } from '../../domain/unit/unit-change.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { UnitSeats } from '../accounts/index.js';
import { Audit } from '../audit/index.js';
import { CircularTransfers } from '../circulars/index.js';
import { CalendarFeedsService } from '../feeds/index.js';
import { AssignmentTransfers } from '../items/index.js';
import { NoticeTransfers } from '../notices/index.js';
import { SubmissionEndings } from '../submissions/index.js';
import { UnitRegister } from '../units/index.js';

/** A change whose day has come. */
export interface AppliedChange {
  readonly id: string;
  readonly kind: UnitChangeKind;
  readonly effectiveOn: LocalDate;
  readonly reason: string;
  readonly newName: string;
  readonly goesOn: boolean;
  readonly exceptions: Readonly<Record<string, string>>;
  readonly successions: readonly { readonly from: string; readonly to: string | null }[];
}

/** What a change of units does to everything that names them. People are not moved silently: posts of a unit that ends, end. */
@Injectable()
export class UnitChangeEffects {
  constructor(
    private readonly register: UnitRegister,
    private readonly assignments: AssignmentTransfers,
    private readonly submissions: SubmissionEndings,
    private readonly notices: NoticeTransfers,
    private readonly circulars: CircularTransfers,
    private readonly seats: UnitSeats,
    private readonly feeds: CalendarFeedsService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** Puts the change into effect; returns the plans whose work has gone to a successor. */
  async apply(tx: Tx, actor: Actor, change: AppliedChange): Promise<string[]> {
    if (change.kind === 'rename') {
      await this.rename(tx, actor, change);
      return [];
    }
    const plans = new Set<string>();
    for (const from of new Set(change.successions.map((row) => row.from))) {
      for (const planId of await this.handOver(tx, actor, from, change)) plans.add(planId);
    }
    return [...plans].toSorted((one, other) => Number(one) - Number(other));
  }

  announce(tx: Tx, events: readonly DomainEvent[]): Promise<void> {
    return this.outbox.add(tx, events);
  }

  private async rename(tx: Tx, actor: Actor, { id, newName, effectiveOn, successions }: AppliedChange): Promise<void> {
    const unitId = successions[0]?.from ?? '';
    const unit = (await this.register.lock(tx, [unitId])).get(unitId);
    if (!unit) throw new Error(`no unit ${unitId}`);
    await this.register.rename(tx, unit, newName, effectiveOn);
    await this.audit.record(tx, actor, [{ action: 'unit.renamed', subjectType: 'unit', subjectId: unitId, detail: { unitChangeId: id, from: unit.name, to: newName } }]);
  }

  private async handOver(tx: Tx, actor: Actor, fromUnitId: string, { id, kind, effectiveOn, reason: why, goesOn, exceptions, successions }: AppliedChange): Promise<string[]> {
    const first = successions.find(({ from }) => from === fromUnitId)?.to ?? null;
    const reason = `单位${UNIT_CHANGE_TITLES[kind]}：${why}`;
    const moved = await this.assignments.move(tx, actor, { unitChangeId: id, fromUnitId, toUnitId: goesOn ? fromUnitId : first, exceptions, reason });
    await this.notices.move(tx, actor, { unitChangeId: id, fromUnitId, toUnitId: goesOn ? fromUnitId : first, reason });
    await this.circulars.move(tx, actor, { unitChangeId: id, fromUnitId, toUnitId: goesOn ? fromUnitId : first, reason });
    if (!goesOn) {
      await this.submissions.handOver(tx, fromUnitId, first, reason);
      await this.register.end(tx, fromUnitId, first, effectiveOn);
      const accounts = await this.seats.end(tx, fromUnitId);
      await this.feeds.endOfUnit(tx, fromUnitId);
      await this.audit.record(tx, actor, accounts.map((accountId) => ({ action: 'account.postEnded', subjectType: 'account', subjectId: accountId, detail: { unitId: fromUnitId, unitChangeId: id } })));
    }
    await this.audit.record(tx, actor, [{ action: `unit.${PAST_TENSE[kind]}`, subjectType: 'unit', subjectId: fromUnitId, detail: { unitChangeId: id, successorId: first, moved: moved.reduce((sum, { count }) => sum + count, 0) } }]);
    return moved.flatMap(({ planId, toUnitId }) => (toUnitId === null ? [] : [planId]));
  }
}

const PAST_TENSE: Readonly<Record<UnitChangeKind, string>> = { rename: 'renamed', merge: 'merged', split: 'split', dissolve: 'dissolved' };
