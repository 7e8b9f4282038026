import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '../../domain/events.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { statedReason } from '../../domain/kernel/stated-reason.js';
import { type Actor, SYSTEM_ACTOR } from '../../domain/policy/actor.js';
import { acceptableUnitName, refuseOwnSuccession, refusePastEffect, UNIT_CHANGE_TITLES, type UnitChangeKind } from '../../domain/unit/unit-change.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';
import { endedReference, unknownReference } from '../../platform/errors/named-objects.js';
import { permit } from '../accounts/index.js';
import { Audit } from '../audit/index.js';
import { type RegisteredUnit, UnitRegister } from '../units/index.js';
import { type AppliedChange, UnitChangeEffects } from './unit-change-effects.js';

/** A change as it is asked for: the units it changes, and who takes over (the first takes what no exception names). */
export interface UnitChangeAsked {
  readonly kind: UnitChangeKind;
  readonly fromUnitIds: readonly string[];
  readonly toUnitIds: readonly string[];
  readonly newName?: string;
  readonly goesOn?: boolean;
  readonly exceptions?: Readonly<Record<string, string>>;
  /** First day it holds; absent for today. */
  readonly effectiveOn?: LocalDate;
  readonly reason: string;
}

export interface UnitChangeView {
  readonly id: string;
  readonly kind: UnitChangeKind;
  readonly kindTitle: string;
  readonly effectiveOn: LocalDate;
  readonly reason: string;
  readonly newName: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly decidedBy: string;
  readonly decidedAt: Date;
  /** Null while it waits for its day. */
  readonly appliedAt: Date | null;
  readonly cancelledAt: Date | null;
}

const VIEW = `
  select unit_change.id, kind, effective_on as "effectiveOn", reason, new_name as "newName", decided_by_name as "decidedBy", decided_at as "decidedAt", applied_at as "appliedAt", cancelled_at as "cancelledAt",
         array(select distinct unit.name from unit_succession join unit on unit.id = from_unit_id where unit_change_id = unit_change.id order by 1) as "from",
         array(select unit.name from unit_succession join unit on unit.id = to_unit_id where unit_change_id = unit_change.id group by unit.id order by min(unit_succession.position), unit.id) as "to"
  from unit_change`;

/** FROM and WHERE of the changes whose day has come by the day that the expression gives. */
export const UNIT_CHANGES_DUE = (today: string): string => `from unit_change where effective_on <= ${today} and applied_at is null and cancelled_at is null`;

