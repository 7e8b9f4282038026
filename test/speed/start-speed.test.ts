import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { ApiProcess } from '../support/api-process.js';
import { cloneDatabase } from '../support/database.js';
import { boundOfWorkFromHere } from '../support/machine-pace.js';

const START_MOST_MS = 5_000;
const MEMORY_MOST_MB = 200;

/** Memory the process holds (VmRSS), in MB. */
function residentMb(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

it('the service answers within five seconds of a cold start, over the eleven plans, and holds no more than 200 MB', async () => {
  const database = await cloneDatabase('seeded');
  const bound = boundOfWorkFromHere();
  const began = performance.now();
  const service = await ApiProcess.start(database.url);
  const took = performance.now() - began;
  try {
    for (const path of ['/readyz', '/']) expect([path, await service.status(path)]).toEqual([path, 200]);
    const memory = residentMb(service.pid);
    process.stderr.write(`  a cold start: ${Math.round(took)} ms, ${Math.round(memory)} MB\n`);
    expect(took).toBeLessThan(bound(START_MOST_MS, took));
    expect(memory).toBeLessThan(MEMORY_MOST_MB);
  } finally {
    await service.stop();
    await database.drop();
  }
}, 120_000);
