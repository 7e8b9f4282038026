import { createHmac } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from '@jest/globals';
import { DingtalkChannel, type OutgoingDelivery, SmtpChannel, WebhookChannel, WecomChannel } from '../../src/modules/channels/index.js';
import { type ChannelHarness, itBehavesLikeAChannel } from '../support/channel-contract.js';
import { HttpSink, type SunkPost } from '../support/http-sink.js';
import { type SmtpReply, SmtpSink } from '../support/smtp-sink.js';

const FROM = '督办 <duban@example.gov.cn>';
const PASSWORD = 'pa55-of-the-mailbox';
const KEY = 'key-in-the-address';
const never = new AbortController().signal;
/** When the database says it is; the clock of this machine says something else. */
const at = new Date('2024-04-15T09:00:00+08:00');

const SMTP_BEHAVIOUR: Readonly<Record<string, SmtpReply>> = { busy: 451, refusing: 550, silent: 'hang', cutting: 'cut' };

async function smtpSide(): Promise<ChannelHarness> {
  const sink = await SmtpSink.start({ password: PASSWORD });
  return {
    channel: new SmtpChannel({ url: sink.url(`duban:${PASSWORD}`), from: FROM, tls: 'off' }),
    delivery: (words) => ({ ...words, address: '收件@example.gov.cn'.replace('收件', 'zhang.san'), endpoint: null }),
    arrived: () => sink.messages.map(({ messageId, dedupeId, subject, text }) => ({ ids: [messageId, dedupeId], words: `${subject}\n${text}` })),
    behave: (as) => sink.script(({ at }) => (at === 'rcpt' || (at === 'data' && as === 'silent') ? SMTP_BEHAVIOUR[as] : undefined)),
    secrets: [PASSWORD],
    stop: () => sink.stop(),
  };
}

/** Robots answer a refusal with status 200 and an error code. */
async function httpSide(channel: ChannelHarness['channel'], wordsIn: (post: SunkPost) => string, robotCodes?: { readonly busy: number; readonly refusing: number }): Promise<ChannelHarness> {
  const sink = await HttpSink.start();
  const secret = 'SEC-of-the-endpoint';
  return {
    channel,
    delivery: (words) => ({ ...words, address: '7', endpoint: { url: `${sink.url}/send?access_token=${KEY}`, secret } }),
    arrived: () => sink.posts.map((post) => ({ ids: [String(post.headers['x-dedupe-id'])], words: wordsIn(post) })),
    behave: (as) => sink.answerWith((_, answer) => {
      if (as === 'silent') return;
      if (as === 'cutting') return void answer.destroy();
      const code = as === 'well' ? 0 : robotCodes?.[as];
      if (code === undefined) answer.statusCode = as === 'busy' ? 503 : 410;
      answer.end(JSON.stringify({ errcode: code ?? 0, errmsg: as }));
    }),
    secrets: [KEY, secret],
    stop: () => sink.stop(),
  };
}

const textIn = (post: SunkPost): string => JSON.parse(post.body).text.content;

itBehavesLikeAChannel('e-mail', smtpSide);
itBehavesLikeAChannel('the webhook', () => httpSide(new WebhookChannel(null), ({ body }) => `${JSON.parse(body).title}\n${JSON.parse(body).body}`));
itBehavesLikeAChannel('the WeCom robot', () => httpSide(new WecomChannel(null), textIn, { busy: 45_009, refusing: 93_000 }));
itBehavesLikeAChannel('the DingTalk robot', () => httpSide(new DingtalkChannel(null), textIn, { busy: 410_100, refusing: 310_000 }));

