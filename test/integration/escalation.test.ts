import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPlan, anItem } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';

interface Told {
  readonly login: string;
  readonly kind: string;
  readonly title: string;
  readonly substitute: boolean;
}

/** Issued on Monday 2024-04-15: to be acknowledged by Thursday the 18th, escalated on Friday the 19th. */
describe('an assignment nobody acknowledges', () => {
  let app: EngineApp;
  const toldAbout = (planId: string, kinds: readonly string[]): Promise<Told[]> =>
    app.query(`select login, kind, notification.title, substitute from notification join account on account.id = account_id
               where plan_id = $1 and kind = any($2) order by sent_on, login, notification.title`, [planId, kinds]);
  const lived = async (): Promise<void> => {
    for (const day of ['2024-04-15', '2024-04-18', '2024-04-19']) await app.liveThrough(day);
  };

  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
  });
  afterAll(() => app.close());

  it('is first said to the liaison on its due day, then escalated to the clerk of its own leading-group office and to no other', async () => {
    await app.atDay('2024-04-15');
    await aPlan('别政办〔2024〕1号').withItem(anItem('别的事项。').ledBy('丙局').withoutEnd()).issuedIn(app);
    const plan = await aPlan('测政办〔2024〕1号').withItem(anItem('修订办法。').ledBy('甲局').withoutEnd()).issuedIn(app);
    await lived();
    expect(await toldAbout(plan.id, ['reminder', 'escalation'])).toEqual([
      { login: 'liaison.甲局', kind: 'reminder', title: expect.stringMatching(/^签收：.*（今天到期）$/), substitute: false },
      { login: 'office.测政办〔2024〕1号', kind: 'escalation', title: expect.stringMatching(/^甲局 签收：.*（已逾期1天）$/), substitute: false },
    ]);
  });

  it('reaches the office in place of a unit without a liaison, with the unit\'s name and marked as a substitute', async () => {
    await app.atDay('2024-04-15');
    const plan = await aPlan('测政办〔2024〕2号').withItem(anItem('修订办法。').ledBy('丁局', '戊局').helpedBy('乙局').withoutEnd()).withNobodyAt('丁局').withNobodyAt('戊局').issuedIn(app);
    await lived();
    expect(await toldAbout(plan.id, ['assigned'])).toEqual([
      { login: 'liaison.乙局', kind: 'assigned', title: expect.stringContaining('交办你单位配合1项'), substitute: false },
      { login: 'office.测政办〔2024〕2号', kind: 'assigned', title: '请转告2家没有联络员的单位（测政办〔2024〕2号）', substitute: true },
    ]);
    const office = (await toldAbout(plan.id, ['reminder', 'escalation'])).filter(({ login }) => login.startsWith('office'));
    expect(office.filter(({ kind }) => kind === 'reminder')).toEqual([
      { login: 'office.测政办〔2024〕2号', kind: 'reminder', title: expect.stringMatching(/^丁局 签收/), substitute: true },
      { login: 'office.测政办〔2024〕2号', kind: 'reminder', title: expect.stringMatching(/^戊局 签收/), substitute: true },
    ]);
    expect(office.filter(({ kind }) => kind === 'escalation').map(({ substitute }) => substitute)).toEqual([false, false, false]);
    expect((await app.warnings()).find(({ code }) => code === 'unit-unreachable')?.message).toMatch(/丁局、戊局没有联络员/);
  });

  it('is an alarm and a warning, not a crash, when nobody at all can be reached', async () => {
    await app.atDay('2024-04-15');
    const plan = await aPlan('测政办〔2024〕3号').withItem(anItem('修订办法。').ledBy('己局').withoutEnd()).withNobodyAt('己局').withNobodyInTheOffice().issuedIn(app);
    app.log.errors.length = 0;
    await lived();
    expect(await toldAbout(plan.id, ['assigned', 'reminder', 'escalation'])).toEqual([]);
    expect(app.log.errors.filter((message) => message.startsWith('nobody reachable'))).toHaveLength(3);
    expect(await app.count('outbox where done_at is null')).toBe(0);
    const warnings = await app.warnings();
    expect(warnings.find(({ code }) => code === 'office-unreachable')?.message).toMatch(/测政办〔2024〕3号领导小组.*没有.*账号/);
    expect(warnings.find(({ code }) => code === 'unit-unreachable')?.message).toContain('己局');
  });

  it('of a plan without a leading group is a warning that names the plan', async () => {
    await app.query(`update plan set leading_group_id = null where document_number = '测政办〔2024〕3号'`);
    expect((await app.warnings()).filter(({ code }) => code === 'office-unreachable').map(({ message }) => message))
      .toEqual(['测政办〔2024〕3号没有领导小组办公室，逾期上报无人接收，请为方案指定办公室。']);
  });

  it('goes to people found when it is sent: a liaison registered after the rung fired gets it', async () => {
    await app.atDay('2024-04-15');
    const plan = await aPlan('测政办〔2024〕4号').withItem(anItem('修订办法。').ledBy('庚局').withoutEnd()).withNobodyAt('庚局').issuedIn(app);
    await app.deliverAll();
    await app.atDay('2024-04-18');
    await app.tick();
    await app.query(`with person as (insert into account (login, display_name) values ('new.庚局', '新联络员') returning id)
      insert into post (account_id, role, unit_id) select person.id, 'liaison', unit.id from person, unit where code = '庚局'`);
    await app.deliverAll();
    expect(await toldAbout(plan.id, ['reminder'])).toEqual([{ login: 'new.庚局', kind: 'reminder', title: expect.stringMatching(/^签收/), substitute: false }]);
  });

  it('is not escalated once it was acknowledged between firing and sending', async () => {
    await app.atDay('2024-04-15');
    const plan = await aPlan('测政办〔2024〕5号').withItem(anItem('修订办法。').ledBy('甲局').withoutEnd()).issuedIn(app);
    await app.atDay('2024-04-19');
    await app.tick();
    await app.query(`update obligation set state = 'settled' where plan_id = $1 and kind = 'acknowledgement'`, [plan.id]);
    await app.deliverAll();
    expect(await toldAbout(plan.id, ['escalation'])).toEqual([]);
  });

  it('keeps the office\'s own entry when the office is addressed itself and stands in for a head as well', async () => {
    await app.atDay('2024-04-01');
    const plan = await aPlan('测政办〔2024〕6号').withItem(anItem('修订办法。').ledBy('辛局').dueOn('2024-04-02')).withNobodyAt('辛局').issuedIn(app);
    await app.query(`update obligation set state = 'voided' where plan_id = $1 and kind = 'acknowledgement'`, [plan.id]);
    await app.liveThrough('2024-04-16');
    expect(await toldAbout(plan.id, ['noticeDue'])).toEqual([
      { login: 'office.测政办〔2024〕6号', kind: 'noticeDue', title: expect.stringMatching(/^辛局 事项办结：.*黄色督办单已拟好）$/), substitute: false },
    ]);
  });
});