/** 机构改革: units are renamed, merged, split and dissolved, at once or from a day on; one step moves their open work. */
@Injectable()
export class UnitChangesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly register: UnitRegister,
    private readonly effects: UnitChangeEffects,
    private readonly audit: Audit,
  ) {}

  /** Decides a change; one for today takes effect in the same transaction. Throws RuleViolation or Failure, with nothing changed. */
  decide(actor: Actor, asked: UnitChangeAsked): Promise<UnitChangeView> {
    return this.uow.run(async (tx) => {
      permit(actor, 'manageUnits');
      const effectiveOn = asked.effectiveOn ?? tx.today;
      refusePastEffect(effectiveOn, tx.today);
      const reason = statedReason(asked.reason, UNIT_CHANGE_TITLES[asked.kind]);
      const named = namedInBody(asked);
      const units = await this.register.lock(tx, [...new Set([...asked.fromUnitIds, ...asked.toUnitIds, ...named.keys()])], named);
      const froms = asked.fromUnitIds.map((id) => units.get(id)).filter((unit) => unit !== undefined);
      const newName = refuseImpossible(asked, froms, [...units.values()], effectiveOn, named);
      await refuseForeignWork(tx, asked);
      await refuseWaiting(tx, froms);
      await refuseCrossing(tx, asked, effectiveOn);
      const id = await store(tx, actor, { ...asked, effectiveOn, reason, newName });
      await this.audit.record(tx, actor, froms.map((unit) => ({ action: 'unit.changeDecided', subjectType: 'unit', subjectId: unit.id, detail: { unitChangeId: id, kind: asked.kind, effectiveOn, reason } })));
      if (effectiveOn <= tx.today) await this.apply(tx, actor, id);
      return this.one(tx, id);
    });
  }

  /** Takes back a change that waits for its day. */
  cancel(actor: Actor, unitChangeId: string): Promise<UnitChangeView> {
    return this.uow.run(async (tx) => {
      permit(actor, 'manageUnits');
      const [change] = await tx.query<{ waits: boolean }>('select applied_at is null and cancelled_at is null as waits from unit_change where id = $1 for update', [unitChangeId]);
      if (!change) throw new Failure('not-found', `没有编号为 ${unitChangeId} 的单位变更。`);
      if (!change.waits) throw new Failure('conflict-state', '该变更已经生效或已撤销，不能再撤销。');
      await tx.query('update unit_change set cancelled_at = $2 where id = $1', [unitChangeId, tx.now]);
      await this.audit.record(tx, actor, [{ action: 'unit.changeCancelled', subjectType: 'unitChange', subjectId: unitChangeId }]);
      return this.one(tx, unitChangeId);
    });
  }

  /** Changes, newest first. */
  list(actor: Actor, before: string | null, limit: number): Promise<UnitChangeView[]> {
    permit(actor, 'manageUnits');
    return this.uow.query<Omit<UnitChangeView, 'kindTitle'>>(`${VIEW} where ($1::bigint is null or unit_change.id < $1) order by unit_change.id desc limit $2`, [before, limit]).then((rows) => rows.map(titled));
  }

  /** Puts into effect the changes whose day has come; returns how many. */
  async applyDue(tx: Tx): Promise<number> {
    const due = await tx.query<{ id: string }>(`select id ${UNIT_CHANGES_DUE('$1')} order by effective_on, id for update`, [tx.today]);
    for (const { id } of due) await this.apply(tx, SYSTEM_ACTOR, id);
    return due.length;
  }

  private async apply(tx: Tx, actor: Actor, unitChangeId: string): Promise<void> {
    const [change] = await tx.query<AppliedChange>(
      `select id, kind, effective_on as "effectiveOn", reason, new_name as "newName", goes_on as "goesOn", exceptions,
              (select json_agg(json_build_object('from', from_unit_id::text, 'to', to_unit_id::text) order by from_unit_id, position) from unit_succession where unit_change_id = unit_change.id) as successions
       from unit_change where id = $1`,
      [unitChangeId],
    );
    if (!change) throw new Error(`no unit change ${unitChangeId}`);
    const plans = await this.effects.apply(tx, actor, change);
    await tx.query('update unit_change set applied_at = $2 where id = $1', [unitChangeId, tx.now]);
    await this.effects.announce(tx, plans.map((planId): DomainEvent => ({ type: 'unit.workMoved', payload: { unitChangeId, planId } })));
  }

  private async one(tx: Tx, unitChangeId: string): Promise<UnitChangeView> {
    const [row] = await tx.query<Omit<UnitChangeView, 'kindTitle'>>(`${VIEW} where unit_change.id = $1`, [unitChangeId]);
    if (!row) throw new Error(`no unit change ${unitChangeId}`);
    return titled(row);
  }
}

function titled(row: Omit<UnitChangeView, 'kindTitle'>): UnitChangeView {
  return { ...row, kindTitle: UNIT_CHANGE_TITLES[row.kind] };
}

/** The units that the body names, each with its field; the other one stands in the path. */
function namedInBody({ kind, fromUnitIds, toUnitIds, exceptions = {} }: UnitChangeAsked): ReadonlyMap<string, string> {
  if (kind === 'rename') return new Map();
  const [path, pointer] = kind === 'merge' ? [toUnitIds, '/unitIds'] : [fromUnitIds, kind === 'split' ? '/into' : '/successorId'];
  const others = (kind === 'merge' ? fromUnitIds : toUnitIds).filter((id) => !path.includes(id));
  return new Map([...Object.values(exceptions).filter((id) => !path.includes(id)).map((id) => [id, '/assignments'] as const), ...others.map((id) => [id, pointer] as const)]);
}

/** Throws Failure when work that is to go elsewhere is not the split unit's. */
async function refuseForeignWork(tx: Tx, { fromUnitIds, exceptions = {} }: UnitChangeAsked): Promise<void> {
  const named = Object.keys(exceptions);
  const held = await tx.query<{ id: string }>('select id from assignment where id = any($1::bigint[]) and unit_id = any($2::bigint[])', [named, fromUnitIds]);
  const foreign = named.filter((id) => !held.some((row) => row.id === id));
  if (foreign.length > 0) throw unknownReference('/assignments', `没有编号为 ${foreign.join('、')} 的责任，或它不是这个单位的。`);
}

