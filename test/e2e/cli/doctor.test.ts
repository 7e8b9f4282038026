import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EngineApp } from '../../support/engine-app.js';
import { aPlan, anItem } from '../../support/builders.js';
import { SmtpSink } from '../../support/smtp-sink.js';
import { duban, dubanProcess, printed } from './duban.js';

describe('duban doctor', () => {
  let app: EngineApp;
  let sink: SmtpSink;
  const found = async (): Promise<{ check: string; level: string; message: string }[]> => JSON.parse((await dubanProcess(app.url, 'doctor', '--json')).stdout);
  const mailSettings = { SMTP_URL: '', SMTP_TLS: 'off', MAIL_FROM: 'duban@example.gov.cn' };

  beforeAll(async () => {
    sink = await SmtpSink.start();
    app = await EngineApp.start();
    await app.loadCalendar();
    await app.atDay('2024-05-06');
    await aPlan().withItem(anItem().ledBy('商务局').dueOn('2024-06-28')).issuedIn(app);
  }, 180_000);
  afterAll(async () => {
    for (const name of Object.keys(mailSettings)) delete process.env[name];
    await app?.close();
    await sink?.stop();
  });

  it('does not ask for a mail server or a scanner where none is set, and for the storage of attachments always', async () => {
    const checks = await found();
    for (const check of ['smtp', 'virus-scanner']) expect(checks.map((one) => one.check)).not.toContain(check);
    expect(checks.find(({ check }) => check === 'attachment-storage')).toMatchObject({ level: 'ok', message: expect.stringContaining('目录') });
  }, 180_000);

  it('asks the mail server that is set, and sends nothing', async () => {
    Object.assign(process.env, mailSettings, { SMTP_URL: sink.url() });
    expect((await found()).find(({ check }) => check === 'smtp')).toMatchObject({ level: 'ok' });
    sink.script(({ at }) => (at === 'connect' ? 554 : undefined));
    expect((await found()).find(({ check }) => check === 'smtp')).toMatchObject({ level: 'fault', message: expect.stringContaining('SMTP_URL') });
    expect(sink.messages).toEqual([]);
  }, 180_000);

  it('shows what was parked and why; duban parked retry has it carried out again', async () => {
    await app.deliverAll();
    const { id } = await app.one<{ id: string }>(
      `update outbox set done_at = null, attempts = 5, last_error = E'Error: 收件单位\n不存在', parked_at = clock_timestamp() where id = (select max(id) from outbox) returning id`);
    const checks = await found();
    expect(checks.find(({ check }) => check === 'delivery-parked')?.message).toContain('duban parked retry');
    expect(checks.find(({ check }) => check === 'parked-row')?.message).toContain('收件单位 不存在');
    expect(await printed(app.url, 'parked')).toContain('Error: 收件单位 不存在');
    expect(await printed(app.url, 'parked', 'retry', id)).toBe('1条通知将由 worker 重新送达。\n');
    expect(await app.deliverAll()).toBe(1);
    expect(await printed(app.url, 'parked')).toBe('没有搁置的通知。\n');
    expect((await duban(app.url, 'parked', 'retry', '一')).stderr).toContain('编号应为正整数');
  }, 180_000);

  it('shows deliveries that failed in the last week, with their reason', async () => {
    const { account } = await app.one<{ account: string }>(`select id as account from account where login = 'liaison.商务局'`);
    const { message } = await app.one<{ message: string }>(
      `insert into message (account_id, kind, day, release_at, released_at, title, body, created_at) values ($1, 'immediate', app_today(), app_now(), app_now(), '提醒', '正文', app_now()) returning id as message`, [account]);
    await app.query(
      `insert into delivery (message_id, channel, address, state, dedupe_id, attempts, last_error, failed_on)
       select $1, 'email', address, 'failed', gen_random_uuid(), 3, E'邮件服务器拒收：550\nno such user', app_today() - age
       from (values ('a@example.gov.cn', 0), ('b@example.gov.cn', 8)) as gone (address, age) returning id`, [message]);
    const checks = await found();
    expect(checks.filter(({ check }) => check === 'failed-delivery')).toEqual([
      expect.objectContaining({ level: 'warning', message: expect.stringMatching(/外发消息 \d+（.*，试了 3 次）：邮件服务器拒收：550 no such user$/) }),
    ]);
    expect(checks.find(({ check }) => check === 'message-failed')?.message).toContain('有1条外发消息发送失败');
  }, 180_000);
});
