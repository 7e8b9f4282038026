import { setTimeout as nextLook } from 'node:timers/promises';
import { boundHere } from './machine-pace.js';

/** What a probe saw: done with its answer, or not yet with words that say what is there instead. */
export type Sighting<T> = { readonly done: true; readonly value: T } | { readonly done: false; readonly saw: string };

export const seen = <T>(value: T): Sighting<T> => ({ done: true, value });
export const notYet = (saw: string): Sighting<never> => ({ done: false, saw });

const LOOK_EVERY_MS = 40;

/**
 * Looks again and again until the probe has seen what it waits for and returns that.
 * Throws after `limitMs`, on a slow machine as much later as it is slower, with what was waited for, what was seen last, and the last error of the probe.
 */
export async function eventually<T>(what: string, probe: () => Promise<Sighting<T>> | Sighting<T>, limitMs = 15_000): Promise<T> {
  const began = performance.now();
  for (;;) {
    let saw: string;
    try {
      const sighting = await probe();
      if (sighting.done) return sighting.value;
      saw = sighting.saw;
    } catch (error) {
      saw = `the probe failed: ${String(error)}`;
    }
    const waited = Math.round(performance.now() - began);
    if (waited > boundHere(limitMs, waited)) throw new Error(`waited ${waited} ms for ${what}; saw last: ${saw}`);
    await nextLook(LOOK_EVERY_MS);
  }
}

/** As `eventually`, for a value that must become the expected one. */
export function eventuallyEquals<T>(what: string, read: () => Promise<T>, expected: T, limitMs?: number): Promise<T> {
  const wanted = JSON.stringify(expected);
  return eventually(
    `${what} to be ${wanted}`,
    async () => {
      const value = await read();
      return JSON.stringify(value) === wanted ? seen(value) : notYet(JSON.stringify(value));
    },
    limitMs,
  );
}
