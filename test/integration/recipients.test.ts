import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aPlan, anItem } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';

interface Told {
  readonly login: string;
  readonly kind: string;
  readonly title: string;
  readonly body: string;
  readonly substitute: boolean;
}

const MONDAY = '2024-04-15';
const DUE = '2024-04-18';

describe('who hears of an assignment to be signed for', () => {
  let app: EngineApp;
  let count = 0;
  let number: string;
  let unit: string;

  /** A plan of one unit, with people, issued; nothing is delivered yet. */
  const issued = async (): Promise<void> => {
    count += 1;
    [number, unit] = [`测政办〔2024〕${count}号`, `单位${count}`];
    await app.atDay(MONDAY);
    await aPlan(number).withItem(anItem('修订办法。').ledBy(unit).withoutEnd()).issuedIn(app);
  };
  const told = (kinds: readonly string[] = ['assigned']): Promise<Told[]> =>
    app.query(`select login, notification.kind, notification.title, notification.body, substitute from notification join account on account.id = account_id join plan on plan.id = plan_id
               where document_number = $1 and notification.kind = any($2) order by login, notification.id`, [number, kinds]);
  const absent = (login: string, from = MONDAY, until: string | null = null): Promise<unknown> =>
    app.query('update account set absent_from = $2, absent_until = $3 where login = $1', [login, from, until]);
  const clerk = (login: string, onDuty = false): Promise<unknown> =>
    app.query(`with person as (insert into account (login, display_name) values ($1, $1) returning id)
      insert into post (account_id, role, leading_group_id, on_duty) select person.id, 'officeClerk', leading_group_id, $3 from person, plan where document_number = $2`, [login, number, onDuty]);
  const deputise = (login: string, deputy: string): Promise<unknown> =>
    app.query('update account set deputy_id = (select id from account where login = $2) where login = $1', [login, deputy]);

  beforeAll(async () => {
    app = await EngineApp.start();
    await app.loadCalendar();
  }, 180_000);
  beforeEach(issued);
  afterAll(() => app.close());

  it('is the liaison, and nobody else, when present', async () => {
    await app.deliverAll();
    expect(await told()).toEqual([expect.objectContaining({ login: `liaison.${unit}`, substitute: false })]);
  });

  it.each([
    ['since today', MONDAY, null], ['until today', '2024-04-01', MONDAY], ['in the middle', '2024-04-10', '2024-04-20'],
  ])('is the deputy while the liaison is absent (%s), and the entry says why', async (_, from, until) => {
    await deputise(`liaison.${unit}`, `head.${unit}`);
    await absent(`liaison.${unit}`, from, until);
    await app.deliverAll();
    expect(await told()).toEqual([expect.objectContaining({ login: `head.${unit}`, substitute: true, title: expect.stringMatching(/^测政办.*交办你单位/) })]);
    expect((await told())[0]?.body).toContain(`${unit}联络员外出${until ? `至${until}` : ''}，由${unit}负责人代收`);
  });

  it.each([['before', '2024-04-16', null], ['after', '2024-04-01', '2024-04-14']])('is the liaison on a day %s the absence', async (_, from, until) => {
    await deputise(`liaison.${unit}`, `head.${unit}`);
    await absent(`liaison.${unit}`, from, until);
    await app.deliverAll();
    expect((await told()).map(({ login }) => login)).toEqual([`liaison.${unit}`]);
  });

  it('is the unit\'s other liaison when the absent one has no deputy', async () => {
    await app.query(`with person as (insert into account (login, display_name) values ($1, $1) returning id)
      insert into post (account_id, role, unit_id) select person.id, 'liaison', unit.id from person, unit where code = $2`, [`second.${unit}`, unit]);
    await absent(`liaison.${unit}`);
    await app.deliverAll();
    expect(await told()).toEqual([expect.objectContaining({ login: `second.${unit}`, substitute: false })]);
  });

  it.each([
    ['is absent too', (login: string) => absent(login)],
    ['is disabled', (login: string) => app.query('update account set active = false where login = $1', [login])],
  ])('is the office\'s duty desk when the deputy %s', async (_, strike) => {
    await clerk(`duty.${count}`, true);
    await deputise(`liaison.${unit}`, `head.${unit}`);
    await absent(`liaison.${unit}`);
    await strike(`head.${unit}`);
    await app.deliverAll();
    expect(await told()).toEqual([expect.objectContaining({ login: `duty.${count}`, substitute: true, title: expect.stringMatching(`^请转告${unit}：`) })]);
    expect((await told())[0]?.body).toContain(`${unit}联络员外出，无人代收，由值班人员转告`);
  });

  it('is every present clerk of the office when nobody is on duty', async () => {
    await clerk(`second.${count}`);
    await clerk(`third.${count}`);
    await absent(`third.${count}`);
    await app.query('update account set active = false where login = $1', [`liaison.${unit}`]);
    await app.deliverAll();
    expect((await told()).map(({ login }) => login)).toEqual([`office.${number}`, `second.${count}`]);
    expect((await told())[0]?.body).toContain('没有登记人员，由值班人员转告');
  });

  it('is kept, said to the absent office and warned of when nobody can be reached, and told late once somebody is there', async () => {
    await absent(`liaison.${unit}`, MONDAY, '2024-04-16');
    await absent(`office.${number}`);
    app.log.errors.length = 0;
    await app.deliverAll();
    expect(await told()).toEqual([]);
    expect(await told(['unreachable'])).toEqual([expect.objectContaining({ login: `office.${number}`, title: expect.stringMatching(/^1条通知无人可收：/) })]);
    expect(app.log.errors).toEqual([expect.stringMatching(/^nobody reachable for 1/)]);
    expect((await app.warnings()).find(({ code }) => code === 'nobody-reachable')?.message).toContain(unit);
    await app.query('update outbox set done_at = null');
    await app.deliverAll();
    expect(await app.count('unreached where settled_at is null')).toBe(1);
    await app.liveThrough('2024-04-17');
    expect(await told()).toEqual([expect.objectContaining({ login: `liaison.${unit}` })]);
    expect(await app.count('notification where kind = $1 and late and title like $2', ['assigned', `%${number}%`])).toBe(1);
    expect((await app.warnings()).map(({ code }) => code)).not.toContain('nobody-reachable');
  });

  it('is told late although more than can be told at once waits, from earlier, for a seat that stays empty', async () => {
    await app.query(`update account set absent_from = $1 where login = any($2)`, [MONDAY, [`liaison.${unit}`, `office.${number}`]]);
    await app.deliverAll();
    const [empty, emptyUnit] = [number, unit];
    await app.query(
      `insert into unreached (plan_id, event_id, audience, seat_unit_id, seat_office_id, kind, title, body, since)
       select plan_id, 1000000 + place, audience, seat_unit_id, seat_office_id, kind, title, body, since from unreached cross join generate_series(1, 600) place
       where settled_at is null and plan_id = (select id from plan where document_number = $1) returning id`, [empty]);
    await issued();
    await app.query(`update account set absent_from = $1, absent_until = '2024-04-16' where login = $2`, [MONDAY, `liaison.${unit}`]);
    await absent(`office.${number}`);
    await app.deliverAll();
    expect(await told()).toEqual([]);
    await app.liveThrough('2024-04-17');
    expect(await told()).toEqual([expect.objectContaining({ login: `liaison.${unit}` })]);
    expect(await app.count('unreached join unit on unit.id = seat_unit_id where settled_at is null and unit.name = $1', [emptyUnit])).toBe(601);
    await app.query('update unreached set settled_at = now() where settled_at is null returning id');
  });

  it('does not hear late of what was signed for meanwhile', async () => {
    await app.deliverAll();
    await absent(`liaison.${unit}`);
    await absent(`office.${number}`);
    await app.liveThrough(DUE);
    const standing = (): Promise<number> => app.count('unreached join plan on plan.id = plan_id where settled_at is null and document_number = $1', [number]);
    expect(await standing()).toBe(1);
    await app.query(`update obligation set state = 'settled' from plan where plan.id = plan_id and document_number = $1`, [number]);
    await app.query('update account set absent_from = null where login = any($1)', [[`liaison.${unit}`, `office.${number}`]]);
    await app.liveThrough('2024-04-19');
    expect(await told(['reminder', 'escalation'])).toEqual([]);
    expect(await standing()).toBe(0);
  });

  it('are the same people for reminders as for events: one rule', async () => {
    await deputise(`liaison.${unit}`, `head.${unit}`);
    await absent(`liaison.${unit}`);
    await app.deliverAll();
    await app.liveThrough(DUE);
    expect((await told(['assigned', 'reminder'])).map(({ login, kind, substitute }) => [login, kind, substitute])).toEqual([[`head.${unit}`, 'assigned', true], [`head.${unit}`, 'reminder', true]]);
  });

  it('are told once by one who stands in for several, with every unit named', async () => {
    const other = `另${unit}`;
    await aPlan(`${number}甲`).withItem(anItem('修订办法。').ledBy(unit, other).withoutEnd()).issuedIn(app);
    await deputise(`liaison.${other}`, `liaison.${unit}`);
    await absent(`liaison.${other}`);
    await app.deliverAll();
    const [row] = await app.query<Told>(`select login, notification.title, notification.body from notification join account on account.id = account_id join plan on plan.id = plan_id where document_number = $1`, [`${number}甲`]);
    expect(row).toMatchObject({ login: `liaison.${unit}`, title: expect.stringContaining('交办你单位'), body: expect.stringContaining(`另代${other}收：`) });
  });
});
