import type { INestApplicationContext } from '@nestjs/common';
import { CHANNEL_TITLES, type ChannelCode } from '../../domain/notification/channel.js';
import { EngineHealth } from '../../modules/engine/index.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { type Check, fault, ok, warning } from './check.js';

interface ParkedRow {
  readonly id: string;
  readonly job: string;
  readonly attempts: number;
  readonly error: string | null;
}

interface FailedDelivery {
  readonly id: string;
  readonly channel: ChannelCode;
  readonly attempts: number;
  readonly error: string | null;
}

const SHOWN = 5;
const ERROR_LENGTH = 200;

/** What keeps the engine from its work, what somebody must see to, and when it last ran. */
export async function engineChecks(app: INestApplicationContext): Promise<Check[]> {
  const uow = app.get(UnitOfWork);
  const health = app.get(EngineHealth);
  const warnings = await health.warnings();
  const checks: Check[] = warnings.map(({ code, message, since }) => {
    const words = since ? `${message}（自 ${beijing(since)}）` : message;
    return health.isTrouble(code) ? fault(code, words) : warning(code, words);
  });
  if (!checks.some((check) => check.level === 'fault')) checks.push(ok('engine', '提醒和送达没有积压。'));
  const parked = await uow.query<ParkedRow>(
    `select id, job, attempts, left(last_error, $1) as error from outbox where parked_at is not null order by parked_at desc, id desc limit $2`, [ERROR_LENGTH, SHOWN]);
  for (const row of parked) checks.push(fault('parked-row', `搁置的通知 ${row.id}（${row.job}，试了 ${row.attempts} 次）：${reasonOf(row)}`));
  const failed = await uow.query<FailedDelivery>(
    `select id, channel, attempts, left(last_error, $1) as error from delivery where state = 'failed' and failed_on > app_today() - 7 order by id desc limit $2`, [ERROR_LENGTH, SHOWN]);
  for (const row of failed) checks.push(warning('failed-delivery', `发送失败的外发消息 ${row.id}（${CHANNEL_TITLES[row.channel]}，试了 ${row.attempts} 次）：${reasonOf(row)}`));
  const [tick] = await uow.query<{ seconds: number | null }>('select extract(epoch from clock_timestamp() - ticked_at)::int as seconds from installation');
  if (tick?.seconds === null || tick === undefined) checks.push(warning('tick', '还没有 worker 运行过时间引擎，提醒不会发出；请启动 worker（npm start 会一并启动）。'));
  else checks.push(ok('tick', `时间引擎 ${tick.seconds} 秒前运行过。`));
  return checks;
}

function reasonOf({ error }: { readonly error: string | null }): string {
  return error?.replace(/\s+/g, ' ') ?? '原因不明';
}

function beijing(at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(at);
}