describe('e-mail', () => {
  const opened: { stop(): Promise<void> }[] = [];
  const channels: SmtpChannel[] = [];
  const sinkWith = async (options: Parameters<typeof SmtpSink.start>[0] = {}): Promise<SmtpSink> => {
    const sink = await SmtpSink.start(options);
    opened.push(sink);
    return sink;
  };
  const channelTo = (url: string, tls: 'required' | 'off' = 'off'): SmtpChannel => {
    const channel = new SmtpChannel({ url, from: FROM, tls });
    channels.push(channel);
    return channel;
  };
  const to = (address: string, title = '标题'): OutgoingDelivery => ({ dedupeId: 'd-1', at, title, body: '正文', address, endpoint: null });

  afterEach(async () => {
    for (const channel of channels.splice(0)) channel.close();
    for (const sink of opened.splice(0)) await sink.stop();
  });

  it('is dated by the database, also on a machine whose clock is wrong (A13)', async () => {
    const sink = await sinkWith();
    expect(await channelTo(sink.url()).send(to('a@b.cn'), never)).toEqual({ kind: 'sent' });
    expect(/^Date: (.*)\r$/m.exec(sink.messages[0]?.raw ?? '')?.[1]).toBe('Mon, 15 Apr 2024 01:00:00 +0000');
  });

  it.each([421, 450, 451, 452])('asks for another attempt after %i (F24)', async (code) => {
    const sink = await sinkWith();
    sink.script(({ at }) => (at === 'data' ? code : undefined));
    expect(await channelTo(sink.url()).send(to('a@b.cn'), never)).toMatchObject({ kind: 'retry', reason: expect.stringContaining(String(code)) });
  });

  it.each([['rcpt', 550], ['rcpt', 552], ['data', 554], ['data', 552]] as const)('gives the address up when %s is answered by %i (F25)', async (at, code) => {
    const sink = await sinkWith();
    sink.script((step) => (step.at === at ? code : undefined));
    expect(await channelTo(sink.url()).send(to('a@b.cn'), never)).toMatchObject({ kind: 'failed', reason: expect.stringContaining(String(code)) });
  });

  it('blames the channel, not the address, when the sender is refused', async () => {
    const sink = await sinkWith();
    sink.script(({ at }) => (at === 'mail' ? 550 : undefined));
    expect(await channelTo(sink.url()).send(to('a@b.cn'), never)).toMatchObject({ kind: 'retry', channelFault: true });
  });

  it('names one recipient per message: a refused one fails alone (F26)', async () => {
    const sink = await sinkWith();
    sink.script(({ address }) => (address === 'bad@b.cn' ? 550 : undefined));
    const channel = channelTo(sink.url());
    const outcomes = await Promise.all(['good@b.cn', 'bad@b.cn'].map((address) => channel.send(to(address), never)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['sent', 'failed']);
    expect(sink.messages.map(({ recipients }) => recipients)).toEqual([['good@b.cn']]);
  });

  it.each(['a@b.cn, c@d.cn', 'a@b.cn\r\nBcc: c@d.cn', '张三 <a@b.cn>, <c@d.cn>'])('never writes to a second recipient hidden in the address %j', async (address) => {
    const sink = await sinkWith();
    await channelTo(sink.url()).send(to(address), never);
    expect(sink.messages.flatMap(({ recipients }) => recipients)).not.toContain('c@d.cn');
    expect(sink.messages.every(({ recipients }) => recipients.length === 1)).toBe(true);
  });

  it('gives up an empty address, which no server is asked about', async () => {
    const sink = await sinkWith();
    expect(await channelTo(sink.url()).send(to(''), never)).toMatchObject({ kind: 'failed', reason: expect.stringContaining('地址') });
  });

  it('adds no header for a title with line breaks (C33)', async () => {
    const sink = await sinkWith();
    expect(await channelTo(sink.url()).send(to('a@b.cn', '标题\r\nBcc: c@d.cn'), never)).toEqual({ kind: 'sent' });
    expect(sink.messages[0]?.raw).not.toMatch(/^Bcc:/im);
  });

  it('waits with one alarm when the login is refused (F27)', async () => {
    const sink = await sinkWith({ password: PASSWORD });
    const outcome = await channelTo(sink.url('duban:wrong-password')).send(to('a@b.cn'), never);
    expect(outcome).toMatchObject({ kind: 'retry', channelFault: true, reason: expect.stringContaining('535') });
    expect(JSON.stringify(outcome)).not.toContain('wrong-password');
  });

  it.each(['starttls', 'implicit'] as const)('sends nothing to a server whose certificate cannot be trusted (%s, F27)', async (tls) => {
    const sink = await sinkWith({ tls });
    expect(await channelTo(sink.url(), 'required').send(to('a@b.cn'), never)).toMatchObject({ kind: 'retry', channelFault: true });
    expect(sink.messages).toEqual([]);
  });

  it('never falls back to plain text when encryption is required and the server has none (F27)', async () => {
    const sink = await sinkWith({ tls: 'none' });
    expect(await channelTo(sink.url(), 'required').send(to('a@b.cn'), never)).toMatchObject({ kind: 'retry', channelFault: true });
    expect(sink.messages).toEqual([]);
  });

  it.each(['starttls', 'implicit'] as const)('is encrypted by %s when encryption is required', async (tls) => {
    const sink = await sinkWith({ tls });
    expect(await channelTo(sink.url('', '?tls.rejectUnauthorized=false'), 'required').send(to('a@b.cn'), never)).toEqual({ kind: 'sent' });
    expect(sink.messages.map(({ encrypted }) => encrypted)).toEqual([true]);
  });

  it('breaks off a server that trickles its greeting (F23)', async () => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      sockets.push(socket);
      const timer = setInterval(() => socket.write('2'), 50);
      socket.on('close', () => clearInterval(timer)).on('error', () => undefined);
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    opened.push({ stop: async () => { sockets.forEach((socket) => socket.destroy()); await new Promise((resolve) => server.close(resolve)); } });
    const began = performance.now();
    expect(await channelTo(`smtp://127.0.0.1:${(server.address() as { port: number }).port}`).send(to('a@b.cn'), AbortSignal.timeout(500))).toMatchObject({ kind: 'retry' });
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});

describe('what robots and webhooks are posted', () => {
  let sink: HttpSink | undefined;
  afterEach(() => sink?.stop());
  const posted = async (channel: ChannelHarness['channel'], secret: string, words = { title: '标题', body: '正文' }): Promise<SunkPost> => {
    sink = await HttpSink.start();
    expect(await channel.send({ ...words, dedupeId: 'd-9', at, address: '1', endpoint: { url: `${sink.url}/robot?access_token=k`, secret } }, never)).toEqual({ kind: 'sent' });
    const [post] = sink.posts;
    if (!post) throw new Error('nothing was posted');
    return post;
  };

  it('is signed over timestamp and body by the webhook, at the time of the database (A13)', async () => {
    const { headers, body } = await posted(new WebhookChannel(null), 's3cret');
    expect(headers['x-duban-signature']).toBe(`sha256=${createHmac('sha256', 's3cret').update(`${headers['x-duban-timestamp']}.${body}`).digest('hex')}`);
    expect(headers['x-duban-timestamp']).toBe(String(at.getTime() / 1000));
    expect(JSON.parse(body)).toEqual({ id: 'd-9', title: '标题', body: '正文' });
  });

  it('is signed in the address by DingTalk, at the time of the database (A13)', async () => {
    const query = new URL((await posted(new DingtalkChannel(null), 'SEC1')).path, 'http://x').searchParams;
    expect(query.get('sign')).toBe(createHmac('sha256', 'SEC1').update(`${query.get('timestamp')}\nSEC1`).digest('base64'));
    expect(query.get('timestamp')).toBe(String(at.getTime()));
    expect(query.get('access_token')).toBe('k');
  });

  it('is cut at a line to the 2048 bytes WeCom takes', async () => {
    const body = Array.from({ length: 200 }, (_, index) => `${index + 1}. 第${index + 1}项事项办结今天到期`).join('\n');
    const content = textIn(await posted(new WecomChannel(null), '', { title: '提醒', body }));
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(2048);
    expect(content).toMatch(/今天到期\n……其余见待办。$/);
  });

  it.each([301, 302, 307])('is not carried on by a redirect (%i)', async (status) => {
    sink = await HttpSink.start();
    sink.answerWith((_, answer) => answer.writeHead(status, { location: '/elsewhere' }).end());
    const outcome = await new WebhookChannel(null).send({ title: '', body: '', dedupeId: 'd', at, address: '1', endpoint: { url: `${sink.url}/here`, secret: '' } }, never);
    expect(outcome).toMatchObject({ kind: 'failed' });
    expect(sink.posts.map(({ path }) => path)).toEqual(['/here']);
  });

  it.each([
    [200, 'sent'], [204, 'sent'], [400, 'failed'], [404, 'failed'], [408, 'retry'], [410, 'failed'], [429, 'retry'], [500, 'retry'], [503, 'retry'],
  ] as const)('answered by status %i is %s for a webhook', async (status, kind) => {
    sink = await HttpSink.start();
    sink.answerWith((_, answer) => answer.writeHead(status).end());
    expect(await new WebhookChannel(null).send({ title: '', body: '', dedupeId: 'd', at, address: '1', endpoint: { url: sink.url, secret: '' } }, never)).toMatchObject({ kind });
  });

  it('is given ten seconds by the clock, however much memory is cleared meanwhile (F23)', async () => {
    sink = await HttpSink.start();
    sink.answerWith(() => undefined);
    setFlagsFromString('--expose-gc');
    const clearing = setInterval(runInNewContext('gc') as () => void, 500);
    try {
      const delivery = { title: '', body: '', dedupeId: 'd', at, address: '1', endpoint: { url: sink.url, secret: '' } };
      expect(await Promise.race([new WebhookChannel(null).send(delivery, never), pause(12_000, undefined, { ref: false })])).toMatchObject({ kind: 'retry', reason: expect.stringContaining('没有及时应答') });
    } finally {
      clearInterval(clearing);
    }
  }, 180_000);

  it('is taken by a webhook whose status says so, whatever becomes of the rest of its answer; a robot must say so in words', async () => {
    sink = await HttpSink.start();
    sink.answerWith((_, answer) => {
      answer.writeHead(200, { 'content-length': '100' }).write('{"errcode":0');
      setTimeout(() => answer.destroy(), 50);
    });
    const delivery = { title: '', body: '', dedupeId: 'd', at, address: '1', endpoint: { url: sink.url, secret: '' } };
    expect(await new WebhookChannel(null).send(delivery, never)).toEqual({ kind: 'sent' });
    expect(await new WecomChannel(null).send(delivery, never)).toMatchObject({ kind: 'retry' });
  });

  it.each([
    ['file:///etc/passwd', null], ['ftp://127.0.0.1/', null], ['http://user:secret@127.0.0.1/', null], ['no address', null], ['http://127.0.0.1:9/', ['qyapi.weixin.qq.com']],
  ])('never goes to %s when %j may be posted to', async (url, hosts) => {
    const outcome = await new WebhookChannel(hosts).send({ title: '', body: '', dedupeId: 'd', at, address: '1', endpoint: { url, secret: '' } }, never);
    expect(outcome).toMatchObject({ kind: 'failed' });
    expect(JSON.stringify(outcome)).not.toContain('secret');
  });

  it.each([
    [new WecomChannel(null), -1], [new WecomChannel(null), 45_009], [new WecomChannel(null), 45_033], [new DingtalkChannel(null), -1], [new DingtalkChannel(null), 130_101],
  ])('answered by a robot that is too busy is tried again (%#)', async (channel, errcode) => {
    sink = await HttpSink.start();
    sink.answerWith((_, answer) => answer.end(JSON.stringify({ errcode })));
    expect(await channel.send({ title: '', body: '', dedupeId: 'd', at, address: '1', endpoint: { url: sink.url, secret: '' } }, never)).toMatchObject({ kind: 'retry' });
  });

  it.each([new WecomChannel(null), new DingtalkChannel(null)])('answered by something that is no robot is tried again (%#)', async (channel) => {
    sink = await HttpSink.start();
    sink.answerWith((_, answer) => answer.end('<html>'));
    expect(await channel.send({ title: '', body: '', dedupeId: 'd', at, address: '1', endpoint: { url: sink.url, secret: '' } }, never)).toMatchObject({ kind: 'retry' });
  });
});
