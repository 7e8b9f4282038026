import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DeliveryClaims, DeliverySender, MessageDesk, type SendingResult } from '../../src/modules/channels/index.js';
import { OutboxDelivery } from '../../src/platform/outbox/outbox-delivery.js';
import { aPlan, anItem } from '../support/builders.js';
import { EngineApp } from '../support/engine-app.js';
import { eventually, eventuallyEquals, notYet, seen } from '../support/eventually.js';
import { HttpSink } from '../support/http-sink.js';
import { SmtpSink } from '../support/smtp-sink.js';

interface DeliveryRow {
  readonly state: string;
  readonly attempts: number;
  readonly error: string | null;
  readonly wait: number;
}

/** Issued on Monday 2024-04-15; every unit is to sign by Thursday, reminders on Thursday, escalations on Friday. */
describe('messages that leave the house', () => {
  let sink: SmtpSink;
  let app: EngineApp;
  let count = 0;
  let number: string;
  let unit: string;
  const send = (on: EngineApp = app): Promise<SendingResult> => on.get(DeliverySender).drain();
  const deliveries = (): Promise<DeliveryRow[]> =>
    app.query(`select state, attempts, last_error as error, round(extract(epoch from next_attempt_at - clock_timestamp()))::int as wait from delivery order by id`);
  const letPausePass = (): Promise<unknown> => app.query(`update delivery set next_attempt_at = clock_timestamp() where state in ('retry', 'sending')`);
  const mailTo = (login: string): Promise<unknown> => app.query(`update account set email = regexp_replace(login, '[^a-z]', '', 'g') || id || '@example.gov.cn' where login = $1`, [login]);
  /** A plan with items of one unit, whose liaison and office have e-mail. */
  const issuedOn = async (day: string, items = 1, time?: string): Promise<void> => {
    count += 1;
    [number, unit] = [`测政办〔2024〕${count}号`, `单位${count}`];
    await app.atDay(day, time);
    const plan = aPlan(number);
    for (let item = 1; item <= items; item += 1) plan.withItem(anItem(`事项${item}。`).ledBy(unit).withoutEnd());
    await plan.issuedIn(app);
    await mailTo(`liaison.${unit}`);
    await mailTo(`office.${number}`);
  };
  const subjects = (): string[] => sink.messages.map(({ subject }) => subject);

  beforeAll(async () => {
    sink = await SmtpSink.start();
    app = await EngineApp.start({ SMTP_URL: sink.url(), MAIL_FROM: 'duban@example.gov.cn', SMTP_TLS: 'off' });
    await app.loadCalendar();
  }, 180_000);
  beforeEach(() => {
    sink.script(() => undefined);
    sink.messages.length = 0;
  });
  afterEach(async () => {
    await app.query('delete from delivery');
    await app.query('update notification set message_id = null, outbound = false');
    await app.query('delete from message');
    await app.query('update outbox set done_at = clock_timestamp()');
    await app.query('update account set email = null, active = true, absent_from = null');
    await app.query(`update obligation set state = 'voided' where state = 'open'`);
    await app.query('delete from "freeze"');
    await app.query('delete from channel_endpoint');
  });
  afterAll(async () => {
    await app.close();
    await sink.stop();
  });

  it('are one digest per person for what one sweep said, and nothing for who has no channel', async () => {
    await issuedOn('2024-04-15', 3);
    await app.deliverAll();
    await send();
    sink.messages.length = 0;
    await app.liveThrough('2024-04-18');
    expect(await send()).toEqual({ sent: 1, later: 0, failed: 0 });
    expect(sink.messages.map(({ subject, recipients }) => [subject, recipients.length])).toEqual([['督办提醒3项：今日到期3项', 1]]);
    expect(sink.messages[0]?.text).toMatch(/^【今日到期】3项\n1\. 签收：[\s\S]*\n3\. 签收：/);
    expect(await app.count('message')).toBe(2);
    expect(await app.count('notification where outbound and message_id is null')).toBe(0);
  });

  it('are escalations one by one until the day is full, and the rest with the digest', async () => {
    await issuedOn('2024-04-15', 12);
    await app.liveThrough('2024-04-18');
    await send();
    sink.messages.length = 0;
    await app.liveThrough('2024-04-19');
    await send();
    expect(sink.messages).toHaveLength(8);
    expect(subjects().filter((subject) => subject.includes('已逾期1天'))).toHaveLength(7);
    expect(subjects().filter((subject) => subject === '督办提醒5项：逾期上报5项')).toHaveLength(1);
    await send();
    expect(sink.messages).toHaveLength(8);
  });

  it('wait at night and on days off until work begins', async () => {
    await issuedOn('2024-04-19', 1, '18:00:00+08:00');
    await app.deliverAll();
    expect(await send()).toEqual({ sent: 0, later: 0, failed: 0 });
    for (const [day, time] of [['2024-04-20', '10:00:00+08:00'], ['2024-04-22', '08:29:00+08:00']] as const) {
      await app.atDay(day, time);
      expect((await send()).sent).toBe(0);
    }
    await app.atDay('2024-04-22', '08:30:00+08:00');
    expect((await send()).sent).toBe(1);
    expect(subjects()).toEqual([expect.stringContaining('交办你单位')]);
  });

  it('are one digest marked late after an outage of a month (A14)', async () => {
    await issuedOn('2024-04-15', 4);
    await app.liveThrough('2024-05-20');
    await send();
    const told = (who: string): string[] => sink.messages.filter(({ recipients }) => recipients[0]?.startsWith(who)).map(({ subject }) => subject);
    expect(told('liaison')).toHaveLength(1);
    expect(told('office').length).toBeGreaterThan(0);
    for (const subject of told('office')) expect(subject).toContain('补发');
    const perPerson = sink.messages.reduce((people, { recipients: [who = ''] }) => people.set(who, (people.get(who) ?? 0) + 1), new Map<string, number>());
    expect(Math.max(...perPerson.values())).toBeLessThanOrEqual(8);
    expect(await app.count('notification where outbound and message_id is null')).toBe(0);
  });

  it('are sent once by two senders at one moment', async () => {
    await issuedOn('2024-04-15', 12);
    await app.liveThrough('2024-04-19');
    const other = await app.neighbour();
    const results = await Promise.all([send(), send(other), send(), send(other)]);
    expect(results.reduce((sum, { sent }) => sum + sent, 0)).toBe(sink.messages.length);
    expect(new Set(sink.messages.map(({ dedupeId }) => dedupeId)).size).toBe(sink.messages.length);
    expect(await app.count(`delivery where state <> 'sent' or attempts <> 1`)).toBe(0);
  });

  it('whose sender was killed between claim and sending are sent after the lease, with the same ids, and the attempt is counted (A02, F02, F03)', async () => {
    await issuedOn('2024-04-15');
    await app.deliverAll();
    sink.script(({ at }) => (at === 'data' ? 451 : undefined));
    await send();
    sink.script(() => undefined);
    await letPausePass();
    const [lost] = await app.get(DeliveryClaims).take('email', 1);
    expect(lost?.attempts).toBe(2);
    expect(await send()).toEqual({ sent: 0, later: 0, failed: 0 });
    expect((await deliveries())[0]).toMatchObject({ state: 'sending', attempts: 2 });
    expect((await deliveries())[0]?.wait).toBeGreaterThan(90);
    await letPausePass();
    expect((await send()).sent).toBe(1);
    expect(sink.messages.map(({ dedupeId, messageId }) => [dedupeId, messageId])).toEqual([[lost?.dedupeId, `<${lost?.dedupeId}@example.gov.cn>`]]);
    expect(await deliveries()).toEqual([expect.objectContaining({ state: 'sent', attempts: 3, error: null })]);
  });

  it.each([{ kind: 'sent' as const }, { kind: 'failed' as const, reason: '550' }, { kind: 'retry' as const, reason: '451' }])(
    'cannot be finished as %j by a sender that woke up after its lease (F04)', async (outcome) => {
      await issuedOn('2024-04-15');
      await app.deliverAll();
      await app.get(DeliverySender).wake();
      await eventually('the first delivery', async () => ((await deliveries())[0]?.state === 'sent' ? seen(undefined) : notYet(JSON.stringify(await deliveries()))));
      await app.query(`update delivery set state = 'queued', next_attempt_at = clock_timestamp()`);
      const [asleep] = await app.get(DeliveryClaims).take('email', 1);
      await letPausePass();
      const [awake] = await app.get(DeliveryClaims).take('email', 1);
      if (!asleep || !awake) throw new Error('not claimed twice');
      expect(awake.dedupeId).toBe(asleep.dedupeId);
      expect(await app.get(DeliveryClaims).finish(asleep, outcome)).toBe(false);
      expect((await deliveries())[0]?.state).toBe('sending');
      expect(await app.get(DeliveryClaims).finish(awake, { kind: 'sent' })).toBe(true);
      expect(await app.get(DeliveryClaims).finish(asleep, outcome)).toBe(false);
      expect((await deliveries())[0]).toMatchObject({ state: 'sent', error: null });
    });

  it('are claimed together when they are new and alone after their sender vanished; one that is given back is not counted (A29)', async () => {
    await issuedOn('2024-04-15', 12);
    await app.liveThrough('2024-04-19');
    await app.get(MessageDesk).turn();
    const claims = app.get(DeliveryClaims);
    const waiting = await app.count('delivery');
    expect(waiting).toBeGreaterThan(5);
    await claims.release(await claims.take('email', 3));
    expect(await app.count(`delivery where state <> 'queued' or attempts > 0 or claim_token is not null`)).toBe(0);
    const lost = await claims.take('email', 2);
    await letPausePass();
    expect(await claims.take('email', 100)).toHaveLength(waiting - 2);
    for (const attempt of [1, 2]) expect([attempt, (await claims.take('email', 100)).map(({ attempts }) => attempts)]).toEqual([attempt, [2]]);
    expect(await claims.take('email', 100)).toEqual([]);
    expect(await claims.finishSent(lost)).toBe(0);
  });

  it('that kill their senders again and again are given up visibly, and those behind them flow (A29, F02)', async () => {
    await issuedOn('2024-04-15');
    await app.deliverAll();
    for (let kill = 0; kill < 5; kill += 1) {
      // Sent once by a sender that is done: one still at work could be quicker than the claims below.
      if (kill === 0) expect((await send()).sent).toBeGreaterThan(0);
      await app.query(`update delivery set state = case when state = 'sending' then state else 'queued' end, next_attempt_at = clock_timestamp() - interval '1 hour'`);
      expect(await app.get(DeliveryClaims).take('email', 5)).toHaveLength(1);
    }
    await letPausePass();
    expect(await app.get(DeliveryClaims).take('email', 5)).toEqual([]);
    expect((await deliveries())[0]).toMatchObject({ state: 'failed', error: expect.stringContaining('中断') });
    await app.deliverAll();
    expect((await app.warnings()).map(({ code }) => code)).toContain('message-failed');
    expect((await send()).sent).toBe(1);
  });

  it('are tried again after 1, 5 and 15 minutes with the same ids, and given up after two days (F24)', async () => {
    await issuedOn('2024-04-15');
    await app.deliverAll();
    const ids = new Set<string>();
    sink.script(({ at, dedupeId }) => {
      if (at === 'data') ids.add(dedupeId);
      return at === 'data' ? 450 : undefined;
    });
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect(await send()).toEqual({ sent: 0, later: 1, failed: 0 });
      waits.push((await deliveries())[0]?.wait ?? 0);
      await letPausePass();
    }
    expect(waits).toEqual([60, 300, 900]);
    expect(ids.size).toBe(1);
    await app.query(`update delivery set queued_at = clock_timestamp() - interval '48 hours'`);
    expect(await send()).toEqual({ sent: 0, later: 1, failed: 0 });
    await app.query('update delivery set attempts = 12');
    await letPausePass();
    await send();
    expect((await deliveries())[0]).toMatchObject({ state: 'failed', error: expect.stringMatching(/^48小时内未能送达.*450/) });
  });

  it('refused for good stay failed with their reason, stay in the inbox, and the office hears once per address and day (F25)', async () => {
    await issuedOn('2024-04-15', 3);
    await app.deliverAll();
    await send();
    await app.liveThrough('2024-04-18');
    sink.script(({ address }) => (address.startsWith('liaison') ? 550 : undefined));
    const inbox = await app.count('notification');
    await app.query('update outbox set done_at = clock_timestamp()');
    await send();
    await app.query(`update delivery set state = 'queued', next_attempt_at = clock_timestamp() where state = 'sent'`);
    await send();
    expect(await app.query('select distinct state, failed_on as "failedOn" from delivery')).toEqual([{ state: 'failed', failedOn: '2024-04-18' }]);
    await app.deliverAll();
    expect(await app.query(`select login, title, body from notification join account on account.id = account_id where notification.kind = 'channelFailed' and login = $1`, [`office.${number}`])).toEqual([
      { login: `office.${number}`, title: expect.stringMatching(`^${unit}联络员的电子邮件liaison.*送不到$`), body: expect.stringContaining('550') },
    ]);
    expect(await app.count('notification')).toBe(inbox + 1);
  });

  it('wait with one alarm while the login is refused, and leave when it is accepted again (F27)', async () => {
    await issuedOn('2024-04-15', 12);
    await app.liveThrough('2024-04-19');
    sink.script(({ at }) => (at === 'mail' ? 530 : undefined));
    app.log.errors.length = 0;
    const { later } = await send();
    expect(later).toBeGreaterThan(5);
    expect(app.log.errors.filter((line) => line.startsWith('channel email'))).toHaveLength(1);
    sink.script(() => undefined);
    await letPausePass();
    expect((await send()).sent).toBe(later);
  });

  it('do not leave while the house is frozen', async () => {
    await issuedOn('2024-04-15');
    await app.deliverAll();
    await app.query(`insert into "freeze" (reason, detail) values ('operator', '测试')`);
    expect(await send()).toEqual({ sent: 0, later: 0, failed: 0 });
    expect(await app.get(DeliveryClaims).take('email', 5)).toEqual([]);
    await app.query('update "freeze" set lifted_at = clock_timestamp()');
    expect((await send()).sent).toBe(1);
  });

  it.each([
    ['was disabled', () => app.query('update account set active = false where login = $1', [`liaison.${unit}`])],
    ['moved to another unit', () => app.query(`update post set unit_id = (select id from unit where code <> $2 order by id limit 1) from account where account.id = account_id and login = $1`, [`liaison.${unit}`, unit])],
    ['left the house for some days', () => app.query(`update account set absent_from = '2024-04-15' where login = $1`, [`liaison.${unit}`])],
  ])('of a person who %s between queueing and sending go to the substitute, and the audit says why (F47)', async (_, change) => {
    if (count === 0) await issuedOn('2024-04-15');
    await issuedOn('2024-04-15', 1, '20:00:00+08:00');
    await app.deliverAll();
    await send();
    expect(await app.count('message where released_at is null')).toBeGreaterThan(0);
    await change();
    await app.atDay('2024-04-16', '08:30:00+08:00');
    await send();
    expect(sink.messages.map(({ recipients, subject }) => [recipients[0]?.replace(/\d.*/, ''), subject])).toEqual([['office', expect.stringMatching(/^请转告|^.*交办你单位/)]]);
    expect(await app.query(`select state, last_error is not null as said from delivery order by id`)).toEqual([{ state: 'cancelled', said: true }, { state: 'sent', said: false }]);
    expect(await app.count(`audit_entry where action = 'delivery.rerouted' and detail ->> 'reason' <> ''`)).toBeGreaterThan(0);
    expect(await app.count(`notification join account on account.id = account_id where kind = 'assigned' and login = $1 and substitute`, [`office.${number}`])).toBe(1);
  });

  it('through a robot go once per endpoint and message, also while the mail server is silent (F23)', async () => {
    const robots = await HttpSink.start();
    try {
      await issuedOn('2024-04-15', 1);
      await app.query(`insert into channel_endpoint (channel, unit_id, url) select 'wecom', id, $2 from unit where code = $1`, [unit, `${robots.url}/unit`]);
      await app.query(`insert into channel_endpoint (channel, leading_group_id, url, secret) select 'webhook', leading_group_id, $2, 's' from plan where document_number = $1`, [number, `${robots.url}/office`]);
      await app.deliverAll();
      sink.script(() => 'hang');
      await app.get(DeliverySender).wake();
      await eventually('the robot to be posted', () => (robots.posts.length > 0 ? seen(undefined) : notYet('nothing posted')), 3_000);
      expect(robots.posts.map(({ path }) => path)).toEqual(['/unit']);
      await eventuallyEquals('states', () => app.query(`select channel, state from delivery order by channel`), [{ channel: 'email', state: 'sending' }, { channel: 'wecom', state: 'sent' }]);
    } finally {
      sink.script(() => undefined);
      await robots.stop();
    }
  });

  it('are begun once however often the fan-out runs', async () => {
    await issuedOn('2024-04-15', 3);
    await app.deliverAll();
    await send();
    const before = await app.query('select id, message_id from notification order by id');
    await app.query(`update outbox set done_at = null where event_type = 'plan.issued' and id = (select max(id) from outbox where event_type = 'plan.issued')`);
    expect(await app.get(OutboxDelivery).drain()).toBe(1);
    await send();
    expect(await app.query('select id, message_id from notification order by id')).toEqual(before);
    expect(sink.messages).toHaveLength(1);
  });
});
