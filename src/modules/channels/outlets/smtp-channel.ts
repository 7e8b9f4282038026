import { createTransport, type Transporter } from 'nodemailer';
import type SMTPConnection from 'nodemailer/lib/smtp-connection/index.js';
import type SMTPPool from 'nodemailer/lib/smtp-pool/index.js';
import type { SmtpConfig } from '../../../../config/env.js';
import type { SendOutcome } from '../../../domain/notification/delivery-attempts.js';
import { type Channel, channelFault, failed, type OutgoingDelivery, retry, SENT } from '../channel.js';

export const MAIL_CONNECTIONS = 5;
const CONNECT_MS = 10_000;
const GREETING_MS = 10_000;
const SOCKET_MS = 60_000;
/** Refused before a recipient was named: the account, its rights or the encryption are wrong, not the address. */
const BEFORE_RECIPIENT = new Set(['CONN', 'EHLO', 'HELO', 'STARTTLS', 'MAIL FROM']);

/** E-mail through one SMTP server; one recipient per message, so that every recipient has a state of its own (fault F26). */
export class SmtpChannel implements Channel {
  readonly code = 'email';
  /** One on the line and one ready behind it. */
  readonly concurrency = 2 * MAIL_CONNECTIONS;
  private readonly transport: Transporter<SMTPPool.SentMessageInfo>;
  private readonly domain: string;

  constructor(private readonly config: SmtpConfig) {
    const options: SMTPPool.Options & { readonly maxRequeues: number } = {
      pool: true,
      url: config.url,
      maxConnections: MAIL_CONNECTIONS,
      // A message is tried again by its delivery row, never by the pool: attempts are counted in Postgres.
      maxRequeues: 0,
      connectionTimeout: CONNECT_MS,
      greetingTimeout: GREETING_MS,
      socketTimeout: SOCKET_MS,
      requireTLS: config.tls === 'required',
      ignoreTLS: config.tls === 'off',
      disableFileAccess: true,
      disableUrlAccess: true,
    };
    this.transport = createTransport(options);
    this.domain = /@([^<>@\s]+?)>?$/.exec(config.from)?.[1] ?? 'localhost';
  }

  async send({ address, title, body, dedupeId, at }: OutgoingDelivery, signal: AbortSignal): Promise<SendOutcome> {
    const mail: SMTPPool.MailOptions & { readonly signal: AbortSignal } = {
      from: this.config.from,
      // As an object the address is taken whole: it cannot name a second recipient.
      to: { name: '', address },
      subject: title.replace(/[\r\n]+/g, ' '),
      text: body === '' ? title : body,
      messageId: `<${dedupeId}@${this.domain}>`,
      date: at,
      headers: { 'X-Dedupe-Id': dedupeId, 'Auto-Submitted': 'auto-generated' },
      signal,
    };
    try {
      await this.transport.sendMail(mail);
      return SENT;
    } catch (error) {
      return outcomeOf(error as SMTPConnection.SMTPError);
    }
  }

  close(): void {
    this.transport.close();
  }
}

function outcomeOf(error: SMTPConnection.SMTPError): SendOutcome {
  const code = error.responseCode ?? 0;
  const said = code > 0 ? `：${code} ${firstLine(error.response ?? '')}` : '';
  if (error.code === 'EAUTH' || error.code === 'ENOAUTH') return channelFault(`邮件服务器不接受登录${said}`);
  if (error.code === 'ETLS' || isCertificateError(error)) return channelFault(`与邮件服务器的加密连接建立不了（${firstLine(error.message)}），不以明文发送`);
  if (error.code === 'ETIMEDOUT' || error.code === 'EABORT') return retry('邮件服务器没有及时应答');
  // Refused here, before the server heard of it: no address, or one the server has no way to take (SMTPUTF8).
  if (error.code === 'EENVELOPE' && code === 0) return failed('收件地址不能用');
  if (code >= 500 && !BEFORE_RECIPIENT.has(error.command ?? '')) return failed(`邮件服务器拒收${said}`);
  if (code >= 500) return channelFault(`邮件服务器拒绝发件${said}`);
  if (code >= 400) return retry(`邮件服务器暂不接收${said}`);
  return retry(`邮件服务器连接不上（${error.code ?? error.name}）`);
}

function isCertificateError(error: SMTPConnection.SMTPError): boolean {
  return /certificate|self.signed|altname|SSL routines|wrong version number/i.test(error.message);
}

function firstLine(words: string): string {
  return (words.split(/\r?\n/, 1)[0] ?? '').replace(/^\d{3}[ -]/, '').slice(0, 200);
}
