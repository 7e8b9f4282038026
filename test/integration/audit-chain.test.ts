import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type Actor, SYSTEM_ACTOR } from '../../src/domain/policy/actor.js';
import { Audit, AuditPurging, AuditVerification, type ChainReport } from '../../src/modules/audit/index.js';
import { EngineApp } from '../support/engine-app.js';
import { tamper } from '../support/tampering.js';

const AUDITOR: Actor = { accountId: null, name: '审计管理员', role: 'auditor', unitId: null, leadingGroupId: null };
const change = (action: string, subjectId = '7') => ({ action, subjectType: 'item', subjectId, detail: { 措施: '一', count: 2 } });

describe('the audit chain', () => {
  let app: EngineApp;
  let first: string;

  const verify = (): Promise<ChainReport> => app.get(AuditVerification).verify();
  const record = (on: EngineApp, ...actions: string[]): Promise<void> => on.run((tx) => on.get(Audit).record(tx, SYSTEM_ACTOR, actions.map((action) => change(action))));
  const links = (): Promise<{ sequence: string; action: string }[]> =>
    app.query('select sequence, action from audit_link left join audit_entry on audit_entry.id = entry_id order by sequence');
  /** Number of the nth row that this test recorded. */
  const at = (index: number): string => String(BigInt(first) + BigInt(index));

  beforeAll(async () => {
    app = await EngineApp.start();
  });
  afterAll(() => app.close());

  beforeEach(async () => {
    const { next } = await app.one<{ next: string }>('select (sequence + 1)::text as next from audit_head');
    first = next;
    for (const action of ['a.one', 'a.two', 'a.three', 'a.four', 'a.five']) await record(app, action);
  });

  it('is whole after ordinary writes, each row with the next number and all of a transaction side by side', async () => {
    await record(app, 'b.one', 'b.two', 'b.three');
    await expect(app.run(async (tx) => {
      await app.get(Audit).record(tx, SYSTEM_ACTOR, [change('never.happened')]);
      throw new Error('taken back');
    })).rejects.toThrow('taken back');
    await app.uow.enclose(async () => {
      await record(app, 'c.one');
      await record(app, 'c.two');
    });
    expect((await links()).slice(-10).map(({ action }) => action)).toEqual(['a.one', 'a.two', 'a.three', 'a.four', 'a.five', 'b.one', 'b.two', 'b.three', 'c.one', 'c.two']);
    const report = await verify();
    expect(report).toMatchObject({ intact: true, problem: null, from: '1', head: { sequence: at(9) } });
    expect(report.rows).toBe(Number(at(9)));
  });

  it.each<[string, (sequence: string) => string[], string, number]>([
    ['changed', (s) => [`update audit_entry set actor_name = '另一人' where id = (select entry_id from audit_link where sequence = ${s})`], 'changed', 2],
    ['changed by one second', (s) => [`update audit_entry set at = at + interval '1 second' where id = (select entry_id from audit_link where sequence = ${s})`], 'changed', 2],
    ['changed to another outcome', (s) => [`update audit_entry set outcome = 'refused' where id = (select entry_id from audit_link where sequence = ${s})`], 'changed', 2],
    ['changed in a field of its detail', (s) => [`update audit_entry set detail = detail || '{"count": 3}' where id = (select entry_id from audit_link where sequence = ${s})`], 'changed', 2],
    ['removed', (s) => [`delete from audit_entry where id = (select entry_id from audit_link where sequence = ${s})`], 'removed', 2],
    ['removed with its link', (s) => [`with gone as (delete from audit_link where sequence = ${s} returning entry_id) delete from audit_entry where id = (select entry_id from gone)`], 'removed', 2],
    ['put in another order', (s) => [
      `update audit_link set entry_id = -entry_id where sequence in (${s}, ${s} + 1)`,
      `update audit_link set entry_id = (select -other.entry_id from audit_link other where other.sequence = case when audit_link.sequence = ${s} then ${s} + 1 else ${s} end) where sequence = ${s}`,
    ], 'changed', 2],
    ['changed together with its hash', (s) => [
      `update audit_entry set actor_name = '另一人' where id = (select entry_id from audit_link where sequence = ${s})`,
      `update audit_link set hash = sha256(previous_hash || convert_to(sequence || ':' || audit_entry_text(audit_entry), 'UTF8')) from audit_entry where audit_entry.id = entry_id and sequence = ${s}`,
    ], 'reordered', 3],
    ['planted outside the chain', () => [`insert into audit_entry (at, actor_name, action, subject_type) values (now(), '某人', 'x', 'item')`], 'planted', 5],
  ])('finds a row that was %s and names the first bad one', async (_, statements, fault, index) => {
    await app.get(AuditVerification).verify().then((report) => expect(report.intact).toBe(true));
    await keeping(app.url, async () => {
      await tamper(app.url, ...statements(at(2)));
      expect(await verify()).toMatchObject({ intact: false, problem: { fault, sequence: at(index) } });
    });
    expect((await verify()).intact).toBe(true);
  });

  it('finds that the last rows were cut off, also when the end was set back, once the end was noted down', async () => {
    const { head } = await verify();
    const cut = [`delete from audit_entry where id in (select entry_id from audit_link where sequence >= ${at(3)})`, `delete from audit_link where sequence >= ${at(3)}`];
    await keeping(app.url, async () => {
      await tamper(app.url, ...cut);
      expect(await verify()).toMatchObject({ intact: false, problem: { fault: 'truncated', sequence: at(3) } });
      await tamper(app.url, `update audit_head set sequence = ${at(2)}, hash = (select hash from audit_link where sequence = ${at(2)})`);
      expect(await verify()).toMatchObject({ intact: true });
      expect(await app.get(AuditVerification).verify(head)).toMatchObject({ intact: false, problem: { sequence: head.sequence } });
      await record(app, 'd.one', 'd.two', 'd.three');
      expect(await app.get(AuditVerification).verify(head)).toMatchObject({ intact: false, problem: { sequence: head.sequence, detail: expect.stringContaining('重做') } });
    });
    expect(await app.get(AuditVerification).verify(head)).toMatchObject({ intact: true });
  });

  it('is one chain when two processes write at once, and a long transaction keeps nobody waiting', async () => {
    const other = await app.neighbour();
    const before = await app.count('audit_link');
    let release = (): void => undefined;
    const open = new Promise<void>((resolve) => (release = resolve));
    let begun = (): void => undefined;
    const started = new Promise<void>((resolve) => (begun = resolve));
    const long = app.run(async (tx) => {
      await app.get(Audit).record(tx, SYSTEM_ACTOR, [change('long.work')]);
      begun();
      await open;
    });
    await started;
    await Promise.all([app, other].flatMap((on) => Array.from({ length: 4 }, async (_, lane) => {
      for (let turn = 0; turn < 50; turn += 1) await record(on, `lane.${lane}`);
    })));
    release();
    await long;
    expect(await app.count('audit_link')).toBe(before + 401);
    expect((await links()).at(-1)?.action).toBe('long.work');
    expect(await verify()).toMatchObject({ intact: true, rows: before + 401 });
  });

  it.each([
    ...['update audit_entry set actor_name = $$x$$', 'delete from audit_entry', 'truncate audit_entry'],
    ...['update audit_link set hash = previous_hash', 'delete from audit_link', 'truncate audit_link', 'delete from audit_head', 'truncate audit_head', 'truncate audit_purge'],
    `select purge_audit(clock_timestamp() - interval '183 days')`,
  ])('stands against %s, even by the owner of the tables', async (statement) => {
    await expect(app.query(statement)).rejects.toMatchObject({ code: '42501' });
    expect((await verify()).intact).toBe(true);
  });

  it('cannot be altered by a database role of the application that has only its rights (V14), which can still write it', async () => {
    await app.query(`do $$ begin create role duban_app_rights login password 'rights'; exception when duplicate_object then null; end $$`);
    await app.query(`select grant_application_rights('duban_app_rights')`);
    const url = Object.assign(new URL(app.url), { username: 'duban_app_rights', password: 'rights' }).href;
    const limited = await app.neighbour(url);
    await record(limited, 'limited.wrote');
    expect((await links()).at(-1)?.action).toBe('limited.wrote');
    for (const statement of [
      'update audit_entry set actor_name = $$x$$', 'delete from audit_entry', 'truncate audit_entry', 'alter table audit_entry disable trigger all', 'drop table audit_link', 'create table mine (id int)',
      'update audit_head set sequence = 0', 'insert into audit_link values (0, 0, $$$$, $$$$)', 'delete from audit_link', 'insert into audit_purge (through_sequence, hash, entries, before) values (1, $$$$, 1, now())',
      'delete from migration', 'set session_replication_role = replica', `select grant_application_rights('duban_app_rights')`, `select purge_audit(now() - interval '1 day')`,
    ]) await expect(limited.query(statement)).rejects.toMatchObject({ code: '42501' });
    expect((await verify()).intact).toBe(true);
  });
});

