import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DeliverySender, type SendingResult } from '../../src/modules/channels/index.js';
import { EngineMetrics } from '../../src/modules/engine/engine-metrics.js';
import { aPlan, anItem } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';
import { HttpSink } from '../support/http-sink.js';
import { SmtpSink } from '../support/smtp-sink.js';

/** Issued on Monday 2024-04-15; every unit is to sign by Thursday, reminders on Thursday, escalations on Friday. */
describe('messages whose sender was away', () => {
  let sink: SmtpSink;
  let app: EngineApp;
  let count = 0;
  let number: string;
  let unit: string;
  const send = (): Promise<SendingResult> => app.get(DeliverySender).drain();
  const issuedOn = async (day: string, items = 1, time?: string): Promise<void> => {
    count += 1;
    [number, unit] = [`测政办〔2024〕${count}号`, `单位${count}`];
    await app.atDay(day, time);
    const plan = aPlan(number);
    for (let item = 1; item <= items; item += 1) plan.withItem(anItem(`事项${item}。`).ledBy(unit).withoutEnd());
    await plan.issuedIn(app);
    for (const login of [`liaison.${unit}`, `office.${number}`]) {
      await app.query(`update account set email = regexp_replace(login, '[^a-z]', '', 'g') || id || '@example.gov.cn' where login = $1`, [login]);
    }
  };

  beforeAll(async () => {
    sink = await SmtpSink.start();
    app = await EngineApp.start({ SMTP_URL: sink.url(), MAIL_FROM: 'duban@example.gov.cn', SMTP_TLS: 'off' });
    await app.loadCalendar();
  }, 180_000);
  afterEach(async () => {
    sink.messages.length = 0;
    await app.query('delete from delivery');
    await app.query('update notification set message_id = null, outbound = false');
    await app.query('delete from message');
    await app.query('update outbox set done_at = clock_timestamp()');
    await app.query('update account set email = null, active = true');
    await app.query(`update obligation set state = 'voided' where state = 'open'`);
    await app.query('delete from channel_endpoint');
  });
  afterAll(async () => {
    await app.close();
    await sink.stop();
  });

  it('do not leave at night, but when work begins again', async () => {
    await issuedOn('2024-04-15');
    await app.deliverAll();
    await send();
    // What comes within two hours of a digest waits for the next one, due at eleven.
    await app.query('update notification set message_id = null');
    await send();
    expect(await app.count('message where released_at is null')).toBe(1);
    sink.messages.length = 0;
    await app.atDay('2024-04-15', '20:00:00+08:00');
    await send();
    expect(sink.messages).toEqual([]);
    await app.atDay('2024-04-16', '08:30:00+08:00');
    expect((await send()).sent).toBe(1);
  });

  it('count for the day they really leave on: the cap holds', async () => {
    await issuedOn('2024-04-15', 24);
    await app.liveThrough('2024-04-18');
    await app.query('update notification set outbound = false');
    await app.atDay('2024-04-19', '00:30:00+08:00');
    await app.tick();
    await app.deliverAll();
    const later = await app.query<{ id: string }>(`update notification set outbound = false where id in (select id from notification where outbound and kind = 'escalation' order by id limit 12) returning id`);
    expect(later).toHaveLength(12);
    await send();
    expect(await app.count('message where released_at is null')).toBe(8);
    await app.query('update notification set outbound = true where id = any($1::bigint[])', [later.map(({ id }) => id)]);
    await app.atDay('2024-04-22');
    await send();
    expect(sink.messages).toHaveLength(8);
    expect(await app.count('notification where outbound and message_id is null')).toBe(0);
  });

  it('say nothing of a duty that was done or put off before they leave (A15)', async () => {
    await issuedOn('2024-04-15', 3);
    await app.liveThrough('2024-04-18');
    await app.query('update notification set outbound = false');
    await app.atDay('2024-04-19', '00:30:00+08:00');
    await app.tick();
    await app.deliverAll();
    await send();
    expect(await app.count('message where released_at is null')).toBe(3);
    await app.query(`update obligation set state = 'settled', settled_on = '2024-04-19' where id = (select min(id) from obligation where state = 'open' and kind = 'acknowledgement')`);
    await app.query(`update obligation set effective_due_on = '2024-04-30' where id = (select min(id) from obligation where state = 'open' and kind = 'acknowledgement')`);
    await app.atDay('2024-04-19');
    expect((await send()).sent).toBe(1);
    const { title } = await app.one<{ title: string }>(`select title from obligation where state = 'open' and kind = 'acknowledgement' and effective_due_on = '2024-04-18'`);
    expect(sink.messages.map(({ subject }) => subject)).toEqual([expect.stringContaining(title)]);
    expect(await app.count(`notification where kind = 'escalation' and sent_on = '2024-04-19'`)).toBeGreaterThanOrEqual(3);
  });

  it('go to the substitute when their person has lost the seat and the address (F47)', async () => {
    await issuedOn('2024-04-15', 1, '20:00:00+08:00');
    await app.deliverAll();
    await send();
    await app.query('update account set active = false, email = null where login = $1', [`liaison.${unit}`]);
    await app.atDay('2024-04-16', '08:30:00+08:00');
    await send();
    expect(sink.messages.map(({ recipients, subject }) => [recipients[0]?.replace(/\d.*/, ''), subject])).toEqual([['office', expect.stringContaining('交办你单位')]]);
    expect(await app.count(`notification join account on account.id = account_id where kind = 'assigned' and login = $1 and substitute`, [`office.${number}`])).toBe(1);
    expect(await app.count(`audit_entry where action = 'delivery.rerouted' and subject_type = 'message' and detail ->> 'reason' <> ''`)).toBe(1);
  });

  it.each([
    ['a message', `insert into message (account_id, kind, day, release_at, created_at) select id, 'immediate', current_date, now() - interval '6 minutes', now() from account limit 1`, 360],
    ['a digest that waits for its entries', `insert into message (account_id, kind, day, release_at, created_at) select id, 'digest', current_date, now() - interval '6 minutes', now() from account limit 1`, null],
    ['a message that may not leave yet', `insert into message (account_id, kind, day, release_at, created_at) select id, 'immediate', current_date, now() + interval '1 hour', now() - interval '1 day' from account limit 1`, null],
    ['an inbox entry', `update notification set outbound = true, sent_at = now() - interval '6 minutes' where id = (select min(id) from notification)`, 360],
  ])('are said to be late: %s (A28), but not on a demo clock', async (_, waiting, seconds) => {
    await issuedOn('2024-04-15');
    await app.deliverAll();
    await app.query('update notification set outbound = false');
    await app.query(waiting);
    const late = async (): Promise<string[]> => (await app.warnings()).filter(({ code }) => code === 'delivery-late').map(({ message }) => message);
    const figure = async (): Promise<number> => Number(/^duban_oldest_undelivered_seconds (\S+)$/m.exec(await app.get(EngineMetrics).text())?.[1]);
    expect([await late(), await figure()]).toEqual([[], 0]);
    await app.query('update clock set demo_at = null');
    expect(await late()).toEqual(seconds === null ? [] : [expect.stringContaining('未送达')]);
    expect(Math.round((await figure()) / 60) * 60).toBe(seconds ?? 0);
  });

  it('are posted once to the group of a unit that has two liaisons', async () => {
    const robots = await HttpSink.start();
    try {
      await issuedOn('2024-04-15');
      await app.query(`with person as (insert into account (login, display_name) values ($2, '另一联络员') returning id)
        insert into post (account_id, role, unit_id) select person.id, 'liaison', unit.id from person, unit where code = $1`, [unit, `liaison2.${unit}`]);
      await app.query(`insert into channel_endpoint (channel, unit_id, url) select 'wecom', id, $2 from unit where code = $1`, [unit, `${robots.url}/unit`]);
      await app.deliverAll();
      await send();
      expect(robots.posts).toHaveLength(1);
    } finally {
      await robots.stop();
    }
  });
});
