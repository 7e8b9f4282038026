import { createTransport } from 'nodemailer';
import type { SmtpConfig } from '../../../config/env.js';
import { type Check, fault, ok } from './check.js';

const PATIENCE_MS = 5_000;

/** Whether the mail server greets us with the encryption that is asked for (connection, EHLO, STARTTLS; no sign-in, no mail). */
export async function smtpCheck({ url, tls }: Pick<SmtpConfig, 'url' | 'tls'>): Promise<Check> {
  const { protocol, hostname, port } = new URL(url);
  const place = { host: hostname, ...(port === '' ? {} : { port: Number(port) }), secure: protocol === 'smtps:', requireTLS: tls === 'required', ignoreTLS: tls === 'off' };
  const transport = createTransport({ ...place, connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS });
  try {
    await transport.verify();
    return ok('smtp', `邮件服务器 ${hostname} 可以连接。`);
  } catch (error) {
    return fault('smtp', `连接不上邮件服务器 ${hostname}（${error instanceof Error ? error.message : String(error)}），邮件会积压，请检查 SMTP_URL 和 SMTP_TLS。`);
  } finally {
    transport.close();
  }
}
