import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Ids of the living processes whose command line or working directory lies in the folder. */
export function processesOf(folder) {
  return readdirSync('/proc').filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid).filter((pid) => {
    try {
      const state = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)[0];
      return state !== 'Z' && (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder) || readlinkSync(`/proc/${pid}/cwd`).startsWith(folder));
    } catch {
      return false;
    }
  }).map(Number);
}

/** Waits until the probe returns something and gives it back; after the time limit throws with the explanation. */
export async function eventually(probe, explain, limitMs = 60_000) {
  for (const began = performance.now(); ;) {
    const answer = await probe();
    if (answer) return answer;
    if (performance.now() - began > limitMs) throw new Error(`${explain()} (waited ${limitMs} ms)`);
    await sleep(50);
  }
}