describe('clearing old audit rows', () => {
  let app: EngineApp;
  const insertOld = (ages: readonly number[]): Promise<unknown> => app.query(
    `insert into audit_entry (at, recorded_at, actor_name, action, subject_type, subject_id)
     select clock_timestamp() - make_interval(days => age), clock_timestamp() - make_interval(days => age), '系统', 'old.' || age, 'item', 1 from unnest($1::int[]) as age`, [ages]);
  const day = (ago: number): Promise<string> => app.one<{ day: string }>(`select ((clock_timestamp() at time zone 'Asia/Shanghai')::date - $1::int)::text as day`, [ago]).then((row) => row.day);
  const purge = (before: string, actor = AUDITOR, reason = '按规定清理'): Promise<unknown> => app.get(AuditPurging).purge(actor, before, reason);

  beforeAll(async () => {
    app = await EngineApp.start({ AUDIT_RETENTION_DAYS: '200' });
    await insertOld([900, 800, 700]);
    await insertOld([300]);
    await insertOld([10, 650]);
  });
  afterAll(() => app.close());

  it('is refused within the retention, without a reason, and to everybody but the auditor (V04, A17)', async () => {
    await expect(purge(await day(199))).rejects.toMatchObject({ code: 'conflict-state', message: expect.stringContaining('至少保存 200 天') });
    await expect(purge(await day(400), AUDITOR, ' ')).rejects.toMatchObject({ code: 'REASON_MISSING' });
    for (const role of ['systemAdministrator', 'securityAdministrator', 'officeDirector', 'system'] as const) await expect(purge(await day(400), { ...AUDITOR, role })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await app.count('audit_entry')).toBe(6);
  });

  it('takes the beginning of the chain only, records itself, and leaves a chain that verifies', async () => {
    expect(await purge(await day(600))).toEqual({ entries: 3, through: '3' });
    expect(await app.query('select action from audit_entry order by id')).toEqual([{ action: 'old.300' }, { action: 'old.10' }, { action: 'old.650' }, { action: 'audit.purged' }]);
    expect(await app.one(`select actor_name as by, detail ->> 'reason' as reason, detail ->> 'through' as through from audit_entry where action = 'audit.purged'`))
      .toEqual({ by: '审计管理员', reason: '按规定清理', through: '3' });
    expect(await app.get(AuditVerification).verify()).toMatchObject({ intact: true, from: '4', rows: 4, head: { sequence: '7' } });
    expect(await purge(await day(600))).toEqual({ entries: 0, through: null });
    expect(await purge(await day(250))).toEqual({ entries: 1, through: '4' });
    expect(await app.get(AuditVerification).verify()).toMatchObject({ intact: true, from: '5', rows: 4 });
  });

  it('is found out when it was done behind the audit\'s back', async () => {
    await keeping(app.url, async () => {
      await tamper(app.url, `delete from audit_entry where action = 'audit.purged' and detail ->> 'through' = '4'`);
      expect(await app.get(AuditVerification).verify()).toMatchObject({ intact: false, problem: { fault: 'beginning', sequence: '4' } });
    });
    await keeping(app.url, async () => {
      await tamper(app.url, `delete from audit_entry where action = 'old.10'`, 'delete from audit_link where sequence = 5');
      expect(await app.get(AuditVerification).verify()).toMatchObject({ intact: false, problem: { fault: 'removed', sequence: '5' } });
    });
  });
});

