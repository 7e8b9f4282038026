import { createHash } from 'node:crypto';
import { inflateRawSync, deflateRawSync } from 'node:zlib';

/** What the fixed work below takes on the machine the bounds of `docs/bench.md` were set on, when it has nothing else to do, in ms. */
const REFERENCE_MS = 60;

/**
 * The bound for what took `tookMs`: `boundMs` where it was kept, else as many times more as this machine takes longer than the reference machine
 * for the same fixed work. A slower or crowded machine is slow, not wrong; a quick one gains nothing.
 */
export function boundHere(boundMs: number, tookMs: number): number {
  return tookMs < boundMs ? boundMs : boundMs * machinePace();
}

/**
 * Takes the machine's pace before some work of seconds; the answer is `boundHere` for what was done since: the pace of a machine that became quicker
 * or slower meanwhile is the slower of both.
 */
export function boundOfWorkFromHere(): typeof boundHere {
  const before = machinePace();
  return (boundMs, tookMs) => (tookMs < boundMs ? boundMs : boundMs * Math.max(before, machinePace()));
}

/** How many times longer than on the reference machine work takes here and now, at least 1. */
function machinePace(): number {
  const began = performance.now();
  fixedWork();
  return Math.max(1, (performance.now() - began) / REFERENCE_MS);
}

/** Strings, regular expressions, maps, hashing and unpacking: what reading a document and answering a request are made of. */
function fixedWork(): number {
  const words = Array.from({ length: 60_000 }, (_, index) => `第${index}项 推进开发区建设（牵头单位：市商务局${index % 93}）`);
  const counts = new Map<string, number>();
  for (const word of words) {
    const unit = /牵头单位：(?<unit>[^）]+)）/.exec(word)?.groups?.['unit'] ?? '';
    counts.set(unit, (counts.get(unit) ?? 0) + word.length);
  }
  const text = JSON.stringify(words);
  const unpacked = inflateRawSync(deflateRawSync(Buffer.from(text), { level: 1 }));
  return counts.size + createHash('sha256').update(unpacked).digest().length + (JSON.parse(text) as string[]).length;
}
