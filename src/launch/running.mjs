import { linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { STATE_DIR, textOf } from './checkout.mjs';
import { isAlive, startTicks } from './child-process.mjs';
import { LaunchError } from './launch-error.mjs';

const FILE = join(STATE_DIR, 'running.json');

/**
 * What the launcher of this checkout says about itself while it lives, else undefined.
 * @returns {{ pid: number, address?: string, databaseUrl?: string, port?: number, redisUrl?: string } | undefined}
 */
export function runningLauncher() {
  let record;
  try {
    record = JSON.parse(textOf(FILE) ?? 'null');
  } catch {
    return undefined;
  }
  if (!record || !isAlive(record.pid)) return undefined;
  return record.startTicks === startTicks(record.pid) ? record : undefined;
}

/** Claims the checkout for this process; throws LaunchError with the address of the launcher that already holds it. */
export function claimCheckout() {
  mkdirSync(STATE_DIR, { recursive: true });
  const mine = `${FILE}.${process.pid}`;
  try {
    writeFileSync(mine, ownRecord({}), { mode: 0o600 });
    for (let attempt = 0; ; attempt++) {
      try {
        // A link appears whole or not at all: of two starts at once exactly one succeeds.
        return linkSync(mine, FILE);
      } catch (error) {
        if (error.code !== 'EEXIST' || attempt > 0) throw refusal(error);
        if (runningLauncher()) throw refusal(error);
        rmSync(FILE, { force: true });
      }
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Tells other commands where everything is; holds the database password, so only this account may read it. */
export function publish(facts) {
  writeFileSync(`${FILE}.next`, ownRecord(facts), { mode: 0o600 });
  renameSync(`${FILE}.next`, FILE);
}

/** Gives the checkout free again. */
export function releaseCheckout() {
  rmSync(FILE, { force: true });
}

const ownRecord = (facts) => JSON.stringify({ pid: process.pid, startTicks: startTicks(process.pid), ...facts });

function refusal(cause) {
  const other = runningLauncher();
  if (!other && cause.code !== 'EEXIST') return cause;
  const where = other?.address ? `地址 ${other.address}` : '还在启动中';
  return new LaunchError(`督办已经在这个目录里运行（进程 ${other?.pid ?? '未知'}，${where}）。\n要重新启动，请先在它的终端按 Ctrl-C。`);
}