/** The new name of a renamed unit, '' for other changes; throws RuleViolation or Failure for a change that cannot be. */
function refuseImpossible({ kind, newName = '', toUnitIds, goesOn = false }: UnitChangeAsked, froms: readonly RegisteredUnit[], all: readonly RegisteredUnit[], effectiveOn: LocalDate, named: ReadonlyMap<string, string>): string {
  const ended = all.find(({ validTo }) => validTo !== null && validTo < effectiveOn);
  const pointer = ended && named.get(ended.id);
  const over = `“${ended?.name}”已在${ended?.validTo}撤销，不能再参与变更。`;
  if (ended) throw pointer === undefined ? new Failure('conflict-state', over) : endedReference(pointer, over);
  if (kind === 'rename') return acceptableUnitName(newName, froms[0]?.name ?? null);
  for (const unit of froms) refuseOwnSuccession(unit, toUnitIds);
  if (kind === 'split' && toUnitIds.length + (goesOn ? 1 : 0) < 2) throw new Failure('validation-failed', '拆分须有两个以上的去向；只有一个去向的，请用撤销并写明承接单位。', [{ pointer: '/into', detail: '单位太少' }]);
  return '';
}

async function refuseWaiting(tx: Tx, froms: readonly RegisteredUnit[]): Promise<void> {
  const [waiting] = await tx.query<{ name: string; effectiveOn: LocalDate }>(
    `select unit.name, effective_on as "effectiveOn" from unit_change join unit_succession on unit_change_id = unit_change.id join unit on unit.id = from_unit_id
     where from_unit_id = any($1::bigint[]) and applied_at is null and cancelled_at is null limit 1`,
    [froms.map(({ id }) => id)],
  );
  if (waiting) throw new Failure('conflict-state', `“${waiting.name}”已有一项变更将于${waiting.effectiveOn}生效，请先撤销那一项。`);
}

/** Throws Failure where work would go to a unit that has ended by then: no two waiting changes may hand it round in a circle. */
async function refuseCrossing(tx: Tx, { kind, fromUnitIds, toUnitIds, goesOn = false }: UnitChangeAsked, effectiveOn: LocalDate): Promise<void> {
  if (kind === 'rename') return;
  const [crossing] = await tx.query<{ name: string; effectiveOn: LocalDate }>(
    `select unit.name, effective_on as "effectiveOn" from unit_change join unit_succession on unit_change_id = unit_change.id
     join unit on unit.id = case when from_unit_id = any($1::bigint[]) then from_unit_id else to_unit_id end
     where applied_at is null and cancelled_at is null and unit_change.kind <> 'rename'
       and (from_unit_id = any($1::bigint[]) and not goes_on and effective_on <= $3 or to_unit_id = any($2::bigint[]) and effective_on >= $3) limit 1`,
    [toUnitIds, goesOn ? [] : fromUnitIds, effectiveOn],
  );
  if (crossing) throw new Failure('conflict-state', `“${crossing.name}”已有一项变更将于${crossing.effectiveOn}生效，与这一项相互承接，请先撤销那一项，或另定生效日期。`);
}

async function store(tx: Tx, actor: Actor, asked: UnitChangeAsked & { readonly effectiveOn: LocalDate; readonly newName: string }): Promise<string> {
  const [change] = await tx.query<{ id: string }>(
    `insert into unit_change (kind, effective_on, reason, new_name, goes_on, exceptions, decided_by_id, decided_by_name, decided_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [asked.kind, asked.effectiveOn, asked.reason, asked.newName, asked.goesOn ?? false, JSON.stringify(asked.exceptions ?? {}), actor.accountId, actor.name, tx.now],
  );
  if (!change) throw new Error('the change was not stored');
  const tos = asked.toUnitIds.length === 0 ? [null] : asked.toUnitIds;
  const rows = asked.fromUnitIds.flatMap((from) => tos.map((to, index) => ({ from, to, position: index + 1 })));
  await tx.query('insert into unit_succession (unit_change_id, from_unit_id, position, to_unit_id) select $1, row.* from unnest($2::bigint[], $3::int[], $4::bigint[]) as row', [
    change.id, rows.map(({ from }) => from), rows.map(({ position }) => position), rows.map(({ to }) => to),
  ]);
  return change.id;
}
