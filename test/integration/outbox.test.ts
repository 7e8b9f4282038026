import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { JOBS } from '../../src/contracts/jobs.js';
import { SUBSCRIPTIONS } from '../../src/contracts/subscriptions.js';
import type { EventType } from '../../src/domain/events.js';
import { SYSTEM_ACTOR } from '../../src/domain/policy/actor.js';
import { ParkedEffects } from '../../src/modules/engine/index.js';
import { SubmissionReviewsService, SubmissionsService } from '../../src/modules/submissions/index.js';
import { AssignmentsService, CompletionReviewService, CooperatingInputs, DeclinesService, ExtensionsService, ItemSuspensionService, PlanFilingsService } from '../../src/modules/items/index.js';
import { SignaturesService } from '../../src/modules/signatures/index.js';
import { Outbox } from '../../src/platform/outbox/outbox.js';
import { OutboxDelivery } from '../../src/platform/outbox/outbox-delivery.js';
import { announcedLives } from '../support/announced-lives.js';
import { aPlan, anItem } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';

interface OutboxState {
  readonly attempts: number;
  readonly done: boolean;
  readonly parked: boolean;
  readonly error: string | null;
  /** Whole seconds until the relay hands the row over again. */
  readonly wait: number;
}

describe('the outbox', () => {
  let app: EngineApp;
  let planId: string;
  const deliver = (id: string): Promise<boolean> => app.get(OutboxDelivery).deliver(id);
  const stateOf = (id: string): Promise<OutboxState> =>
    app.one(`select attempts, done_at is not null as done, parked_at is not null as parked, last_error as error,
                    round(extract(epoch from next_dispatch_at - clock_timestamp()))::int as wait from outbox where id = $1`, [id]);
  const issued = async (): Promise<string> => {
    await app.run((tx) => app.get(Outbox).add(tx, [{ type: 'plan.issued', payload: { planId } }]));
    return (await app.one<{ id: string }>('select max(id) as id from outbox')).id;
  };
  /** A row whose handling always fails: its plan id is no number. */
  const poison = async (): Promise<string> => {
    await app.run((tx) => app.get(Outbox).add(tx, [{ type: 'plan.issued', payload: { planId: 'poison' } }]));
    return (await app.one<{ id: string }>('select max(id) as id from outbox')).id;
  };

  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
    await app.atDay('2024-04-01');
    planId = (await aPlan()
      .withItem(anItem().ledBy('甲局').helpedBy('乙局').dueOn('2024-06-28'))
      .withPhase('启动阶段', '2024-04-01', '2024-04-30')
      .withDuty({ kind: 'monthlyInformation', title: '月度信息', cadence: 'monthly' })
      .issuedIn(app)).id;
    await app.deliverAll();
  });
  afterEach(() => app.query('delete from outbox where parked_at is not null'));
  afterAll(() => app.close());

  it('holds a row for every event somebody listens to, and none for the others', async () => {
    const heard = Object.entries(SUBSCRIPTIONS).filter(([, jobs]) => jobs.length > 0).map(([type]) => type);
    expect(heard).toContain('reminders.fired');
    expect(SUBSCRIPTIONS['assignment.acknowledged']).toEqual([]);
    await app.run((tx) => app.get(Outbox).add(tx, [{ type: 'assignment.acknowledged', payload: { assignmentId: '1' } }]));
    expect(await app.count(`outbox where event_type = 'assignment.acknowledged'`)).toBe(0);
  });

  it('keeps nothing of a transaction that is rolled back (A03)', async () => {
    const before = await app.count('outbox');
    await expect(app.run(async (tx) => {
      await app.get(Outbox).add(tx, [{ type: 'plan.issued', payload: { planId } }]);
      throw new Error('rolled back');
    })).rejects.toThrow('rolled back');
    expect(await app.count('outbox')).toBe(before);
  });

  it('waits 1, 5, 30 and 120 seconds after failures and parks the row after the fifth, with its last error', async () => {
    const id = await poison();
    const waits: number[] = [];
    for (let attempt = 1; attempt <= JOBS['notification.fanout'].attempts; attempt += 1) {
      await expect(deliver(id)).rejects.toThrow(/invalid input syntax/);
      const state = await stateOf(id);
      expect(state).toMatchObject({ attempts: attempt, done: false, parked: attempt === 5 });
      expect(state.error).toContain('invalid input syntax');
      waits.push(state.wait);
    }
    expect(waits.slice(0, 4)).toEqual([1, 5, 30, 120]);
    expect(await deliver(id)).toBe(false);
    expect(await stateOf(id)).toMatchObject({ attempts: 5, parked: true });
  });

  it('lets the rows behind a poisoned one flow, and the health sweep tells of the parked one (A29)', async () => {
    const bad = await poison();
    const good = await issued();
    for (let round = 0; round < 6; round += 1) await app.deliverAll();
    expect(await stateOf(good)).toMatchObject({ done: true, attempts: 1 });
    expect(await stateOf(bad)).toMatchObject({ done: false, parked: true, attempts: 5 });
    expect((await app.warnings()).map(({ code }) => code)).toContain('delivery-parked');
  });

  it('carries a parked row out again with all its attempts when an operator says so, and refuses for a row that is not parked', async () => {
    const effects = app.get(ParkedEffects);
    const [one, other] = [await issued(), await issued()];
    const park = () => app.query(`update outbox set parked_at = clock_timestamp(), attempts = 5, last_error = 'disk' where id = any($1) returning id`, [[one, other]]);
    await park();
    expect((await effects.list()).map(({ id, error }) => [id, error])).toEqual([[other, 'disk'], [one, 'disk']]);
    expect(await effects.retry(SYSTEM_ACTOR, [one])).toBe(1);
    expect(await stateOf(one)).toMatchObject({ attempts: 0, parked: false, wait: 0 });
    expect(await stateOf(other)).toMatchObject({ parked: true });
    await expect(effects.retry(SYSTEM_ACTOR, [one, other])).rejects.toThrow(`通知 ${one} 没有搁置`);
    expect(await stateOf(other)).toMatchObject({ parked: true });
    expect(await effects.retry(SYSTEM_ACTOR, null)).toBe(1);
    await app.deliverAll();
    expect([await stateOf(one), await stateOf(other)]).toMatchObject([{ done: true, attempts: 1, error: null }, { done: true, attempts: 1, error: null }]);
    expect(await app.count(`audit_entry where action = 'outbox.retried' and subject_id = any($1)`, [[one, other]])).toBe(2);
  });

  it('counts an attempt before it is made: a row whose process always dies while handling is parked after five (F02)', async () => {
    const id = await issued();
    // What five killed processes leave behind: the claim is committed, the effect and its record are not.
    await app.query('update outbox set attempts = 4 where id = $1', [id]);
    await app.query('alter table notification add constraint dies check (title is null) not valid');
    await expect(deliver(id)).rejects.toThrow(/dies/);
    await app.query('update outbox set attempts = 5, parked_at = null, last_error = null where id = $1', [id]);
    await app.query('alter table notification drop constraint dies');
    expect(await deliver(id)).toBe(false);
    expect(await stateOf(id)).toMatchObject({ done: false, parked: true, attempts: 6, error: 'stopped while handling' });
  });

  it('commits the effect and its completion together: a failing completion leaves no inbox entry', async () => {
    const id = await issued();
    const before = await app.count('notification');
    await app.query('alter table outbox add constraint unfinished check (done_at is null) not valid');
    await expect(deliver(id)).rejects.toThrow(/unfinished/);
    await app.query('alter table outbox drop constraint unfinished');
    expect(await app.count('notification')).toBe(before);
    expect(await deliver(id)).toBe(true);
    expect(await app.count('notification where event_id = $1', [id])).toBe(2);
  });

  it('warns when its oldest row has waited more than five minutes (A28)', async () => {
    const id = await issued();
    expect((await app.warnings()).map(({ code }) => code)).not.toContain('delivery-late');
    await app.query(`update outbox set created_at = clock_timestamp() - interval '301 seconds' where id = $1`, [id]);
    expect((await app.warnings()).map(({ code }) => code)).toContain('delivery-late');
    await app.deliverAll();
    expect((await app.warnings()).map(({ code }) => code)).not.toContain('delivery-late');
  });
});

