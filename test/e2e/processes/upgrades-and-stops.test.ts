import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ApiProcess } from '../../support/api-process.js';
import { cloneDatabase, type TestDatabase } from '../../support/database.js';
import { eventually, notYet, seen } from '../../support/eventually.js';
import { HeldLocks } from '../../support/held-locks.js';
import { WorkerProcess } from '../../support/worker-process.js';
import { duban, dubanProcess, printed } from '../cli/duban.js';

const liaison = { 'x-duban-account': 'liaison.commerce-bureau' };

async function onDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

describe('an upgrade', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await cloneDatabase();
  }, 180_000);
  afterAll(() => database?.drop());

  it('F35 started five times at once is made by one; the others wait and find nothing to do', async () => {
    await onDatabase(database.url, (client) => client.query('drop schema public cascade; create schema public'));
    const runs = await Promise.all(Array.from({ length: 5 }, () => dubanProcess(database.url, 'migrate')));
    expect(runs.map((run) => run.status)).toEqual([0, 0, 0, 0, 0]);
    expect(runs.filter((run) => run.stdout.includes('数据库结构已更新'))).toHaveLength(1);
    expect(runs.filter((run) => run.stdout.includes('未改动'))).toHaveLength(4);
  }, 180_000);

  it('A26 F35 is waited for by a worker that starts before it, which then goes to work by itself', async () => {
    const hide = `update migration set name = name || '-away' where timestamp = (select max(timestamp) from migration)`;
    await onDatabase(database.url, (client) => client.query(hide));
    const worker = WorkerProcess.start(database.url, null);
    await eventually('the worker to wait', () => (worker.output.includes('waiting for duban migrate') ? seen(undefined) : notYet(worker.output)));
    const queues = await onDatabase(database.url, (client) => client.query(`select to_regclass('bullmq_job') as job, ticked_at from installation`));
    expect(queues.rows).toEqual([{ job: null, ticked_at: null }]);
    expect(await duban(database.url, 'seed')).toMatchObject({ status: 1, stderr: expect.stringContaining('schema-missing') });
    await onDatabase(database.url, (client) => client.query(`update migration set name = replace(name, '-away', '')`));
    await eventually('the worker to tick', async () => {
      const { rows } = await onDatabase(database.url, (client) => client.query<{ ticked: boolean }>('select ticked_at is not null as ticked from installation'));
      return rows[0]?.ticked ? seen(undefined) : notYet(worker.output.slice(-500));
    }, 30_000);
    expect((await worker.stop()).code).toBe(0);
  }, 180_000);

  it('A27 is no reason to hold up a worker that is told to stop while it waits', async () => {
    await onDatabase(database.url, (client) => client.query(`update migration set name = name || '-away' where timestamp = (select max(timestamp) from migration)`));
    const worker = WorkerProcess.start(database.url, null);
    await eventually('the worker to wait', () => (worker.output.includes('waiting for duban migrate') ? seen(undefined) : notYet(worker.output)));
    expect(await worker.stop()).toMatchObject({ code: 0 });
    await onDatabase(database.url, (client) => client.query(`update migration set name = replace(name, '-away', '')`));
  }, 180_000);
});