describe('a young chain', () => {
  it('is lengthened by looking at a handful of its rows, also by a connection that began when it was empty', async () => {
    const app = await EngineApp.start();
    const client = new pg.Client({ connectionString: app.url });
    await client.connect();
    const entries = (count: number): Promise<unknown> => client.query(`insert into audit_entry (at, actor_name, outcome, action, subject_type, subject_id, detail) select app_now(), '系统', 'done', 'd.many', 'item', 7, '{}' from generate_series(1, ${count})`);
    try {
      await client.query('vacuum (analyze) audit_entry, audit_link');
      for (let planned = 0; planned < 8; planned += 1) await entries(1);
      await entries(3_000);
      // What was read so far is put on record: the next reading counts from there.
      await client.query('select pg_stat_force_next_flush()');
      await client.query('begin');
      await entries(1);
      await client.query('set constraints all immediate');
      const { rows } = await client.query<{ read: number }>(`select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as read from pg_stat_xact_user_tables where relname = 'audit_link'`);
      await client.query('rollback');
      expect(rows[0]?.read).toBeLessThan(20);
    } finally {
      await client.end();
      await app.close();
    }
  }, 180_000);
});

/** Does the work and puts the audit back as it was. */
async function keeping(databaseUrl: string, work: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const tables = ['audit_entry', 'audit_link', 'audit_head', 'audit_purge'];
  try {
    for (const table of tables) await client.query(`create temp table kept_${table} as table ${table}`);
    await work();
    await client.query('set session_replication_role = replica');
    for (const table of tables) await client.query(`delete from ${table}; insert into ${table} overriding system value table kept_${table}`);
  } finally {
    await client.end();
  }
}