/** A summary is handed in and given back, a month is waived: what the office's answers announce. */
async function answeredSubmissions(app: EngineApp): Promise<void> {
  const { id } = await app.one<{ id: string }>(`select submission.id from submission join reporting_duty duty on duty.id = duty_id where duty.kind = 'finalSummary'`);
  const other = await app.one<{ id: string }>(`select submission.id from submission join unit on unit.id = unit_id where unit.name = '乙局'`);
  const office = await app.actor('office.测政办〔2024〕1号');
  await app.get(SubmissionsService).submit(await app.actor('liaison.甲局'), id, { title: '工作总结', text: '已完成。' });
  await app.get(SubmissionReviewsService).giveBack(office, id, '缺少数据');
  await app.get(SubmissionReviewsService).waive(office, other.id, '机构改革');
}

/** A claim is returned, claimed again and accepted, and another item stands still for a while: what the reviews announce. */
async function reviewedCompletions(app: EngineApp): Promise<void> {
  const { id, itemId } = await app.one<{ id: string; itemId: string }>(`select assignment.id, item_id as "itemId" from assignment where role = 'lead' order by id limit 1`);
  const lead = await app.actor('liaison.甲局');
  const office = await app.actor('office.测政办〔2024〕1号');
  await app.get(AssignmentsService).acknowledge(lead, id);
  await app.get(AssignmentsService).report(lead, id, { progress: '已建成。', problems: '', nextSteps: '', state: 'onTrack' });
  await app.get(ItemSuspensionService).suspend(office, itemId, '等待上位法');
  await app.get(ItemSuspensionService).resume(office, itemId);
  await app.get(CompletionReviewService).claim(lead, id, '验收报告');
  await app.get(CompletionReviewService).giveBack(office, id, '缺少佐证');
  await app.get(CompletionReviewService).claim(lead, id, '验收报告和照片');
  await app.get(CompletionReviewService).accept(office, id, '');
}

