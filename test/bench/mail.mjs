import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createTransport } from 'nodemailer';
import { DeliverySender } from '../../dist/src/modules/channels/index.js';
import { MAIL_CONNECTIONS } from '../../dist/src/modules/channels/outlets/smtp-channel.js';
import { BenchDatabase } from './database.mjs';
import { staffedPlan } from './staffed-plan.mjs';
import { interleaved, pairedRatios, spread, timed } from './statistics.mjs';

const MAILS = 2_000;
const WARM_UP = 1_000;
const RATIO_TARGET = 0.7;
const FROM = 'duban@example.gov.cn';
/** A day on which the offices are open. */
const DAY = '2024-04-15';

const QUEUE = `
  with entry as (
    insert into notification (event_id, account_id, plan_id, kind, title, body, sent_on, sent_at, audience, seat_unit_id, seat_office_id, outbound)
    select $1::bigint + i, account.id, plan.id, 'completionAccepted', '办结申报已同意：第' || $1::bigint + i || '项 支持企业开拓国际市场',
           plan.document_number || '；按申报之日2024-04-15计为完成。' || repeat('请继续做好后续工作，并按月报送进展情况。', 8), '${DAY}', '${DAY}', 'liaison', account.unit_id, plan.leading_group_id, true
    from generate_series(1, $2::int) i join (select *, row_number() over (order by id) as place from incumbent where role = 'liaison') account on account.place = 1 + i % 200, plan
    returning *
  ), made as (
    merge into message using entry on false
    when not matched then insert (account_id, kind, day, release_at, released_at, title, body, created_at) values (entry.account_id, 'immediate', '${DAY}', '${DAY}', '${DAY}', entry.title, entry.body, '${DAY}')
    returning message.id, message.account_id, entry.event_id
  )
  insert into delivery (message_id, channel, address, dedupe_id)
  select made.id, 'email', account.email, gen_random_uuid() from made join account on account.id = made.account_id`;

/** Hands queued e-mails to a mail server in a process of its own, beside nodemailer alone with as many connections and the same messages. */
export async function mail({ serverUrl, rounds, progress }) {
  const sink = fork(new URL('./mail-sink.mjs', import.meta.url));
  const [{ port }] = await once(sink, 'message');
  const url = `smtp://127.0.0.1:${port}`;
  const database = await BenchDatabase.create(serverUrl, { SMTP_URL: url, MAIL_FROM: FROM, SMTP_TLS: 'off' });
  try {
    progress('准备');
    await staffedPlan(database);
    await database.atDay(DAY);
    const sender = database.get(DeliverySender);
    let queued = 0;
    const queue = async (count) => {
      await database.client.query(QUEUE, [queued, count]);
      await database.client.query('update notification set message_id = message.id from message where notification.message_id is null and message.account_id = notification.account_id and message.title = notification.title');
      await database.client.query('vacuum (analyze) delivery, message, notification');
      queued += count;
    };
    const drained = async (count) => {
      const { ms, result } = await timed(() => sender.drain());
      if (result.sent !== count) throw new Error(`${result.sent} of ${count} sent`);
      await checkReceived(sink, count);
      return (count / ms) * 1000;
    };
    await queue(WARM_UP);
    await drained(WARM_UP);
    await bare(url, sink, await mails(database, WARM_UP));
    const { ours, limit } = await interleaved(rounds, {
      ours: async () => {
        await queue(MAILS);
        return drained(MAILS);
      },
      limit: async () => bare(url, sink, await mails(database, MAILS)),
    }, (round) => progress(`第 ${round} 轮`));
    const wrong = await database.value(`select count(*)::int from delivery where state <> 'sent' or attempts <> 1`);
    if (wrong > 0) throw new Error(`${wrong} deliveries not sent at once`);
    const ratio = spread(pairedRatios(ours, limit));
    return [{
      figure: `交给邮件服务器 ${MAILS.toLocaleString('en').replaceAll(',', ' ')} 封`, unit: '封/秒', measured: spread(ours), limitName: `单用 nodemailer，同样 ${MAIL_CONNECTIONS} 个连接、同样的信`, limit: spread(limit),
      ratio, target: `比值 ≥ ${RATIO_TARGET}`, reached: ratio.median >= RATIO_TARGET, note: '每封一个收件人；认领在发送前提交，结果凭认领号记录，发送前再查收件人',
    }];
  } finally {
    sink.disconnect();
    await database.drop();
  }
}

function mails(database, count) {
  return database.rows(`select address, dedupe_id, title, body from delivery join message on message.id = message_id order by delivery.id desc limit $1`, [count]);
}

/** The limit: the library alone, everything in its queue at once and nothing remembered. */
async function bare(url, sink, messages) {
  const transport = createTransport({ pool: true, url, maxConnections: MAIL_CONNECTIONS, ignoreTLS: true, disableFileAccess: true, disableUrlAccess: true });
  try {
    const { ms } = await timed(() => Promise.all(messages.map(({ address, dedupe_id: dedupeId, title, body }) => transport.sendMail({
      from: FROM, to: { name: '', address }, subject: title, text: body, messageId: `<${dedupeId}@example.gov.cn>`, headers: { 'X-Dedupe-Id': dedupeId, 'Auto-Submitted': 'auto-generated' },
    }))));
    await checkReceived(sink, messages.length);
    return (messages.length / ms) * 1000;
  } finally {
    transport.close();
  }
}

/** Throws unless the mail server got as many messages as were sent, each once. */
async function checkReceived(sink, count) {
  sink.send('received');
  const [received] = await once(sink, 'message');
  if (received.messages !== count || received.distinct !== count) throw new Error(`not each once: ${JSON.stringify(received)} of ${count}`);
}
