import type { CircularKind, CircularState } from '../../domain/circular/circular.machine.js';
import type { LocalDate } from '../../domain/kernel/local-date.js';
import { type Actor, isUnitRole } from '../../domain/policy/actor.js';
import { type Action, can, mayEver } from '../../domain/policy/can.js';
import type { Tx } from '../../platform/db/unit-of-work.js';
import { Failure } from '../../platform/errors/failure.js';

export interface LockedPassage {
  readonly id: string;
  readonly unitId: string;
  readonly unit: string;
  readonly text: string;
  readonly named: boolean;
  /** The unit is no more. */
  readonly ended: boolean;
  /** Since it was last asked, and since its passage was last changed. */
  readonly replied: boolean;
}

export interface LockedCircular {
  readonly id: string;
  readonly kind: CircularKind;
  readonly state: CircularState;
  readonly leadingGroupId: string;
  readonly planId: string;
  readonly title: string;
  readonly lead: string;
  readonly closing: string;
  readonly replyDueOn: LocalDate | null;
  readonly asked: boolean;
  readonly draftedById: string;
  readonly ladders: Readonly<Record<string, string>>;
  /** One of its plans asks for two people. */
  readonly fourEyes: boolean;
  readonly version: number;
  /** In official order, those of units left out too. */
  readonly passages: readonly LockedPassage[];
}

/** What decides who may see a circular. */
export interface SeenCircular {
  readonly leadingGroupId: string;
  readonly state: CircularState;
  readonly kind: CircularKind;
  /** Units were asked for their reply. */
  readonly asked: boolean;
  /** Units it has a passage for, without those left out. */
  readonly namedUnitIds: readonly string[];
}

const REFUSED: Readonly<Partial<Record<Action, string>>> = {
  compileCircular: '只有领导小组办公室的账号可以编写通报、简报，请换用办公室的账号。',
  issueCircular: '通报、简报由办公室主任签发，请换用办公室主任的账号。',
  replyCircular: '只有通报点到的单位可以答复，请换用该单位的账号。',
};

/** SQL over a row `circular`: one of its plans asks for two people. */
export const FOUR_EYES = `
  exists (select from plan where plan.id in (select (element ->> 'id')::bigint from jsonb_array_elements(snapshot -> 'plans') element) and work_rules ->> 'fourEyes' = 'true')`;

const LOCKED = `
  select circular.id, kind, state, circular.leading_group_id as "leadingGroupId", plan_id as "planId", title, lead, closing, reply_due_on as "replyDueOn",
         asked_at is not null as asked, drafted_by_id as "draftedById", circular.version,
         (select ladders from plan where plan.id = circular.plan_id) as ladders,
         ${FOUR_EYES} as "fourEyes"
  from circular where circular.id = $1 for update of circular`;

/** SQL over a row `passage`: its unit has replied since it was last asked, and to the words as they stand now. Counted, not timed: a demo clock stands still. */
export const REPLIED = '(select count(*) from circular_reply where passage_id = passage.id) > passage.replies_before';

const PASSAGES = `
  select passage.id, unit_id as "unitId", unit.name as unit, passage.text, named, coalesce(unit.valid_to < app_today(), false) as ended,
         ${REPLIED} as replied
  from circular_passage passage join unit on unit.id = unit_id where circular_id = $1 order by passage.position`;

export function noSuchCircular(circularId: string): Failure {
  return new Failure('not-found', `没有编号为 ${circularId} 的通报或简报。用 GET /api/v1/circulars 查看可见的通报和简报。`);
}

/** Throws Failure `forbidden` when the person's role never does this; asked before anything is looked for. */
export function refuseRole(actor: Actor, action: Action): void {
  if (!mayEver(actor, action)) throw new Failure('forbidden', REFUSED[action] ?? `账号“${actor.name}”没有这项权限，请换用有权限的账号。`);
}

/** True for those the circular exists for: its office; leaders once it is issued; a unit it names once it is issued or was asked. */
export function isVisible(actor: Actor, { leadingGroupId, state, asked, namedUnitIds }: SeenCircular): boolean {
  if (isUnitRole(actor.role)) return actor.unitId !== null && namedUnitIds.includes(actor.unitId) && (state === 'issued' || asked);
  if (!can(actor, 'readCircular', { unitId: null, leadingGroupId })) return false;
  return actor.role === 'leader' ? state === 'issued' : true;
}

/** Locks the circular with its passages and checks the permission; what a person may not see is answered as if it did not exist. */
export async function lockCircular(tx: Tx, actor: Actor, action: Action, circularId: string): Promise<LockedCircular> {
  refuseRole(actor, action);
  const circular = await lockWhole(tx, circularId);
  if (!circular || !isVisible(actor, { ...circular, namedUnitIds: namedPassages(circular).map(({ unitId }) => unitId) })) throw noSuchCircular(circularId);
  const subject = { unitId: isUnitRole(actor.role) ? actor.unitId : null, leadingGroupId: circular.leadingGroupId };
  if (!can(actor, action, subject)) throw new Failure('forbidden', REFUSED[action] ?? '没有权限。');
  return circular;
}

/** Locks the circular with its passages, whoever asks; null when there is none. */
export async function lockWhole(tx: Tx, circularId: string): Promise<LockedCircular | null> {
  const [row] = await tx.query<Omit<LockedCircular, 'passages'>>(LOCKED, [circularId]);
  return row ? { ...row, passages: await tx.query<LockedPassage>(PASSAGES, [circularId]) } : null;
}

export function namedPassages({ passages }: Pick<LockedCircular, 'passages'>): LockedPassage[] {
  return passages.filter(({ named }) => named);
}