/** A unit is let off for another, asks for more time, files a late plan, informs its lead, and its head returns a draft: what the work announces. */
async function workedTogether(app: EngineApp): Promise<void> {
  const of = async (role: string): Promise<{ id: string; unitId: string }> =>
    app.one(`select id, unit_id as "unitId" from assignment where role = $1 and status <> 'withdrawn' order by id`, [role]);
  const lead = await app.actor('liaison.甲局');
  const office = await app.actor('office.测政办〔2024〕1号');
  const { id, unitId } = await of('lead');
  const { id: declined } = await of('cooperating');
  await app.get(DeclinesService).decline(await app.actor('liaison.乙局'), declined, { reason: '不属于我局', proposedUnitId: null });
  await app.get(DeclinesService).answer(office, declined, { accept: true, reason: '', reassignToUnitId: unitId });
  await app.get(AssignmentsService).acknowledgeAll(lead, [id, (await of('cooperating')).id]);
  await app.get(CooperatingInputs).send(lead, (await of('cooperating')).id, 'progress', '已提供名单。');
  await app.get(PlanFilingsService).file(lead, id, { onTime: false, plan: '', reason: '审批需要时间', expectedOn: '2024-05-20' });
  await app.get(ExtensionsService).request(lead, id, { newDueOn: '2024-05-20', reason: '审批需要时间' });
  await app.get(ExtensionsService).answer(office, id, { accept: false, reason: '按原时限办理', dueOn: null });
  await app.query(`update plan set work_rules = '{"signatures": {"completion": true}}'`);
  const { signatureRequestId } = await app.get(CompletionReviewService).claim(lead, id, '验收报告');
  await app.get(SignaturesService).giveBack(await app.actor('head.甲局'), signatureRequestId ?? '', '还没有验收');
  await app.query(`update plan set work_rules = '{}'`);
}

describe('a handler that runs twice', () => {
  let app: EngineApp;
  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
    await app.atDay('2024-04-01');
    const { id: planId } = await aPlan()
      .withItem(anItem().ledBy('甲局').helpedBy('乙局').dueOn('2024-05-10'))
      .withPhase('启动阶段', '2024-04-01', '2024-04-30')
      .withDuty({ kind: 'monthlyInformation', title: '月度信息', cadence: 'monthly' })
      .withDuty({ kind: 'finalSummary', title: '工作总结', dueOn: '2024-05-31', audience: 'leads' })
      .issuedIn(app);
    await app.liveThrough('2024-04-01');
    await workedTogether(app);
    await app.liveThrough('2024-04-30');
    await answeredSubmissions(app);
    for (const day of ['2024-05-01', '2024-05-13']) await app.liveThrough(day);
    await reviewedCompletions(app);
    await announcedLives(app);
    const { id } = await app.one<{ id: string }>(
      `with message as (insert into message (account_id, kind, day, release_at, created_at) select account_id, 'immediate', app_today(), app_now(), app_now() from notification order by id limit 1 returning id)
       insert into delivery (message_id, channel, address, state, last_error, dedupe_id) select id, 'email', 'a@b.cn', 'failed', '550', gen_random_uuid() from message returning id`);
    await app.run((tx) => app.get(Outbox).add(tx, [{ type: 'delivery.failed', payload: { deliveryId: id, planId } }]));
    await app.deliverAll();
  });
  afterAll(() => app.close());

  const HEARD = (Object.keys(SUBSCRIPTIONS) as EventType[]).filter((type) => SUBSCRIPTIONS[type].length > 0);
  it.each(HEARD)('leaves one inbox entry per person for %s', async (type) => {
    const entries = (): Promise<unknown[]> => app.query('select id, account_id, reminder_id, event_id, title from notification order by id');
    const before = await entries();
    const again = await app.query<{ id: string }>(`update outbox set done_at = null where event_type = $1 returning id`, [type]);
    expect(again.length).toBeGreaterThan(0);
    expect(await app.deliverAll()).toBe(again.length);
    expect(await entries()).toEqual(before);
    // Taken away, they come back: the second run did reach the inbox.
    const taken = await app.query(
      `delete from notification where event_id in (select id from outbox where event_type = $1)
          or ($1 = 'reminders.fired' and reminder_id in (select id from reminder where not superseded)) returning id`, [type]);
    await app.query(`update outbox set done_at = null where event_type = $1`, [type]);
    await app.deliverAll();
    expect(await app.count('notification')).toBeGreaterThan(before.length - taken.length);
  });
});
