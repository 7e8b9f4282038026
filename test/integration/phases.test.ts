import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM_ACTOR } from '../../src/domain/policy/actor.js';
import type { LocalDate } from '../../src/domain/kernel/local-date.js';
import type { Actor } from '../../src/domain/policy/actor.js';
import { PhasesQueries, PhasesService } from '../../src/modules/phases/index.js';
import { PlansQueries } from '../../src/modules/plans/index.js';
import { aPlan, anItem } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';

const NUMBER = '测政办〔2024〕31号';

describe('the phases of a plan', () => {
  let app: EngineApp;
  let planId: string;
  let office: Actor;
  const phases = async () => (await app.get(PlansQueries).phases(SYSTEM_ACTOR, planId)).map(({ name, startsOn, endsOn, state, changes }) => ({ name, window: `${startsOn}..${endsOn}`, state, changes: changes.map(({ change, openObligations }) => (openObligations === null ? change : `${change} ${openObligations}`)) }));
  const phaseId = async (name: string): Promise<string> => (await app.one<{ id: string }>('select id from phase where plan_id = $1 and name = $2', [planId, name])).id;
  const day = async (date: LocalDate): Promise<void> => {
    await app.atDay(date);
    await app.tick();
  };
  const months = async (title: string) =>
    (await app.query<{ month: string }>(
      `select submission.period_key || ' ' || submission.due_on || ' ' || obligation.due_on || ' ' || submission.status as month
       from submission join obligation on subject_type = 'submission' and subject_id = submission.id where submission.plan_id = $1 and submission.title like '%' || $2 order by submission.period_key`,
      [planId, title],
    )).map(({ month }) => month);

  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
    await app.atDay('2024-04-01');
    planId = (
      await aPlan(NUMBER)
        .withItem(anItem('开行班列。').ledBy('甲局').dueOn('2024-05-10'))
        .withItem(anItem('建设仓库。').ledBy('乙局').dueOn('2024-12-20'))
        .withPhase('实施', '2024-04-01', '2024-05-15')
        .withPhase('总结', '2024-06-01', '2024-07-20')
        .withDuty({ kind: 'monthlyInformation', title: '每月信息', cadence: 'monthly', phase: '实施', soft: true })
        .withDuty({ kind: 'briefing', title: '每月简报', cadence: 'monthly', audience: 'leads' })
        .issuedIn(app)
    ).id;
    office = await app.actor(`office.${NUMBER}`);
    await day('2024-04-01');
  }, 180_000);
  afterAll(() => app.close());

  it('are entered by date with a line in the journal', async () => {
    expect(await phases()).toEqual([
      { name: '实施', window: '2024-04-01..2024-05-15', state: 'active', changes: ['entered'] },
      { name: '总结', window: '2024-06-01..2024-07-20', state: 'planned', changes: [] },
    ]);
  });

  it('are left by date; the journal counts and the office reads what is still open, and nothing is closed', async () => {
    await day('2024-05-01');
    expect(await months('信息')).toEqual(expect.arrayContaining(['2024-05 2024-05-15 2024-05-15 open']));
    await day('2024-05-16');
    // 2 acknowledgements, 1 completion, April and May of the monthly information of two units, April of the briefing of two units.
    expect((await phases())[0]).toEqual({ name: '实施', window: '2024-04-01..2024-05-15', state: 'ended', changes: ['entered', 'left 9'] });
    await app.deliverAll();
    const { title, body } = await app.one<{ title: string; body: string }>(`select title, body from notification where kind = 'phaseLeft' and plan_id = $1`, [planId]);
    expect(title).toBe('实施结束，仍有9件到期事项未完成');
    expect(body).toContain('甲局 事项办结 第1项 开行班列；');
    expect(body.match(/；/g)?.length).toBe(1 + 8);
    const open = await app.get(PhasesQueries).openObligations(SYSTEM_ACTOR, await phaseId('实施'));
    expect(open).toHaveLength(9);
    expect(open.find((row) => row.kind === 'itemCompletion')).toMatchObject({ owner: '甲局', kindTitle: '事项办结', dueOn: '2024-05-10', daysLate: 6, paused: false });
    const { unitId } = await app.one<{ unitId: string }>(`select id as "unitId" from unit where code = '乙局'`);
    expect((await app.get(PhasesQueries).openObligations({ accountId: '1', name: '乙局联络员', role: 'liaison', unitId, leadingGroupId: null }, await phaseId('实施'))).map((row) => row.owner)).toEqual(['乙局', '乙局', '乙局', '乙局']);
  });

  it('may be prolonged after their end: entered and journalled again, and the duties they bound run on', async () => {
    await day('2024-06-03');
    const answer = await app.get(PhasesService).override(office, await phaseId('实施'), { endsOn: '2024-06-15' }, '市领导批示延长');
    expect(answer).toMatchObject({ startsOn: '2024-04-01', endsOn: '2024-06-15', state: 'active', overlaps: [{ name: '总结' }], followed: { duties: 1 } });
    await app.tick();
    expect((await phases())[0]).toMatchObject({ state: 'active', changes: ['entered', 'left 9', 'overridden', 'entered'] });
    // May was missed with the end it had then; June, opened late, is cut by the new end.
    expect(await months('信息')).toEqual(expect.arrayContaining(['2024-05 2024-05-15 2024-05-15 missed', '2024-06 2024-06-15 2024-06-15 open']));
    const last = (await app.get(PlansQueries).phases(SYSTEM_ACTOR, planId))[0]?.changes[2];
    expect(last).toMatchObject({ previousEndsOn: '2024-05-15', endsOn: '2024-06-15', reason: '市领导批示延长', changedBy: `${NUMBER}办公室` });
    expect(await app.one(`select detail from audit_entry where action = 'phase.overridden'`)).toMatchObject({ detail: { from: { endsOn: '2024-05-15' }, to: { endsOn: '2024-06-15' }, reopened: true } });
  });

  it('prolonged while a cut month is open, give it the rest of the month; its ladder starts anew', async () => {
    await app.get(PhasesService).override(office, await phaseId('实施'), { endsOn: '2024-06-30' }, '再延长');
    expect(await months('信息')).toEqual(expect.arrayContaining(['2024-06 2024-06-30 2024-06-30 open']));
    expect(await app.query(`select distinct position.due_on from ladder_position position join obligation on obligation.id = obligation_id where plan_id = $1 and kind = 'monthlyInformation' and title like '2024年6月%'`, [planId])).toEqual([{ due_on: '2024-06-30' }]);
  });

  it('shortened, leave a month that had not been cut with the due day it was opened with, and open no further one', async () => {
    await app.get(PhasesService).close(office, await phaseId('实施'), '2024-06-20', '工作提前完成');
    expect(await months('信息')).toEqual(expect.arrayContaining(['2024-06 2024-06-30 2024-06-30 open']));
    await day('2024-06-21');
    expect((await phases())[0]?.state).toBe('ended');
    await day('2024-07-02');
    expect((await months('信息')).some((month) => month.startsWith('2024-07'))).toBe(false);
  });

  it('closed today end after today, and are left by the next sweep of tomorrow, once', async () => {
    const answer = await app.get(PhasesService).close(office, await phaseId('总结'), null, '方案提前办结');
    expect(answer).toMatchObject({ endsOn: '2024-07-02', state: 'active', followed: { duties: 1, submissions: 2 } });
    expect(await months('简报')).toEqual(expect.arrayContaining(['2024-07 2024-07-02 2024-07-02 open']));
    await app.tick();
    expect((await phases())[1]).toMatchObject({ state: 'active', changes: ['entered', 'overridden'] });
    await day('2024-07-03');
    await app.tick();
    expect((await phases())[1]).toMatchObject({ state: 'ended', changes: ['entered', 'overridden', expect.stringMatching(/^left \d+$/)] });
    await app.deliverAll();
    expect((await app.query<{ body: string }>(`select body from notification where kind = 'phaseLeft' and title like '总结%'`)).map(({ body }) => body)).toEqual([expect.stringContaining('（已调整为2024-06-01至2024-07-02）')]);
  });

  it('count a duty by the day it runs to: what stood still is not yet due at the end', async () => {
    const before = (await app.get(PhasesQueries).openObligations(SYSTEM_ACTOR, await phaseId('实施'))).length;
    await app.query(`update obligation set effective_due_on = '2024-09-01' where plan_id = $1 and kind = 'itemCompletion' and due_on = '2024-05-10'`, [planId]);
    expect(await app.get(PhasesQueries).openObligations(SYSTEM_ACTOR, await phaseId('实施'))).toHaveLength(before - 1);
  });

  it('are changed by their own office only, and not while the plan is a draft', async () => {
    const id = await phaseId('总结');
    const other: Actor = { ...office, leadingGroupId: '999999' };
    await expect(app.get(PhasesService).override(other, id, { endsOn: '2024-12-31' }, '无权')).rejects.toMatchObject({ code: 'not-found' });
    await app.query(`update plan set status = 'closed' where id = $1`, [planId]);
    await expect(app.get(PhasesService).override(office, id, { endsOn: '2024-12-31' }, '已办结')).rejects.toMatchObject({ code: 'PHASE_PLAN_NOT_ISSUED' });
    await app.query(`update plan set status = 'issued' where id = $1`, [planId]);
    expect((await phases())[1]?.window).toBe('2024-06-01..2024-07-02');
  });

  it('keep the sweep and an override apart: whoever comes second sees what the first one did', async () => {
    const id = await phaseId('总结');
    await app.atDay('2024-07-10');
    await Promise.all([
      ...['2024-08-31', '2024-09-30', '2024-10-31'].map((endsOn) => app.get(PhasesService).override(office, id, { endsOn }, '并发')),
      app.tick(),
    ]);
    const changes = (await app.get(PlansQueries).phases(SYSTEM_ACTOR, planId))[1]?.changes.filter(({ change }) => change === 'overridden').slice(1) ?? [];
    expect(changes).toHaveLength(3);
    for (const [index, change] of changes.entries()) expect(change.previousEndsOn).toBe(index === 0 ? '2024-07-02' : changes[index - 1]?.endsOn);
  });
});