describe('SIGTERM', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await cloneDatabase();
    await printed(database.url, 'seed');
  }, 180_000);
  afterAll(() => database?.drop());

  it('A27 lets a request that waits for a lock finish, says stopping on /readyz, and ends the process with 0', async () => {
    const api = await ApiProcess.start(database.url);
    const [duty] = ((await (await api.ask('/api/v1/inbox', liaison)).json()) as { owed: { kind: string; subjectId: string }[] }).owed.filter((row) => row.kind === 'acknowledgement');
    const held = await HeldLocks.on(database.url, ['begin', `select id from assignment where id = ${duty?.subjectId} for update`]);
    const writing = api.ask(`/api/v1/assignments/${duty?.subjectId}/acknowledgement`, liaison, 'POST');
    await pause(300);
    const stopping = api.stop();
    const leaving = await eventually('the API to say that it stops', async () => {
      const answer = await api.ask('/readyz');
      return answer.status === 503 ? seen(answer) : notYet(String(answer.status));
    });
    expect([await leaving.json(), leaving.headers.get('connection')]).toEqual([{ status: 'stopping', warnings: [] }, 'close']);
    await pause(700);
    await held.release();
    expect((await writing).status).toBe(200);
    const { code, took } = await stopping;
    expect(code).toBe(0);
    expect(took).toBeLessThan(25_000);
    // Every line is JSON; requests are logged by their route.
    expect(api.log).toContainEqual(expect.objectContaining({ route: '/api/v1/assignments/:id/acknowledgement', status: 200, correlationId: expect.any(String) }));
  }, 180_000);

  it('A27 takes those who have not heard that it stops for a while longer, and ends once they stay away', async () => {
    const api = await ApiProcess.start(database.url);
    const stopping = api.stop();
    const answers: (number | string)[] = [];
    for (const began = performance.now(); performance.now() - began < 5_000; ) {
      answers.push(await api.status('/api/v1/demo-clock'));
      await pause(150);
    }
    expect(new Set(answers)).toEqual(new Set([200]));
    const { code, took } = await stopping;
    expect(code).toBe(0);
    expect(took).toBeLessThan(25_000);
  }, 180_000);

  it('A27 F38 under load fails no request: two processes are restarted in turn while 200 requests a second go to whichever takes them', async () => {
    const apis = [await ApiProcess.start(database.url), await ApiProcess.start(database.url)];
    const load = new Load(apis.map((api) => api.port));
    load.start(200);
    for (const [index, api] of apis.entries()) {
      await pause(500);
      expect(await api.stop()).toMatchObject({ code: 0 });
      apis[index] = await ApiProcess.start(database.url, api.port);
    }
    await load.stop();
    for (const api of apis) await api.stop();
    expect(load.failures).toEqual([]);
    expect(load.answered).toBeGreaterThan(500);
  }, 180_000);
});

/**
 * Requests at a steady rate over kept connections, sent as a gateway sends them: to those that say on /readyz that they are ready, and
 * to another one when a connection is refused.
 */
class Load {
  readonly failures: string[] = [];
  answered = 0;
  private readonly agent = new Agent({ keepAlive: true });
  private readonly open = new Set<Promise<void>>();
  private ready: readonly number[];
  private timer: NodeJS.Timeout | null = null;
  private probing: Promise<void> = Promise.resolve();
  private sent = 0;

  constructor(private readonly ports: readonly number[]) {
    this.ready = ports;
  }

  start(perSecond: number): void {
    this.timer = setInterval(() => {
      for (let count = 0; count < perSecond / 50; count += 1) {
        const asked = this.one(this.sent++).finally(() => this.open.delete(asked));
        this.open.add(asked);
      }
    }, 20);
    this.probing = this.probe();
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    await Promise.all([...this.open, this.probing]);
    this.agent.destroy();
  }

  private async probe(): Promise<void> {
    while (this.timer !== null) {
      const states = await Promise.all(this.ports.map((port) => this.ask(port, '/readyz')));
      this.ready = this.ports.filter((_, index) => states[index] === 200);
      await pause(100);
    }
  }

  private async one(number: number): Promise<void> {
    const ports = [...this.ready];
    const turned = ports.map((_, index) => ports[(number + index) % ports.length] ?? 0);
    for (const port of turned) {
      const outcome = await this.ask(port, '/api/v1/demo-clock');
      if (outcome === 200) this.answered += 1;
      else if (outcome !== 'ECONNREFUSED') this.failures.push(`${number}: ${outcome}`);
      if (outcome !== 'ECONNREFUSED') return;
    }
    this.failures.push(`${number}: nobody took it`);
  }

  private ask(port: number, path: string): Promise<number | string> {
    return new Promise((resolve) => {
      const call = request({ port, host: '127.0.0.1', path, agent: this.agent }, (response) => {
        response.resume().once('end', () => resolve(response.statusCode ?? 0)).once('error', (error) => resolve(error.message));
      });
      call.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message)).end();
    });
  }
}
