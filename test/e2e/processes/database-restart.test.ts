import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiProcess } from '../../support/api-process.js';
import { eventually, notYet, seen } from '../../support/eventually.js';
import { RestartablePostgres } from '../../support/restartable-postgres.js';
import { WorkerProcess } from '../../support/worker-process.js';
import { dubanProcess, printed } from '../cli/duban.js';

const liaison = { 'x-duban-account': 'liaison.commerce-bureau' };

describe('a restart of PostgreSQL', () => {
  let postgres: RestartablePostgres;
  let api: ApiProcess;
  let worker: WorkerProcess;

  beforeAll(async () => {
    postgres = await RestartablePostgres.start();
    expect(await dubanProcess(postgres.url, 'migrate')).toMatchObject({ status: 0 });
    await printed(postgres.url, 'seed');
    [api, worker] = [await ApiProcess.start(postgres.url), WorkerProcess.start(postgres.url, null)];
    await worker.ready();
    await eventually('the first tick', async () => ((await sinceTick()) < Infinity ? seen(undefined) : notYet(worker.output.slice(-500))), 60_000);
  }, 150_000);

  const sinceTick = async (): Promise<number> => {
    const age = /^duban_seconds_since_tick (.+)$/m.exec(await (await api.ask('/metrics')).text())?.[1];
    return age === undefined ? Infinity : Number(age);
  };

  afterAll(async () => {
    await api?.stop();
    await worker?.stop();
    await postgres?.remove();
  }, 180_000);

  it.each(['fast', 'immediate'] as const)('F12 (%s) is answered with 503 and over within ten seconds; no process ends', async (mode) => {
    // Connections of the pool in use and idle ones must both survive.
    await Promise.all(Array.from({ length: 8 }, () => api.ask('/api/v1/plans', liaison).then((answer) => answer.text())));
    const asking = Array.from({ length: 4 }, () => api.ask('/api/v1/inbox', liaison).then((answer) => answer.status));
    await postgres.stop(mode);
    for (const status of await Promise.all(asking)) expect([200, 503]).toContain(status);
    for (let asked = 0; asked < 5; asked += 1) {
      const away = await api.ask('/api/v1/plans', liaison);
      expect([away.status, away.headers.get('retry-after'), away.headers.get('content-type')]).toEqual([503, '5', 'application/problem+json; charset=utf-8']);
      expect(await away.json()).toMatchObject({ code: 'dependency-unavailable' });
    }
    expect((await api.ask('/livez')).status).toBe(200);
    const metrics = await api.ask('/metrics');
    expect(await metrics.text()).toContain('duban_database_up 0');
    await postgres.startAgain();
    await eventually('the API to answer again', async () => {
      const status = await api.ask('/api/v1/plans', liaison).then((answer) => answer.status);
      return status === 200 ? seen(undefined) : notYet(String(status));
    }, 10_000);
    expect(api.isRunning).toBe(true);
    await eventually('the worker to tick again', async () => {
      const age = await sinceTick();
      return age < 3 ? seen(undefined) : notYet(`${age} s since the last tick; the worker said last:\n${worker.output.slice(-800)}`);
    }, 30_000);
    expect(worker.isRunning).toBe(true);
  }, 180_000);
});
