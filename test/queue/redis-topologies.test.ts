import { afterEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { redisChecks } from '../../src/cli/doctor/queue-checks.js';
import { openRedis } from '../../src/platform/jobs/redis-address.js';
import { eventually, eventuallyEquals, notYet, seen } from '../support/eventually.js';
import { ObligationOpener } from '../support/open-obligations.js';
import { ownClusterNode, type OwnServer, ownRedis, ownSentinel } from '../support/own-servers.mjs';
import { QueueBench } from '../support/queue-bench.js';

const MOST_SECONDS = 90_000;
const SLOTS = 16_384;
const NODES = 3;

const started: OwnServer[] = [];
const benches: QueueBench[] = [];
afterEach(async () => {
  for (const bench of benches.splice(0)) await bench.close();
  for (const server of started.splice(0).reverse()) await server.remove();
}, 180_000);

const hostOf = (server: OwnServer): string => new URL(server.url).host;
const portOf = (server: OwnServer): number => Number(new URL(server.url).port);

async function asking<T>(server: OwnServer, ask: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(server.url);
  try {
    return await ask(redis);
  } finally {
    redis.disconnect();
  }
}

/** Three masters that share the slots. */
async function cluster(): Promise<string> {
  for (let node = 0; node < NODES; node += 1) started.push(await ownClusterNode());
  const share = Math.ceil(SLOTS / NODES);
  for (const [index, server] of started.entries()) {
    await asking(server, (redis) => redis.call('CLUSTER', 'ADDSLOTSRANGE', index * share, Math.min(SLOTS, (index + 1) * share) - 1));
  }
  const [first, ...others] = started;
  if (!first) throw new Error('no node');
  for (const other of others) {
    const busPort = /@(\d+)/.exec(String(await asking(other, (redis) => redis.call('CLUSTER', 'NODES'))))?.[1] ?? '';
    await asking(first, (redis) => redis.call('CLUSTER', 'MEET', '127.0.0.1', portOf(other), busPort));
  }
  for (const server of started) {
    await eventually('the cluster to agree', async () => {
      const told = String(await asking(server, (redis) => redis.call('CLUSTER', 'INFO')));
      return told.includes('cluster_state:ok') && told.includes(`cluster_known_nodes:${NODES}`) ? seen(undefined) : notYet(told);
    });
  }
  return `redis+cluster://${started.map(hostOf).join(',')}`;
}

/** A master with a replica and a Sentinel that watches both. */
async function watchedMaster(): Promise<{ url: string; master: OwnServer }> {
  const master = await ownRedis();
  started.push(master);
  const replica = await ownRedis({ replicaof: `127.0.0.1 ${portOf(master)}` });
  started.push(replica);
  const sentinel = await ownSentinel('queue', portOf(master));
  started.push(sentinel);
  await eventually('the Sentinel to know the replica', async () => {
    const told = String(await asking(sentinel, (redis) => redis.call('INFO', 'sentinel')));
    return told.includes('status=ok') && told.includes('slaves=1') ? seen(undefined) : notYet(told);
  });
  return { url: `redis+sentinel://${hostOf(sentinel)}/queue`, master };
}

async function opened(url: string): Promise<QueueBench> {
  const bench = await QueueBench.open(url);
  benches.push(bench);
  await bench.app.atDay('2024-06-03');
  return bench;
}

const told = (bench: QueueBench): Promise<number> => bench.app.count('notification where reminder_id is not null');
const waiting = (bench: QueueBench): Promise<number> => bench.app.count('outbox where done_at is null');
const twice = (bench: QueueBench): Promise<number> => bench.app.count('(select account_id, reminder_id from notification group by 1, 2 having count(*) > 1) twice');

describe('workers', () => {
  it('work on a Redis Cluster of three masters: ticks come, reminders arrive once, every key of a queue lies on one node', async () => {
    const url = await cluster();
    expect(await redisChecks(url)).toEqual([expect.objectContaining({ check: 'queue', level: 'ok' })]);
    const bench = await opened(url);
    const opener = await ObligationOpener.in(bench.app);
    await opener.openMany(20, '2024-06-03', 10_000);
    const workers = [bench.startWorker(), bench.startWorker()];
    await eventually('the first reminders', async () => ((await told(bench)) > 0 ? seen(undefined) : notYet(workers.map(({ output }) => output).join('\n').slice(-800))), 30_000);
    await eventuallyEquals('undelivered outbox rows', () => waiting(bench), 0, 30_000);
    expect(await bench.app.count('reminder where fired_on = app_today() and not superseded')).toBe(20);
    expect(await twice(bench)).toBe(0);
    expect((await bench.inQueue('workflow', (queue) => queue.getJobSchedulers())).map(({ key }) => key)).toEqual(['tick']);
    const keys = await Promise.all(started.map((server) => asking(server, (redis) => redis.keys('{duban-*'))));
    expect(keys.filter((held) => held.length > 0)).toHaveLength(1);
    for (const worker of workers) expect(await worker.stop()).toMatchObject({ code: 0, signal: null });
  }, MOST_SECONDS);

  it('go on by themselves when the Sentinels have made a replica the master, and nothing is lost or told twice', async () => {
    const { url, master } = await watchedMaster();
    const bench = await opened(url);
    const opener = await ObligationOpener.in(bench.app);
    const worker = bench.startWorker();
    await opener.openMany(20, '2024-06-03', 10_000);
    await eventually('the first reminders', async () => ((await told(bench)) > 0 ? seen(undefined) : notYet(worker.output.slice(-800))), 30_000);
    await eventuallyEquals('undelivered outbox rows', () => waiting(bench), 0, 30_000);

    await master.end('SIGKILL');
    await bench.app.atDay('2024-06-04');
    await opener.openMany(20, '2024-06-04', 20_000);
    await eventually('the reminders of the next day', async () => {
      await bench.app.query('update outbox set next_dispatch_at = clock_timestamp() where done_at is null and parked_at is null');
      const fired = await bench.app.count(`reminder where fired_on = '2024-06-04' and not superseded`);
      return fired > 0 && (await waiting(bench)) === 0 ? seen(undefined) : notYet(`${fired} fired; ${worker.output.slice(-500)}`);
    }, 60_000);
    expect(await twice(bench)).toBe(0);
    const now = openRedis(url, {});
    expect(await now.info('replication')).toContain('role:master');
    now.disconnect();
    expect(worker.isRunning).toBe(true);
    expect(await worker.stop()).toMatchObject({ code: 0, signal: null });
    await master.begin();
  }, MOST_SECONDS);
});
