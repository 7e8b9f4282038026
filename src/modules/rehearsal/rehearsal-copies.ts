import type { Tx } from '../../platform/db/unit-of-work.js';

/** What a rehearsal is about, beside the rows of its plans. */
export interface RehearsedRows {
  readonly planIds: readonly string[];
  /** The reading to be confirmed inside the rehearsal; null when its plans exist already. */
  readonly readingId: string | null;
}

const OF_PLAN = 'plan_id in (select id from rehearsed_plan)';
const OF_ITEM = `item_id in (select id from item where ${OF_PLAN})`;
const OF_ASSIGNMENT = `assignment_id in (select id from assignment where ${OF_PLAN})`;
const OF_CIRCULAR = `circular_id in (select id from circular where ${OF_PLAN})`;
const OF_OBLIGATION = `obligation_id in (select id from obligation where ${OF_PLAN})`;
const OF_RUNNING = `obligation_id in (select id from obligation where ${OF_PLAN} and state in ('open', 'paused'))`;
const NONE = 'false';

/**
 * Every table that issuing, a sweep or a handler writes or locks, with the rows its copy starts with. A table that is missing here
 * stops the rehearsal: `refuseEscape` finds the lock it left on the original.
 */
const COPIED: Readonly<Record<string, string>> = {
  leading_group: 'true',
  document_reading: 'id in (select id from rehearsed_reading)',
  plan: 'id in (select id from rehearsed_plan)',
  plan_scope: OF_PLAN,
  phase: OF_PLAN,
  phase_change: NONE,
  item: OF_PLAN,
  item_cycle: OF_ITEM,
  item_rollover: OF_ITEM,
  assignment: OF_PLAN,
  completion_claim: NONE,
  instruction: OF_PLAN,
  reporting_duty: OF_PLAN,
  submission: OF_PLAN,
  obligation: OF_PLAN,
  ladder_position: OF_OBLIGATION,
  ladder_cursor: 'true',
  ladder_edition: 'true',
  suspension: OF_OBLIGATION,
  reminder: OF_RUNNING,
  notice: OF_PLAN,
  notification: NONE,
  unreached: NONE,
  message: NONE,
  delivery: NONE,
  outbox: NONE,
  audit_entry: NONE,
  unit_change: 'true',
};

/** What else is written when a unit changes; copied only while a change waits for its day. */
const COPIED_FOR_UNIT_CHANGES: Readonly<Record<string, string>> = {
  unit: 'true',
  unit_alias: 'true',
  unit_group_member: 'true',
  post: 'true',
  calendar_feed: 'true',
  assignment_transfer: NONE,
  assignment_request: OF_ASSIGNMENT,
  signature_request: OF_PLAN,
  circular: OF_PLAN,
  circular_passage: OF_CIRCULAR,
  circular_reply: `passage_id in (select id from circular_passage where ${OF_CIRCULAR})`,
};

/** Reads what stands in the copy of `post` from here on: a view means the tables that were there when it was made. */
const OWN_INCUMBENTS = (definition: string): string => `create temp view incumbent as ${definition}`;

const OWN_BATCHES = `create temp sequence reminder_batch; select setval('reminder_batch', (select coalesce(max(batch_id), 0) + 1 from reminder))`;

/** Each rung goes on from the lane that stands furthest back: what another lane has fired already is not fired again, its key refuses it. */
const IN_ONE_LANE = `
  update ladder_position set lane = 0;
  update ladder_cursor cursor set due_on = furthest.due_on, obligation_id = furthest.obligation_id
  from (select distinct on (ladder, rung_code) ladder, rung_code, due_on, obligation_id from ladder_cursor order by ladder, rung_code, due_on, obligation_id) furthest
  where cursor.ladder = furthest.ladder and cursor.rung_code = furthest.rung_code;
  update ladder_cursor cursor set lane = 0 where lane = (select min(lane) from ladder_cursor other where other.ladder = cursor.ladder and other.rung_code = cursor.rung_code);
  delete from ladder_cursor where lane > 0`;

interface CopiedTable {
  readonly name: string;
  /** Quoted and joined, without generated columns. */
  readonly columns: string;
  readonly identity: string | null;
}

