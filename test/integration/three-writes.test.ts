import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RuleViolation } from '../../src/domain/kernel/rule-violation.js';
import type { Actor } from '../../src/domain/policy/actor.js';
import { AssignmentsService } from '../../src/modules/items/index.js';
import { SubmissionsService } from '../../src/modules/submissions/index.js';
import { Failure } from '../../src/platform/errors/failure.js';
import { aPlan, anItem } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';

const REPORT = { progress: '已完成前期调研。', problems: '', nextSteps: '', state: 'onTrack' };
const PIECE = { title: '四月信息', text: '本月推进情况良好。' };
const WRITTEN = ['assignment', 'item', 'obligation', 'progress_report', 'submission', 'submission_piece', 'audit_entry', 'outbox'] as const;

describe('the three writes', () => {
  let app: EngineApp;
  let own: Actor;
  let foreign: Actor;
  let office: Actor;
  let number = 0;

  const acknowledge = (actor: Actor, id: string, on = app) => on.get(AssignmentsService).acknowledge(actor, id);
  const report = (actor: Actor, id: string, words: typeof REPORT = REPORT) => app.get(AssignmentsService).report(actor, id, words);
  const submit = (actor: Actor, id: string, piece: typeof PIECE = PIECE) => app.get(SubmissionsService).submit(actor, id, piece);

  /** A fresh plan led by 甲局 with one assignment and the month's submission. */
  const aCase = async (): Promise<{ assignmentId: string; submissionId: string }> => {
    number += 1;
    const plan = await aPlan(`测政办〔2024〕${number}号`)
      .withItem(anItem().ledBy('甲局').dueOn('2024-06-28'))
      .withDuty({ kind: 'monthlyInformation', title: '月度信息', cadence: 'monthly', soft: true })
      .issuedIn(app);
    await app.tick();
    const { id: assignmentId } = await app.one<{ id: string }>('select id from assignment where plan_id = $1', [plan.id]);
    const { id: submissionId } = await app.one<{ id: string }>('select id from submission where plan_id = $1', [plan.id]);
    return { assignmentId, submissionId };
  };
  /** Every row of the tables a write touches. */
  const everything = async (): Promise<Record<string, unknown[]>> => {
    const tables = await Promise.all(WRITTEN.map(async (table) => [table, await app.query(`select * from ${table} order by id`)] as const));
    return Object.fromEntries(tables);
  };
  const obligation = (subjectType: string, subjectId: string, kind: string) =>
    app.one('select state, settled_on as "settledOn" from obligation where subject_type = $1 and subject_id = $2 and kind = $3', [subjectType, subjectId, kind]);

  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
    await app.atDay('2024-04-01');
    await aPlan('测政办〔2024〕0号').withItem(anItem().ledBy('甲局').helpedBy('乙局').dueOn('2024-06-28')).issuedIn(app);
    own = await app.actor('liaison.甲局');
    foreign = await app.actor('liaison.乙局');
    office = await app.actor('office.测政办〔2024〕0号');
  });
  afterAll(() => app.close());

  describe('acknowledging', () => {
    it('settles the acknowledgement, records who and when, and leaves the completion open', async () => {
      const { assignmentId } = await aCase();
      const answer = await acknowledge(own, assignmentId);
      expect(answer).toMatchObject({
        id: assignmentId, version: 2, status: 'acknowledged', acknowledgedAt: new Date('2024-04-01T01:00:00Z'), claimedOn: null, signatureRequestId: null,
        allowed: ['report', 'filePlan', 'requestExtension'], refused: expect.arrayContaining([expect.objectContaining({ command: 'claimCompletion' })]),
      });
      expect(await obligation('assignment', assignmentId, 'acknowledgement')).toEqual({ state: 'settled', settledOn: '2024-04-01' });
      expect(await obligation('assignment', assignmentId, 'itemCompletion')).toEqual({ state: 'open', settledOn: null });
      expect(await app.query(`select actor_name as by, at from audit_entry where action = 'assignment.acknowledged' and subject_id = $1`, [assignmentId]))
        .toEqual([{ by: '甲局联络员', at: new Date('2024-04-01T01:00:00Z') }]);
    });

    it('fifty times at one moment from two processes is one acknowledgement, one audit row and fifty answers with the same time (A08)', async () => {
      const { assignmentId } = await aCase();
      const other = await app.neighbour();
      const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => acknowledge(own, assignmentId, index % 2 ? other : app)));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(answers[0]).toMatchObject({ status: 'acknowledged', acknowledgedAt: new Date('2024-04-01T01:00:00Z') });
      expect(await app.count(`audit_entry where action = 'assignment.acknowledged' and subject_id = $1`, [assignmentId])).toBe(1);
      expect(await app.one('select version from assignment where id = $1', [assignmentId])).toEqual({ version: 2 });
    });

    it('again on a later day answers with the first time and changes nothing', async () => {
      const { assignmentId } = await aCase();
      const first = await acknowledge(own, assignmentId);
      await app.atDay('2024-04-03');
      const before = await everything();
      expect(await acknowledge(own, assignmentId)).toEqual(first);
      expect(await everything()).toEqual(before);
      await app.atDay('2024-04-01');
    });
  });

  describe('reporting progress', () => {
    it('before acknowledging is refused with a Chinese reason that says what is allowed', async () => {
      const { assignmentId } = await aCase();
      const refusal = await refusalOf(report(own, assignmentId));
      expect(refusal).toBeInstanceOf(RuleViolation);
      expect(refusal).toMatchObject({ code: 'ASSIGNMENT_COMMAND_NOT_ALLOWED', message: expect.stringMatching(/现在是“待签收”，不能“报告进展”；现在可以：签收/) });
    });

    it('adds a report each time and starts the item with the first', async () => {
      const { assignmentId } = await aCase();
      await acknowledge(own, assignmentId);
      await report(own, assignmentId);
      const { assignment } = await report(own, assignmentId, { ...REPORT, progress: '第二次报告。', state: 'behind' });
      expect(assignment.status).toBe('inProgress');
      expect(await app.query('select progress, state from progress_report where assignment_id = $1 order by id', [assignmentId]))
        .toEqual([{ progress: '已完成前期调研。', state: 'onTrack' }, { progress: '第二次报告。', state: 'behind' }]);
      expect(await app.one('select item.status from item join assignment on item_id = item.id where assignment.id = $1', [assignmentId])).toEqual({ status: 'inProgress' });
      expect(await app.count(`audit_entry where action = 'progress.reported' and subject_id = $1`, [assignmentId])).toBe(2);
    });

    it.each([
      ['without words', { ...REPORT, progress: ' \u200b\n' }, 'PROGRESS_REPORT_TEXT_MISSING'],
      ['in an unknown state', { ...REPORT, state: 'finished' }, 'PROGRESS_REPORT_STATE_UNKNOWN'],
      ['longer than its space', { ...REPORT, problems: '难'.repeat(5001) }, 'PROGRESS_REPORT_TEXT_TOO_LONG'],
    ])('%s is refused and nothing is written', async (_case, words, code) => {
      const { assignmentId } = await aCase();
      await acknowledge(own, assignmentId);
      const before = await everything();
      expect(await refusalOf(report(own, assignmentId, words))).toMatchObject({ code });
      expect(await everything()).toEqual(before);
    });
  });

  describe('submitting', () => {
    it('settles the month\'s obligation, and a further piece in the same month is welcome', async () => {
      const { submissionId } = await aCase();
      expect(await submit(own, submissionId)).toMatchObject({ status: 'submitted', pieces: 1, allowed: ['submit', 'withdraw'] });
      expect(await obligation('submission', submissionId, 'monthlyInformation')).toEqual({ state: 'settled', settledOn: '2024-04-01' });
      expect(await submit(own, submissionId, { title: '四月信息之二', text: '补充。' })).toMatchObject({ status: 'submitted', pieces: 2 });
      expect(await app.count('submission_piece where submission_id = $1', [submissionId])).toBe(2);
      expect(await obligation('submission', submissionId, 'monthlyInformation')).toEqual({ state: 'settled', settledOn: '2024-04-01' });
    });

    it('after the month was missed is marked late and settles what stayed open', async () => {
      const { submissionId } = await aCase();
      await app.atDay('2024-05-06');
      await app.tick();
      expect(await app.one('select status from submission where id = $1', [submissionId])).toEqual({ status: 'missed' });
      expect(await obligation('submission', submissionId, 'monthlyInformation')).toEqual({ state: 'open', settledOn: null });
      expect(await submit(own, submissionId)).toMatchObject({ status: 'submittedLate', pieces: 1 });
      expect(await obligation('submission', submissionId, 'monthlyInformation')).toEqual({ state: 'settled', settledOn: '2024-05-06' });
      expect(await submit(own, submissionId)).toMatchObject({ status: 'submittedLate', pieces: 2 });
      await app.atDay('2024-04-01');
    });

    it('fewer pieces than asked for stays open until the count is reached', async () => {
      const { submissionId } = await aCase();
      await app.query('update submission set min_count = 2 where id = $1', [submissionId]);
      expect(await submit(own, submissionId)).toMatchObject({ status: 'open', pieces: 1, minCount: 2 });
      expect(await obligation('submission', submissionId, 'monthlyInformation')).toMatchObject({ state: 'open' });
      expect(await submit(own, submissionId)).toMatchObject({ status: 'submitted', pieces: 2 });
      expect(await obligation('submission', submissionId, 'monthlyInformation')).toMatchObject({ state: 'settled' });
    });

    it.each([
      ['without a title', { title: ' ', text: '有正文' }, 'SUBMISSION_TITLE_MISSING'],
      ['without a text', { title: '有标题', text: '\u3000' }, 'SUBMISSION_TEXT_MISSING'],
      ['with a title longer than its space', { title: '长'.repeat(201), text: '有正文' }, 'SUBMISSION_TEXT_TOO_LONG'],
    ])('a piece %s is refused and nothing is written', async (_case, piece, code) => {
      const { submissionId } = await aCase();
      const before = await everything();
      expect(await refusalOf(submit(own, submissionId, piece))).toMatchObject({ code, message: expect.stringMatching(/[。；]/) });
      expect(await everything()).toEqual(before);
    });
  });

  describe.each<[string, (actor: Actor, made: { assignmentId: string; submissionId: string }) => Promise<unknown>]>([
    ['acknowledging', (actor, { assignmentId }) => acknowledge(actor, assignmentId)],
    ['reporting', (actor, { assignmentId }) => report(actor, assignmentId)],
    ['submitting', (actor, { submissionId }) => submit(actor, submissionId)],
  ])('%s', (_write, write) => {
    it('what belongs to another unit answers as if it did not exist', async () => {
      const refusal = await refusalOf(write(foreign, await aCase()));
      expect(refusal).toBeInstanceOf(Failure);
      expect(refusal).toMatchObject({ code: 'not-found', message: expect.stringContaining('或它不属于你单位') });
    });

    it('is forbidden to the plan\'s office, which only watches, and not there for another office', async () => {
      const made = await aCase();
      const watching = await app.actor(`office.测政办〔2024〕${number}号`);
      expect(await refusalOf(write(watching, made))).toMatchObject({ code: 'forbidden', message: expect.stringContaining('联络员') });
      expect(await refusalOf(write(office, made))).toMatchObject({ code: 'not-found' });
    });

    it('what is not there is not found', async () => {
      expect(await refusalOf(write(own, { assignmentId: '999999', submissionId: '999999' }))).toMatchObject({ code: 'not-found' });
    });
  });

  describe('leave all or nothing (A09)', () => {
    type Made = { assignmentId: string; submissionId: string };
    const writes: [string, string[], (made: Made) => Promise<unknown>][] = [
      ['acknowledging', ['assignment', 'obligation', 'audit_entry'], ({ assignmentId }) => acknowledge(own, assignmentId)],
      ['reporting', ['progress_report', 'assignment', 'item', 'audit_entry'], ({ assignmentId }) => report(own, assignmentId)],
      ['submitting', ['submission_piece', 'submission', 'obligation', 'audit_entry'], ({ submissionId }) => submit(own, submissionId)],
    ];
    const cases = writes.flatMap(([name, tables, write]) =>
      [...tables.map((table) => [name, `its step on ${table}`, table, false, write] as const), [name, 'its commit', 'audit_entry', true, write] as const]);

    it.each(cases)('when %s fails at %s', async (name, _step, table, atCommit, write) => {
      const made = await aCase();
      if (name === 'reporting') await acknowledge(own, made.assignmentId);
      const before = await everything();
      await app.query(`create or replace function fail_on_purpose() returns trigger language plpgsql as $$ begin raise exception 'on purpose'; end $$`);
      await app.query(atCommit
        ? `create constraint trigger fails after insert or update on ${table} deferrable initially deferred for each row execute function fail_on_purpose()`
        : `create trigger fails after insert or update on ${table} for each row execute function fail_on_purpose()`);
      try {
        await expect(write(made)).rejects.toThrow('on purpose');
      } finally {
        await app.query(`drop trigger fails on ${table}`);
      }
      expect(await everything()).toEqual(before);
      await write(made);
      expect(await everything()).not.toEqual(before);
    });

    it('when the outbox row of issuing a plan fails', async () => {
      const before = { ...(await everything()), plans: await app.count('plan'), accounts: await app.count('account') };
      await app.query(`alter table outbox add constraint fails check (job is null) not valid`);
      await expect(aPlan('测政办〔2024〕99号').withItem(anItem().ledBy('甲局').dueOn('2024-06-28')).issuedIn(app)).rejects.toThrow(/fails/);
      await app.query(`alter table outbox drop constraint fails`);
      expect({ ...(await everything()), plans: await app.count('plan'), accounts: await app.count('account') }).toEqual(before);
    });

    it('when the outbox row of a sweep fails: the next tick does the whole of it', async () => {
      await app.atDay('2024-06-24');
      const before = { ...(await everything()), reminders: await app.count('reminder') };
      await app.query(`alter table outbox add constraint fails check (job is null) not valid`);
      await expect(app.tick()).rejects.toThrow(/fails/);
      await app.query(`alter table outbox drop constraint fails`);
      expect({ ...(await everything()), reminders: await app.count('reminder') }).toEqual(before);
      expect((await app.tick()).remindersFired).toBeGreaterThan(0);
      await app.atDay('2024-04-01');
    });
  });
});

describe('the audit', () => {
  let app: EngineApp;
  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
    await app.atDay('2024-04-01');
    await aPlan().withItem(anItem().ledBy('甲局').dueOn('2024-06-28')).issuedIn(app);
  });
  afterAll(() => app.close());

  it.each(['update audit_entry set actor_name = $$另一人$$', 'delete from audit_entry', 'truncate audit_entry', 'delete from audit_entry where false'])('refuses %s (A16)', async (statement) => {
    const before = await app.query('select * from audit_entry order by id');
    expect(before.length).toBeGreaterThan(0);
    await expect(app.query(statement)).rejects.toMatchObject({ code: '42501', message: expect.stringContaining('on audit_entry is refused') });
    expect(await app.query('select * from audit_entry order by id')).toEqual(before);
  });
});

/** What the work is refused with; throws when it is not refused. */
async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    (answer) => { throw new Error(`not refused: ${JSON.stringify(answer)}`); },
    (refusal: unknown) => refusal,
  );
}
