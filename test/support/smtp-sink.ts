import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A message the sink accepted. */
export interface SunkMessage {
  readonly recipients: readonly string[];
  readonly messageId: string;
  readonly dedupeId: string;
  readonly subject: string;
  readonly text: string;
  readonly encrypted: boolean;
  readonly raw: string;
}

export interface SmtpStep {
  readonly at: 'connect' | 'auth' | 'mail' | 'rcpt' | 'data';
  /** The address of MAIL FROM or RCPT TO; '' elsewhere. */
  readonly address: string;
  readonly dedupeId: string;
}

/** What the sink does instead of accepting: a reply code, silence, a cut line, or accepting the message and then falling silent. */
export type SmtpReply = number | 'hang' | 'cut' | 'hangAfterAccepting' | undefined;

export interface SinkOptions {
  /** none: plain text only; starttls and implicit use the certificate built into the server, which nobody trusts. */
  readonly tls?: 'none' | 'starttls' | 'implicit';
  /** Users must sign in with this password. */
  readonly password?: string;
}

/** A real SMTP server on a free port that keeps what it gets and misbehaves as it is told. */
export class SmtpSink {
  readonly messages: SunkMessage[] = [];
  /** Connections that were opened, also those that brought nothing. */
  connections = 0;
  private behaviour: (step: SmtpStep) => SmtpReply = () => undefined;

  private constructor(
    private readonly server: SMTPServer,
    readonly port: number,
    private readonly tls: NonNullable<SinkOptions['tls']>,
  ) {}

  static async start({ tls = 'none', password }: SinkOptions = {}): Promise<SmtpSink> {
    const server: SMTPServer = new SMTPServer({
      secure: tls === 'implicit',
      logger: false,
      closeTimeout: 200,
      authOptional: password === undefined,
      allowInsecureAuth: true,
      disableReverseLookup: true,
      disabledCommands: [...(tls === 'starttls' ? [] : ['STARTTLS']), ...(password === undefined ? ['AUTH'] : [])],
      onConnect: (session, done) => {
        sink.connections += 1;
        sink.answer({ at: 'connect', address: '', dedupeId: '' }, session.id, done);
      },
      onAuth: (auth, session, done) => sink.answer({ at: 'auth', address: '', dedupeId: '' }, session.id, (error) =>
        done(error ?? (auth.password === password ? null : Object.assign(new Error('Authentication failed'), { responseCode: 535 })), { user: auth.username })),
      onMailFrom: (from, session, done) => sink.answer({ at: 'mail', address: from.address, dedupeId: '' }, session.id, done),
      onRcptTo: (to, session, done) => sink.answer({ at: 'rcpt', address: to.address, dedupeId: '' }, session.id, done),
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const message = parsed(Buffer.concat(parts).toString('utf8'), session.envelope.rcptTo.map(({ address }) => address), session.secure);
          sink.answer({ at: 'data', address: '', dedupeId: message.dedupeId }, session.id, done, () => sink.messages.push(message));
        });
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const sink = new SmtpSink(server, (server.server.address() as AddressInfo).port, tls);
    return sink;
  }

  /** SMTP_URL of the sink; `login` is put before the host, `query` behind it. */
  url(login = '', query = ''): string {
    return `${this.tls === 'implicit' ? 'smtps' : 'smtp'}://${login === '' ? '' : `${login}@`}127.0.0.1:${this.port}${query}`;
  }

  /** From now on the sink behaves as the function says; undefined accepts. */
  script(behaviour: (step: SmtpStep) => SmtpReply): void {
    this.behaviour = behaviour;
  }

  async stop(): Promise<void> {
    for (const connection of this.server.connections) connection.close();
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
    });
  }

  private answer(step: SmtpStep, sessionId: string, done: (error?: Error | null) => void, accept: () => void = () => undefined): void {
    const reply = this.behaviour(step);
    if (reply === 'hang') return;
    if (reply === 'cut') {
      for (const connection of this.server.connections) if ((connection as unknown as { id: string }).id === sessionId) (connection as unknown as { _socket: { destroy(): void } })._socket.destroy();
      return;
    }
    if (typeof reply === 'number') return done(Object.assign(new Error(`scripted ${reply}`), { responseCode: reply }));
    accept();
    if (reply !== 'hangAfterAccepting') done(null);
  }
}

function parsed(raw: string, recipients: readonly string[], encrypted: boolean): SunkMessage {
  const end = raw.indexOf('\r\n\r\n');
  const head = raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  const header = (name: string): string => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
  return {
    recipients,
    messageId: header('Message-ID'),
    dedupeId: header('X-Dedupe-Id'),
    subject: words(header('Subject')),
    text: body(raw.slice(end + 4), header('Content-Transfer-Encoding')).replace(/\r\n/g, '\n').trimEnd(),
    encrypted,
    raw,
  };
}

/** Encoded words of RFC 2047; white space between two of them does not count. */
function words(header: string): string {
  return header.replace(/\?=\s+=\?/g, '?==?').replace(/(?:=\?utf-8\?[BQ]\?[^?]*\?=)+/gi, (run) =>
    Buffer.concat([...run.matchAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi)].map(([, form, text]) =>
      form?.toUpperCase() === 'B' ? Buffer.from(text ?? '', 'base64') : quoted((text ?? '').replaceAll('_', ' ')))).toString('utf8'));
}

function body(text: string, encoding: string): string {
  if (/base64/i.test(encoding)) return Buffer.from(text, 'base64').toString('utf8');
  return /quoted-printable/i.test(encoding) ? quoted(text.replace(/=\r\n/g, '')).toString('utf8') : text;
}

function quoted(text: string): Buffer {
  return Buffer.from(text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1');
}