/**
 * Puts temporary copies in front of the tables that the engine writes, for the rest of the transaction: temporary tables come first in
 * the search path, so the same unqualified statements work on them, and no row of the originals is locked or changed.
 */
export async function workOnCopies(tx: Tx, { planIds, readingId }: RehearsedRows): Promise<void> {
  await tx.query('create temp table rehearsed_plan on commit drop as select unnest($1::bigint[]) as id', [planIds]);
  await tx.query('create temp table rehearsed_reading on commit drop as select $1::bigint as id where $1 is not null', [readingId]);
  const [change] = await tx.query<{ waits: boolean; incumbent: string }>(
    `select exists (select from unit_change where applied_at is null and cancelled_at is null) as waits, pg_get_viewdef('incumbent'::regclass) as incumbent`);
  const copied = { ...COPIED, ...(change?.waits ? COPIED_FOR_UNIT_CHANGES : {}) };
  const tables = await tx.query<CopiedTable>(
    `select name, string_agg(quote_ident(attname), ', ' order by attnum) filter (where attgenerated = '') as columns,
            max(attname) filter (where attidentity <> '') as identity
     from unnest($1::text[]) as name join pg_attribute on attrelid = name::regclass and attnum > 0 and not attisdropped group by name`,
    [Object.keys(copied)],
  );
  // Filled under another name first: a condition that asks another table must still find the original.
  await tx.query([OWN_BATCHES, ...tables.map((table) => copyOf(table, copied[table.name] ?? NONE))].join(';\n'));
  await tx.query(tables.map(({ name }) => `alter table copy_of_${name} rename to ${name}`).join(';\n'));
  if (change?.waits) await tx.query(OWN_INCUMBENTS(change.incumbent));
  await tx.query(IN_ONE_LANE);
  await tx.query(tables.map(({ name }) => `analyze ${name}`).join(';\n'));
}

/** Copies whose rows change every day or nearly all at once, and which every tick asks. */
const WORN_DAILY = ['ladder_cursor', 'ladder_position', 'outbox'];

/**
 * Rewrites the copies that wear most. PostgreSQL cannot clear away row versions of a transaction that still runs, so after months of
 * rehearsed days an index probe would wade through thousands of them (measured: 4 ms on the first day, 16 ms on the last).
 */
export async function renewWornCopies(tx: Tx): Promise<void> {
  const renewals = WORN_DAILY.map((name) => `create temp table renewed on commit drop as table ${name}; truncate ${name}; insert into ${name} overriding system value table renewed; drop table renewed; analyze ${name}`);
  await tx.query(renewals.join(';\n'));
}

function copyOf({ name, columns, identity }: CopiedTable, condition: string): string {
  const copy = `copy_of_${name}`;
  const statements = [
    `create temp table ${copy} (like ${name} including all) on commit drop`,
    `insert into ${copy} (${columns}) overriding system value select ${columns} from ${name} where ${condition}`,
  ];
  // Above the original's ids, not only the copied ones: tables that are not copied refer to those, and must not be taken for a new row's.
  if (identity !== null) statements.push(`select setval(pg_get_serial_sequence('${copy}', '${identity}'), (select coalesce(max(${identity}), 0) + 1 from ${name}), false)`);
  return statements.join(';\n');
}

/** Throws when the transaction has written, or locked rows of, anything but its copies, or holds another advisory lock than those. */
export async function refuseEscape(tx: Tx, locks: readonly number[]): Promise<void> {
  const escaped = await tx.query<{ what: string }>(
    `select coalesce(relation::regclass::text, 'advisory ' || objid) || ' ' || mode as what
     from pg_locks left join pg_class on pg_class.oid = relation left join pg_namespace on pg_namespace.oid = relnamespace
     where pid = pg_backend_pid()
       and ((locktype = 'relation' and mode <> 'AccessShareLock' and relkind in ('r', 'p', 'S') and relpersistence <> 't' and nspname !~ '^pg_') or (locktype = 'advisory' and objid <> all($1::oid[])))
     order by 1`,
    [locks],
  );
  if (escaped.length > 0) throw new Error(`the rehearsal reached beyond its copies: ${escaped.map((row) => row.what).join(', ')}`);
}
