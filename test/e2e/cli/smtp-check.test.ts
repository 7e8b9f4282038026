import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { smtpCheck } from '../../../src/cli/doctor/smtp-check.js';

describe('the mail server', () => {
  let mails = 0;
  const server = new SMTPServer({ disabledCommands: ['AUTH', 'STARTTLS'], onData: (stream, _session, done) => { mails += 1; stream.resume(); stream.on('end', () => done()); } });
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.server.address() as AddressInfo).port;
  });
  afterAll(() => new Promise<void>((resolve) => server.close(resolve)));

  it('that greets is ok, and gets no mail', async () => {
    expect(await smtpCheck({ url: `smtp://user:secret@127.0.0.1:${port}`, tls: 'off' })).toMatchObject({ check: 'smtp', level: 'ok' });
    expect(mails).toBe(0);
  });

  it('that offers no encryption where it is required is a fault', async () => {
    expect(await smtpCheck({ url: `smtp://127.0.0.1:${port}`, tls: 'required' })).toMatchObject({ level: 'fault', message: expect.stringContaining('SMTP_TLS') });
  });

  it('that is not there is a fault, told without the password', async () => {
    const check = await smtpCheck({ url: 'smtp://user:secret@127.0.0.1:1', tls: 'off' });
    expect(check).toMatchObject({ level: 'fault', message: expect.stringContaining('127.0.0.1') });
    expect(check.message).not.toContain('secret');
  });
});
